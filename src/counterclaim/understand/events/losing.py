"""Who takes what somebody loses: "the army lost the village to the Front"."""

from __future__ import annotations

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.events.agents import REACH
from counterclaim.understand.events.clauses import ACTORS, Clause
from counterclaim.understand.events.triggers import Trigger

YIELDED = frozenset(("lose", "fall to"))
_FALLING = "fall to"


def of_loss(
    clause: Clause,
    trigger: Trigger,
    actor: Mention | None,
    target: Mention | None,
    place: Mention | None,
) -> tuple[Mention | None, Mention | None, Mention | None]:
    """Who takes it, who loses it and where, by the subject and the object of a verb of loss."""
    falls = trigger.entry.phrase == _FALLING
    taker = target if falls else _taker(clause, trigger)
    lost = actor if falls else target
    where = lost if lost is not None and lost.kind == MentionKind.PLACE else place
    return taker, None if falls else actor, where


def _taker(clause: Clause, trigger: Trigger) -> Mention | None:
    """Who is named behind the first "to" that follows."""
    stop = min(trigger.last + 2 * REACH, clause.within.stop)
    at = next((i for i in range(trigger.last + 1, stop) if clause.words.lower[i] == "to"), None)
    taker = None if at is None else clause.starting_at(at + 1)
    return taker if taker is not None and taker.kind in ACTORS else None
