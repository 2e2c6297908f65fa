"""Whether an alleged act would fall under an agreement, from its terms alone.

Nothing here says that the act happened. The order of the rules: days, exempt actors,
place, bound actors; where a rule has nothing to go on, it stays silent.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.compare.geography import Relation, relate
from counterclaim.compare.sides import is_or_under
from counterclaim.protocols import View
from counterclaim.records import Applies, Ceasefire, Interval, Party, Place

Ruling = tuple[Applies, str]


@dataclass(frozen=True, slots=True)
class Act:
    """An alleged act as the terms see it; None is what the allegation does not say."""

    perpetrator: str | None
    target: str | None
    place: Place | None
    interval: Interval | None


def applies(agreement: Ceasefire, act: Act, *, view: View) -> Ruling:
    """Yes, no, disputed or unknown, with the reason in words."""
    for rule in (_by_days, _by_exemption, _by_place):
        ruling = rule(agreement, act, view)
        if ruling is not None:
            return ruling
    return _by_parties(agreement, act, view)


def _by_days(agreement: Ceasefire, act: Act, view: View) -> Ruling | None:
    when = act.interval
    if when is None:
        return None
    if agreement.effective and when.end and when.end <= agreement.effective:
        return Applies.NO, f"told of days before {agreement.effective.isoformat()}"
    if agreement.end and when.start and when.start >= agreement.end:
        return Applies.NO, f"told of days after its end on {agreement.end.isoformat()}"
    return None


def _parties(agreement: Ceasefire, actor: str | None, role: str, view: View) -> list[Party]:
    return [
        party
        for party in agreement.parties
        if actor and party.role == role and is_or_under(actor, party.actor, view)
    ]


def _by_exemption(agreement: Ceasefire, act: Act, view: View) -> Ruling | None:
    for actor, what in ((act.perpetrator, "alleged perpetrator"), (act.target, "target")):
        for party in _parties(agreement, actor, "excluded", view):
            name = _name(party.actor, view)
            if party.disputed:
                return Applies.DISPUTED, f"whether {name} is exempt is disputed: {party.disputed}"
            return Applies.NO, f"the {what}, {name}, is outside the agreement"
    return None


def _by_place(agreement: Ceasefire, act: Act, view: View) -> Ruling | None:
    if act.place is None or not agreement.places:
        return None
    relations = {relate(act.place, view.place(place), view) for place in agreement.places}
    if relations == {Relation.APART}:
        return Applies.NO, f"{act.place.name} is outside the places of the agreement"
    return None


def _by_parties(agreement: Ceasefire, act: Act, view: View) -> Ruling:
    if act.perpetrator is None:
        return Applies.UNKNOWN, "the alleged perpetrator is not named as a known actor"
    for party in _parties(agreement, act.perpetrator, "bound", view):
        name = _name(party.actor, view)
        if party.disputed:
            return Applies.DISPUTED, f"whether {name} is bound is disputed: {party.disputed}"
        if act.interval is None:
            return Applies.UNKNOWN, f"{name} is bound, but no day is given"
        if not _within(agreement, act.interval):
            return Applies.UNKNOWN, f"{name} is bound, but the days told reach beyond the agreement"
        return Applies.YES, f"{name} is bound, and the day lies within the agreement"
    for role in ("sponsor", "guarantor"):
        if _parties(agreement, act.perpetrator, role, view):
            name = _name(act.perpetrator, view)
            return Applies.UNKNOWN, f"{name} is a {role} and not listed as bound"
    name = _name(act.perpetrator, view)
    return Applies.UNKNOWN, f"{name} is not listed, neither as bound nor as exempt"


def _within(agreement: Ceasefire, when: Interval) -> bool:
    """Whether all days of an interval lie in the agreement's; an open side lies anywhere."""
    early = agreement.effective and (when.start is None or when.start < agreement.effective)
    late = agreement.end and (when.end is None or when.end > agreement.end)
    return not early and not late


def _name(actor: str, view: View) -> str:
    record = view.actor(actor)
    return record.name if record else "the alleged perpetrator"
