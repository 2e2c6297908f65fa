"""Allegations: who lays which act on whom, through whom it is told, and where it stands.

An allegation is taken from an event that one side lays on another: every breach of a
truce that a text tells of, whoever tells it, and acts of violence, arming, support for
those called terrorists, and unmet obligations that somebody other than the outlet
tells of; and from "accuses X of Y", whatever Y is. That an act is called a breach is
the alleger's word; ``applies`` is computed from the agreement's terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.compare.acts import BREACH
from counterclaim.compare.applies import Act, applies
from counterclaim.compare.charges import Charge, charges, set_against_truce
from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.trucelinks import covers, in_force, root
from counterclaim.protocols import View
from counterclaim.records import (
    Allegation,
    Applies,
    Ceasefire,
    CeasefireMention,
    Event,
    Reading,
    Unit,
)
from counterclaim.spans import Span

MADE_BY = "compare.allegations/1"


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
        place = lookup.place(event.place) if event else None
        found = Allegation(
            id=content_id(
                lookup.article.id,
                "allegation",
                charge.at.start,
                charge.act,
                doer.text if doer else None,
                charge.voice.id if charge.voice else None,
            ),
            article_id=lookup.article.id,
            span=charge.span,
            act=charge.act,
            alleger=lookup.speaker_actor(charge.voice),
            perpetrator=doer.actor if doer else None,
            outlet_voice=charge.voice is None,
            made_by=MADE_BY,
            alleger_text=lookup.speaker_text(charge.voice),
            perpetrator_text=doer.text if doer else "",
            target=lookup.actor(event.target) if event else None,
            place=place,
            interval=event.interval if event else None,
            quantity=self._quantity(event),
            attribution=charge.voice.id if charge.voice else None,
            event=event.id if event else None,
            breach=charge.act == BREACH or set_against_truce(charge.span.of(lookup.text)),
            perpetrator_span=doer.span if doer else None,
        )
        return self._under(found, charge)

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
        if found.breach:
            return self._nearest(charge) or self._reaching(linked, sentence)
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
        """The one agreement of the article that reaches the places of the sentence."""
        there = {a for a in linked.values() if covers(a, sentence, self._lookup)}
        return root(there, list(self._agreements.values())) if there else None
