"""The outlet of a plain text, where the text itself says it.

Only words that a site says of itself count: its own address, its copyright line, its
channels, a line "Source: NAME" at its head, or the agency in the dateline. An outlet that is
merely cited is no evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from counterclaim.read.clutter_rules import section_words
from counterclaim.read.dates import MONTHS
from counterclaim.read.headline import LEADING_STAMP, TRAIL, is_section_line
from counterclaim.read.imprint_rules import OUTLET_LABEL
from counterclaim.read.lines import Line
from counterclaim.spans import Span

_NAME: Final = r"(?P<name>[A-Z][\w.&'’-]*(?: (?:of|the|for|and|[A-Z&][\w.&'’-]*)){0,5}?)"
_TITLE_SUFFIX: Final = re.compile(
    r"\w.{10,}\s\|\s(?P<name>[A-Z][\w.&'’-]*(?: (?:of|the|[A-Z&][\w.&'’-]*)){0,3})$"
)
_LABELLED: Final = re.compile(rf"(?i:{OUTLET_LABEL}):\s{{1,3}}{_NAME}")
_HEAD_LINES: Final = 8
_MOST_WORDS: Final = 5  # of a newspaper's name
_PAPER: Final = re.compile(
    r"(?:[A-Z][\w’'-]*\s){1,3}(?:Agency|Chronicle|Courier|Daily|Dispatch|Gazette|Herald|Journal|Mail"
    r"|Monitor|Observer|Post|Press|Review|Sentinel|Standard|Star|Telegraph|Times|Today|Tribune|Voice|Wire)"
)
#: Newspapers' names that no headline ends in.
_SURE_PAPER: Final = re.compile(
    r"(?:[A-Z][\w’'-]*\s(?:(?:[Aa]nd|[Oo]f)\s)?){1,3}(?:Chronicle|Courier|Dispatch|Gazette|Herald|Journal|News|Sentinel"
    r"|Telegraph|Times|Tribune)"
)
#: "The Courier, Wednesday 9 April 2003"
_DATED: Final = re.compile(
    r"(?P<name>[A-Z][^,|\d]{3,50}?)(?:,|\s[-–—|])\s+(?:[A-Z][a-z]+day,?\s)?"
    r"(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2}),?\s(?:19|20)\d\d"
)
_NO_PAPER: Final = frozenset({"Breaking", "Latest", "Top", "World", "Local", "More", "Related"})
_LEAST_BELOW: Final = 5  # words of a headline below a newspaper's name
# Agencies whose name alone, or with a date, is a credit line at the head of a copy.
AGENCIES: Final = (
    r"AFP|AP|Reuters|dpa|DPA|EFE|ANSA|UPI|PTI|Xinhua|TASS|Interfax|RIA Novosti|Anadolu Agency|AA"
    r"|SANA|IRNA|Tasnim|Fars|MEHR|NNA|KUNA|WAM|SPA|Petra|MENA|Associated Press"
    r"|The Associated Press|Agence France-Presse"
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A name as the text writes it, with the words that give it away."""

    name: str
    evidence: tuple[Span, ...]


def find_outlet(text: str, lines: Sequence[Line]) -> Outlet | None:
    """The outlet that the text states as its own, or None; own-site words come first."""
    stated = _own_words(text) or _labelled(lines) or masthead(text, lines)
    return stated or _dateline(text, lines) or _credit_line(lines) or _trail(lines)


def _trail(lines: Sequence[Line]) -> Outlet | None:
    """A newspaper's name before the sections of its site: ``Dalmara Post | World | Opinion``."""
    name, *rest = TRAIL.split(lines[0].surface) if lines else [""]
    sections = bool(rest) and all(part.casefold() in section_words() for part in rest)
    if not sections or not _PAPER.fullmatch(name):
        return None
    start = lines[0].span.start
    return Outlet(name, (Span(start, start + len(name)),))


def masthead(text: str, lines: Sequence[Line]) -> Outlet | None:
    """The outlet that a first line names and the dateline names again, or by its initials.

    ``Dalmara Post`` above ``BEIRUT, 5 Apr 2017 (DP) -``; no headline is written so. Nor is
    the bare name of a newspaper, or what the page calls itself below, above a headline.
    """
    if paper := _paper_above(text, lines):
        return paper
    own = _own_words(text)
    if own and lines and lines[0].surface == own.name:
        return Outlet(own.name, (lines[0].span,))
    named = _dateline(text, lines[1:])
    if named is None or not lines:
        return None
    words = lines[0].surface.split()
    capital = [word for word in words if word[:1].isupper()]
    initials = "".join(word[0] for word in capital)
    spelled = 2 <= len(words) <= _MOST_WORDS and words[0] in capital and initials == named.name
    if not spelled and lines[0].surface != named.name:
        return None
    return Outlet(lines[0].surface, (lines[0].span,))


def _paper_above(text: str, lines: Sequence[Line]) -> Outlet | None:
    """A newspaper's name alone in the first line, where a longer headline follows.

    Between the two may stand the sections of the site, or the day alone.
    """
    below = next((li for li in lines[1:3] if not _trail_or_day(li.surface)), None)
    if below is None:
        return None
    stamped = LEADING_STAMP.fullmatch(text[lines[0].span.end : below.span.start].strip())
    dated = _DATED.fullmatch(lines[0].surface)
    name = dated["name"] if dated else lines[0].surface
    plain = name.title() if name.isupper() else name
    headed = below.words >= _LEAST_BELOW and not below.surface.rstrip().endswith((".", ":"))
    trailed = len(lines) > 1 and is_section_line(lines[1]) and TRAIL.search(lines[1].surface)
    sure = (_PAPER if trailed or stamped else _SURE_PAPER).fullmatch(plain)
    if not headed or not sure or plain.split()[0] in _NO_PAPER:
        return None
    return Outlet(name, (lines[0].span,))


def _trail_or_day(line: str) -> bool:
    return bool(TRAIL.search(line) or LEADING_STAMP.fullmatch(line))


def outlet_of_title(title: str, stands: Span | None) -> Outlet | None:
    """The site's name behind the last bar of a page title: ``Trucks Cross | Dalmara Post``."""
    match = _TITLE_SUFFIX.search(title)
    if not match or match["name"].casefold() in section_words():
        return None
    evidence = (Span(stands.start + match.start("name"), stands.end),) if stands else ()
    return Outlet(match["name"], evidence)


def _own_words(text: str) -> Outlet | None:
    for pattern in _own_patterns():
        if match := pattern.search(text):
            return Outlet(match["name"].rstrip("."), (Span(match.start(), match.end()),))
    return None


@cache
def _own_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b{_NAME}['’]s web ?site (?:can|may|is) (?:also )?(?:be )?"
            r"(?:accessed|available|found)",
            rf"(?:Copyright|©|\(c\))\s{{0,2}}(?:\(c\)|©)?\s{{0,2}}(?:19|20)\d\d(?:\s?[-–]\s?\d{{2,4}})?"
            rf",?\s{{1,2}}(?:by )?{_NAME}(?=\s{{0,2}}(?:[.,|;\n\r]|$|All [Rr]ights))",
            rf"\bFollow (?!us\b){_NAME} on (?:Twitter|Facebook|Telegram|YouTube|Instagram)\b",
            r"\bOur Standards:\s{0,3}The Thomson (?P<name>Reuters) Trust Principles",
            r"\bComment via (?!Facebook|Twitter|Disqus)(?P<name>[A-Z]\w+(?: [A-Z]\w+)?)\b",
            rf"\b{_NAME} is not responsible for the content of external\b",
        )
    )


def _labelled(lines: Sequence[Line]) -> Outlet | None:
    """A head line that a collector of articles wrote over them: ``Source: Dalmara Post``."""
    for line in lines[:_HEAD_LINES]:
        if match := _LABELLED.fullmatch(line.surface):
            return Outlet(match["name"], (Span(line.span.start, line.span.start + match.end()),))
    return None


def _dateline(text: str, lines: Sequence[Line]) -> Outlet | None:
    """``DAMASCUS (Reuters) -``, ``BEIRUT, 5 Apr 2017 (AFP)``, ``MOSCOW, May 9. /TASS/``.

    Also without the bracket: ``DAMASCUS, SANA, Feb 27 –``.
    """
    for line in lines[:_HEAD_LINES]:
        for pattern in _dateline_patterns():
            match = pattern.match(text, line.span.start, min(line.span.end, line.span.start + 200))
            if match and _is_agency(match["name"]):
                return Outlet(match["name"], (Span(match.start(), match.end("name") + 1),))
    return None


@cache
def _dateline_patterns() -> tuple[re.Pattern[str], ...]:
    place = r"[A-Z][\w'’.]*(?:[ /-][A-Z][\w'’.]*){0,3}(?:,\s[A-Z][\w. ]{2,24}?)?"
    when = r"(?:,?\s[A-Za-z0-9][A-Za-z0-9., ]{2,30}?)?"
    return (
        re.compile(
            rf"(?:\W{{0,3}}){place}{when}\s?\((?P<name>[A-Z][\w.&'’ -]{{1,40}}?)\)\s?[-–—:]"
        ),
        re.compile(rf"{place}(?:,\s[^/\n]{{3,24}}?)?\s?/(?P<name>[A-Z][A-Za-z]{{2,12}})/"),
        re.compile(
            rf"(?-i:[A-Z][A-Z'’.]+)(?:[ /-][A-Z'’.]+){{0,3}}(?:,\s[A-Z][\w. ]{{2,24}}?)?"
            rf",\s[A-Za-z0-9., ]{{5,30}}?\s?\((?P<name>{AGENCIES})\)"
        ),
        re.compile(rf"{place},\s\(?(?P<name>{AGENCIES})\)?,?\s[A-Za-z0-9., ]{{5,20}}?\s?[-–—]"),
    )


def _is_agency(name: str) -> bool:
    """Whether the bracket of a dateline can hold it: no month, at most four words."""
    return len(name.split()) <= 4 and name[:3].lower() not in MONTHS


def _credit_line(lines: Sequence[Line]) -> Outlet | None:
    """A head line that holds nothing but an agency and perhaps a date."""
    pattern = re.compile(rf"(?P<name>{AGENCIES})(?:[\s,|-]{{1,4}}[\w., ]*\d{{4}})?")
    for line in lines[:_HEAD_LINES]:
        match = pattern.fullmatch(line.surface) if len(line.surface) <= 60 else None
        if match:
            span = Span(line.span.start, line.span.start + match.end("name"))
            return Outlet(match["name"], (span,))
    return None
