"""Arrays that take seconds to make, kept on disk from one start of the program to the next.

They follow from files that come with the program alone, never from what a user reads; who
deletes them loses those seconds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from counterclaim.settings import cache_folder

Arrays = Mapping[str, NDArray[Any]]
_SOURCES = "made from"


def kept(name: str, make: Callable[[], Arrays], *, sources: Iterable[Traversable]) -> Arrays:
    """The arrays that ``make`` gives, read from disk if they were made before.

    They are made anew when one of ``sources``, the data and the code that they follow
    from, is another file or has another size or time of change, and when what lies there
    is torn. Where nothing can be written they are made each time.
    """
    path = cache_folder() / f"{name}.npz"
    state = _state(sources)
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


def _state(sources: Iterable[Traversable]) -> bytes:
    paths = [Path(str(source)) for source in sources]
    told = [(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in paths]
    return json.dumps(told).encode()


def _keep(arrays: Arrays, path: Path) -> None:
    """The whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        np.savez(fresh, **arrays)  # type: ignore[arg-type]  # no array is named allow_pickle
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
