"""Quotations with a speaker of their own behind what somebody else said."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.quotedapart import quoted_apart
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, occurrences
from tests.understand.test_closing_speakers import draft, surfaces


def apart(text: str, *linked: Said, name: str) -> list[Said]:
    whole = Span(0, len(text))
    words, drafts = cut_words(text, (whole,)), [draft(text, said) for said in linked]
    sentences, names = find_sentences(text, (whole,)), tuple(occurrences(text, name))
    return surfaces(text, quoted_apart(text, words, whole, sentences, drafts, names))


def test_a_quotation_is_of_who_is_named_behind_it() -> None:
    text = 'A man died monitors said. "We ran for the pier" the baker Orm Tarn told the Herald.'
    said = ("monitors", "said", 'A man died | "We ran for the pier"')
    assert apart(text, said, name="Orm Tarn") == [
        ("monitors", "said", "A man died"),
        ("the baker Orm Tarn", "told", '"We ran for the pier"'),
    ]


def test_a_quotation_that_somebody_wrote_is_his() -> None:
    text = '"We ran for the pier" Orm Tarn head of the guard wrote to the king. It rained.'
    assert apart(text, ("", "", ""), name="Orm Tarn")[-1][:2] == (
        "Orm Tarn head of the guard",
        "wrote",
    )


@pytest.mark.parametrize(
    "text",
    [
        'A man died monitors said. "We ran for the pier" and it rained Orm Tarn, wet, said.',
        'A man died monitors said. "We ran for the pier." It rained.',
    ],
)
def test_a_quotation_without_a_speaker_right_behind_goes_on(text: str) -> None:
    said = ("monitors", "said", "A man died")
    assert apart(text, said, name="Orm Tarn") == [said]
