"""Which time of a sentence is an event's own, and which belongs to something else in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from counterclaim.records import EventType, Granularity, Interval, TimeExpression
from counterclaim.spans import Span
from counterclaim.understand.events.tellings import RESULTS
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.timegrammar.entries import heads_entry
from counterclaim.understand.words import Words, word_set

VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
#: "the Geneva accords reached on February 27" date the accords, not a strike told beside.
AGREED = re.compile(
    r"\b(?:accords?|agreements?|truces?|cease-?fires?|deals?|pacts?|cessation\s+of\s+hostilities"
    r"|resolutions?|memorand\w+)\s+(?:\w+\s+){0,3}?(?:reached|signed|brokered|agreed|announced"
    r"|declared|adopted|concluded|dated|in\s+(?:force|effect|place))\s+(?:\w+\s+){0,4}?(?:on|in|since"
    r"|from)\s+$",
    re.IGNORECASE,
)
#: "broken it 18 times since it took effect on 14 August": the first day of something else.
BEGUN = re.compile(
    r"\b(?:since|after|before)\s+(?:it|they|the\s+\w+)\s+(?:had\s+)?(?:took|taken|came|come|went|gone"
    r"|entered|began|begun|started)\s+(?:(?:into\s+)?(?:effect|force|hold)\s+)?(?:(?:on|at|in)\s+)?$",
    re.IGNORECASE,
)
#: "the Christmas truce", "the 5 May ceasefire": the day names the agreement.
NAMING = re.compile(
    r"\s*(?:['’]s)?\s+(?:\w+\s+)?(?:accords?|agreements?|truces?|cease-?fires?|pacts?|cessation)\b",
    re.IGNORECASE,
)
#: "until 7 January": the day on which something ends that an event falls into.
#: "before the vote of 7 January": the day of something later.
ENDING = re.compile(
    r"\b(?:(?:until|till)\s+(?:\w+\s+){0,2}"
    r"|(?:before|ahead\s+of|prior\s+to)\s+(?:the\s+\w+\s+(?:of|on)\s+)?)$",
    re.IGNORECASE,
)
#: "Page last updated at 07:50 GMT, Friday, 1 June 2012": the day of the page.
STAMP = re.compile(
    r"\b(?:updated|published|posted|modified)\s+(?:at|on)\b(?:[\s,:.\d]|GMT|UTC|BST|UK"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\b)*$",
    re.IGNORECASE,
)
#: "accused the rebels on Sunday of shelling the town": the day of the accusation.
ACCUSING = re.compile(r"\s+(?:of|for)\s+(?:\w+ly\s+)?\w+ing\b")
#: "pulled bodies from the rubble on Friday, two days after jets | struck": what was before.
DAYS_AFTER = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six)\s+days?\s+after\s+(?=[^,.;:]*$)", re.IGNORECASE
)
DAYS_AFTER_REACH = 90
DAYS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
#: "two days after", "since Monday": the day stands in another relation to the event.
RELATED = re.compile(r"\b(?:after|before|since|until|till|following|later|from)\b", re.IGNORECASE)
#: "5,000 people were killed since protests began in March": what a day is reckoned from.
SINCE_THEN = re.compile(r"[^,;:]*\bsince\s+[^,;:]+\b(?:in|on)\s+(?:early\s+|mid-?|late\s+)?$", re.I)
SINCE = re.compile("since\\b", re.IGNORECASE)
#: "After a truce that they broke, the army moved on Tuesday": the day is not that of the breach.
FRONTED = word_set("after following before since until despite ahead")
#: "the killings", "that last raid": what readers know of already.
KNOWN = word_set("the this that these those")
KNOWN_GAP = 2  # words before a deed that may say so
ALLEGED = word_set("alleged purported suspected reported")
NEAR_WORDS = 5  # a day within so many words before an alleged deed may be its own
LEADING = word_set("after since until before following")
#: What may stand right before a day.
ON = word_set("on in late early last at")
#: Words between a verb of saying and the day of the saying: "said late on Thursday".
SAYING_GAP = 3
TOLD = word_set("told tells")
TOLD_GAP = 7


#: "since last week's massacre": how long what a time's value names is.
_NAMED = (
    (re.compile(r"\d{4}-\d\d-\d\d$"), Granularity.DAY, timedelta(days=1)),
    (re.compile(r"\d{4}-W\d\d$"), Granularity.WEEK, timedelta(weeks=1)),
    (re.compile(r"\d{4}-W\d\d-WE$"), Granularity.WEEKEND, timedelta(days=2)),
)
NAMES = re.compile(r"\s?['’]s\s+(?:[\w-]+\s+){0,2}")


def own_interval(
    text: str, span: Span, time: TimeExpression, published: date | None = None
) -> Interval | None:
    """When an event told at a span was, by the time that is its own.

    "Since last week's massacre" runs from that week, but the massacre was in it; "a day after
    jets struck" is told of what is dated, and not of the strike. "Killed since protests began
    in March" runs from March to the day of the report.
    """
    interval = time.interval
    if interval is None or interval.start is None:
        return interval
    if published and SINCE_THEN.fullmatch(text, span.end, max(span.end, time.span.start)):
        return Interval(interval.start, published + timedelta(days=1), Granularity.RANGE)
    if later := _days_later(text, span, time):
        return _back(interval, later)
    if not SINCE.match(text, time.span.start):
        return interval
    if not NAMES.fullmatch(text, time.span.end, max(time.span.end, span.start)):
        return interval
    for value, granularity, length in _NAMED:
        if value.match(time.value or ""):
            return Interval(interval.start, interval.start + length, granularity)
    return interval


def _days_later(text: str, span: Span, time: TimeExpression) -> int | None:
    """How many days after an event that is dated was which a sentence dates; None if unsaid."""
    told = DAYS_AFTER.search(text, max(0, span.start - DAYS_AFTER_REACH), span.start)
    if told is None:
        return None
    outside = time.span.end <= told.start() or "," in text[span.end : time.span.start]
    return DAYS[told["n"].lower()] if outside else None


def _back(interval: Interval, days: int) -> Interval | None:
    """The day so many days before one; None for any other stretch."""
    if interval.start is None or interval.end != interval.start + timedelta(days=1):
        return None
    back = timedelta(days=days)
    return Interval(interval.start - back, interval.end - back, interval.granularity)


def of_agreement(text: str, time: Span) -> bool:
    """Whether a time dates an agreement named right beside it, or something's beginning."""
    start = max(0, time.start - 90)
    before = any(dates.search(text, start, time.start) for dates in (AGREED, BEGUN))
    return before or NAMING.match(text, time.end) is not None


def of_other_than_acts(text: str, time: Span) -> bool:
    """Whether a time ends something, or is when somebody was accused of an act, or wrote of it."""
    ends = ENDING.search(text, max(0, time.start - 30), time.start)
    wrote = heads_entry(text, time) or STAMP.search(text, max(0, time.start - 70), time.start)
    return bool(ends or wrote or ACCUSING.match(text, time.end))


def of_main_clause(words: Words, sentence: range, trigger: Span, time: Span) -> bool:
    """Whether a time stands behind the clause that opens a sentence, and the event in it."""
    told, dated = words.within(trigger), words.within(time)
    if not sentence or words.lower[sentence.start] not in FRONTED:
        return False
    return "," in words.lower[told.stop : dated.start]


def of_verb_before(
    words: Words, trigger: Trigger, time: Span, cues: Sequence[Span], others: Sequence[Trigger]
) -> bool:
    """Whether a time opens a clause whose verb has a known deed for its object.

    "On Sunday the council condemned the massacre": the day is that of the condemnation; so is that
    of "arrived on Sunday for talks on an enquiry into the alleged attacks". Not so if something
    violent is told in between: "on Sunday shelled the town in the attack".
    """
    before = words.lower[max(0, trigger.first - KNOWN_GAP) : trigger.first]
    between = range(words.within(time).stop, trigger.first)
    far = len(between) > NEAR_WORDS and not ALLEGED.isdisjoint(before)
    if trigger.verbal or not (far or not KNOWN.isdisjoint(before)):
        return False
    inside = [t for t in others if t.first in between]
    if any(t.entry.root in VIOLENT for t in inside):
        return False
    spoken = any(words.within(c).start in between for c in cues)
    return far or spoken or any(t.verbal for t in inside)


def of_later(words: Words, trigger: Trigger, time: Span, others: Sequence[Trigger]) -> bool:
    """Whether a time is of what came after an event: "left on Sunday | after a raid".

    Not so of what an attack did: "nine died on Sunday after shells hit the town".
    """
    between = range(words.within(time).stop, trigger.first)
    if LEADING.isdisjoint(words.lower[at] for at in between):
        return False
    harm = any(t.entry.phrase in RESULTS for t in others if t.first < between.start)
    return not (harm and trigger.entry.root is EventType.ASSAULT)


def of_participle(words: Words, trigger: Span, time: Span) -> bool:
    """Whether a time belongs to the participle before it: "the lull announced on Thursday"."""
    dated, told = words.within(time), words.within(trigger)
    at = dated.start - 1
    while at >= 0 and words.lower[at] in ON:
        at -= 1
    return at >= 0 and at not in told and words.lower[at].endswith("ed")


def names_other(
    text: str, words: Words, trigger: Trigger, time: Span, others: Sequence[Trigger]
) -> bool:
    """Whether a time is in the name of something else: "jailed for the 2016 raid".

    So is that of an agreement ("a guarantor of the 2015 accord | urged"), but for who made it.
    ``others`` are the triggers of the sentence in order.
    """
    if trigger.entry.root is not EventType.AGREE and NAMING.match(text, time.end):
        return True
    dated = words.within(time)
    if dated.start <= trigger.last:
        return False
    at = bisect_left(others, dated.stop, key=attrgetter("first"))
    behind = others[at] if at < len(others) else None
    return behind is not None and behind.first == dated.stop and not behind.verbal


def outside_day(
    times: Sequence[TimeExpression], words: Words, cues: Sequence[Span], trigger: Span
) -> TimeExpression | None:
    """The one day of a sentence that is no day of speaking; None if there are more or none.

    Args:
        times: the times of the sentence in the outlet's own voice.
        words: the words of the article.
        cues: the words of saying in the article.
        trigger: where the event is told.
    """
    days = [t for t in times if _one_day(t)]
    if len(days) != 1 or any(_of_saying(days[0].span, cue, words) for cue in cues):
        return None
    first, last = sorted((days[0].span, trigger))
    between = words.phrase(words.within(Span(first.end, max(first.end, last.start))))
    return None if RELATED.search(between) else days[0]


def _one_day(time: TimeExpression) -> bool:
    found = time.interval
    written = found is not None and found.start is not None and found.end is not None
    return bool(written and found and found.end == found.start + timedelta(days=1))  # type: ignore[operator]


def _of_saying(time: Span, cue: Span, words: Words) -> bool:
    """Whether a day stands right behind a word of saying, right before it, or in it."""
    day, said = words.within(time), words.within(cue)
    if cue.contains(time):
        return True  # "said on Sunday"
    told = words.lower[said.stop : day.start]
    if words.lower[said.stop - 1] in TOLD and 0 < len(told) < TOLD_GAP and "that" not in told:
        return True  # "told the agency on Sunday"
    return 0 <= day.start - said.stop < SAYING_GAP or 0 <= said.start - day.stop < 1
