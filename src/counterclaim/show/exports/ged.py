"""Deadly events as a table like the UCDP Georeferenced Event Dataset's.

Columns as in its codebook (https://ucdp.uu.se/downloads/, version 25.1). GED has an event
only where somebody was killed by armed force, so only such tellings are rows here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.records import PlaceKind, Precision
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.acled import TYPES
from counterclaim.show.exports.added import ADDED, added
from counterclaim.show.exports.files import whole_csv
from counterclaim.show.exports.told import Told, names, told

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date"),
    *("source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
#: 1 the place; 2 near it; 3 second and 4 first administrative level; 5 a wider region; 6 country.
WHERE_PREC = {
    Precision.EXACT: 1,
    Precision.SETTLEMENT: 1,
    Precision.VICINITY: 2,
    Precision.DISTRICT: 3,
    Precision.GOVERNORATE: 4,
    Precision.REGION: 5,
    Precision.COUNTRY: 6,
}
ARMED_FORCE = frozenset(
    sub
    for kind in ("Battles", "Explosions/Remote violence", "Violence against civilians")
    for sub in TYPES[kind]
)
CELLS = 720  # of PRIO-GRID in a row, half a degree each


def date_prec(days: int | None) -> int | str:
    """1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 longer; empty if not known."""
    if days is None:
        return ""
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def priogrid(lon: float, lat: float) -> int:
    """The cell of PRIO-GRID that holds a point: rows from the south, cells from the west.

    Source: Tollefsen, Strand and Buhaug (2012), https://doi.org/10.1177/0022343311431287.
    """
    return math.floor((lat + 90) * 2) * CELLS + math.floor((lon + 180) * 2) + 1


def _deaths(one: Told) -> dict[str, Any]:
    """Deaths as the account gives them; nobody's side is inferred."""
    assert one.killed is not None
    dead = one.killed
    low = dead.low if dead.low is not None else dead.best
    best = dead.best if dead.best is not None else low
    civilians = "civilian" in dead.of.casefold()
    column = "deaths_civilians" if civilians else "deaths_unknown"
    shown = {"best": best, "low": low, "high": dead.high, column: best}
    return {name: "" if value is None else f"{value:g}" for name, value in shown.items()}


def _where(one: Told) -> dict[str, Any]:
    spot, point = one.spot, one.spot.point
    return {
        "where_prec": WHERE_PREC[spot.precision] if spot.precision else "",
        "where_coordinates": spot.name,
        "where_description": spot.words,
        "adm_1": spot.level(PlaceKind.GOVERNORATE),
        "adm_2": spot.level(PlaceKind.DISTRICT),
        "latitude": point[1] if point else "",
        "longitude": point[0] if point else "",
        "geom_wkt": f"POINT ({point[0]} {point[1]})" if point else "",
        "priogrid_gid": priogrid(*point) if point else "",
        "country": spot.level(PlaceKind.COUNTRY),
    }


def _row(one: Told, base: str) -> dict[str, Any]:
    first, last = one.first_day, one.last_day
    side_a, side_b = (names(side, ", ") for side in one.sides)
    published = one.article.published.interval.start
    day = published.isoformat() if published else "no date"
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": one.event.id,
        "year": first.year if first else "",
        "dyad_name": f"{side_a or 'not stated'} - {side_b or 'not stated'}",
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": 1,
        "source_article": f"{one.outlet}, {day}, {one.article.title}",
        "source_office": one.outlet,
        "source_date": published.isoformat() if published else "",
        "source_headline": one.article.title,
        "source_original": one.chain[-1] if len(one.chain) > 1 else "",
        **_where(one),
        "date_prec": date_prec(one.days),
        "date_start": first.isoformat() if first else "",
        "date_end": last.isoformat() if last else "",
        **_deaths(one),
        **added(one, base),
    }


def _deadly(one: Told) -> bool:
    dead = one.killed
    return dead is not None and max(dead.best or 0, dead.low or 0, dead.high or 0) >= 1


def ged_rows(corpus: Corpus, *, base: str = "") -> Iterator[dict[str, Any]]:
    """Tellings of armed force that an article says took place and killed somebody."""
    for one in told(corpus):
        if one.happened and one.event.acled in ARMED_FORCE and _deadly(one):
            yield _row(one, base)


def write_ged(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The file written: ``ged.csv``."""
    return [whole_csv(folder / "ged.csv", (*COLUMNS, *ADDED), ged_rows(corpus, base=base))]
