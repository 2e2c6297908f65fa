"""Places: toponyms with coordinates, and a list of place names of one country."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.marks import marks
from benchmarks.records import Json
from counterclaim.pipeline import Pipeline
from counterclaim.records import Place
from counterclaim.resolve import Toponym, resolve_toponyms
from counterclaim.spans import Span
from counterclaim.understand.names.literalness import Literalness
from counterclaim.understand.words import cut_words


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """Toponyms of each document, at the given spans if there are any; or named places."""
    if records and "text" not in records[0]:
        yield from (_named(record, pipeline) for record in records)
        return
    for record, marked in zip(records, marks(records, pipeline), strict=True):
        text = record["text"]
        given = [Span(p["start"], p["end"]) for p in record.get("places") or ()]
        spans = given or [scored.span for scored in marked.toponyms]
        found = resolve_toponyms(
            text,
            spans,
            view=pipeline.stock.view,
            outlet=record.get("outlet"),
            approximate=True,
        )
        words = cut_words(text, (Span(0, len(text)),))
        literal = Literalness(text, words, toponyms=marked.toponyms, names=marked.names)
        yield {"id": record["id"], "places": [_row(t, literal) for t in found]}


def _row(toponym: Toponym, literal: Literalness) -> Json:
    row: Json = {"start": toponym.span.start, "end": toponym.span.end}
    row["literal"] = literal.of(toponym.span)
    return row | _point(toponym.place)


def _point(place: Place | None) -> Json:
    if place is None or place.lat is None:
        return {"lat": None, "lon": None}
    row: Json = {"lat": place.lat, "lon": place.lon}
    kind, _, number = place.id.partition("-")
    return row | ({"geonameid": int(number)} if kind == "geonames" and number.isdigit() else {})


def _named(record: Json, pipeline: Pipeline) -> Json:
    """The first place of each spelling that lies in the country asked for."""

    def place(name: str) -> Place | None:
        found = pipeline.stock.view.places_named(name)
        return next((p for p in found if p.country == record.get("country")), None)

    variants = {name: _point(place(name)) for name in record.get("variants") or ()}
    return {"id": record["id"], **_point(place(record["name"])), "variants": variants}
