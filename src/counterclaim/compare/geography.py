"""How two places stand to each other: same, one in the other, apart, or unknown."""

from __future__ import annotations

import re
from enum import StrEnum

from counterclaim.protocols import View
from counterclaim.records import Place, PlaceKind, distance_km, lineage

#: Sizes, in km, within which two points of a kind cannot be told apart for certain.
EXTENT_KM = {
    PlaceKind.COUNTRY: 500.0,
    PlaceKind.REGION: 150.0,
    PlaceKind.GOVERNORATE: 80.0,
    PlaceKind.DISTRICT: 25.0,
    PlaceKind.ROAD: 40.0,
    PlaceKind.SEA: 150.0,
    PlaceKind.RIVER: 150.0,
    PlaceKind.MOUNTAIN: 40.0,
    PlaceKind.CITY: 8.0,
}
SETTLEMENT_KM = 3.0
#: A spot "west of" a city or "near" it lies within this distance of it.
AROUND_KM = 60.0
#: Kinds of places small enough to tell two happenings apart.
LOCAL = frozenset(
    {
        PlaceKind.DISTRICT,
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.NEIGHBOURHOOD,
        PlaceKind.CROSSING,
        PlaceKind.DAM,
        PlaceKind.BASE,
        PlaceKind.HOSPITAL,
        PlaceKind.CAMP,
    }
)
#: Those of them that are finer than a city.
SPOTS = LOCAL - {PlaceKind.CITY, PlaceKind.DISTRICT}


class Relation(StrEnum):
    """How place a stands to place b."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"
    NEAR = "near"
    APART = "apart"
    UNKNOWN = "unknown"


def namesake(city: Place, view: View) -> Place | None:
    """The governorate that a city lies in and that bears its name; None if there is none."""
    if city.kind is not PlaceKind.CITY:
        return None
    above = (view.place(name) for name in lineage(city, view.place)[1:])
    province = next((p for p in above if p and p.kind is PlaceKind.GOVERNORATE), None)
    named = province is not None and f"{province.name} ".casefold()
    return province if named and named.startswith(f"{city.name} ".casefold()) else None


_DIVISION = re.compile(r"\s+(?:governorate|province)$", re.IGNORECASE)


def capital(province: Place, view: View) -> Place | None:
    """The one city that bears the name of the governorate it lies in; None if there is none."""
    name = _DIVISION.sub("", province.name).casefold()
    found = [place for place in view.places_named(name) if namesake(place, view) == province]
    return found[0] if len(found) == 1 else None


def in_namesake(place: Place, city: Place, view: View) -> bool:
    """Whether a place lies in the governorate that bears a city's name."""
    province = namesake(city, view)
    return province is not None and province.id in lineage(place, view.place)


def elsewhere(a: Place | None, b: Place | None, view: View) -> bool:
    """Whether two places lie apart, though names of cities are given for all around them.

    A city is named for its surroundings and for the province that bears its name.
    """
    if relate(a, b, view) is not Relation.APART or a is None or b is None:
        return False
    if PlaceKind.CITY in (a.kind, b.kind) and (distance_km(a, b) or 0.0) <= AROUND_KM:
        return False
    return not (in_namesake(a, b, view) or in_namesake(b, a, view))


def _extent(place: Place) -> float:
    return EXTENT_KM.get(place.kind, SETTLEMENT_KM) + (place.uncertainty_km or 0.0)


def relate(a: Place | None, b: Place | None, view: View) -> Relation:
    """The relation of ``a`` to ``b``: WITHIN means that a lies in b.

    Containment comes from the gazetteer's parents; where it is silent, distance decides
    against the extent of the kinds, and two areas are APART only if they cannot touch.
    """
    if a is None or b is None:
        return Relation.UNKNOWN
    if a.id == b.id:
        return Relation.SAME
    if b.id in lineage(a, view.place):
        return Relation.WITHIN
    if a.id in lineage(b, view.place):
        return Relation.AROUND
    far = distance_km(a, b)
    if far is None:
        return Relation.UNKNOWN
    if far > _extent(a) + _extent(b):
        return Relation.APART
    return Relation.NEAR
