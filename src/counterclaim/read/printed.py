"""Printed lines to paragraphs: what a page shows line by line, as running text.

A page that was set for paper has no paragraphs, only lines with places. Gaps, indents,
sizes of letters and short last lines tell where one ends. What is made here is the text
that is stored: nothing alters it afterwards, and all spans count its code points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

_SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = ("-", "\u2010", _SOFT_HYPHEN)
_CLOSED: Final = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_ITEM: Final = re.compile(r"(?:[•·▪◦*–—-]|\(?\d{1,2}[.)])\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d+")
_FOLIO: Final = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
# Above this multiple of the usual distance between lines, a paragraph ends.
_WIDE: Final = 1.35
# A line is a last one if the next word would have fitted into this part of the longest
# line; letters differ in width, so that a line that ends no sentence must be shorter still.
_FITS: Final = 0.85
_FITS_OPEN: Final = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, the place of its start (y grows upwards), its size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual on a page: the distance of lines by size, the left edge, line lengths."""

    leading: float
    left: float
    longest: Mapping[float, int]


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[list[str], int]:
    """The paragraphs of all pages in order, and how many divided words were joined.

    A paragraph that goes on over a page's end stays one. Running heads and page numbers,
    which would stand in its middle, come last, each once.
    """
    heads = _running_heads(pages)
    bodies = [[line for line in page if line not in heads] for page in pages]
    words = Counter(w for page in bodies for line in page for w in _WORD.findall(line.text))
    joined, found = 0, []
    for lines in _grouped(bodies):
        text, count = _run(lines, words)
        found.append(text)
        joined += count
    return [*found, *dict.fromkeys(line.text for line in heads)], joined


def _running_heads(pages: Sequence[Sequence[Line]]) -> dict[Line, None]:
    """First and last lines that other pages have too, but for numbers; page numbers."""
    edges = [line for page in pages for line in _edges(page)]
    often = Counter(_masked(line) for line in edges)
    return {
        line: None
        for line in edges
        if (len(pages) > 1 and often[_masked(line)] > 1) or _FOLIO.fullmatch(line.text)
    }


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:2], *page[max(2, len(page) - 2) :]]


def _masked(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("0", line.text), round(line.y)


def _grouped(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    held: list[Line] = []
    for page in filter(None, pages):
        measure = _measure(page)
        for number, line in enumerate(page):
            starts = _goes_on(held, line) if number == 0 else _ends(held[-1], line, measure)
            if held and starts:
                yield held
                held = []
            held.append(line)
    if held:
        yield held


def _goes_on(held: Sequence[Line], first: Line) -> bool:
    """Whether a page's first line starts a paragraph: not after an unfinished sentence."""
    return bool(held) and (bool(_CLOSED.search(held[-1].text)) or not first.text[:1].islower())


def _measure(page: Sequence[Line]) -> _Measure:
    both = [(a, b) for a, b in pairwise(page) if _same_size(a, b)]
    usual = [_gap(a, b) for a, b in both if a.y > b.y]
    longest: dict[float, int] = {}
    for line in page:
        longest[line.size] = max(longest.get(line.size, 0), len(line.text))
    return _Measure(median(usual) if usual else 0.0, min(line.x for line in page), longest)


def _same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= 0.1 * line.size


def _gap(line: Line, following: Line) -> float:
    """The distance of two lines, by the size of their letters."""
    return (line.y - following.y) / (line.size or 1.0)


def _ends(line: Line, following: Line, measure: _Measure) -> bool:
    """Whether a paragraph ends between two lines of a page."""
    if following.y > line.y:  # a new column
        return bool(_CLOSED.search(line.text)) or not following.text[:1].islower()
    if not _same_size(line, following) or _gap(line, following) > _WIDE * measure.leading:
        return True
    if following.x > line.x + 0.8 * line.size and line.x <= measure.left + 1:
        return True  # an indent
    return bool(_ITEM.match(following.text)) or _had_room(line, following, measure)


def _had_room(line: Line, following: Line, measure: _Measure) -> bool:
    """Whether the next word would have fitted on the line, had it gone on."""
    part = _FITS if _CLOSED.search(line.text) else _FITS_OPEN
    needed = len(line.text) + 1 + len(following.text.split(" ", 1)[0])
    return needed < part * measure.longest[line.size]


def _run(lines: Sequence[Line], words: Counter[str]) -> tuple[str, int]:
    """The lines as one, and how many words were joined that the line's end had divided."""
    text, joined = lines[0].text, 0
    for line in lines[1:]:
        if not text.endswith(_HYPHENS) or not line.text[:1].isalpha():
            text += " " + line.text
        elif _divided(text, line.text, words):
            text, joined = text[:-1] + line.text, joined + 1
        else:
            text += line.text
    return text, joined


def _divided(text: str, following: str, words: Counter[str]) -> bool:
    """Whether the hyphen only divides: a soft one, or the whole word stands elsewhere.

    Without such a witness the hyphen stays: "anti-government" is no divided word.
    """
    if text.endswith(_SOFT_HYPHEN):
        return True
    before, after = _WORD.findall(text)[-1:], _WORD.match(following)
    return bool(before and after) and words["".join(before) + (after[0] if after else "")] > 0
