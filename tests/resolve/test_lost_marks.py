"""Who speaks on pages that lost their commas and apostrophes."""

from __future__ import annotations

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Russias Kommersant newspaper", "Kommersant"),
        ("Neighboring Israels Channel 10 television", "Channel 10 (Israel)"),
        ("The BBCs Orm Tarn", "Orm Tarn"),
        ("Houthis", "Ansar Allah"),  # no genitive
        ("Reuters", "Reuters"),
        ("The Norlandic-language al-Hadas News", "al-Hadas News"),
        ("Orm Tarn emergency response manager for Harbour Watch", "Orm Tarn"),
        ("Orm Tarn director general of tourism in Ravna", "Orm Tarn"),
        ("Orm Tarn another opposition activist", "Orm Tarn"),
        (
            "Barack Obama administration officials in Kabul",
            "~Barack Obama administration officials",
        ),
        ("France Syria's former colonial ruler", "France"),
    ],
)
def test_a_name_is_parted_from_what_stands_beside_it(source: str, speaker: str) -> None:
    page = Page(f"The war went on. {source} said ten fell.")
    page.says(source, "said", "ten fell")
    assert [found.split(" in ")[0] for found in page.speakers()] == [speaker]


def test_a_description_behind_a_state_adds_no_second_speaker() -> None:
    source = "France the former colonial ruler of Tunisia and Syria"
    page = Page(f"{source} said ten fell.")
    page.says(source, "said", "ten fell")
    assert page.speakers() == ["France"]


def test_the_acronym_of_a_body_is_no_part_of_a_name_before_it() -> None:
    page = Page("Help is late said Abdulla Yehia FAO representative in Syria. He said so twice.")
    page.names(MentionKind.PERSON, "Abdulla Yehia FAO")
    page.says("Abdulla Yehia FAO representative in Syria", "said", "Help is late")
    page.says("He", "said", "so twice")
    assert page.speakers() == ["Abdulla Yehia", "Abdulla Yehia"]


def test_a_genitive_alone_is_of_whom_the_article_names_in_full() -> None:
    page = Page("The envoy Bashar Alvoss blamed the rebels. Alvosss claims are empty, many said.")
    page.names(MentionKind.PERSON, "Bashar Alvoss")
    page.says("The envoy Bashar Alvoss", "blamed", "the rebels")
    page.says("Alvosss", "claims", "are empty")
    assert page.speakers()[1] == "Bashar Alvoss"


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("In Homs state television", "Syrian state television"),
        ("In Homs activists", "~activists"),
        ("In fact Homs activists", "~Homs activists"),
    ],
)
def test_the_place_that_a_sentence_opens_with_is_no_part_of_its_speaker(
    opening: str, speaker: str
) -> None:
    page = Page(f"Syria's war went on in Aleppo and Homs in Syria. {opening} said ten fell.")
    page.names(MentionKind.PLACE, "Syria", "Aleppo", "Homs")
    page.says(opening.removeprefix("In ").removeprefix("fact "), "said", "ten fell")
    assert page.speakers() == [speaker]


def test_which_behind_a_state_is_its_government_without_a_comma_too() -> None:
    page = Page("Supplies came from nearby Turkey which supports the rebels in the north.")
    page.names(MentionKind.PLACE, "Turkey")
    page.says("which", "supports", "the rebels")
    assert page.speakers() == ["Turkey"]
