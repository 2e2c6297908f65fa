"""What a time expression means, and the scene (anchor, tense, context) that decides it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.records import Granularity
from counterclaim.understand.timegrammar.days import Stretch, make_day, month

ABSOLUTE, PUBLISHED, CONTEXT = "absolute", "published", "context"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reading of one expression: TIMEX3 type and value, and days ``[start, end)``.

    Without days, ``reason`` says why none can be given.
    """

    type: str
    value: str | None
    start: date | None = None
    end: date | None = None
    granularity: Granularity = Granularity.VAGUE
    anchor: str = ABSOLUTE
    modifier: str | None = None
    reason: str = ""

    @property
    def dated(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is read against.

    ``now`` is the publication day (None if unknown); ``previous`` the last dated
    expression before this one, ``near`` the same within the sentence, and ``latest`` the
    last one whether dated or not. ``tense`` is past, future, ahead or "". ``narrative`` texts
    (histories, long after the events) are read against ``previous`` instead of ``now``.
    """

    now: date | None
    narrative: bool = False
    tense: str = ""
    previous: Meaning | None = None
    near: Meaning | None = None
    latest: Meaning | None = None

    def anchor_day(self) -> tuple[date | None, str]:
        """The day that relative expressions count from, and its anchor name."""
        if self.narrative:
            at = self.previous.start if self.previous else None
            return at, CONTEXT
        return self.now, PUBLISHED

    def context_day(self) -> tuple[date | None, str]:
        """The day that "two days later" counts from: the sentence, then the text, then now."""
        for meaning in (self.near, self.previous):
            if meaning is not None and meaning.start is not None:
                return meaning.start, CONTEXT
        return self.now, PUBLISHED

    def told_day(self) -> tuple[date | None, str]:
        """The day that "the same day" and "three days later" count from, None if none is told.

        A year or a month told last is no day ("the war of 1994 ... the same day"), nor is a
        weekday that cannot be dated.
        """
        told = self.latest
        if told is not None and (told.start is None or told.granularity in _WIDE):
            return None, CONTEXT
        return self.context_day()


def dated(
    stretch: Stretch, anchor: str, *, modifier: str | None = None, type_: str = "DATE"
) -> Meaning:
    """The meaning that covers a stretch of the calendar."""
    return Meaning(
        type_, stretch.value, stretch.start, stretch.end, stretch.granularity, anchor, modifier
    )


def unresolved(
    reason: str, *, type_: str = "DATE", value: str | None = None, modifier: str | None = None
) -> Meaning:
    """A meaning without days; ``reason`` is kept with the record."""
    return Meaning(type_, value, anchor=PUBLISHED, modifier=modifier, reason=reason)


def no_anchor(type_: str = "DATE", value: str | None = None) -> Meaning:
    """The meaning of a relative expression in a text whose date is unknown."""
    return unresolved("the publication date is unknown", type_=type_, value=value)


_YEAR_FAR = 300
"""Days from which a year-less date in the past gives way to the near future: "takes
office on 2 January", printed on 30 December, has no future verb."""
_SOON = 31
"""Days within which the future must then lie if a past verb stands near."""


def year_for(month_number: int, day_number: int | None, scene: Scene) -> tuple[int | None, str]:
    """The year of a date without one, by tense, and the anchor it hangs on."""
    near = scene.near
    if near is not None and near.start is not None and near.anchor == ABSOLUTE:
        return _narrative_year(month_number, near), CONTEXT
    if scene.narrative and scene.previous is not None and scene.previous.start is not None:
        return _narrative_year(month_number, scene.previous), CONTEXT
    if scene.now is None:
        return _year_nearby(month_number, day_number, scene.previous)
    return _news_year(month_number, day_number, scene.now, scene.tense), PUBLISHED


_NEARBY = 62
"""Days that a date without a year may lie from the one told before it, in an undated text."""


def _year_nearby(
    month_number: int, day_number: int | None, before: Meaning | None
) -> tuple[int | None, str]:
    """The year of a date in an undated text, by a date that is told shortly before."""
    if before is None or before.start is None or before.granularity in _COARSE:
        return None, PUBLISHED
    year = _narrative_year(month_number, before)
    at = make_day(year, month_number, day_number or 15)
    near = at is not None and abs((at - before.start).days) <= _NEARBY
    return (year, CONTEXT) if near else (None, PUBLISHED)


def _narrative_year(month_number: int, before: Meaning) -> int:
    """The year nearest to the month told of before; of a bare year, that year."""
    at = before.start
    assert at is not None
    if before.granularity in _COARSE:
        return at.year
    gap = month_number - at.month
    return at.year + (1 if gap < -6 else -1 if gap > 6 else 0)


_COARSE = {Granularity.YEAR, Granularity.DECADE, Granularity.SEASON, Granularity.PART_OF_YEAR}
_WIDE = _COARSE | {Granularity.MONTH}


def _news_year(month_number: int, day_number: int | None, now: date, tense: str) -> int:
    if day_number is None:
        if tense == "future":
            return now.year + (month_number < now.month)
        if tense == "past":
            return now.year - (month_number > now.month)
        gap = month_number - now.month
        return now.year + (1 if gap < -6 else -1 if gap > 5 else 0)
    days = {
        year: at
        for year in (now.year - 1, now.year, now.year + 1, now.year - 4, now.year - 2)
        if (at := make_day(year, month_number, day_number))
    }
    past = [y for y, at in days.items() if at <= now]
    coming = [y for y, at in days.items() if at > now]
    last = max(past, default=now.year)
    first = min(coming, default=now.year)
    ahead = (days[first] - now).days if coming else 999
    back = (now - days[last]).days if past else 999
    if tense == "future":
        return last if ahead > _YEAR_FAR and back < 62 else first
    if tense == "past":
        return first if back > _YEAR_FAR and ahead < _SOON else last
    return first if ahead < back else last


_CUES = re.compile(
    r"(?P<future>\b(?:(?:will|won't|shall|would|is\s+to|are\s+to|to)(?:\s+not)?\s+be(?:\s+\w+ed)?"
    r"|(?:will|would|is|are)\s+(?:expected|scheduled|due|planned|supposed|set|slated|likely)\b"
    r"|will|won't|shall|would|going\s+to|due|scheduled|expected|set\s+to|plan(?:s|ned|ning)?\s+to"
    r"|slated|is\s+to|are\s+to|aims?\s+to|vow(?:s|ed)?\s+to|intends?\s+to|upcoming|deadline"
    r"|(?<!not\s)(?<!up\s)until|payable|to\s+(?:begin|start|resume|end|take|meet"
    r"|hold|open|close|expire|run))\b"
    r"|\w+'ll\b)"
    r"|(?P<past>\b(?:was|were|had|did|has|have|\w{2,}ed|said|told|began|took|met|fell|left|came"
    r"|went|broke|lost|won|struck|hit|shot|held|made|gave|saw|led|rose|became|wrote|sent|put"
    r"|killing|wounding|injuring|following|after|since|fled|brought|found|set|cut|got|ran"
    r"|saying|adding)\b)|(?P<ahead>\bahead\s+of\b)"
)
"""Verbs that tell the tense of what they govern; the future ones swallow their participle."""

_CLAUSE = re.compile(r"[,;:]|\b(?:but|while|and|which|who)\b")
#: Characters beyond which a verb tells no tense of an expression.
_FAR = 10_000


def tense_at(sentence: str, start: int, end: int) -> str:
    """The tense around an expression: past, future, ahead (of it), or "" where nothing tells.

    The nearest cue decides; a clause border or standing after the expression counts
    as distance, so that "will meet on Sunday, the office said" is future.
    """
    cues, best, found = _cues(sentence), (_FAR, -1), ""
    behind = ((start - c, n) for n, (_, c, _) in enumerate(cues) if c <= start)
    ahead = ((c - end + 15, n) for n, (c, _, t) in enumerate(cues) if c >= end and t != "ahead")
    for distance, number in sorted((*behind, *ahead)):
        if distance > best[0]:
            break
        cue_start, cue_end, tense = cues[number]
        first, last = (cue_end, start) if cue_end <= start else (end, cue_start)
        borders = len(_CLAUSE.findall(sentence[first:last]))
        if (distance + 25 * borders, number) < best:
            best, found = (distance + 25 * borders, number), tense
    return found


@lru_cache(maxsize=64)
def _cues(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Where the cues of a sentence stand, and their tense; most hold several expressions."""
    return tuple((*cue.span(), cue.lastgroup or "") for cue in _CUES.finditer(sentence))


def month_of(number: int, scene: Scene) -> Meaning:
    """The month meant by its bare name."""
    year_number, anchor = year_for(number, None, scene)
    if year_number is None:
        return no_anchor(value=f"XXXX-{number:02d}")
    return dated(month(year_number, number), anchor)


def widen(first: Meaning, last: Meaning, days: int) -> Meaning:
    """One meaning for a text published within ``days`` days, from the readings of both ends.

    Equal readings stand. Others are joined into the interval that covers both if the
    publication is known to within a month; else the days are left out. Both say so.
    """
    if first == last:
        return first
    if days > 31 or not (first.dated and last.dated):
        return replace(
            first, start=None, end=None, value=_shared_value(first.value, last.value),
            reason=f"the publication date is only known to within {days} days",
        )  # fmt: skip
    starts = [m.start for m in (first, last) if m.start is not None]
    ends = [m.end for m in (first, last) if m.end is not None]
    return replace(
        last,
        start=min(starts) if len(starts) == 2 else None,
        end=max(ends) if len(ends) == 2 else None,
        value=first.value if first.value == last.value else None,
        reason=f"widened: the publication date is only known to within {days} days",
    )


def _shared_value(first: str | None, last: str | None) -> str | None:
    """What two readings of a day share: "XXXX-02-27" where only the year differs."""
    if first is None or last is None or len(first) != len(last) or first[:2] not in {"19", "20"}:
        return None
    return f"XXXX{first[4:]}" if first[4:] == last[4:] and first[4:5] == "-" else None


def weekday_from(now: date, weekday: int, tense: str) -> date:
    """A bare weekday: past, the latest up to and including now; future, the first after.

    What stands "ahead of" it is told on the day at the latest.
    """
    if tense == "ahead":
        return now + timedelta(days=(weekday - now.weekday()) % 7)
    if tense == "future":
        return now + timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)
    return now - timedelta(days=(now.weekday() - weekday) % 7)
