"""Toponyms of a text told apart: which of the places of a name is meant.

Every place of a name is a candidate. Candidates support one another: places near one
another, places inside a state or country that the text names, places said to be "in" one
another or to belong to the outlet's home. Population counts little and decides only where
nothing else does; the score is low then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import asin, cos, exp, inf, log10, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from counterclaim.protocols import View
from counterclaim.records import Place, PlaceKind, Precision
from counterclaim.resolve.folding import name_key, skeleton, words
from counterclaim.resolve.names import by_spelling
from counterclaim.spans import Span

# How many places of one name are weighed; "San Antonio" has four hundred.
MOST_CANDIDATES = 40
FEWEST_CANDIDATES = 4
MOST_TOGETHER = 600  # of all names of a text: their distances make a square table
# Weights of the evidence, set by a search on gold/places train (never on dev or test).
NEAR_KM = 150.0
WEIGHTS = {"prior": 0.8, "near": 3.0, "state": 1.5, "country": 2.0, "inside": 6.0, "home": 2.0}
COUNTRY_PRIOR = 6.0
VAST_KM = 900.0
DIVISION_PRIOR = 3.0
POPULATION_WEIGHT = 0.45
# Places of the packs carry no population; a pack lists what reports speak of.
_LISTED = {PlaceKind.CITY: 2.8, PlaceKind.TOWN: 2.2, PlaceKind.VILLAGE: 1.8}
CAPITAL_PRIOR = 1.5
LITTLE_EVIDENCE = 0.25
ROUNDS = 3

_PRECISIONS = {
    PlaceKind.REGION: Precision.REGION,
    PlaceKind.COUNTRY: Precision.COUNTRY,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.RIVER: Precision.REGION,
    PlaceKind.MOUNTAIN: Precision.DISTRICT,
    PlaceKind.ROAD: Precision.DISTRICT,
    PlaceKind.CROSSING: Precision.EXACT,
    PlaceKind.DAM: Precision.EXACT,
    PlaceKind.BASE: Precision.EXACT,
    PlaceKind.HOSPITAL: Precision.EXACT,
}
_LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.REGION})
_KIND_AROUND = re.compile(
    r"^(?:the )?(?:(?:city|town|village|hamlet|province|governorate|district|state|countryside|"
    r"suburbs?|outskirts|region|area|neighbou?rhood|island|county) of |"
    r"(?:greater|downtown|central|inner|rural|upstate|mid|old|new) )|"
    r" (?:county|parish|township|borough|city|town|village|province|governorate|district|"
    r"countryside|state|region|area|metro|municipality|area|shire)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(r" (?:county|parish|township|borough|shire)$", re.IGNORECASE)
_DIVISIONS = frozenset({PlaceKind.GOVERNORATE, PlaceKind.DISTRICT})
_REGIONS = {
    "european": "Europe",
    "eu": "Europe",
    "e.u.": "Europe",
    "european union": "Europe",
    "african": "Africa",
    "asian": "Asia",
    "latin american": "Latin America",
    "north american": "North America",
    "south american": "South America",
    "central american": "Central America",
    "latin": "Latin America",
    "middle eastern": "Middle East",
    "arab": "Arabian Peninsula",
    "atlantic": "Atlantic Ocean",
    "pacific": "Pacific Ocean",
    "kurdish": "Kurdistan",
}
LARGE_TOWN = 100_000
FEWEST_CONSONANTS = 4  # of a name that is found by likeness alone
SURE = 0.9
_COMPASS = re.compile(
    r"^(?:the )?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?[ -](?:of |the )?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s*(?:,|\(|\bin\b|\bnear\b)(?:\s*(?:the|northern|southern|eastern|western|central|"
    r"province|governorate|of|countryside|state|and))*\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LOWER = re.compile(r"\s+(?:[a-z-]+\s+){0,4}$")
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


@dataclass(frozen=True, slots=True)
class Pick:
    """The candidate chosen, its share against the next best's, and what the text gave it."""

    at: int
    lead: float
    evidence: float


@dataclass(frozen=True, slots=True)
class Names:
    """The places that one surface may name; ``vicinity`` for "north of Aleppo"."""

    places: tuple[Place, ...]
    how: str = "exact"
    vicinity: bool = False
    county: bool = False  # found by the name of a town that the county need not hold
    adjective: bool = False  # "Syrian"
    capital_of: str | None = None  # the country whose government the name stands for


def precision_of(place: Place, *, vicinity: bool = False) -> Precision:
    """How exact a place of this kind is; a governorate is never a point."""
    found = _PRECISIONS.get(place.kind, Precision.SETTLEMENT)
    exact = found in (Precision.SETTLEMENT, Precision.EXACT)
    return Precision.VICINITY if vicinity and exact else found


@lru_cache(maxsize=8192)
def places_of(surface: str, view: View) -> Names:
    """The places that a surface may name, the likeliest first.

    Tried in turn: an adjective of a state, the words as they stand, the name without
    kind words ("the town of"), without a compass word, in another spelling, and a large
    place inside a longer name ("University of Aleppo").
    """
    bare = surface.strip(" ,;:'\"’“”")
    if (state := view.state_of_demonym(bare)) and (home := view.place(state.code)):
        return Names((home,), adjective=True)
    for text in (_REGIONS.get(bare.casefold(), ""), bare, bare.strip(".")):
        if text and (found := view.places_named(text)):
            return Names(_first(found, text), capital_of=_capital_of(text, view))
    turned = _COMPASS.sub("", bare)
    if turned and turned != bare and (inner := places_of(turned, view)).places:
        return Names(inner.places, inner.how, vicinity=True)
    if spelled := _in_other_spelling(bare, view) or _in_other_spelling(_bare_kind(bare), view):
        return Names(spelled, "variant")
    return _shortened(bare, view) or _within(bare, view)


def _capital_of(name: str, view: View) -> str | None:
    """The country whose government is called by this city: "Moscow" of Russia."""
    codes = {m.actor.country for m in view.matches(name) if m.how == "metonym"}
    return codes.pop() if len(codes) == 1 else None


def _bare_kind(bare: str) -> str:
    return _KIND_AROUND.sub("", _KIND_AROUND.sub("", bare))


def _in_other_spelling(name: str, view: View) -> tuple[Place, ...]:
    """Places of the packs whose name this is by its key, or else nearly is."""
    if exact := _spelled(view).get(name_key(name)):
        return tuple(exact)
    bones = tuple(map(skeleton, name_key(name)))
    if sum(map(len, bones)) < FEWEST_CONSONANTS:
        return ()
    near = {
        place.id: place
        for text, place in _by_bones(view).get(bones, ())
        if by_spelling(name, text, "place")[0] >= SURE
    }
    return tuple(near[i] for i in sorted(near))


@lru_cache(maxsize=4)
def _by_bones(view: View) -> dict[tuple[str, ...], list[tuple[str, Place]]]:
    """The names of the pack's places by the consonants of their words."""
    index: dict[tuple[str, ...], list[tuple[str, Place]]] = {}
    for place in view.places():
        for name in (place.name, *place.variants):
            index.setdefault(tuple(map(skeleton, name_key(name))), []).append((name, place))
    return index


def _shortened(bare: str, view: View) -> Names | None:
    """The name without kind words; a county need not be where a town of its name is."""
    shorter = _bare_kind(bare)
    if not shorter or shorter == bare or not (found := view.places_named(shorter)):
        return None
    county = _COUNTY.search(bare) is not None
    return Names(_first(found, shorter), "containment" if county else "exact", county=county)


def _within(bare: str, view: View) -> Names:
    """A known place inside a longer name, the most exact kind first, then the longest.

    Of the world's places only countries, divisions and large towns are looked for.
    """
    parts = bare.split()
    best: tuple[tuple[int, int, int], Names] | None = None
    for size in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - size + 1):
            text = _POSSESSIVE.sub("", " ".join(parts[start : start + size])).strip("(),")
            found = [p for p in _inner(text, view) if _stands_out(p)]
            rest = [*parts[:start], *parts[start + size :]]
            if not found or not (_is_large(found) or _describe(rest, view)):
                continue
            rank = (min(p.kind in _LARGE for p in found), -size, start)
            if best is None or rank < best[0]:
                names = Names(_first(found, text), "containment", vicinity=True)
                best = (rank, names)
    return best[1] if best else Names(())


def _is_large(found: Sequence[Place]) -> bool:
    return any(p.kind in _LARGE or p.kind is PlaceKind.CITY for p in found)


def _describe(rest: Sequence[str], view: View) -> bool:
    """Whether words only describe the place among them: "the Syrian town of", not "Hotel"."""
    return all(word.islower() or _is_large(_inner(word.strip(",'’s"), view)) for word in rest)


def _stands_out(place: Place) -> bool:
    listed_here = not place.population
    return place.kind in _LARGE or listed_here or place.population >= LARGE_TOWN


def _inner(text: str, view: View) -> Sequence[Place]:
    if not text[:1].isupper() or len(text) < 3:
        return ()
    if (state := view.state_of_demonym(text)) and (home := view.place(state.code)):
        return (home,)
    return view.places_named(_REGIONS.get(text.casefold(), text))


def _first(found: Sequence[Place], text: str) -> tuple[Place, ...]:
    """The likeliest places, at most ``MOST_CANDIDATES``; "Washington" is the city first.

    A state that has the name only as a by-name goes behind the places whose name it is.
    """
    plain = words(text)
    proper = [p for p in found if words(p.name) == plain]
    kept = [p for p in found if not (proper and p not in proper and p.kind in _DIVISIONS)]
    return tuple(sorted(kept, key=lambda p: (-_prior(p), p.id))[:MOST_CANDIDATES])


@lru_cache(maxsize=4)
def _spelled(view: View) -> dict[tuple[str, ...], list[Place]]:
    """The pack's places by transliteration key."""
    index: dict[tuple[str, ...], list[Place]] = {}
    for place in view.places():
        for name in (place.name, *place.variants):
            if sum(map(len, key := name_key(name))) >= 3 and place not in index.get(key, ()):
                index.setdefault(key, []).append(place)
    return index


def _prior(place: Place) -> float:
    """What a name alone says: countries before states, states before towns, large before small."""
    vast = (place.uncertainty_km or 0.0) >= VAST_KM and not place.population
    if place.kind is PlaceKind.COUNTRY or vast:
        return COUNTRY_PRIOR  # countries, continents, oceans
    if place.kind in (PlaceKind.GOVERNORATE, PlaceKind.REGION):
        return DIVISION_PRIOR
    if place.population:
        return POPULATION_WEIGHT * log10(place.population)
    return _LISTED.get(place.kind, 2.0)


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
    surfaces = [span.of(text) for span in spans]
    found = [places_of(surface, view) for surface in surfaces]
    adjectives = [one.adjective for one in found]
    board = _Board(surfaces, found, _links(text, spans, adjectives), _homes(outlet, view))
    chosen = board.choose()
    results = [
        _result(span, names, pick) for span, names, pick in zip(spans, found, chosen, strict=True)
    ]
    return tuple(_around(results) if approximate else results)


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
    if names.how == "containment" and place.kind not in _LARGE and not names.county:
        score *= 0.9 if pick.evidence >= LITTLE_EVIDENCE else 0.4  # "Shahba Hotel" in Aleppo
    score = round(score, 3)
    precision = precision_of(place, vicinity=names.vicinity)
    precision = Precision.DISTRICT if names.county else precision
    return Toponym(span, place, names.how, score, precision, reasons)


def _around(results: list[Toponym]) -> list[Toponym]:
    """Unlisted places, and counties, put where the settled toponyms around them are."""
    fixed = [t for t in results if t.place and t.place.kind not in _LARGE and _is_anchor(t)]
    fixed = fixed or [t for t in results if t.place and t.place.kind in _DIVISIONS]
    return [_placed(t, fixed) if _is_loose(t) else t for t in results]


def _is_anchor(toponym: Toponym) -> bool:
    inside = toponym.how == "containment" and toponym.precision is not Precision.DISTRICT
    return inside or (toponym.how != "containment" and toponym.score > 0.3)


def _is_loose(toponym: Toponym) -> bool:
    """Whether a toponym has no place of its own, or only the town that a county may hold."""
    return toponym.how == "none" or (
        toponym.how == "containment" and toponym.precision is Precision.DISTRICT
    )


def _placed(toponym: Toponym, fixed: list[Toponym]) -> Toponym:
    if not fixed:
        return toponym
    near = max(fixed, key=lambda t: (_company(t, toponym, fixed), -t.span.start))
    assert near.place is not None
    why = (*toponym.reasons, f"put where {near.place.name} is")
    return Toponym(toponym.span, near.place, "containment", 0.2, Precision.REGION, why)


def _company(one: Toponym, toponym: Toponym, fixed: list[Toponym]) -> float:
    """How near a toponym stands in the text, and how many others lie around it."""
    assert one.place is not None
    others = (t.place for t in fixed if t.place)
    around = sum(exp(-km_between(one.place, other) / NEAR_KM) for other in others) / len(fixed)
    return around + exp(-abs(one.span.start - toponym.span.start) / 300)


def km_between(one: Place, other: Place) -> float:
    """The great-circle distance in kilometres; infinite where a place has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return inf
    north, south = radians(one.lat), radians(other.lat)
    east = sin(radians(one.lon - other.lon) / 2) ** 2 * cos(north) * cos(south)
    return 12742.0 * asin(sqrt(min(1.0, sin((north - south) / 2) ** 2 + east)))


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


@dataclass(frozen=True, slots=True)
class Homes:
    """Where an outlet is at home, as far as its name tells."""

    country: str | None = None
    squeezed: str = ""


def _homes(outlet: str | None, view: View) -> Homes:
    """The country of a domain's ending, and its letters for finding town names in it."""
    if not outlet:
        return Homes()
    parts = outlet.lower().removeprefix("www.").split(".")
    ending = parts[-1] if len(parts) > 1 and len(parts[-1]) == 2 else ""
    code = _TLD.get(ending, ending.upper()) or None
    name = "".join(words(" ".join(parts[:-1] if len(parts) > 1 else parts)))
    return Homes(code if code and view.place(code) else None, name)


_Row = NDArray[np.float64]


class _Board:
    """All candidates of all names of one text, scored together."""

    def __init__(
        self,
        surfaces: list[str],
        found: list[Names],
        links: list[tuple[int, int]],
        homes: Homes,
    ) -> None:
        names: dict[str, int] = {}
        self._slot: list[int | None] = []
        self._lists: list[tuple[Place, ...]] = []
        self._capital: list[str | None] = []
        most = max(FEWEST_CANDIDATES, MOST_TOGETHER // max(1, len(set(surfaces))))
        for surface, one in zip(surfaces, found, strict=True):
            key = " ".join(words(surface))
            if one.places and key not in names:
                names[key] = len(self._lists)
                self._lists.append(one.places[:most])
                self._capital.append(one.capital_of)
            self._slot.append(names[key] if one.places else None)
        pairs = {(self._slot[i], self._slot[j]) for i, j in links}
        self._links = sorted(
            (a, b) for a, b in pairs if a is not None and b is not None and self._may_hold(a, b)
        )
        self._homes = homes
        self._places = [p for places in self._lists for p in places]
        self._owner = np.array([i for i, ps in enumerate(self._lists) for _ in ps], dtype=np.intp)

    def _may_hold(self, inner: int, outer: int) -> bool:
        """Whether "X, Y" can mean X in Y; "China, U.S." are two countries of a list."""
        countries = [
            any(p.kind is PlaceKind.COUNTRY for p in self._lists[i]) for i in (inner, outer)
        ]
        return inner != outer and not all(countries)

    def choose(self) -> list[Pick | None]:
        """For each span the candidate that has the most support."""
        if not self._places:
            return [None for _ in self._slot]
        fixed, near, inside = self._fixed(), self._nearness(), self._insides()
        shares, support = self._shares(fixed), fixed
        for _ in range(ROUNDS):
            support = self._support(shares, near, inside)
            shares = self._shares(fixed + support)
        return [None if s is None else self._best(s, shares, support) for s in self._slot]

    def _best(self, slot: int, shares: _Row, support: _Row) -> Pick:
        own = np.flatnonzero(self._owner == slot)
        order = np.argsort(-shares[own], kind="stable")
        best = float(shares[own][order[0]])
        next_ = float(shares[own][order[1]]) if len(order) > 1 else 0.0
        given = float(support[own][order[0]])
        return Pick(int(order[0]), best / max(best + next_, 1e-12), given)

    def _shares(self, scores: _Row) -> _Row:
        """The scores of each name's candidates as shares that add up to one."""
        top = np.full(len(self._lists), -np.inf)
        np.maximum.at(top, self._owner, scores)
        raised = np.exp(scores - top[self._owner])
        total = np.zeros(len(self._lists))
        np.add.at(total, self._owner, raised)
        shares: _Row = raised / total[self._owner]
        return shares

    def _fixed(self) -> _Row:
        prior = np.array([_prior(p) + CAPITAL_PRIOR * c for p, c in self._capitals()])
        home = np.array([self._at_home(p) for p in self._places])
        fixed: _Row = WEIGHTS["prior"] * prior + WEIGHTS["home"] * home
        return fixed

    def _capitals(self) -> list[tuple[Place, bool]]:
        """Each candidate, and whether it is the capital that its name stands for."""
        return [
            (place, self._capital[owner] is not None and place.country == self._capital[owner])
            for place, owner in zip(self._places, self._owner.tolist(), strict=True)
        ]

    def _at_home(self, place: Place) -> float:
        if self._homes.country:
            return float(place.country == self._homes.country)
        name = "".join(words(place.name))
        return float(len(name) > 4 and name in self._homes.squeezed)

    def _nearness(self) -> _Row:
        lat = np.radians([np.nan if p.lat is None else p.lat for p in self._places])
        lon = np.radians([np.nan if p.lon is None else p.lon for p in self._places])
        dlat, dlon = lat[:, None] - lat, lon[:, None] - lon
        a = np.sin(dlat / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat) * np.sin(dlon / 2) ** 2
        km = 12742.0 * np.arcsin(np.sqrt(np.clip(a, 0, 1)))
        near: _Row = np.nan_to_num(np.exp(-km / NEAR_KM))
        large = np.array([p.kind in _LARGE for p in self._places])
        near[:, large] = 0.0
        near[large, :] = 0.0
        near[self._owner[:, None] == self._owner] = 0.0
        return near

    def _insides(self) -> _Row:
        """1 where the row's place lies in the column's state or country."""
        columns: dict[str, list[int]] = {}
        for at, place in enumerate(self._places):
            columns.setdefault(place.id, []).append(at)
        inside: _Row = np.zeros((len(self._places), len(self._places)))
        for row, place in enumerate(self._places):
            for outer in {place.parent, place.country} - {None, place.id}:
                inside[row, columns.get(outer or "", [])] = 1.0
        return inside

    def _support(self, shares: _Row, near: _Row, inside: _Row) -> _Row:
        count = max(1.0, float(len(self._lists) - 1)) ** 0.5
        nearness = self._sum_of_best(near * shares, count)
        states = np.array([p.kind is PlaceKind.GOVERNORATE for p in self._places])
        in_state = np.minimum(1.0, (inside * states) @ shares)
        support: _Row = (
            WEIGHTS["near"] * nearness
            + WEIGHTS["state"] * in_state
            + WEIGHTS["country"] * self._same_country(shares)
            + WEIGHTS["inside"] * self._linked(shares, inside)
        )
        return support

    def _sum_of_best(self, weighted: _Row, count: float) -> _Row:
        """For each candidate the best support that each other name gives it, added up."""
        starts = np.flatnonzero(np.diff(self._owner, prepend=-1))
        best = np.maximum.reduceat(weighted, starts, axis=1)
        total: _Row = best.sum(axis=1) / count
        return total

    def _same_country(self, shares: _Row) -> _Row:
        """The share of the other names that lie in the candidate's country."""
        codes = [p.country or "" for p in self._places]
        weight: dict[str, float] = {}
        for code, share in zip(codes, shares, strict=True):
            weight[code] = weight.get(code, 0.0) + share
        own: dict[tuple[int, str], float] = {}
        for owner, code, share in zip(self._owner.tolist(), codes, shares, strict=True):
            own[owner, code] = own.get((owner, code), 0.0) + share
        others = max(1, len(self._lists) - 1)
        found = [
            (weight[code] - own[owner, code]) / others if code else 0.0
            for owner, code in zip(self._owner.tolist(), codes, strict=True)
        ]
        return np.array(found)

    def _linked(self, shares: _Row, inside: _Row) -> _Row:
        """Support from "X in Y": X inside Y, and Y as what holds X."""
        support = np.zeros(len(self._places))
        for inner, outer in self._links:
            rows, columns = self._owner == inner, self._owner == outer
            block = inside[np.ix_(rows, columns)]
            support[rows] = np.maximum(support[rows], block @ shares[columns])
            support[columns] = np.maximum(support[columns], shares[rows] @ block)
        return support
