"""What the days of two events say for and against their being one happening."""

from __future__ import annotations

from datetime import date

from counterclaim.compare.geography import LOCAL
from counterclaim.compare.incidents.eventdays import EXACT_DAYS, FRESH, RECENT, WEEK
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.known import is_known_deed
from counterclaim.compare.incidents.scored import Scored
from counterclaim.records import Granularity, Interval, PlaceKind

#: Places where at war the same kind of thing happens again within days.
BUSY = frozenset({PlaceKind.CITY, PlaceKind.DISTRICT, PlaceKind.NEIGHBOURHOOD})


def span_of_days(happening: Happening) -> Interval | None:
    """When it happened: as said, else the time before publication, else None."""
    if happening.interval is not None:
        return happening.interval
    published = happening.article.published.interval
    if published.end is None:
        return None
    reach = FRESH if happening.event.trigger.start < LEAD else RECENT
    start = published.start - reach if published.start else None
    return Interval(start, published.end, Granularity.VAGUE)


def day_score(a: Happening, b: Happening) -> Scored:
    """Up to .3 for a shared day; days that do not overlap bar the pair.

    Where a day is not stated the reports' own days stand in. What is told days apart of a place
    at war is more likely another thing of the kind, so more has to speak for it than place and
    kind; but not where a report goes back to a deed that is known: "the killings in Alma".
    """
    left, right = span_of_days(a), span_of_days(b)
    if left is None or right is None:
        return Scored(0.0, ("date unknown",))
    if not left.overlaps(right):
        return Scored(0.0, ("days do not overlap",), barred=True)
    apart = _days_between(a, b) if _undated_at_war(a, b) else 0
    if apart > 1 and not any(map(_goes_back, _later(a, b))):
        weight = -0.15 if apart > FRESH.days else -0.05
        return Scored(weight, ("date of one not stated, told days apart",))
    if not _day_stated(a, b):
        return Scored(0.05, ("date of one not stated",))
    if _wide(left) or _wide(right):
        return Scored(0.05, ("dates overlap, one of them wide",))
    exact = {left.granularity, right.granularity} <= EXACT_DAYS
    return Scored(0.3 if exact else 0.2, ("same day" if exact else "dates overlap",))


def days_unclear(a: Happening, b: Happening, most: int) -> bool:
    """Whether two events of a busy place, one of them undated, are more than some days apart."""
    placed = a.place is not None and b.place is not None and {a.place.kind, b.place.kind} & BUSY
    return bool(placed) and not _day_stated(a, b) and _days_between(a, b) > most


def _undated_at_war(a: Happening, b: Happening) -> bool:
    """Whether two events of places where things happen again leave open when one of them was."""
    placed = all(item.place is not None and item.place.kind in LOCAL for item in (a, b))
    return placed and not _day_stated(a, b)


def _day_stated(a: Happening, b: Happening) -> bool:
    """Whether both say when they happened."""
    return a.interval is not None and b.interval is not None and a.dated and b.dated


def _goes_back(item: Happening) -> bool:
    return is_known_deed(item.article.text, item.event.trigger)


def _later(a: Happening, b: Happening) -> list[Happening]:
    """Which of two was reported later, as only that can go back to the other; both if unknown."""
    days = [item.article.published.interval.start or date.max for item in (a, b)]
    return [item for item, day in zip((a, b), days, strict=True) if day == max(days)]


def _days_between(a: Happening, b: Happening) -> int:
    """Days between what two events state, or between the reports where one states no day."""
    left, right = _when(a), _when(b)
    gaps = [
        (later.start - earlier.end).days + 1
        for earlier, later in ((left, right), (right, left))
        if later.start and earlier.end
    ]
    return max([0, *gaps])


def _when(item: Happening) -> Interval:
    """When it happened, or was reported, where that is not said or is weeks long."""
    if item.interval is not None and not _wide(item.interval):
        return item.interval
    return item.article.published.interval


def _wide(when: Interval) -> bool:
    """Whether days are too many to date one happening: "since the end of July", "last month"."""
    most = WEEK if when.granularity is Granularity.RANGE else 3 * WEEK
    return when.start is None or when.end is None or when.end - when.start > most
