"""Stretches of the calendar as half-open day ranges, with their TIMEX3 values."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from counterclaim.records import Granularity

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the meteorological seasons (convention of the times gold set)."""

PARTS = ("START", "MID", "END")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``[start, end)`` with their granularity and TIMEX3 value."""

    start: date
    end: date
    granularity: Granularity
    value: str


def day(at: date) -> Stretch:
    """One day."""
    return Stretch(at, at + timedelta(days=1), Granularity.DAY, at.isoformat())


def make_day(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has none ("31 April")."""
    if MINYEAR <= year < MAXYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]:
        return date(year, month, number)
    return None


def add_months(at: date, months: int) -> date:
    """The same day some months away, or the last day of a shorter month."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    if not MINYEAR <= year < MAXYEAR:
        return at
    return date(year, month + 1, min(at.day, monthrange(year, month + 1)[1]))


def months(year: int, first: int, count: int, granularity: Granularity, value: str) -> Stretch:
    """``count`` whole months from month ``first``."""
    start = date(year, first, 1)
    return Stretch(start, add_months(start, count), granularity, value)


def month(year: int, number: int) -> Stretch:
    """One calendar month."""
    return months(year, number, 1, Granularity.MONTH, f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Stretch:
    """One quarter of a year, 1 to 4."""
    return months(year, 3 * number - 2, 3, Granularity.QUARTER, f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Stretch:
    """One half of a year, 1 or 2."""
    return months(year, 6 * number - 5, 6, Granularity.PART_OF_YEAR, f"{year:04d}-H{number}")


def season(year: int, name: str) -> Stretch:
    """A season by its TIMEX3 name; a winter belongs to the year it begins in."""
    return months(year, SEASONS[name], 3, Granularity.SEASON, f"{year:04d}-{name}")


def year(number: int) -> Stretch:
    """One calendar year."""
    return months(number, 1, 12, Granularity.YEAR, f"{number:04d}")


def decade(first: int) -> Stretch:
    """Ten years; ``first`` is 1980 for the 1980s."""
    return months(first, 1, 120, Granularity.DECADE, f"{first // 10:03d}")


def week(at: date) -> Stretch:
    """The ISO week that holds a day."""
    monday = at - timedelta(days=at.weekday())
    number = at.isocalendar()
    value = f"{number.year:04d}-W{number.week:02d}"
    return Stretch(monday, monday + timedelta(days=7), Granularity.WEEK, value)


def weekend(at: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(at)
    saturday = whole.start + timedelta(days=5)
    return Stretch(saturday, whole.end, Granularity.WEEKEND, f"{whole.value}-WE")


_PART = {
    Granularity.MONTH: Granularity.PART_OF_MONTH,
    Granularity.YEAR: Granularity.PART_OF_YEAR,
    Granularity.WEEK: Granularity.PART_OF_WEEK,
    Granularity.DAY: Granularity.PART_OF_DAY,
}


def part(whole: Stretch, modifier: str) -> Stretch:
    """The early, middle or late part of a stretch; its value stays that of the whole.

    Months are split at the 10th and 20th (convention of the times gold set), years
    into thirds, weeks Monday-Tuesday, Wednesday-Thursday, Friday-Sunday; others stay
    whole.
    """
    at = PARTS.index(modifier)
    if whole.granularity is Granularity.MONTH:
        edges = [whole.start.replace(day=d) for d in (1, 11, 21)] + [whole.end]
    elif whole.granularity is Granularity.YEAR:
        edges = [add_months(whole.start, m) for m in (0, 4, 8, 12)]
    elif whole.granularity is Granularity.WEEK:
        edges = [whole.start + timedelta(days=d) for d in (0, 2, 4, 7)]
    else:
        edges = [whole.start] * (at + 1) + [whole.end] * (3 - at)
    granularity = _PART.get(whole.granularity, whole.granularity)
    return Stretch(edges[at], edges[at + 1], granularity, whole.value)


def shift(at: date, count: int, unit: str) -> Stretch:
    """The day, week, month, year or decade that lies ``count`` units from a day.

    ``unit`` is a TIMEX3 letter: H (hour), D, W, M, Q, Y, E (decade), C (century).
    """
    if unit in "HD":
        return day(at + timedelta(days=count if unit == "D" else round(count / 24)))
    if unit == "W":
        return week(at + timedelta(weeks=count))
    scale = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    moved = add_months(at, scale * count)
    if unit == "M":
        return month(moved.year, moved.month)
    return quarter(moved.year, (moved.month + 2) // 3) if unit == "Q" else year(moved.year)


def shift_exact(at: date, count: int, unit: str) -> date:
    """The very day that lies ``count`` units from a day; part days count as whole ones."""
    if unit in "HD":
        whole = count if unit == "D" else -(-abs(count) // 24) * (1 if count >= 0 else -1)
        return at + timedelta(days=whole)
    if unit == "W":
        return at + timedelta(weeks=count)
    return add_months(at, {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit] * count)
