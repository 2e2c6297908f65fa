"""What the bundled place files must hold, row by row."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import fold
from counterclaim.knowledge.packs import bundled_place_files
from counterclaim.knowledge.places import COLUMNS, Gazetteer, place_key, read_places
from counterclaim.records import Place, PlaceKind, distance_km

AREAS = {
    PlaceKind.COUNTRY,
    PlaceKind.GOVERNORATE,
    PlaceKind.DISTRICT,
    PlaceKind.REGION,
    PlaceKind.SEA,
}
LINES = {PlaceKind.ROAD, PlaceKind.RIVER, PlaceKind.MOUNTAIN}


@pytest.fixture(scope="module")
def places() -> list[Place]:
    return [place for path in bundled_place_files() for place in read_places(path)]


@pytest.fixture(scope="module")
def by_id(places: list[Place]) -> dict[str, Place]:
    return {place.id: place for place in places}


@pytest.fixture(scope="module")
def gazetteer(places: list[Place]) -> Gazetteer:
    return Gazetteer(places)


def test_ids_are_unique_and_parents_exist(places: list[Place], by_id: dict[str, Place]) -> None:
    assert [
        name for name, count in Counter(place.id for place in places).items() if count > 1
    ] == []
    assert [place.id for place in places if place.parent and place.parent not in by_id] == []


def test_every_place_has_a_point_an_uncertainty_and_a_source(places: list[Place]) -> None:
    for place in places:
        assert place.lat is not None, place.id
        assert place.lon is not None, place.id
        assert place.uncertainty_km, place.id
        assert place.source, place.id


def test_no_parent_is_its_own_ancestor(places: list[Place], by_id: dict[str, Place]) -> None:
    for place in places:
        seen = {place.id}
        parent = place.parent
        while parent:
            assert parent not in seen, place.id
            seen.add(parent)
            parent = by_id[parent].parent


def test_a_place_lies_in_reach_of_its_parent(places: list[Place], by_id: dict[str, Place]) -> None:
    """Governorates are long: a border town may lie twice the mean radius from the middle."""
    for place in places:
        if not place.parent or place.id == "US-HI":  # Hawaii lies an ocean away
            continue
        parent = by_id[place.parent]
        reach = 2 * (parent.uncertainty_km or 0) + (place.uncertainty_km or 0) + 5
        if parent.kind is PlaceKind.COUNTRY:
            reach = 4 * (parent.uncertainty_km or 0) + (place.uncertainty_km or 0) + 20
        assert (distance_km(place, parent) or 0) <= reach, (place.id, parent.id)


def test_a_place_shares_the_country_of_its_parent(
    places: list[Place], by_id: dict[str, Place]
) -> None:
    assert [p.id for p in places if p.parent and by_id[p.parent].country != p.country] == []


def test_an_area_is_never_as_sharp_as_a_settlement(places: list[Place]) -> None:
    """A governorate that claimed two kilometres would be drawn as a point."""
    for place in places:
        wide = (PlaceKind.GOVERNORATE, PlaceKind.REGION, PlaceKind.SEA)
        least = 5 if place.kind in wide else 0.4
        assert (place.uncertainty_km or 0) >= least, place.id
        if place.kind not in AREAS | LINES:
            assert (place.uncertainty_km or 0) <= 15, place.id


def test_no_spelling_folds_to_nothing_or_stands_twice(places: list[Place]) -> None:
    for place in places:
        spellings = (place.name, *place.variants)
        assert all(fold(text) for text in spellings), place.id
        assert len(set(spellings)) == len(spellings), place.id


def test_the_conflict_file_is_complete_in_governorates(places: list[Place]) -> None:
    count = Counter(p.country for p in places if p.kind is PlaceKind.GOVERNORATE)
    assert (count["SY"], count["IQ"]) == (14, 19)
    assert sum(p.country in ("SY", "IQ") for p in places) >= 500


@pytest.mark.parametrize(
    ("spellings", "place"),
    [
        (("Khan Touman", "Khan Tuman", "Khan Toman", "Khan-Touman"), "sy-khan-touman"),
        (("Bab al-Salameh", "Bab al-Salama crossing", "Bab as-Salam"), "sy-bab-al-salameh"),
        (("Hmeimim", "Hemeimim airbase", "the Khmeimim air base"), "sy-hmeimim"),
        (("Lattakia", "Latakia"), "sy-latakia"),
        (("Idleb", "Idlib"), "sy-idlib"),
        (("Halab", "Aleppo", "city of Aleppo"), "sy-aleppo"),
        (("Aleppo province", "the province of Aleppo"), "sy-aleppo-gov"),
        (("Shayrat airfield", "Shayrat military airport", "Shayrat"), "sy-shayrat"),
        (("Urum al-Kubra", "Orem al-Kubra", "Urem al-Kubra"), "sy-urum-al-kubra"),
        (("Deir ez-Zor", "Deir al-Zour", "Deir Ezzor"), "sy-deir-ez-zor"),
        (("Çobanbey", "al-Rai"), "sy-al-rai"),
        (("Shingal",), "iq-sinjar"),
        (("Euphrates Dam", "Tabqa Dam"), "sy-tabqa-dam"),
        (("Sheikh Maqsoud", "Sheikh Maksoud", "Sheikh Maqsood neighbourhood"), "sy-sheikh-maqsood"),
    ],
)
def test_spellings_of_one_place_find_it_alone(
    gazetteer: Gazetteer, spellings: tuple[str, ...], place: str
) -> None:
    for text in spellings:
        assert [found.id for found in gazetteer.named(fold(text))] == [place], text


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Rabia", {"iq-rabia", "sy-rabia"}),
        ("Sinjar", {"iq-sinjar", "sy-sinjar-idlib"}),
        ("Georgia", {"GE", "US-GA"}),
        ("al-Zahraa", {"sy-zahraa", "sy-zahraa-homs"}),
    ],
)
def test_a_name_of_several_places_gives_them_all(
    gazetteer: Gazetteer, name: str, ids: set[str]
) -> None:
    assert {place.id for place in gazetteer.named(fold(name))} == ids


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("shayrat military airport", "shayrat air base"),
        ("shayrat airbase", "shayrat air base"),
        ("nasib border gate", "nasib crossing"),
        ("airport road", "airport road"),
        ("air base", "air base"),
    ],
)
def test_words_for_the_kind_are_made_alike(text: str, key: str) -> None:
    assert place_key(text) == key
    assert place_key(key) == key


def test_the_world_adds_no_second_copy_of_a_place_of_ours() -> None:
    ours = Place("a", "Harbourtown", PlaceKind.CITY, lat=36.2, lon=37.16)
    copy = Place("geonames-1", "Harbourtown", PlaceKind.CITY, lat=36.21, lon=37.17)
    namesake = Place("geonames-2", "Harbourtown", PlaceKind.TOWN, lat=-36.2, lon=37.16)

    class World:
        def named(self, folded: str) -> tuple[Place, ...]:
            return (copy, namesake)

        def place(self, place_id: str) -> Place | None:
            return {"geonames-1": copy}.get(place_id)

    gazetteer = Gazetteer([ours], World())
    assert gazetteer.named("harbourtown") == (ours, namesake)
    assert (gazetteer.place("a"), gazetteer.place("geonames-1")) == (ours, copy)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("x,X,castle,SY,,1,2,3,,s", "column 'kind'"),
        ("x,X,town,SY,,91,2,3,,s", "column 'lat'"),
        ("x,X,town,SY,,1,two,3,,s", "column 'lon'"),
        ("x,X,town,SY,,1,2,3,,", "column 'source'"),
        ("x,X,town,SY,,1,2,3,a,b,s", "quote cells"),
    ],
)
def test_a_faulty_row_names_its_line_and_column(tmp_path: Path, cells: str, fault: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{cells}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="line 2") as caught:
        list(read_places(path))
    assert fault in str(caught.value)
