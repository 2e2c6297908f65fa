"""Numbers that go on from the one before them: parts of a toll, and counts of other places."""

from __future__ import annotations

import re

from counterclaim.records import Unit
from counterclaim.spans import Span
from counterclaim.understand.quantitygrammar.forms import Amount, Counted
from counterclaim.understand.quantitygrammar.harm import (
    BESIDE,
    OWN_VERB,
    PEOPLE,
    is_freed,
    people_after,
)
from counterclaim.understand.quantitygrammar.nouns import noun_unit

#: "40 died, among them 11 women and | 9 children, and 30 were hurt": the nine are of the dead.
_LISTED = re.compile(
    r"(?:\b(?:including|among\s+(?:them|whom))|\s(?:--?|[–—])|:)\s+"
    r"(?:(?!were\b|was\b|have\b|had\b|dead\b)[\w’'-]+\s?,?\s+){0,8}$"
)
#: "24 guards, | 30 civilians and | four rebels": the next of a list.
_NEXT = re.compile(r"\s?,\s+(?:and\s+)?|\s+and\s+")
#: "18 people were killed in Kesh on Sunday, | 12 in Alma and five in Tarn".
_PLACED = re.compile(r"[^.;:“”\"]{0,60}?\bin\s[^.;:“”\"]{1,60}?(?:,|\band)\s+(?:another\s+)?$")
_IN_PLACE = re.compile(
    r"\s+(?:more\s+|others?\s+|each\s+)?in\s+(?:[a-z]+\s+){0,4}[A-Z]"
    r"(?![^,.;]*\b(?:were|was|are|ha[ds]|have)\b)"
)
#: "58 people | including | 11 children", "a toll of 40: | 25 civilians and 15 soldiers".
_GOES_ON = re.compile(
    r"(?:\s+[\w’'-]+){0,20}?\s*,?\s*\(?(?P<part>including|among\s+(?:them|whom)|of\s+(?:them|whom)"
    rf"|some\s+of\s+them)\s+(?:were\s+|are\s+)?{BESIDE}"
    r"|(?:\s+[\w’'-]+){0,16}?\s?,?\s+(?:as\s+well\s+as|but\s+also|along\s+with)\s+"
    r"|(?P<and>(?:\s+[\w’'-]+){0,4}?\s?,?\s+and\s+(?:(?:the|another)\s+)?)"
    r"|(?:\s+[\w’'-]+){0,10}?(?:\s+(?:--?|[–—])\s+|\s?:\s+)"
    r"|[^.;]{0,60}?\b(?:compar(?:ed|ison)\s+(?:to|with)|up\s+from|down\s+from)\s+"
)
#: "killed 14 gunmen from the group and | five farmers": others of the same verb.
_JOINED = re.compile(
    r"(?:\s+(?!(?:who|that|which|when|after|while|as|before|said)\b)[\w’'-]+){0,9}?\s?,?\s+and\s+|\s"
)
_CLOSED = re.compile(
    r"\s*(?:[.,;)]|$|(?:in|on|from|near|at|during|and|including|according|as\s+well)\b|an?\s+[\w\s]{1,20}?said\b)"
)

#: "152,000 people came, of which | 99,000 went north", "of 120 hostages | 48 were freed",
#: "420 explosions, compared with | 310 the day before": of what was counted before.
_OF_WHICH = re.compile(
    r"\b(?:of\s+(?:which|whom)|compared\s+(?:to|with)|(?:up|down)\s+from"
    r"|of\s+(?:the\s+)?\d[^.;:]{1,30},)\s+$",
    re.IGNORECASE,
)
#: "Of the 187 killed | 40 | were children".
_WERE = re.compile(r"\s+(?:were|are)\b")


def is_listed(text: str, sentence: Span, at: int) -> bool:
    """Whether a number stands in a list of some of those counted before it."""
    return _LISTED.search(text, sentence.start, at) is not None


def chained(
    text: str, before: int, amount: Span, noun: Span | None, *, listed: bool, part: bool
) -> bool:
    """Whether a number goes on from the one before it, as a part of it or in another place.

    It must be said to be a ``part`` where those before are counted by their name alone.
    """
    between = text[before : amount.start]
    if listed and _NEXT.fullmatch(between):
        return True  # "31 people, including 19 miners, | nine nurses and three guards"
    on = _GOES_ON.fullmatch(between)
    if part:
        return on is not None and on["part"] is not None
    end = (noun or amount).end
    if _PLACED.fullmatch(between) and _IN_PLACE.match(text, end):
        return True
    people = noun is not None and noun_unit(noun.of(text)) in PEOPLE
    if people and _JOINED.fullmatch(between) and _CLOSED.match(text, end):
        return True
    return on is not None and not (on["and"] and OWN_VERB.match(text, end))


def stands_for_those(text: str, sentence: Span, number: Span) -> bool:
    """Whether a number without a noun is of those that were counted before it."""
    return _OF_WHICH.search(text, sentence.start, number.start) is not None


def of_those(text: str, sentence: Span, span: Span, last: tuple[Amount, Counted]) -> Counted:
    """What some of those counted before are: hostages, and no more so if they were freed."""
    of, who = last[1], who_were(text, sentence, span, last)
    held = of.unit is Unit.ARRESTED and is_freed(text, sentence, span, span)
    unit = Unit.PEOPLE if held else of.unit
    return Counted(unit, of.what, who.of(text) if who else of.of, who)


def who_were(
    text: str, sentence: Span, span: Span, last: tuple[Amount, Counted] | None
) -> Span | None:
    """Who some of those counted before were: "of the 187 killed 40 | were children"."""
    were = _WERE.match(text, span.end) if last else None
    return people_after(text, were.end(), sentence.end, single=False) if were else None
