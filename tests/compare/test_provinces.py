"""The bare name of a city may stand for the province that bears it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.geography import elsewhere, in_namesake, namesake
from counterclaim.compare.incidents.accounts import accounts
from counterclaim.compare.incidents.clusters import to_incident
from counterclaim.compare.incidents.evidence import barred, joins, score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.mains import Main, main_of
from counterclaim.compare.incidents.material import happenings
from counterclaim.compare.incidents.tolls import Toll, Tolls
from counterclaim.records import Place, PlaceKind, Slot
from tests.compare.builders import FakeView, happening
from tests.compare.test_scenes import reading


class Provinces(FakeView):
    """Oran, its province of that name with the village Telma, and Berin in another."""

    def __init__(self) -> None:
        super().__init__()
        for place in (
            Place("oran-gov", "Oran governorate", PlaceKind.GOVERNORATE, "SY", "sy", 35.8, 36.7),
            Place("oran", "Oran", PlaceKind.CITY, "SY", "oran-gov", 35.9, 36.6, 2.0),
            Place("rim", "Oran countryside", PlaceKind.GOVERNORATE, "SY", "sy", 35.7, 36.9),
            Place("telma", "Telma", PlaceKind.VILLAGE, "SY", "oran-gov", 35.4, 36.6, 1.0),
        ):
            self._places[place.id] = place


VIEW = Provinces()
WORDS = dict.fromkeys(("gas", "dawn", "market", "dozens"), 0.5)


def _event(place: str, province: str | None = None) -> Happening:
    told = happening(f"Gas killed dozens at {place}.", "killed", view=VIEW, place=place)
    return replace(told, province=province)


def _leading(item: Happening, killed: float, words: dict[str, float]) -> Happening:
    tolls = Tolls(Toll(killed, killed, False, "people"))
    return replace(item, main=Main(tolls, False, (), (), (), (), words=words))


BARE, CITY, VILLAGE = _event("oran", "oran-gov"), _event("oran"), _event("telma")


def test_a_city_s_namesake_is_the_governorate_that_it_lies_in() -> None:
    city, dera = VIEW.place("oran"), VIEW.place("dera")
    assert city
    assert dera
    assert namesake(city, VIEW) == VIEW.place("oran-gov")
    assert namesake(dera, VIEW) is None
    village, other = VIEW.place("telma"), VIEW.place("berin")
    assert village
    assert other
    assert in_namesake(village, city, VIEW)
    assert not in_namesake(other, city, VIEW)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("oran", "telma", False),  # in the province of its name
        ("oran", "alma", False),  # 42 km away
        ("telma", "alma", True),
        ("oran", "berin", True),
        ("alma", "north", False),
        ("oran", "nowhere", False),
    ],
)
def test_a_city_is_named_for_what_lies_around_it(a: str, b: str, apart: bool) -> None:
    assert elsewhere(VIEW.place(a), VIEW.place(b), VIEW) is apart
    assert elsewhere(VIEW.place(b), VIEW.place(a), VIEW) is apart


@pytest.mark.parametrize(
    ("text", "named", "province"),
    [
        ("Jets struck people in Oran.", "Oran", "oran-gov"),
        ("Jets struck people in the city of Oran.", "Oran", None),
        ("Jets struck people in Oran city.", "Oran", None),
        ("Jets struck the provincial capital Oran.", "Oran", None),
        ("Jets struck people near Dera.", "Dera", None),
    ],
)
def test_only_a_bare_name_may_be_a_province_s(text: str, named: str, province: str | None) -> None:
    told = reading(text, "struck", places={"struck": (named, named.casefold())})
    (item,) = happenings([told], view=VIEW)
    assert item.province == province


def test_the_province_of_a_name_is_shown_as_it_is_and_joins_as_the_city_does() -> None:
    text = "Jets struck people in the province of Oran."
    told = reading(text, "struck", places={"struck": ("province of Oran", "oran-gov")})
    (item,) = happenings([told], view=VIEW)
    assert item.place == VIEW.place("oran")
    assert (item.region, item.province) == (VIEW.place("oran-gov"), "oran-gov")
    incident = to_incident([item], 1.0, (), view=VIEW)
    assert (incident.place, incident.title) == ("oran-gov", "Oran governorate: attack or fighting")
    (account,) = accounts(incident, [item], view=VIEW)
    assert [v.value for v in account.values if v.slot is Slot.PLACE] == ["oran-gov"]
    bare = reading("Jets struck people in Oran.", "struck", places={"struck": ("Oran", "oran")})
    (other,) = happenings([bare], view=VIEW)
    assert (other.place, other.region) == (item.place, None)


def test_a_head_that_names_a_city_may_tell_of_the_countryside_of_its_name() -> None:
    told = reading("Jets struck Oran.", "struck", places={"struck": ("Oran", "oran")})
    assert main_of(told, view=VIEW).areas == ("oran-gov", "rim")


def test_a_bare_name_parts_nothing_in_its_province_and_joins_nothing() -> None:
    assert not barred(BARE, VILLAGE, view=VIEW)
    assert not barred(VILLAGE, BARE, view=VIEW)
    assert not joins(score(BARE, VILLAGE, view=VIEW))
    assert barred(CITY, VILLAGE, view=VIEW)
    assert barred(BARE, _event("berin"), view=VIEW)


def test_heads_much_alike_join_a_place_and_its_province_unless_their_tolls_lie_far_apart() -> None:
    other = replace(VILLAGE, article=replace(VILLAGE.article, id="other"))
    here = _leading(BARE, 60, WORDS)
    assert joins(score(here, _leading(other, 90, WORDS), view=VIEW))
    assert barred(here, _leading(other, 2, WORDS), view=VIEW)
    less = _leading(other, 90, dict.fromkeys(WORDS, 0.1))
    assert not joins(score(here, less, view=VIEW))
    assert joins(score(here, replace(less, place=here.place), view=VIEW))
