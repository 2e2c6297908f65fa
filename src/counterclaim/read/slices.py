"""Big files in parts that can be read apart, each with the places that its records have.

JSON lines are cut at line ends, web archives that are packed record by record between
records, Parquet between row groups. Everything else is one part. A record's origin is the
same whether its file is read in parts or whole.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read import streams
from counterclaim.read.jsonl import in_lines, read_jsonl
from counterclaim.read.limits import HEAD_BYTES
from counterclaim.read.parquet import PARQUET_MAGIC, open_parquet, read_parquet
from counterclaim.read.reading import Documents, guarded, open_found, rows_of
from counterclaim.read.sniffing import Kind, sniff
from counterclaim.read.sources import Found
from counterclaim.read.warcs import read_warc
from counterclaim.settings import Settings

_BLOCK: Final = 1024 * 1024
_LENGTH: Final = re.compile(rb"^content-length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)
WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a file: ``[start, end)`` in bytes, or in row groups of a Parquet file.

    ``form`` is how it is cut, ``first`` how many records stand before it, ``sha256`` the
    hash of its bytes (of a Parquet file the hash of the whole).
    """

    path: Path
    origin: str
    form: str
    start: int
    end: int
    first: int
    sha256: str
    bytes: int


def survey(found: Found, size: int) -> list[Slice]:
    """The parts of a file, each of about ``size`` bytes; one pass over the file.

    Raises:
        OSError: if it cannot be read.
    """
    path = found.path
    if path is None:
        raise UnreadableInputError("only files are read in bulk; save it to one first")
    total = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        file.seek(0)
        if head.startswith(PARQUET_MAGIC):
            return _row_groups(found, path, size, _digest(file))
        kind = sniff(path.name, head).kind
        if total > size and kind is Kind.JSONL and in_lines(head):
            return list(_lines(file, found, path, size))
        if total > size and kind is Kind.GZIP and (cut := _members(file, found, path, size)):
            return cut
        file.seek(0)
        return [Slice(path, found.origin, WHOLE, 0, total, 0, _digest(file), total)]


def slice_documents(part: Slice, settings: Settings) -> Documents:
    """The documents of a part; no exception leaves on its account."""
    if part.form == WHOLE:
        yield from open_found(Found(part.path, part.origin), settings)
    else:
        yield from guarded(_part(part, settings), part.origin)


def _part(part: Slice, settings: Settings) -> Documents:
    if part.form == Kind.PARQUET:
        groups = range(part.start, part.end)
        yield from read_parquet(part.path, part.origin, groups=groups, first=part.first)
        return
    limit = settings.max_document_bytes
    with part.path.open("rb", buffering=0) as file:
        file.seek(part.start)
        stream = streams.part(file, part.end - part.start)
        if part.form == Kind.JSONL:
            rows = read_jsonl(stream, part.origin, limit, first=part.first)
        else:
            stream = streams.gunzipped(stream)
            rows = read_warc(stream, part.origin, limit, first=part.first)
        yield from rows_of(rows, stream, part.origin, sniff(part.path.name, _head(part.path)))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _digest(file: BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(file: IO[bytes], found: Found, path: Path, size: int) -> Iterator[Slice]:
    """Cuts at the first line end after each ``size`` bytes."""
    start, first, number = 0, 0, 0
    digest, at = hashlib.sha256(), 0
    while block := file.read(_BLOCK):
        if at + len(block) - start >= size:
            cut = block.find(b"\n", max(0, start + size - at))
            if cut >= 0:
                piece = block[: cut + 1]
                digest.update(piece)
                number += piece.count(b"\n")
                end = at + cut + 1
                yield _cut(found, path, Kind.JSONL, (start, end, first), digest.hexdigest())
                start, first, digest = end, number, hashlib.sha256()
                file.seek(end)
                at = end
                continue
        digest.update(block)
        number += block.count(b"\n")
        at += len(block)
    if at > start:
        yield _cut(found, path, Kind.JSONL, (start, at, first), digest.hexdigest())


def _cut(found: Found, path: Path, form: Kind, place: tuple[int, int, int], digest: str) -> Slice:
    start, end, first = place
    return Slice(path, found.origin, form, start, end, first, digest, end - start)


def _members(file: IO[bytes], found: Found, path: Path, size: int) -> list[Slice]:
    """The parts of a web archive whose every record is packed alone; none for other files."""
    cuts: list[Slice] = []
    start, first, at, digest = 0, 0, 0, hashlib.sha256()
    for number, raw in enumerate(_packed_records(file)):
        if raw is None:
            return []
        if at > start and at + len(raw) - start > size:
            cuts.append(_cut(found, path, Kind.WARC, (start, at, first), digest.hexdigest()))
            start, first, digest = at, number, hashlib.sha256()
        digest.update(raw)
        at += len(raw)
    if at > start:
        cuts.append(_cut(found, path, Kind.WARC, (start, at, first), digest.hexdigest()))
    return cuts


def _packed_records(file: IO[bytes]) -> Iterator[bytes | None]:
    """The packed bytes of each member that is one record; None, and no more, for another."""
    rest = b""
    while rest or (rest := file.read(_BLOCK)):
        raw, rest, unpacked = _member(file, rest)
        if raw is None or not _one_record(unpacked):
            yield None
            return
        yield raw


def _member(file: IO[bytes], rest: bytes) -> tuple[bytes | None, bytes, bytes]:
    """The next member, packed; what follows it; and the member unpacked."""
    engine: Any = zlib.decompressobj(wbits=31)
    packed, text = [], []
    piece = rest
    try:
        while piece:
            text.append(engine.decompress(piece))
            packed.append(piece)
            if engine.eof:
                left = bytes(engine.unused_data)
                whole = b"".join(packed)
                return whole[: len(whole) - len(left)], left, b"".join(text)
            piece = file.read(_BLOCK)
    except zlib.error:
        pass
    return None, b"", b""


def _one_record(record: bytes) -> bool:
    """Whether the bytes are one record of a web archive, from its first to its last."""
    end = record.find(b"\r\n\r\n")
    stated = _LENGTH.search(record, 0, max(0, end) + 2)
    if not record.startswith(b"WARC/") or end < 0 or stated is None:
        return False
    return len(record) == end + 4 + int(stated[1]) + 4


def _row_groups(found: Found, path: Path, size: int, digest: str) -> list[Slice]:
    try:
        with open_parquet(path) as file:
            sizes = [
                (file.metadata.row_group(g).total_byte_size, file.metadata.row_group(g).num_rows)
                for g in range(file.num_row_groups)
            ]
    except UnreadableInputError:  # told when it is read
        total = path.stat().st_size
        return [Slice(path, found.origin, WHOLE, 0, total, 0, digest, total)]
    cuts: list[Slice] = []
    start = first = rows = held = 0
    for at, (weight, count) in enumerate(sizes):
        if at > start and held + weight > size:
            cuts.append(_cut(found, path, Kind.PARQUET, (start, at, first), digest))
            cuts[-1] = replace(cuts[-1], bytes=held)
            start, first, held = at, rows, 0
        held += weight
        rows += count
    last = _cut(found, path, Kind.PARQUET, (start, len(sizes), first), digest)
    return [*cuts, replace(last, bytes=held)]
