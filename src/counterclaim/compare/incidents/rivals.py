"""Whether what two accounts say differently may be rival, or is said in passing or of a part.

Precision before recall: a false alarm costs more trust than a missed clash.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.compare.incidents.agreement import FIGURES, actors, near_figures
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.leading import Leading
from counterclaim.compare.incidents.manners import CLASHING, REPELLING
from counterclaim.compare.incidents.sources import one_source
from counterclaim.compare.sides import same_side
from counterclaim.protocols import View
from counterclaim.records import Account, EventType, Outcome, Slot, SlotValue
from counterclaim.spans import Span

#: Who did it, and by what: what the heads of two reports may say as rivals.
DEED = frozenset({Slot.ACTOR, Slot.CAUSE})
#: Where values are rivals only if it is plain whose they are.
SOURCED = frozenset({*FIGURES, *DEED, Slot.TARGET})


def may_be_rivals(slot: Slot, a: Account, b: Account, *, led: Leading, view: View) -> bool:
    """Whether values of two accounts may be rivals, and not said in passing.

    Args:
        slot: what the values are of.
        a: an account.
        b: another one of the same incident.
        led: what their reports lead with; two tolls that do are compared as such.
        view: the knowledge packs.
    """
    if slot not in SOURCED:
        return True
    if slot in DEED and _opposed(a, b, view):
        return False
    if slot is Slot.ACTOR and (_denies(a) or _denies(b)):
        return False
    if a.article_id == b.article_id:
        return _in_one_report(slot, a, b, led, view)
    if slot in DEED and all((slot, x.id) in led for x in (a, b)):
        return slot is Slot.CAUSE or not (
            _open(a, b, led, view) or _open(b, a, led, view) or _allied(a, b, led, view)
        )
    if slot is Slot.CAUSE:
        return False
    if a.speaker is not None and b.speaker is not None:
        return not one_source(a.speaker, b.speaker, view)
    return any((slot, x.id) in led and y.speaker for x, y in ((a, b), (b, a)))


def _in_one_report(slot: Slot, a: Account, b: Account, led: Leading, view: View) -> bool:
    """Whether a report gives two values as rivals: of two sources, or against its own words."""
    if a.speaker is not None and b.speaker is not None:
        return not one_source(a.speaker, b.speaker, view)
    told = [(x, y) for x, y in ((a, b), (b, a)) if y.speaker]
    if slot in FIGURES:
        return any(_outdone(slot, x, y, led) for x, y in told)
    return slot is not Slot.CAUSE and any(x.attribution is None for x, _ in told)


def _outdone(slot: Slot, head: Account, other: Account, led: Leading) -> bool:
    """Whether an account counts more dead than the report leads with beside which it stands.

    Not where the report has them itself below its title. Fewer would be a part: "Ten were
    killed at Alma. The mayor said a shell had killed three".
    """
    leads = led.get((slot, head.id))
    if leads is None or leads.toll is None:
        return False
    lows = (float(v.value.partition("..")[0] or 0) for v in other.values if v.slot is slot)
    more = leads.main.tolls.more
    return any(low > leads.toll.most and not (more and low == more.low) for low in lows)


def _opposed(a: Account, b: Account, view: View) -> bool:
    """Whether who acts by one account is who is hit by the other: each tells of one side's acts."""
    return any(
        same_side(doer.value, hit.value, view)
        for one, other in ((a, b), (b, a))
        for doer in one.values
        for hit in other.values
        if doer.slot is Slot.ACTOR and hit.slot is Slot.TARGET
    )


def _allied(a: Account, b: Account, led: Leading, view: View) -> bool:
    """Whether either report tells of the doers as allies, who can both have taken part."""
    told = (*led[Slot.ACTOR, a.id].main.allied, *led[Slot.ACTOR, b.id].main.allied)
    doers, others = ([v.value for v in x.values if v.slot is Slot.ACTOR] for x in (a, b))
    return any(
        same_side(doer, pair[0], view) and same_side(other, pair[1], view)
        for pair in (*told, *((two, one) for one, two in told))
        for doer in doers
        for other in others
    )


def _open(a: Account, b: Account, led: Leading, view: View) -> bool:
    """Whether the report of one account has somebody name whom the other names, or one of two."""
    doers = [v.value for v in b.values if v.slot is Slot.ACTOR]
    named = led[Slot.ACTOR, a.id].named
    return any(
        " or " in said.shown or any(same_side(said.value, doer, view) for doer in doers)
        for said in named
    )


def one_of_two_sides(items: Iterable[Happening]) -> frozenset[tuple[str, Span]]:
    """Where articles name who withdraws or fights back, or who fights whom: no rival attackers."""
    return frozenset(
        (item.article.id, item.actor_span)
        for item in items
        if item.actor_span is not None
        and (item.event.type is EventType.RETREAT or item.lemma.startswith((*CLASHING, *REPELLING)))
    )


def _denies(account: Account) -> bool:
    """Whether an account denies: the party that it names is the one that did not do it."""
    return any(v.slot is Slot.EXISTENCE and v.value == "denied" for v in account.values)


def part_denied(a: Account, b: Account, view: View) -> bool:
    """Whether what is denied is a party's hand in it, and the other account names none.

    "The source denied that the army had hit any convoy" disputes who struck, which an
    account that leaves the author open does not say.
    """
    sides = (a, b) if _denies(a) else (b, a)
    accused, named = (tuple(v for v in x.values if v.slot is Slot.ACTOR) for x in sides)
    return bool(accused or named) and not any(
        actors(x, y, view=view).outcome is not Outcome.CONFLICT
        for x in accused
        for y in named
        if y.value or not x.value  # "warplanes" are nobody's
    )


def hours_apart(a: Account, b: Account, x: SlotValue, y: SlotValue) -> bool:
    """Whether counts of two reports differ by what an hour may change, and not by their source."""
    sourced = a.speaker is not None and b.speaker is not None
    return a.article_id != b.article_id and not sourced and near_figures(x, y)
