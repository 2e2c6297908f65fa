"""The numbers of a fixed-form bulletin as tallies, with issuer, side, place and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.tallies.bulletins import Bulletin, faults
from counterclaim.compare.tallies.count import Count
from counterclaim.compare.tallies.periods import Calendar
from counterclaim.records import Attribution, CeasefireMention, Tally, TimeExpression, Unit
from counterclaim.spans import Span

MADE_BY = "compare.tallies/2"
_RUNNING = re.compile(r"(?i)^(?:since|from)\b")
#: Words by which the issuer of a bulletin speaks of itself, or nobody does.
_SELF = re.compile(r"(?i)(?:we|they|it|he|she|this\s+report|the\s+(?:report|bulletin))?$")


def bulletin_tallies(bulletin: Bulletin, calendar: Calendar) -> Iterator[Tally]:
    """Every number of a fixed-form bulletin, with the sums that do not come out.

    A bulletin that names no issuer is its publisher's.
    """
    lookup, heading = calendar.lookup, calendar.heading()
    publisher = lookup.article.outlet or ""
    wrong = {fault.total: fault.message for fault in faults(bulletin)}
    for number, count in enumerate(bulletin.counts):
        sentence = lookup.sentence_at(count.span.start)
        voice = lookup.voice(count.span.start)
        actors = _named(lookup, count)
        period = calendar.period(
            _stated(lookup, count, sentence), count.span, running=count.running
        )
        if period.interval is None and not count.running:
            period = heading
        told = _told_by(lookup, voice)
        yield Tally(
            id=content_id(lookup.article.id, "tally", count.span.start),
            article_id=lookup.article.id,
            span=count.span,
            issuer=lookup.by_name(count.issuer)
            or lookup.speaker_actor(told)
            or lookup.by_name(bulletin.issuer)
            or lookup.by_name(publisher),
            count=count.value,
            unit=count.unit,
            made_by=MADE_BY,
            issuer_text=count.issuer or lookup.speaker_text(told) or bulletin.issuer or publisher,
            side=actors[0],
            side_text=count.side,
            place=actors[1],
            period=period.interval,
            period_basis=period.basis,
            running_total=count.running,
            attribution=told.id if told else None,
            ceasefire=ceasefire_of(sentence, calendar.truces, count.unit),
            check=wrong.get(number, ""),
        )


def _named(lookup: Lookup, count: Count) -> tuple[str | None, str | None]:
    """The actor of the side and the place of a count, by their names."""
    place = lookup.view.places_named(count.place.lower()) if count.place else ()
    known = sorted({p.id for p in place if p.country in lookup.countries}) or sorted(
        {p.id for p in place}
    )
    return lookup.by_name(count.side), known[0] if len(known) == 1 else None


def _told_by(lookup: Lookup, voice: Attribution | None) -> Attribution | None:
    """The attribution of a count, unless it is the bulletin's own voice: "we recorded"."""
    own = _SELF.match(lookup.speaker_text(voice)) and lookup.speaker_actor(voice) is None
    return None if own else voice


def _stated(lookup: Lookup, count: Count, sentence: Span) -> TimeExpression | None:
    """The days that the sentence of a count gives; a running total takes its "since"."""
    times = [t for t in lookup.times_in(sentence) if t.interval is not None]
    running = [t for t in times if _RUNNING.match(t.span.of(lookup.text))]
    chosen = running if count.running and running else [t for t in times if t not in running]
    return chosen[0] if chosen else None


def ceasefire_of(sentence: Span, truces: Sequence[CeasefireMention], unit: Unit) -> str | None:
    """The agreement of the sentence, else the only one of the article."""
    inside = {t.ceasefire for t in truces if sentence.contains(t.span) and t.ceasefire}
    every = {t.ceasefire for t in truces if t.ceasefire}
    of_truces = unit in {Unit.BREACHES, Unit.SETTLEMENTS, Unit.OTHER}
    for found in (inside, every) if of_truces else (inside,):
        if len(found) == 1:
            return next(iter(found))
    return None
