"""JSON Lines, JSON arrays and single JSON objects of articles."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read import decoding
from counterclaim.read.rows import RowReader
from counterclaim.read.streams import Stream
from counterclaim.records import Quarantined, RawDocument

MEDIA_TYPE: Final = "application/json"
_MAX_DIGITS: Final = 40
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(
    stream: Stream, origin: str, limit: int, *, first: int = 0
) -> Iterator[RawDocument | Quarantined]:
    """The records of a JSON file, one after the other; bad lines come back quarantined.

    ``raw`` of a record is its exact bytes in the file. ``limit`` bounds one record,
    and a whole file that is one JSON array. ``first`` lines stand before this stream,
    which is then a part of a file that ``in_lines`` says is cut at its line ends.
    """
    reader = RowReader(origin)
    if not first and not in_lines(stream.head):
        yield from _read_whole(stream, reader, origin, limit)
        return
    number = first
    while line := stream.line(limit + 1):
        number += 1
        if len(line) > limit:
            yield _bad(f"{origin}#{number}", f"the line has more than {limit} bytes", b"")
            _skip_line(stream, line, limit)
            continue
        bare = line.rstrip(b"\r\n").removeprefix(codecs.BOM_UTF8 if number == 1 else b"")
        if bare.strip():
            yield from _read_line(bare, reader, f"{origin}#{number}", str(number))


def in_lines(head: bytes) -> bool:
    """Whether a file of this beginning holds its records line by line."""
    return not head.startswith(_WIDE_MARKS) and not _is_array(head)


def read_record(raw: bytes, origin: str) -> RawDocument | Quarantined:
    """The record whose kept bytes are ``raw``, as it was read from its file.

    Raises:
        UnreadableInputError: if the bytes are no record.
    """
    try:
        text = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise UnreadableInputError("its bytes are no UTF-8") from error
    record = next(_records(text, RowReader(origin), origin, "", []), None)
    if record is None:
        raise UnreadableInputError("there is no record in it")
    return record


def _is_array(head: bytes) -> bool:
    """Whether the file is one value: an array, or an object over several lines."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    first_line = start.split(b"\n", 1)[0].strip()
    opened = start.startswith(b"{") and first_line.endswith((b"{", b",", b"["))
    return opened or (start[:1] == b"[" and start[1:].lstrip()[:1] == b"{")


def _read_whole(
    stream: Stream, reader: RowReader, origin: str, limit: int
) -> Iterator[RawDocument | Quarantined]:
    """One value for the whole file: an array of records, or one record."""
    decoded = decoding.decode(stream.all(limit))
    text = decoded.text.strip()
    inner = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    yield from _records(inner, reader, origin, "", list(decoded.warnings))


def _read_line(
    line: bytes, reader: RowReader, origin: str, number: str
) -> Iterator[RawDocument | Quarantined]:
    try:
        decoded = decoding.decode(line)
    except UnreadableInputError as error:
        yield _bad(origin, str(error), line)
        return
    warnings = [w for w in decoded.warnings if not w.startswith("the text holds")]
    base = origin.rsplit("#", 1)[0]
    yield from _records(decoded.text.strip(), reader, base, number, warnings)


def _records(
    text: str, reader: RowReader, origin: str, line: str, warnings: list[str]
) -> Iterator[RawDocument | Quarantined]:
    """The JSON values that follow one another in ``text``; commas between them are skipped."""
    at, count = _next_start(text, 0), 0
    while at < len(text):
        count += 1
        place = line if line and count == 1 else f"{line}.{count}" if line else str(count)
        notes = list(warnings)
        if line and count > 1:
            notes.append(f"line {line} holds several records")
        try:
            value, end = _decoder(notes).raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            reason = "it nests too deep" if isinstance(error, RecursionError) else _fault(error)
            yield _bad(f"{origin}#{place}", reason, text[at:].encode("utf-8", "replace"))
            return
        raw = text[at:end].encode("utf-8", "surrogatepass")
        yield _document(value, raw, reader, origin, place, notes)
        at = _next_start(text, end)


def _document(
    value: Any, raw: bytes, reader: RowReader, origin: str, place: str, notes: list[str]
) -> RawDocument | Quarantined:
    if not isinstance(value, dict):
        return _bad(f"{origin}#{place}", "it is no record with named fields", raw)
    row = reader.document(value, raw=raw, place=place, media_type=MEDIA_TYPE)
    return row if isinstance(row, Quarantined) else row.with_warnings(notes)


def _decoder(notes: list[str]) -> json.JSONDecoder:
    """A decoder that tells what JSON forbids or leaves open."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        row = dict(items)
        if len(row) < len(items):
            notes.append("a field stands twice in the record; the last one counts")
        return row

    def constant(name: str) -> None:
        notes.append(f"{name} is no JSON value; read as nothing")

    def integer(digits: str) -> int | str:
        return int(digits) if len(digits) <= _MAX_DIGITS else digits

    return json.JSONDecoder(
        object_pairs_hook=pairs, parse_constant=constant, parse_int=integer, strict=False
    )


def _next_start(text: str, end: int) -> int:
    while end < len(text) and (text[end].isspace() or text[end] == ","):
        end += 1
    return end


def _fault(error: Exception) -> str:
    what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return f"it is no JSON: {what[:120]}"


def _skip_line(stream: Stream, piece: bytes, limit: int) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = stream.line(limit + 1)


def _bad(origin: str, reason: str, raw: bytes) -> Quarantined:
    return Quarantined(origin, reason, hashlib.sha256(raw).hexdigest(), raw)
