from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.spans import Span
from counterclaim.understand.words import cut_words


def test_compounds_are_cut_at_hyphens_and_remembered() -> None:
    words = cut_words("the rebel-held town", (Span(0, 19),))
    assert words.lower == ("the", "rebel", "held", "town")
    assert words.joined == {2}


def test_words_outside_the_spans_are_not_seen() -> None:
    text = "Ruwan fell. Related: Tel Sabra fell."
    words = cut_words(text, (Span(0, 11),))
    assert words.lower == ("ruwan", "fell", ".")
    assert len(words.within(Span(12, 36))) == 0


@given(st.text(max_size=200))
def test_every_word_stands_where_it_says(text: str) -> None:
    words = cut_words(text, (Span(0, len(text)),) if text else ())
    for n in range(len(words)):
        assert text[words.starts[n] : words.ends[n]].lower() == words.lower[n]
    assert list(words.starts) == sorted(words.starts)
