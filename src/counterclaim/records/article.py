"""What reading gives: raw documents, articles, boilerplate, quarantine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from counterclaim.records.time import DateBasis, Published
from counterclaim.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes as they came, before anything is understood of them.

    ``origin`` says where they came from (a path relative to what was asked for, with
    ``#row`` for a row of a table). Hints come from the container or the options and
    are given as ISO strings or plain text.
    """

    raw: bytes
    origin: str
    media_type: str
    title: str | None = None
    text: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    captured_at: datetime | None = None
    published_basis: DateBasis = DateBasis.METADATA
    captured_basis: str = ""
    exchange: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def with_warnings(self, more: Iterable[str]) -> RawDocument:
        """The same document with further warnings."""
        return replace(self, warnings=(*self.warnings, *more))


class Clutter(StrEnum):
    """What kind of page clutter a boilerplate span is."""

    REPEATED_TITLE = "repeated_title"
    SECTION = "section"
    COMMENTS = "comments"
    RELATED = "related"
    ADBLOCK = "adblock"
    SHARE = "share"
    ADDRESS = "address"
    TAGS = "tags"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Text that is on the page but is not the report."""

    span: Span
    kind: Clutter
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report: raw bytes kept, text never altered afterwards.

    ``id`` is the first 16 hex digits of ``sha256``, the hash of ``raw``.
    ``captured_at`` is the time the bytes were captured if the source tells it; ``exchange``
    what was asked of servers and their answers with all headers, if they were fetched.
    """

    id: str
    sha256: str
    raw: bytes
    text: str
    title: str
    origin: str
    media_type: str
    published: Published
    title_span: Span | None = None
    outlet: str | None = None
    outlet_evidence: Spans = ()
    url: str | None = None
    captured_at: datetime | None = None
    language: str | None = None
    encoding: str = "utf-8"
    boilerplate: tuple[Boilerplate, ...] = ()
    exchange: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def body(self) -> tuple[Span, ...]:
        """The stretches of text outside boilerplate, in order."""
        spans: list[Span] = []
        at = 0
        for mark in sorted(self.boilerplate, key=lambda b: b.span):
            if mark.span.start > at:
                spans.append(Span(at, mark.span.start))
            at = max(at, mark.span.end)
        if at < len(self.text):
            spans.append(Span(at, len(self.text)))
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What could not be read, kept aside with its reason."""

    origin: str
    reason: str
    sha256: str | None = None
    raw: bytes = b""
