"""What stands before a report, told from what it reports."""

from __future__ import annotations

import pytest

from counterclaim.datelines import (
    in_dateline,
    is_place_of_dateline,
    past_place_run_in,
)
from counterclaim.spans import Span


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ("ASTER, 4 May 2016 (Harbour Wire) - Shells fell on Dorn.", "ASTER", True),
        ("ASTER, 4 May 2016 (Harbour Wire) - Shells fell on Dorn.", "4 May 2016", True),
        ("ASTER, 4 May 2016 (Harbour Wire) - Shells fell on Dorn.", "Dorn", False),
        ("4 May 2016 - Shells fell on Dorn.", "4 May 2016", True),
        ("May 4 2016 - Shells fell on Dorn on 3 May.", "3 May", False),
        ("The Harbour Monitor -- which counts the dead -- said so.", "Harbour Monitor", False),
    ],
)
def test_a_span_stands_in_a_dateline_or_behind_it(text: str, words: str, inside: bool) -> None:
    assert in_dateline(text, Span(0, len(text)), _span(text, words)) is inside


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Calm holds\nDORN (Harbour Wire) - Shells fell.", True),
        ("Calm holds in DORN (Harbour Wire) - Shells fell.", False),
        ("DORN, they say, is calm.", False),
    ],
)
def test_a_place_in_capitals_opens_a_report_s_line(text: str, opens: bool) -> None:
    assert is_place_of_dateline(text, _span(text, "DORN")) is opens


def test_a_name_begins_behind_the_place_that_was_read_with_it() -> None:
    text = "Lakeside - Regime jets struck Dorn"
    assert text[past_place_run_in(text, 0) :].startswith("Regime jets")
    assert past_place_run_in("Regime jets struck Dorn", 0) == 0
