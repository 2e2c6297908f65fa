"""The lexicons hold nothing that the code would not understand."""

from __future__ import annotations

from importlib.resources import files

import pytest

from counterclaim.records import AttributionKind, EventType, MentionKind, Stance
from counterclaim.understand.events.triggers import BARE, NO_EVENT, SILENT
from counterclaim.understand.tables import rows

LEXICONS = [
    f"{name}.tsv"
    for name in (
        "classes",
        "cues",
        "hedges",
        "irregular",
        "kinds",
        "nominals",
        "triggers",
        "weapons",
    )
]
PLOVER = {str(root) for root in EventType}


def test_every_file_is_read_and_says_what_it_is() -> None:
    folder = files("counterclaim.understand") / "data"
    for name in LEXICONS:
        assert (folder / name).read_text("utf-8").startswith("# ")
        assert rows(name, columns=6)


def test_a_row_with_too_many_cells_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"cues\.tsv, line \d+: 4 cells, 2 allowed"):
        rows("cues.tsv", columns=2)


def test_cues() -> None:
    for phrase, part, stance, kind in rows("cues.tsv", columns=4):
        assert phrase == phrase.lower()
        assert part in ("v", "n", "x"), phrase
        assert Stance(stance), phrase
        assert AttributionKind(kind), phrase


PLACES = ("after", "before", "near", "next", "not", "object", "bars", "apart", "led")


def test_triggers() -> None:
    classes = {row[0] for row in rows("classes.tsv", columns=2)}
    for phrase, part, root, _, _, needs in rows("triggers.tsv", columns=6):
        assert part in ("v", "n", "x"), phrase
        assert root in PLOVER | {NO_EVENT}, phrase
        for need in needs.split():
            where, _, name = need.partition(":")
            known = where in PLACES and name in classes
            assert known or need in (BARE, SILENT, "active", "passive"), (phrase, need)


def test_every_root_has_triggers() -> None:
    assert {row[2] for row in rows("triggers.tsv", columns=6)} - {NO_EVENT} == PLOVER


@pytest.mark.parametrize("name", ["kinds.tsv", "nominals.tsv", "weapons.tsv"])
def test_kinds(name: str) -> None:
    for kind, words in rows(name, columns=2):
        assert MentionKind(kind)
        assert all(word == word.strip().lower() and word for word in words.split(", "))
