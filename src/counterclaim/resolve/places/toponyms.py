"""Toponyms of a text told apart: which of the places of a name is meant.

Every place of a name is a candidate. Candidates support one another: places near one
another, places inside a state or country that the text names, places said to be "in" one
another or to belong to the outlet's home. Population counts little and decides only where
nothing else does; the score is low then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp

from counterclaim.datelines import is_place_of_dateline
from counterclaim.protocols import View
from counterclaim.records import Place, PlaceKind, Precision, distance_km
from counterclaim.resolve.folding import words
from counterclaim.resolve.places.board import NEAR_KM, Board, Homes, Pick
from counterclaim.resolve.places.names import (
    DIVISIONS,
    LARGE,
    LARGE_TOWN,
    Names,
    places_of,
    precision_of,
)
from counterclaim.spans import Span

LITTLE_EVIDENCE = 0.25
MOST_NAMES = 150
FAR_KM = 100.0
_FAR_LARGER = 5  # times the next city of the name, which a dateline would tell apart
WEAK = 0.45  # below what a place inside a longer name has with any evidence
_HELD = re.compile(
    r"(?:\s+(?:village|town|city|district|neighbou?rhood|area|camp|street|station|hotel))?"
    r"\s*(?:,|\bin\b|\bof\b|\bat\b|,\s*in\b)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}"
)
#: "on the fronts of Ruwan, Kesh, Aster and Dorn": a list, in which none lies in the next.
_LISTED = re.compile(r"(?:,\s+[A-Z][\w’'-]+)*,?\s+(?:and|or)\s+(?:the\s+)?[A-Z]")
_LONGER = re.compile(r" [A-Z][a-z]+")
_LINK = re.compile(
    r"\s*(?:,|\(|\bin\b|\bnear\b)(?:\s*(?:the|northern|southern|eastern|western|central|"
    r"province|governorate|of|countryside|state|and))*\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,3}$")
# Not over a preposition: "the Syrian city of Raqqa", but "the Turkish consulate in Mosul".
_LOWER = re.compile(
    r"\s+(?:(?!(?:in|at|on|near|from|to|into|against|over|for|with)\b)[a-z-]+\s+){0,4}$"
)
_TLD = {"uk": "GB"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """The place that a toponym names, None if none is told, with score and reasons.

    ``how`` is exact, variant, containment or none.
    """

    span: Span
    place: Place | None
    how: str
    score: float
    precision: Precision | None = None
    reasons: tuple[str, ...] = ()


def resolve_toponyms(
    text: str,
    spans: Sequence[Span],
    *,
    view: View,
    outlet: str | None = None,
    approximate: bool = False,
) -> tuple[Toponym, ...]:
    """One result per span, in the order given.

    ``outlet`` (a name or a domain) may carry its home ("dallasnews.com", ".co.uk").
    With ``approximate`` a place that nobody lists is put where the places around it in
    the text are, with the how "containment" and a low score.
    """
    homes = _homes(outlet, view)
    results: list[Toponym | None] = [None] * len(spans)
    for group in _groups(text, spans):
        told = _told(text, [spans[i] for i in group], view, homes)
        for at, toponym in zip(group, told, strict=True):
            results[at] = toponym
    found = lying_in(text, [toponym for toponym in results if toponym])
    return tuple(_around(found) if approximate else found)


def lying_in(text: str, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms, those without a place of their own put into the one said to hold them.

    "The Harbour Hotel in Ravna", "the Technical School, Ravna"; a town inside a longer name
    counts as such a place where the text gives no ground to think of it.
    """
    ordered = sorted(toponyms, key=lambda t: t.span)
    holders = dict(zip((t.span for t in ordered), ordered[1:], strict=False))
    return [_held(text, one, holders.get(one.span)) for one in toponyms]


def _held(text: str, one: Toponym, outer: Toponym | None) -> Toponym:
    loose = one.place is None or is_weak(one)
    if not loose or outer is None or outer.place is None or is_weak(outer):
        return one
    between = text[one.span.end : outer.span.start]
    if not _HELD.fullmatch(between):
        return one
    if between.strip() == "," and _LISTED.match(text, outer.span.end):
        return one
    why = (f"not listed itself; said to lie in {outer.place.name}",)
    precision = outer.precision or precision_of(outer.place)
    exact = precision in (Precision.SETTLEMENT, Precision.EXACT)
    precision = Precision.VICINITY if exact else precision
    return Toponym(one.span, outer.place, "containment", 0.5, precision, why)


def is_weak(toponym: Toponym) -> bool:
    """Whether it is a town inside a longer name that nothing in the text speaks for."""
    return toponym.how == "containment" and toponym.score < WEAK


def _groups(text: str, spans: Sequence[Span]) -> list[list[int]]:
    """The spans in order of the text, in groups whose names are weighed together.

    All of an article's, as a rule; a book's by turns, for the table of distances grows
    with the square of the names.
    """
    groups: list[list[int]] = [[]]
    names: set[str] = set()
    for at in sorted(range(len(spans)), key=lambda i: (spans[i], i)):
        if len(names) >= MOST_NAMES:
            groups.append([])
            names.clear()
        names.add(spans[at].of(text))
        groups[-1].append(at)
    return groups


def _told(text: str, spans: Sequence[Span], view: View, homes: Homes) -> list[Toponym]:
    surfaces = [span.of(text) for span in spans]
    found = [
        _of_dateline(text, span, _of_body(text, span, places_of(surface, view), view))
        for span, surface in zip(spans, surfaces, strict=True)
    ]
    links = _links(text, spans, [one.adjective for one in found])
    chosen = Board(surfaces, found, links, homes).choose()
    return [
        _result(span, names, pick) for span, names, pick in zip(spans, found, chosen, strict=True)
    ]


def _of_body(text: str, span: Span, names: Names, view: View) -> Names:
    """Only the capital where a toponym opens a known body's name: "the Washington Post"."""
    longer = _LONGER.match(text, span.end)
    if longer is None or names.capital_of is None or not names.places:
        return names
    bodies = view.matches(text[span.start : longer.end()])
    seat = [p for p in names.places if p.kind not in LARGE and p.country == names.capital_of]
    if not bodies or not seat:
        return names
    return replace(names, places=(max(seat, key=lambda p: (p.population or 0, p.id)),))


def _of_dateline(text: str, span: Span, names: Names) -> Names:
    """Only the far largest city of a name that stands alone before a report: "GENEVA (Tarn)"."""
    if not is_place_of_dateline(text, span):
        return names
    told = words(span.of(text))
    cities = [p for p in names.places if p.kind not in LARGE and words(p.name) == told]
    cities.sort(key=lambda p: (-(p.population or 0), p.id))
    sizes = [*((p.population or 0) for p in cities), 0]
    if sizes[0] < LARGE_TOWN or sizes[0] < _FAR_LARGER * sizes[1]:
        return names
    return replace(names, places=(cities[0],))


def _result(span: Span, names: Names, pick: Pick | None) -> Toponym:
    if pick is None:
        return Toponym(span, None, "none", 0.0, reasons=("no place of this name is known",))
    place = names.places[pick.at]
    score = (0.9 if names.how == "variant" else 0.97) * pick.lead
    if len(names.places) == 1:
        reasons = ("only place of this name",)
    elif pick.evidence < LITTLE_EVIDENCE:
        score *= 0.7
        reasons = (f"the likeliest of {len(names.places)} of this name; the text does not tell",)
    else:
        reasons = (f"1 of {len(names.places)} places of this name, by those around it",)
    if names.how == "containment" and place.kind not in LARGE and not names.county:
        score *= 0.9 if pick.evidence >= LITTLE_EVIDENCE else 0.4  # "Shahba Hotel" in Aleppo
    score = round(score, 3)
    precision = precision_of(place, vicinity=names.vicinity)
    precision = Precision.DISTRICT if names.county else precision
    return Toponym(span, place, names.how, score, precision, reasons)


def _around(results: list[Toponym]) -> list[Toponym]:
    """Unlisted places, and counties, put where the settled toponyms around them are."""
    firm = [t for t in results if t.place and not _is_of_state(t)]
    fixed = [t for t in firm if t.place and t.place.kind not in LARGE and _is_anchor(t)]
    fixed = fixed or [t for t in results if t.place and t.place.kind in DIVISIONS]
    return [_placed(t, fixed) if _is_loose(t) else t for t in results]


def _is_anchor(toponym: Toponym) -> bool:
    inside = toponym.how == "containment" and toponym.precision is not Precision.DISTRICT
    return (inside and not is_weak(toponym)) or (
        toponym.how != "containment" and toponym.score > 0.3
    )


def _is_loose(toponym: Toponym) -> bool:
    """Whether a toponym has no point of its own: unlisted, or a county known by its state.

    A county may also have been put at a town of its name that it need not hold.
    """
    inside = toponym.how == "containment" and toponym.precision is Precision.DISTRICT
    return toponym.how == "none" or inside or is_weak(toponym) or _is_of_state(toponym)


def _is_of_state(toponym: Toponym) -> bool:
    """Whether a district stands at the middle of its state, for want of a point."""
    place = toponym.place
    far = (place.uncertainty_km or 0.0) > FAR_KM if place else False
    return place is not None and place.kind is PlaceKind.DISTRICT and far


def _placed(toponym: Toponym, fixed: list[Toponym]) -> Toponym:
    state = toponym.place.parent if toponym.place and _is_of_state(toponym) else None
    around = [t for t in fixed if t.place and state in (None, t.place.parent)]
    if not around:
        return toponym
    near = max(around, key=lambda t: (_company(t, toponym, around), -t.span.start))
    assert near.place is not None
    why = (*toponym.reasons, f"put where {near.place.name} is")
    return Toponym(toponym.span, near.place, "containment", 0.2, Precision.REGION, why)


def _company(one: Toponym, toponym: Toponym, fixed: list[Toponym]) -> float:
    """How near a toponym stands in the text, and how many others lie around it."""
    assert one.place is not None
    others = (t.place for t in fixed if t.place)
    distances = [distance_km(one.place, other) for other in others]
    around = sum(exp(-far / NEAR_KM) for far in distances if far is not None) / len(fixed)
    return around + exp(-abs(one.span.start - toponym.span.start) / 300)


def _links(text: str, spans: Sequence[Span], adjectives: Sequence[bool]) -> list[tuple[int, int]]:
    """Pairs (inner, outer): "Azaz in Aleppo province", "Syria's Aleppo", "Syrian city of ..."."""
    found = []
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    for one, next_ in pairwise(order):
        between = text[spans[one].end : spans[next_].start]
        if len(between) > 40:
            continue
        if _LINK.fullmatch(between):
            found.append((one, next_))
        elif _OWN.fullmatch(between) or (adjectives[one] and _LOWER.fullmatch(between)):
            found.append((next_, one))
    return found


def _homes(outlet: str | None, view: View) -> Homes:
    """The country of a domain's ending, and its letters for finding town names in it."""
    if not outlet:
        return Homes()
    parts = outlet.lower().removeprefix("www.").split(".")
    ending = parts[-1] if len(parts) > 1 and len(parts[-1]) == 2 else ""
    code = _TLD.get(ending, ending.upper()) or None
    name = "".join(words(" ".join(parts[:-1] if len(parts) > 1 else parts)))
    return Homes(code if code and view.place(code) else None, name)
