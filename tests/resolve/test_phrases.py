from __future__ import annotations

import pytest

from counterclaim.resolve.actors.phrases import Determiner, are_two, conjuncts, segments
from counterclaim.resolve.actors.tokens import is_capital


@pytest.mark.parametrize(
    ("text", "title", "name", "person"),
    [
        ("Health Minister Karim Haddad", "Health Minister", "Karim Haddad", True),
        ("Colonel Rami al-Najjar", "Colonel", "Rami al-Najjar", True),
        ("state news agency NRB", "state news agency", "NRB", False),
        (
            "Secretary of the Council of Elders (CE) Omar Saleh",
            "Secretary of the Council of Elders",
            "Omar Saleh",
            True,
        ),
        ("spokeswoman Lina Aziz", "spokeswoman", "Lina Aziz", True),
    ],
)
def test_a_title_and_the_name_after_it(text: str, title: str, name: str, person: bool) -> None:
    first = segments(text)[0]
    assert (first.title, first.name, first.person) == (title, name, person)


@pytest.mark.parametrize(
    ("text", "determiner", "head", "plural"),
    [
        ("a military source", Determiner.INDEFINITE, "source", False),
        ("The senior member of the commission", Determiner.DEFINITE, "member", False),
        ("Riverside officials", Determiner.BARE, "official", True),
        ("the two ministries", Determiner.DEFINITE, "ministry", True),
        ("a report by the Northern Bureau", Determiner.INDEFINITE, "report", False),
        ("the so-called moderate rebels", Determiner.DEFINITE, "rebel", True),
        ("Fighters from the Hill Brigade, which holds the town", Determiner.BARE, "fighter", True),
    ],
)
def test_determiner_and_head_of_a_description(
    text: str, determiner: Determiner, head: str, plural: bool
) -> None:
    first = segments(text)[0]
    assert (first.determiner, first.head, first.plural) == (determiner, head, plural)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Omar Saleh, head of the council", ["Omar Saleh", "head of the council"]),
        ("Omar Saleh head of the council", ["Omar Saleh", "head of the council"]),
        ("the Bureau a monitor in exile", ["Bureau", "monitor in exile"]),
        ("the relief corps, also known as the Grey Caps", ["relief corps", "Grey Caps"]),
    ],
)
def test_what_says_the_same_of_the_same_is_parted(text: str, parts: list[str]) -> None:
    assert [segment.core for segment in segments(text)] == parts


def test_the_stop_of_an_abbreviation_stays() -> None:
    assert segments("The U.S.")[0].core == "U.S."
    assert segments("Omar Saleh.")[0].core == "Omar Saleh"


def test_and_parts_two_sources_only_where_both_can_stand_alone() -> None:
    assert are_two("the council and the bureau")
    assert not are_two("the Ministry of Water and Forests")
    assert conjuncts("a witness and two medics") == ("a witness", "two medics")


@pytest.mark.parametrize(
    ("word", "yes"),
    [("al-Sham", True), ("ash-Sham", True), ("al-sham", False), ("fighters", False)],
)
def test_an_article_does_not_hide_the_capital_of_a_name(word: str, yes: bool) -> None:
    assert is_capital(word) is yes


@pytest.mark.parametrize(
    ("phrase", "core"),
    [
        ("one of the guards", "one of the guards"),
        ("Many in the port", "Many in the port"),
        ("a harbour guard", "harbour guard"),
    ],
)
def test_some_of_many_keep_the_word_that_tells_so(phrase: str, core: str) -> None:
    assert [part.core for part in segments(phrase)] == [core]


@pytest.mark.parametrize(
    ("text", "head"),
    [("Norland's ruling party", "party"), ("The League's monitoring chief", "chief")],
)
def test_who_owns_what_a_participle_describes_is_not_the_head(text: str, head: str) -> None:
    (only,) = segments(text)
    assert only.head == head
