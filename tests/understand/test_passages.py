from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.spans import Span
from counterclaim.understand.passages import MAX_CHARS, find_passages


def passages(text: str) -> list[str]:
    return [p.of(text) for p in find_passages(text, (Span(0, len(text)),))]


def test_lines_are_passages() -> None:
    assert passages("One  two.\n\n Three.\r\nFour.") == ["One  two.", "Three.", "Four."]


def test_gaps_stand_for_lost_lines_where_there_are_none() -> None:
    assert passages("   Title here   First one.  Second one. ") == [
        "Title here",
        "First one.",
        "Second one.",
    ]


def test_a_gap_within_a_sentence_is_no_lost_line() -> None:
    assert passages("Six died.  Two villagers  were killed.") == [
        "Six died.",
        "Two villagers  were killed.",
    ]


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    sentence = "The army shelled the village and nobody could leave it for nine days."
    text = "Head\n" + " ".join([sentence] * 30)
    found = passages(text)
    assert len(found) > 3
    assert all(len(p) <= MAX_CHARS and p.endswith(("Head", ".")) for p in found)
    assert " ".join(found[1:]) == text[5:]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        # a paragraph that is one quotation, to who spoke before it
        (["The baker told them:", "“We fled.”", "“We slept.”", "Rain fell."], [0, 3]),
        # one that closes none, to who speaks behind it
        (["Rain fell.", '"We fled.', '"We slept," the baker said.'], [0, 1]),
        # lines of one quotation
        (["Rain fell.", "``We fled.", "We slept ,'' the baker said."], [0, 1]),
        (["The baker said so.", "``We fled.", "We ran.", "We slept.''", "Rain fell."], [0, 4]),
        # and those that a speaker opens before them
        (["Rain fell.", "The baker said: “We fled.", "“We slept.”", "Rain fell."], [0, 1, 3]),
        (["The baker said: ``We fled.", "We ran.", "We slept.''", "Rain fell."], [0, 3]),
        (["The baker called it “quiet“.", "We ran.", "Rain fell on “us”."], [0, 1, 2]),
        (["The baker called it “quiet’’.", "“We ran.”", "Rain fell."], [0, 2]),
        # and none whose speaker stands in it, or whose end was lost
        (["The baker said so.", "“We fled,” the cook said.", "“We slept."], [0, 1, 2]),
        (["The baker said so.", "“We fled.", "The cook slept."], [0, 1, 2]),
    ],
)
def test_quotations_stay_with_their_speakers(lines: list[str], joined: list[int]) -> None:
    parts = itertools.pairwise([*joined, len(lines)])
    assert passages("\n".join(lines)) == ["\n".join(lines[a:b]) for a, b in parts]


def test_a_long_quotation_is_a_passage_of_its_own() -> None:
    quoted = "“" + "We fled over the hills. " * 30 + "”"
    assert passages(f"The baker said so.\n{quoted}")[0] == "The baker said so."


def test_boilerplate_is_left_out() -> None:
    text = "Body one.\nShare this\nBody two."
    body = (Span(0, 10), Span(20, len(text)))
    assert [p.of(text) for p in find_passages(text, body)] == ["Body one.", "Body two."]


@given(st.text(alphabet="ab. \n\t\u2028x“”", max_size=2000))
def test_passages_hold_all_that_is_no_blank_once_and_in_order(text: str) -> None:
    found = find_passages(text, (Span(0, len(text)),) if text else ())
    assert "".join("".join(p.of(text).split()) for p in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
