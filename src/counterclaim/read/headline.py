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
TRAIL: Final = re.compile(r"\s+[/|>»›]\s+")
_SITE_WORDS: Final = 3
_TRAIL_WORDS: Final = 5  # of a part of a trail that begins at home
_BETWEEN_SECTIONS: Final = re.compile(r"\s*(?:[/|>»›·•]|\s-\s|\s{2,}|,)\s*")
# A title of one or two words may stand anywhere in a report.
_MIN_REPEATED: Final = 15
# "Mon Jul 6 2015 Headline", "05-02-2015 Headline", or the date on a line of its own.
LEADING_STAMP: Final = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?"
    r"\s(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2},?"
    r"\s(?:19|20)\d\d)(?:\s+(?:at\s)?\d{1,2}:?\d\d(?:\s?(?:gmt|[ap]m))?)?[\s.,|:–—-]*",
    re.IGNORECASE,
)
_JOINTS: Final = " \t.|:-–—"
_OPENING_CHARS: Final = 100
_HEAD_CHARS: Final = 1500


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
        return _hinted(text, lines, hint.strip())
    span = _first_title(text, lines)
    if span is None:
        return Headline(_opening(text), None)
    copies = [c for c in _copies(text, span.of(text)) if c.start >= span.start]
    return Headline(span.of(text), span, _bound(text, copies[1:], lines))


def _hinted(text: str, lines: tuple[Line, ...], hint: str) -> Headline:
    """The hint is the title; a span is given only where the text has it to the letter."""
    stands = stated_title(text, hint)
    surface = stands.of(text) if stands else hint
    copies = _copies(text, surface)
    span = copies[0] if copies and surface == hint else None
    return Headline(hint, span, _bound(text, copies[1:], lines))


def stated_title(text: str, hint: str | None) -> Span | None:
    """Where a title from metadata stands first near the head of the text.

    A site's name behind the title (``Title | Post``, ``Title - Post``) need not be there.
    """
    for title in _variants(hint or ""):
        at = text.find(title, 0, _HEAD_CHARS)
        if at >= 0:
            return Span(at, at + len(title))
    return None


def _variants(hint: str) -> list[str]:
    title = hint.strip()
    shorter = [title.rpartition(joint)[0].strip() for joint in (" | ", " - ", " – ", " — ")]
    return [v for v in (title, *shorter) if len(v) >= _MIN_REPEATED]


def is_section_line(line: Line) -> bool:
    """Whether the line only names sections, such as ``News / Politics``.

    Of a trail of short names (``THE LANTERN | World | Asia``, ``Home / Homeland``) half must
    be known ones: sites have sections of their own.
    """
    if len(line.surface) > 80:
        return False
    parts = [p for p in _BETWEEN_SECTIONS.split(line.surface.casefold()) if p]
    known = sum(p in section_words() for p in parts)
    if not 0 < len(parts) <= 5:
        return False
    trail = len(TRAIL.split(line.surface)) == len(parts) > 1
    longest = _TRAIL_WORDS if parts[0] == "home" else _SITE_WORDS
    short = all(len(p.split()) <= longest for p in parts)
    return known == len(parts) or (trail and short and 2 * known >= len(parts))


def ends_in(line: Line, following: Line) -> bool:
    """Whether a line is a trail of sections that ends in the headline below it."""
    parts = TRAIL.split(line.surface)
    known = len(parts) > 1 and parts[0].casefold() in section_words()
    return known and parts[-1] == following.surface


def _first_title(text: str, lines: tuple[Line, ...]) -> Span | None:
    for line in lines[:5]:
        stamp = LEADING_STAMP.match(line.surface)
        start = stamp.end() if stamp else 0
        if start == len(line.surface):
            continue
        single = _single_copy(line.surface[start:])
        span = Span(line.span.start + start, line.span.start + start + len(single))
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
