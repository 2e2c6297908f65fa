"""Marks what is on a page but is not the report; the text itself is never touched.

Works on whole lines and on a few closed phrases inside lines. It errs on the side of
the report: a missed piece of clutter costs a little noise, a marked sentence would
take a claim away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from counterclaim.read.clutter_rules import line_rules, list_headings, neighbours
from counterclaim.read.headline import (
    Headline,
    ends_in,
    find_headline,
    is_section_line,
    stated_title,
)
from counterclaim.read.line_rule import LineRule
from counterclaim.read.lines import Line, lines_of
from counterclaim.read.outlets import masthead
from counterclaim.records import Boilerplate, Clutter
from counterclaim.spans import Span, trim

_MAX_LINE: Final = 1000
_EDGE_LINES: Final = 3000
_MAX_ITEM_WORDS: Final = 30
_MAX_INNER_ITEMS: Final = 6
_BULLET: Final = re.compile(r"(?:[-–—•*·‣▪>»]|\d{1,2}[.)])\s*\S")
_BULLETS: Final = "-–—•▪▸►▶>» "  # before an item of a list, as extraction writes them too
_BESIDE: Final = re.compile(r"\s{3,}|\s+[/|]\s+")  # parts that stood side by side on a page
# An office before a name is how a portrait is captioned; a verb makes it a headline.
_OFFICE: Final = re.compile(
    r"\b(?:secretary|minister|president|spokes(?:man|woman|person)|general|commander|leader|chief"
    r"|head|chair(?:man|woman)|ambassador|envoy|director|governor|mayor|senator|lawmaker|speaker"
    r"|deputy|king|prince|sheikh|ayatollah|patriarch|colonel|brigadier|representative)\b",
    re.IGNORECASE,
)
_HEADLINE_VERB: Final = re.compile(
    r"\b(?:sa(?:ys?|id)|warn\w*|call(?:s|ed)|meet\w*|met|accus\w+|den(?:y|ies|ied)|vow\w*|urg\w+"
    r"|tell\w*|told|visit\w*|slam\w*|hail\w*|condemn\w*|reject\w*|blam\w+|threat\w+|wants?|seeks?"
    r"|kill\w*|dead|die[sd]?|demand\w*|confirm\w*|claim\w*|admit\w*|resign\w*|arriv\w+|is|are|was"
    r"|were|will|has|have|to)\b",
    re.IGNORECASE,
)
_SURNAME: Final = re.compile(r"[A-Z][\w'’.-]+\s+(?P<surname>[A-Z][\w'’-]+)$")
_SMALL: Final = frozenset(("of", "the", "and", "for", "in", "de", "al", "bin", "ibn", "a", "at"))


def clean(text: str, *, title: str | None = None) -> tuple[Headline, tuple[Boilerplate, ...]]:
    """The headline of ``text`` and its clutter, in order and without overlap.

    Args:
        text: the text exactly as it is stored.
        title: a title from metadata, if there is one.
    """
    stated = stated_title(text, title)
    lines = _near_edges(lines_of(text, title=stated))
    marks = _Marks(text)
    marks.add(_ruled(lines))
    marks.add(_phrases(text))
    marks.add(_listed(marks.free(lines), stated))
    marks.add(_sections(marks.free(lines)))
    if named := masthead(text, free := marks.free(lines)):
        marks.add(Boilerplate(s, Clutter.NAVIGATION, "masthead") for s in named.evidence)
        marks.add(_sections(marks.free(lines)))
        free = marks.free(lines)
    headline = find_headline(text, free, hint=title)
    marks.add(Boilerplate(s, Clutter.REPEATED_TITLE, "repeated_title") for s in headline.repeats)
    marks.add(_portraits(text, marks.free(lines), headline))
    return headline, marks.sorted()


def _near_edges(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, or of a text of book length its first and last thousands."""
    if len(lines) <= 2 * _EDGE_LINES:
        return lines
    return (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])


class _Marks:
    """Marks so far; a later one never overlaps an earlier one."""

    def __init__(self, text: str) -> None:
        self._found: list[Boilerplate] = []
        self._taken = bytearray(len(text))

    def add(self, marks: Iterable[Boilerplate]) -> None:
        for mark in marks:
            start, end = mark.span.start, mark.span.end
            if self._taken.find(1, start, end) < 0:
                self._taken[start:end] = b"\1" * (end - start)
                self._found.append(mark)

    def free(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """The lines, or what is left of them, that no mark touches."""
        kept: list[Line] = []
        for line in lines:
            found = self._taken.find(1, line.span.start, line.span.end)
            if found < 0:
                kept.append(line)
            elif self._taken.find(0, line.span.start, line.span.end) >= 0:
                kept.extend(self._remnant(line, found))
        return tuple(kept)

    def _remnant(self, line: Line, found: int) -> Iterator[Line]:
        """The part of a line before its first mark, such as a last sentence before credits."""
        surface = line.surface[: found - line.span.start]
        rest = trim(surface, 0, len(surface))
        if rest:
            yield Line(rest.shifted(line.span.start), rest.of(surface))

    def sorted(self) -> tuple[Boilerplate, ...]:
        return tuple(sorted(self._found, key=lambda mark: mark.span))


def _ruled(lines: tuple[Line, ...]) -> Iterator[Boilerplate]:
    matched = [_rule_of(line) for line in lines]
    report = [
        i
        for i, (line, rule) in enumerate(zip(lines, matched, strict=True))
        if line.prose and rule is None
    ]
    first, last = (report[0], report[-1]) if report else (len(lines), -1)
    for i, (line, rule) in enumerate(zip(lines, matched, strict=True)):
        if rule and not (rule.edge and first <= i <= last) and not (rule.below and i < first):
            yield Boilerplate(line.span, rule.kind, rule.name)


def _rule_of(line: Line) -> LineRule | None:
    """The first rule that the whole line satisfies, or the first of its parts if all are clutter.

    Texts of pages set what stood side by side into one line: "Comments (14)   Print".
    """
    if len(line.surface) > _MAX_LINE:
        return None
    if found := _first_rule(line.surface, line.words, prose=line.prose):
        return found
    parts = _BESIDE.split(line.surface)
    rules = [_first_rule(part, len(part.split()), prose=line.prose) for part in parts]
    return rules[0] if len(parts) > 1 and all(rules) else None


def _first_rule(surface: str, words: int, *, prose: bool) -> LineRule | None:
    item = surface.lstrip(_BULLETS)
    for rule in line_rules():
        allowed = words <= rule.words and (rule.prose or not prose)
        if allowed and rule.pattern.fullmatch(item):
            return rule
    return None


def _listed(lines: tuple[Line, ...], title: Span | None) -> Iterator[Boilerplate]:
    """Headings such as "Related Articles" with the items below them, never the page's title."""
    prose = [i for i, line in enumerate(lines) if line.prose and not _is_bullet(line)]
    last_prose = prose[-1] if prose else -1
    inside, left = False, 0
    for i, line in enumerate(lines):
        if line.words <= 8 and _heads_list(line, below=i > last_prose):
            inside, left = True, _MAX_INNER_ITEMS if i < last_prose else len(lines)
            yield Boilerplate(line.span, Clutter.RELATED, "list_heading")
        elif inside and left and _is_item(line) and line.span != title:
            left -= 1
            yield Boilerplate(line.span, Clutter.RELATED, "list_item")
        else:
            inside = False


def _heads_list(line: Line, *, below: bool) -> bool:
    found = list_headings().fullmatch(line.surface)
    return bool(found or (below and neighbours().fullmatch(line.surface)))


def _is_bullet(line: Line) -> bool:
    return bool(_BULLET.match(line.surface)) and line.words <= _MAX_ITEM_WORDS


def _is_item(line: Line) -> bool:
    title = not line.prose and not line.surface.endswith(".") and line.words <= _MAX_ITEM_WORDS
    return _is_bullet(line) or title


def _sections(lines: tuple[Line, ...]) -> Iterator[Boilerplate]:
    """Section names above the headline; the headline itself must still follow."""
    for line, following in pairwise(lines[:4]):
        trail = is_section_line(line) or ends_in(line, following)
        if not trail or following.words < 2:
            return
        yield Boilerplate(line.span, Clutter.SECTION, "section_line")


def _portraits(text: str, lines: tuple[Line, ...], headline: Headline) -> Iterator[Boilerplate]:
    """Office and name below a picture, between headline and report."""
    for line in lines[:6]:
        if headline.span and line.span.start <= headline.span.start:
            continue
        if line.prose:
            return
        if _is_portrait(line) and _surname(line) in text[line.span.end :]:
            yield Boilerplate(line.span, Clutter.CAPTION, "portrait_caption")


def _is_portrait(line: Line) -> bool:
    if line.closed or not 3 <= line.words <= 25 or not _SURNAME.search(line.surface):
        return False
    if _HEADLINE_VERB.search(line.surface) or not _OFFICE.search(line.surface):
        return False
    tokens = [t.strip("(),'’\"") for t in line.surface.split()]
    return all(t in _SMALL or not t or t[0].isupper() for t in tokens)


def _surname(line: Line) -> str:
    found = _SURNAME.search(line.surface)
    return found["surname"] if found else line.surface


def _phrases(text: str) -> Iterator[Boilerplate]:
    for name, kind, pattern in _inline_rules():
        for match in pattern.finditer(text):
            if span := trim(text, match.start(), match.end()):
                yield Boilerplate(span, kind, name)


@cache
def _inline_rules() -> tuple[tuple[str, Clutter, re.Pattern[str]], ...]:
    """Closed phrases that collections glue to the last or first sentence."""
    piece, end = r"[^.;\n\r]{2,160};\s?", r"(?=\s*(?:Our Standards\b|[\n\r]|$))"
    return (
        (
            "credits",
            Clutter.LEGAL,
            re.compile(
                rf"\(?\b(?:Additional r|R)eporting by (?:{piece}){{1,3}}"
                rf"(?:[Ww]riting|[Ee]diting|[Cc]ompiled) by [^.\n\r]{{2,90}}?\)?{end}"
            ),
        ),
        (
            "standards",
            Clutter.LEGAL,
            re.compile(r"\bOur Standards:\s{0,3}The [A-Z][A-Za-z ]{2,40} Principles\.?"),
        ),
        (
            "short_address",
            Clutter.ADDRESS,
            # Counts of shares may follow, but so may the first figure of the report.
            re.compile(r"(?:\bGet|(?<=\d)Get) short URL\b"),
        ),
        (
            "date_line",
            Clutter.NAVIGATION,
            re.compile(r"\bLast [Uu]pdated?:\s{0,3}[^.\n\r]{6,60}\b\d\d:\d\d(?: - GMT \d\d:\d\d)?"),
        ),
        (
            "comment_system",
            Clutter.COMMENTS,
            re.compile(
                r"\bCommunity standards\s{0,3}Discussion\b(?:\s{0,3}Comment via [^\n\r]{2,40})*"
            ),
        ),
    )
