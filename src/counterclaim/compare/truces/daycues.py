"""Days that a sentence ties to a truce, and how: its first, its last, one on which it held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import TRUCE, Truce
from counterclaim.records import Granularity, Interval, TimeExpression
from counterclaim.spans import Span

EFFECTIVE, AGREED, ENDED, DURING = "effective", "agreed", "ended", "during"


@dataclass(frozen=True, slots=True)
class DayCue:
    """A day that a sentence ties to a truce, and how; without a year only ``month_day``."""

    kind: str
    interval: Interval | None
    month_day: tuple[int, int] | None
    words: Span


#: What stands behind a truce that begins, or has begun.
BEGAN = re.compile(
    r"(?i)[^.;]{0,40}?\b(?:(?:com|cam|go|wen|enter)\w*\s+into\s+(?:effect|force)|(?:took|taken)\s+"
    r"(?:effect|hold)|began|started)\b"
)
_ENDS = re.compile(
    r"(?i)\b(?:expire[sd]?|ended|ends|beyond|lapsed|collapsed|ran\s+out|over\s+on|end\s+of)\b"
)
_VERBS = (
    (EFFECTIVE, re.compile(
        r"(?i)\b(?:(?:com|cam|go|wen|enter)\w*\s+into\s+(?:effect|force)|(?:took|takes?|taking)\s+"
        r"(?:effect|hold)|(?:began|begins?|started|starts?)(?!\s+\w+ing\b)|imposed|in\s+(?:place|force)\s+(?:since|from)|since)\b")),
    (ENDED, _ENDS),
    (AGREED, re.compile(
        r"(?i)\b(?:agreed|reached|brokered|announced|declared(?!\s+(?:(?:on\s+)?\w+\s+)?that)|signed|concluded|negotiated|accepted"
        r"|struck)\b")),
)  # fmt: skip
#: "a day after | a truce | began"
_BEGUN = (
    r"(?:(?:had\s+)?(?:came|come|went|gone|entered)\s+into\s+(?:force|effect)"
    r"|(?:had\s+)?(?:took|taken)\s+(?:effect|hold)|(?:had\s+)?(?:began|begun|started))\b"
)
_AFTER_THIS = re.compile(r"(?i)\b(?:a|one)\s+day\s+after\s+$")
_HAS_BEGUN = re.compile(rf"(?i)[^.;,]{{0,40}}?\b{_BEGUN}")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth")  # fmt: skip
_NTH_DAY = re.compile(rf"(?i)\b(?P<nth>{'|'.join(_ORDINALS)})\s+day\s+of\s+$")
_EXACT = frozenset({Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY})


def day_cues(lookup: Lookup, truce: Truce) -> Iterator[DayCue]:
    """The days of a truce phrase's sentence."""
    first = _counted_from(lookup, truce)
    if first is not None:
        yield first
    for time in lookup.times_in(truce.sentence):
        since = _is_since(lookup, time)
        if time.type == "DURATION" or (time.span.overlaps(truce.head) and not since):
            continue
        kind = DURING if first else _kind(lookup, truce, time)
        if kind == EFFECTIVE and lookup.in_dateline(time.span):
            kind = DURING  # "5 May (Agency) - ... since the truce took effect on Sunday"
        interval = _beginning(time) if kind != DURING and since else time.interval
        month_day = _month_day(time.value)
        if interval is not None or month_day is not None:
            yield DayCue(kind, interval, month_day, time.span)


def _counted_from(lookup: Lookup, truce: Truce) -> DayCue | None:
    """The first day of a truce of which another day is counted.

    As in "on Sunday, a day after a truce began" and "on Saturday, the sixth day of the truce".
    """
    text, sentence = lookup.text, truce.sentence
    before = text[sentence.start : truce.span.start]
    if nth := _NTH_DAY.search(before):
        back: int | None = _ORDINALS.index(nth["nth"].lower())
    else:
        begun = _HAS_BEGUN.match(text, truce.span.end, sentence.end)
        back = 1 if begun and _AFTER_THIS.search(before) else None
    if back is None:
        return None
    told = [
        time.interval.start
        for time in lookup.times_in(sentence)
        if time.interval and time.interval.start and time.interval.granularity in _EXACT
        if not lookup.in_dateline(time.span)
    ]
    if not told:
        return None
    start = told[0] - timedelta(days=back)
    day = Interval(start, start + timedelta(days=1), Granularity.DAY)
    return DayCue(EFFECTIVE, day, None, truce.span)


def _is_since(lookup: Lookup, time: TimeExpression) -> bool:
    return time.span.of(lookup.text).lower().startswith("since")


def _beginning(time: TimeExpression) -> Interval | None:
    """What a "since" begins with, as exact as its words: "since July" is no day."""
    start = time.interval.start if time.interval else None
    if start is None:
        return None
    length = {4: 366, 7: 31}.get(len(time.value or ""), 1)
    grain = {4: Granularity.YEAR, 7: Granularity.MONTH}.get(len(time.value or ""), Granularity.DAY)
    return Interval(start, date.fromordinal(start.toordinal() + length), grain)


def _month_day(value: str | None) -> tuple[int, int] | None:
    match = re.match(r"(?:XXXX|\d{4})-(\d\d)-(\d\d)", value or "")
    return (int(match[1]), int(match[2])) if match else None


def _kind(lookup: Lookup, truce: Truce, time: TimeExpression) -> str:
    """How a day hangs on the truce: by the nearest verb that stands between or beside them."""
    text = lookup.text
    if truce.span.contains(time.span) and not time.span.overlaps(truce.head):
        return AGREED  # "a February ceasefire", "the 9 September agreement"
    if TRUCE.search(_between(text, truce, time)):
        return DURING  # "declared a truce on 22 July in a de-escalation zone": no day of the zone
    if _is_since(lookup, time):
        inside = time.span.overlaps(truce.head)
        if inside and _ENDS.search(text, truce.head.end, time.span.end):
            return ENDED  # "forty died since the truce collapsed on Sunday"
        held = inside or _IN_PLACE.search(_between(text, truce, time))
        return EFFECTIVE if held else DURING
    if time.span.end <= truce.span.start and _ANNOUNCED.search(text[: time.span.start][-24:]):
        return AGREED if _JUST_BEFORE.fullmatch(_between(text, truce, time)) else DURING
    between = _between(text, truce, time)
    for other in lookup.times_in(truce.sentence):  # a verb binds the day that follows it first
        if truce.span.end <= other.span.start and other.span.end <= time.span.start:
            between = text[other.span.end : time.span.start]
    best = ("", -1)
    for kind, pattern in _VERBS:
        for match in pattern.finditer(between):
            if match.group().lower().endswith("since") and time.span.end <= truce.span.start:
                continue  # "on Friday they shelled it, for the first time since the truce"
            near = (
                match.end() if time.span.start > truce.span.start else len(between) - match.start()
            )
            if near > best[1]:
                best = (kind, near)
    if not best[0] and time.span.end <= truce.span.start:  # "on 27 February a truce took effect"
        later = any(t.span.start > truce.span.end for t in lookup.times_in(truce.sentence))
        began = BEGAN.match(text, truce.span.end, truce.sentence.end)
        best = (EFFECTIVE, 0) if began and not later else best
    if not best[0] and _AGREED_ON.search(text, truce.sentence.start, truce.span.start):
        best = (AGREED, 0) if _THEN.fullmatch(between) else best
    clause_break = re.search(r"[;:]|,\s+(?:but|and|while|with|in\s+which)\b", between)
    return best[0] if best[0] and not clause_break else DURING


#: "X agreed with Y on | a truce | in Aster on | Saturday": the day on which they agreed.
_AGREED_ON = re.compile(
    r"(?i)\b(?:agreed|signed|announced|declared|concluded|struck)(?:\s+with\s+[^,.;]{2,60}?)?"
    r"(?:\s+(?:to|on|upon))?\s+$"
)
_THEN = re.compile(
    r"(?:\s+(?:in|for|around)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?)?\s*(?:late\s+)?(?:on\s+)?(?:late\s+)?"
)
#: "declared on Sunday a truce"
_ANNOUNCED = re.compile(
    r"(?i)\b(?:agreed|reached|announced|declared|signed|accepted)\s+(?:on\s+)?$"
)
_JUST_BEFORE = re.compile(r"\s+(?:a\s+|an\s+)?")
_IN_PLACE = re.compile(r"(?i)\b(?:since|in\s+(?:place|force|effect)|hold\w*|held|lasted)\b")


def _between(text: str, truce: Truce, time: TimeExpression) -> str:
    if time.span.start >= truce.span.end:
        return text[truce.span.end : time.span.start]
    return text[time.span.end : truce.span.start]
