"""Coded events: who does what to whom, where and when, as the words of one article tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from counterclaim.records.time import Interval
from counterclaim.spans import Span


class EventType(StrEnum):
    """PLOVER roots, with CONCEDE and RETREAT kept apart (the gold's YIELD)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    AID = "AID"
    COOPERATE = "COOPERATE"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    REQUEST = "REQUEST"
    THREATEN = "THREATEN"
    ASSAULT = "ASSAULT"
    COERCE = "COERCE"
    MOBILIZE = "MOBILIZE"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"

    @property
    def plain(self) -> str:
        """The type in plain words that name no side."""
        return _PLAIN[self]


_PLAIN = {
    EventType.AGREE: "agreement",
    EventType.CONSULT: "talks",
    EventType.SUPPORT: "support",
    EventType.AID: "aid",
    EventType.COOPERATE: "cooperation",
    EventType.CONCEDE: "concession",
    EventType.RETREAT: "withdrawal, loss or truce",
    EventType.ACCUSE: "accusation",
    EventType.REJECT: "refusal",
    EventType.REQUEST: "demand",
    EventType.THREATEN: "threat",
    EventType.ASSAULT: "attack or fighting",
    EventType.COERCE: "coercion",
    EventType.MOBILIZE: "mobilisation",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction",
}


class Factuality(StrEnum):
    """How the text presents an event; never whether it is true."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Event:
    """A coded happening: trigger, PLOVER type and mode, arguments on spans.

    ``acled`` is the ACLED sub-event type where the codebook maps; ``attribution``
    is the id of the innermost attribution whose content holds the trigger.
    Argument fields are ids of mentions, times and quantities.

    ``more_actors`` and ``more_targets`` are the parties that the words join to the actor
    and to the target: "Kelian and Ostran troops". Of what two do to one another ("met",
    "clashed") both are actors and both are targets.
    """

    id: str
    article_id: str
    trigger: Span
    type: EventType
    factuality: Factuality
    score: float
    made_by: str
    mode: str = ""
    acled: str = ""
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    time: str | None = None
    interval: Interval | None = None
    quantities: tuple[str, ...] = ()
    weapon: Span | None = None
    attribution: str | None = None
    negated: bool = False
    more_actors: tuple[str, ...] = ()
    more_targets: tuple[str, ...] = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """All who do it, in the order of the record."""
        return (*((self.actor,) if self.actor else ()), *self.more_actors)

    @property
    def targets(self) -> tuple[str, ...]:
        """All to whom it is done, in the order of the record."""
        return (*((self.target,) if self.target else ()), *self.more_targets)

    @property
    def dyads(self) -> tuple[tuple[str | None, str | None], ...]:
        """Each actor with each target, none with itself; None stands for a side unsaid.

        As PLOVER's rows are read; what two do to one another gives both directions.
        """
        sides = product(self.actors or (None,), self.targets or (None,))
        return tuple((one, other) for one, other in sides if one != other)
