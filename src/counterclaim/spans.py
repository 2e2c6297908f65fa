"""Spans into unaltered text: ``text[start:end] == surface``, always.

All offsets in Counterclaim are half-open ``[start, end)`` and count Unicode code
points of the article's text exactly as it is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from counterclaim.errors import SpanError


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range ``[start, end)`` of code points.

    Raises:
        SpanError: if the range is empty or starts before the text.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Written out, as an article makes thousands: the generated one costs thrice as much."""
        if not 0 <= start < end:
            raise SpanError(f"span [{start}, {end}) is empty or negative")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range, moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The surface of this span in ``text``.

        Raises:
            SpanError: if the span runs past the end of the text.
        """
        if self.end > len(text):
            raise SpanError(f"span [{self.start}, {self.end}) runs past {len(text)} code points")
        return text[self.start : self.end]


_set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__

Spans = tuple[Span, ...]


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its edges, or None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def cover(spans: Iterable[Span]) -> Span | None:
    """The smallest span that contains all of ``spans``; None for none."""
    found = list(spans)
    if not found:
        return None
    return Span(min(s.start for s in found), max(s.end for s in found))


_place = attrgetter("start", "end")


def in_order(spans: Iterable[Span]) -> list[Span]:
    """The spans by start, then end; to compare spans themselves costs far more."""
    return sorted(spans, key=_place)


def holds_any(text: str, within: Span, parts: Iterable[str]) -> bool:
    """Whether a stretch of text holds one of some strings; a pattern costs far more to try."""
    told = text[within.start : within.end]
    return any(part in told for part in parts)
