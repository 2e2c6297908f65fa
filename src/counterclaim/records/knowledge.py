"""Actors and places as the knowledge packs hold them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt

from counterclaim.records.understanding import MentionKind

EARTH_DIAMETER_KM = 12_742.0


@dataclass(frozen=True, slots=True)
class KnowledgeFile:
    """A file that a user laid over the bundled packs: its name and its bytes.

    The bytes travel, not the path, so that a ledger can keep what it was made with.
    """

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor or place, with the days it was in use if known."""

    text: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office held: what, at which actor, when."""

    title: str
    of: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Designation:
    """A listing of an actor by a body, e.g. as terrorist; who listed and when."""

    by: str
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body that speaks, acts or is spoken of.

    ``known`` is False for an actor made from an unknown name in the corpus. ``type`` is
    finer than ``kind`` (government, ministry, coalition, news agency); ``demonyms`` are a
    state's adjectives and people; ``metonyms`` are places that stand for a government.
    """

    id: str
    name: str
    kind: MentionKind
    names: tuple[Name, ...] = ()
    descriptions: tuple[str, ...] = ()
    country: str | None = None
    parents: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    designations: tuple[Designation, ...] = ()
    predecessors: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    source: str = ""
    known: bool = True
    type: str = ""
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


class PlaceKind(StrEnum):
    """Kinds of places, from the largest to the smallest and special ones."""

    REGION = "region"
    COUNTRY = "country"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    CROSSING = "crossing"
    ROAD = "road"
    DAM = "dam"
    BASE = "base"
    HOSPITAL = "hospital"
    SEA = "sea"
    RIVER = "river"
    MOUNTAIN = "mountain"
    CAMP = "camp"


class Precision(StrEnum):
    """How exact a resolved place is; kept to the end, a governorate is never a point."""

    EXACT = "exact"
    VICINITY = "vicinity"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    COUNTRY = "country"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with coordinates in degrees (WGS 84) and their uncertainty in km."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    uncertainty_km: float | None = None
    variants: tuple[str, ...] = ()
    population: int = 0
    source: str = ""


def lineage(place: Place, known: Callable[[str], Place | None]) -> tuple[str, ...]:
    """The ids of a place and of all that contain it, smallest first; a ring of parents is cut."""
    chain = [place.id]
    parent = place.parent
    while parent and parent not in chain:
        chain.append(parent)
        above = known(parent)
        parent = above.parent if above else None
    return tuple(chain)


def distance_km(one: Place, other: Place) -> float | None:
    """The great-circle distance between two places in km; None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = radians(one.lat), radians(other.lat)
    east = sin(radians(one.lon - other.lon) / 2) ** 2 * cos(north) * cos(south)
    half = min(1.0, sin((north - south) / 2) ** 2 + east)
    return EARTH_DIAMETER_KM * asin(sqrt(half))
