"""The headline of a plain text, and its repetitions.

Saved pages repeat the headline (page title, heading, teaser), sometimes glued to
itself without a blank, below a section line or a date. The first copy is the title;
further copies are clutter, so that a claim in a headline is not counted twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from counterclaim.read.clutter_rules import section_words
from counterclaim.read.lines import Line
from counterclaim.spans import Span

_MAX_CHARS: Final = 250
_MAX_WORDS: Final = 32
_BETWEEN_SECTIONS: Final = re.compile(r"\s*(?:[/|>»›·•]|\s-\s|\s{2,}|,)\s*")
# A title of one or two words may stand anywhere in a report.
_MIN_REPEATED: Final = 15
_JOINTS: Final = " \t.|:-–—"
_OPENING_CHARS: Final = 100


@dataclass(frozen=True, slots=True)
class Headline:
    """A title; ``span`` is where it stands first, ``repeats`` where it stands again.

    Without a headline the title is the opening of the text and ``span`` is None.
    """

    title: str
    span: Span | None
    repeats: tuple[Span, ...] = ()


def find_headline(text: str, lines: tuple[Line, ...], *, hint: str | None = None) -> Headline:
    """The headline of ``text``; ``lines`` are its lines that are not clutter.

    Args:
        text: the whole text.
        lines: candidates, in order; clutter and section lines already left out.
        hint: a title from metadata, which is then believed.
    """
    if hint and hint.strip():
        title = hint.strip()
        copies = _copies(text, title)
        return Headline(title, copies[0] if copies else None, _bound(text, copies[1:], lines))
    span = _first_title(text, lines)
    if span is None:
        return Headline(_opening(text), None)
    copies = [c for c in _copies(text, span.of(text)) if c.start >= span.start]
    return Headline(span.of(text), span, _bound(text, copies[1:], lines))


def is_section_line(line: Line) -> bool:
    """Whether the line only names sections, such as ``News / Politics``."""
    if len(line.surface) > 80:
        return False
    parts = [p for p in _BETWEEN_SECTIONS.split(line.surface.casefold()) if p]
    return 0 < len(parts) <= 5 and all(p in section_words() for p in parts)


def _first_title(text: str, lines: tuple[Line, ...]) -> Span | None:
    for line in lines[:4]:
        single = _single_copy(line.surface)
        span = Span(line.span.start, line.span.start + len(single))
        alone = Line(span, single)
        if _titular(alone) and any(other.prose for other in lines if other is not line):
            return span
        if line.prose:
            return None
    return None


def _titular(line: Line) -> bool:
    """Short, and not ended by a full stop; "..." and "the U.S." are no full stops."""
    tail = line.surface.rstrip("\"'”’»)")
    stopped = line.closed and tail.endswith(".") and not tail.endswith("...")
    short = 2 <= line.words <= _MAX_WORDS and len(line.surface) <= _MAX_CHARS
    return short and not stopped and not tail.endswith((",", ";", ":"))


def _single_copy(surface: str) -> str:
    """One copy of a line that is a title glued to itself; else the line."""
    for times in (4, 3, 2):
        for joint in range(3):
            length = (len(surface) - joint * (times - 1)) / times
            if length < _MIN_REPEATED or length != int(length):
                continue
            copy = surface[: int(length)]
            gap = surface[int(length) : int(length) + joint]
            if not gap.strip(_JOINTS) and gap.join([copy] * times) == surface:
                return copy
    return surface


def _copies(text: str, title: str) -> list[Span]:
    """Where the title stands in the text, left to right, without overlap."""
    found: list[Span] = []
    at = text.find(title)
    while at >= 0 and title:
        found.append(Span(at, at + len(title)))
        at = text.find(title, at + len(title))
    return found


def _bound(text: str, copies: list[Span], lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """The copies that fill a line, alone or glued to other copies.

    A report may quote its own headline; such a copy stands in a sentence and is kept.
    """
    if not copies or len(copies[0]) < _MIN_REPEATED:
        return ()
    starts = {c.end for c in copies} | {line.span.start for line in lines}
    ends = {c.start for c in copies} | {line.span.end for line in lines}
    first = text.find(copies[0].of(text))
    starts.add(first + len(copies[0]))

    def at_start(span: Span) -> bool:
        return span.start in starts or _skipped(text, span.start, -1) in starts

    def at_end(span: Span) -> bool:
        return span.end in ends or _skipped(text, span.end, 1) in ends

    return tuple(c for c in copies if at_start(c) and at_end(c))


def _skipped(text: str, position: int, step: int) -> int:
    """The position beyond up to three joints (blank, dash, stop)."""
    for _ in range(3):
        neighbour = position - 1 if step < 0 else position
        if not 0 <= neighbour < len(text) or text[neighbour] not in _JOINTS:
            break
        position += step
    return position


def _opening(text: str) -> str:
    """The first words of the text, cut between words."""
    words = " ".join(text[: 4 * _OPENING_CHARS].split())
    if len(words) <= _OPENING_CHARS:
        return words
    head = words[:_OPENING_CHARS]
    return head.rsplit(" ", 1)[0] if " " in head else head
