"""Readings on disk while a corpus is compared: memory holds one at a time.

Each record is a JSON list of its fields in their order, which this process alone reads
again: it is gone through several times, and such lists are read three times as fast as
records with the names of their fields.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from sys import intern
from types import TracebackType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from counterclaim.errors import LedgerError
from counterclaim.records import Reading

Read = Callable[[Any], Any]


class Spool:
    """Readings in a temporary file of this process, without their raw bytes.

    Used with ``with``; the file has no name that others could open, and is gone
    afterwards. Each pass gives the readings in the order of their articles' ids.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Lays out the readings.

        Raises:
            LedgerError: if the folder for temporary files cannot hold them.
        """
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
            self._places = sorted(self._laid_out(readings))
            self._file.flush()
        except OSError as error:
            raise LedgerError(
                f"The folder for temporary files cannot be written ({error.strerror or error}). "
                "Free some space there, or name another folder in TMPDIR, and run this again; "
                "nothing that was kept is lost."
            ) from error

    def _laid_out(self, readings: Iterable[Reading]) -> Iterator[tuple[str, int]]:
        for reading in readings:
            yield reading.article.id, self._file.tell()
            row = json.dumps(reading, default=_plain, separators=(",", ":"))
            self._file.write(row.encode() + b"\n")

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
        read = _record(Reading)
        for _, at in self._places:
            self._file.seek(at)  # passes may be under way side by side
            yield read(json.loads(self._file.readline()))


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, name) for name in _names(cast("Any", type(value)))]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(hint: Any) -> Read | None:
    """What makes a value of a type from its JSON; None where it is the JSON itself."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (kind for kind in get_args(hint) if kind is not type(None))
        return _reader(hint)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if is_dataclass(hint):
        return _record(hint)
    if hint is str:
        return intern  # most come back, as names of makers and of articles do
    if hint is bytes:
        return str.encode
    if issubclass(hint, date):
        return cast("Read", hint.fromisoformat)
    return hint if issubclass(hint, StrEnum) else None


def _tuple(inner: tuple[Any, ...]) -> Read:
    if len(inner) == 2 and inner[1] is Ellipsis:
        item = _reader(inner[0])
        return lambda row: tuple(map(item, row)) if item else tuple(row)
    each = [_reader(kind) or _same for kind in inner]
    return lambda row: tuple(read(value) for read, value in zip(each, row, strict=True))


def _same(value: Any) -> Any:
    return value


def _record(kind: Any) -> Read:
    hints = get_type_hints(kind)
    made = [(at, make) for at, name in enumerate(_names(kind)) if (make := _reader(hints[name]))]

    def read(row: list[Any]) -> Any:
        for at, make in made:
            if row[at] is not None:
                row[at] = make(row[at])
        return kind(*row)

    return read
