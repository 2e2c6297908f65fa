"""Contents that the reader cut in the middle of a phrase."""

from __future__ import annotations

import pytest

from counterclaim.understand.attributions.cutshort import not_cut_short
from tests.understand.test_sources import Part, draft, layout, sources


def contents(text: str, *said: Part) -> list[str]:
    words, sentences = layout(text)
    found = not_cut_short(text, words, sentences, [draft(text, one) for one in said])
    return [" | ".join(span.of(text) for span in one.content) for one in found]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        (
            "Rebels took full control of Aster after a night of fighting, a witness said.",
            "Rebels took full control of",
            "Rebels took full control of Aster after a night of fighting",
        ),
        (
            "NORBERG - Jets bombed a convoy on Monday, minutes after it left, a witness said.",
            "it left",
            "Jets bombed a convoy on Monday, minutes after it left",
        ),
        (
            "Rebels captured Aster on Friday, a witness said, one day after a truce began.",
            "one day after a truce began",
            "Rebels captured Aster on Friday | one day after a truce began",
        ),
        (
            "The truce that began in May gave them the air they needed, a witness said.",
            "The truce | the air they needed",
            "The truce that began in May gave them the air they needed",
        ),
        (
            "The raid of 17 May, a witness said, showed much.",
            "The raid of 17 | showed much",
            "The raid of 17 May | showed much",
        ),
        (
            "The raid on men in Norberg in May, a witness said, showed much.",
            "The raid on men in | showed much",
            "The raid on men in Norberg in May | showed much",
        ),
        ("In Aster, shells fell, a witness said.", "shells fell", "shells fell"),
        (
            "A witness said 73 men died, 30 of them soldiers.",
            "73 men died",
            "73 men died, 30 of them soldiers",
        ),
        (
            "A witness said that he was searched for. Nobody asked.",
            "that he was searched for",
            "that he was searched for",
        ),
    ],
)
def test_a_content_reaches_to_the_ends_of_its_phrase(text: str, content: str, whole: str) -> None:
    source = "A witness" if "A witness" in text else "a witness"
    assert contents(text, (source, "said", content)) == [whole]


def test_a_content_never_grows_over_another_speaker() -> None:
    text = "Voss told of the mayor denying it and left, a witness said."
    said = ("Voss", "told of", "the mayor denying it")
    other = ("a witness", "said", "left")
    assert contents(text, said, other) == ["the mayor denying it", "left"]


def test_a_relative_clause_ends_where_the_verb_of_its_head_goes_on() -> None:
    text = "Voss argued that the Guard, which denounced the truce, should be exempt from strikes."
    outer = ("Voss", "argued", "that the Guard")
    inner = ("which", "denounced", "the truce, should be exempt from strikes")
    assert contents(text, outer, inner) == [
        "that the Guard, which denounced the truce, should be exempt from strikes",
        "the truce",
    ]


def test_who_agreed_before_a_comma_says_nothing_behind_it() -> None:
    text = "The army declared that the truce, which Norland and Sudria had agreed in May, was over."
    outer = ("The army", "declared", "that the truce")
    inner = ("Norland and Sudria", "had agreed", "was over")
    (whole,) = contents(text, outer, inner)
    assert whole == "that the truce, which Norland and Sudria had agreed in May, was over"


def test_nothing_is_said_where_only_the_main_verb_was_read() -> None:
    text = "Hours later the truce, which Norland and Sudria had agreed in May, was over."
    assert contents(text, ("Norland and Sudria", "had agreed", "was over")) == []


def test_what_tells_is_which_and_not_the_one_who_dismissed_it() -> None:
    text = "Voss dismissed the claims of papers, according to which ten died."
    said = ("Voss", "according to", "which ten died")
    assert sources(text, said, names=("Voss",)) == ["which"]


def test_a_speaker_is_found_before_too() -> None:
    text = "Norland said no. Sudria, too, denies it."
    assert sources(text, ("", "denies", "it"), names=("Norland", "Sudria")) == ["Sudria"]


def test_a_source_goes_on_to_the_comma_of_a_relative_clause() -> None:
    text = "An official of the northern province of Aster, where most men live, gave the figures."
    said = ("An official of the northern", "gave", "the figures")
    assert sources(text, said) == ["An official of the northern province of Aster"]


def test_behind_a_relative_clause_speaks_whom_it_is_about() -> None:
    text = "Voss left. An officer who asked not to be named denied it."
    said = (("who", "asked", "not to be named"), ("who", "denied", "it"))
    assert sources(text, *said) == ["who", "An officer who asked not to be named"]


def test_a_number_tells_nothing() -> None:
    text = "The centre stated that the number of groups stays at ten reiterating that all is calm."
    said = (
        ("The centre", "stated", "that"),
        ("the number of groups", "reiterating", "that all is calm"),
    )
    assert sources(text, *said)[1] == "The centre"


def test_a_content_goes_on_past_a_relative_clause_to_the_verb_of_its_head() -> None:
    text = "The army said that the truce, which Norland and Soria had agreed in May, was over."
    outer = ("The army", "said", "that the truce, which Norland and Soria")
    inner = ("Norland and Soria", "had agreed", "that the truce | which | was over")
    assert contents(text, outer, inner) == [
        "that the truce, which Norland and Soria had agreed in May, was over",
        "that the truce | which",
    ]
    text = "The army said that the truce, which Norland had agreed, and Soria broke, failed."
    assert contents(text, ("The army", "said", "that the truce, which Norland")) == [
        "that the truce, which Norland"
    ]
