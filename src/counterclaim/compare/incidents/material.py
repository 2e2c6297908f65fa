"""What an article tells as done: its material events as happenings, and counts of harm alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.charges.together import one_of_two, those_who
from counterclaim.compare.incidents.deadcounts import of_many_places, of_the_war
from counterclaim.compare.incidents.eventdays import day_of
from counterclaim.compare.incidents.happenings import HARM_UNITS, Happening
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
    Attribution,
    Event,
    EventType,
    Factuality,
    MentionKind,
    Quantity,
    Reading,
    Resolution,
    Speaker,
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


def happenings(readings: Iterable[Reading], *, view: View) -> list[Happening]:
    """The material events of all articles, in the order of article id and position."""
    found: list[Happening] = []
    for reading in readings:
        found.extend(_Telling(reading, view).happenings())
    return sorted(found, key=lambda h: h.key)


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


@dataclass(frozen=True, slots=True)
class _Doing:
    """Who did a thing: the actor if known, the words for it, and those whom a phrase joins."""

    actor: str | None = None
    span: Span | None = None
    doers: tuple[Doer, ...] = ()


class _Telling:
    """One article, asked for its material events."""

    def __init__(self, reading: Reading, view: View) -> None:
        understanding = reading.understanding
        self._article, self._understanding = reading.article, understanding
        self._lookup, self._sites = Lookup(reading, view), Sites(reading, view)
        self._resolutions = {r.mention_id: r for r in reading.resolved.resolutions}
        self._attributions = {a.id: a for a in understanding.attributions}
        self._speakers = reading.resolved.first_speakers
        self._quantities = {q.id: q for q in understanding.quantities}
        self._named = {m.id: m.span for m in understanding.mentions}
        self._times = {t.id: t for t in understanding.times}
        self._harmed = [
            q.counted for q in understanding.quantities if q.unit in HARM_UNITS and q.counted
        ]

    def happenings(self) -> Iterable[Happening]:
        """The events in order; counts of harm that none claims go to the first of a sentence."""
        text, claimed = self._article.text, set[str]()
        for event in self._understanding.events:
            if not _material(event, _lemma(event.trigger.of(text))):
                continue
            if any(of_the_war(self._quantities[q], text) for q in event.quantities):
                continue
            denial = denial_of(event, self._attributions, text)
            if event.negated and denial is None:
                continue
            sentence = _sentence(event.trigger, self._understanding.sentences)
            orphans = _harmed(sentence, self._understanding.events, self._quantities, text)
            own = (*event.quantities, *(q for q in orphans if q not in claimed))
            claimed.update(own)
            yield self._happening(event, sentence, denial, own)

    def _happening(
        self, event: Event, sentence: Span | None, denial: Attribution | None, counts: Sequence[str]
    ) -> Happening:
        place, named_by = self._sites.of(event)
        when, said = day_of(event, self._times, sentence, self._article)
        doing, voice = self._doing(event, denial), event.attribution
        return Happening(
            article=self._article,
            event=event,
            actor=doing.actor,
            target=_actor(event.target, self._resolutions),
            place=place,
            interval=when,
            quantities=tuple(self._quantities[q] for q in counts if q in self._quantities),
            voice=voice,
            speaker=speaker_of(voice, self._attributions, self._speakers, self._article.text),
            chain=chain_of(voice, self._attributions, self._speakers),
            lemma=_lemma(event.trigger.of(self._article.text)),
            actor_span=doing.span,
            target_span=_target(self._lookup, event),
            place_span=self._named.get(named_by or event.place or ""),
            time_span=said,
            sentence=sentence,
            province=self._sites.province(place, named_by),
            region=self._sites.region(named_by) if place is not None else None,
            denied=denial is not None,
            doers=doing.doers,
        )

    def _doing(self, event: Event, denial: Attribution | None) -> _Doing:
        """Who did it; of an act that no other is named for, who denies it."""
        text, doer = self._article.text, self._named.get(event.actor or "")
        if doer is None:
            denier = _denier(event, denial, self._speakers, text)
            return _Doing(denier, denial.source[0]) if denial and denier else _Doing()
        if only_tells(event, doer, self._attributions, text):
            return _Doing()
        if any(doer.overlaps(dead) for dead in self._harmed):
            return _Doing()
        if denial is None and (either := one_of_two(text, doer)):
            return _Doing(span=either)
        doers = _doers(self._lookup, event, denied=denial is not None)
        return _Doing(_actor(event.actor, self._resolutions), doer, doers)


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
