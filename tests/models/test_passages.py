from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.models.passages import paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t ", []),
        ("One line.", ["One line."]),
        ("First.\r\n\r\nSecond.\r\n", ["First.", "Second."]),
        (
            "  Title here   Agency  3 May   The town fell.  It burned. ",
            ["Title here", "Agency", "3 May", "The town fell.", "It burned."],
        ),
        # with line breaks, blanks are no divider (two after a full stop are common)
        ("He came.  He saw.\nHe left.", ["He came.  He saw.", "He left."]),
    ],
)
def test_divides_at_lines_or_at_lost_lines(text: str, expected: list[str]) -> None:
    assert [p.of(text) for p in paragraphs(text)] == expected


@given(st.text(st.sampled_from("ab. \n\r\t\u2028\u00a0"), max_size=60))
def test_keeps_every_visible_character_once_and_in_order(text: str) -> None:
    found = list(paragraphs(text))
    joined = "".join(p.of(text) for p in found)
    assert "".join(joined.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(p.of(text) == p.of(text).strip() for p in found)
