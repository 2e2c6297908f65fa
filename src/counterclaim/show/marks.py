"""Text cut into segments at every span boundary, so that overlapping layers can be shown.

Nested and crossing spans cannot all be HTML elements; segments can. Each segment knows
the marks that cover it and the marks that begin with it, whose anchors a link scrolls to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show: its layer (source, cue, content, actor, ...) and record id."""

    span: Span
    layer: str
    record: str
    title: str = ""
    first: bool = False  # the mark whose place is the record's anchor


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the marks that cover it and those that start here."""

    text: str
    span: Span
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]

    @property
    def layers(self) -> str:
        """The layers as class names, each once, in order of name."""
        return " ".join(sorted({mark.layer for mark in self.marks}))

    @property
    def records(self) -> str:
        """The record ids, each once, innermost first."""
        inner = sorted(self.marks, key=lambda m: (len(m.span), m.record))
        return " ".join(dict.fromkeys(mark.record for mark in inner if mark.record))

    @property
    def title(self) -> str:
        """What the marks say, innermost first, for a tooltip."""
        inner = sorted(self.marks, key=lambda m: (len(m.span), m.record))
        return "; ".join(dict.fromkeys(mark.title for mark in inner if mark.title))


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The text as segments in order; joined, their texts are ``text`` again.

    Raises:
        SpanError: if a mark runs past the end of the text.
    """
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        mark.span.of(text)
        opening[mark.span.start].append(mark)
        closing[mark.span.end].append(mark)
    cuts = sorted({0, len(text), *opening, *closing})
    active: dict[Mark, None] = {}
    for start, end in pairwise(cuts):
        for mark in closing[start]:
            active.pop(mark, None)
        active.update(dict.fromkeys(opening[start]))
        yield Segment(text[start:end], Span(start, end), tuple(active), tuple(opening[start]))
