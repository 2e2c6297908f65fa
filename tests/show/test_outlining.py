"""Incidents in a few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.ledger.queries.incidents import incidents
from counterclaim.ledger.queries.outlines import outlines
from counterclaim.protocols import View
from counterclaim.show.corpus import load_corpus
from counterclaim.show.exports.incident_rows import incident_rows
from counterclaim.show.outlining import conflict_words, told_as
from counterclaim.show.report.incidents import incident_views


def test_words_of_most_articles_come_first_and_what_the_title_says_is_left_out() -> None:
    told = [
        ("a", "attack"),
        ("b", "Attacks"),
        ("a", "air strike"),
        ("b", "Airstrikes"),
        ("b", "airstrikes"),
        ("c", "the air strike"),
        ("c", "chemical attack"),
        ("a", "shelled"),
        ("b", "shelling"),
        ("c", "two were killed"),
        ("a", "killed"),
        ("b", "killed"),
        ("c", "wounded"),
    ]
    assert told_as("ASSAULT", told) == "air strike, two were killed, chemical attack"
    assert told_as("PROTEST", [("a", "protests"), ("b", "march")]) == "march"
    assert told_as("ASSAULT", [("a", "attacked"), ("b", "fighting")]) == ""
    assert told_as("ASSAULT", [("a", "car bomb"), ("a", "shells"), ("a", "shells")]) == (
        "shells, car bomb"
    )


@pytest.mark.parametrize(
    ("conflicts", "words"),
    [
        ({}, "none"),
        ({"actor": [], "existence": []}, "whether it happened; by whom"),
        ({"killed": [("58..", "At least 58"), ("58..58", "58"), ("7..7", "Seven")]}, "seven, 58"),
        ({"killed": [("..100", "up to 100"), ("60..100", "60 to 100")]}, "up to 100, 60 to 100"),
        ({"killed": [(f"{n}..{n}", f"{n}") for n in range(9, 2, -1)]}, "3, 4, 5, 6, 7 and 2 more"),
    ],
)
def test_figures_that_clash_stand_once_each_and_in_rising_order(
    conflicts: dict[str, list[tuple[str, str]]], words: str
) -> None:
    assert conflict_words(conflicts).removeprefix("killed: ") == words


def test_a_list_says_of_an_incident_what_the_report_says(read_ledger: Path, view: View) -> None:
    corpus = load_corpus(read_ledger, view=view)
    shown = {found.id: (found.told_as, found.conflicts) for found in incident_views(corpus)}
    with open_ledger(read_ledger, readonly=True) as ledger:
        rows = incidents(ledger, limit=None).rows
        told = outlines(ledger, [row.id for row in rows])
    listed = {
        row.id: (told_as(row.type, told[row.id].told), conflict_words(told[row.id].conflicts))
        for row in rows
    }
    assert {key: listed[key] for key in shown} == shown
    exported = {r.incident_id: (r.told_as, r.clash or "none") for r in incident_rows(corpus)}
    assert exported == shown
    assert any(words for words, _ in shown.values())
    assert any(":" in clash for _, clash in shown.values())
