"""Places from CSV files, found by folded name; the world's cities join on demand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.files import Source, lines_of, open_file
from counterclaim.knowledge.names import fold
from counterclaim.records import Place, PlaceKind, distance_km

COLUMNS = (
    "id",
    "name",
    "kind",
    "country",
    "parent",
    "lat",
    "lon",
    "uncertainty_km",
    "variants",
    "source",
)
# "Shayrat airfield", "Shayrat Military Airport" and "Shayrat air base" are one place, and so
# are "Nasib crossing" and "the Nasib border gate"; only the words for the kind differ.
_KIND_WORDS = (
    (re.compile(r" (?:military |international )?(?:air ?(?:base|field|port))$"), " air base"),
    (re.compile(r" (?:border )?(?:crossing(?: point)?|gate)$"), " crossing"),
    (re.compile(r" neighbou?rhood$"), ""),
    (re.compile(r"^(?:city|town|village) of "), ""),
)
# What the world's list and a file of ours put this near under one name is one place.
_SAME_KM = 15.0


class World(Protocol):
    """Where to look for what no file has; ``counties.LazyWorld`` is the shipped one."""

    def named(self, folded: str) -> tuple[Place, ...]:
        """The places of this folded name."""
        ...

    def place(self, place_id: str) -> Place | None:
        """The place with this id."""
        ...


def place_key(folded: str) -> str:
    """The folded name with one word for each kind of place, for comparing alone."""
    for pattern, word in _KIND_WORDS:
        folded = pattern.sub(word, folded)
    return folded


class Gazetteer:
    """Places by id and by folded name; ``world`` answers for what no file has."""

    def __init__(self, places: Iterable[Place], world: World | None = None) -> None:
        """Indexes the places; of two with one id the later stands."""
        by_id = {place.id: place for place in places}
        self._places = dict(sorted(by_id.items()))
        self._world = world
        names: dict[str, dict[str, Place]] = {}
        for place in self._places.values():
            for text in (place.name, *place.variants):
                names.setdefault(place_key(fold(text)), {})[place.id] = place
        self._names = {name: tuple(found.values()) for name, found in names.items()}

    def place(self, place_id: str) -> Place | None:
        """The place with this id."""
        own = self._places.get(place_id)
        return own if own or not self._world else self._world.place(place_id)

    def places(self) -> Iterable[Place]:
        """All places of the files, by id."""
        return self._places.values()

    def named(self, folded: str) -> tuple[Place, ...]:
        """All places with this folded name, those of the files first."""
        own = self._names.get(place_key(folded), ())
        others = self._world.named(folded) if self._world else ()
        return (*own, *(other for other in others if not _known(other, own)))


def _known(other: Place, own: Iterable[Place]) -> bool:
    """Whether a place of the world stands in our files already, under the same name."""
    distances = (distance_km(other, place) for place in own)
    return any(far is not None and far <= _SAME_KM for far in distances)


def read_places(source: Source) -> Iterator[Place]:
    """The places of a CSV file with the columns ``COLUMNS``.

    Coordinates are degrees (WGS 84); ``variants`` are parted by semicolons.

    Raises:
        KnowledgeError: names file, line and column.
    """
    file = open_file(source)
    rows = csv.DictReader(lines_of(file, "is not CSV in UTF-8; save it so"), strict=True)
    try:
        _check_header(file.name, rows.fieldnames or ())
        for row in rows:
            yield _Row(file.name, rows.line_num, row).place()
    except csv.Error as error:
        raise KnowledgeError(f"{file.name}: is not CSV in UTF-8: {error}; save it so") from error


def _check_header(name: str, header: Iterable[str]) -> None:
    missing = [column for column in COLUMNS if column not in header]
    unknown = [column for column in header if column not in COLUMNS]
    if missing or unknown:
        raise KnowledgeError(
            f"{name}: line 1: missing columns {missing}, unknown columns {unknown}; "
            f"the first line must be {','.join(COLUMNS)}"
        )


class _Row:
    """One line of the file while it is checked."""

    def __init__(self, name: str, line: int, row: dict[str, str | None]) -> None:
        self._where = f"{name}: line {line}"
        self._row = row

    def place(self) -> Place:
        variants = (variant.strip() for variant in self._text("variants").split(";"))
        return Place(
            id=self._required("id"),
            name=self._required("name"),
            kind=self._kind(),
            country=self._text("country") or None,
            parent=self._text("parent") or None,
            lat=self._number("lat", 90.0),
            lon=self._number("lon", 180.0),
            uncertainty_km=self._number("uncertainty_km", 5000.0),
            variants=tuple(dict.fromkeys(variant for variant in variants if variant)),
            source=self._required("source"),
        )

    def _fault(self, column: str, problem: str) -> KnowledgeError:
        return KnowledgeError(f"{self._where}, column '{column}': {problem}")

    def _text(self, column: str) -> str:
        value = self._row.get(column)
        if value is None or None in self._row:
            raise self._fault(column, "cells and columns differ; quote cells that hold a comma")
        return value.strip()

    def _required(self, column: str) -> str:
        value = self._text(column)
        if not value:
            raise self._fault(column, "is empty; fill it in")
        return value

    def _kind(self) -> PlaceKind:
        value = self._required("kind")
        if value not in list(PlaceKind):
            raise self._fault("kind", f"'{value}' is unknown; use one of {', '.join(PlaceKind)}")
        return PlaceKind(value)

    def _number(self, column: str, limit: float) -> float | None:
        value = self._text(column)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            raise self._fault(column, f"'{value}' is not a number; write e.g. 36.21") from None
        if not abs(number) <= limit:
            raise self._fault(column, f"{value} is beyond {limit:g}; check sign and order")
        return number
