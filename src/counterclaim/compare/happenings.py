"""Events in the form that incidents are made of: resolved, dated, with their voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from counterclaim.compare.geography import Relation, relate
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
    Stance,
    TimeExpression,
    Unit,
    distance_km,
)
from counterclaim.spans import Span

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
#: Modes of events about a ceasefire itself, which the register keeps, not the incidents.
TRUCE_MODES = frozenset({"ceasefire", "ceasefire-broken", "ceasefire-ended"})
BREACHING = ("violat", "breach")
#: Stems of triggers by which aid arrives; "aid convoy" and "military aid" name a thing.
DELIVERING = frozenset(
    {"deliver", "reach", "enter", "arriv", "distribut", "suppl", "evacuat", "drop"}
)
#: What stands before a definite subject at the head of a content clause.
SUBJECT = re.compile(r"\s*(?:that\s+)?(?:the|this|its|their)\s+(?:\w+\s+)?", re.IGNORECASE)
DAY = timedelta(days=1)
HARM_UNITS = frozenset({Unit.KILLED, Unit.WOUNDED, Unit.CASUALTIES})
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


SPOTS = LOCAL - {PlaceKind.CITY, PlaceKind.DISTRICT}
#: A spot "west of" a city lies within this distance of it.
AROUND_KM = 60.0
#: What ends the name of the spot in "Urum al-Kubra, west of Aleppo".
SPOT_END = re.compile(r",|\s(?:in|near|outside|(?:north|south|east|west)[-\w]*\s+of)\s")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells something: the attribution, its speaker, and the chain, outermost first."""

    attribution: str | None
    speaker: str | None
    chain: tuple[str, ...]


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
    sentence: Span | None = None
    denied: bool = False
    #: The id of the event whose place and day this one takes over; see ``scenes``.
    scene: str | None = None
    #: Whether it tells only a count of dead or wounded, of the event that it goes back to.
    count_only: bool = False
    #: The mention that names the place, where that is not the event's own argument.
    place_mention: str | None = None

    @property
    def key(self) -> tuple[str, int]:
        """A sort key that does not depend on the order of input."""
        return self.article.id, self.event.trigger.start


def _chain(
    voice: str | None, attributions: Mapping[str, Attribution], speakers: Mapping[str, Speaker]
) -> tuple[str, ...]:
    chain: list[str] = []
    at = voice
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


def _material(event: Event, lemma: str) -> bool:
    if event.type not in MATERIAL or event.mode in TRUCE_MODES or lemma.startswith(BREACHING):
        return False
    if event.type is EventType.AID:
        return event.mode != "military" and lemma in DELIVERING
    return event.factuality not in (Factuality.HYPOTHETICAL, Factuality.PLANNED)


def _denies(event: Event, attributions: Mapping[str, Attribution], text: str) -> bool:
    """Whether a speaker in the chain denies the event.

    "They are not fighting there" tells of no happening and denies none; "they denied
    having struck it" is one side of a dispute about one.
    """
    at = event.attribution
    while at is not None and at in attributions:
        if attributions[at].stance is Stance.DENIES:
            return not _presupposed(event, attributions[at], text)
        at = attributions[at].parent
    return False


def _presupposed(event: Event, denial: Attribution, text: str) -> bool:
    """Whether what is denied is something said of the event, not the event.

    "He denied that the attack had broken the truce" takes the attack for granted.
    """
    starts = [s.start for s in denial.content if s.start <= event.trigger.start < s.end]
    before = text[starts[0] : event.trigger.start] if starts else ""
    return SUBJECT.fullmatch(before) is not None


def _place(event: Event, mentions: Mapping[str, Mention], text: str) -> str | None:
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
    for mention, name in _beside(own, mentions.get(event.target or ""), mentions, text):
        spots = [p for p in view.places_named(name.casefold()) if p.kind in SPOTS]
        near = [p for p in spots if p.id != place.id and _lies_by(p, place, view)]
        if len(near) == 1:
            return near[0], mention
    return place, event.place


def _beside(
    own: Mention, target: Mention | None, mentions: Mapping[str, Mention], text: str
) -> Iterable[tuple[str, str]]:
    """Mentions with the names in them that may be narrower than the place's own."""
    head = SPOT_END.split(own.span.of(text), maxsplit=1)[0]
    yield own.id, _bare(head.strip())
    if target is not None:
        yield target.id, _bare(target.span.of(text))
    for mention in mentions.values():
        if 0 <= own.span.start - mention.span.end <= 2 and text[mention.span.end] == ",":
            yield mention.id, _bare(mention.span.of(text))


def _aimed_at(place: Place | None, mention: str | None) -> tuple[Place | None, str | None]:
    """The place that an event is done to: "seized Khan Touman" happens there."""
    return (place, mention) if place and place.kind in LOCAL else (None, None)


def _lies_by(spot: Place, place: Place, view: View) -> bool:
    if relate(spot, place, view) in (Relation.WITHIN, Relation.NEAR):
        return True
    far = distance_km(spot, place)
    return far is not None and far <= AROUND_KM


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in ("the", "a", "an", "this", "that") else name


def _dateline(time: TimeExpression, article: Article) -> bool:
    """Whether a time is the day of publication written out, as datelines do."""
    written = any(c.isdigit() for c in time.span.of(article.text))
    return written and time.interval == article.published.interval


def _interval(
    event: Event, times: Mapping[str, TimeExpression], sentence: Span | None, article: Article
) -> Interval | None:
    """When it happened; a dateline gives way to the nearest other day in its sentence.

    "BEIRUT, May 7 - ... captured the village on Friday": Friday, not May 7.
    """
    stated = times.get(event.time or "")
    told_by = article.published.interval.end
    if event.interval and event.interval.start and told_by and event.interval.start >= told_by:
        return None  # an announced hour of another thing: what is told has happened
    if stated is None or not _dateline(stated, article) or sentence is None:
        return event.interval
    others = [
        (abs(t.span.start - event.trigger.start), t.interval)
        for t in times.values()
        if sentence.start <= t.span.start < sentence.end and not _dateline(t, article)
    ]
    exact = [(far, i) for far, i in others if i and i.start and i.end == i.start + DAY]
    return min(exact, key=lambda x: x[0])[1] if exact else None


def _harmed(
    sentence: Span | None, events: Sequence[Event], quantities: Mapping[str, Quantity]
) -> tuple[str, ...]:
    """Counts of dead and wounded in a sentence that no event of the article claims."""
    if sentence is None:
        return ()
    taken = {q for event in events for q in event.quantities}
    return tuple(
        q.id
        for q in quantities.values()
        if q.unit in HARM_UNITS
        and q.id not in taken
        and sentence.start <= q.span.start < sentence.end
    )


def _of_article(reading: Reading, view: View) -> Iterable[Happening]:
    article, understanding, resolved = reading.article, reading.understanding, reading.resolved
    resolutions = {r.mention_id: r for r in resolved.resolutions}
    places = {p.id: p for p in resolved.places}
    attributions = {a.id: a for a in understanding.attributions}
    speakers = {s.attribution_id: s for s in resolved.speakers}
    quantities = {q.id: q for q in understanding.quantities}
    mentions = {m.id: m for m in understanding.mentions}
    times = {t.id: t for t in understanding.times}
    told = [e for e in understanding.events if _material(e, _lemma(e.trigger.of(article.text)))]
    claimed: set[str] = set()
    for event in told:
        denied = _denies(event, attributions, article.text)
        if event.negated and not denied:
            continue
        sentence = _sentence(event.trigger, understanding.sentences)
        place_id = _entity(_place(event, mentions, article.text), resolutions, "place")
        speaker = speakers.get(event.attribution or "")
        stated = (places.get(place_id) or view.place(place_id)) if place_id else None
        place, named_by = _narrower(stated, event, mentions, article.text, view)
        if place is None and (aimed := _entity(event.target, resolutions, "place")):
            place, named_by = _aimed_at(places.get(aimed) or view.place(aimed), event.target)
        orphans = _harmed(sentence, understanding.events, quantities)
        own = (*event.quantities, *(q for q in orphans if q not in claimed))
        claimed.update(own)
        yield Happening(
            article=article,
            event=event,
            actor=_entity(event.actor, resolutions, "actor"),
            target=_entity(event.target, resolutions, "actor"),
            place=place,
            place_mention=named_by,
            interval=_interval(event, times, sentence, article),
            quantities=tuple(quantities[q] for q in own if q in quantities),
            voice=event.attribution,
            speaker=(speaker.actor or speaker.body) if speaker else None,
            chain=_chain(event.attribution, attributions, speakers),
            lemma=_lemma(event.trigger.of(article.text)),
            mentions=mentions,
            times=times,
            sentence=sentence,
            denied=denied,
        )


def _sentence(trigger: Span, sentences: Sequence[Span]) -> Span | None:
    at = bisect_right(sentences, trigger.start, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and trigger.start < sentences[at].end else None


def counts(reading: Reading, items: Sequence[Happening]) -> list[tuple[Quantity, Span, Voice]]:
    """The counts of dead and wounded that no happening of an article holds.

    Each comes with its sentence and who says it: "Other sources spoke of 12 dead" has no
    event of its own.
    """
    understanding = reading.understanding
    taken = {q.id for item in items for q in item.quantities}
    taken.update(q for event in understanding.events for q in event.quantities)
    found = []
    for quantity in understanding.quantities:
        sentence = _sentence(quantity.span, understanding.sentences)
        if quantity.unit in HARM_UNITS and quantity.id not in taken and sentence:
            found.append((quantity, sentence, voice_at(quantity.span, reading)))
    return found


def voice_at(span: Span, reading: Reading) -> Voice:
    """The innermost attribution whose content holds a span, with its speakers."""
    attributions = {a.id: a for a in reading.understanding.attributions}
    speakers = {s.attribution_id: s for s in reading.resolved.speakers}
    holding = [
        (part.end - part.start, a.id)
        for a in attributions.values()
        for part in a.content
        if part.start <= span.start and span.end <= part.end
    ]
    voice = min(holding)[1] if holding else None
    speaker = speakers.get(voice or "")
    name = (speaker.actor or speaker.body) if speaker else None
    return Voice(voice, name, _chain(voice, attributions, speakers))
