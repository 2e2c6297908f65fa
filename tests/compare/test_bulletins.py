"""Bulletins in the forms that issuers use, about an invented war, some with wrong sums."""

from __future__ import annotations

import re

import pytest
from benchmarks.bulletin_texts import CENTRE, NETWORK, SEEN, TABLE, UNSEEN, Case

from counterclaim.compare.tallies.bulletins import faults, parse_bulletin
from counterclaim.records import Unit
from counterclaim.spans import Span

_TIMES = re.compile(
    r"\b\d+ (?:hours|minutes)\b|between \d+ and (?=\d)|\b\d{1,2}:\d\d\b|\b\d+ to 12 June\b"
    r"|\b\d{1,2}(?::\d\d)? (?:February|March|May|June|September|October)(?: \d{4})?"
)


CASES = (*SEEN, *UNSEEN)


def parsed(case: Case) -> tuple[list[float], list[str]]:
    times = tuple(Span(m.start(), m.end()) for m in _TIMES.finditer(case.text))
    bulletin = parse_bulletin(case.text, (Span(0, len(case.text)),), times=times)
    assert bulletin is not None
    ordered = sorted(bulletin.counts, key=lambda c: c.span)
    for count in ordered:
        assert count.span.of(case.text).strip()
    return [c.value for c in ordered], [f.message for f in faults(bulletin)]


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_a_bulletin_parses_whole(case: Case) -> None:
    assert parsed(case)[0] == list(case.numbers)


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_wrong_sums_are_found_and_right_ones_left_alone(case: Case) -> None:
    assert parsed(case)[1] == list(case.faults)


def test_parts_keep_their_total_place_and_side() -> None:
    bulletin = parse_bulletin(NETWORK.text, (Span(0, len(NETWORK.text)),))
    assert bulletin is not None
    assert bulletin.issuer == "The Harbour Network for Rights"
    whole = bulletin.counts[0]
    places = [c.place for c in bulletin.counts if c.parent == 0 and c.by == "place"]
    assert (whole.value, places) == (242, ["Aster", "Borin", "Celes", "Dornau"])
    combat = [c for c in bulletin.counts if c.parent == 1]
    assert [c.side for c in combat] == ["government forces", "Ostran forces", "armed opposition"]


def test_a_total_laid_on_a_side_is_no_part_of_another_count() -> None:
    text = (
        "BULLETIN OF THE CENTRE FOR CALM IN ASTER\n(5 May)\n\n"
        "The number of armed formations that keep the calm has not changed: 69.\n"
        "In the last day, 55 breaches by armed groups were registered in the provinces of "
        "Aster (27), Borin (9) and Celes (18).\n"
        "The total number of breaches by armed groups since the calm began is 254.\n"
    )
    bulletin = parse_bulletin(text, (Span(0, len(text)),))
    assert bulletin is not None
    assert bulletin.issuer == "CENTRE FOR CALM IN ASTER"
    formations, day, *places, every = bulletin.counts
    assert (formations.value, formations.unit) == (69, Unit.OTHER)
    assert (day.value, day.unit, day.side, day.by) == (55, Unit.BREACHES, "armed groups", "")
    assert {bulletin.counts[c.parent].value for c in places if c.parent is not None} == {55}
    assert (every.value, every.unit, every.running) == (254, Unit.BREACHES, True)
    assert [f.message for f in faults(bulletin)] == [
        "the parts by place, 27 + 9 + 18, make 54; the total says 55"
    ]


def test_a_table_is_summed_by_row_and_by_column() -> None:
    bulletin = parse_bulletin(TABLE.text, (Span(0, len(TABLE.text)),))
    assert bulletin is not None
    cells = {(c.side, c.what): c for c in bulletin.counts if c.column is not None}
    assert cells["Government forces", "combat"].value == 52
    wrong = TABLE.text.replace("| 52 | 11 | 63 |", "| 50 | 13 | 63 |")
    bulletin = parse_bulletin(wrong, (Span(0, len(wrong)),))
    assert bulletin is not None
    found = [f.message for f in faults(bulletin)]
    assert "the parts by row, 50 + 18 + 7 + 1, make 76; the total says 78" in found


WEEK = """In the first week we recorded 23 breaches.

Combat operations by perpetrator:
 - Government forces: 9
 - Aster militia: 4

Arrests: 10
 - Government forces: 7
 - Hill administration: 2

The breaches killed 38 people, among them 9 children. Government forces killed 34 of them and \
opposition factions 4. We count an incident only if two of them tell it alike. The factions \
denied two of the four breaches laid to them.
"""


def test_marked_lines_belong_to_the_kind_that_heads_them() -> None:
    bulletin = parse_bulletin(WEEK, (Span(0, len(WEEK)),))
    assert bulletin is not None
    arrests = next(at for at, c in enumerate(bulletin.counts) if c.what == "Arrests")
    assert [(c.side, c.value) for c in bulletin.counts if c.parent == arrests] == [
        ("Government forces", 7),
        ("Hill administration", 2),
    ]
    assert [f.message for f in faults(bulletin) if f.total == arrests] == [
        "the parts by side, 7 + 2, make 9; the total says 10"
    ]


def test_the_dead_of_a_total_are_laid_to_sides() -> None:
    bulletin = parse_bulletin(WEEK, (Span(0, len(WEEK)),))
    assert bulletin is not None
    killed = next(at for at, c in enumerate(bulletin.counts) if c.value == 38)
    assert bulletin.counts[killed].unit is Unit.KILLED
    assert [(c.side, c.value) for c in bulletin.counts if c.parent == killed] == [
        ("Government forces", 34),
        ("opposition factions", 4),
    ]


def test_conditions_and_answers_count_nothing() -> None:
    bulletin = parse_bulletin(WEEK, (Span(0, len(WEEK)),))
    assert bulletin is not None
    assert max(c.span.start for c in bulletin.counts) < WEEK.index("We count")


def test_a_report_in_prose_is_no_bulletin() -> None:
    text = "Shells killed 12 people in Aster on Monday and wounded 30. Two houses burned."
    assert parse_bulletin(text, (Span(0, len(text)),)) is None


def test_a_running_total_is_told_from_the_days_count() -> None:
    bulletin = parse_bulletin(CENTRE.text, (Span(0, len(CENTRE.text)),))
    assert bulletin is not None
    running = [c.value for c in bulletin.counts if c.running]
    assert 199 in running
    assert 12 not in running
