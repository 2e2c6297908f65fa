from __future__ import annotations

import pytest

from counterclaim.records import MentionKind, Precision
from tests.resolve.page import Page

PLACE = MentionKind.PLACE


@pytest.mark.parametrize(
    ("text", "name", "place", "precision"),
    [
        ("Shells hit Khan Touman.", "Khan Touman", "sy-khan-touman", Precision.SETTLEMENT),
        ("Shells hit Khan Tuman.", "Khan Tuman", "sy-khan-touman", Precision.SETTLEMENT),
        ("They fled to Idlib province.", "Idlib", "sy-idlib-gov", Precision.GOVERNORATE),
        ("They fled Syria.", "Syria", "SY", Precision.COUNTRY),
        ("A camp north of Azaz burned.", "Azaz", "sy-azaz", Precision.VICINITY),
        ("A camp near Azaz burned.", "Azaz", "sy-azaz", Precision.VICINITY),
        ("On the outskirts of Azaz it burned.", "Azaz", "sy-azaz", Precision.VICINITY),
        (
            "A tanker burned near the Taiwan Strait.",
            "Taiwan Strait",
            "taiwan-strait",
            Precision.REGION,
        ),
        ("The Volga froze.", "Volga", "volga", Precision.REGION),
        ("Fires burned in Patagonia.", "Patagonia", "patagonia", Precision.REGION),
    ],
)
def test_a_toponym_s_place_and_how_exact_it_is(
    text: str, name: str, place: str, precision: Precision
) -> None:
    found = Page(text).names(PLACE, name, literal=True).links()[name]
    assert (found.entity, found.precision) == (place, precision), found.reasons


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the northern Syrian province of Idlib", "sy-idlib-gov"),
        ("Syria's northwestern province of Idlib", "sy-idlib-gov"),
        ("central Hama province", "sy-hama-gov"),
        ("the governorate of Aleppo", "sy-aleppo-gov"),
        ("the city of Idlib", "sy-idlib"),
    ],
)
def test_the_province_of_a_city_s_name_is_not_the_city(words: str, place: str) -> None:
    found = Page(f"Shells fell in {words}.").names(PLACE, words, literal=True).links()[words]
    assert found.entity == place, found.reasons


def test_an_unlisted_village_is_put_where_it_is_said_to_lie_and_no_nearer() -> None:
    page = Page("Shells hit the village of Tell Zarnouq in Idlib province.")
    page.names(PLACE, "Tell Zarnouq", "Idlib", literal=True)
    found = page.links()["Tell Zarnouq"]
    assert (found.entity, found.how) == ("sy-idlib-gov", "containment")
    assert found.precision is Precision.GOVERNORATE


def test_an_unlisted_village_in_a_list_lies_in_none_of_the_others() -> None:
    page = Page("Shells hit Tell Zarnouq, Idlib, Homs and Hama.")
    page.names(PLACE, "Tell Zarnouq", "Idlib", "Homs", "Hama", literal=True)
    assert page.links()["Tell Zarnouq"].entity is None


def test_an_unlisted_village_without_a_word_where_stays_unresolved() -> None:
    page = Page("Shells hit Tell Zarnouq. Rain fell on Idlib.")
    page.names(PLACE, "Tell Zarnouq", "Idlib", literal=True)
    assert page.links()["Tell Zarnouq"].entity is None


@pytest.mark.parametrize(
    ("phrase", "name", "place"),
    [
        ("the Atmeh crossing west of Aleppo", "Aleppo", "sy-atmeh"),
        ("the Barzeh neighbourhood of Damascus", "Damascus", "sy-barzeh"),
        ("the town of Adra 30 km north of Damascus", "Damascus", "sy-adra"),
        ("the Azaz district of Damascus", "Damascus", "sy-damascus"),  # Azaz lies far away
        ("Marea city Aleppo", "Aleppo", "sy-marea"),  # it has lost its comma
        ("the village of Tell Zarnouq west of Aleppo", "Aleppo", "sy-aleppo"),
        ("Damascus suburb of Madaya", "Madaya", "sy-madaya"),
        ("the Damascus district of Barzeh", "Barzeh", "sy-barzeh"),
        ("the Idlib town of Sarmin", "Sarmin", "sy-sarmin"),
        ("the Midan district of Damascus", "Damascus", "sy-midan-damascus"),
        ("the Midan district of Aleppo", "Aleppo", "sy-midan-aleppo"),
        ("Aleppo's Midan district", "Midan", "sy-midan-aleppo"),
        ("Syria's second city Aleppo", "Aleppo", "sy-aleppo"),
        ("the Syrian capital Damascus", "Damascus", "sy-damascus"),
    ],
)
def test_a_phrase_is_about_the_known_place_that_it_places(
    phrase: str, name: str, place: str
) -> None:
    page = Page(f"Shells hit {phrase}. Rain fell on Homs and Hama, and all over the Levant.")
    page.phrase(phrase, PLACE, name=name).names(PLACE, "Homs", "Hama", literal=True)
    assert page.links()[phrase].entity == place


def test_the_country_around_tells_which_place_is_meant() -> None:
    syria = Page("Syrian troops left Tripoli's road for Homs, Hama and Damascus.")
    libya = Page("Libyan troops left Tripoli's road for Misrata, Benghazi and Homs.")
    found = [
        page.names(PLACE, *names, literal=True).links()["Homs"].entity
        for page, names in (
            (syria, ("Homs", "Hama", "Damascus")),
            (libya, ("Tripoli", "Misrata", "Benghazi", "Homs")),
        )
    ]
    assert found[0] == "sy-homs"
    assert found[1] != "sy-homs"


@pytest.mark.parametrize("name", ["The area", "A hospital", "Hospital", "Area"])
def test_a_kind_of_place_is_no_name_though_a_town_is_called_so(name: str) -> None:
    page = Page(f"{name} in Idlib was hit.").names(PLACE, name, "Idlib", literal=True)
    assert name not in page.links() or page.links()[name].entity is None


def test_a_small_far_town_needs_its_country_in_the_text() -> None:
    alone = Page("Sarin was used in Idlib.").names(PLACE, "Sarin", "Idlib", literal=True)
    there = Page("Sarin in Peru lies far from Idlib and Lima.")
    there.names(PLACE, "Sarin", "Peru", "Idlib", "Lima", literal=True)
    assert "Sarin" not in alone.links()
    assert there.links()["Sarin"].entity == "geonames-3692006"


def test_a_province_that_is_only_spelt_alike_needs_its_country_in_the_text() -> None:
    alone = Page("A bomb hit the Arzuna bridge in Tartous.")
    alone.names(PLACE, "Arzuna", "Tartous", literal=True)
    there = Page("The sheriff of Phoenix in Arzona spoke; so did Tucson, and Tartous.")
    there.names(PLACE, "Arzona", "Phoenix", "Tucson", "Tartous", literal=True)
    assert "Arzuna" not in alone.links()
    assert there.links()["Arzona"].entity == "US-AZ"


def test_an_adjective_of_no_state_is_no_town() -> None:
    page = Page("Western powers met in Idlib.").names(PLACE, "Idlib", literal=True)
    page.names(MentionKind.NATIONALITY, "Western")
    found = page.links().get("Western")
    assert found is None or found.entity is None


def test_a_common_noun_is_no_place() -> None:
    page = Page("People left the area and the Area of Aleppo.")
    page.phrase("the area", PLACE)
    assert page.links().get("the area") is None


def test_the_places_of_an_article_are_those_that_it_refers_to() -> None:
    page = Page("Shells hit Azaz and Idlib province.")
    page.names(PLACE, "Azaz", "Idlib", literal=True)
    assert [place.id for place in page.resolved().places] == ["sy-azaz", "sy-idlib-gov"]


def test_an_adjective_of_a_state_is_its_country() -> None:
    page = Page("Turkish shells hit Azaz.")
    page.names(MentionKind.NATIONALITY, "Turkish", literal=False)
    found = page.links()["Turkish"]
    assert (found.entity_kind, found.entity) == ("place", "TR")


def test_a_short_name_that_the_text_spells_out_is_no_town() -> None:
    page = Page("Guards fired along the Line of Control (LoC) in Poonch. The LoC was quiet.")
    page.names(MentionKind.PLACE, "LoC", "Poonch", literal=True)
    assert "LoC" not in page.links()


def test_whose_positions_they_are_is_not_where_they_lie() -> None:
    page = Page("Jets hit Kurdish positions and Israeli positions near Azaz.")
    page.phrase("Kurdish positions", PLACE, name="Kurdish")
    page.phrase("Israeli positions", PLACE, name="Israeli").names(PLACE, "Azaz", literal=True)
    assert set(page.links()) == {"Azaz"}
