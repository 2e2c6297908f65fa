"""How the days of an agreement fit the days that a phrase names: a score, or a veto."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.compare.truces.daycues import AGREED, DURING, EFFECTIVE, ENDED, DayCue
from counterclaim.records import Ceasefire, Granularity, Interval

#: Days by which the end of a truce may be told otherwise: "last Monday" is one of two.
END_SLACK = 8
#: Days for which a truce without an end is taken to be still spoken of as in force.
LASTING = 200
#: What the very day of its beginning counts for an agreement.
EXACT_START = 0.6
_EXACT = frozenset({Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY})


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an agreement fits a phrase; ``vetoed`` cannot be it."""

    score: float
    reasons: tuple[str, ...] = ()
    vetoed: bool = False
    evidence: int = 0


def veto(reason: str) -> Fit:
    """No fit: the agreement cannot be the one that is meant."""
    return Fit(-1.0, (reason,), vetoed=True)


def day_fit(agreement: Ceasefire, cue: DayCue) -> Fit:
    """How well the days of an agreement fit a day that a phrase names."""
    if cue.kind == EFFECTIVE:
        return _start_fit(cue, (agreement.effective,), "in effect from")
    if cue.kind == AGREED:
        return _start_fit(cue, (agreement.announced, agreement.effective), "agreed on")
    if cue.kind == ENDED:
        return _end_fit(agreement, cue)
    return _during_fit(agreement, cue)


def _start_fit(cue: DayCue, days: Sequence[date | None], what: str) -> Fit:
    known = [day for day in days if day is not None]
    if not known:
        return Fit(0.0)
    for day in known:
        if _names(cue, day):
            exact = cue.interval is None or cue.interval.granularity in _EXACT
            score = EXACT_START if exact else 0.4
            return Fit(score, (f"{what} {day.isoformat()}",), evidence=1)
    near = min(abs(days_apart(cue.interval, day)) for day in known) if cue.interval else 99
    return Fit(0.3, (f"{what} about that day",)) if near <= 2 else veto(f"not {what} that day")


def _names(cue: DayCue, day: date) -> bool:
    """Whether a cue names a day: its interval holds it, or month and day are the same."""
    if cue.interval is None:
        return cue.month_day == (day.month, day.day)
    start, end = cue.interval.start, cue.interval.end
    return (start is None or start <= day) and (end is None or day < end) and bool(start or end)


def days_apart(interval: Interval, day: date) -> int:
    """Days between an interval and a day outside it; 0 for a day inside."""
    if interval.start and day < interval.start:
        return (interval.start - day).days
    if interval.end and day >= interval.end:
        return (day - interval.end).days + 1
    return 0


def _end_fit(agreement: Ceasefire, cue: DayCue) -> Fit:
    if cue.interval is None:
        same = agreement.end is not None and _names(cue, agreement.end)
        return Fit(0.4, ("its end",), evidence=1) if same else Fit(0.0)
    if agreement.effective and cue.interval.end and cue.interval.end <= agreement.effective:
        return veto("ended before this one began")
    if agreement.end is None:
        return Fit(0.0)
    far = days_apart(cue.interval, agreement.end)
    if far <= END_SLACK:
        return Fit(0.4, (f"ended {agreement.end.isoformat()}",), evidence=1)
    return veto("ended at another time")


def _during_fit(agreement: Ceasefire, cue: DayCue) -> Fit:
    """A day on which the truce is told of; it must have been in force or just over."""
    if cue.interval is None or cue.interval.start is None or agreement.effective is None:
        return Fit(0.0)
    if cue.kind != DURING or (cue.interval.end and cue.interval.end <= agreement.effective):
        if cue.kind == DURING and agreement.announced and _reaches(cue.interval, agreement):
            return Fit(0.1, ("announced by that day",))
        return veto("before it took effect")
    if in_force(agreement, cue.interval.start):
        return Fit(0.2, (f"in force on {cue.interval.start.isoformat()}",))
    return Fit(-0.2, ("no longer in force on that day",))


def _reaches(interval: Interval, agreement: Ceasefire) -> bool:
    """Whether days lie between an agreement's announcement and its first day."""
    announced = agreement.announced
    return announced is not None and (interval.end is None or interval.end > announced)


def in_force(agreement: Ceasefire, day: date) -> bool:
    """Whether an agreement was in force on a day, as far as its own dates tell."""
    if agreement.effective is None or day < agreement.effective:
        return False
    return day < (agreement.end or agreement.effective + timedelta(days=LASTING))
