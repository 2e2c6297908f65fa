"""The lines of a text with their places; every rule of cleaning looks at lines.

Some collections store articles with their line breaks turned into runs of blanks
(FA-KES does). There a run of two or more blanks counts as a break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from counterclaim.spans import Span, trim

_BREAKS: Final = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FLAT_BREAKS: Final = re.compile(r"\s{2,}")
_WORD: Final = re.compile(r"\w[\w'’.-]*")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ABBREVIATION_END: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
# A date, then a headline between spaced dashes; or a date before a dash alone.
_STAMP: Final = re.compile(
    r"(?P<date>(?:(?:Date of publication|Last updated? at|(?:Published|Posted|Updated)(?: on)?)\s)?"
    r"(?:[A-Z][a-z]{2,8},?\s)?"
    r"(?:\d{1,2}[ ./-](?:[A-Za-z]{3,9}|\d{1,2})[ ./-]|[A-Za-z]{3,9} \d{1,2},? ?)"
    r"(?:19|20)\d\d\)?)\s[-–—]\s(?P<title>.{15,200}?(?=\s[-–—]\s))?"
)


@dataclass(frozen=True)
class Line:
    """One non-blank line: its trimmed span and surface."""

    span: Span
    surface: str

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(1 for _ in _WORD.finditer(self.surface))

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does; "the U.S." does not count."""
        tail = self.surface[-40:]
        return bool(_SENTENCE_END.search(tail)) and not _ABBREVIATION_END.search(tail)

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text and not as a label, a title or a list item."""
        return (self.words >= 8 and self.closed) or self.words >= 40


def lines_of(text: str, *, title: Span | None = None) -> tuple[Line, ...]:
    """The non-blank lines of ``text`` in order.

    ``title`` is where a title known from elsewhere stands; it counts as a line of its
    own, even in a text whose line breaks were lost.
    """
    pieces = _split(text, _BREAKS)
    if len(pieces) <= 1 or _is_flattened(text, pieces):
        pieces = [piece for span in pieces for piece in _split(text, _FLAT_BREAKS, span)]
        pieces = [part for n, span in enumerate(pieces) for part in _stamped(text, span, n)]
    if title is not None:
        pieces = [part for span in pieces for part in _cut(text, span, title)]
    return tuple(Line(span, span.of(text)) for span in pieces)


def _is_flattened(text: str, pieces: list[Span]) -> bool:
    """Line breaks lost: hardly any left, and long runs of blanks within."""
    return len(text) > 1500 * len(pieces) and "   " in text


def _stamped(text: str, span: Span, number: int) -> list[Span]:
    """``8 July 2015 - Headline - First sentence``, as collections join these three."""
    match = _STAMP.match(text, span.start, span.end) if number < 2 else None
    if not match:
        return [span]
    edges = [span.start, match.end("date")]
    if match["title"]:
        edges.append(match.end("title"))
    ends = [*edges[1:], span.end]
    parts = (_trim_joint(text, s, e) for s, e in zip(edges, ends, strict=True))
    return [part for part in parts if part]


def _cut(text: str, span: Span, title: Span) -> list[Span]:
    if not (span.contains(title) and span != title):
        return [span]
    before = _trim_joint(text, span.start, title.start)
    after = _trim_joint(text, title.end, span.end)
    return [part for part in (before, title, after) if part]


def _trim_joint(text: str, start: int, end: int) -> Span | None:
    """The span without blanks and dashes at its start, and without blanks at its end."""
    while start < end and (text[start].isspace() or text[start] in "-–—|"):
        start += 1
    return trim(text, start, end)


def _split(text: str, breaks: re.Pattern[str], within: Span | None = None) -> list[Span]:
    start, end = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    for match in breaks.finditer(text, start, end):
        if piece := trim(text, start, match.start()):
            found.append(piece)
        start = match.end()
    if piece := trim(text, start, end):
        found.append(piece)
    return found
