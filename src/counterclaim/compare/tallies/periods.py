"""Over which days a count runs, and what says so.

In order: the days that the words give; the first day of the agreement that a "since the
truce" means; "in the last 24 hours", counted back from the day of publication; the days
in the heading of a bulletin. The end of a count that still runs is the end of the day of
publication, or open where that day is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import ENDS
from counterclaim.records import Ceasefire, CeasefireMention, Granularity, Interval, TimeExpression
from counterclaim.spans import Span

#: Days within which a publication is known well enough to end a running count.
KNOWN = 31
#: Characters at the top of a bulletin that may give its days.
HEADING = 300

#: Characters behind a truce within which its end is told right of it.
NEXT = 12
_SINCE = re.compile(r"(?i)\b(?:since|from|after)\b")
_STARTS = re.compile(r"(?i)^\W*(?:since|from)\b")
_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_LAST = re.compile(
    r"(?i)\b(?:in|during|over|within|for)\s+(?:the\s+)?(?:last|past|previous|preceding)\s+"
    r"(?:(?P<n>\d+|a|one|two|three|four|five|six|seven)\s+)?(?P<unit>hour|day|week)s?\b"
)
_HOURS = {"hour": 1, "day": 24, "week": 168}


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a count, and in words how they are known; no days leave both empty."""

    interval: Interval | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What an article tells of days: when it appeared, and the agreements it speaks of."""

    lookup: Lookup
    truces: Sequence[CeasefireMention]
    agreements: Mapping[str, Ceasefire]

    def period(self, told: TimeExpression | None, at: Span, *, running: bool) -> Period:
        """The period of a count at a span; ``told`` are the days that its own words give."""
        if told is not None and told.interval is not None:
            between = self.lookup.text[at.end : told.span.start]
            since = running or _STARTS.match(told.span.of(self.lookup.text))
            since = since or re.search(r"(?i)\bsince\b", between)
            return Period(self._open(told.interval, since=bool(since)), "as told")
        sentence = self.lookup.sentence_at(at.start)
        return self._since_truce(sentence, at) or self._last_hours(sentence) or Period()

    def heading(self) -> Period:
        """The days that the top of a bulletin gives, if it gives one stretch of days."""
        times = self.lookup.times_in(Span(0, min(HEADING, len(self.lookup.text))))
        ranges = {t.interval for t in times if t.interval and _is_range(t.interval)}
        if len(ranges) != 1:
            return Period()
        return Period(ranges.pop(), "the days in the heading")

    def _open(self, told: Interval, *, since: bool) -> Interval:
        """Days as told; a "since" that names a day runs on to publication."""
        end = self.published_end
        one_day = told.start and told.end and (told.end - told.start).days == 1
        if not since or not one_day:
            return told
        return Interval(told.start, end, Granularity.RANGE)

    @property
    def published_end(self) -> date | None:
        """The end of the day of publication; None where it is known only within months."""
        published = self.lookup.article.published.interval
        known = published.start and published.end
        if not known or not published.start or not published.end:
            return None
        return published.end if (published.end - published.start).days <= KNOWN else None

    def _since_truce(self, sentence: Span, at: Span) -> Period | None:
        """From the first day of the agreement in "since the truce came into force"."""
        for truce in self.truces:
            agreement = self.agreements.get(truce.ceasefire or "")
            if not sentence.contains(truce.span) or agreement is None:
                continue
            between = self.lookup.text[at.end : truce.span.start]
            ends = [words.start for what, words in truce.says if what in ENDS]
            if any(start - truce.span.end < NEXT for start in ends):
                continue  # "since the truce broke down"
            if truce.span.start >= at.end and _SINCE.search(between) and agreement.effective:
                interval = Interval(agreement.effective, self.published_end, Granularity.RANGE)
                return Period(interval, "from the first day of the agreement")
        return None

    def _last_hours(self, sentence: Span) -> Period | None:
        """The hours before publication that "in the last 24 hours" means."""
        told = _LAST.search(self.lookup.text, sentence.start, sentence.end)
        published = self.lookup.article.published.interval
        if told is None:
            return None
        amount = (told["n"] or "one").lower()
        hours = int(_WORDS.get(amount, amount)) * _HOURS[told["unit"].lower()]
        known = f"{hours} hours before publication"
        if self.published_end is None:
            return Period(None, f"{known}, whose day is not known")
        first = published.start - timedelta(days=-(-hours // 24)) if published.start else None
        return Period(Interval(first, published.end, Granularity.RANGE), known)


def _is_range(interval: Interval) -> bool:
    """Whether days are a stretch of two days to a month, as the heading of a report gives."""
    if interval.start is None or interval.end is None:
        return False
    return 1 < (interval.end - interval.start).days <= KNOWN
