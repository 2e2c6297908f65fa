"""Charges: acts that one side lays on another, before their agreement is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.compare.charges.accused import accused
from counterclaim.compare.charges.acts import AS_QUOTED, BREACH, act_of, named_act
from counterclaim.compare.charges.charge import Charge
from counterclaim.compare.charges.doers import Doer, doer_from
from counterclaim.compare.charges.echoes import elaborated, mutual, owned, same_claims
from counterclaim.compare.charges.ownside import is_own
from counterclaim.compare.charges.ownvoice import lays_on
from counterclaim.compare.charges.perpetrators import doer_of_event
from counterclaim.compare.charges.powers import with_power
from counterclaim.compare.charges.stated import Stated, stated_acts
from counterclaim.compare.charges.subjects import (
    antecedent,
    denier,
    last_two_groups,
    subject_before,
)
from counterclaim.compare.charges.telling import is_so, past_infinitive, sourced, tells, told_within
from counterclaim.compare.charges.together import together
from counterclaim.compare.lookup import Lookup
from counterclaim.records import (
    Attribution,
    CeasefireMention,
    Event,
    Stance,
    Unit,
)
from counterclaim.spans import Span

_VERB = re.compile(r"(?i)(?:ing|ed|en|broke)$")
_IN_BREACH = re.compile(r"(?i)\bin\s+(?:an?\s+)?(?:\w+\s+)?$")
_RELATIVE = frozenset({"who", "which", "that"})
_TO = re.compile(r"(?is)(?:\W?to\s|.{3}to\s)")  # before the cue, or its first word
_ACCUSING = re.compile(r"[^,]{0,2},\s+(?:accus|blam)ing\b")
_ALLEGED = re.compile(r"(?i)\b(?:alleged|purported|supposed)\s+(?:[\w-]+\s+){0,2}$")
_NO_TRUCE = re.compile(
    r"(?i)\s+(?:of\s+)?(?:\S+\s+){0,3}?(?:sieges?|walls?|lines?|defen[cs]es?|borders?|blockades?"
    r"|perimeters?|resolutions?|airspace|sovereignty|fences?|human\s+rights|international\s+(?:humanitarian\s+)?law)\b"
)
_BOTH = re.compile(r"(?i)(?:both|the\s+two)\s+(?:\w+\s+){0,2}(?:groups|factions)$")
#: "accuse them of being apostates": what somebody is, and no act; "being behind it" is one.
_STATUS = re.compile(
    r"(?i)(?:being|having\s+been)\s+(?!(?:\w+ly\s+)?(?:behind|responsible|involved|complicit|part|in"
    r"|engaged|linked|to\s+blame))"
)
_NO_ONE = re.compile(r"(?:no\s+\w+|nobody|none|neither)\b")
_EACH = re.compile(
    r"(?i)\s+(?:each(?:\s+other)?|one\s+another|the\s+other(?:\s+side)?\s+(?:of|for))\b"
)


def charges(lookup: Lookup, truces: Sequence[CeasefireMention]) -> list[Charge]:
    """The charges of an article, one per voice, act and doer, in order."""
    finder = _Finder(lookup, truces)
    told = [*finder.accusations(), *finder.events(), *finder.stated(), *owned(lookup, act_of)]
    told = [finder.known(c) for one in told for c in finder.each_of(one)]
    told += [finder.known(c) for c in mutual(lookup, finder.act_in)]
    told = [elaborated(lookup, c) for c in told]
    told = [c for c in told if finder.is_told(c) and not is_own(lookup, c)]
    told = [c for c in told if c.act != AS_QUOTED or not _is_named(c, told)]
    kept: dict[tuple[str, str, str], Charge] = {}
    for charge in (*told, *same_claims(lookup, told)):
        who = f"{charge.doer.actor} {charge.doer.text.lower()}" if charge.doer else ""
        by = f" {charge.alleger.text}" if charge.alleger else ""
        voice = charge.voice.id if charge.voice else f"@{charge.span.start}{by}"
        kept.setdefault((voice, charge.act, who), charge)
    return sorted(kept.values(), key=lambda c: (c.at, c.act))


def _is_named(charge: Charge, told: Sequence[Charge]) -> bool:
    """Whether fixed words name what an accusation without an event lays on somebody."""
    return any(
        other.act != AS_QUOTED
        and other.voice is charge.voice
        and other.doer == charge.doer
        and charge.span.contains(other.at)
        for other in told
    )


class _Finder:
    """Finds the charges of one article by its attributions, events and fixed words."""

    def __init__(self, lookup: Lookup, truces: Sequence[CeasefireMention]) -> None:
        self._lookup, self._truces = lookup, truces

    def accusations(self) -> Iterator[Charge]:
        """From "X accuses Y of Z"; Z's first event says which act it is."""
        for attribution in self._lookup.reading.understanding.attributions:
            found = accused(self._lookup, attribution) if attribution.polarity else None
            if found is None or self._nobody_lays(attribution):
                continue
            doers, what = found
            cue = attribution.cue[-1].end
            if not doers or _EACH.match(self._lookup.text, cue):
                continue  # "accuse each other" is read as two charges
            content = attribution.content[0]
            parts = [content] if content.contains(what) else [*attribution.content, what]
            span = Span(min(p.start for p in parts), max(p.end for p in parts))
            by = self._subject_of(attribution)
            acts = self._acts_in(what)
            if not acts and _STATUS.match(what.of(self._lookup.text)):
                continue  # "accuses them of being apostates" tells of no act
            for act, event in acts or [(named_act(what.of(self._lookup.text)), None)]:
                at = event.trigger if event else what
                for doer in doers:
                    yield Charge(act, span, at, doer, attribution, event, by)

    def _subject_of(self, attribution: Attribution) -> Doer | None:
        """Who accuses in "The army besieged it, blaming the rebels", where no source is read."""
        cue = attribution.cue[0] if attribution.cue and not attribution.source else None
        if cue is None or self._lookup.speaker_actor(attribution) is not None:
            return None
        goes_on = _ACCUSING.match(self._lookup.text, max(0, cue.start - 3), cue.end)
        return subject_before(self._lookup, cue.start) if goes_on else None

    def _nobody_lays(self, attribution: Attribution) -> bool:
        """Whether nobody is said to accuse: "denied accusations of it", "to accuse them of it"."""
        if attribution.source or self._lookup.speaker_actor(attribution) is not None:
            return False
        outer = self._lookup.attributions.get(attribution.parent or "")
        cue = attribution.cue[0] if attribution.cue else Span(0, 0)
        infinitive = _TO.match(self._lookup.text, max(0, cue.start - 3), cue.end) is not None
        return infinitive or (outer is not None and outer.stance is Stance.DENIES)

    def _acts_in(self, within: Span) -> list[tuple[str, Event | None]]:
        acts: dict[str, Event | None] = {}
        for event in self._lookup.reading.understanding.events:
            actor = self._lookup.mentions.get(event.actor or "")
            if within.contains(event.trigger) and not (actor and within.contains(actor.span)):
                act = act_of(self._lookup, replace(event, negated=False))
                if act is not None:
                    acts.setdefault(act, event)
        return list(acts.items())

    def act_in(self, within: Span) -> tuple[str, Event | None]:
        """The first act that a stretch of text tells; "as quoted" for none."""
        found = self._acts_in(within)
        return found[0] if found else (AS_QUOTED, None)

    def known(self, charge: Charge) -> Charge:
        """The charge with its sides resolved where their words alone tell whose they are."""
        doer = with_power(self._lookup, charge.doer) if charge.doer else None
        alleger = with_power(self._lookup, charge.alleger) if charge.alleger else None
        return replace(charge, doer=doer, alleger=alleger)

    def events(self) -> Iterator[Charge]:
        """From events: breaches in any voice, other acts only in somebody's words."""
        accusing = {a.id for a in self._lookup.attributions.values() if accused(self._lookup, a)}
        for event in self._lookup.reading.understanding.events:
            act = act_of(self._lookup, event)
            if act is None or (
                act == BREACH and (self._counted(event) or self._of_no_truce(event))
            ):
                continue
            inner = self._lookup.attributions.get(event.attribution or "")
            inner = inner or self._lookup.voice(event.trigger.start)
            voice = sourced(self._lookup, inner)
            if voice is not None and (
                voice.id in accusing or not is_so(self._lookup, inner, voice, event.trigger)
            ):
                continue
            if voice is not None and self._left_to_others(event):
                continue
            at = event.trigger.start
            doer = doer_of_event(self._lookup, event) or denier(self._lookup, inner, at)
            if doer is None and act == BREACH:
                doer = self._doer_around(event)
            if doer is None and act != BREACH and event.actor is None and voice is None:
                doer = self._relative(event)
            doer = with_power(self._lookup, doer) if doer else None
            if act == BREACH or (
                doer and (voice or lays_on(self._lookup, self._truces, act, event, doer))
            ):
                span = self._span(event.trigger, voice)
                yield Charge(act, span, event.trigger, doer, voice, event)

    def _left_to_others(self, event: Event) -> bool:
        """Whether a speaker calls an act alleged: "demanded an inquiry into the alleged attack"."""
        before = self._lookup.text[max(0, event.trigger.start - 40) : event.trigger.start]
        return bool(_ALLEGED.search(before))

    def _relative(self, event: Event) -> Doer | None:
        """What a relative clause that tells of an act speaks of, unless it is done to that."""
        doer = antecedent(self._lookup, event.trigger.start)
        target = self._lookup.mentions.get(event.target or "")
        return None if doer and target and doer.span.overlaps(target.span) else doer

    def _of_no_truce(self, event: Event) -> bool:
        """Whether what is breached is a wall, a siege or a border, and no agreement."""
        if event.trigger.of(self._lookup.text).lower().endswith("calm"):  # "the calm of the night"
            return not any(m.span.overlaps(event.trigger) for m in self._truces)
        after = self._lookup.text[event.trigger.end :][:60]
        return bool(_NO_TRUCE.match(after))

    def _counted(self, event: Event) -> bool:
        """Whether a breach is what a count counts, which makes it a tally and no incident."""
        sentence = self._lookup.sentence_at(event.trigger.start)
        for quantity in self._lookup.quantities_in(sentence):
            if quantity.unit is not Unit.BREACHES:
                continue
            counted = quantity.counted
            if counted is None or counted.overlaps(event.trigger):
                return True  # "breached the truce three times", "six breaches"
        return False

    def _doer_around(self, event: Event) -> Doer | None:
        """The doer of the violence of which the sentence speaks as a breach, else its subject."""
        sentence = self._lookup.sentence_at(event.trigger.start)
        for other in self._lookup.reading.understanding.events:
            before = sentence.contains(other.trigger) and other.trigger.start < event.trigger.start
            if not before or act_of(self._lookup, other) in {None, BREACH, "support"}:
                continue
            doer = doer_of_event(self._lookup, other)
            if doer is not None:
                return doer
        text, at = self._lookup.text, event.trigger.start
        told = _VERB.search(event.trigger.of(text)) or _IN_BREACH.search(text[sentence.start : at])
        return subject_before(self._lookup, at) if told else None

    def stated(self) -> Iterator[Charge]:
        """From fixed words: "never delivered on its obligation", "supports terrorists"."""
        for part in self._lookup.article.body():
            for stated in stated_acts(self._lookup, part):
                inner = past_infinitive(self._lookup, stated.span.start)
                voice = sourced(self._lookup, inner)
                if voice is not None and not tells(self._lookup.text, voice):
                    continue
                span = self._span(stated.span, voice)
                for doer in self._doers_of(stated, voice):
                    yield Charge(stated.act, span, stated.span, doer, voice, stated.event)

    def _doers_of(self, stated: Stated, voice: Attribution | None) -> list[Doer]:
        """Who is said to have done what fixed words tell: whoever is accused of it, if anybody."""
        laid = accused(self._lookup, voice) if voice else None
        if laid and laid[1].contains(stated.span):
            return laid[0]
        if stated.doer_at is None:
            found = subject_before(self._lookup, stated.span.start)
        else:
            found = doer_from(self._lookup, stated.doer_at)
        return [found] if found else []

    def each_of(self, charge: Charge) -> list[Charge]:
        """The charge; one for each that did it together, or of the two that "both groups" are."""
        doer = charge.doer
        if doer is None:
            return [charge]
        if sides := together(self._lookup, doer, charge.at.start):
            return [replace(charge, doer=side) for side in sides]
        if doer.actor is not None:
            return [charge]
        before = self._lookup.text[max(0, doer.span.start - 8) : doer.span.start]
        lead = re.search(r"(?i)\b(?:both|the\s+two)\s+$", before)
        if not _BOTH.match((lead.group() if lead else "") + doer.text):
            return [charge]
        pair = last_two_groups(self._lookup, doer.span.start)
        each = [
            replace(charge, doer=replace(doer, actor=actor), part=number)
            for number, actor in enumerate(pair)
        ]
        return each or [charge]

    def _span(self, trigger: Span, voice: Attribution | None) -> Span:
        """The words of the allegation: the sentence, as far as it lies in the voice's content."""
        sentence = self._lookup.sentence_at(trigger.start)
        held = [c for c in voice.content if c.start <= trigger.start < c.end] if voice else []
        if not held:
            return sentence
        start, end = max(sentence.start, held[0].start), min(sentence.end, held[0].end)
        return Span(start, max(end, trigger.end))

    def is_told(self, charge: Charge) -> bool:
        """Whether there is somebody to accuse and, in reported words, somebody who does."""
        if charge.doer is None:
            return charge.voice is not None
        words = charge.doer.text.lower().split()
        source = self._lookup.speaker_text(charge.voice).lower()
        it = source == "it" and self._lookup.speaker_actor(charge.voice) is None
        named = source not in _RELATIVE and not it and not _NO_ONE.match(source)
        somebody = words[:1] not in (["who"], ["which"]) and not _NO_ONE.match(" ".join(words))
        return (
            somebody
            and named
            and told_within(self._lookup.text, charge.voice, charge.at, charge.doer.span)
        )
