from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.interrupted import mended
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, draft_of


def contents(text: str, *linked: Said) -> list[str]:
    drafts = [draft_of(text, said) for said in linked]
    words = cut_words(text, (Span(0, len(text)),))
    return [" | ".join(c.of(text) for c in d.content) for d in mended(text, words, drafts)]


def test_a_relative_clause_right_behind_a_content_belongs_to_it() -> None:
    text = "The centre said it spared the groups that announced their positions."
    outer = ("The centre", "said", "it spared the groups")
    inner = ("that", "announced", "their positions")
    assert contents(text, outer, inner)[0] == (
        "it spared the groups that announced their positions"
    )


def test_a_clause_behind_a_content_that_ends_in_a_conjunction_belongs_to_it() -> None:
    text = "The centre said men left the town after the army accused them of theft."
    outer = ("The centre", "said", "men left the town after")
    inner = ("the army", "accused", "them of theft")
    assert contents(text, outer, inner) == [
        "men left the town after the army accused them of theft",
        "them of theft",
    ]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (  # the content ends before the conjunction: the clause may be the outlet's
            "The centre said men left after the army accused them.",
            ("The centre", "said", "men left"),
            ("the army", "accused", "them"),
        ),
        (  # behind a comma the clause may be the outlet's
            "He blamed the Herald, which first reported the story.",
            ("He", "blamed", "the Herald"),
            ("which", "first reported", "the story"),
        ),
        (  # the speaker's own cue stands in the gap
            "“It is late,” Voss said, noting the hour. “We go.”",
            ("Voss", "said", "“It is late,” | “We go.”"),
            ("", "noting", "the hour"),
        ),
        (  # other words stand in the gap
            "He said the towns, where men claimed victory over all, were calm.",
            ("He", "said", "the towns | were calm"),
            ("men", "claimed", "victory"),
        ),
    ],
)
def test_other_neighbours_stay_apart(text: str, outer: Said, inner: Said) -> None:
    assert contents(text, outer, inner)[0] == outer[2]
