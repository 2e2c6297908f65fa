"""Coded events as tellings: what one article tells of one event, with everything resolved.

A row of an event table is a telling, not a happening: two outlets on one happening are two
rows with the same incident. So no count of rows is a count of events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.records import (
    Actor,
    Allegation,
    Article,
    Event,
    Factuality,
    Incident,
    Mention,
    Outcome,
    Place,
    PlaceKind,
    Precision,
    Quantity,
    Unit,
)
from counterclaim.show.areas import POINTS
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import permalink

#: How exact a place of a kind is where its mention says nothing more.
PRECISION_OF_KIND = {
    PlaceKind.COUNTRY: Precision.COUNTRY,
    PlaceKind.REGION: Precision.REGION,
    PlaceKind.SEA: Precision.REGION,
    PlaceKind.RIVER: Precision.REGION,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
    PlaceKind.DISTRICT: Precision.DISTRICT,
}
#: What is no event, however it is coded: it has not happened.
NOT_HAPPENED = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon: an actor if resolved, and the words."""

    actor: Actor | None = None
    words: str = ""

    @property
    def name(self) -> str:
        """The actor's name, else the words."""
        return self.actor.name if self.actor else self.words


def names(parties: Iterable[Party], between: str = "; ") -> str:
    """The names of several parties in one cell."""
    return between.join(party.name for party in parties)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where: a place if resolved, how exact it is, what lies around it, and the words."""

    place: Place | None = None
    precision: Precision | None = None
    around: tuple[Place, ...] = ()  # the place itself first
    words: str = ""

    @property
    def name(self) -> str:
        """The place's name, else the words."""
        return self.place.name if self.place else self.words

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, only of what is as exact as a point."""
        if self.place is None or self.precision not in POINTS:
            return None
        if self.place.lon is None or self.place.lat is None:
            return None
        return self.place.lon, self.place.lat

    def level(self, kind: PlaceKind) -> str:
        """The name of the country, governorate or district that the place is or lies in."""
        return next((p.name for p in self.around if p.kind is kind), "")


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of one event."""

    event: Event
    article: Article
    outlet: str
    chain: tuple[str, ...]
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    spot: Spot
    killed: Quantity | None
    trigger: str
    sentence: str
    incident: str
    accounts: int
    origins: int
    disputed: tuple[str, ...]
    allegation: Allegation | None

    @property
    def sides(self) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """The two sides, for tables that have each party on one: the first does it.

        Of what several do to one another, the first is one side and the others the second.
        """
        both = {one.name for one in self.targets}
        first = tuple(one for n, one in enumerate(self.actors) if not n or one.name not in both)
        named = {one.name for one in first}
        return first, tuple(one for one in self.targets if one.name not in named)

    @property
    def happened(self) -> bool:
        """Whether the article tells it as something that took place, whoever says so."""
        said = self.event.factuality
        return said not in NOT_HAPPENED and said is not Factuality.DENIED and not self.event.negated

    @property
    def first_day(self) -> date | None:
        """The first day on which it may have been."""
        return self.event.interval.start if self.event.interval else None

    @property
    def last_day(self) -> date | None:
        """The last day on which it may have been, itself included."""
        return self.event.interval.last if self.event.interval else None

    @property
    def days(self) -> int | None:
        """How many days it may have been on; None if an end is open."""
        first, last = self.first_day, self.last_day
        return (last - first).days + 1 if first and last else None

    @property
    def permalink(self) -> str:
        """The address of its words."""
        return permalink(self.article.id, self.event.id)


@dataclass(frozen=True, slots=True)
class _Incidents:
    """What compare found, by event: incident, accounts, origins, disputed slots."""

    of_event: dict[str, tuple[str, int, int, tuple[str, ...]]]
    allegations: dict[str, Allegation]


def _incidents(corpus: Corpus) -> _Incidents:
    compared = corpus.compared
    disputed: dict[str, set[str]] = {}
    for found in compared.comparisons:
        if found.outcome is Outcome.CONFLICT:
            disputed.setdefault(found.incident_id, set()).add(found.slot.value)
    origins: dict[str, int] = {}
    for origin in compared.origins:
        origins[origin.incident_id] = origins.get(origin.incident_id, 0) + 1
    of_event = {}
    for incident in compared.incidents:
        slots = tuple(sorted(disputed.get(incident.id, ())))
        row = (incident.id, len(incident.accounts), origins.get(incident.id, 0), slots)
        of_event.update(dict.fromkeys(incident.events, row))
    return _Incidents(of_event, {a.event: a for a in compared.allegations if a.event})


def told(corpus: Corpus) -> Iterator[Told]:
    """Every coded event of a corpus, by article id and position."""
    incidents = _incidents(corpus)
    for part in corpus.parts():
        for reading in part.readings:
            for event in reading.understanding.events:
                yield _told(part, reading.article, event, incidents)


def _told(part: Corpus, article: Article, event: Event, incidents: _Incidents) -> Told:
    incident, accounts, origins, disputed = incidents.of_event.get(event.id, ("", 0, 0, ()))
    return Told(
        event=event,
        article=article,
        outlet=part.outlet(article.id),
        chain=part.voice(article.id, event.attribution),
        actors=_parties(part, event.actors),
        targets=_parties(part, event.targets),
        spot=_spot(part, event.place),
        killed=_killed(part, event),
        trigger=part.quote(article.id, (event.trigger,)),
        sentence=part.sentence(article.id, (event.trigger,)),
        incident=incident,
        accounts=accounts,
        origins=origins,
        disputed=disputed,
        allegation=incidents.allegations.get(event.id),
    )


def _parties(part: Corpus, mention_ids: Sequence[str]) -> tuple[Party, ...]:
    """The parties of one side, those of one name once."""
    found: dict[str, Party] = {}
    for key in mention_ids:
        if key in part.mentions:
            one = _party(part, part.mentions[key])
            found.setdefault(one.name, one)
    return tuple(found.values())


def _party(part: Corpus, mention: Mention) -> Party:
    found = part.resolutions.get(mention.id)
    known = found.entity if found and found.entity_kind == "actor" else None
    words = part.quote(mention.article_id, (mention.span,))
    return Party(part.actor(known) if known else None, words)


def _spot(part: Corpus, mention_id: str | None) -> Spot:
    mention = part.mentions.get(mention_id or "")
    if mention is None:
        return Spot()
    words = part.quote(mention.article_id, (mention.span,))
    found = part.resolutions.get(mention.id)
    if found is None or found.entity is None or found.entity_kind != "place":
        return Spot(words=words)
    place = find_place(part, found.entity)
    if place is None:
        return Spot(words=words)
    return Spot(place, found.precision or precision_of(place), around(part, place), words)


def find_place(corpus: Corpus, place_id: str) -> Place | None:
    """A place of the corpus, or of the knowledge packs."""
    return corpus.places.get(place_id) or corpus.view.place(place_id)


def precision_of(place: Place) -> Precision:
    """How exact a place of its kind is."""
    return PRECISION_OF_KIND.get(place.kind, Precision.SETTLEMENT)


def around(corpus: Corpus, place: Place) -> tuple[Place, ...]:
    """The place and those that it lies in, from the smallest, as far as they are known."""
    found = [place]
    while (parent := found[-1].parent) and len(found) <= len(PlaceKind):
        above = find_place(corpus, parent)
        if above is None or above in found:
            break
        found.append(above)
    country = find_place(corpus, place.country) if place.country else None
    if country is not None and country not in found:
        found.append(country)
    return tuple(found)


def incident_link(one: Incident) -> str:
    """The page of an incident with several accounts; else the words of its only one."""
    if len(one.accounts) == 1 and one.accounts[0].events:
        return permalink(one.accounts[0].article_id, one.accounts[0].events[0])
    return f"/incidents/{one.id}"


def _killed(part: Corpus, event: Event) -> Quantity | None:
    """The number killed: the largest, since smaller ones beside it are parts of it."""
    article = part.by_article[event.article_id]
    found = [
        q
        for q in article.understanding.quantities
        if q.id in event.quantities and q.unit is Unit.KILLED and not q.running_total
    ]
    return max(found, key=lambda q: (q.best or q.low or 0.0, q.id), default=None)
