"""How places lie: the distance between two, and what contains one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Place, PlaceKind, distance_km, lineage


def _at(lat: float | None, lon: float | None) -> Place:
    return Place("x", "x", PlaceKind.CITY, lat=lat, lon=lon)


POINTS = st.builds(_at, st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(_at(36.0, 37.0), _at(37.0, 37.0)) == pytest.approx(111.2, abs=0.1)


def test_the_far_side_of_the_earth_is_half_its_girth_away() -> None:
    assert distance_km(_at(0.0, 0.0), _at(0.0, 180.0)) == pytest.approx(20_015, abs=1)


def test_without_a_point_there_is_no_distance() -> None:
    assert distance_km(_at(36.0, 37.0), _at(None, None)) is None


@given(POINTS, POINTS)
def test_it_is_the_same_both_ways_and_never_negative(one: Place, other: Place) -> None:
    far = distance_km(one, other)
    assert far is not None
    assert far >= 0
    assert far == pytest.approx(distance_km(other, one))


def _in(key: str, parent: str | None) -> Place:
    return Place(key, key, PlaceKind.TOWN, parent=parent)


def test_what_contains_a_place_is_told_smallest_first() -> None:
    places = {key: _in(key, parent) for key, parent in (("b", "c"), ("c", None))}
    assert lineage(_in("a", "b"), places.get) == ("a", "b", "c")
    assert lineage(_in("a", "unknown"), places.get) == ("a", "unknown")


def test_a_ring_of_parents_ends() -> None:
    places = {key: _in(key, parent) for key, parent in (("a", "b"), ("b", "a"))}
    assert lineage(places["a"], places.get) == ("a", "b")
