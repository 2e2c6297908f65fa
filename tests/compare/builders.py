"""Small builders for compare's tests: articles and resolved happenings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from counterclaim.compare.incidents.happenings import Happening
from counterclaim.records import (
    Actor,
    Article,
    DateBasis,
    Event,
    EventType,
    Factuality,
    Granularity,
    Interval,
    MentionKind,
    Place,
    PlaceKind,
    Published,
    Quantity,
    Unit,
)
from counterclaim.spans import Span
from tests.views import BlankView


class FakeView(BlankView):
    """A tiny knowledge base: two villages of one district, a city elsewhere, four actors."""

    def __init__(self) -> None:
        self._places = {
            p.id: p
            for p in (
                Place("sy", "Syria", PlaceKind.COUNTRY, "SY", None, 35.0, 38.0),
                Place("north", "North", PlaceKind.GOVERNORATE, "SY", "sy", 36.2, 37.2),
                Place("east", "East", PlaceKind.GOVERNORATE, "SY", "sy", 35.3, 40.1),
                Place("alma", "Alma", PlaceKind.VILLAGE, "SY", "north", 36.1, 37.0, 1.0),
                Place("berin", "Berin", PlaceKind.VILLAGE, "SY", "north", 36.5, 37.5, 1.0),
                Place("dera", "Dera", PlaceKind.CITY, "SY", "east", 35.3, 40.1, 2.0),
            )
        }
        state = MentionKind.STATE_BODY
        self._actors = {
            a.id: a
            for a in (
                Actor("gov", "Northern government", state, country="SY"),
                Actor("army", "Northern army", state, country="SY", parents=("gov",)),
                Actor("front", "River Front", MentionKind.ARMED_GROUP, country="SY"),
                Actor("ally", "Hill State", state, country="XX"),
            )
        }

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def places(self) -> Iterable[Place]:
        return self._places.values()

    def move(self, place_id: str, lat: float, lon: float) -> None:
        self._places[place_id] = replace(self._places[place_id], lat=lat, lon=lon)

    def actor(self, actor_id: str) -> Actor | None:
        return self._actors.get(actor_id)

    def ancestors(self, actor_id: str) -> Sequence[str]:
        actor = self.actor(actor_id)
        return actor.parents if actor else ()

    def actors(self) -> Iterable[Actor]:
        return self._actors.values()

    def places_named(self, folded: str) -> tuple[Place, ...]:
        return tuple(p for p in self._places.values() if p.name.casefold() == folded)


def day(year: int, month: int, number: int, length: int = 1) -> Interval:
    start = date(year, month, number)
    return Interval(start, start + timedelta(days=length))


def article(
    text: str, *, outlet: str = "Daily Alpha", published: Interval | None = None
) -> Article:
    raw = f"{outlet}|{text}".encode()
    digest = sha256(raw).hexdigest()
    return Article(
        id=digest[:16],
        sha256=digest,
        raw=raw,
        text=text,
        title=text[:20],
        origin="made.txt",
        media_type="text/plain",
        published=Published(published or day(2016, 5, 8), DateBasis.METADATA),
        outlet=outlet,
    )


def happening(
    text: str,
    trigger: str,
    *,
    view: FakeView,
    outlet: str = "Daily Alpha",
    kind: EventType = EventType.ASSAULT,
    place: str | None = None,
    when: Interval | None = None,
    killed: tuple[float, float | None] | None = None,
    actor: str | None = None,
    target: str | None = None,
    speaker: str | None = None,
    factuality: Factuality = Factuality.REPORTED,
) -> Happening:
    """A happening whose trigger stands in ``text``; figures count people killed."""
    source = article(text, outlet=outlet)
    at = text.index(trigger)
    span = Span(at, at + len(trigger))
    first = Span(0, 1)
    quantities: tuple[Quantity, ...] = ()
    if killed:
        low, high = killed
        quantities = (
            Quantity("q", source.id, span, low, low, high, Unit.KILLED, "killed", "people", "test"),
        )
    event = Event(
        id=sha256(f"{source.id}{at}{speaker}".encode()).hexdigest()[:16],
        article_id=source.id,
        trigger=span,
        type=kind,
        factuality=factuality,
        score=1.0,
        made_by="test",
        actor="actor" if actor else None,
        target="target" if target else None,
        place="place" if place else None,
        time="time" if when else None,
        interval=when,
        attribution=f"att-{speaker}" if speaker else None,
    )
    return Happening(
        article=source,
        event=event,
        actor=actor,
        target=target,
        place=view.place(place) if place else None,
        interval=when,
        quantities=quantities,
        voice=event.attribution,
        speaker=speaker,
        chain=(speaker,) if speaker else (),
        lemma=trigger[:5],
        actor_span=first if actor else None,
        target_span=first if target else None,
        place_span=first if place else None,
        time_span=span if when else None,
        denied=factuality is Factuality.DENIED,
    )


MONTH = Interval(date(2016, 5, 1), date(2016, 6, 1), Granularity.MONTH)
EARLY_MAY = Interval(date(2016, 5, 1), date(2016, 5, 11), Granularity.PART_OF_MONTH)
