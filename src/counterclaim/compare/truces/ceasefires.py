"""The register: truce phrases linked to agreements, and agreements found only in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.truces.bound import bound
from counterclaim.compare.truces.cues import Cues, cues, places_of
from counterclaim.compare.truces.daycues import EFFECTIVE
from counterclaim.compare.truces.days import Fit
from counterclaim.compare.truces.links import (
    abroad,
    best,
    covers,
    fit,
    reaches,
    root,
)
from counterclaim.compare.truces.named import is_named
from counterclaim.compare.truces.phrases import Said, Truce, says, truces
from counterclaim.compare.truces.terms import terms, with_its
from counterclaim.compare.truces.told import Open, at_home, merged, told_of
from counterclaim.protocols import View
from counterclaim.records import Ceasefire, CeasefireMention, Reading
from counterclaim.spans import Span

MADE_BY = "compare.ceasefires/1"
#: "The truce" carries on a link unless its own sentence speaks this much against it.
CARRIED = -0.15


@dataclass(frozen=True, slots=True)
class _Found:
    """A truce phrase on its way to an agreement."""

    truce: Truce
    cues: Cues
    says: tuple[Said, ...]
    bound: dict[str, Span]
    agreement: Ceasefire | None
    fit: Fit


def register(
    readings: Iterable[Reading], agreements: Sequence[Ceasefire], *, view: View
) -> tuple[list[CeasefireMention], list[Ceasefire]]:
    """Truce phrases with the agreement each means, and agreements found only in text.

    A phrase links by days, length, brokers and places, never by its noun alone; what
    stays open is kept with the reason. What agreements texts tell of: ``truces.told``.
    """
    lookups = _lookups(readings, view)
    new = merged(_told_of(lookups, agreements))
    return _mentions(lookups, (*agreements, *new)), new


def agreements_in_text(
    readings: Iterable[Reading], agreements: Sequence[Ceasefire], *, view: View
) -> list[Ceasefire]:
    """Agreements that texts date and the list lacks, as each article tells of them.

    ``truces.told.merged`` makes one of those that are one; only on all articles' together.
    """
    return _told_of(_lookups(readings, view), agreements)


def truce_mentions(
    readings: Iterable[Reading], agreements: Sequence[Ceasefire], *, view: View
) -> list[CeasefireMention]:
    """Truce phrases with the agreement each means, given all agreements there are."""
    return _mentions(_lookups(readings, view), agreements)


def _lookups(readings: Iterable[Reading], view: View) -> list[Lookup]:
    return [Lookup(reading, view) for reading in sorted(readings, key=lambda r: r.article.id)]


def _told_of(lookups: Sequence[Lookup], agreements: Sequence[Ceasefire]) -> list[Ceasefire]:
    return [
        agreement
        for lookup in lookups
        for agreement in told_of(lookup, list(_open(lookup, _direct(lookup, agreements))))
    ]


def _open(lookup: Lookup, found: Iterable[_Found]) -> Iterator[Open]:
    """The phrases of one truce in particular, and which of them the list explains."""
    for item in found:
        if not item.truce.generic and not _another(item, lookup):
            listed = item.agreement is not None
            yield Open(item.truce, item.cues, item.says, tuple(sorted(item.bound)), listed)


def _mentions(lookups: Sequence[Lookup], agreements: Sequence[Ceasefire]) -> list[CeasefireMention]:
    return [
        _mention(lookup, item)
        for lookup in lookups
        for item in _carried(lookup, _direct(lookup, agreements), agreements)
    ]


def _direct(lookup: Lookup, agreements: Sequence[Ceasefire]) -> list[_Found]:
    """Every truce phrase with the agreement that its own sentence tells."""
    found = []
    for truce in with_its(lookup, truces(lookup)):
        told = cues(lookup, truce)
        if truce.generic:
            choice: tuple[Ceasefire | None, Fit] = (None, Fit(0.0, ("no truce in particular",)))
        else:
            choice = best(agreements, told, lookup)
        sides = bound(lookup, truce, told)
        said = (*says(lookup, truce), *_basis(lookup, truce, told, sides), *terms(lookup, truce))
        found.append(_Found(truce, told, said, sides, *choice))
    return found


def _basis(lookup: Lookup, truce: Truce, told: Cues, sides: dict[str, Span]) -> Iterator[Said]:
    """The words for what an agreement's record is made of: its days, places and the bound."""
    if truce.generic:
        return
    first = (day.words for day in told.days if day.kind == EFFECTIVE)
    yield from (Said("starts", words) for words in first if words != truce.span)
    if told.length_words is not None:
        yield Said("lasts", told.length_words)
    held = at_home(lookup, told.places)
    yield from (Said("holds in", words) for words, p in places_of(lookup, truce) if p in held)
    yield from (Said("binds", words) for words in sorted(sides.values()))


def _carried(
    lookup: Lookup, found: Sequence[_Found], agreements: Sequence[Ceasefire]
) -> Iterator[_Found]:
    """The phrases, with "the truce" carried on from the agreements that the article names."""
    named = {f.agreement.id: f.agreement for f in found if f.agreement}
    named = named or {a.id: a for a in agreements if is_named(a, lookup)}
    family = root(set(named.values()), agreements) if named else None
    standing = agreements if named else [a for a in agreements if not abroad(a, lookup)]
    last: tuple[int, Ceasefire] | None = None
    for item in found:
        number = lookup.sentence_number(item.truce.span.start)
        if item.agreement is not None:
            last = number, item.agreement
        if item.agreement is not None or item.truce.generic or _another(item, lookup):
            yield item
            continue
        near = last[1] if last and number - last[0] <= 2 and item.truce.definite else None
        only = family if len(named) == 1 or item.truce.definite else None
        local = [a for a in named.values() if reaches(a, item.cues, lookup)]
        if item.truce.definite and len(local) == 1:
            near, only = None, local[0]
        yield _fitting(item, near, only, lookup) or _by_day(item, lookup, standing) or item


#: "A truce between the regime and local notables had kept the town calm for two years."
_LOCAL = re.compile(r"(?i)[^.;]{0,80}?\b(?:local|tribal|for\s+(?:\w+\s+){0,2}years)\b")


def _another(item: _Found, lookup: Lookup) -> bool:
    """Whether an indefinite phrase speaks of a truce of its own, local or years long."""
    if item.truce.definite:
        return False
    return bool(_LOCAL.match(lookup.text, item.truce.span.start, item.truce.sentence.end))


def _fitting(
    item: _Found, near: Ceasefire | None, only: Ceasefire | None, lookup: Lookup
) -> _Found | None:
    """The phrase linked to what was named just before, or to the article's one agreement."""
    for agreement, score, why in (
        (near, 0.6, "the truce named just before"),
        (only, 0.5, "the agreement that the article names"),
    ):
        if agreement is None:
            continue
        judged = fit(agreement, item.cues, lookup)
        if not judged.vetoed and judged.score >= CARRIED:
            return replace(item, agreement=agreement, fit=Fit(score, (why, *judged.reasons)))
    return None


def _by_day(item: _Found, lookup: Lookup, agreements: Sequence[Ceasefire]) -> _Found | None:
    """A truce told of on a day on which only one line of agreements was in force."""
    now = _of_now(item, lookup)
    if not item.cues.days and not now:
        return None
    told = "in force when published" if now else "in force on"
    standing = {}
    for agreement in agreements:
        judged = fit(agreement, item.cues, lookup)
        there = covers(agreement, item.truce.sentence, lookup)
        if there and not judged.vetoed and any(r.startswith(told) for r in judged.reasons):
            standing[agreement] = judged
    chosen = root(set(standing), agreements) if standing else None
    if chosen is None:
        return None
    reasons = (*standing[chosen].reasons, "no other agreement was in force then")
    return replace(item, agreement=chosen, fit=Fit(0.5, reasons))


def _of_now(item: _Found, lookup: Lookup) -> bool:
    """Whether "the truce in Marland" is told of in the present of a report whose day is known."""
    published = lookup.article.published.interval
    placed = item.truce.definite and item.cues.places and not item.cues.days
    if not placed or published.start is None or published.end is None:
        return False
    return (published.end - published.start).days <= 3


def _mention(lookup: Lookup, item: _Found) -> CeasefireMention:
    span = item.truce.span
    voice = lookup.voice(span.start)
    return CeasefireMention(
        id=content_id(lookup.article.id, "truce", span.start, span.end),
        article_id=lookup.article.id,
        span=span,
        ceasefire=item.agreement.id if item.agreement else None,
        score=round(max(0.0, item.fit.score), 2) if item.agreement else 0.0,
        reasons=item.fit.reasons,
        says=tuple((said.what, said.words) for said in item.says),
        attribution=voice.id if voice else None,
    )
