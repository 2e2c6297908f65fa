"""Tallies: counts over a period that an issuer gives, kept apart from single incidents.

A count of breaches is a tally wherever it stands; other counts are tallies if they run
over a period ("since April", "in the last 24 hours") or are called a total.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from counterclaim.compare.charges.perpetrators import doer_beside
from counterclaim.compare.charges.subjects import subject_before
from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.tallies.bulletins import parse_bulletin
from counterclaim.compare.tallies.issued import MADE_BY, bulletin_tallies, ceasefire_of
from counterclaim.compare.tallies.periods import Calendar
from counterclaim.protocols import View
from counterclaim.records import (
    Attribution,
    Ceasefire,
    CeasefireMention,
    Mention,
    MentionKind,
    Quantity,
    Reading,
    Stance,
    Tally,
    TimeExpression,
    Unit,
)
from counterclaim.spans import Span

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
#: "The rebels committed 131 violations": right before the count.
_COMMITTED = re.compile(
    r"(?i)\b(?:commit(?:s|ted|ting)?|perpetrat(?:es?|ed|ing)|carried\s+out|made)\s+"
    r"(?:(?:at\s+least|more\s+than|some|about|around|another)\s+)?$"
)
#: "He says you have broken it twice": whom he speaks to is not named.
_ADDRESSED = re.compile(r"(?i)\b(?:you|we|i)\s+(?:\w+\s+){0,2}$")
#: "3,000 people, including | 187 children and | 40 women", "of the 187 killed | 40 were children":
#: a part of what is counted, under no name of its own.
_PART = re.compile(
    r"(?i)\b(?:(?:including|among\s+(?:them|whom)|of\s+(?:them|whom|which))\s+(?:were\s+)?"
    r"(?:(?!were\b|was\b|have\b|had\b|been\b)[\w’'-]+\s?,?\s+){0,8}?"
    r"|of\s+the\s+[\d,]+\s+(?:[a-z]+\s+)?(?:killed|dead|slain|wounded|injured|arrested)\b"
    r"[^.;:\d]{0,40})$"
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom)\b")
_OWNED = re.compile(r"(?i)(?:its|their|his)\s")
#: What stands between two places of a list: "in Aster, Borin and Old Mill".
_LIST = re.compile(r",\s*(?:and\s+)?|\s+and\s+(?:the\s+)?")
_BREACHED = re.compile(r"(?i)\b(?:(?:violat|breach|infring)\w*|broken?\b)")


def tallies_of_articles(
    readings: Iterable[Reading],
    *,
    mentions: Sequence[CeasefireMention],
    agreements: Sequence[Ceasefire],
    view: View,
) -> list[Tally]:
    """The tallies of each article by itself; totals are not yet held against one another."""
    linked: dict[str, list[CeasefireMention]] = defaultdict(list)
    for mention in mentions:
        linked[mention.article_id].append(mention)
    by_id = {agreement.id: agreement for agreement in agreements}
    found: list[Tally] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        lookup = Lookup(reading, view)
        found.extend(_of_article(Calendar(lookup, linked[reading.article.id], by_id)))
    return found


def _of_article(calendar: Calendar) -> list[Tally]:
    lookup = calendar.lookup
    times = tuple(t.span for t in lookup.reading.understanding.times)
    bulletin = parse_bulletin(lookup.text, lookup.article.body(), times=times)
    found = list(bulletin_tallies(bulletin, calendar)) if bulletin else []
    covered = [tally.span for tally in found]
    last: Tally | None = None
    for quantity in lookup.reading.understanding.quantities:
        if any(span.overlaps(quantity.span) for span in covered):
            continue
        tally = _tally(calendar, quantity, last)
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
    if quantity.unit not in _COUNTED or _is_part(lookup, quantity, sentence):
        return False
    return bool(quantity.running_total or since)


def _is_part(lookup: Lookup, quantity: Quantity, sentence: Span) -> bool:
    """Whether a number is said to be some of those counted before it."""
    number = quantity.span
    before = _PART.search(lookup.text, sentence.start, number.start)
    return before is not None or _OF_THEM.match(lookup.text, number.end) is not None


def _tally(calendar: Calendar, quantity: Quantity, last: Tally | None) -> Tally | None:
    lookup = calendar.lookup
    sentence = lookup.sentence_at(quantity.span.start)
    if quantity.best is None or not _is_tally(lookup, quantity, sentence):
        return None
    voice = _told_by(lookup, quantity.span.start)
    if voice is not None and voice.stance is Stance.DENIES and quantity.unit is Unit.BREACHES:
        return None  # "they denied two of the four breaches" counts none
    before = last if voice is None and last and _goes_on(lookup, quantity, sentence, last) else None
    if before is not None:
        voice = lookup.attributions.get(before.attribution or "")
    counted = quantity.counted or quantity.span
    told = _period(lookup, quantity)
    period = calendar.period(told, counted, running=quantity.running_total)
    side, side_text = _side(lookup, quantity, sentence)
    if not side_text and _is_part(lookup, quantity, sentence):
        return None  # "118 breaches, of which 104 were raids": of no side of its own
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
        place=_place(lookup, quantity, sentence, voice),
        period=period.interval,
        period_basis=period.basis,
        running_total=quantity.running_total,
        attribution=voice.id if voice else None,
        ceasefire=ceasefire_of(sentence, calendar.truces, quantity.unit)
        or (before.ceasefire if before else None),
    )


def _told_by(lookup: Lookup, position: int) -> Attribution | None:
    """The attribution that holds a position; None for "groups that announced", which tells none."""
    voice = lookup.voice(position)
    return None if lookup.names_nobody(voice) else voice


def _goes_on(lookup: Lookup, quantity: Quantity, sentence: Span, last: Tally) -> bool:
    """Whether a count goes on from an issuer's: "… Six were recorded", "this raises … to 465"."""
    number = lookup.sentence_number
    gap = number(quantity.span.start) - number(last.span.start)
    near = gap <= 2
    same = quantity.unit is last.unit or gap == 0
    words = sentence.of(lookup.text)
    if gap == 0 and same:
        return True
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
        if _ADDRESSED.search(lookup.text, sentence.start, verb.start()):
            return None, ""
        doer = subject_before(lookup, verb.start())
    did = _COMMITTED.search(lookup.text, sentence.start, quantity.span.start)
    if doer is None and did:
        doer = subject_before(lookup, did.start())
    if doer is not None and _OWNED.match(doer.text):  # "the army and its militias"
        lead = lookup.text[: doer.span.start].removesuffix(" and ")
        whose = next((m for m in lookup.ordered if m.span.end == len(lead)), None)
        if whose is not None and len(lead) < doer.span.start:
            return lookup.stands_for(whose), whose.span.of(lookup.text)
    return (doer.actor, doer.text) if doer else (None, "")


def _noun(match: re.Match[str]) -> bool:
    return match.group().lower().rstrip("s") in {"breach", "breache", "violation", "infringement"}


def _place(
    lookup: Lookup, quantity: Quantity, sentence: Span, voice: Attribution | None
) -> str | None:
    """The place, smaller than a state, that the sentence names after the count, else before.

    Where the issuer sits ("the centre at Lakeside") is no place of what it counts.
    """
    seats = (*voice.source, *voice.cue) if voice else ()
    named = [
        m
        for m in lookup.mentions_in(sentence)
        if m.kind is MentionKind.PLACE
        and not any(seat.overlaps(m.span) for seat in seats)
        and not lookup.in_dateline(m.span)
    ]
    local = [
        m
        for m in named
        if (p := lookup.place(m))
        and ((r := lookup.place_record(p)) is None or r.parent is not None)
    ]
    after = [m for m in local if m.span.start > quantity.span.end]
    chosen = after or local
    if not chosen or _listed(lookup.text, chosen[0], named):
        return None
    return lookup.place(chosen[0])


def _listed(text: str, one: Mention, named: Sequence[Mention]) -> bool:
    """Whether a place is one of several that "and" ends, each of which a count may be of."""
    row: list[str] = []
    holds = False
    for a, b in pairwise(sorted(named, key=lambda m: m.span)):
        gap = text[a.span.end : max(a.span.end, b.span.start)]
        if not _LIST.fullmatch(gap):
            if holds:
                break
            row = []
            continue
        row.append(gap)
        holds = holds or one in (a, b)
    return holds and any("and" in gap for gap in row)


def _period(lookup: Lookup, quantity: Quantity) -> TimeExpression | None:
    for time in lookup.reading.understanding.times:
        if quantity.period is not None and time.span == quantity.period:
            return time
    return None
