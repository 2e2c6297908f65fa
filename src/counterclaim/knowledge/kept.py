"""Arrays that take seconds to make, kept on disk from one start of the program to the next.

They follow from files that come with the program alone, never from what a user reads; who
deletes them loses those seconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from counterclaim.settings import cache_folder

Arrays = Mapping[str, NDArray[Any]]
_SOURCES = "made from"


def kept(
    name: str, make: Callable[[], Arrays], *, data: Traversable, code: Iterable[Traversable]
) -> Arrays:
    """The arrays that ``make`` gives, read from disk if they were made before.

    They are made anew when the file of their data has another size or time of change, when
    the code that they follow from has other bytes, and when what lies there is torn. Where
    nothing can be written they are made each time.

    Raises:
        OSError: if a file that they follow from cannot be read.
    """
    path = cache_folder() / f"{name}.npz"
    state = _state(Path(str(data)), code)
    if (found := _held(path, state)) is not None:
        return found
    made = make()
    with suppress(OSError):
        _keep({**made, _SOURCES: np.frombuffer(state, np.uint8)}, path)
    return made


def _held(path: Path, state: bytes) -> Arrays | None:
    """What lies on disk, if it is whole and was made from the same."""
    try:
        with np.load(path, allow_pickle=False) as file:
            if file[_SOURCES].tobytes() == state:
                return {name: file[name] for name in file.files}
    except (OSError, EOFError, ValueError, KeyError, BadZipFile):
        pass
    return None


def _state(data: Path, code: Iterable[Traversable]) -> bytes:
    told = data.stat()
    digest = sha256(f"{told.st_size} {told.st_mtime_ns}".encode())
    for file in code:
        digest.update(file.read_bytes())
    return digest.digest()


def _keep(arrays: Arrays, path: Path) -> None:
    """The whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        np.savez(fresh, **arrays)  # type: ignore[arg-type]  # no array is named allow_pickle
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
