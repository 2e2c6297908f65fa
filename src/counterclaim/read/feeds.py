"""RSS and Atom feeds: one document per item."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final

from counterclaim.read import decoding
from counterclaim.read.rows import RowReader
from counterclaim.read.sandbox import shared_sandbox
from counterclaim.read.streams import Stream
from counterclaim.records import Quarantined, RawDocument

MEDIA_TYPE: Final = "application/rss+xml"
_MARKUP: Final = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,120}encoding=[\"']([\w.:-]{2,40})")


def read_feed(stream: Stream, origin: str, limit: int) -> Iterator[RawDocument | Quarantined]:
    """The items of a feed. ``raw`` of an item is its own XML, written out as UTF-8.

    Raises:
        UnreadableInputError: if the feed as a whole cannot be read.
    """
    raw = stream.all(limit)
    decoded = decoding.decode(raw, declared=_declared(raw))
    feed: dict[str, Any] = shared_sandbox().run("feed", decoded.text)
    notes = [w for w in decoded.warnings if not w.startswith("the text holds")]
    notes.extend(feed["warnings"])
    reader = RowReader(origin)
    for number, item in enumerate(feed["items"], 1):
        found = _document(item, feed["name"], reader, str(number))
        yield found if isinstance(found, Quarantined) else found.with_warnings(notes)


def read_item(raw: bytes, origin: str) -> RawDocument | Quarantined:
    """The item whose kept bytes are ``raw``; only the name of its feed is missing.

    Raises:
        UnreadableInputError: if the bytes are no item.
    """
    source = f"<rss>{raw.decode('utf-8', 'replace')}</rss>"
    feed: dict[str, Any] = shared_sandbox().run("feed", source)
    return _document(feed["items"][0], None, RowReader(origin), "1")


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:400])
    return match[1].decode("ascii") if match else None


def _document(
    item: dict[str, Any], name: str | None, reader: RowReader, number: str
) -> RawDocument | Quarantined:
    raw = item["source"].encode("utf-8", "replace")
    content = item["content"] or item["title"] or ""
    row = {
        "html" if _MARKUP.search(content) else "text": content,
        "title": html.unescape(item["title"] or "") or None,
        "outlet": html.unescape(name) if name else None,
        "published": item["published"],
        "url": item["url"],
    }
    found = reader.document(row, raw=raw, place=number, media_type=MEDIA_TYPE)
    if isinstance(found, RawDocument) and item["guid"]:
        return found.with_warnings(reader.repeated(item["guid"], raw))
    return found
