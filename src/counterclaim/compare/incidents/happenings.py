"""Events in the form that incidents are made of: resolved, dated, with their voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.charges.together import one_of_two, those_who
from counterclaim.compare.incidents.deadcounts import of_many_places, of_the_war
from counterclaim.compare.incidents.eventdays import day_of
from counterclaim.compare.incidents.mains import Main
from counterclaim.compare.incidents.sites import Sites
from counterclaim.compare.incidents.voices import (
    Voice,
    chain_of,
    denial_of,
    denies_own_hand,
    only_tells,
    speaker_of,
    voice_at,
)
from counterclaim.compare.lookup import Lookup
from counterclaim.protocols import View
from counterclaim.records import (
    Article,
    Attribution,
    Event,
    EventType,
    Factuality,
    Interval,
    MentionKind,
    Place,
    Quantity,
    Reading,
    Resolution,
    Speaker,
    Unit,
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


def _actor(mention: str | None, resolutions: Mapping[str, Resolution]) -> str | None:
    found = resolutions.get(mention or "")
    return found.entity if found and found.entity_kind == "actor" else None


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


def _harmed(
    sentence: Span | None, events: Sequence[Event], quantities: Mapping[str, Quantity], text: str
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
        and not of_the_war(q, text)
    )


def _of_article(reading: Reading, view: View) -> Iterable[Happening]:
    article, understanding = reading.article, reading.understanding
    resolutions = {r.mention_id: r for r in reading.resolved.resolutions}
    attributions = {a.id: a for a in understanding.attributions}
    speakers = reading.resolved.first_speakers
    quantities = {q.id: q for q in understanding.quantities}
    lookup = Lookup(reading, view)
    named = {m.id: m.span for m in understanding.mentions}
    times = {t.id: t for t in understanding.times}
    sites = Sites(reading, view)
    told = [e for e in understanding.events if _material(e, _lemma(e.trigger.of(article.text)))]
    harmed = [q.counted for q in understanding.quantities if q.unit in HARM_UNITS and q.counted]
    claimed: set[str] = set()
    for event in told:
        if any(of_the_war(quantities[q], article.text) for q in event.quantities):
            continue
        denial = denial_of(event, attributions, article.text)
        if event.negated and denial is None:
            continue
        sentence = _sentence(event.trigger, understanding.sentences)
        place, named_by = sites.of(event)
        doer = named.get(event.actor or "")
        acts = (
            doer is not None
            and not only_tells(event, doer, attributions, article.text)
            and not any(doer.overlaps(dead) for dead in harmed)
        )
        either = one_of_two(article.text, doer) if doer and denial is None else None
        denier = _denier(event, denial, speakers, article.text) if doer is None else None
        when, said = day_of(event, times, sentence, article)
        orphans = _harmed(sentence, understanding.events, quantities, article.text)
        own = (*event.quantities, *(q for q in orphans if q not in claimed))
        claimed.update(own)
        yield Happening(
            article=article,
            event=event,
            actor=denier or (_actor(event.actor, resolutions) if acts and not either else None),
            target=_actor(event.target, resolutions),
            place=place,
            interval=when,
            quantities=tuple(quantities[q] for q in own if q in quantities),
            voice=event.attribution,
            speaker=speaker_of(event.attribution, attributions, speakers, article.text),
            chain=chain_of(event.attribution, attributions, speakers),
            lemma=_lemma(event.trigger.of(article.text)),
            actor_span=denial.source[0]
            if denial and denier
            else (either or doer)
            if acts
            else None,
            target_span=_target(lookup, event),
            place_span=named.get(named_by or event.place or ""),
            time_span=said,
            sentence=sentence,
            province=sites.province(place, named_by),
            region=sites.region(named_by) if place is not None else None,
            denied=denial is not None,
            doers=_doers(lookup, event, denied=denial is not None) if acts and not either else (),
        )


#: "Iranian, | Lebanese | and Afghan fighters": an adjective of a state is nobody by itself.
_WITH_NOUN = re.compile(
    r"(?:(?:,|,?\s+and)\s+[A-Z][a-z]+)*\s+(?:[a-z]{3,}s|\w*men|\w*women|people|children|personnel)\b"
)


def _target(lookup: Lookup, event: Event) -> Span | None:
    """The words for whom an act is done to; an adjective of a state with the noun behind it."""
    done_to = [lookup.mentions[t] for t in event.targets if t not in event.actors]
    if not done_to:
        return None
    last, text = done_to[-1], lookup.text
    phrase = Span(done_to[0].span.start, last.span.end)
    if last.kind is not MentionKind.NATIONALITY or text[last.span.end - 1] == "s":
        return phrase  # "Kelians injured"
    noun = _WITH_NOUN.match(text, last.span.end)
    return Span(phrase.start, noun.end()) if noun else phrase


def _denier(
    event: Event, denial: Attribution | None, speakers: Mapping[str, Speaker], text: str
) -> str | None:
    """Who denies having done what no other is named for: the party whose act is in dispute."""
    if denial is None or not denial.source or not denies_own_hand(event, denial, text):
        return None
    speaker = speakers.get(denial.id)
    return (speaker.actor or speaker.body) if speaker else None


def _doers(lookup: Lookup, event: Event, *, denied: bool) -> tuple[Doer, ...]:
    mention = lookup.mentions.get(event.actor or "")
    return those_who(lookup, mention, event.trigger.start, denied=denied) if mention else ()


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
        if of_the_war(quantity, reading.article.text):
            continue
        sentence = _sentence(quantity.span, understanding.sentences)
        if sentence is None or of_many_places(sentence, reading.article.text):
            continue
        if quantity.unit in HARM_UNITS and quantity.id not in taken:
            found.append((quantity, sentence, voice_at(quantity.span, reading)))
    return found
