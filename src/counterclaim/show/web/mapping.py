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

from counterclaim.show.areas import KM_PER_DEGREE, Point

WIDTH = 1000.0
MARGIN = 0.12  # of the shown extent, on each side
LEAST_DEGREES = 4.5  # even a single village is shown within its country
MOST_HEIGHT = 0.75  # of the width


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


def middle(points: Iterable[Point], share: float = 0.8) -> list[Point]:
    """The points without the outermost ones of each axis, each point counted as often as given.

    One toponym that resolved to another continent must not shrink a region to a speck.
    """
    found = list(points)
    cut = int(len(found) * (1 - share) / 2)
    if not cut:
        return found
    lons, lats = sorted(p[0] for p in found), sorted(p[1] for p in found)
    west, east, south, north = lons[cut], lons[-1 - cut], lats[cut], lats[-1 - cut]
    return [p for p in found if west <= p[0] <= east and south <= p[1] <= north] or found


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
    lines = json.loads(path.read_text("utf-8"))["lines"]
    return tuple(tuple(part) for line in lines for part in _unbroken(_points(line)))


def _unbroken(points: Iterable[Point]) -> Iterator[list[Point]]:
    """A line in parts that do not jump from one edge of the world to the other."""
    part: list[Point] = []
    for point in points:
        if part and abs(point[0] - part[-1][0]) > 180:
            yield part
            part = []
        part.append(point)
    if part:
        yield part


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


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing that a name takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def name_box(x: float, y: float, name: str) -> Box:
    """The room that a name centred above a point takes, about 7.5 by 16 units a letter."""
    half = len(name) * 3.75
    return Box(x - half, y - 16, x + half, y)
