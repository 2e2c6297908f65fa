from __future__ import annotations

from typing import Any

import pytest

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.literalness import READER, Literalness, load_weights
from counterclaim.understand.words import cut_words
from tests.understand.scripted import occurrences


def literalness(text: str, *, marked: str = "", score: float = 0.5, **names: str) -> Literalness:
    """Of a text about Norland; ``marked`` is the encoder's label, names are type=surface."""
    toponyms = [ScoredSpan(s, marked, score) for s in occurrences(text, "Norland") if marked]
    given = [ScoredSpan(s, n, 0.9) for n, name in names.items() for s in occurrences(text, name)]
    words = cut_words(text, (Span(0, len(text)),))
    return Literalness(text, words, toponyms=toponyms, names=given)


def test_a_place_that_dates_a_report_is_a_place() -> None:
    text = "NORLAND -- Police said that two men had died."
    assert literalness(text, marked="metonymic").of(Span(0, 7))


def judged(text: str, **marks: Any) -> bool:
    return literalness(text, **marks).of(occurrences(text, "Norland")[0])


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Two men died in Norland on Monday.", True),
        ("He arrived at Norland airport.", True),
        ("The Norland border was shut.", True),
        ("Norland denied the report.", False),
        ("It cut its ties with Norland last week.", False),
        ("The team played against Norland.", False),
        ("Norland police said so.", False),
        ("The envoys will consult Norland before the vote.", False),
        ("The envoys pressed Norland to open the port.", False),
        ("The envoys warned Norland residents in a leaflet.", False),
        ("Norland urged the envoys to wait.", False),
        ("The poor in Norland urged them to wait.", True),
    ],
)
def test_the_words_around_tell_the_place_from_who_is_called_by_it(text: str, literal: bool) -> None:
    assert judged(text, Location="Norland") is literal


@pytest.mark.parametrize("body", ["Norland Union", "Ruwan Bank of Norland"])
def test_a_toponym_in_the_name_of_a_body_is_not_meant_as_a_place(body: str) -> None:
    assert judged(f"Then {body} spoke.", Organization=body) is False


def test_what_happens_in_a_body_happens_at_a_place() -> None:
    text = "He learned it at Norland University in spring."
    span = Span(text.index("Norland"), text.index(" in"))
    assert literalness(text, Organization="Norland University").of(span)


def test_a_sure_encoder_outweighs_the_words() -> None:
    text = "The team played against Norland."
    assert not literalness(text, marked="literal", score=0.2).of(Span(24, 31))
    assert literalness(text, marked="literal", score=0.97).of(Span(24, 31))


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Troops pressed Norland hard and shelled it.", True),
        ("The envoys pressed Norland to open the port.", False),
    ],
)
def test_a_town_can_be_pressed_but_not_to_do_something(text: str, literal: bool) -> None:
    span = occurrences(text, "Norland")[0]
    assert literalness(text, marked="literal", score=0.9).of(span) is literal


def test_only_what_the_encoder_marks_is_judged_for_a_mention() -> None:
    text = "They met in Norland."
    span = occurrences(text, "Norland")[0]
    assert literalness(text).marked(None, span) is None
    assert literalness(text, marked="literal").marked(None, span) is True
    assert literalness(text, marked="literal").marked(span, Span(0, 4)) is True


def test_no_feature_depends_on_the_toponym_itself() -> None:
    one, other = "Talks with Norland began.", "Talks with Ruwania began."
    a = literalness(one, Location="Norland").features(Span(11, 18))
    b = literalness(other, Location="Ruwania").features(Span(11, 18))
    assert a == b


def test_the_weights_are_of_features_that_can_be_met() -> None:
    text = "They met in Norland."
    found = literalness(text, marked="literal", Location="Norland").features(Span(12, 19))
    assert found.keys() <= load_weights().keys()
    assert found[READER] > 0
