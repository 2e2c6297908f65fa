"""Readings on disk, to be gone through several times without being held in memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from types import TracebackType

from counterclaim.ledger.jsonable import from_jsonable, to_jsonable
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
            data = to_jsonable(reading)
            data["article"]["raw"] = None
            self._file.write(json.dumps(data, separators=(",", ":")).encode() + b"\n")
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
            data = json.loads(self._file.readline())
            data["article"]["raw"] = b""
            yield from_jsonable(Reading, data)
