"""What a file is: its content decides, its name only helps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

_MAGIC: Final = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a media file (RIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as text first"),
    (b"{\\rtf", "a rich text document; save it as text first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"(\xb5/\xfd", "a zstd file; unpack it first"),
    (b"SQLite format 3", "a database (perhaps a ledger), not a source"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
)
_MEDIA_ENDINGS: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|bmp|ico|svg|mp[34]|avi|mov|mkv|wav|ogg|docx?|xlsx?|pptx?|od[tsp]"
    r"|epub|exe|dll|so|css|js|woff2?|ttf|db|sqlite|ledger|pyc|class|7z|rar|bz2|xz|zst)"
)
_MARKUP: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|table|h[1-6]|meta|title|span)\b",
    re.IGNORECASE,
)
_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_XML: Final = re.compile(rb"<\?xml\b")
_WARC: Final = re.compile(rb"WARC/\d")


class Kind(StrEnum):
    """The kinds of input that can be read."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"
    FEED = "feed"
    PDF = "pdf"
    GZIP = "gzip"
    ZIP = "zip"
    TAR = "tar"
    WARC = "warc"
    PARQUET = "parquet"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A kind; a remark where the name says otherwise; a reason where it is refused."""

    kind: Kind
    remark: str = ""
    reason: str = ""


_BY_ENDING: Final = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".json": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".pdf": Kind.PDF,
    ".gz": Kind.GZIP,
    ".tgz": Kind.GZIP,
    ".zip": Kind.ZIP,
    ".tar": Kind.TAR,
    ".warc": Kind.WARC,
    ".parquet": Kind.PARQUET,
}


def sniff(name: str, head: bytes) -> Sniffed:
    """What the file of this name and beginning is."""
    ending = PurePosixPath(name.strip().lower()).suffix
    if not head:
        return _refused("nothing in it: the file is empty")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return _refused(f"it is {what}")
    if packed := _packed(ending, head):
        return packed
    if _MEDIA_ENDINGS.fullmatch(ending):
        return _refused(f"a file named {ending} is not read as an article")
    return _text_kind(ending, head)


def inner_name(name: str) -> str:
    """The name of what a compressed file holds."""
    lower = name.lower()
    if lower.endswith(".tgz"):
        return name[:-4] + ".tar"
    return name[:-3] if lower.endswith(".gz") else name


def _refused(reason: str) -> Sniffed:
    return Sniffed(Kind.REFUSED, reason=reason)


def _packed(ending: str, head: bytes) -> Sniffed | None:
    kind = None
    if head.startswith(b"\x1f\x8b"):
        kind = Kind.GZIP
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        if b"[Content_Types].xml" in head[:4096] or head[30:38] == b"mimetype":
            return _refused("it is an office document or e-book; save it as text first")
        kind = Kind.ZIP
    elif head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        kind = Kind.PDF
    elif head[257:262] == b"ustar":
        kind = Kind.TAR
    elif _WARC.match(head):
        kind = Kind.WARC
    elif head.startswith(b"PAR1"):
        kind = Kind.PARQUET
    if kind is None:
        return None
    named = _BY_ENDING.get(ending, kind)
    if named is not kind and named in (Kind.TEXT, Kind.HTML, Kind.JSONL, Kind.CSV, Kind.FEED):
        what = "a PDF" if kind is Kind.PDF else kind
        return _refused(
            f"it is {what} under the name of a {ending} file; rename it to have it read"
        )
    return Sniffed(kind)


def _text_kind(ending: str, head: bytes) -> Sniffed:
    named = _BY_ENDING.get(ending)
    start = _plain_start(head)
    if named in (Kind.PDF, Kind.GZIP, Kind.ZIP, Kind.TAR, Kind.WARC, Kind.PARQUET):
        seen = _seen(start)
        return Sniffed(seen, f"named {ending}, but it is plain {seen}, and was read so")
    if named in (Kind.JSONL, Kind.CSV):
        return Sniffed(named)
    seen = _seen(start)
    if named is Kind.TEXT and seen in (Kind.HTML, Kind.FEED) and _is_document(start):
        return Sniffed(seen, f"named {ending}, but it is {seen}, and was read so")
    if named is Kind.TEXT:
        return Sniffed(Kind.TEXT)
    if named is None:
        what = f"an unknown ending ({ending})" if ending else "no ending"
        return Sniffed(seen, f"the name has {what}; read as {seen} by its content")
    if named is not seen:
        return Sniffed(seen, f"named {ending}, but it is {seen}, and was read so")
    return Sniffed(named)


def _plain_start(head: bytes) -> bytes:
    """The beginning with UTF-16 and UTF-32 made narrow, so that markup can be seen."""
    sample = head[:4096]
    if sample.count(0) * 4 >= len(sample):
        sample = sample.replace(b"\0", b"")
    return sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _is_document(start: bytes) -> bool:
    return bool(re.match(rb"<(?:!doctype|html|\?xml|rss|feed)\b", start, re.IGNORECASE))


def _seen(start: bytes) -> Kind:
    if _FEED.search(start) and start.startswith(b"<"):
        return Kind.FEED
    if _MARKUP.search(start):
        return Kind.HTML
    if _XML.match(start):
        return Kind.FEED
    if start.startswith((b'{"', b"[{", b"{ ", b"{\n", b"[\n")):
        return Kind.JSONL
    return Kind.TEXT
