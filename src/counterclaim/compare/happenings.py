"""Events in the form that incidents are made of: resolved, dated, with their voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.protocols import View
from counterclaim.records import (
    Article,
    Attribution,
    Event,
    EventType,
    Factuality,
    Interval,
    Mention,
    Place,
    PlaceKind,
    Quantity,
    Reading,
    Resolution,
    Speaker,
    TimeExpression,
)

#: Types that name something done, not something said; only these make incidents.
MATERIAL = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.AID,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.SANCTION,
    }
)
#: Kinds of places small enough to tell two happenings apart.
LOCAL = frozenset(
    {
        PlaceKind.DISTRICT,
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.NEIGHBOURHOOD,
        PlaceKind.CROSSING,
        PlaceKind.DAM,
        PlaceKind.BASE,
        PlaceKind.HOSPITAL,
        PlaceKind.CAMP,
    }
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One material event of one article, with entity ids in place of mentions.

    ``voice`` is the id of the attribution that tells it, None for the outlet itself.
    ``chain`` are the resolved speakers from the outermost to the innermost.
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
    mentions: Mapping[str, Mention]
    times: Mapping[str, TimeExpression]

    @property
    def key(self) -> tuple[str, int]:
        """A sort key that does not depend on the order of input."""
        return self.article.id, self.event.trigger.start


def _chain(
    event: Event, attributions: Mapping[str, Attribution], speakers: Mapping[str, Speaker]
) -> tuple[str, ...]:
    chain: list[str] = []
    at = event.attribution
    while at is not None and at in attributions:
        speaker = speakers.get(at)
        name = (speaker.actor or speaker.body or speaker.description) if speaker else ""
        chain.append(name or at)
        at = attributions[at].parent
    return tuple(reversed(chain))


def _entity(mention: str | None, resolutions: Mapping[str, Resolution], kind: str) -> str | None:
    found = resolutions.get(mention or "")
    return found.entity if found and found.entity_kind == kind else None


def _lemma(word: str) -> str:
    """A crude stem, enough to see that "attacked" and "attacks" are one word."""
    word = word.casefold().split()[0] if word.split() else word.casefold()
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def happenings(readings: Iterable[Reading], *, view: View) -> list[Happening]:
    """The material events of all articles, in the order of article id and position."""
    found: list[Happening] = []
    for reading in readings:
        found.extend(_of_article(reading, view))
    return sorted(found, key=lambda h: h.key)


def _told(event: Event) -> bool:
    """Whether the text tells of the event, or somebody denies it.

    "They are not fighting there" tells of no happening; "they denied having struck it"
    is one side of a dispute about one.
    """
    if event.type not in MATERIAL:
        return False
    if event.negated and event.factuality is not Factuality.DENIED:
        return False
    return event.factuality not in (Factuality.HYPOTHETICAL, Factuality.PLANNED)


def _of_article(reading: Reading, view: View) -> Iterable[Happening]:
    understanding, resolved = reading.understanding, reading.resolved
    resolutions = {r.mention_id: r for r in resolved.resolutions}
    places = {p.id: p for p in resolved.places}
    attributions = {a.id: a for a in understanding.attributions}
    speakers = {s.attribution_id: s for s in resolved.speakers}
    quantities = {q.id: q for q in understanding.quantities}
    mentions = {m.id: m for m in understanding.mentions}
    times = {t.id: t for t in understanding.times}
    for event in understanding.events:
        if not _told(event):
            continue
        place_id = _entity(event.place, resolutions, "place")
        speaker = speakers.get(event.attribution or "")
        yield Happening(
            article=reading.article,
            event=event,
            actor=_entity(event.actor, resolutions, "actor"),
            target=_entity(event.target, resolutions, "actor"),
            place=(places.get(place_id) or view.place(place_id)) if place_id else None,
            interval=event.interval,
            quantities=tuple(quantities[q] for q in event.quantities if q in quantities),
            voice=event.attribution,
            speaker=(speaker.actor or speaker.body) if speaker else None,
            chain=_chain(event, attributions, speakers),
            lemma=_lemma(event.trigger.of(reading.article.text)),
            mentions=mentions,
            times=times,
        )
