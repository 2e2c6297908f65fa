"""A map as lines and circles: bundled outlines, places drawn as large as their uncertainty.

Equirectangular, true to scale along the middle latitude: enough for a region, and its
distortion is the same for everybody.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

KM_PER_DEGREE = 111.32
WIDTH = 1000.0
MARGIN = 0.12  # of the shown extent, on each side
LEAST_DEGREES = 1.5  # a single village is shown with its surroundings
MOST_HEIGHT = 1.1  # of the width

#: Uncertainty in km where a place tells none, by precision; a country is never a point.
UNCERTAIN_KM = {
    "exact": 1.0,
    "vicinity": 5.0,
    "settlement": 3.0,
    "district": 15.0,
    "governorate": 50.0,
    "country": 250.0,
    "region": 500.0,
}

Point = tuple[float, float]  # longitude, latitude in degrees


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that is shown, and where a point of it stands in the drawing."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle."""
        return max(math.cos(math.radians((self.south + self.north) / 2)), 0.1)

    @property
    def scale(self) -> float:
        """Units of the drawing per degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.stretch)

    @property
    def height(self) -> float:
        """The height of the drawing; its width is ``WIDTH``."""
        return round((self.north - self.south) * self.scale, 1)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point stands in the drawing."""
        x = (lon - self.west) * self.stretch * self.scale
        return round(x, 1), round((self.north - lat) * self.scale, 1)

    def radius(self, km: float) -> float:
        """A distance on the ground in the drawing; never too small to be pressed."""
        return round(max(km / KM_PER_DEGREE * self.scale, 6.0), 1)


def frame_around(points: Iterable[Point]) -> Frame | None:
    """The frame that holds all points with a margin; None for no points."""
    found = list(points)
    if not found:
        return None
    west, east = min(p[0] for p in found), max(p[0] for p in found)
    south, north = min(p[1] for p in found), max(p[1] for p in found)
    wide, high = max(east - west, LEAST_DEGREES), max(north - south, LEAST_DEGREES)
    stretch = max(math.cos(math.radians((south + north) / 2)), 0.1)
    wide = max(wide, high / MOST_HEIGHT / stretch)
    high = max(high, wide * stretch / 2)
    x, y = (west + east) / 2, (south + north) / 2
    half_x, half_y = wide * (0.5 + MARGIN), high * (0.5 + MARGIN)
    return Frame(x - half_x, max(y - half_y, -90.0), x + half_x, min(y + half_y, 90.0))


@cache
def outlines() -> tuple[tuple[Point, ...], ...]:
    """Borders and coasts of the world's countries, see ``outlines/NOTICE.txt``."""
    path = resources.files("counterclaim.show.web") / "outlines" / "countries.json"
    return tuple(tuple(_points(line)) for line in json.loads(path.read_text("utf-8"))["lines"])


def _points(steps: list[int]) -> Iterator[Point]:
    x = y = 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        yield x / 100, y / 100


def drawn(frame: Frame) -> str:
    """The outlines inside a frame, as the ``d`` of one SVG path."""
    parts = []
    for line in outlines():
        inside = (
            max(p[0] for p in line) >= frame.west
            and min(p[0] for p in line) <= frame.east
            and max(p[1] for p in line) >= frame.south
            and min(p[1] for p in line) <= frame.north
        )
        if inside:
            points = (frame.place(*p) for p in line)
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points))
    return "".join(parts)
