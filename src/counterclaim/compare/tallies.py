"""Tallies: counts over a period that an issuer gives, kept apart from single incidents.

A count of breaches is a tally wherever it stands; other counts are tallies if they run
over a period ("since April", "in the last 24 hours") or are called a total.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.compare.bulletincount import Count
from counterclaim.compare.bulletins import Bulletin, faults, parse_bulletin
from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.perpetrators import doer_beside
from counterclaim.compare.subjects import subject_before
from counterclaim.protocols import View
from counterclaim.records import (
    CeasefireMention,
    Interval,
    MentionKind,
    Quantity,
    Reading,
    Tally,
    Unit,
)
from counterclaim.spans import Span

MADE_BY = "compare.tallies/1"
_COUNTED = frozenset(
    {
        Unit.KILLED,
        Unit.WOUNDED,
        Unit.CASUALTIES,
        Unit.STRIKES,
        Unit.ATTACKS,
        Unit.ARRESTED,
        Unit.RECRUITED,
    }
)
_PASSIVE = re.compile(
    r"(?i)\b(?:were|was|have\s+been|has\s+been)\s+(?:\w+\s+)?(?:recorded|registered"
    r"|counted|reported|documented|detected)\b"
)
_JOINED = re.compile(r"(?i)\b(?:join\w*|sign\w*|reconcil\w*)\b")
_RUNNING = re.compile(r"(?i)^(?:since|from)\b")
_BREACHED = re.compile(r"(?i)\b(?:violat|breach|infring)\w*")


def find_tallies(
    readings: Iterable[Reading], *, mentions: Sequence[CeasefireMention], view: View
) -> list[Tally]:
    """The tallies of all articles, checked: sums within a bulletin, totals between them."""
    return running_checks(tallies_of_articles(readings, mentions=mentions, view=view))


def tallies_of_articles(
    readings: Iterable[Reading], *, mentions: Sequence[CeasefireMention], view: View
) -> list[Tally]:
    """The tallies of each article by itself; totals are not yet held against one another."""
    linked: dict[str, list[CeasefireMention]] = defaultdict(list)
    for mention in mentions:
        linked[mention.article_id].append(mention)
    found: list[Tally] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        lookup = Lookup(reading, view)
        found.extend(_of_article(lookup, linked[reading.article.id]))
    return found


def _of_article(lookup: Lookup, truces: Sequence[CeasefireMention]) -> list[Tally]:
    times = tuple(t.span for t in lookup.reading.understanding.times)
    bulletin = parse_bulletin(lookup.text, lookup.article.body(), times=times)
    found = list(_of_bulletin(lookup, bulletin, truces)) if bulletin else []
    covered = [tally.span for tally in found]
    last: Tally | None = None
    for quantity in lookup.reading.understanding.quantities:
        if any(span.overlaps(quantity.span) for span in covered):
            continue
        tally = _tally(lookup, quantity, truces, last)
        if tally is not None:
            last = tally
            found.append(tally)
    return sorted(found, key=lambda t: t.span)


def _is_tally(lookup: Lookup, quantity: Quantity, sentence: Span) -> bool:
    if quantity.unit is Unit.BREACHES:
        return True
    words = sentence.of(lookup.text)
    if quantity.unit is Unit.SETTLEMENTS or "groups" in quantity.of:
        return bool(_JOINED.search(words)) and (
            quantity.running_total or quantity.period is not None
        )
    since = quantity.period is not None and _RUNNING.match(quantity.period.of(lookup.text))
    return quantity.unit in _COUNTED and bool(quantity.running_total or since)


def _tally(
    lookup: Lookup,
    quantity: Quantity,
    truces: Sequence[CeasefireMention],
    last: Tally | None,
) -> Tally | None:
    sentence = lookup.sentence_at(quantity.span.start)
    if quantity.best is None or not _is_tally(lookup, quantity, sentence):
        return None
    voice = _told_by(lookup, quantity.span.start)
    before = last if voice is None and last and _goes_on(lookup, quantity, sentence, last) else None
    if before is not None:
        voice = lookup.attributions.get(before.attribution or "")
    counted = quantity.counted or quantity.span
    side, side_text = _side(lookup, quantity, sentence)
    if before is not None and not side_text:
        side, side_text = before.side, before.side_text
    return Tally(
        id=content_id(lookup.article.id, "tally", quantity.span.start),
        article_id=lookup.article.id,
        span=Span(min(quantity.span.start, counted.start), max(quantity.span.end, counted.end)),
        issuer=lookup.speaker_actor(voice),
        count=quantity.best,
        unit=quantity.unit,
        made_by=MADE_BY,
        issuer_text=lookup.speaker_text(voice),
        side=side,
        side_text=side_text,
        place=_place(lookup, quantity, sentence),
        period=_period(lookup, quantity),
        running_total=quantity.running_total,
        attribution=voice.id if voice else None,
        ceasefire=_ceasefire(sentence, truces, quantity.unit)
        or (before.ceasefire if before else None),
    )


def _told_by(lookup: Lookup, position: int) -> Attribution | None:
    """The attribution that holds a position; None for "groups that announced", which tells none."""
    voice = lookup.voice(position)
    return None if voice and not lookup.speaker_text(voice) else voice


def _goes_on(lookup: Lookup, quantity: Quantity, sentence: Span, last: Tally) -> bool:
    """Whether a count goes on from an issuer's: "… Six were recorded", "this raises … to 465"."""
    number = lookup.sentence_number
    near = number(quantity.span.start) - number(last.span.start) <= 2
    same = quantity.unit is last.unit
    words = sentence.of(lookup.text)
    goes_on = _PASSIVE.search(words) or (quantity.running_total and _RAISES.search(words))
    return (
        near
        and same
        and bool(goes_on)
        and "\n\n" not in lookup.text[last.span.end : quantity.span.start]
    )


_RAISES = re.compile(r"(?i)\b(?:rais|bring|increas)\w*\s+(?:the\s+)?(?:total|overall|number)\b")


def _side(lookup: Lookup, quantity: Quantity, sentence: Span) -> tuple[str | None, str]:
    """Whom a count of breaches is laid on: its owner, who is named by "by", or who "breached"."""
    if quantity.unit is not Unit.BREACHES:
        return None, ""
    counted = quantity.counted or quantity.span
    owner = re.match(r"(.{3,60}?)[’']s?\s+\w+$", " ".join(counted.of(lookup.text).split()))
    if owner:
        held = [m for m in lookup.ordered if m.span.overlaps(counted)]
        if held and held[0].span.start < counted.start:
            return lookup.stands_for(held[0]), held[0].span.of(lookup.text)
        return (lookup.stands_for(held[0]) if held else None), owner[1]
    doer = doer_beside(lookup, counted)
    verb = _BREACHED.search(lookup.text, sentence.start, quantity.span.start)
    if doer is None and verb and not _noun(verb):
        doer = subject_before(lookup, verb.start())
    return (doer.actor, doer.text) if doer else (None, "")


def _noun(match: re.Match[str]) -> bool:
    return match.group().lower().rstrip("s") in {"breach", "breache", "violation", "infringement"}


def _place(lookup: Lookup, quantity: Quantity, sentence: Span) -> str | None:
    """The place, smaller than a state, that the sentence names after the count, else before."""
    named = [m for m in lookup.mentions_in(sentence) if m.kind is MentionKind.PLACE]
    places = [(m.span.start > quantity.span.end, p) for m in named if (p := lookup.place(m))]
    local = [
        (after, p)
        for after, p in places
        if (r := lookup.place_record(p)) is None or r.parent is not None
    ]
    after = [p for late, p in local if late]
    chosen = after or [p for _, p in local]
    return chosen[0] if chosen else None


def _period(lookup: Lookup, quantity: Quantity) -> Interval | None:
    for time in lookup.reading.understanding.times:
        if quantity.period is not None and time.span == quantity.period:
            return time.interval
    return None


def _ceasefire(sentence: Span, truces: Sequence[CeasefireMention], unit: Unit) -> str | None:
    """The agreement of the sentence, else the only one of the article."""
    inside = {t.ceasefire for t in truces if sentence.contains(t.span) and t.ceasefire}
    every = {t.ceasefire for t in truces if t.ceasefire}
    of_truces = unit in {Unit.BREACHES, Unit.SETTLEMENTS, Unit.OTHER}
    for found in (inside, every) if of_truces else (inside,):
        if len(found) == 1:
            return next(iter(found))
    return None


def _of_bulletin(
    lookup: Lookup, bulletin: Bulletin, truces: Sequence[CeasefireMention]
) -> Iterator[Tally]:
    """Every number of a fixed-form bulletin, with the sums that do not come out."""
    wrong = {fault.total: fault.message for fault in faults(bulletin)}
    for number, count in enumerate(bulletin.counts):
        sentence = lookup.sentence_at(count.span.start)
        voice = lookup.voice(count.span.start)
        actors = _named(lookup, count)
        yield Tally(
            id=content_id(lookup.article.id, "tally", count.span.start),
            article_id=lookup.article.id,
            span=count.span,
            issuer=lookup.by_name(count.issuer)
            or lookup.speaker_actor(voice)
            or lookup.by_name(bulletin.issuer),
            count=count.value,
            unit=count.unit,
            made_by=MADE_BY,
            issuer_text=count.issuer or lookup.speaker_text(voice) or bulletin.issuer,
            side=actors[0],
            side_text=count.side,
            place=actors[1],
            period=_stated_period(lookup, count, sentence),
            running_total=count.running,
            attribution=voice.id if voice else None,
            ceasefire=_ceasefire(sentence, truces, count.unit),
            check=wrong.get(number, ""),
        )


def _named(lookup: Lookup, count: Count) -> tuple[str | None, str | None]:
    """The actor of the side and the place of a count, by their names."""
    place = lookup.view.places_named(count.place.lower()) if count.place else ()
    known = sorted({p.id for p in place if p.country in lookup.countries}) or sorted(
        {p.id for p in place}
    )
    return lookup.by_name(count.side), known[0] if len(known) == 1 else None


def _stated_period(lookup: Lookup, count: Count, sentence: Span) -> Interval | None:
    times = [t for t in lookup.times_in(sentence) if t.interval is not None]
    running = [t for t in times if _RUNNING.match(t.span.of(lookup.text))]
    chosen = running if count.running and running else [t for t in times if t not in running]
    return chosen[0].interval if chosen else None


def running_checks(tallies: Sequence[Tally]) -> list[Tally]:
    """The tallies with a note where a running total cannot follow from an earlier one.

    Of one issuer, unit, side and agreement a total may not fall, and between two days
    it may not grow by less than was counted on the days between.
    """
    groups: dict[tuple[object, ...], list[Tally]] = defaultdict(list)
    for tally in tallies:
        groups[running_key(tally)].append(tally)
    notes: dict[str, str] = {}
    for group in groups.values():
        notes.update(_fallen(group))
    return [
        replace(t, check="; ".join(filter(None, (t.check, notes.get(t.id, ""))))) for t in tallies
    ]


def running_key(tally: Tally) -> tuple[object, ...]:
    """What tallies have in common whose totals must follow from one another."""
    return tally.issuer or tally.issuer_text, tally.unit, tally.side_text.lower(), tally.ceasefire


def _fallen(group: Sequence[Tally]) -> Iterator[tuple[str, str]]:
    """Ids and notes of running totals that do not follow from the one before."""
    totals = sorted(
        (t for t in group if t.running_total and t.period is not None and t.period.end is not None),
        key=lambda t: (t.period.end, t.id),  # type: ignore[union-attr]
    )
    for earlier, later in pairwise(totals):
        if later.count < earlier.count:
            yield later.id, f"the total fell from {earlier.count:g} to {later.count:g}"
            continue
        added = _between(group, earlier, later)
        if added is not None and earlier.count + added > later.count:
            yield (
                later.id,
                f"{earlier.count:g} and {added:g} counted since make {earlier.count + added:g}, "
                f"the total says {later.count:g}",
            )


def _between(group: Sequence[Tally], earlier: Tally, later: Tally) -> float | None:
    """What was counted over all places on days after one total and up to another."""
    low = earlier.period.end if earlier.period else None
    high = later.period.end if later.period else None
    if low is None or high is None:
        return None
    inside = {
        (t.period.start, t.period.end): t.count
        for t in group
        if not t.running_total and t.place is None and t.period
        if t.period.start and t.period.end and low <= t.period.start and t.period.end <= high
    }
    return sum(inside.values()) if inside else None
