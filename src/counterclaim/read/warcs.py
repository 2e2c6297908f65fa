"""WARC web archives: one document per successful response that is a page or a text.

Needs the extra ``counterclaim[warc]``. The library takes records apart; bodies are
bounded and unpacked here, so that a length or an encoding that lies cannot hurt.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read.naming import printable
from counterclaim.read.packing import unpacked_body
from counterclaim.read.sniffing import Kind, sniff
from counterclaim.read.streams import Stream
from counterclaim.records import Quarantined, RawDocument

_TYPES: Final = re.compile(
    r"(?:text/html|application/xhtml\+xml|text/plain|application/pdf)\b", re.IGNORECASE
)
_CHUNK_SIZE: Final = re.compile(rb"([0-9a-fA-F]{1,8})(?:;[^\r\n]{0,200})?\r?\n")


def read_warc(
    stream: Stream, origin: str, limit: int, *, first: int = 0
) -> Iterator[RawDocument | Quarantined]:
    """The pages of a web archive, with address and capture time; oddities quarantined.

    Pictures, scripts and other kinds are passed over (an archive of a page is full of
    them); failed responses are told together at the end. ``first`` records stand before
    this stream in its file.

    Raises:
        UnreadableInputError: if the extra is missing or no page is in the archive.
    """
    failed, found, number = 0, 0, first
    archive = _Archive(stream)
    while True:
        try:
            record = archive.next()
        except UnreadableInputError as error:
            yield Quarantined(f"{origin}#{number + 1}", str(error))
            found += 1
            break
        if record is None:
            break
        number += 1
        if not _is_page(record):
            failed += _is_failure(record)
            continue
        found += 1
        yield _document(record, f"{origin}#{number}", limit)
    if archive.faults:
        yield Quarantined(origin, f"{archive.faults} record(s) do not end where they say they do")
    if archive.cut:
        yield Quarantined(origin, "the archive ends in the middle of its last record")
    if failed:
        yield Quarantined(origin, f"{failed} response(s) were errors or redirects, not pages")
    elif not found:
        raise UnreadableInputError("there is no page in this web archive")


class _Archive:
    """The library's iterator, without its printing, and with one kind of error."""

    def __init__(self, stream: Stream) -> None:
        try:
            from warcio.archiveiterator import WARCIterator
            from warcio.exceptions import ArchiveLoadFailed
        except ImportError as error:
            raise UnreadableInputError(
                "web archives need an extra: pip install 'counterclaim[warc]'"
            ) from error
        self._iterator: Any = WARCIterator(stream.file())
        self._last: Any = None
        # The last four are what it runs into on records without the headers it expects.
        self._failures: tuple[type[Exception], ...] = (
            *(ArchiveLoadFailed, ValueError, OSError, EOFError, zlib.error),
            *(AttributeError, TypeError, KeyError, IndexError),
        )

    @property
    def faults(self) -> int:
        """How many records were followed by something else than a record."""
        return int(self._iterator.err_count)

    @property
    def cut(self) -> bool:
        """Whether the last record had fewer bytes than it states."""
        return self._last is not None and _lacking(self._last) > 0

    def next(self) -> Any:
        """The next record, or None at the end.

        Raises:
            UnreadableInputError: if the archive is damaged here.
        """
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # it prints what it finds wrong
                record = next(self._iterator, None)
        except self._failures as error:
            # where a record's head is missing or cut, the library looks into lines that are None
            headless = isinstance(error, AttributeError)
            why = "a record's head is missing or cut" if headless else f"{error!s:.120}"
            raise UnreadableInputError(f"the archive is damaged: {why}") from error
        self._last = record or self._last
        return record


def _lacking(record: Any) -> int:
    """The bytes that a record states and that were not there when it was read."""
    return int(getattr(record.raw_stream, "limit", 0))


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource") or _status(record) not in ("", "200"):
        return False
    return bool(_TYPES.match(_header(record, "Content-Type") or "text/html"))


def _is_failure(record: Any) -> bool:
    return record.rec_type == "response" and _status(record) not in ("", "200")


def _status(record: Any) -> str:
    return str(record.http_headers.get_statuscode()) if record.http_headers else ""


def _header(record: Any, name: str) -> str | None:
    headers = record.http_headers or record.rec_headers
    value = headers.get_header(name) if headers else None
    return str(value) if value else None


def _document(record: Any, origin: str, limit: int) -> RawDocument | Quarantined:
    warnings: list[str] = []
    body = b""
    try:
        body = _body(record, limit, warnings)
        if not body.strip():
            raise UnreadableInputError("the response has no body")
        media_type = printable(_header(record, "Content-Type") or "text/html")[:100]
        sniffed = sniff("page", body[:4096])
        if sniffed.kind is Kind.PDF:
            media_type = "application/pdf"
        elif sniffed.kind not in (Kind.HTML, Kind.TEXT):
            raise UnreadableInputError(sniffed.reason or f"the response is {sniffed.kind}")
    except UnreadableInputError as error:
        return Quarantined(origin, str(error), hashlib.sha256(body).hexdigest(), body)
    url = record.rec_headers.get_header("WARC-Target-URI")
    if not url:
        warnings.append("the record has no address")
    captured = _moment(record.rec_headers.get_header("WARC-Date"))
    return RawDocument(
        raw=body,
        origin=origin,
        media_type=media_type,
        url=url.strip("<>") if url else None,
        captured_at=captured,
        captured_basis="WARC-Date" if captured else "",
        warnings=tuple(warnings),
    )


def _body(record: Any, limit: int, warnings: list[str]) -> bytes:
    """The response's body, unchunked and unpacked.

    Raises:
        UnreadableInputError: if it is longer than the limit, damaged or of a bomb.
    """
    body: bytes = record.raw_stream.read(limit + 1)
    if len(body) > limit:
        raise UnreadableInputError(f"the record has more than {limit} bytes")
    if lacking := _lacking(record):
        warnings.append(f"the archive ends {lacking} bytes before the end of this record")
    body = _cut(record, body, warnings)
    if (_header(record, "Transfer-Encoding") or "").lower() == "chunked":
        body = _unchunked(body, warnings)
    encoding = (_header(record, "Content-Encoding") or "").lower()
    return unpacked_body(body, encoding, limit, warnings)


def _cut(record: Any, body: bytes, warnings: list[str]) -> bytes:
    """The body up to the length that the response states.

    A record whose own length is too long swallows the record after it; without the cut
    two articles would become one.
    """
    stated = _header(record, "Content-Length") if record.http_headers else None
    if not stated or not stated.isdigit() or int(stated) == len(body):
        return body
    told = f"the response states {int(stated)} bytes and has {len(body)}"
    warnings.append(told + ("; the rest is left out" if int(stated) < len(body) else ""))
    return body[: int(stated)]


def _unchunked(body: bytes, warnings: list[str]) -> bytes:
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
    warnings.append("the chunks of the response are damaged; read as far as possible")
    return b"".join(parts) if parts else body


def _moment(value: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
