"""An importer for GeoNames country files, which a user may add for a country of their own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.files import Source, lines_of, open_file
from counterclaim.knowledge.world import SOURCE, press_spelling, radius_km, settlement_kind
from counterclaim.records import Place, PlaceKind

# Feature codes of GeoNames (geonames.org/export/codes.html) that have a kind of ours; what
# is not listed (farms, wells, hotels) is left out, and its names would only mislead.
_FEATURES: Mapping[str, PlaceKind] = {
    "ADM1": PlaceKind.GOVERNORATE,
    "ADM2": PlaceKind.DISTRICT,
    "ADM3": PlaceKind.DISTRICT,
    "RGN": PlaceKind.REGION,
    "AIRB": PlaceKind.BASE,
    "AIRF": PlaceKind.BASE,
    "AIRP": PlaceKind.BASE,
    "CMPRF": PlaceKind.CAMP,
    "DAM": PlaceKind.DAM,
    "HSP": PlaceKind.HOSPITAL,
    "INSM": PlaceKind.BASE,
    "MILB": PlaceKind.BASE,
    "MT": PlaceKind.MOUNTAIN,
    "MTS": PlaceKind.MOUNTAIN,
    "PPLX": PlaceKind.NEIGHBOURHOOD,
    "PSTB": PlaceKind.CROSSING,
    "RD": PlaceKind.ROAD,
    "STM": PlaceKind.RIVER,
}
# Half the usual width of such a feature; what GeoNames gives is a point inside it.
_REACH_KM: Mapping[PlaceKind, float] = {
    PlaceKind.GOVERNORATE: 60.0,
    PlaceKind.DISTRICT: 20.0,
    PlaceKind.REGION: 40.0,
    PlaceKind.ROAD: 20.0,
    PlaceKind.RIVER: 30.0,
    PlaceKind.MOUNTAIN: 5.0,
}
_COLUMNS = 19


def import_geonames_country_file(source: Source) -> Iterator[Place]:
    """The places of a GeoNames country file ("SY.txt" out of SY.zip), in its order.

    The file has nineteen columns parted by tabs, without a header, as GeoNames'
    ``readme.txt`` describes. Settlements, divisions, crossings, dams, bases, camps,
    hospitals, roads, rivers and mountains become places; other features are left out.

    Raises:
        KnowledgeError: names file and line, and says what to supply.
    """
    file = open_file(source)
    remedy = "is not text in UTF-8; unpack the .zip of GeoNames and give the .txt in it"
    try:
        for number, row in enumerate(_cells(lines_of(file, remedy)), 1):
            if place := _place(_checked(file.name, number, row)):
                yield place
    except csv.Error as error:
        raise KnowledgeError(f"{file.name}: {remedy} ({error})") from error


def _cells(lines: Iterable[str]) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _checked(name: str, number: int, row: list[str]) -> list[str]:
    if len(row) != _COLUMNS:
        raise KnowledgeError(
            f"{name}: line {number}: {len(row)} columns, not {_COLUMNS}; supply the country file "
            "of GeoNames (download.geonames.org/export/dump) as it comes"
        )
    try:
        lat, lon = float(row[4]), float(row[5])
        int(row[14] or 0)
    except ValueError as error:
        raise KnowledgeError(f"{name}: line {number}: {error}; is this file whole?") from error
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise KnowledgeError(f"{name}: line {number}: {lat}, {lon} are no coordinates")
    return row


def _place(row: list[str]) -> Place | None:
    """One row as a place; None for a feature that reports do not name."""
    geonameid, name, ascii_name, alternates, lat, lon, group, code, country = row[:9]
    population = int(row[14] or 0)
    settled = group == "P" and code not in ("PPLX", "PPLQ", "PPLH", "PPLW")
    kind = settlement_kind(population) if settled else _FEATURES.get(code)
    if kind is None:
        return None
    spellings = (text for text in (ascii_name, *alternates.split(",")) if press_spelling(text))
    reach = radius_km(population) if settled else _REACH_KM.get(kind, 2.0)
    return Place(
        id=f"geonames-{geonameid}",
        name=name,
        kind=kind,
        country=country or None,
        parent=country or None,
        lat=float(lat),
        lon=float(lon),
        uncertainty_km=reach,
        variants=tuple(dict.fromkeys(text for text in spellings if text != name)),
        population=population,
        source=f"{SOURCE} {geonameid}",
    )
