"""Attributions in the making: the reader's flat links, before they are a tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.records import LinkedAttribution
from counterclaim.spans import Span, Spans, in_order

_LOOSE = " \t\r\n\u00a0,;:."


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content in the article's offsets, and the draft it stands in."""

    source: Spans
    cue: Spans
    content: Spans
    score: float
    made_by: str
    parent: Draft | None = None

    def holds(self, other: Draft) -> bool:
        """Whether all of ``other`` lies in this content and is smaller than it."""
        parts = (*other.source, *other.cue, *other.content)
        inside = all(any(mine.contains(part) for mine in self.content) for part in parts)
        return inside and size(other.content) < size(self.content)


def size(spans: Iterable[Span]) -> int:
    """The number of code points in spans that do not overlap."""
    return sum(map(len, spans))


def is_taken(span: Span, drafts: Iterable[Draft]) -> bool:
    """Whether any part of a draft stands in a stretch of text."""
    return any(p.overlaps(span) for d in drafts for p in (*d.source, *d.cue, *d.content))


def shifted(link: LinkedAttribution, by: int, *, made_by: str) -> Draft:
    """A link of a passage as a draft, moved by the passage's start."""
    moved = link.shifted(by)
    return Draft(moved.source, moved.cue, moved.content, moved.score, made_by)


def rebound(drafts: Sequence[Draft], made: Sequence[Draft]) -> list[Draft]:
    """What was made of drafts, each parent before its children, standing in what they became."""
    kept: dict[int, Draft] = {}
    for draft, new in zip(drafts, made, strict=True):
        parent = kept.get(id(new.parent), new.parent)
        kept[id(draft)] = new if parent is new.parent else replace(new, parent=parent)
    return list(kept.values())


def joined(text: str, spans: Iterable[Span]) -> Spans:
    """The spans in order, those that touch or are parted by white space alone made one."""
    made: list[Span] = []
    for span in in_order(spans):
        if made and not text[made[-1].end : span.start].strip():
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


def tidied(text: str, spans: Iterable[Span]) -> Spans:
    """The spans joined, without commas, stops and blanks at their outer edges.

    A stop or comma inside a closing quotation mark stays.
    """
    kept: list[Span] = []
    for span in joined(text, spans):
        start, end = span.start, span.end
        while start < end and text[start] in _LOOSE:
            start += 1
        while end > start and text[end - 1] in _LOOSE:
            end -= 1
        if start < end:
            kept.append(Span(start, end))
    return tuple(kept)


def without(span: Span, hole: Span) -> Spans:
    """What is left of a span when a hole is cut into it."""
    if not span.overlaps(hole):
        return (span,)
    left = (span.start, min(span.end, hole.start))
    right = (max(span.start, hole.end), span.end)
    return tuple(Span(a, b) for a, b in (left, right) if a < b)
