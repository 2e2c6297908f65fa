"""Agree, refine, conflict or silent: two accounts of one incident, slot by slot.

Precision before recall: a conflict is reported only when both accounts give a value of
the same slot, of the same counted class, and the two cannot both stand. A label is never
a conflict, "unknown" conflicts with nothing, silence is no denial, and a later figure of
the same origin is an update.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from counterclaim.compare.geography import AROUND_KM, Relation, relate
from counterclaim.compare.leading import Leading, compare_leading
from counterclaim.protocols import View
from counterclaim.records import (
    Account,
    Comparison,
    ConflictKind,
    Incident,
    Outcome,
    Place,
    PlaceKind,
    Slot,
    SlotValue,
    distance_km,
)

#: Figures this close are one figure when one of them is open ("at least", "about"):
#: the convention of the conflicts gold set.
CLOSE = 0.2
NO_LEAD: Leading = {}
#: The counted class that holds every other; see ``accounts.CLASSES``.
WHOLE = "people"
FIGURES = (Slot.KILLED, Slot.WOUNDED, Slot.CIVILIANS, Slot.CHILDREN, Slot.FIGURE)
KINDS = {
    Slot.DATE: ConflictKind.DATE,
    Slot.PLACE: ConflictKind.PLACE,
    Slot.ACTOR: ConflictKind.ACTOR,
    Slot.TARGET: ConflictKind.ACTOR,
    Slot.CAUSE: ConflictKind.CAUSE,
    Slot.EXISTENCE: ConflictKind.DENIAL,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one pair of values and the rule that decided it."""

    outcome: Outcome
    rule: str


def _bounds(value: str) -> tuple[float | None, float | None]:
    low, _, high = value.partition("..")
    return (float(low) if low else None), (float(high) if high else None)


def comparable(a: str, b: str) -> bool:
    """Whether two counted classes are one, or one is the whole that the other is part of."""
    unit_a, _, class_a = a.partition(":")
    unit_b, _, class_b = b.partition(":")
    return unit_a == unit_b and (class_a == class_b or WHOLE in (class_a, class_b))


def _part_of_whole(a: SlotValue, b: SlotValue) -> Verdict | None:
    """For a count of some against a count of all: more of a part than of the whole clash."""
    if a.counted == b.counted:
        return None
    part, whole = (b, a) if a.counted.endswith(f":{WHOLE}") else (a, b)
    low, high = _bounds(part.value)[0], _bounds(whole.value)[1]
    if _at_most(low, high):
        return Verdict(Outcome.REFINE, "a part and the whole")
    return Verdict(Outcome.CONFLICT, "more of one class than the other account has in all")


def figures(a: SlotValue, b: SlotValue, *, update: bool) -> Verdict:
    """Two counts of one class, as intervals; ``update`` if one origin counted later."""
    if (partial := _part_of_whole(a, b)) is not None:
        return partial
    if a.value == b.value:
        return Verdict(Outcome.AGREE, "the same figure")
    low_a, high_a = _bounds(a.value)
    low_b, high_b = _bounds(b.value)
    if low_a == low_b and low_a is not None:
        return Verdict(Outcome.AGREE, "the same figure, one as a bound")
    meets = _at_most(low_a, high_b) and _at_most(low_b, high_a)
    if meets and None in (high_a, high_b):
        return _open_figures(low_a, low_b)
    if meets:
        return Verdict(Outcome.REFINE, "one figure lies within the other's bounds")
    if update:
        return Verdict(Outcome.REFINE, "a later figure of the same origin is an update")
    return Verdict(Outcome.CONFLICT, "figures of one class that cannot both stand")


def _at_most(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def _open_figures(low_a: float | None, low_b: float | None) -> Verdict:
    small, large = sorted((low_a or 0.0, low_b or 0.0))
    if large and (large - small) / large <= CLOSE:
        return Verdict(Outcome.REFINE, "figures within a fifth, one as a bound")
    return Verdict(Outcome.REFINE, "an open bound leaves room for the other figure")


def _days(value: str) -> tuple[date, date]:
    start, _, end = value.partition("/")
    return (
        date.fromisoformat(start) if start else date.min,
        date.fromisoformat(end) if end else date.max,
    )


def dates(a: SlotValue, b: SlotValue) -> Verdict:
    """Two dates at their granularity: a day within a month refines it."""
    if a.value == b.value:
        return Verdict(Outcome.AGREE, "the same days")
    start_a, end_a = _days(a.value)
    start_b, end_b = _days(b.value)
    if start_a < end_b and start_b < end_a:
        return Verdict(Outcome.REFINE, "one date lies within or overlaps the other")
    if min(end_a - start_a, end_b - start_b) > timedelta(days=7):
        return Verdict(Outcome.REFINE, "dates too vague to conflict")
    return Verdict(Outcome.CONFLICT, "dates that do not overlap")


def places(a: SlotValue, b: SlotValue, *, view: View) -> Verdict:
    """Two places by containment and distance."""
    relation = relate(view.place(a.value), view.place(b.value), view)
    if a.value == b.value or relation is Relation.SAME:
        return Verdict(Outcome.AGREE, "the same place")
    if relation is Relation.APART and _surrounding(view.place(a.value), view.place(b.value)):
        return Verdict(Outcome.REFINE, "one place lies in the surroundings of the other")
    if relation is Relation.APART:
        return Verdict(Outcome.CONFLICT, "places that lie apart")
    return Verdict(Outcome.REFINE, "one place contains or adjoins the other")


def _surrounding(a: Place | None, b: Place | None) -> bool:
    """Whether a spot lies around a city, whose name reports give for its surroundings."""
    if a is None or b is None or PlaceKind.CITY not in (a.kind, b.kind):
        return False
    far = distance_km(a, b)
    return far is not None and far <= AROUND_KM


def _related(a: str, b: str, view: View) -> bool:
    """Whether one actor is the other's parent, affiliate, predecessor or holds office in it."""
    for first, second in ((a, b), (b, a)):
        actor = view.actor(first)
        if actor is None:
            continue
        near = {*actor.parents, *actor.affiliations, *actor.predecessors}
        if second in near or any(role.of == second for role in actor.roles):
            return True
    return False


def actors(a: SlotValue, b: SlotValue, *, view: View) -> Verdict:
    """Two actors by identity and by the knowledge pack's relations; labels never conflict."""
    if not a.value or not b.value:
        return Verdict(Outcome.REFINE, "a label or an unresolved name conflicts with nothing")
    if a.value == b.value:
        return Verdict(Outcome.AGREE, "the same actor")
    if _related(a.value, b.value, view):
        return Verdict(Outcome.REFINE, "one actor belongs to or is allied with the other")
    first, second = view.actor(a.value), view.actor(b.value)
    if first is None or second is None or not (first.known and second.known):
        return Verdict(Outcome.REFINE, "an actor that the knowledge pack lacks")
    if first.country and first.country == second.country and first.kind == second.kind:
        return Verdict(Outcome.REFINE, "bodies of one country and kind can both take part")
    return Verdict(Outcome.CONFLICT, "different actors named for one role")


def causes(a: SlotValue, b: SlotValue) -> Verdict:
    """Two weapons or causes: the same words agree, other words stay side by side."""
    if a.value == b.value:
        return Verdict(Outcome.AGREE, "the same words")
    return Verdict(Outcome.REFINE, "different words for the means")


def existence(a: SlotValue, b: SlotValue) -> Verdict:
    """Told or denied; a denial is a dispute between speakers, not between facts."""
    if a.value == b.value:
        return Verdict(Outcome.AGREE, f"both accounts have it {a.value}")
    return Verdict(Outcome.CONFLICT, "one account tells it, the other denies it")


def _part_denied(a: Account, b: Account, view: View) -> bool:
    """Whether what is denied is a party's hand in it, and the other account names none.

    "The source denied that the army had hit any convoy" disputes who struck, which an
    account that leaves the author open does not say.
    """
    accused, named = (tuple(v for v in x.values if v.slot is Slot.ACTOR) for x in (a, b))
    return bool(accused or named) and not any(
        actors(x, y, view=view).outcome is not Outcome.CONFLICT for x in accused for y in named
    )


def _rule(slot: Slot, view: View, update: bool) -> Callable[[SlotValue, SlotValue], Verdict]:
    if slot in FIGURES:
        return lambda a, b: figures(a, b, update=update)
    return {
        Slot.DATE: dates,
        Slot.PLACE: lambda a, b: places(a, b, view=view),
        Slot.ACTOR: lambda a, b: actors(a, b, view=view),
        Slot.TARGET: lambda a, b: actors(a, b, view=view),
        Slot.CAUSE: causes,
        Slot.EXISTENCE: existence,
    }[slot]


#: From the outcome that settles a slot first to the one that settles it last: where
#: accounts give several values, any that agree make the slot agree.
ORDER = (Outcome.AGREE, Outcome.REFINE, Outcome.CONFLICT)


def _compare_slot(
    slot: Slot, a: Account, b: Account, *, view: View, update: bool
) -> Comparison | None:
    left = [v for v in a.values if v.slot is slot]
    right = [v for v in b.values if v.slot is slot]
    if not left and not right:
        return None
    rule = _rule(slot, view, update)
    met = [(rule(x, y), x, y) for x in left for y in right if comparable(x.counted, y.counted)]
    if not met:
        why = "only one account says it" if not (left and right) else "they count other things"
        spans_a = tuple(s for v in left for s in v.spans)
        spans_b = tuple(s for v in right for s in v.spans)
        return Comparison(a.incident_id, slot, a.id, b.id, Outcome.SILENT, why, spans_a, spans_b)
    best, x, y = min(met, key=lambda m: ORDER.index(m[0].outcome))
    if slot is Slot.EXISTENCE and best.outcome is Outcome.CONFLICT and _part_denied(a, b, view):
        best = Verdict(Outcome.REFINE, "one party's hand in it is denied, the other names no such")
    kind = None
    if best.outcome is Outcome.CONFLICT:
        kind = KINDS.get(slot, ConflictKind.FIGURE)
    return Comparison(
        a.incident_id, slot, a.id, b.id, best.outcome, best.rule, x.spans, y.spans, kind
    )


def compare_accounts(
    incident: Incident,
    *,
    view: View,
    same_origin: Callable[[Account, Account], bool],
    led: Leading = NO_LEAD,
) -> tuple[Comparison, ...]:
    """Every pair of an incident's accounts in every slot that one of them fills.

    ``led`` are the figures that reports lead with; two of these are compared as such.
    """
    return tuple(_pairs(incident.accounts, view, same_origin, led))


def _pairs(
    accounts: Sequence[Account],
    view: View,
    same_origin: Callable[[Account, Account], bool],
    led: Leading,
) -> Iterable[Comparison]:
    for a, b in combinations(accounts, 2):
        update = same_origin(a, b)
        for slot in Slot:
            found = compare_leading(slot, a, b, led) or _compare_slot(
                slot, a, b, view=view, update=update
            )
            if found is not None:
                yield found
