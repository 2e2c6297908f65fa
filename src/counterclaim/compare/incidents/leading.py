"""The figures that two reports of one incident lead with, set side by side.

Figures inside a report are of other days, of parts, or of other sources. What a reader
holds against another report is the toll that each leads with; see ``mains``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.compare.incidents.accounts import class_of
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.mains import Main, compare_tolls
from counterclaim.compare.incidents.tolls import Toll
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


@dataclass(frozen=True, slots=True)
class Led:
    """The toll that an account gives and its report leads with."""

    toll: Toll
    main: Main


#: By slot and the id of the account that gives the toll.
Leading = Mapping[tuple[Slot, str], Led]


def leading(incident: Incident, items: Iterable[Happening]) -> Leading:
    """The accounts that give the tolls which their reports lead with.

    Args:
        incident: with its accounts.
        items: the happenings that it is made of; those with a ``main`` are looked at.
    """
    giving = {
        (account.article_id, value.spans[0]): account.id
        for account in reversed(incident.accounts)
        for value in account.values
        if value.slot is Slot.KILLED and value.spans
    }
    found: dict[tuple[Slot, str], Led] = {}
    for item in items:
        if item.main is None:
            continue
        tolls = item.main.tolls
        for slot, toll in (
            (Slot.KILLED, tolls.killed),
            (Slot.CIVILIANS, tolls.civilians),
            (Slot.CHILDREN, tolls.children),
        ):
            if toll is not None and toll.span is not None:
                account = giving.get((item.article.id, toll.span))
                if account is not None:
                    found[slot, account] = Led(toll, item.main)
    return found


def partial_accounts(incident: Incident, led: Leading) -> frozenset[str]:
    """The accounts that count fewer dead of a class than their own report leads with.

    "Three civilians were killed" of one shell stands below the headline's ten of the day.
    """
    article = {account.id: account.article_id for account in incident.accounts}
    heads = {article[a]: led[slot, a].toll for slot, a in led if slot is Slot.KILLED}
    return frozenset(
        account.id
        for account in incident.accounts
        if account.article_id in heads
        and (Slot.KILLED, account.id) not in led
        and any(_part_of(value, heads[account.article_id]) for value in account.values)
    )


def _part_of(value: SlotValue, head: Toll) -> bool:
    high = value.value.partition("..")[2]
    fewer = value.slot is Slot.KILLED and bool(high) and float(high) < head.low
    return fewer and value.counted == class_of(Unit.KILLED, head.of)


def compare_leading(slot: Slot, a: Account, b: Account, led: Leading) -> Comparison | None:
    """The comparison of two accounts whose reports both lead with a figure of this slot."""
    left, right = led.get((slot, a.id)), led.get((slot, b.id))
    if left is None or right is None or a.article_id == b.article_id:
        return None
    found = compare_tolls(left.main, right.main).get(slot)
    if found is None or left.toll.span is None or right.toll.span is None:
        return None
    kind = ConflictKind.FIGURE if found.outcome is Outcome.CONFLICT else None
    spans = (left.toll.span,), (right.toll.span,)
    return Comparison(a.incident_id, slot, a.id, b.id, found.outcome, found.rule, *spans, kind)
