"""Two reports beside one another: one main incident or two, and rival tolls or none."""

from __future__ import annotations

import pytest

from counterclaim.compare.mains import Toll, mains, relations, same_main, sameness, tolls
from counterclaim.records import (
    Outcome,
    Quantity,
    Reading,
    ResolvedArticle,
    Slot,
    Understanding,
    Unit,
)
from counterclaim.spans import Span
from tests.compare.builders import FakeView, article

VIEW = FakeView()


def _toll(low: float, of: str = "people", most: float | None = None) -> Toll:
    return Toll(low, most if most is not None else low, most is not None, of)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (_toll(13), _toll(13), Outcome.AGREE),
        (_toll(13), _toll(15), Outcome.REFINE),
        (_toll(13), _toll(40), Outcome.CONFLICT),
        (_toll(24, most=99), _toll(40), Outcome.REFINE),
        (_toll(24, most=99), _toll(1400), Outcome.CONFLICT),
        (_toll(12, "civilians"), _toll(36), Outcome.REFINE),
        (_toll(12), _toll(36, "civilians"), Outcome.CONFLICT),
    ],
)
def test_only_tolls_far_apart_are_rivals(a: Toll, b: Toll, outcome: Outcome) -> None:
    assert tolls(a, b) is outcome
    assert tolls(b, a) is outcome


def test_what_one_report_leaves_out_is_no_conflict() -> None:
    assert tolls(_toll(3), None) is Outcome.SILENT
    assert tolls(None, None) is None


def _reading(text: str, outlet: str, *dead: tuple[str, float, str]) -> Reading:
    source = article(text, outlet=outlet)
    figures = tuple(
        Quantity(
            f"q{n}",
            source.id,
            Span(text.index(words), text.index(words) + len(words)),
            count,
            count,
            count,
            Unit.KILLED,
            "killed",
            of,
            "test",
        )
        for n, (words, count, of) in enumerate(dead)
    )
    understood = Understanding(source.id, (Span(0, len(text)),), quantities=figures)
    return Reading(source, understood, ResolvedArticle(source.id))


MARKET = _reading("Shells on the market of Alma killed 31 people.", "A", ("31", 31.0, "people"))
SAME = _reading("31 people died as shells hit the Alma market.", "B", ("31", 31.0, "people"))
RIVAL = _reading("Shells on the Alma market killed 90 people.", "C", ("90", 90.0, "people"))
RISING = _reading("Alma market shells: toll rises to 90 people.", "D", ("90", 90.0, "people"))
OTHER = _reading("A car bomb in Dera left four guards dead.", "E", ("four", 4.0, "guards"))


def test_reports_of_one_incident_are_nearer_than_others() -> None:
    market, same, other = mains([MARKET, SAME, OTHER], view=VIEW)  # type: ignore[arg-type]
    assert same_main(market, same)
    assert not same_main(market, other)
    assert sameness(market, same) == sameness(same, market)


def test_a_declared_update_is_no_conflict() -> None:
    market, rival, rising = mains([MARKET, RIVAL, RISING], view=VIEW)  # type: ignore[arg-type]
    assert relations(market, rival)[Slot.KILLED] is Outcome.CONFLICT
    assert relations(market, rising)[Slot.KILLED] is Outcome.REFINE


def test_the_wounded_are_not_counted_as_dead() -> None:
    text = "Shells on Alma: 100 injured, 31 killed."
    both = _reading(text, "F", ("100", 100.0, "injured"), ("31", 31.0, ""))
    (main,) = mains([both], view=VIEW)  # type: ignore[arg-type]
    assert main.killed is not None
    assert main.killed.low == 31.0


@pytest.mark.parametrize(
    ("text", "dead", "low"),
    [
        ("Blast kills 31. 12 more died later.", [("12", 12.0, ""), ("31", 31.0, "")], 31.0),
        ("Another 12 died; 31 in all.", [("12", 12.0, ""), ("31", 31.0, "")], 31.0),
        ("Raid kills four (updated 1404 07.04.2017)", [("1404", 1404.0, ""), ("four", 4.0, "")], 4),
        ("40 women among 90 dead.", [("40", 40.0, "women"), ("90", 90.0, "")], 90.0),
        ("22 killed at a school. UN: 22 children died.", [("22", 22.0, "")], 22.0),
    ],
)
def test_the_toll_is_no_part_no_addition_and_no_stamp(
    text: str, dead: list[tuple[str, float, str]], low: float
) -> None:
    (main,) = mains([_reading(text, "G", *dead)], view=VIEW)  # type: ignore[arg-type]
    assert main.killed is not None
    assert main.killed.low == low


def test_a_number_that_counts_a_part_elsewhere_is_that_part() -> None:
    text = "22 killed at a school. The UN spoke of 22. In all 28 people died."
    reading = _reading(text, "H", ("22 killed", 22.0, ""), ("of 22", 22.0, "children"))
    (main,) = mains([reading], view=VIEW)  # type: ignore[arg-type]
    assert main.killed is None
    assert main.children is not None


def test_bounds_leave_room_and_one_source_counts_on() -> None:
    assert tolls(Toll(500, 1300, False, "people"), _toll(1300)) is Outcome.REFINE
    first, later = (Toll(n, n, False, "people", source="monitor") for n in (22, 44))
    assert tolls(first, later) is Outcome.REFINE
    assert tolls(first, Toll(44, 44, False, "people", source="army")) is Outcome.CONFLICT
