"""Calendar dates as people and machines write them, read without guessing.

``stated`` reads the value of a metadata field; ``mentions`` finds dates in running
text. A form that has two readings stays an interval that holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from counterclaim.records import Granularity, Interval
from counterclaim.spans import Span

MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH: Final = (
    # The capital keeps "may 10 people" out.
    r"(?-i:(?=[A-Z]))(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=[\s,-]{0,2}\d))?"
)
_DAY: Final = r"(?<![\d.:,])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\s+of)?[\s.-]{{1,3}}{_MONTH},?[\s-]{{0,2}}{_YEAR}",  # 5 April 2017
        # The last digits may be glued: "Nov 022017" is how one outlet's stamp survives.
        rf"\b{_MONTH}\s+{_DAY},?\s{{0,2}}{_YEAR}",  # April 5, 2017
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)[-/.](?P<nmonth>0?[1-9]|1[0-2])"
        r"[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",  # 2017-04-05
        r"(?<![\d/.-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.])"
        rf"(?P<nmonth>0?[1-9]|1[0-2])(?P=sep){_YEAR}",  # 05.04.2017
    )
)
_YEARLESS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\s+of)?\s+{_MONTH}(?!\s*,?\s*\d)",
        rf"\b{_MONTH}\s+{_DAY}(?![\d,.:]*\d)",
    )
)
_MONTH_YEAR: Final = re.compile(rf"(?<!\d\s)\b{_MONTH},?(?:\s+of)?\s+{_YEAR}", re.IGNORECASE)
_MONTH_ALONE: Final = re.compile(
    rf"\b(?:in|since|during|early|late|mid|last|of|from|through)[\s-]+{_MONTH}(?!\s*,?\s*\d)",
    re.IGNORECASE,
)
_YEAR_ALONE: Final = re.compile(
    r"\b(?:in|since|during|from|of|until|by|year|late|early|mid-?|summer|winter|spring|autumn)\s+"
    r"(?P<year>(?:19|20)\d\d)\b(?![-–]\d)",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>[T ].{0,40})?)?)?$"
)
_TIME: Final = re.compile(
    r"[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d{1,9})?)?\s?"
    r"(?:Z|UTC|GMT|[+-](?:0\d|1[0-4]):?[0-5]\d)?$",
    re.IGNORECASE,
)
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?$")
_COMPACT: Final = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)$")
_SLASHED: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a metadata field says: an interval, and a remark where it is not one day."""

    interval: Interval
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar date in running text.

    ``year`` is None where the text gives none; ``day`` is None for a month or a year,
    ``month`` for a year. ``interval`` is given where the year is.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None

    @property
    def interval(self) -> Interval | None:
        """The days it names; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return year_of(self.year)
        if self.day is None:
            return month_of(self.year, self.month)
        return day_of(date(self.year, self.month, self.day))


def day_of(day: date) -> Interval:
    """One day as an interval."""
    return Interval(day, day + timedelta(days=1), Granularity.DAY)


def month_of(year: int, month: int) -> Interval:
    """One month as an interval."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return Interval(date(year, month, 1), after, Granularity.MONTH)


def year_of(year: int) -> Interval:
    """One year as an interval."""
    return Interval(date(year, 1, 1), date(year + 1, 1, 1), Granularity.YEAR)


def stated(value: str) -> Stated | None:
    """The days that a metadata value names, or None if it is no date.

    A time of day with a zone keeps the day as it is written: that is the outlet's own
    day. ``06/05/2016`` has two readings and gives the range from one to the other.
    """
    value = value.strip()
    if len(value) > 80:
        return None
    for reader in (_iso, _compact, _epoch, _slashed, _mail, _worded):
        if found := reader(value):
            return found
    return None


def mentions(text: str) -> Iterator[DateMention]:
    """The calendar dates in running text, each once, in order of their start."""
    found: list[DateMention] = []
    taken = bytearray(len(text))
    for pattern in (*_FORMS, *_YEARLESS, _MONTH_YEAR, _MONTH_ALONE, _YEAR_ALONE):
        for match in pattern.finditer(text):
            mention = _mention(match)
            if mention and not any(taken[mention.span.start : mention.span.end]):
                found.append(mention)
                taken[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    return iter(sorted(found, key=lambda m: m.span))


def _mention(match: re.Match[str]) -> DateMention | None:
    parts = match.groupdict()
    if parts.get("sep") == "/" and int(parts["day"]) <= 12:
        return None  # 06/05/2016 has two readings
    year = int(parts["year"]) if parts.get("year") else None
    day = int(parts["day"]) if parts.get("day") else None
    month = _month_number(parts)
    if month and day and not _exists(year or 2000, month, day):
        return None
    named = (match.start(g) for g in ("day", "month", "nmonth", "year") if parts.get(g))
    return DateMention(Span(min(named), match.end()), year, month, day)


def _month_number(parts: dict[str, str | None]) -> int | None:
    if number := parts.get("nmonth"):
        return int(number)
    name = parts.get("month")
    if not name:
        return None
    return next(i for i, month in enumerate(MONTHS, 1) if month == name.lower()[:3])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(value: str) -> Stated | None:
    match = _ISO.match(value)
    if not match or int(match["year"]) < 1800:
        return None
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month is None:
        return Stated(year_of(year), "only the year is given")
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return Stated(month_of(year, int(month)), "only the month is given")
    found = _one_day(year, int(month), int(day))
    if found and match["time"] and not _TIME.match(match["time"]):
        return Stated(found.interval, f"the time in {value!r} does not exist")
    return found


def _compact(value: str) -> Stated | None:
    match = _COMPACT.match(value)
    return _one_day(*(int(match[g]) for g in ("year", "month", "day"))) if match else None


def _epoch(value: str) -> Stated | None:
    if not _EPOCH.match(value):
        return None
    seconds = int(value[:10])
    day = datetime.fromtimestamp(seconds, UTC).date()
    return Stated(day_of(day), "given in seconds, read as UTC")


def _slashed(value: str) -> Stated | None:
    match = _SLASHED.match(value)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day_first = _one_day(year, second, first)
    month_first = _one_day(year, first, second)
    if match[2] == "." or first == second or not (day_first and month_first):
        return day_first or month_first
    starts = sorted(s.interval.start for s in (day_first, month_first) if s.interval.start)
    whole = Interval(starts[0], starts[1] + timedelta(days=1), Granularity.RANGE)
    return Stated(whole, f"{value} has two readings, {starts[0]} and {starts[1]}")


def _mail(value: str) -> Stated | None:
    """RFC 5322, as in feeds; the weekday and the time must be there."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if ":" not in value or not 1800 <= moment.year <= 9998:
        return None
    return Stated(day_of(moment.date()))


def _worded(value: str) -> Stated | None:
    if not any(c.isalpha() for c in value):
        return None
    found = [m for m in mentions(value) if m.interval and m.month]
    if len({m.interval for m in found}) != 1 or found[0].interval is None:
        return None
    note = "" if found[0].day else "only the month is given"
    return Stated(found[0].interval, note)


def _one_day(year: int, month: int, day: int) -> Stated | None:
    return Stated(day_of(date(year, month, day))) if _exists(year, month, day) else None
