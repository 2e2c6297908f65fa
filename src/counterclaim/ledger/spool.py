"""Readings on disk, to be gone through several times without being held in memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import TracebackType

from counterclaim.records import Reading


class Spool:
    """Readings in a temporary file of this process, without their raw bytes.

    Used with ``with``; the file has no name that others could open, and is gone
    afterwards. Each pass gives the readings in the order of their articles' ids.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        places: list[tuple[str, int]] = []
        for reading in readings:
            places.append((reading.article.id, self._file.tell()))
            slim = replace(reading, article=replace(reading.article, raw=b""))
            pickle.dump(slim, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._places = sorted(places)

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Reading]:
        for _, at in self._places:
            self._file.seek(at)  # passes may be under way side by side
            reading: Reading = pickle.load(self._file)  # noqa: S301 (written by us alone)
            yield reading
