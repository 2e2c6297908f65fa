"""What sources write cannot act in a terminal, a spreadsheet, a file system or a link."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.show.escape import file_name, for_cell, for_terminal, link


@given(st.text())
def test_a_terminal_gets_one_line_without_controls(text: str) -> None:
    shown = for_terminal(text)
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") for c in shown)
    assert len(for_terminal(text, width=10)) <= 10


def test_an_escape_sequence_is_disarmed() -> None:
    assert for_terminal("a\x1b[31mred\r\nb\u202e") == "a [31mred b"


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C'!A0", "-2+3", " \t=1", "%0a", "|x"]
)
def test_formulas_are_defused(text: str) -> None:
    assert for_cell(text) == "'" + text


@pytest.mark.parametrize(
    ("value", "cell"), [(-3, "-3"), ("+4.5", "+4.5"), (None, ""), ("a=b", "a=b")]
)
def test_numbers_and_plain_text_stay(value: object, cell: str) -> None:
    assert for_cell(value) == cell


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = for_cell(text)
    assert cell.lstrip()[:1] not in {"=", "@", "|", "%"}
    assert "\x00" not in cell


@given(st.text())
def test_file_names_stay_in_their_folder(text: str) -> None:
    name = file_name(text)
    assert name
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")
    assert len(name) <= 80


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=1", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("http://[broken", False),
        (None, False),
    ],
)
def test_only_web_links_are_live(url: str | None, safe: bool) -> None:
    assert (link(url) is not None) is safe
