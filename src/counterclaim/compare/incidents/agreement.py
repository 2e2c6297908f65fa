"""Agree, refine, conflict or silent: two accounts of one incident, slot by slot.

Precision before recall: a conflict is reported only when both accounts give a value of
the same slot, of the same counted class, and the two cannot both stand. A label is never
a conflict, "unknown" conflicts with nothing, silence is no denial, and a later figure of
the same origin is an update.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.compare.geography import Relation, elsewhere, relate
from counterclaim.compare.incidents.classes import OF_MANY, SOME, WHOLE
from counterclaim.compare.incidents.means import only_means
from counterclaim.compare.incidents.standing import near
from counterclaim.compare.incidents.tolls import VAGUE
from counterclaim.compare.sides import same_side
from counterclaim.protocols import View
from counterclaim.records import (
    MentionKind,
    Outcome,
    Slot,
    SlotValue,
)

#: Figures this close are one figure when one of them is open ("at least", "about"):
#: the convention of the conflicts gold set.
CLOSE = 0.2
#: Classes that are seldom all of the dead.
SMALLER = (":children", ":women", f":{SOME}")
FIGURES = (Slot.KILLED, Slot.WOUNDED, Slot.CIVILIANS, Slot.CHILDREN, Slot.FIGURE)
#: Who can be held against another as the one who did it; monitors and commissions look on.
PARTIES = frozenset({MentionKind.STATE_BODY, MentionKind.ARMED_GROUP, MentionKind.PERSON})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one pair of values and the rule that decided it."""

    outcome: Outcome
    rule: str


def _bounds(value: str) -> tuple[float | None, float | None]:
    low, _, high = value.partition("..")
    return (float(low) if low else None), (float(high) if high else None)


def comparable(a: str, b: str) -> bool:
    """Whether two counted classes are one, or one is the whole that the other is part of.

    Some of the dead and some of them need not be the same, nor are those of days those of one.
    """
    unit_a, _, class_a = a.removesuffix(OF_MANY).partition(":")
    unit_b, _, class_b = b.removesuffix(OF_MANY).partition(":")
    if a.endswith(OF_MANY) != b.endswith(OF_MANY):
        return False
    if class_a == class_b == SOME:
        return False
    return unit_a == unit_b and (class_a == class_b or WHOLE in (class_a, class_b))


def _part_of_whole(a: SlotValue, b: SlotValue) -> Verdict | None:
    """For a count of some against a count of all: more of a part than of the whole clash."""
    if a.counted == b.counted:
        return None
    if a.value == b.value and not any(x.counted.endswith(SMALLER) for x in (a, b)):
        return Verdict(Outcome.AGREE, "the same number, of whom one account says more")
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
    larger = a if (low_a or 0.0) > (low_b or 0.0) else b
    if any(word in larger.shown.casefold() for word in VAGUE):
        return Verdict(Outcome.REFINE, "a word for a number holds no count to a bound")
    return Verdict(Outcome.CONFLICT, "figures of one class that cannot both stand")


def near_figures(a: SlotValue, b: SlotValue) -> bool:
    """Whether two counts that cannot both stand may be of one thing at different hours."""
    (low_a, high_a), (low_b, high_b) = _bounds(a.value), _bounds(b.value)
    below = (high_a, low_b) if not _at_most(low_b, high_a) else (high_b, low_a)
    return None not in below and near(below[0] or 0.0, below[1] or 0.0)


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
    one, other = view.place(a.value), view.place(b.value)
    if a.value == b.value or relate(one, other, view) is Relation.SAME:
        return Verdict(Outcome.AGREE, "the same place")
    if elsewhere(one, other, view):
        return Verdict(Outcome.CONFLICT, "places that lie apart")
    return Verdict(Outcome.REFINE, "one place contains, adjoins or surrounds the other")


def _related(a: str, b: str, view: View) -> bool:
    """Whether two actors share a body or state above them, or one is the other's affiliate."""
    if same_side(a, b, view):
        return True
    for first, second in ((a, b), (b, a)):
        actor = view.actor(first)
        if actor is None:
            continue
        if second in (*actor.affiliations, *actor.predecessors):
            return True
    return False


def actors(a: SlotValue, b: SlotValue, *, view: View) -> Verdict:
    """Two actors by identity and by the knowledge pack's relations; labels never conflict."""
    if not (a.value or b.value) and a.shown.casefold() == b.shown.casefold():
        return Verdict(Outcome.AGREE, "the same words")
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
    if not {first.kind, second.kind} <= PARTIES:
        return Verdict(Outcome.REFINE, "a body that is no party to the fighting")
    return Verdict(Outcome.CONFLICT, "different actors named for one role")


def causes(a: SlotValue, b: SlotValue) -> Verdict:
    """Two weapons or causes: the same words agree, means that exclude each other clash.

    Other words stay side by side: a rocket may come from a jet, and gas in a shell.
    """
    if a.value == b.value:
        return Verdict(Outcome.AGREE, "the same words")
    one, other = only_means(a.value), only_means(b.value)
    if one and one == other:
        return Verdict(Outcome.AGREE, f"other words for the same means ({one})")
    if one and other:
        return Verdict(Outcome.CONFLICT, f"means that exclude each other: {one}, {other}")
    return Verdict(Outcome.REFINE, "different words for the means")


def existence(a: SlotValue, b: SlotValue) -> Verdict:
    """Told or denied; a denial is a dispute between speakers, not between facts."""
    if a.value == b.value:
        return Verdict(Outcome.AGREE, f"both accounts have it {a.value}")
    return Verdict(Outcome.CONFLICT, "one account tells it, the other denies it")
