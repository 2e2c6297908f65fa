"""Days, intervals and how a publication date is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counterclaim.spans import Spans


class Granularity(StrEnum):
    """How exact a time is; names as in the time gold set."""

    HOURS = "hours"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART_OF_WEEK = "part_of_week"
    MONTH = "month"
    PART_OF_MONTH = "part_of_month"
    QUARTER = "quarter"
    SEASON = "season"
    PART_OF_YEAR = "part_of_year"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days ``[start, end)``; ``None`` is an open or unknown end."""

    start: date | None
    end: date | None
    granularity: Granularity = Granularity.DAY

    @property
    def last(self) -> date | None:
        """The last day, itself included; None for an open end."""
        return self.end - timedelta(days=1) if self.end else None

    def overlaps(self, other: Interval) -> bool:
        """Whether the two can share a day, open ends read as unbounded."""
        low = self.start is None or other.end is None or self.start < other.end
        high = other.start is None or self.end is None or other.start < self.end
        return low and high


class DateBasis(StrEnum):
    """Where an article's publication date comes from."""

    METADATA = "metadata"
    OPTION = "option"
    DATELINE = "dateline"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: an interval and why it is believed."""

    interval: Interval
    basis: DateBasis
    evidence: Spans = ()
    note: str = ""
