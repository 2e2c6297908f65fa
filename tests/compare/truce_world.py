"""An invented war for the register's tests: actors, places, agreements, and readings of texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from counterclaim.records import (
    Actor,
    Article,
    Attribution,
    Ceasefire,
    DateBasis,
    Event,
    EventType,
    Factuality,
    Interval,
    Mention,
    MentionKind,
    Party,
    Place,
    PlaceKind,
    Published,
    Reading,
    Resolution,
    ResolvedArticle,
    Role,
    Speaker,
    Stance,
    Understanding,
)
from counterclaim.spans import Span
from counterclaim.understand.quantities import find_quantities
from counterclaim.understand.times import find_times, rough_sentences
from tests.views import BlankView, State

BODY, GROUP, PERSON = MentionKind.STATE_BODY, MentionKind.ARMED_GROUP, MentionKind.PERSON
ACTORS = (
    Actor("ostra", "Ostra", BODY, country="OS"),
    Actor("kelia", "Kelia", BODY, country="KE"),
    Actor("marland", "Marland", BODY, country="ML"),
    Actor("marland-army", "Marland army", BODY, country="ML", parents=("marland",)),
    Actor("hill-centre", "Hill Centre", BODY, country="OS", parents=("ostra",)),
    Actor("stone-brigade", "Stone Brigade", GROUP, country="ML"),
    Actor("black-banner", "Black Banner", GROUP, country="ML"),
    Actor("river-front", "River Front", GROUP, country="ML"),
    Actor("marl-wire", "Marl Wire", MentionKind.MEDIA, country="ML", affiliations=("marland",)),
    Actor("varga", "Ivo Varga", PERSON, country="OS", roles=(Role("foreign minister", "ostra"),)),
    Actor("hale", "Nadia Hale", PERSON, country="ML", roles=(Role("leader", "stone-brigade"),)),
)
PLACES = (
    Place("ML", "Marland", PlaceKind.COUNTRY, "ML", None, 35.0, 38.0),
    Place("north", "Norden", PlaceKind.GOVERNORATE, "ML", "ML", 36.2, 37.2),
    Place("aster", "Aster", PlaceKind.CITY, "ML", "north", 36.2, 37.1, 2.0),
    Place("old-mill", "Old Mill", PlaceKind.VILLAGE, "ML", "north", 36.0, 37.0, 1.0),
    Place("borin", "Borin", PlaceKind.CITY, "ML", "ML", 32.6, 36.1, 2.0),
    Place("OS", "Ostra", PlaceKind.COUNTRY, "OS", None, 47.0, 8.0),
    Place("lakeside", "Lakeside", PlaceKind.CITY, "OS", "OS", 46.2, 6.1, 2.0),
)
STATES = {"Ostran": "ostra", "Kelian": "kelia", "Marlander": "marland"}


@dataclass(frozen=True)
class Naming:
    actor: Actor
    text: str
    how: str

    def valid_on(self, day: date) -> bool:
        return True


class World(BlankView):
    """A view of the invented war."""

    def __init__(self) -> None:
        self._actors = {a.id: a for a in ACTORS}
        self._places = {p.id: p for p in PLACES}

    def matches(self, text: str) -> Sequence[Naming]:
        plain = text.removeprefix("the ").removeprefix("The ")
        return [Naming(a, a.name, "name") for a in ACTORS if a.name == plain]

    ambiguous_matches = matches

    def state_of_demonym(self, text: str) -> State | None:
        state = STATES.get(text)
        actor = self._actors.get(state or "")
        return State(actor.country or "", actor.id) if actor else None

    def government(self, code: str) -> Actor | None:
        return next((a for a in ACTORS if a.country == code and not a.parents), None)

    def ancestors(self, actor_id: str) -> Sequence[str]:
        found = [actor_id]
        actor = self._actors.get(actor_id)
        while actor and actor.parents:
            found.append(actor.parents[0])
            actor = self._actors.get(actor.parents[0])
        return found

    def holders_of_phrase(self, text: str, on: date | None = None) -> Sequence[tuple[Actor, Role]]:
        return []

    def places(self) -> Iterable[Place]:
        return PLACES

    def actor(self, actor_id: str) -> Actor | None:
        return self._actors.get(actor_id)

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def places_named(self, folded: str) -> tuple[Place, ...]:
        return tuple(p for p in PLACES if p.name.lower() == folded)

    def actors(self) -> Iterable[Actor]:
        return ACTORS


def _parties(**roles: str) -> tuple[Party, ...]:
    return tuple(Party(actor, role) for role, names in roles.items() for actor in names.split())


FEBRUARY = Ceasefire(
    "february", "Cessation of 27 February 2016", "cessation_of_hostilities",
    date(2016, 2, 22), date(2016, 2, 27),
    parties=_parties(sponsor="ostra kelia", bound="marland stone-brigade", excluded="black-banner"),
    places=("ML",), phrases=("cessation of hostilities",),
)  # fmt: skip
ASTER = Ceasefire(
    "aster", "Calm in Aster, 5 May 2016", "regime_of_calm", date(2016, 5, 4), date(2016, 5, 5),
    date(2016, 5, 7), parent="february", relation="renews", parties=_parties(sponsor="ostra kelia"),
    places=("aster",), phrases=("Aster truce", "truce in Aster"),
)  # fmt: skip
ASTER_MORE = Ceasefire(
    "aster-more", "Calm in Aster prolonged, 7 May 2016", "regime_of_calm", date(2016, 5, 7),
    date(2016, 5, 7), date(2016, 5, 10), parent="aster", relation="extends",
    parties=_parties(sponsor="ostra kelia"), places=("aster",), phrases=("Aster truce",),
)  # fmt: skip
SEPTEMBER = Ceasefire(
    "september", "Truce of 12 September 2016", "cessation_of_hostilities", date(2016, 9, 9),
    date(2016, 9, 12), date(2016, 9, 19), parent="february", relation="renews",
    parties=_parties(sponsor="ostra kelia", bound="marland", excluded="black-banner"),
    places=("ML",), phrases=("cessation of hostilities",),
)  # fmt: skip
AGREEMENTS = (FEBRUARY, ASTER, ASTER_MORE, SEPTEMBER)

_GROUP_WORDS = ("militants", "some militant groups", "extremist groups")


@dataclass(frozen=True)
class Said:
    """Who says what with which cue; ``inside`` is the index of the enclosing one.

    ``more`` is the second part of a content that the cue parts ("X was accused of Y").
    """

    source: str
    cue: str
    content: str
    stance: Stance = Stance.SAYS
    inside: int | None = None
    polarity: bool = True
    more: str = ""


@dataclass(frozen=True)
class Happened:
    """An event by its trigger word; actor, target and place are phrases of the text."""

    trigger: str
    type: EventType = EventType.ASSAULT
    mode: str = ""
    actor: str = ""
    target: str = ""
    place: str = ""
    factuality: Factuality = Factuality.CLAIMED


def reading(
    text: str,
    *,
    published: str = "2016-05-11",
    said: Sequence[Said] = (),
    events: Sequence[Happened] = (),
    people: Mapping[str, str | None] | None = None,
) -> Reading:
    """A reading of a text: known names are mentions, times and numbers are found for real."""
    article = _article(text, published)
    mentions, resolutions = _mentions(article, dict(people or {}))
    attributions = _attributions(article, said)
    sentences = tuple(rough_sentences(text))
    times = tuple(find_times(article, sentences))
    understanding = Understanding(
        article.id,
        sentences,
        mentions,
        attributions,
        times,
        tuple(find_quantities(article, sentences, times)),
        tuple(_event(article, e, mentions, attributions, times) for e in events),
    )
    speakers = tuple(_speaker(text, a, mentions, resolutions) for a in attributions)
    resolved = ResolvedArticle(article.id, tuple(resolutions.values()), speakers, (), PLACES)
    return Reading(article, understanding, resolved)


def _article(text: str, published: str) -> Article:
    day = date.fromisoformat(published)
    digest = sha256(f"{published}|{text}".encode()).hexdigest()
    when = Published(Interval(day, day + timedelta(days=1)), DateBasis.METADATA)
    return Article(digest[:16], digest, text.encode(), text, "", "t.txt", "text/plain", when)


def _mentions(
    article: Article, people: dict[str, str | None]
) -> tuple[tuple[Mention, ...], dict[str, Resolution]]:
    names: dict[str, tuple[str | None, MentionKind]] = {
        **{p.name: (p.id, MentionKind.PLACE) for p in PLACES},
        **{a.name: (a.id, a.kind) for a in ACTORS},
        **dict.fromkeys(_GROUP_WORDS, (None, GROUP)),
        **{w: (entity, PERSON) for w, entity in people.items()},
    }
    found: list[Mention] = []
    resolutions: dict[str, Resolution] = {}
    for name, (entity, kind) in sorted(names.items(), key=lambda item: -len(item[0])):
        at = article.text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(m.span.overlaps(span) for m in found):
                key = f"{article.id}-{at}"
                found.append(Mention(key, article.id, span, kind, name, 1.0, "test"))
                what = "place" if kind is MentionKind.PLACE else "actor"
                how = "exact" if entity else "none"
                resolutions[key] = Resolution(key, entity, what, how, 1.0, "test")
            at = article.text.find(name, at + 1)
    return tuple(sorted(found, key=lambda m: m.span)), resolutions


def _at(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return Span(start, start + len(phrase))


def _attributions(article: Article, said: Sequence[Said]) -> tuple[Attribution, ...]:
    made: list[Attribution] = []
    for number, one in enumerate(said):
        parent = made[one.inside].id if one.inside is not None else None
        made.append(
            Attribution(
                f"{article.id}-att{number}", article.id,
                (_at(article.text, one.source),) if one.source else (),
                (_at(article.text, one.cue),),
                tuple(_at(article.text, part) for part in (one.content, one.more) if part),
                one.stance, 1.0, "test", parent=parent, polarity=one.polarity,
            )
        )  # fmt: skip
    return tuple(made)


def _speaker(
    text: str,
    attribution: Attribution,
    mentions: Sequence[Mention],
    resolutions: Mapping[str, Resolution],
) -> Speaker:
    held = [m for m in mentions if any(s.contains(m.span) for s in attribution.source)]
    entity = resolutions[held[0].id].entity if held else None
    words = attribution.source[0].of(text) if attribution.source else ""
    return Speaker(attribution.id, entity, "exact", 1.0, "test", "" if entity else words)


def _event(
    article: Article,
    happened: Happened,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    times: Sequence[object],
) -> Event:
    trigger = _at(article.text, happened.trigger)
    voices = [a for a in attributions if any(c.contains(trigger) for c in a.content)]

    def mention(phrase: str) -> str | None:
        if not phrase:
            return None
        span = _at(article.text, phrase)
        return next((m.id for m in mentions if m.span.overlaps(span)), None)

    sentence = next(s for s in rough_sentences(article.text) if s.contains(trigger))
    inside = [t for t in find_times(article) if t.interval and sentence.contains(t.span)]
    return Event(
        f"{article.id}-{trigger.start}", article.id, trigger, happened.type, happened.factuality,
        1.0, "test", mode=happened.mode, actor=mention(happened.actor),
        target=mention(happened.target), place=mention(happened.place),
        interval=inside[0].interval if inside else None,
        attribution=voices[-1].id if voices else None,
    )  # fmt: skip
