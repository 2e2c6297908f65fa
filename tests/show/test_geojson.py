"""GeoJSON: read back by libraries, and never more exact than its places."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import geojson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from counterclaim.records import Place, PlaceKind, Precision
from counterclaim.show.areas import box_around, circle, radius_km
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.geojson import located, write_geojson
from counterclaim.show.exports.told import told

ALEPPO = Place("gov", "North", PlaceKind.GOVERNORATE, "SY", "SY", 36.2, 37.2, 45.0)


def test_both_files_are_valid_to_a_library_and_lose_no_event(
    stored: Corpus, tmp_path: Path
) -> None:
    for path in write_geojson(stored, tmp_path, base="http://127.0.0.1:8642"):
        found = geojson.loads(path.read_text("utf-8"))
        assert found.is_valid, found.errors()
        assert found.features
        assert json.loads(path.read_text("utf-8"))["type"] == "FeatureCollection"
        for feature in found.features:
            properties = feature.properties
            assert properties["permalink"].startswith("http://127.0.0.1:8642/")
            assert properties["quote"]
            geometry = feature.geometry
            if geometry is not None:
                assert shape(geometry).is_valid
                assert geometry.type == "Polygon" or properties["precision"] in (
                    "exact",
                    "vicinity",
                    "settlement",
                )
    events = json.loads((tmp_path / "events.geojson").read_text("utf-8"))["features"]
    assert [f["id"] for f in events] == [one.event.id for one in told(stored)]


@pytest.mark.parametrize("precision", list(Precision))
def test_only_what_is_as_exact_as_a_settlement_is_a_point(precision: Precision) -> None:
    found = located(ALEPPO, precision)["geometry"]
    if precision in (Precision.EXACT, Precision.VICINITY, Precision.SETTLEMENT):
        assert found == {"type": "Point", "coordinates": [37.2, 36.2]}
    elif precision is Precision.COUNTRY:
        assert found is None
        assert len(located(ALEPPO, precision)["bbox"]) == 4
    else:
        area = shape(found)
        assert area.contains(Point(37.2, 36.2))
        assert area.exterior.is_ccw
        assert not area.contains(Point(37.2 + 9, 36.2))


def test_a_box_over_the_antimeridian_has_its_west_east_of_its_east() -> None:
    fiji = replace(ALEPPO, lat=-17.8, lon=178.5, uncertainty_km=None)
    found = located(fiji, Precision.REGION)
    assert found["geometry"] is None
    west, _, east, _ = found["bbox"]
    assert west > east


def test_what_has_no_place_is_a_feature_without_geometry() -> None:
    assert located(None, None) == {"geometry": None}
    assert located(replace(ALEPPO, lat=None), Precision.SETTLEMENT) == {"geometry": None}


@given(st.floats(-179, 179), st.floats(-80, 80), st.floats(1, 500))
def test_a_circle_lies_in_its_box_and_is_closed(lon: float, lat: float, km: float) -> None:
    ring, box = circle(lon, lat, km), box_around(lon, lat, km)
    assert ring[0] == ring[-1]
    if box.plain:
        assert all(box.west - 1e-3 <= x <= box.east + 1e-3 for x, _ in ring)
        assert all(box.south - 1e-3 <= y <= box.north + 1e-3 for _, y in ring)


def test_a_place_is_at_least_as_uncertain_as_its_precision() -> None:
    assert radius_km(ALEPPO, Precision.SETTLEMENT) == 45.0
    assert radius_km(replace(ALEPPO, uncertainty_km=None), Precision.GOVERNORATE) == 50.0
    assert radius_km(replace(ALEPPO, uncertainty_km=8.0), Precision.REGION) == 8.0
