"""An event in the form that incidents are made of: resolved, dated, with its voice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.geography import LOCAL
from counterclaim.compare.incidents.eventdays import EXACT_DAYS, RECENT
from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.mains import Main
from counterclaim.records import Article, Event, EventType, Interval, Place, Quantity, Unit
from counterclaim.spans import Span

#: Stems of words for all that goes on in a land: "the violence" is no one thing told of before.
EVERYWHERE = (
    "violenc", "unrest", "bloodshed", "crackdown", "turmoil", "conflict", "repress", "upris",
    "revolt", "revolution", "rebellion",
)  # fmt: skip
#: Dead from here on are seldom those of one happening, unless its own sentence tells them so.
#: Reports end with such counts of a war: "the government says 2,493 civilians were killed".
MANY_DEAD = 1000
HARM_UNITS = frozenset({Unit.KILLED, Unit.WOUNDED, Unit.CASUALTIES})


@dataclass(frozen=True, slots=True)
class Happening:
    """One material event of one article, with entity ids in place of mentions.

    ``voice`` is the id of the attribution that tells it, None for the outlet itself.
    ``chain`` are the resolved speakers from the outermost to the innermost. The spans are
    the words that name actor, target, place and day, where the event has such.
    """

    article: Article
    event: Event
    actor: str | None
    target: str | None
    place: Place | None
    interval: Interval | None
    quantities: tuple[Quantity, ...]
    voice: str | None
    speaker: str | None
    chain: tuple[str, ...]
    lemma: str
    actor_span: Span | None = None
    target_span: Span | None = None
    place_span: Span | None = None
    time_span: Span | None = None
    sentence: Span | None = None
    #: The governorate that the bare name of its place may stand for too: "in Idlib".
    province: str | None = None
    #: The governorate that its words name, where the city of its name stands in as its place.
    region: Place | None = None
    denied: bool = False
    #: The id of the event whose place and day this one takes over; see ``scenes``.
    scene: str | None = None
    #: Whether it tells only a count of dead or wounded, of the event that it goes back to.
    count_only: bool = False
    #: What the article leads with, carried by the event that tells it; see ``mains``.
    main: Main | None = None
    #: Those who did it, where a phrase joins several or names them as the owners of jets.
    doers: tuple[Doer, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether its own words or those of its scene give its day, and not the head alone."""
        return self.event.interval is not None or self.scene is not None

    @property
    def key(self) -> tuple[str, int]:
        """A sort key that does not depend on the order of input."""
        return self.article.id, self.event.trigger.start


def set_in(item: Happening, other: Happening, when: Interval | None, scene: str) -> Happening:
    """A happening at the place of another, on a day, as a part of a scene."""
    return replace(
        item,
        place=other.place,
        province=other.province,
        region=other.region,
        interval=when,
        scene=scene,
    )


def at_large(item: Happening) -> bool:
    """Whether it is all that goes on in a land, and nothing at one place, or the dead of a war.

    "The violence in Kelia has worsened", "Kelia has been hit by unrest since March", "7,000
    civilians have been killed since March" and, below the head, "the government says that 1,345
    of its men have been killed": no other report tells of the same happening.
    """
    if item.place is not None and item.place.kind in LOCAL:
        return False
    if item.lemma.startswith(EVERYWHERE) and not item.quantities:
        return True
    when = item.interval
    if when is not None and when.granularity in EXACT_DAYS:
        return False
    if when is not None and is_long(when) and not item.quantities:
        return True
    told_of_war = item.event.trigger.start >= LEAD or (when is not None and is_long(when))
    people = Unit.PEOPLE if item.event.type is EventType.ASSAULT else Unit.KILLED
    counts = (q for q in item.quantities if q.unit in HARM_UNITS or q.unit is people)
    return told_of_war and any((q.low or 0) >= MANY_DEAD for q in counts)


def is_long(when: Interval) -> bool:
    """Whether days are too many for one scene in a city: "in Aleppo last year"."""
    return when.start is None or when.end is None or when.end - when.start > RECENT


def many_dead(quantity: Quantity) -> bool:
    """Whether a count of dead or wounded is one of a war rather than of a happening."""
    return quantity.unit in HARM_UNITS and (quantity.low or 0) >= MANY_DEAD
