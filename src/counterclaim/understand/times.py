"""Times of a text, resolved to days against its publication date or to each other.

The grammar (``timegrammar``) finds expressions by patterns, the longest first from the
left; this module reads them in order, so that each sees those before it, and joins
neighbours. Conventions are those of the times gold set: times of day are given by the
civil days they touch, a bare weekday in the past is the latest one up to the
publication day, "since X" runs to the end of the publication day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median_low

from counterclaim.records import Article, Clutter, Interval, TimeExpression
from counterclaim.spans import Span, Spans
from counterclaim.understand.identity import record_id
from counterclaim.understand.timegrammar.candidates import Candidate, find_candidates
from counterclaim.understand.timegrammar.joins import Found, join
from counterclaim.understand.timegrammar.scene import (
    Meaning,
    Scene,
    tense_at,
    unresolved,
    widen,
)
from counterclaim.understand.timegrammar.words import MONTH_NUMBER

MADE_BY = "understand.times/1"
DATELESS = frozenset({"present", "past", "future", "daily", "set", "each", "weekdays"})
"""Rules whose expressions ("now", "every day") TIMEX3 marks but no event hangs on."""

DATE_LINES = frozenset({"bare_date", "date_line"})
"""Rules by which reading marks the line that says when a page was published."""
_HEAD = 400


def find_times(article: Article, sentences: Spans = ()) -> list[TimeExpression]:
    """The time expressions of an article's body, in order, each resolved or with a reason.

    ``sentences`` bound the tense and the context of an expression; without them the
    text is cut at full stops. A range or a "since" is one expression. Where the
    publication date is itself an interval, an expression is read against both its
    ends, and widened or left without days when the readings differ.
    """
    leaves = _leaves(article, sentences)
    found = join(article.text, leaves, _publication_days(article)[1])
    return [
        _record(article, Span(f.start, f.end), f.meaning) for f in found if f.rule not in DATELESS
    ]


def timex(article: Article, sentences: Spans = ()) -> list[TimeExpression]:
    """The same times in the TIMEX3 manner: a range as its two ends, no "since" or "from"."""
    found = join(article.text, _leaves(article, sentences), _publication_days(article)[1])
    parts = (leaf for f in found for leaf in f.leaves())
    return [_record(article, Span(f.start, f.end), f.meaning) for f in parts]


def resolve_span(article: Article, span: Span, sentences: Spans = ()) -> TimeExpression | None:
    """The reading of the time at a place that the caller knows, or None if none is there.

    A "since" before the span is no part of it.
    """
    found = join(article.text, _leaves(article, sentences), _publication_days(article)[1])
    nested = [f for whole in found for f in (whole, *whole.leaves())]
    inside = [f for f in nested if span.start <= f.start and f.end <= span.end]
    if not inside:
        return None
    best = max(inside, key=lambda f: (f.end - f.start, -f.start))
    return _record(article, span, best.meaning)


def _record(article: Article, span: Span, meaning: Meaning) -> TimeExpression:
    interval = Interval(meaning.start, meaning.end, meaning.granularity) if meaning.dated else None
    return TimeExpression(
        record_id(article.id, "time", span), article.id, span, interval, meaning.type,
        meaning.value, meaning.anchor, MADE_BY, meaning.modifier, meaning.reason,
    )  # fmt: skip


def _publication_days(article: Article) -> tuple[date | None, date | None]:
    """The first and last day on which the article may have been published."""
    interval = article.published.interval
    if interval.start is None or interval.last is None:
        return None, None
    return interval.start, max(interval.start, interval.last)


def _leaves(article: Article, sentences: Spans) -> list[Found]:
    """The expressions before joining, read against one or both ends of the publication."""
    text, (first, last) = article.text, _publication_days(article)
    bounds = _with_date_lines(article, sentences or tuple(rough_sentences(text)))
    starts = [s.start for s in bounds]
    candidates = [
        c
        for c in find_candidates(text, bounds)
        if _sentence_at(bounds, starts, c.start) is not None and not _in_clutter(article, c.start)
    ]
    told_late = is_narrative(text, last)
    chosen = _Reader(text, bounds, Scene(first, narrative=told_late)).choose(candidates)
    if first is None or last is None or first == last:
        return chosen[0]
    again = _Reader(text, bounds, Scene(last, narrative=told_late)).choose(chosen[1])
    meanings = {(f.start, f.end): f.meaning for f in again[0]}
    days = (last - first).days + 1
    other = unresolved("the reading depends on the publication date")
    return [
        replace(f, meaning=widen(f.meaning, meanings.get((f.start, f.end), other), days))
        for f in chosen[0]
    ]


def _with_date_lines(article: Article, sentences: Spans) -> Spans:
    """The sentences, and the date line at the head, which is clutter but tells a time."""
    head = sentences[0].start + _HEAD if sentences else _HEAD
    lines = [
        mark.span
        for mark in article.boilerplate
        if mark.rule in DATE_LINES and mark.span.start < head
        if not any(mark.span.overlaps(s) for s in sentences)
    ]
    return tuple(sorted((*sentences, *lines))) if lines else sentences


def _in_clutter(article: Article, at: int) -> bool:
    return any(
        mark.span.start <= at < mark.span.end
        for mark in article.boilerplate
        if mark.kind is not Clutter.CAPTION and mark.rule not in DATE_LINES
    )


def rough_sentences(text: str) -> Iterator[Span]:
    """Rough sentences for a caller that has none: cut at full stops and empty lines."""
    at = 0
    for cut in re.finditer(r"(?<=[a-z0-9)\]”\"][.!?])[\"”»]?\s+(?=[A-Z“\"«‘(])|\n\s*\n", text):
        if cut.start() > at:
            yield Span(at, cut.start())
        at = cut.end()
    if at < len(text):
        yield Span(at, len(text))


def _sentence_at(bounds: Sequence[Span], starts: list[int], at: int) -> Span | None:
    index = bisect_right(starts, at) - 1
    return bounds[index] if index >= 0 and at < bounds[index].end else None


OPENING = 300  # characters of a text that tell whether it is news
_YEARS = re.compile(r"\b(?:in|of|since|by|,|[A-Z][a-z]+)\s+(1[0-9]{3}|20\d\d)\b")
_FOUR_DIGITS = re.compile(r"\d{4}")
_BC = re.compile(r"\b\d{2,3} BC\b")
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?:last|this|next) (?:week|month|year|night)"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells of years long before its publication, as histories do.

    It names at least five years, their median lies more than a year back, and it
    seldom speaks of days as seen from its own, and not where it opens: "spoke on Wednesday".
    What opens with the day of its publication is news.
    """
    if " BC" in text and len(_BC.findall(text)) >= 3:
        return True
    if published is None or len(_FOUR_DIGITS.findall(text)) < 5:
        return False
    years = [int(y) for y in _YEARS.findall(text)]
    if len(years) < 5 or median_low(years) >= published.year - 1:
        return False
    if _DEICTIC.search(text, 0, OPENING) or _states_its_day(text[:OPENING], published):
        return False
    return len(_DEICTIC.findall(text)) * 5 < len(years)


def _states_its_day(opening: str, published: date) -> bool:
    """Whether a text opens with its date line: "Apr 27, 2011"."""
    name = next(name for name, number in MONTH_NUMBER.items() if number == published.month)
    month, day, year = f"{name[:3]}[a-z]*", f"0?{published.day}", published.year
    dated = rf"\b(?:{month}\.?\s+{day}|{day}\s+{month})\b[\s,]*{year}\b"
    return re.search(dated, opening, re.IGNORECASE) is not None


class _Reader:
    """Reads candidates from left to right; each sees what was read before it."""

    def __init__(self, text: str, bounds: Sequence[Span], scene: Scene) -> None:
        self._text, self._bounds, self._scene = text, bounds, scene
        self._starts = [s.start for s in bounds]

    def choose(self, candidates: Sequence[Candidate]) -> tuple[list[Found], list[Candidate]]:
        """The readings of the candidates that stand, and those candidates."""
        found: list[Found] = []
        kept: list[Candidate] = []
        for at, candidate in enumerate(candidates):
            if found and candidate.start < found[-1].end:
                continue
            meaning = self._meaning(candidate, found, candidates[at + 1 : at + 12])
            if meaning is not None:
                found.append(_found(candidate, meaning))
                kept.append(candidate)
        return found, kept

    def _meaning(
        self, candidate: Candidate, found: Sequence[Found], ahead: Sequence[Candidate]
    ) -> Meaning | None:
        sentence = _sentence_at(self._bounds, self._starts, candidate.start)
        if sentence is None:
            return None
        scene = replace(
            self._scene,
            tense=tense_at(
                self._text[sentence.start : sentence.end],
                candidate.start - sentence.start,
                candidate.end - sentence.start,
            ),
            previous=_last_dated(found, 0),
            near=_last_dated(found, sentence.start) or self._ahead(candidate, ahead, sentence),
            latest=_last_day(found),
        )
        return candidate.rule.make(candidate.match, scene)

    def _ahead(
        self, candidate: Candidate, ahead: Sequence[Candidate], sentence: Span
    ) -> Meaning | None:
        """The date that follows: "the first week of the truce, which began on 27 February"."""
        event = candidate.rule.name in {"nth", "first_units"}
        for later in ahead:
            if later.start < candidate.end or later.start >= sentence.end:
                continue
            if event:
                return self._meaning(later, (), ())
            gap = self._text[candidate.end : later.start]
            if not _LISTED.fullmatch(gap):
                return None
            meaning = self._meaning(later, (), ())
            return meaning if meaning and meaning.anchor == "absolute" else None
        return None


def _found(candidate: Candidate, meaning: Meaning) -> Found:
    split = candidate.rule.split
    ends = split(candidate.match, meaning) if split else ()
    parts = tuple(Found(start, end, half) for start, end, half in ends)
    return Found(candidate.start, candidate.end, meaning, candidate.rule.name, parts)


_LISTED = re.compile(r"\s*(?:,|and|or|to|until|through|till|[-–—&]|\s)+\s*(?:in\s+|on\s+)?")


def _last_dated(found: Sequence[Found], since: int) -> Meaning | None:
    for item in reversed(found):
        if item.start < since:
            return None
        meaning = item.meaning
        if meaning.start is not None and meaning.type in {"DATE", "TIME"}:
            return meaning
    return None


def _last_day(found: Sequence[Found]) -> Meaning | None:
    """The last expression that is dated, or a day of the calendar that cannot be."""
    for item in reversed(found):
        meaning = item.meaning
        day = meaning.start is not None or (meaning.value or "").startswith("XXXX-")
        if meaning.type in {"DATE", "TIME"} and day:
            return meaning
    return None
