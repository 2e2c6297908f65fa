"""Events and incidents as GeoJSON (RFC 7946), as exact as their places and no more.

What is as exact as a settlement is a point with its uncertainty; a district, governorate or
region is the circle that it may lie in; a country, or a circle over a pole or the
antimeridian, has no geometry but a box. Nothing is left out for want of a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from counterclaim.records import Incident, Outcome, Place, Precision
from counterclaim.show.areas import POINTS, box_around, circle, radius_km
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.files import items, whole_file
from counterclaim.show.exports.told import (
    Told,
    find_place,
    incident_link,
    names,
    precision_of,
    told,
)

FILES = ("events.geojson", "incidents.geojson")


def located(place: Place | None, precision: Precision | None) -> dict[str, Any]:
    """The members of a feature that say where it is: ``geometry`` and perhaps ``bbox``."""
    if place is None or place.lon is None or place.lat is None or precision is None:
        return {"geometry": None}
    if precision in POINTS:
        return {"geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}}
    km = radius_km(place, precision)
    box = box_around(place.lon, place.lat, km)
    corners = {"bbox": [box.west, box.south, box.east, box.north]}
    if precision is Precision.COUNTRY or not box.plain:
        return {"geometry": None, **corners}
    ring = [list(point) for point in circle(place.lon, place.lat, km)]
    return {"geometry": {"type": "Polygon", "coordinates": [ring]}, **corners}


def _where(place: Place | None, precision: Precision | None, words: str) -> dict[str, Any]:
    known = place is not None and precision is not None
    return {
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "place_words": words or None,
        "precision": precision.value if precision else None,
        "uncertainty_km": radius_km(place, precision) if known and place and precision else None,
        "area": _area(place, precision),
    }


def _area(place: Place | None, precision: Precision | None) -> str:
    """What the geometry means, in words, so that no circle is taken for a border."""
    if place is None or precision is None:
        return "no place is known"
    if precision in POINTS:
        return "a point, uncertain by uncertainty_km"
    return "somewhere within; a circle or box around the middle, not a border"


def _event(one: Told, base: str) -> dict[str, Any]:
    event, first, last = one.event, one.first_day, one.last_day
    return {
        "type": "Feature",
        "id": event.id,
        **located(one.spot.place, one.spot.precision),
        "properties": {
            **_where(one.spot.place, one.spot.precision, one.spot.words),
            "type": event.type.value,
            "mode": event.mode,
            "acled": event.acled,
            "factuality": event.factuality.value,
            "negated": event.negated,
            "first_day": first.isoformat() if first else None,
            "last_day": last.isoformat() if last else None,
            "actor": names(one.actors) or None,
            "target": names(one.targets) or None,
            "claimed_by": list(one.chain),
            "outlet": one.outlet,
            "incident_id": one.incident or None,
            "quote": one.sentence,
            "words": one.trigger,
            "start": event.trigger.start,
            "end": event.trigger.end,
            "article_id": one.article.id,
            "permalink": base + one.permalink,
        },
    }


def _incident(corpus: Corpus, one: Incident, disputed: set[str], base: str) -> dict[str, Any]:
    place = find_place(corpus, one.place) if one.place else None
    precision = precision_of(place) if place else None
    first = one.interval.start if one.interval else None
    end = one.interval.end if one.interval else None
    words = [(a.article_id, v.spans) for a in one.accounts for v in a.values if v.spans][:1]
    return {
        "type": "Feature",
        "id": one.id,
        **located(place, precision),
        "properties": {
            **_where(place, precision, ""),
            "title": one.title,
            "type": one.type.value,
            "first_day": first.isoformat() if first else None,
            "end_day_exclusive": end.isoformat() if end else None,
            "accounts": len(one.accounts),
            "articles": len({a.article_id for a in one.accounts}),
            "conflict_on": sorted(disputed),
            "quote": corpus.sentence(*words[0]) if words else "",
            "permalink": base + incident_link(one),
        },
    }


def _incidents(corpus: Corpus, base: str) -> Iterator[dict[str, Any]]:
    disputed: dict[str, set[str]] = {}
    for found in corpus.compared.comparisons:
        if found.outcome is Outcome.CONFLICT:
            disputed.setdefault(found.incident_id, set()).add(found.slot.value)
    for one in sorted(corpus.compared.incidents, key=lambda i: i.id):
        yield _incident(corpus, one, disputed.get(one.id, set()), base)


def _collection(out: TextIO, features: Iterable[dict[str, Any]]) -> None:
    out.write('{"type": "FeatureCollection", "features": [')
    items(out, features)
    out.write("\n]}\n")


def write_geojson(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The files written: events as told, and incidents, each a feature collection.

    Args:
        corpus: what to export.
        folder: where to; must exist.
        base: what stands before every permalink, such as ``http://127.0.0.1:8642``.
    """
    events = (_event(one, base) for one in told(corpus))
    incidents = _incidents(corpus, base)
    return [
        whole_file(folder / FILES[0], lambda out: _collection(out, events)),
        whole_file(folder / FILES[1], lambda out: _collection(out, incidents)),
    ]
