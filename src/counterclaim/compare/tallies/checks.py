"""Whether an issuer's running totals follow from one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.records import Tally


def running_checks(tallies: Sequence[Tally]) -> list[Tally]:
    """The tallies with a note where a running total cannot follow from an earlier one.

    Of one issuer, unit, side and agreement a total may not fall, and between two days
    it may not grow by less than was counted on the days between.
    """
    groups: dict[tuple[object, ...], list[Tally]] = defaultdict(list)
    for tally in tallies:
        groups[running_key(tally)].append(tally)
    notes: dict[str, str] = {}
    for group in groups.values():
        for place in {t.place for t in group if t.running_total}:
            notes.update(_fallen(group, place))
    return [
        replace(t, check="; ".join(filter(None, (t.check, notes.get(t.id, ""))))) for t in tallies
    ]


def running_key(tally: Tally) -> tuple[object, ...]:
    """What tallies have in common whose totals must follow from one another."""
    return tally.issuer or tally.issuer_text, tally.unit, tally.side_text.lower(), tally.ceasefire


def _fallen(group: Sequence[Tally], place: str | None) -> Iterator[tuple[str, str]]:
    """Ids and notes of running totals of a place that do not follow from the one before."""
    running = (t for t in group if t.running_total and t.place == place)
    totals = sorted(
        (t for t in running if t.period is not None and t.period.end is not None),
        key=lambda t: (t.period.end, t.id),  # type: ignore[union-attr]
    )
    for earlier, later in pairwise(totals):
        if later.count < earlier.count:
            yield later.id, f"the total fell from {earlier.count:g} to {later.count:g}"
            continue
        added = _between(group, earlier, later)
        if added is not None and earlier.count + added > later.count:
            yield (
                later.id,
                f"{earlier.count:g} and {added:g} counted since make {earlier.count + added:g}, "
                f"the total says {later.count:g}",
            )


def _between(group: Sequence[Tally], earlier: Tally, later: Tally) -> float | None:
    """What was counted over all places on days after one total and up to another."""
    low = earlier.period.end if earlier.period else None
    high = later.period.end if later.period else None
    if low is None or high is None:
        return None
    inside = {
        (t.period.start, t.period.end): t.count
        for t in group
        if not t.running_total and t.place is None and t.period
        if t.period.start and t.period.end and low <= t.period.start and t.period.end <= high
    }
    return sum(inside.values()) if inside else None
