"""What identifies a truce in its sentence: days, length, brokers, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import Truce
from counterclaim.records import Granularity, Interval, MentionKind, TimeExpression
from counterclaim.spans import Span

EFFECTIVE, AGREED, ENDED, DURING = "effective", "agreed", "ended", "during"


@dataclass(frozen=True, slots=True)
class DayCue:
    """A day that a sentence ties to a truce, and how; without a year only ``month_day``."""

    kind: str
    interval: Interval | None
    month_day: tuple[int, int] | None
    words: Span


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything in a sentence that tells which truce is meant."""

    days: tuple[DayCue, ...] = ()
    length: int | None = None
    brokers: tuple[frozenset[str], ...] = ()
    places: tuple[str, ...] = ()
    name: str = ""
    kind: str = ""
    began: bool = False
    extended: bool = False


def cues(lookup: Lookup, truce: Truce) -> Cues:
    """The cues of a truce phrase."""
    text, sentence = lookup.text, truce.sentence
    return Cues(
        days=tuple(_days(lookup, truce)),
        length=_length(text, truce),
        brokers=tuple(_brokers(lookup, truce)),
        places=tuple(_places(lookup, truce)),
        name=_name(text, truce),
        kind=next((kind for word, kind in _KINDS if word in truce.words(text)), ""),
        began=bool(_BEGAN.match(text, truce.span.end, sentence.end)),
        extended=bool(_EXTENDED.search(text, sentence.start, sentence.end)),
    )


def _name(text: str, truce: Truce) -> str:
    """The phrase in lower case with the "in Aleppo" that follows it, spellings evened out."""
    tail = re.compile(r"\s+in\s+(?:[\w’'-]+\s*){1,2}").match(text, truce.span.end)
    words = text[truce.span.start : tail.end() if tail else truce.span.end]
    return " ".join(words.lower().replace("cease-fire", "ceasefire").split())


#: Words of a phrase and the kinds of agreements that they name.
_KINDS = (
    ("cessation", "cessation_of_hostilities"),
    ("regime of", "regime_of_calm"),
    ("pause", "humanitarian_pause"),
    ("escalation", "de_escalation"),
    ("fire", "ceasefire"),
    ("truce", "ceasefire"),
)
_BEGAN = re.compile(
    r"(?i)[^.;]{0,40}?\b(?:(?:com|cam|go|wen|enter)\w*\s+into\s+(?:effect|force)|(?:took|taken)\s+"
    r"(?:effect|hold)|began|started)\b"
)
_EXTENDED = re.compile(r"(?i)\bexten[ds]\w*|\bextension\b|\bprolong\w*|\bmore\s+days\b")
_VERBS = (
    (EFFECTIVE, re.compile(
        r"(?i)\b(?:(?:com|cam|go|wen|enter)\w*\s+into\s+(?:effect|force)|(?:took|takes?|taking)\s+"
        r"(?:effect|hold)|began|begins?|started|starts?|imposed|in\s+(?:place|force)\s+(?:since|from)|since)\b")),
    (ENDED, re.compile(
        r"(?i)\b(?:expire[sd]?|ended|ends|lapsed|collapsed|ran\s+out|over\s+on|end\s+of)\b")),
    (AGREED, re.compile(
        r"(?i)\b(?:agreed|reached|brokered|announced|signed|concluded|negotiated|accepted"
        r"|struck)\b")),
)  # fmt: skip
_EXACT = frozenset({Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY})


def _days(lookup: Lookup, truce: Truce) -> Iterator[DayCue]:
    for time in lookup.times_in(truce.sentence):
        since = _is_since(lookup, time)
        if time.type == "DURATION" or (time.span.overlaps(truce.head) and not since):
            continue
        kind = _kind(lookup, truce, time)
        interval = _beginning(time) if kind == EFFECTIVE and since else time.interval
        month_day = _month_day(time.value)
        if interval is not None or month_day is not None:
            yield DayCue(kind, interval, month_day, time.span)


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
    if _is_since(lookup, time):
        inside = time.span.overlaps(truce.head)
        held = inside or _IN_PLACE.search(_between(text, truce, time))
        return EFFECTIVE if held else DURING
    between = _between(text, truce, time)
    for other in lookup.times_in(truce.sentence):  # a verb binds the day that follows it first
        if truce.span.end <= other.span.start and other.span.end <= time.span.start:
            between = text[other.span.end : time.span.start]
    best = ("", -1)
    for kind, pattern in _VERBS:
        for match in pattern.finditer(between):
            near = (
                match.end() if time.span.start > truce.span.start else len(between) - match.start()
            )
            if near > best[1]:
                best = (kind, near)
    if not best[0] and time.span.end <= truce.span.start:  # "on 27 February a truce took effect"
        later = any(t.span.start > truce.span.end for t in lookup.times_in(truce.sentence))
        began = _BEGAN.match(text, truce.span.end, truce.sentence.end)
        best = (EFFECTIVE, 0) if began and not later else best
    clause_break = re.search(r"[;:]|,\s+(?:but|and|while|with|in\s+which)\b", between)
    return best[0] if best[0] and not clause_break else DURING


_IN_PLACE = re.compile(r"(?i)\b(?:since|in\s+(?:place|force|effect)|hold\w*|held|lasted)\b")


def _between(text: str, truce: Truce, time: TimeExpression) -> str:
    if time.span.start >= truce.span.end:
        return text[truce.span.end : time.span.start]
    return text[time.span.end : truce.span.start]


_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "one": 1, "a": 1,
}  # fmt: skip
_LENGTH = re.compile(
    r"(?i)\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a)[-\s]"
    r"(?P<more>more\s+|additional\s+)?"
    r"(?P<unit>hour|day|week|month)s?\b"
)
_UNIT = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30}


def _length(text: str, truce: Truce) -> int | None:
    """The length in days that the phrase or its "for three more days" gives."""
    inside = list(_LENGTH.finditer(text, truce.span.start, truce.span.end))
    after = re.compile(r"[^.;]{0,90}?\bfor\s+(?:another\s+)?").match(text, truce.span.end)
    tail = _LENGTH.match(text, after.end()) if after else None
    match = inside[0] if inside else tail
    if match is None:
        return None
    count = _COUNTS.get(match["n"].lower()) or int(match["n"])
    return max(1, round(count * _UNIT[match["unit"].lower()]))


_BY = re.compile(
    r"(?i)[^.;]{0,60}?\b(?:brokered|mediated|sponsored|agreed|negotiated|put\s+in\s+place"
    r"|guaranteed"
    r"|reached|arranged|announced|backed|struck|hammered\s+out)\s+(?:\w+\s+){0,2}?by\s+"
)
_THAT = re.compile(
    r"\s+(?:that|which)\s+(?P<who>[^.;,]{3,60}?)\s+(?:brokered|agreed|negotiated"
    r"|mediated|announced|sponsored)\b"
)


def _brokers(lookup: Lookup, truce: Truce) -> Iterator[frozenset[str]]:
    """The actors named as brokers, each as all that its name may mean."""
    text = lookup.text
    spans = []
    by = _BY.match(text, truce.span.end, truce.sentence.end)
    if by:
        spans.append(_names_from(text, by.end(), truce.sentence.end))
    that = _THAT.match(text, truce.span.end, truce.sentence.end)
    if that:
        spans.append(Span(that.start("who"), that.end("who")))
    before = re.search(r"(?i)([\w.]+(?:\s+and\s+|[-–])[\w.]+)[\s-]+brokered\b", truce.span.of(text))
    if before:
        for name in re.split(r"\s+and\s+|[-–]", before[1]):
            if found := lookup.actors_named(name):
                yield found
    for span in spans:
        for mention in lookup.mentions_in(span):
            if found := lookup.candidates(mention):
                yield found


def _names_from(text: str, start: int, end: int) -> Span:
    """The list of names that begins here: up to a verb, a comma or a preposition."""
    match = re.compile(r"(?:(?:the|and|both|[A-Z][\w.’'-]*|,(?=\s+(?:and|[A-Z])))\s*){1,12}").match(
        text, start, end
    )
    return Span(start, max(match.end() if match else end, start + 1))


_AFTER = re.compile(r"\s+(?:in|for|across|around|over|covering|between)\s+")


def _places(lookup: Lookup, truce: Truce) -> Iterator[str]:
    """The places that a phrase is said to hold for: in it, or right after "in"."""
    text = lookup.text
    spans = [truce.span]
    after = re.compile(r"(?:\s+(?:of|for)\s+\w+)?\s+(?:in|for|across|around|covering)\s+").match(
        text, truce.span.end, truce.sentence.end
    )
    if after:
        stop = re.compile(
            r"[.;:]|\s(?:brokered|for|expired|that|which|was|were|is|has|had|when|on)\s"
        )
        found = stop.search(text, after.end(), truce.sentence.end)
        spans.append(Span(after.end(), found.start() if found else truce.sentence.end))
    for span in spans:
        for mention in lookup.mentions_in(span):
            place = lookup.place(mention) if mention.kind is MentionKind.PLACE else None
            if place:
                yield place
