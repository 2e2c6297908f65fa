"""Allegations: who lays which act on whom, through whom it is told, and where it stands.

An allegation is taken from an event that one side lays on another: every breach of a
truce that a text tells of, whoever tells it, and acts of violence, arming, support for
those called terrorists, and unmet obligations that somebody other than the outlet
tells of; from "accuses X of Y", whatever Y is; and from fixed words ("took advantage of
the truce"). That an act is called a breach is
the alleger's word; ``applies`` is computed from the agreement's terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.compare.charges.acts import BREACH
from counterclaim.compare.charges.charge import Charge
from counterclaim.compare.charges.doers import PRONOUNS
from counterclaim.compare.charges.finder import charges
from counterclaim.compare.charges.ownvoice import set_against_truce
from counterclaim.compare.charges.stated import ARMS, SPARING, SUPPORT, UNMET, USE
from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.truces.applies import Act, applies
from counterclaim.compare.truces.days import in_force
from counterclaim.compare.truces.links import covers
from counterclaim.compare.truces.phrases import HEAD
from counterclaim.protocols import View
from counterclaim.records import (
    UNRESOLVED,
    Allegation,
    Applies,
    Ceasefire,
    CeasefireMention,
    Event,
    Granularity,
    Interval,
    Mention,
    MentionKind,
    Reading,
    Unit,
)
from counterclaim.spans import Span

MADE_BY = "compare.allegations/2"


def find_allegations(
    readings: Iterable[Reading],
    *,
    mentions: Sequence[CeasefireMention],
    agreements: Sequence[Ceasefire],
    view: View,
) -> list[Allegation]:
    """The allegations of all articles, by article id and position.

    ``mentions`` are the truce phrases with their agreements, as ``register`` links them.
    """
    by_article: dict[str, list[CeasefireMention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    by_id = {agreement.id: agreement for agreement in agreements}
    found: list[Allegation] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        lookup = Lookup(reading, view)
        desk = _Desk(lookup, by_article.get(reading.article.id, []), by_id)
        found.extend(desk.allegation(charge) for charge in charges(lookup, desk.truces))
    return found


#: Acts that are about a truce though their words need not name it.
_OF_TRUCES = frozenset({UNMET, USE})
_ACCOUNT = re.compile(r"(?i)\b(?:twitter|facebook|telegram|tweets?|feed|social\s+media)\b")
#: "broke it twice since it took effect on 14 August": no day of the breach.
_SINCE = re.compile(r"(?i)\bsince\b")
#: "the Christmas truce", "the 5 May ceasefire"
_NAMING = re.compile(rf"(?i)\s+(?:\w+\s+)?{HEAD}")
_HELP = frozenset({SUPPORT, ARMS, SPARING})
_DAYS = frozenset({Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY})


def unresolved(words: str, actor: str | None) -> str:
    """The words for a side; a pronoun that stands for nobody known is said to be unresolved."""
    nobody = actor is None and words.lower() in PRONOUNS
    return f"{UNRESOLVED} (“{words}”)" if nobody else words


class _Desk:
    """Makes the allegations of one article from its charges."""

    def __init__(
        self,
        lookup: Lookup,
        truces: Sequence[CeasefireMention],
        agreements: Mapping[str, Ceasefire],
    ) -> None:
        self._lookup, self.truces, self._agreements = lookup, truces, agreements

    def allegation(self, charge: Charge) -> Allegation:
        """The allegation of a charge, with its agreement and whether that applies."""
        lookup, event, doer = self._lookup, charge.event, charge.doer
        alleger = charge.alleger.actor if charge.alleger else self._speaker(charge)
        found = Allegation(
            id=content_id(
                lookup.article.id,
                "allegation",
                charge.at.start,
                charge.act,
                doer.text if doer else None,
                *([charge.part] if charge.part else []),
                charge.voice.id if charge.voice else charge.alleger and charge.alleger.text,
            ),
            article_id=lookup.article.id,
            span=charge.span,
            act=charge.act,
            alleger=alleger,
            perpetrator=doer.actor if doer else None,
            outlet_voice=charge.voice is None and charge.alleger is None,
            made_by=MADE_BY,
            alleger_text=unresolved(
                charge.alleger.text if charge.alleger else lookup.speaker_text(charge.voice),
                alleger,
            ),
            perpetrator_text=unresolved(doer.text, doer.actor) if doer else "",
            target=lookup.actor(event.target) if event else None,
            place=self._place(charge),
            interval=self._interval(charge),
            quantity=self._quantity(event),
            attribution=charge.voice.id if charge.voice else None,
            event=event.id if event else None,
            breach=charge.act == BREACH or set_against_truce(charge.span.of(lookup.text)),
            perpetrator_span=doer.span if doer else None,
        )
        return self._under(found, charge)

    def _speaker(self, charge: Charge) -> str | None:
        """Who speaks; an account on social media speaks for the state in its name.

        "A U.S. Twitter feed" is no outlet of its own.
        """
        lookup, voice = self._lookup, charge.voice
        actor = lookup.speaker_actor(voice)
        if actor is not None and lookup.view.actor(actor) is not None:
            return actor
        made = [a.name for a in lookup.reading.resolved.actors if a.id == actor]
        words = " ".join((lookup.speaker_text(voice), *made))
        if not _ACCOUNT.search(words):
            return actor
        states = {
            found
            for name in re.findall(r"[A-Z][\w.]+", words)
            for found in lookup.actors_named(name)
            if (record := lookup.view.actor(found)) and record.kind is MentionKind.STATE_BODY
        }
        return states.pop() if len(states) == 1 else actor

    def _place(self, charge: Charge) -> str | None:
        """The event's own place; without one, the one place in a state that the words name."""
        own = self._lookup.place(charge.event.place) if charge.event else None
        if own is not None:
            return own
        told = self._places(charge, charge.span)
        if not told and charge.act == BREACH:
            told = self._places(charge, self._lookup.sentence_at(charge.at.start))
        return next(iter(told)) if len(told) == 1 else None

    def _places(self, charge: Charge, within: Span) -> set[str]:
        """The places told of with an act: not its doer, nor beyond a comma after the act."""
        named = [
            (m, place)
            for m in self._lookup.mentions_in(within)
            if (place := self._local(m)) is not None
            and self._beside(charge, m.span)
            and not self._lookup.in_dateline(m.span)
        ]
        return {p for m, p in named if not (charge.doer and charge.doer.span.overlaps(m.span))}

    def _beside(self, charge: Charge, span: Span) -> bool:
        between = self._lookup.text[charge.at.end : max(span.start, charge.at.end)]
        return not re.search(r"[,;:]\s", between)

    def _local(self, mention: Mention) -> str | None:
        """The place of a mention if it is smaller than a state."""
        place = self._lookup.place(mention) if mention.kind is MentionKind.PLACE else None
        record = self._lookup.place_record(place)
        return place if record is not None and record.parent is not None else None

    def _interval(self, charge: Charge) -> Interval | None:
        """The event's own days; for a breach without any, the one day that its sentence names."""
        own = charge.event.interval if charge.event else None
        if own is not None or charge.act != BREACH:
            return own
        lookup = self._lookup
        days = {
            t.interval
            for t in lookup.times_in(lookup.sentence_at(charge.at.start))
            if t.interval is not None
            and t.type != "DURATION"
            and self._beside(charge, t.span)
            and not lookup.in_dateline(t.span)
            and t.interval.granularity in _DAYS
            and not _NAMING.match(lookup.text, t.span.end)
            and not _SINCE.search(lookup.text, charge.at.end, max(t.span.end, charge.at.end))
        }
        return days.pop() if len(days) == 1 else None

    def _quantity(self, event: Event | None) -> str | None:
        """The harm or the count of breaches that goes with the act."""
        if event is None:
            return None
        units = {
            Unit.KILLED,
            Unit.WOUNDED,
            Unit.CASUALTIES,
            Unit.BREACHES,
            Unit.WEIGHT,
            Unit.STRIKES,
        }
        known = [
            self._lookup.quantities[q] for q in event.quantities if q in self._lookup.quantities
        ]
        return next((q.id for q in known if q.unit in units), known[0].id if known else None)

    def _under(self, found: Allegation, charge: Charge) -> Allegation:
        """The allegation with its agreement, and whether the act would fall under it."""
        agreement = self._agreement(found, charge)
        if agreement is None:
            why = "which agreement is meant is not known" if found.breach else ""
            return replace(found, applies=Applies.UNKNOWN, applies_reason=why)
        place = self._lookup.place_record(found.place)
        act = Act(found.perpetrator, found.target, place, found.interval)
        ruling, why = applies(agreement, act, view=self._lookup.view)
        if found.breach and ruling is Applies.NO and why.startswith("told of days"):
            ruling, why = Applies.UNKNOWN, f"called a breach, but {why}"
        return replace(found, ceasefire=agreement.id, applies=ruling, applies_reason=why)

    def _agreement(self, found: Allegation, charge: Charge) -> Ceasefire | None:
        """The agreement of the nearest truce phrase of the sentence, else by article and day."""
        sentence = self._lookup.sentence_at(charge.at.start)
        near = sorted(
            (
                max(t.span.start - charge.at.end, charge.at.start - t.span.end, 0),
                t.span.start,
                t.ceasefire,
            )
            for t in self.truces
            if sentence.contains(t.span) and t.ceasefire is not None
        )
        if near:
            return self._agreements.get(near[0][2])
        linked = {t.ceasefire: self._agreements[t.ceasefire] for t in self.truces if t.ceasefire}
        if found.breach or found.act in _OF_TRUCES:
            return self._nearest(charge) or self._reaching(linked, sentence)
        if found.outlet_voice and found.act not in _HELP:
            return self._reaching(linked, sentence)  # it stands among breaches
        day = found.interval.start if found.interval else None
        only = next(iter(linked.values())) if len(linked) == 1 else None
        return only if only and day is not None and in_force(only, day) else None

    def _nearest(self, charge: Charge) -> Ceasefire | None:
        """For a breach, the truce that was named last, if that is not long before."""
        before = [t for t in self.truces if t.ceasefire and t.span.start < charge.at.start]
        if not before:
            return None
        last = max(before, key=lambda t: t.span)
        number = self._lookup.sentence_number
        near = number(charge.at.start) - number(last.span.start) <= 1
        return self._agreements.get(last.ceasefire or "") if near else None

    def _reaching(self, linked: Mapping[str, Ceasefire], sentence: Span) -> Ceasefire | None:
        """The agreement that reaches the places of the sentence: of several the first named.

        Others that an article names in passing are of its background.
        """
        there = (a for a in linked.values() if covers(a, sentence, self._lookup))
        return next(there, None)
