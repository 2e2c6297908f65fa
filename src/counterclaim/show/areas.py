"""Places as areas: how large one is by its precision, and circles on the ground."""

from __future__ import annotations

import math
from dataclasses import dataclass

from counterclaim.records import Place, Precision

KM_PER_DEGREE = 111.32
#: Uncertainty in km where a place tells none, by precision; a country is never a point.
UNCERTAIN_KM = {
    Precision.EXACT: 1.0,
    Precision.VICINITY: 5.0,
    Precision.SETTLEMENT: 3.0,
    Precision.DISTRICT: 15.0,
    Precision.GOVERNORATE: 50.0,
    Precision.COUNTRY: 250.0,
    Precision.REGION: 500.0,
}
#: What may be drawn as a point; all else is an area.
POINTS = frozenset({Precision.EXACT, Precision.VICINITY, Precision.SETTLEMENT})
CORNERS = 32  # of a circle drawn as a polygon

Point = tuple[float, float]  # longitude, latitude in degrees


@dataclass(frozen=True, slots=True)
class Box:
    """A box in degrees; ``west`` is larger than ``east`` where it crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def plain(self) -> bool:
        """Whether it crosses no antimeridian and reaches no pole."""
        return self.west < self.east and self.south > -90 and self.north < 90


def radius_km(place: Place, precision: Precision) -> float:
    """How uncertain a place is, in km: ``uncertain_km`` of its own uncertainty."""
    return uncertain_km(place.uncertainty_km, precision)


def uncertain_km(own: float | None, precision: Precision) -> float:
    """A place's own uncertainty, at least that of its precision; a valley is as wide as it is."""
    if own and precision is Precision.REGION:
        return own
    return max(own or 0.0, UNCERTAIN_KM[precision])


def box_around(lon: float, lat: float, km: float) -> Box:
    """The box that holds a circle on the ground."""
    high = km / KM_PER_DEGREE
    south, north = max(lat - high, -90.0), min(lat + high, 90.0)
    shrink = math.cos(math.radians(max(abs(south), abs(north))))
    wide = high / shrink if shrink > 0.01 else 180.0
    if wide >= 180.0:
        return Box(-180.0, round(south, 4), 180.0, round(north, 4))
    west, east = (lon - wide + 180) % 360 - 180, (lon + wide + 180) % 360 - 180
    return Box(round(west, 4), round(south, 4), round(east, 4), round(north, 4))


def circle(lon: float, lat: float, km: float) -> list[Point]:
    """A closed ring around a point, counterclockwise as RFC 7946 asks of an outer ring."""
    high = km / KM_PER_DEGREE
    wide = high / math.cos(math.radians(lat))
    turns = [2 * math.pi * n / CORNERS for n in range(CORNERS)]
    ring = [
        (round(lon + wide * math.cos(turn), 4), round(lat + high * math.sin(turn), 4))
        for turn in turns
    ]
    return [*ring, ring[0]]
