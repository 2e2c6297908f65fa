"""Whom "he" and "she" mean where two persons were named, and who calls nobody his own name."""

from __future__ import annotations

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Karim Haddadin's remarks came at the port.", "Karim Haddadin"),
        ("This view was shared by Karim Haddadin.", "Karim Haddadin"),
        ("The United Nations left, but Karim Haddadin did not close the port.", "Karim Haddadin"),
        ("The United Nations saw that men loyal to Karim Haddadin had left.", "Orm Tarn"),
        ("The United Nations made use of Karim Haddadin's exit.", "?"),
        ("It rained. It blew. The United Nations waited for Karim Haddadin.", "?"),
    ],
)
def test_who_acts_or_owns_what_is_told_goes_before_who_spoke_last(
    between: str, speaker: str
) -> None:
    page = Page(f"Orm Tarn said ten fell. {between} He said worse would come.")
    page.names(BODY, "The United Nations").names(PERSON, "Orm Tarn", "Karim Haddadin")
    page.says("Orm Tarn", "said", "ten fell")
    page.says("He", "said", "worse would come")
    assert page.speakers() == ["Orm Tarn", speaker]


@pytest.mark.parametrize(
    "between",
    [
        "He grew up like his father Karim Haddadin.",
        "'' We all want Karim Haddadin to stay .",
        "Karim Haddadin left.",
    ],
)
def test_he_is_not_whom_his_own_words_name(between: str) -> None:
    page = Page(f"Orm Tarn said ten fell. {between} He said Karim Haddadin would pay.")
    page.names(PERSON, "Orm Tarn", "Karim Haddadin")
    page.says("Orm Tarn", "said", "ten fell")
    page.says("He", "said", "Karim Haddadin would pay")
    assert page.speakers() == ["Orm Tarn"] * 2


@pytest.mark.parametrize(
    "told",
    ["He grew up like Karim Haddadin.", "'' We all want Karim Haddadin to stay ."],
)
def test_he_is_not_who_stands_behind_another_he_or_i(told: str) -> None:
    page = Page(f"Orm Tarn led them. {told} He said it was over.")
    page.names(PERSON, "Orm Tarn", "Karim Haddadin")
    page.says("He", "said", "it was over")
    assert page.speakers() == ["Orm Tarn"]


def test_the_opposition_is_not_the_armed_opposition() -> None:
    page = Page("Syrian rebels fled. The opposition said so.")
    page.phrase("Syrian rebels", MentionKind.ARMED_GROUP, name="Syrian rebels")
    page.says("The opposition", "said", "so")
    assert page.speakers() != ["Syrian armed opposition"]
