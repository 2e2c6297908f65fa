"""Parties that act, or are acted on, together: "Kelia and Ostra struck", "struck A and B".

Of what two do to one another ("met", "clashes between X and Y") both are on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, Clause
from counterclaim.understand.events.lists import listed, those_done_to
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

_MUTUAL = word_set(
    "agree agreement reach sign seal meet discuss discussion negotiate negotiation talk talks "
    "meeting summit dialogue consult cooperate collaborate cooperation "
    "clash fight fighting battle skirmish firefight confrontation exchange swap"
) | {
    *("meet with", "fail to reach", "hold", "hold talks", "peace talks", "share information"),
    *("joint military exercise", "military exercise", "war game", "joint war game"),
    *("establish diplomatic relations", "restore diplomatic relations", "exchange views"),
    *("joint exercise", "gun battle", "exchange fire", "trade fire", "exchange of fire"),
}
#: Done by the other as well, where "with" tells it; not so of "collaborating".
_WITH_EACH_OTHER = frozenset({EventType.AGREE, EventType.CONSULT, EventType.ASSAULT})
_EACH_OTHER = (("each", "other"), ("one", "another"))
_MET = frozenset(("meet", "meet with"))
AT_PLACES = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.RETREAT})
_REACH = 8  # words from "talks" to their "between"


@dataclass(frozen=True, slots=True)
class Joint:
    """The parties beside the first actor and the first target of an act."""

    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()


def joint(
    clause: Clause,
    trigger: Trigger,
    others: Sequence[Trigger],
    actor: Mention | None,
    target: Mention | None,
    *,
    done: bool = True,
) -> Joint:
    """Who else does it and to whom else it is done; both ways, if they do it to each other.

    ``done`` False: it is said that it is not; who will not meet Voss is not met by Voss either.
    """
    if actor and target in listed(clause, actor):
        mutual = is_mutual(trigger) or is_reciprocal(clause, trigger)
        sides = (actor, *_behind(clause, actor)) if mutual else (actor,)
        return Joint(sides[1:], tuple(m for m in sides if m != target) if sides[1:] else ())
    doers = (actor, *beside(clause, trigger, actor)) if actor else ()
    done_to = _done_to(clause, trigger, target, others) if target else ()
    if trigger.entry.root in AT_PLACES:
        done_to = done_to[:1] + tuple(m for m in done_to[1:] if not _is_spot(m))
    if done and doers and target and both_do(clause, trigger, target):
        doers, done_to = (*doers, *done_to), (*done_to, *doers)
    return Joint(doers[1:], done_to[1:])


def _done_to(
    clause: Clause, trigger: Trigger, target: Mention, others: Sequence[Trigger]
) -> tuple[Mention, ...]:
    """A target and those joined to it; behind the trigger none that governs another verb."""
    if clause.words.within(target.span).start < trigger.first:
        return (target, *beside(clause, trigger, target))
    return those_done_to(clause, target, others)


def beside(clause: Clause, trigger: Trigger, party: Mention) -> tuple[Mention, ...]:
    """Those that the phrase of a party joins to it, behind it and on its side of the trigger."""
    joined = _behind(clause, party)
    if party.kind is not MentionKind.PLACE:  # not "the army and Kesh"
        joined = tuple(m for m in joined if not _is_spot(m))
    before = clause.words.within(party.span).start < trigger.first
    sides = ((m, clause.words.within(m.span).start < trigger.first) for m in joined)
    return tuple(m for m, side in sides if side == before)


def _behind(clause: Clause, party: Mention) -> tuple[Mention, ...]:
    """The mentions of a party's list behind it."""
    joined = listed(clause, party)
    return joined[joined.index(party) + 1 :] if party in joined else ()


def is_mutual(trigger: Trigger) -> bool:
    """Whether what a trigger tells is done by both sides, if it has two."""
    return trigger.entry.phrase in _MUTUAL


def is_reciprocal(clause: Clause, trigger: Trigger) -> bool:
    """Whether "each other" stands behind a verb: "X and Y blamed each other"."""
    return clause.words.lower[trigger.last + 1 : trigger.last + 3] in _EACH_OTHER


def both_do(clause: Clause, trigger: Trigger, target: Mention) -> bool:
    """Whether who an act is done to does it as well: "met Voss", "clashed with the rebels"."""
    if not is_mutual(trigger) or trigger.passive or trigger.entry.root not in _WITH_EACH_OTHER:
        return False
    before = clause.before_modifiers(clause.words.within(target.span).start)
    return (before == trigger.last and trigger.entry.phrase in _MET) or clause.word(
        before
    ) == "with"


def between(clause: Clause, trigger: Trigger) -> Sequence[Mention]:
    """Those between whom an act is, if two are named: "talks were held between X and Y"."""
    if not is_mutual(trigger):
        return ()
    active = trigger.verbal and not trigger.passive  # or a noun taken for a verb: "Clashes"
    stop = min(trigger.last + (2 if active else 1 + _REACH), clause.within.stop)
    for at in range(trigger.last + 1, stop):
        if clause.word(at) == "between":
            first = clause.starting_at(at + 1)
            named = listed(clause, first) if first is not None else ()
            sides = len(named) > 1 and all(_is_side(one, trigger) for one in named)
            return named if sides else ()
        if clause.word(at) in BOUNDS or clause.at(at) is not None:
            break
    return ()


def _is_side(mention: Mention, trigger: Trigger) -> bool:
    """Whether a mention can be a side; what is fought between two towns is at a place."""
    if mention.kind is MentionKind.PLACE and trigger.entry.root is EventType.ASSAULT:
        return mention.literal is False
    return mention.kind is MentionKind.PLACE or mention.kind in ACTORS


def _is_spot(mention: Mention) -> bool:
    """Whether a mention names a place that is meant as one."""
    return mention.kind is MentionKind.PLACE and mention.literal is True
