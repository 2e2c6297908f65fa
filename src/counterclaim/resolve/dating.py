"""An inferred publication date, narrowed by what the knowledge packs date.

A text without a date of its own still tells when it was written: it uses a name that
began on a day, gives a person an office held from one day to another, or speaks of an
agreement whose days are known. Each such clue narrows the interval and is kept as
evidence; clues that contradict the text's own dates are left out.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.protocols import View
from counterclaim.records import (
    Actor,
    Article,
    Ceasefire,
    DateBasis,
    Granularity,
    Interval,
    MentionKind,
    Name,
    Published,
    Role,
)
from counterclaim.spans import Span

MONTHS = tuple(name.casefold() for name in month_name[1:])
WEEKDAYS = tuple(name.casefold() for name in day_name)
DAY = re.compile(
    rf"\b(?P<m1>{'|'.join(MONTHS)}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,? \d{{4}})"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{'|'.join(MONTHS)})\b(?!,? \d{{4}})",
    re.IGNORECASE,
)
TRUCE = re.compile(r"\b(?:truce|cease-?fire|cessation of hostilities|calm)\b", re.IGNORECASE)
ENDED = re.compile(
    r"\b(?:expired|ended|collapsed|ran out) (?P<last>last |on )?"
    rf"(?P<day>{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
LENGTH = re.compile(r"\b(?P<n>\d+|two|three|five|seven|ten)[- ]day\b", re.IGNORECASE)
COUNTS = {"two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10}
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
LEFT = re.compile(r"\b(?:resign\w*|step(?:s|ped|ping)? down|quit)\b", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|ex|then|late|onetime)[- ]\W*(?:\w+\W+){0,4}$", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
#: A title stands this close before the name of who holds it.
TITLE_REACH = 70
#: News agencies leave the year out of dates of the last twelve months.
YEAR = timedelta(days=366)
#: An office is still given for some days after it was left.
HANDOVER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Clue:
    """Days within which the text must have been published, and the words that say so."""

    low: date | None
    high: date | None
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class _Dated:
    """What is dated of one actor: names that began on a day, and offices held by a person."""

    name: str
    began: tuple[tuple[str, date], ...]
    called: tuple[str, ...]
    roles: tuple[Role, ...]


def _dated(actor: Actor) -> _Dated:
    began = tuple((name.text, name.start) for name in actor.names if name.start)
    if actor.kind is not MentionKind.PERSON:
        return _Dated(actor.name, began, (), ())
    roles = tuple(role for role in actor.roles if role.start or role.end)
    return _Dated(actor.name, began, tuple(_plain(actor.names)), roles)


@lru_cache(maxsize=4)
def _dated_actors(view: View) -> tuple[_Dated, ...]:
    """The few of a view's actors that can date a text, gathered once."""
    found = map(_dated, view.actors())
    return tuple(actor for actor in found if actor.began or actor.roles)


def _name_clues(text: str, actors: Iterable[_Dated]) -> Iterator[Clue]:
    """A name that began on a day is not used before it."""
    for actor in actors:
        for name, start in actor.began:
            if span := _find(text, name):
                why = f"\u201c{name}\u201d is a name from {start} on"
                yield Clue(start, None, span, why)
        yield from _role_clues(text, actor)


def _find(text: str, words: str) -> Span | None:
    """Where words first stand whole; a plain search, since thousands of names are tried."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return Span(start, end)
        start = text.find(words, end)
    return None


def _role_clues(text: str, actor: _Dated) -> Iterator[Clue]:
    """A person called by an office holds it, unless the text says "former"."""
    found = next((s for n in actor.called if (s := _find(text, n))), None) if actor.roles else None
    if found is None:
        return
    before = text[max(0, found.start - TITLE_REACH) : found.start].casefold()
    held = [role for role in actor.roles if _title_in(role, before)]
    if not held or FORMER.search(before):
        return
    starts = [role.start for role in held]
    ends = [role.end for role in held]
    yield Clue(
        None if None in starts else min(s for s in starts if s),
        None if None in ends else max(e for e in ends if e) + HANDOVER,
        found,
        f"{actor.name} is called {held[0].title}",
    )


def _departure_clues(text: str, actors: Iterable[_Dated]) -> Iterator[Clue]:
    """A person who "said Sunday that he was resigning", where the office ended on a Sunday."""
    for match in SENTENCE.finditer(text):
        if not LEFT.search(match.group()):
            continue
        for actor in actors:
            ends = {role.end for role in actor.roles if role.end}
            if not ends or not any(_find(match.group(), n) for n in actor.called):
                continue
            for day in WEEKDAY.finditer(text, match.start(), match.end()):
                for end in sorted(ends):
                    if WEEKDAYS[end.weekday()] == day.group().casefold():
                        why = f"{actor.name} left office on {end}, a {day.group()}"
                        span = Span(day.start(), day.end())
                        yield Clue(end, end + timedelta(days=7), span, why)


def _plain(names: Iterable[Name]) -> list[str]:
    return [n.text for n in names if " " in n.text and n.start is None and n.end is None]


def _title_in(role: Role, before: str) -> bool:
    """Whether the words of an office stand there: "Foreign Minister", "State Secretary"."""
    words = [w for w in re.findall(r"[a-z]{4,}", role.title.casefold()) if w != "minister"]
    keys = words[:2] or ["minister"]
    return all(word in before for word in keys)


def _agreement_clues(text: str, agreements: Sequence[Ceasefire]) -> Iterator[Clue]:
    """A sentence on a truce that names a day on which just one agreement began or ended."""
    for match in SENTENCE.finditer(text):
        if not TRUCE.search(match.group()):
            continue
        for day in DAY.finditer(text, match.start(), match.end()):
            found = [a for a in agreements if _month_day(day) in _days_of(a)]
            if len(found) == 1 and found[0].effective:
                span = Span(day.start(), day.end())
                why = f"the truce of that day is the agreement \u201c{found[0].name}\u201d"
                yield Clue(found[0].effective, found[0].effective + YEAR, span, why)
        yield from _end_clues(match, agreements)


def _end_clues(sentence: re.Match[str], agreements: Sequence[Ceasefire]) -> Iterator[Clue]:
    """Of the agreements, the one that a "seven-day truce" that "expired last Monday" is."""
    ended, length = ENDED.search(sentence.group()), LENGTH.search(sentence.group())
    if not ended or not length:
        return
    days = COUNTS.get(length["n"].lower()) or int(length["n"])
    weekday = WEEKDAYS.index(ended["day"].lower())
    lasts = [(a.end - timedelta(days=1), a.effective) for a in agreements if a.end and a.effective]
    found = [
        last
        for last, first in lasts
        if abs((last - first).days - days) <= 1 and last.weekday() == weekday
    ]
    if len(found) == 1:
        start = sentence.start()
        span = Span(start + ended.start(), start + ended.end())
        last = timedelta(days=14 if (ended["last"] or "").strip() == "last" else 7)
        why = f"a {days}-day agreement ended on {found[0]}"
        yield Clue(found[0] + timedelta(days=1), found[0] + last + timedelta(days=1), span, why)


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    month = (match["m1"] or match["m2"]).lower()
    return MONTHS.index(month) + 1, int(match["d1"] or match["d2"])


def _days_of(agreement: Ceasefire) -> set[tuple[int, int]]:
    days = (agreement.announced, agreement.effective)
    return {(day.month, day.day) for day in days if day}


def _narrowed(published: Published, clues: Iterable[Clue]) -> Published:
    """The interval cut down clue by clue; a clue that would empty it is left out."""
    low, high = published.interval.start, published.interval.end
    evidence, notes = list(published.evidence), [published.note] if published.note else []
    for clue in clues:
        new_low = max(filter(None, (low, clue.low)), default=None)
        new_high = min(filter(None, (high, clue.high)), default=None)
        emptied = bool(new_low and new_high and new_low >= new_high)
        if emptied or (new_low, new_high) == (low, high):
            continue
        low, high = new_low, new_high
        evidence.append(clue.span)
        notes.append(clue.why)
    interval = Interval(low, high, Granularity.RANGE if low or high else Granularity.VAGUE)
    return replace(published, interval=interval, evidence=tuple(evidence), note="; ".join(notes))


def _yearless_clues(text: str, interval: Interval) -> Iterator[Clue]:
    """Days without a year, once the year is settled: the latest is before publication."""
    low, high = interval.start, interval.end
    if low is None or high is None or high - low > YEAR:
        return
    for match in DAY.finditer(text):
        month, day = _month_day(match)
        options = [d for y in (low.year, high.year) if (d := _date(y, month, day))]
        inside = [d for d in options if low <= d < high]
        if len(set(inside)) == 1:
            span = Span(match.start(), match.end())
            yield Clue(inside[0], None, span, f"not before {inside[0]}, which the text names")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def narrow_published(
    article: Article, *, view: View, agreements: Sequence[Ceasefire] = ()
) -> Article:
    """The article with its inferred publication date narrowed by dated knowledge.

    An article whose date is stated is returned as it is.
    """
    if article.published.basis is not DateBasis.INFERRED:
        return article
    body = _body_text(article)
    actors = _dated_actors(view)
    clues = [
        *_agreement_clues(body, agreements),
        *_name_clues(body, actors),
        *_departure_clues(body, actors),
    ]
    published = _narrowed(article.published, clues)
    published = _narrowed(published, _yearless_clues(body, published.interval))
    return replace(article, published=published)


def _body_text(article: Article) -> str:
    """The text with clutter blanked out, so that offsets stay."""
    chars = list(article.text)
    for mark in article.boilerplate:
        for at in range(mark.span.start, mark.span.end):
            chars[at] = chars[at] if chars[at] == "\n" else " "
    return "".join(chars)
