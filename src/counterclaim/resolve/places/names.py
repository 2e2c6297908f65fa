"""The places that a toponym may name: as it stands, turned, shortened, spelt otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from counterclaim.protocols import View
from counterclaim.records import Place, PlaceKind, Precision
from counterclaim.resolve.actors.names import by_spelling
from counterclaim.resolve.folding import name_key, skeleton, words
from counterclaim.resolve.places.divisions import division
from counterclaim.resolve.places.regions import region_called

# How many places of one name are weighed; "San Antonio" has four hundred.
MOST_CANDIDATES = 40
# What a name alone says, before the text is asked. Set by hand on gold/places train; a random
# search of 250 settings gained one point there and lost three on LGL dev, so they stayed.
COUNTRY_PRIOR = 6.0
VAST_KM = 900.0  # continents and oceans count like countries
DIVISION_PRIOR = 3.0
POPULATION_WEIGHT = 0.45
# Places of the packs carry no population; a pack lists what reports speak of.
_LISTED = {PlaceKind.CITY: 2.8, PlaceKind.TOWN: 2.2, PlaceKind.VILLAGE: 1.8}

_PRECISIONS = {
    PlaceKind.REGION: Precision.REGION,
    PlaceKind.COUNTRY: Precision.COUNTRY,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.SEA: Precision.REGION,
    PlaceKind.RIVER: Precision.REGION,
    PlaceKind.MOUNTAIN: Precision.DISTRICT,
    PlaceKind.ROAD: Precision.DISTRICT,
    PlaceKind.CROSSING: Precision.EXACT,
    PlaceKind.DAM: Precision.EXACT,
    PlaceKind.BASE: Precision.EXACT,
    PlaceKind.HOSPITAL: Precision.EXACT,
}
_WATERS = frozenset({PlaceKind.SEA, PlaceKind.RIVER})
_WIDE = frozenset({PlaceKind.GOVERNORATE, PlaceKind.REGION}) | _WATERS
LARGE = _WIDE | {PlaceKind.COUNTRY}
_KIND_AROUND = re.compile(
    r"^(?:the )?(?:(?:city|town|village|hamlet|province|governorate|district|state|countryside|"
    r"suburbs?|outskirts|region|area|neighbou?rhood|island|county) of |"
    r"(?:greater|downtown|central|inner|rural|upstate|mid|old|new) )|"
    r" (?:county|parish|township|borough|city|town|village|province|governorate|district|"
    r"countryside|state|region|area|metro|municipality|suburb|shire)$",
    re.IGNORECASE,
)
#: A kind of place, or a side, and no name, in a headline too: "Village", but "The Village" is one.
_KIND = re.compile(
    r"(?:city|town|village|hamlet|province|governorate|district|suburb|county|neighbou?rhood"
    r"|(?:north|south|east|west)(?:ern)?)",
    re.IGNORECASE,
)
_COUNTY = re.compile(r" (?:county|parish|township|borough|shire)$", re.IGNORECASE)
DIVISIONS = frozenset({PlaceKind.GOVERNORATE, PlaceKind.DISTRICT})
LARGE_TOWN = 100_000
SHORTEST = 3  # letters, in capitals, that may be initials rather than a name
FEWEST_CONSONANTS = 4  # of a name that is found by likeness alone
SURE = 0.9
_COMPASS = re.compile(
    r"^(?:the )?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?[ -](?:of |the )?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,4}")  # "UCLA" is no spelling of "Oklahoma"
_OWNED = re.compile(r"['’]s? village$", re.IGNORECASE)  # "Eva's Village", a house
_POSSESSIVE = re.compile(r"['’]s?$")


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
    if _KIND.fullmatch(bare):
        return Names(())
    if (state := view.state_of_demonym(bare)) and (home := view.place(state.code)):
        return Names((home,), adjective=True)
    for text in (region_called(bare), bare, bare.strip(".")):
        found = () if not text else _not_in_capitals(text, view.places_named(text))
        if found:
            return Names(_first(found, text), capital_of=_capital_of(text, view))
    if named := division(bare.split(), view):
        return Names(named)
    turned = _COMPASS.sub("", bare)
    if turned and turned != bare and (inner := places_of(turned, view)).places:
        return Names(inner.places, inner.how, vicinity=True)
    stripped = bare if _COUNTY.search(bare) else _bare_kind(bare)
    tried = () if _INITIALS.fullmatch(bare) else (bare, stripped)
    if spelled := next((s for name in tried if (s := _in_other_spelling(name, view))), ()):
        return Names(spelled, "variant")
    return _shortened(bare, view) or _within(bare, view)


def _not_in_capitals(name: str, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places but for those whose own name two or three capitals happen to spell: "IS"."""
    if not (name.isupper() and name.isalpha() and len(name) <= SHORTEST):
        return found
    return tuple(p for p in found if p.name == name or p.name.casefold() != name.casefold())


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
    if (
        not shorter
        or shorter == bare
        or _OWNED.search(bare)
        or not (found := view.places_named(shorter))
    ):
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
            rest = [*parts[:start], *parts[start + size :]]
            inner = [p for p in _inner(text, view) if _stands_out(p)]
            told = bool(inner) and _describe(rest, view)
            found = [p for p in inner if told or p.kind not in _WATERS]  # not of "Danube Street"
            if start and rest[0][:1].isupper() and view.state_of_demonym(text):
                continue  # "Percy French Hotel"
            if not found or not (told or _is_large(found)):
                continue
            rank = (min(p.kind in LARGE for p in found), -size, start)
            if best is None or rank < best[0]:
                names = Names(_first(found, text), "containment", vicinity=True)
                best = (rank, names)
    return best[1] if best else Names(())


def _is_large(found: Sequence[Place]) -> bool:
    return any(p.kind in LARGE or p.kind is PlaceKind.CITY for p in found)


def _describe(rest: Sequence[str], view: View) -> bool:
    """Whether words only describe the place among them: "the Syrian town of", not "Hotel"."""
    return all(word.islower() or _is_large(_inner(word.strip(",'’s"), view)) for word in rest)


def _stands_out(place: Place) -> bool:
    listed_here = not place.population
    return place.kind in LARGE or listed_here or place.population >= LARGE_TOWN


def _inner(text: str, view: View) -> Sequence[Place]:
    if not text[:1].isupper():
        return ()
    if len(text) < 3:  # "US Federal Reserve"
        found = view.places_named(text) if text.isupper() and len(text) == 2 else ()
        return [p for p in found if p.kind is PlaceKind.COUNTRY]
    if (state := view.state_of_demonym(text)) and (home := view.place(state.code)):
        return (home,)
    return view.places_named(region_called(text) or text)


def _first(found: Sequence[Place], text: str) -> tuple[Place, ...]:
    """The likeliest places, at most ``MOST_CANDIDATES``; "Washington" is the city first.

    A division, or a small place of the world's list, that has the name only as a by-name
    gives way to the places whose name it is: that list calls Beeville "Maryville" too. An
    abbreviation ("Kan.") is a state's, if a state has it.
    """
    plain = words(text)
    proper = [p for p in found if words(p.name) == plain]
    short = [p for p in found if p.kind in DIVISIONS and text in p.variants and text[-1] == "."]
    kept = short or [p for p in found if not proper or p in proper or _well_known(p, plain)]
    return tuple(sorted(kept, key=lambda p: (-prior(p), p.id))[:MOST_CANDIDATES])


def _well_known(place: Place, by_name: Sequence[str]) -> bool:
    """Whether a by-name of a place may be meant as soon as the name of another.

    It may if the place is large or its name is much the same: "Avondale" for Avondale Estates.
    """
    alike = not {w for w in by_name if len(w) > 3}.isdisjoint(words(place.name))
    return place.kind not in DIVISIONS and (_stands_out(place) or alike)


@lru_cache(maxsize=4)
def _spelled(view: View) -> dict[tuple[str, ...], list[Place]]:
    """The pack's places by transliteration key."""
    index: dict[tuple[str, ...], list[Place]] = {}
    for place in view.places():
        for name in (place.name, *place.variants):
            least = 5 if place.kind in LARGE else 3  # "al-Sinaa", a quarter, is no "Seine"
            if sum(map(len, key := name_key(name))) >= least and place not in index.get(key, ()):
                index.setdefault(key, []).append(place)
    return index


def prior(place: Place) -> float:
    """What a name alone says: countries before states, states before towns, large before small."""
    vast = (place.uncertainty_km or 0.0) >= VAST_KM and not place.population
    if place.kind is PlaceKind.COUNTRY or vast:
        return COUNTRY_PRIOR  # countries, continents, oceans
    if place.kind in _WIDE:
        return DIVISION_PRIOR
    if place.population:
        return POPULATION_WEIGHT * log10(place.population)
    return _LISTED.get(place.kind, 2.0)
