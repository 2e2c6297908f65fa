"""What a page prints before its report is no part of what anybody says."""

from __future__ import annotations

import pytest

from counterclaim.understand import understand
from tests.understand.scripted import Said, ScriptedReader, article

_TOLD = "Shells hit nine houses at the pier"


def _contents(text: str, said: Said) -> list[str]:
    found = understand(article(text), reader=ScriptedReader(said=[said])).attributions
    return [a.content[0].of(text) for a in found]


@pytest.mark.parametrize(
    ("head", "whole"),
    [
        ("Wednesday 25 Feb 2015 ", False),
        ("4 May 2016 ", False),
        ("May 4, 2016 ", False),
        ("0 13 The ", False),
        ("4430 The ", False),
        ("On Wednesday ", True),
        ("13 of the ", True),
    ],
)
def test_a_content_begins_behind_the_pages_day_and_counters(head: str, whole: bool) -> None:
    told = f"{head}{_TOLD}"
    article_of = "The " if head.endswith("The ") else ""
    expected = told if whole else f"{article_of}{_TOLD}"
    text = f"{told}, the council said."
    assert _contents(text, ("the council", "said", told)) == [expected]


def test_who_is_cited_behind_a_pages_day_has_the_same_words() -> None:
    text = f"Wednesday 25 Feb 2015 {_TOLD}, the council said on Sunday, citing an officer."
    said = ("the council", "said", f"Wednesday 25 Feb 2015 {_TOLD}")
    assert _contents(text, said) == [_TOLD, _TOLD]
