"""Where an event happens: the place its words name, or the spot that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from counterclaim.compare.geography import (
    AROUND_KM,
    LOCAL,
    SPOTS,
    Relation,
    capital,
    namesake,
    relate,
)
from counterclaim.protocols import View
from counterclaim.records import Event, Mention, Place, PlaceKind, Reading, distance_km

#: "near Damascus", "on the outskirts of the capital Damascus": around the city, not in it.
AROUND = re.compile(
    r"\b(?:near|outside|around|close\s+to|(?:outskirts|suburbs?|edges?|countryside)\s+of"
    r"|(?:north|south|east|west)[-\w]*\s+of)\s+(?:the\s+)?(?:(?:Syrian\s+)?capital,?\s+"
    r"|city\s+of\s+)?$",
    re.IGNORECASE,
)
#: A place of what stands before it: "a position near", "forces on the outskirts of".
AT = re.compile(
    r"\b(?:in|at|near|outside|around|inside|of)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)
#: Where an event's own clause ends, or tells what the event answers.
CLAUSE_END = re.compile(
    r"[,;:.\n\u201c\u201d\"]"
    r"|\b(?:response|reaction|answer|reply|retaliation|reprisal|revenge)\s+(?:to|for|against)\b",
    re.IGNORECASE,
)
OUTER = re.compile(r"(?:['’]s)?\s+(?:suburb|countryside|outskirts)", re.IGNORECASE)
#: What tells the city from the province of its name: "the city of Idlib", "Idlib city".
CITY_BEFORE = re.compile(r"\b(?:city|capital)(?:\s+of|,)?\s+$", re.IGNORECASE)
CITY_AFTER = re.compile(r"\s+city\b", re.IGNORECASE)
PROVINCE_OF = re.compile(r"\b(?:province|governorate)s? of\b", re.IGNORECASE)
#: What ends the name of the spot in "Urum al-Kubra, west of Aleppo".
SPOT_END = re.compile(r",|\s(?:in|near|outside|(?:north|south|east|west)[-\w]*\s+of)\s")


class Sites:
    """The places that the events of one article are set in."""

    def __init__(self, reading: Reading, view: View) -> None:
        self._text, self._view = reading.article.text, view
        self._mentions = {m.id: m for m in reading.understanding.mentions}
        self._resolved = {r.mention_id: r for r in reading.resolved.resolutions}
        self._own = {p.id: p for p in reading.resolved.places}
        self._triggers = sorted(e.trigger for e in reading.understanding.events)

    def of(self, event: Event) -> tuple[Place | None, str | None]:
        """The place of an event, and the mention that names it.

        "seized Khan Touman" happens there: a place that an event is done to is its place,
        if it is small enough.
        """
        stated = self._record(_named(event, self._mentions, self._text))
        place, named_by = _narrower(stated, event, self._mentions, self._text, self._view)
        place = self._around(place, named_by)
        if place is None:
            aimed = self._record(event.target)
            if aimed is not None:
                return (aimed, event.target) if aimed.kind in LOCAL else (None, None)
            named_by = self._behind(event)
            place = self._around(self._record(named_by), named_by)
        return place, named_by

    def _behind(self, event: Event) -> str | None:
        """The one place that what an event is done to stands at, in the event's own clause.

        "struck a position of the army near Dera on Saturday": the strike was near Dera.
        """
        after = [t.start for t in self._triggers if t.start >= event.trigger.end]
        stop = min(after, default=len(self._text))
        border = CLAUSE_END.search(self._text, event.trigger.end, stop)
        start, stop = event.trigger.end, border.start() if border else stop
        found = [
            m.id
            for m in self._mentions.values()
            if start <= m.span.start
            and m.span.end <= stop
            and AT.search(self._text, start, m.span.start)
            and self._local(m.id)
        ]
        return found[0] if len(found) == 1 else None

    def _local(self, mention: str) -> bool:
        place = self._record(mention)
        return place is not None and place.kind in LOCAL

    def _around(self, place: Place | None, named_by: str | None) -> Place | None:
        """A city with the room around it, if the words say that it was not in the city."""
        mention = self._mentions.get(named_by or "")
        if place is None or mention is None or place.kind is not PlaceKind.CITY:
            return place
        start, end = (mention.name or mention.span).start, mention.span.end
        before = AROUND.search(self._text, max(0, start - 45), start)
        if not before and not OUTER.match(self._text, end):
            return place
        return replace(place, uncertainty_km=AROUND_KM)

    def province(self, place: Place | None, named_by: str | None) -> str | None:
        """The governorate that a city's bare name may stand for as well.

        Who was killed "in Idlib" may have died in a village of the province of Idlib.
        """
        mention = self._mentions.get(named_by or "")
        bears = namesake(place, self._view) if place else None
        if mention is None or bears is None:
            return None
        name = mention.name or mention.span
        before = CITY_BEFORE.search(self._text, max(0, name.start - 12), name.start)
        told = before or CITY_AFTER.match(self._text, name.end)
        return None if told else bears.id

    def region(self, named_by: str | None) -> Place | None:
        """The governorate that "the province of X" names, for which the city stands in."""
        mention = self._mentions.get(named_by or "")
        found = self._resolved.get(named_by or "")
        if mention is None or found is None or found.entity_kind != "place":
            return None
        place = self._own.get(found.entity or "") or self._view.place(found.entity or "")
        if place is None or place.kind is not PlaceKind.GOVERNORATE:
            return None
        start = max(0, mention.span.start - 16)
        around = self._text[start : mention.span.end]
        return place if PROVINCE_OF.search(around) else None

    def _record(self, mention: str | None) -> Place | None:
        """The place of a mention; the city of its name for "the province of X".

        What happens in a province is no place to join events by, and reports of one attack
        say "in X" and "in the province of X" of it.
        """
        region = self.region(mention)
        if region is not None and (city := capital(region, self._view)):
            return city
        found = self._resolved.get(mention or "")
        if found is None or found.entity is None or found.entity_kind != "place":
            return None
        return self._own.get(found.entity) or self._view.place(found.entity)


def _named(event: Event, mentions: Mapping[str, Mention], text: str) -> str | None:
    """The place's mention, unless it is a common noun: "the village" names no place."""
    mention = mentions.get(event.place or "")
    named = mention is not None and any(c.isupper() for c in _bare(mention.span.of(text)))
    return event.place if named else None


def _narrower(
    place: Place | None, event: Event, mentions: Mapping[str, Mention], text: str, view: View
) -> tuple[Place | None, str | None]:
    """The spot that stands beside a wider place, and the mention that names it.

    "seized Khan Tuman in Aleppo", "at Urum al-Kubra, west of Aleppo" and "Khan Touman, the
    village south-west of Aleppo": what was seized or struck is the spot, not the city.
    """
    own = mentions.get(event.place or "")
    if place is None or own is None:
        return place, event.place
    for mention, name in _beside(own, mentions.get(event.target or ""), text):
        spots = [p for p in view.places_named(name.casefold()) if p.kind in SPOTS]
        near = [p for p in spots if p.id != place.id and _lies_by(p, place, view)]
        if len(near) == 1:
            return near[0], mention
    return place, event.place


def _beside(own: Mention, target: Mention | None, text: str) -> Iterable[tuple[str, str]]:
    """Mentions with the names in them that may be narrower than the place's own."""
    head = SPOT_END.split(own.span.of(text), maxsplit=1)[0]
    yield own.id, _bare(head.strip())
    if target is not None:
        yield target.id, _bare(target.span.of(text))


def _lies_by(spot: Place, place: Place, view: View) -> bool:
    if relate(spot, place, view) in (Relation.WITHIN, Relation.NEAR):
        return True
    far = distance_km(spot, place)
    return far is not None and far <= AROUND_KM


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in ("the", "a", "an", "this", "that") else name
