"""The accounts of one incident set side by side, slot by slot, by the rules of ``agreement``.

Precision before recall: values of two reports are rivals only where both surely tell of one
happening (``firmness``) and neither says its value in passing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations, product

from counterclaim.compare.incidents.agreement import (
    FIGURES,
    Verdict,
    actors,
    causes,
    comparable,
    dates,
    existence,
    figures,
    places,
)
from counterclaim.compare.incidents.classes import CLASSES, WHOLE
from counterclaim.compare.incidents.leading import Leading, compare_leading, partial_accounts
from counterclaim.compare.incidents.rivals import hours_apart, may_be_rivals, part_denied
from counterclaim.protocols import View
from counterclaim.records import (
    Account,
    Comparison,
    ConflictKind,
    Incident,
    Outcome,
    Slot,
    SlotValue,
    Unit,
)
from counterclaim.spans import Span, Spans

NO_LEAD: Leading = {}
#: Where articles name one of two sides that fight, see ``rivals.one_of_two_sides``.
Sided = Set[tuple[str, Span]]
KINDS = {
    Slot.DATE: ConflictKind.DATE,
    Slot.PLACE: ConflictKind.PLACE,
    Slot.ACTOR: ConflictKind.ACTOR,
    Slot.TARGET: ConflictKind.ACTOR,
    Slot.CAUSE: ConflictKind.CAUSE,
    Slot.EXISTENCE: ConflictKind.DENIAL,
}


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


def _named_together(values: Iterable[SlotValue]) -> dict[Spans, frozenset[str]]:
    """The parties that the same words name: "Kelian and Ostran jets"."""
    found: dict[Spans, set[str]] = {}
    for value in values:
        found.setdefault(value.spans, set()).add(value.value)
    return {spans: frozenset(parties) for spans, parties in found.items()}


def _of_parties(found: Verdict, left: frozenset[str], right: frozenset[str]) -> Verdict:
    """What two accounts agree on, less what only one of them says: who else took part."""
    if found.outcome is not Outcome.AGREE or left == right or max(len(left), len(right)) == 1:
        return found
    return Verdict(Outcome.REFINE, "one account names others beside the actor that both name")


#: From the outcome that settles a slot first to the one that settles it last: where
#: accounts give several values, any that agree make the slot agree.
ORDER = (Outcome.AGREE, Outcome.REFINE, Outcome.CONFLICT)


@dataclass(frozen=True, slots=True)
class _Met:
    """What comes of setting one value beside another."""

    verdict: Verdict
    left: SlotValue
    right: SlotValue


def _compare_slot(
    slot: Slot,
    a: Account,
    b: Account,
    *,
    view: View,
    update: bool,
    rivals: bool,
    sided: Sided,
) -> Comparison | None:
    left = [v for v in a.values if v.slot is slot]
    right = [v for v in b.values if v.slot is slot]
    if not left and not right:
        return None
    met = list(_meetings(slot, left, right, _rule(slot, view, update)))
    if not met:
        why = "only one account says it" if not (left and right) else "they count other things"
        spans_a = tuple(s for v in left for s in v.spans)
        spans_b = tuple(s for v in right for s in v.spans)
        return Comparison(a.incident_id, slot, a.id, b.id, Outcome.SILENT, why, spans_a, spans_b)
    best = min(met, key=lambda m: ORDER.index(m.verdict.outcome))
    found = Comparison(
        a.incident_id, slot, a.id, b.id, best.verdict.outcome, best.verdict.rule,
        best.left.spans, best.right.spans,
    )  # fmt: skip
    if found.outcome is not Outcome.CONFLICT:
        return found
    if why_not := _no_conflict(best, a, b, view=view, rivals=rivals, sided=sided):
        return replace(found, outcome=Outcome.REFINE, rule=why_not)
    return replace(found, kind=KINDS.get(slot, ConflictKind.FIGURE))


def _meetings(
    slot: Slot,
    left: Sequence[SlotValue],
    right: Sequence[SlotValue],
    rule: Callable[[SlotValue, SlotValue], Verdict],
) -> Iterator[_Met]:
    """The values of two accounts that can be compared, each pair with what a rule says of it."""
    parties = slot in {Slot.ACTOR, Slot.TARGET}
    beside_left, beside_right = map(_named_together, (left, right))
    for x, y in product(left, right):
        if comparable(x.counted, y.counted):
            found = rule(x, y)
            if parties:
                found = _of_parties(found, beside_left[x.spans], beside_right[y.spans])
            yield _Met(found, x, y)


def _no_conflict(
    met: _Met, a: Account, b: Account, *, view: View, rivals: bool, sided: Sided
) -> str | None:
    """Why two values that clash are no conflict of the accounts, if anything forbids one."""
    slot = met.left.slot
    if not rivals:
        return "said in passing, it may be of a part or of something else"
    if slot in FIGURES and hours_apart(a, b, met.left, met.right):
        return "counts so near may be of different hours"
    named = {(a.article_id, met.left.spans[0]), (b.article_id, met.right.spans[0])}
    if slot is Slot.ACTOR and named & sided:
        return "one of two sides that fight, or withdraws"
    if slot is Slot.EXISTENCE and part_denied(a, b, view):
        return "one party's hand in it is denied, the other names no such"
    return None


def compare_accounts(
    incident: Incident,
    *,
    view: View,
    same_origin: Callable[[Account, Account], bool],
    firm: Callable[[Account, Account], bool] = lambda a, b: True,
    led: Leading = NO_LEAD,
    sided: Sided = frozenset(),
) -> tuple[Comparison, ...]:
    """Every pair of an incident's accounts in every slot that one of them fills.

    Args:
        incident: with its accounts.
        view: the knowledge packs.
        same_origin: whether two accounts go back to one origin.
        firm: whether two accounts surely tell of one happening; only then do they conflict.
        led: the figures that reports lead with; two of these are compared as such.
        sided: where articles name one of two sides that fight, or who withdraws.
    """
    parts = partial_accounts(incident, led)
    found: list[Comparison] = []
    told = _all_dead(incident.accounts)
    for a, b in combinations(told, 2):
        why = _no_rivals(a, b, parts, firm)
        pair = _pair(a, b, view, same_origin(a, b), led, sided)
        found += [_softened(c, why) if why else c for c in pair]
    return tuple(found)


#: Those that an act is done to where soldiers are all that can have died of it.
_TROOPS = re.compile(r"(?i)\b(?:army|soldiers?|troops|servicemen)\b")
_SOLDIERS = f"{Unit.KILLED}:soldiers"


def _all_dead(accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts, in which soldiers are all dead where troops alone are said to be hit.

    Of "62 soldiers" and "90 dead" of a strike on troops the one is no part of the other.
    """
    values = [v for account in accounts for v in account.values]
    hit = [v.shown for v in values if v.slot is Slot.TARGET]
    others = any(v.counted.rpartition(":")[2] in _OTHERS for v in values if v.counted)
    if others or not hit or not all(map(_TROOPS.search, hit)):
        return accounts
    return [replace(a, values=tuple(map(_as_all, a.values))) for a in accounts]


def _as_all(value: SlotValue) -> SlotValue:
    return replace(value, counted=f"{Unit.KILLED}:{WHOLE}") if value.counted == _SOLDIERS else value


_OTHERS = frozenset(CLASSES) - {WHOLE, "soldiers"}


def _no_rivals(
    a: Account, b: Account, parts: Set[str], firm: Callable[[Account, Account], bool]
) -> str | None:
    """Why what two accounts say differently is no conflict, if anything forbids one."""
    if not firm(a, b):
        return "it may be two happenings: neither heads nor day and spot are the same"
    if a.article_id == b.article_id:
        return None
    if a.outlet and a.outlet == b.outlet and None in (a.speaker, b.speaker):
        return "one outlet that reports again"
    if parts & {a.id, b.id}:
        return "one account is of a part of what its report leads with"
    return None


def _softened(found: Comparison, rule: str) -> Comparison:
    """The comparison of accounts that are no rivals; a denial still stands."""
    if found.outcome is not Outcome.CONFLICT or found.slot is Slot.EXISTENCE:
        return found
    return replace(found, outcome=Outcome.REFINE, rule=rule, kind=None)


def _pair(
    a: Account, b: Account, view: View, update: bool, led: Leading, sided: Sided
) -> Iterable[Comparison]:
    for slot in Slot:
        found = compare_leading(slot, a, b, led) or _compare_slot(
            slot,
            a,
            b,
            view=view,
            update=update,
            rivals=may_be_rivals(slot, a, b, led=led, view=view),
            sided=sided,
        )
        if found is not None:
            yield found
