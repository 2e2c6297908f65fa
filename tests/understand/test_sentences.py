from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.spans import Span, trim
from counterclaim.understand.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [s.of(text) for s in find_sentences(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Aram Voss met Lt. Col. Dira in the U.S. on Feb. 3. They left.", 2),
        ("Mr. Voss said so. “It is over.” The troops left!", 3),
        ("The forces are there.Norland is waiting.", 2),
        ("It rose by 3.5 km. Nobody came.", 2),
        ("A crowd at the scene of the raid The army says it hit a depot.", 2),
        ("Nine died in the raid In Kesh a shop burned.", 2),
        ("Voss said The plan is dead.", 1),
        ("He lives in The Hague and reads The Times of Kesh.", 1),
        ("Lt. Gen. Voss, chief of staff, spoke", 1),
        ("😀 First. Second 😀 one. Third.", 3),
    ],
)
def test_sentences_of(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_sentence_never_crosses_a_passage() -> None:
    text = "A headline without a stop\nThe army left."
    passages = (Span(0, 25), Span(26, len(text)))
    assert [s.of(text) for s in find_sentences(text, passages)] == text.split("\n")


@given(st.text(alphabet='ab .!?"”\n\u00a0é😀A', max_size=120))
def test_sentences_cover_what_is_no_blank(text: str) -> None:
    whole = trim(text, 0, len(text))
    found = find_sentences(text, (whole,) if whole else ())
    covered = {i for s in found for i in range(s.start, s.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
    assert sum(map(len, found)) == len(covered)
