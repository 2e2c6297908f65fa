"""Inputs to raw documents: finds, opens, tells kinds apart, takes containers apart."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read import streams
from counterclaim.read.archives import tar_members, zip_members
from counterclaim.read.feeds import read_feed
from counterclaim.read.fetching import Fetched, Fetcher
from counterclaim.read.jsonl import read_jsonl
from counterclaim.read.limits import MAX_NESTING
from counterclaim.read.naming import printable
from counterclaim.read.parquet import PARQUET_MAGIC, read_parquet
from counterclaim.read.sniffing import Kind, Sniffed, inner_name, sniff
from counterclaim.read.sources import NOT_FETCHED, Found, find
from counterclaim.read.streams import Stream
from counterclaim.read.tables import read_table
from counterclaim.read.warcs import read_warc
from counterclaim.records import Quarantined, RawDocument
from counterclaim.settings import Settings

Documents = Iterator[RawDocument | Quarantined]
_MEDIA_TYPES: Final = {
    Kind.TEXT: "text/plain",
    Kind.HTML: "text/html",
    Kind.PDF: "application/pdf",
}

_READERS: Final = {
    Kind.JSONL: read_jsonl,
    Kind.CSV: read_table,
    Kind.FEED: read_feed,
    Kind.WARC: read_warc,
}


def documents(
    inputs: Sequence[str | Path],
    *,
    settings: Settings,
    fetcher: Fetcher | None = None,
    but: Path | None = None,
) -> Documents:
    """Every document behind ``inputs``, sorted by origin; the unreadable ones with reasons.

    Args:
        inputs: files, folders, glob patterns, ``-`` for standard input, or addresses.
        settings: bounds the size of one document, and says whether addresses are fetched.
        fetcher: in place of the one that reaches public addresses only; for tests.
        but: a ledger that is being written, which is no source.

    Yields:
        A ``RawDocument`` per article, or a ``Quarantined`` per thing set aside. No
        exception leaves the generator on account of an input.
    """
    for found in find(inputs, but=but):
        if isinstance(found, Quarantined):
            yield found
        else:
            opened = _fetch(found, settings, fetcher) if found.url else _open(found, settings)
            yield from guarded(opened, found.origin)


def open_found(found: Found, settings: Settings) -> Documents:
    """The documents of one file that ``find`` gave; no exception leaves on its account."""
    yield from guarded(_open(found, settings), found.origin)


def guarded(results: Documents, origin: str) -> Documents:
    """The border of one file: whatever goes wrong in it is told, and the run goes on."""
    try:
        yield from results
    except UnreadableInputError as error:
        yield Quarantined(origin, str(error))
    except PermissionError:
        yield Quarantined(origin, "there is no permission to read it")
    except OSError as error:
        yield Quarantined(origin, f"it cannot be read: {error.strerror or error}")
    except Exception as error:
        yield Quarantined(origin, f"reading failed ({type(error).__name__}: {error!s:.160})")


def _fetch(found: Found, settings: Settings, fetcher: Fetcher | None) -> Documents:
    """The documents behind an address, each with when and how its bytes came."""
    if not settings.fetch:
        raise UnreadableInputError(NOT_FETCHED)
    page = (fetcher or Fetcher(limit=settings.max_document_bytes)).fetch(found.url)
    stream = streams.plain(io.BytesIO(page.body))
    for item in _read(stream, "", found.origin, settings, depth=0):
        yield _stamped(item, page) if isinstance(item, RawDocument) else item


def _stamped(document: RawDocument, page: Fetched) -> RawDocument:
    """The document with its address, time of capture and the exchange with the server."""
    charset = page.media_type.partition(";")[2]
    whole = document.media_type in _MEDIA_TYPES.values()
    return replace(
        document,
        url=document.url or page.url,
        media_type=f"{document.media_type};{charset}" if whole and charset else document.media_type,
        captured_at=document.captured_at or page.captured_at,
        captured_basis=document.captured_basis or "fetched",
        exchange=page.exchange,
        warnings=(*page.warnings, *document.warnings),
    )


def _open(found: Found, settings: Settings) -> Documents:
    if found.path is None:
        yield from _read(streams.plain(sys.stdin.buffer), "", found.origin, settings, depth=0)
        return
    with found.path.open("rb", buffering=0) as file:
        stream = streams.plain(file)
        if stream.head.startswith(PARQUET_MAGIC):
            yield from read_parquet(found.path, found.origin)
            return
        yield from _read(stream, found.path.name, found.origin, settings, depth=0)


def _read(stream: Stream, name: str, origin: str, settings: Settings, *, depth: int) -> Documents:
    """The documents of one stream, by the kind that its content shows."""
    sniffed = sniff(name, stream.head) if name else sniff("", stream.head)
    if not name:
        sniffed = replace(sniffed, remark="")
    limit = settings.max_document_bytes
    if sniffed.kind is Kind.REFUSED:
        yield _refused(stream, origin, sniffed, limit)
    elif sniffed.kind in (Kind.GZIP, Kind.ZIP, Kind.TAR):
        if depth >= MAX_NESTING + (sniffed.kind is Kind.TAR):
            raise UnreadableInputError("archives inside archives inside archives are not opened")
        yield from _unpack(stream, name, origin, settings, kind=sniffed.kind, depth=depth)
    elif sniffed.kind is Kind.PARQUET:
        raise UnreadableInputError(
            "a Parquet file is read from disk alone, not from inside another"
        )
    elif sniffed.kind in _MEDIA_TYPES:
        yield _whole(stream, origin, sniffed, limit)
    else:
        yield from rows_of(_READERS[sniffed.kind](stream, origin, limit), stream, origin, sniffed)


def _refused(stream: Stream, origin: str, sniffed: Sniffed, limit: int) -> Quarantined:
    raw = stream.head if not stream.head else stream.all(limit)
    return Quarantined(origin, sniffed.reason, hashlib.sha256(raw).hexdigest(), raw)


def _whole(stream: Stream, origin: str, sniffed: Sniffed, limit: int) -> RawDocument:
    """One document that is the whole stream, read once and kept as it was then."""
    raw = stream.all(limit)
    warnings = tuple(w for w in (sniffed.remark, stream.fault) if w)
    return RawDocument(raw, origin, _MEDIA_TYPES[sniffed.kind], warnings=warnings)


def rows_of(rows: Documents, stream: Stream, origin: str, sniffed: Sniffed) -> Documents:
    """The rows of a table, with what is odd about the file told of each."""
    count = 0
    for row in rows:
        count += 1
        if isinstance(row, RawDocument) and sniffed.remark:
            row = row.with_warnings([sniffed.remark])
        yield row
    if stream.fault:
        yield Quarantined(origin, stream.fault)
    elif not count:
        yield Quarantined(origin, "there is no record in it")


def _unpack(
    stream: Stream, name: str, origin: str, settings: Settings, *, kind: Kind, depth: int
) -> Documents:
    if kind is Kind.GZIP:
        inside = streams.gunzipped(stream)
        yield from _read(inside, inner_name(name), origin, settings, depth=depth + 1)
        return
    is_zip = kind is Kind.ZIP
    members = (
        zip_members(stream, origin, settings.max_document_bytes * 8)
        if is_zip
        else tar_members(stream, origin)
    )
    for member in members:
        if isinstance(member, Quarantined):
            yield member
            continue
        inner, inside = member
        place = f"{origin}!{printable(inner)}"
        yield from guarded(_read(inside, inner, place, settings, depth=depth + 1), place)
