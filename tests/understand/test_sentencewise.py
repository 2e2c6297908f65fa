"""Phrases that reach over the end of a sentence are parted there."""

import pytest

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.sentencewise import within_sentences


@pytest.mark.parametrize(
    ("text", "phrase", "second", "expected"),
    [
        (
            "They split off from the Ruwan Front. Other groups left.",
            "the Ruwan Front. Other groups",
            "Other",
            ["the Ruwan Front", "Other groups"],
        ),
        ("They left the front. Other groups stayed.", ". Other groups", "Other", ["Other groups"]),
        ("He met Gen. Aram Voss.", "Gen. Aram Voss", "Aram", ["Gen. Aram Voss"]),
        ("It met Aram Voss of Dorn.", "Aram Voss", "It", ["Aram Voss"]),
    ],
)
def test_phrases_end_with_their_sentence(
    text: str, phrase: str, second: str, expected: list[str]
) -> None:
    at = text.index(phrase)
    cut = text.index(second)
    sentences = tuple(Span(a, b) for a, b in ((0, cut), (cut, len(text))) if a < b)
    mark = ScoredSpan(Span(at, at + len(phrase)), "Organisation", 0.9)
    found = list(within_sentences(text, sentences, [mark]))
    assert [m.span.of(text) for m in found] == expected
    assert all((m.label, m.score) == ("Organisation", 0.9) for m in found)
