"""The figures that two reports of one incident lead with, set side by side.

Figures inside a report are of other days, of parts, or of other sources. What a reader
holds against another report is the toll that each leads with; see ``mains``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.incidents.classes import class_of
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.heads import LEAD
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
    """That an account tells what its report leads with, and the toll, for a slot that counts.

    ``named`` are all whom the report has anybody name as those who did it, and all whom any
    report of the incident names together, or as one of two.
    """

    main: Main
    toll: Toll | None = None
    named: tuple[SlotValue, ...] = ()


#: By slot and the id of the account that fills it at the head of its report.
Leading = Mapping[tuple[Slot, str], Led]


def leading(incident: Incident, items: Iterable[Happening]) -> Leading:
    """The accounts that give the tolls which their reports lead with, or who did it and by what.

    Args:
        incident: with its accounts.
        items: the happenings that it is made of; those with a ``main`` are looked at.
    """
    held = list(items)
    mains = {item.article.id: item.main for item in held if item.main is not None}
    found = _in_heads(incident, held, mains)
    for item in held:
        if item.main is None:
            continue
        tolls = item.main.tolls
        for slot, toll in (
            (Slot.KILLED, tolls.killed),
            (Slot.CIVILIANS, tolls.civilians),
            (Slot.CHILDREN, tolls.children),
        ):
            if toll is not None:
                given = _giving(toll, item.article.id, incident.accounts)
                found |= {(slot, account): Led(item.main, at) for account, at in given}
    return found


def _giving(toll: Toll, article: str, accounts: Sequence[Account]) -> Iterable[tuple[str, Toll]]:
    """The accounts of a report that give its toll, each with the toll as it stands there.

    "30 killed", says the headline, and below it that an observatory has counted 30 dead.
    """
    of = class_of(Unit.KILLED, toll.of)
    for account in accounts:
        for value in account.values if account.article_id == article else ():
            if value.slot is not Slot.KILLED or not value.spans:
                continue
            again = value.value.startswith(f"{toll.low:g}..") and value.counted == of
            if value.spans[0] == toll.span or again:
                yield account.id, replace(toll, span=value.spans[0])
                break


def _in_heads(
    incident: Incident, items: Sequence[Happening], mains: Mapping[str, Main]
) -> dict[tuple[Slot, str], Led]:
    """The accounts that say at the head of a report who did what it leads with, or by what."""
    head = {
        item.event.id: item
        for item in items
        if item.event.trigger.start < LEAD and not (item.denied or item.count_only)
    }
    named = {
        article: [v for x in incident.accounts if x.article_id == article for v in _doers(x)]
        for article in mains
    }
    joint = [v for x in incident.accounts for v in _doers(x) if _with_another(v, _doers(x))]
    return {
        (slot, account.id): Led(
            mains[account.article_id], named=(*named[account.article_id], *joint)
        )
        for account in incident.accounts
        if account.article_id in mains
        for event in account.events
        if (item := head.get(event)) is not None
        for slot, said in ((Slot.ACTOR, item.actor or item.doers), (Slot.CAUSE, item.event.weapon))
        if said
    }


def _doers(account: Account) -> list[SlotValue]:
    return [value for value in account.values if value.slot is Slot.ACTOR]


def _with_another(doer: SlotValue, doers: Sequence[SlotValue]) -> bool:
    """Whether one phrase names a doer with another: "Kelian and Ostran jets", "Kelian or ..."."""
    shared = any(o.spans == doer.spans and o.value != doer.value for o in doers)
    return shared or " or " in doer.shown


def partial_accounts(incident: Incident, led: Leading) -> frozenset[str]:
    """The accounts that count fewer dead of a class than their own report leads with.

    "Three civilians were killed" of one shell stands below the headline's ten of the day.
    """
    article = {account.id: account.article_id for account in incident.accounts}
    heads = {
        article[a]: toll
        for (slot, a), lead in led.items()
        if slot is Slot.KILLED and (toll := lead.toll) is not None
    }
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
    at = [led.toll.span if led.toll else None for led in (left, right)]
    if found is None or at[0] is None or at[1] is None:
        return None
    kind = ConflictKind.FIGURE if found.outcome is Outcome.CONFLICT else None
    spans = (at[0],), (at[1],)
    return Comparison(a.incident_id, slot, a.id, b.id, found.outcome, found.rule, *spans, kind)
