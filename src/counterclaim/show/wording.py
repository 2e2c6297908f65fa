"""Days and counts in words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.records import EventType, Granularity, Interval, ReplyKind


def day_words(day: date) -> str:
    """A day as "6 May 2016", the same in every locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


#: What an accused side does in its reply.
REPLY_WORDS = {
    ReplyKind.DENY: "denies",
    ReplyKind.CONFIRM: "confirms",
    ReplyKind.JUSTIFY: "justifies",
    ReplyKind.COUNTER_ACCUSE: "accuses in return",
    ReplyKind.CANNOT_CONFIRM: "cannot confirm",
}


PLAIN_CUES = ("said", "says", "say", "told", "according to", "added", ":")


def telling_cue(cue: str) -> str:
    """The words by which a claim is made, if they tell more than that it is made."""
    return "" if cue.lower() in PLAIN_CUES else cue


def number_words(count: float) -> str:
    """A count with a comma before every three digits: "3,000", "2.5"."""
    return f"{count:,.0f}" if count == int(count) else f"{count:,g}"


#: Units of counts whose singular is no shorter plural.
_ONE = {"breaches": "breach", "people": "person", "children": "child", "women": "woman"}
_MEASURES = frozenset({"weight", "distance", "money", "percent", "duration"})
_COUNTABLE = ("strikes", "attacks", "fighters", "civilians", "vehicles", "settlements")


def count_words(count: str, unit: str) -> str:
    """A count in words with its unit: "1 settlement", "2.5 (weight)"; alone if it has none."""
    if unit == "other":
        return count
    if unit in _MEASURES:
        return f"{count} ({unit})"
    if count == "1":
        unit = _ONE.get(unit) or (unit.removesuffix("s") if unit in _COUNTABLE else unit)
    return f"{count} {unit}"


def days_words(interval: Interval | None) -> str:
    """An interval as one day, a range, or an open one; empty for none."""
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    last = interval.last
    if interval.start is None and last:
        return f"until {day_words(last)}"
    assert interval.start is not None  # the other cases are above
    if last is None:
        return f"from {day_words(interval.start)}"
    if last <= interval.start:
        return day_words(interval.start)
    if last - interval.start > timedelta(days=27) and _whole_month(interval):
        return f"{MONTHS[last.month - 1]} {last.year}"
    return f"{day_words(interval.start)} to {day_words(last)}"


def days_between(start: str | None, end: str | None) -> str:
    """As ``days_words``, for ISO days with the end not included."""
    if start is None and end is None:
        return ""
    ends = [date.fromisoformat(day) if day else None for day in (start, end)]
    return days_words(Interval(ends[0], ends[1], Granularity.DAY))


def on_a_day(days: str) -> str:
    """Days in words as those of which one is meant: "on a day from 6 May 2016 to 8 May 2016"."""
    if not days or _ONE_DAY.fullmatch(days):
        return days
    if days.startswith(("from ", "until ")):
        return f"on a day {days}"
    return f"on a day from {days}" if " to " in days else f"on a day of {days}"


_ONE_DAY = re.compile(r"\d+ [A-Z][a-z]+ \d+")


def last_day(end: str | None) -> str | None:
    """The last day of days that end before ``end``, all as ISO text."""
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end else None


def _whole_month(interval: Interval) -> bool:
    start, end = interval.start, interval.end
    return bool(
        start and end and start.day == 1 and end.day == 1 and 28 <= (end - start).days <= 31
    )


def counted(number: int, word: str) -> str:
    """A count with its noun: "1 article", "2,468 articles"."""
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"


#: What tells more than the type, since PLOVER has no root of its own for truces.
MODE_WORDS = {
    "ceasefire": "truce",
    "ceasefire-extended": "truce extended",
    "ceasefire-ended": "truce ended",
    "ceasefire-broken": "breach of a truce",
}


def type_words(code: str, mode: str = "") -> str:
    """A type of event in plain words; other labels with spaces for their underscores."""
    if mode in MODE_WORDS:
        return MODE_WORDS[mode]
    return EventType(code).plain if code in TYPES else code.replace("_", " ")


TYPES = frozenset(kind.value for kind in EventType)
