"""CSV and its kin: any of four separators, any encoding, exact bytes per record."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read import decoding
from counterclaim.read.limits import MAX_QUOTE_REPAIRS
from counterclaim.read.naming import printable
from counterclaim.read.rows import RowReader, columns
from counterclaim.read.streams import Stream
from counterclaim.records import Quarantined, RawDocument

MEDIA_TYPE: Final = "text/csv"
_SEPARATORS: Final = ",;\t|"
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_table(stream: Stream, origin: str, limit: int) -> Iterator[RawDocument | Quarantined]:
    """The records of a table with a header line; bad records come back quarantined.

    ``raw`` of a record is its exact bytes, without the line end.

    Raises:
        UnreadableInputError: if there is no header that names a column of texts.
    """
    lines = _Lines(stream, limit)
    header = _Header.read(lines, stream.head)
    reader = RowReader(origin)
    count = 0
    for record in _records(lines, header.separator, limit):
        count += 1
        place = f"{origin}#{record.line}"
        if record.fault:
            yield _bad(place, record.fault, record.raw)
        else:
            yield header.document(record, reader, place)
    if not count:
        raise UnreadableInputError("it has a header and no rows")


@dataclass(frozen=True, slots=True)
class _Record:
    """The exact bytes of a record, the number of its first line, and what is wrong."""

    raw: bytes
    line: int
    fault: str = ""
    notes: tuple[str, ...] = ()


class _Lines:
    """Lines as bytes, with their numbers and the power to go back."""

    def __init__(self, stream: Stream, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._waiting: list[bytes] = []
        self._whole: Iterator[bytes] | None = None
        if stream.head.startswith(_WIDE_MARKS) or self._has_lone_returns():
            text = decoding.decode(stream.all(limit)).text
            self._whole = iter(text.encode("utf-8", "replace").splitlines(keepends=True))
        self.number = 0

    def _has_lone_returns(self) -> bool:
        return b"\n" not in self._stream.head and b"\r" in self._stream.head

    def next(self) -> bytes:
        """The next line with its end; empty at the end of the table."""
        if self._waiting:
            line = self._waiting.pop()
        elif self._whole is not None:
            line = next(self._whole, b"")
        else:
            line = self._stream.line(self._limit + 1)
        if line and self.number == 0:
            line = line.removeprefix(codecs.BOM_UTF8)
        self.number += bool(line)
        return line

    def back(self, lines: list[bytes]) -> None:
        """Gives lines back, to be read again."""
        self._waiting.extend(reversed(lines))
        self.number -= len(lines)


class _Header:
    """The columns, the separator, and the encoding of the table where it is no UTF-8."""

    def __init__(self, names: list[str], separator: str, head: bytes) -> None:
        self.names = names
        self.separator = separator
        self._guess = _encoding_of(head)
        self._twice = sorted({n for n in names if n and names.count(n) > 1})

    @classmethod
    def read(cls, lines: _Lines, head: bytes) -> _Header:
        line = decoding.decode(lines.next() or b" ").text
        separator = ""
        if line.lower().startswith("sep=") and len(line.strip()) == 5:
            separator = line.strip()[4]
            line = decoding.decode(lines.next() or b" ").text
        separator = separator or max(_SEPARATORS, key=line.count)
        names = [name.strip() for name in next(csv.reader([line], delimiter=separator), [])]
        found = columns(names)
        if "text" not in found and "html" not in found:
            shown = ", ".join(printable(n)[:30] for n in names[:8])
            raise UnreadableInputError(
                f"no column holds a text (first line: {shown}); name one of them 'text'"
            )
        return cls(names, separator, head)

    def document(self, record: _Record, reader: RowReader, place: str) -> RawDocument | Quarantined:
        try:
            decoded = decoding.decode(record.raw, declared=self._guess)
        except UnreadableInputError as error:
            return _bad(place, str(error), record.raw)
        allow_large_cells()
        values = next(csv.reader(io.StringIO(decoded.text, newline=""), delimiter=self.separator))
        row: dict[str, str] = {}
        for name, value in zip(self.names, values, strict=False):
            row.setdefault(name, value)
        found = reader.document(row, raw=record.raw, place=str(record.line), media_type=MEDIA_TYPE)
        if isinstance(found, Quarantined):
            return found
        notes = [w for w in decoded.warnings if not w.startswith("the text holds")]
        if decoded.encoding == self._guess:
            notes.append(f"no encoding is declared; the table is read as {self._guess}, a guess")
        return found.with_warnings([*notes, *record.notes, *self._remarks(len(values))])

    def _remarks(self, width: int) -> Iterator[str]:
        if width != len(self.names):
            yield f"the row has {width} fields and the header {len(self.names)}"
        for name in self._twice:
            yield f"the column {printable(name)[:40]!r} stands twice; the first is used"


def _records(lines: _Lines, separator: str, limit: int) -> Iterator[_Record]:
    """The records of the table, each with the number of its first line.

    A quote that is never closed would swallow the rest of the table: the record is
    given up, its first line told, and the next line tried.
    """
    repairs = 0
    while first := lines.next():
        number, taken, quotes = lines.number, [first], _Quotes(separator)
        quotes.feed(first)
        size = len(first)
        while quotes.open and size <= limit and (more := lines.next()):
            taken.append(more)
            size += len(more)
            quotes.feed(more)
        whole = b"".join(taken).rstrip(b"\r\n")
        broken = quotes.open or size > limit or (quotes.loose and len(taken) > 1)
        if broken and repairs == MAX_QUOTE_REPAIRS:
            yield _Record(whole, number, fault="too many open quotes; the rest is not read")
            return
        if broken:
            repairs += 1
            lines.back(taken[1:])
            what = "a quote in it is never closed" if size <= limit else "the record is too long"
            yield _Record(first.rstrip(b"\r\n"), number, fault=what)
        elif whole:
            note = "a quotation mark in it is not doubled; fields may be cut wrongly"
            yield _Record(whole, number, notes=(note,) if quotes.loose else ())


class _Quotes:
    """Whether a quoted field is still open (RFC 4180), over the lines of one record.

    ``loose`` tells of a closing quote that is followed by anything but a separator.
    """

    def __init__(self, separator: str) -> None:
        self._mark = separator.encode()
        self.open = False
        self.loose = False

    def feed(self, line: bytes) -> None:
        """Reads one more line."""
        at, at_start = 0, not self.open
        while at < len(line):
            if self.open:
                at = self._close(line, at)
                at_start = False
            elif at_start and line[at : at + 1] == b'"':
                self.open, at = True, at + 1
            else:
                found = line.find(self._mark, at)
                if found < 0:
                    return
                at_start, at = True, found + 1

    def _close(self, line: bytes, at: int) -> int:
        """The position after the next closing quote, or the end of the line."""
        end = line.find(b'"', at)
        if end < 0:
            return len(line)
        following = line[end + 1 : end + 2]
        if following == b'"':
            return end + 2
        self.open = False
        self.loose = self.loose or following not in (b"", b"\r", b"\n", self._mark)
        return end + 1


def _encoding_of(head: bytes) -> str | None:
    """The encoding that the beginning of the table seems to have; None for UTF-8."""
    if head.startswith(_WIDE_MARKS):
        return None  # already made UTF-8
    encoding = decoding.decode(head).encoding
    return None if encoding == "utf-8" else encoding


def allow_large_cells() -> None:
    """Lifts the reader's limit of 131,072 characters; records are bounded by bytes."""
    if csv.field_size_limit() < 2**31 - 1:
        csv.field_size_limit(2**31 - 1)


def _bad(origin: str, reason: str, raw: bytes) -> Quarantined:
    return Quarantined(origin, reason, hashlib.sha256(raw).hexdigest(), raw)
