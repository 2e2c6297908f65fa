"""Records by where they stand, and answers worked out once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.compare.kept import Kept
from counterclaim.compare.placed import Placed
from counterclaim.spans import Span

SPANS = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(0, 3_000),
    st.integers(1, 900),
)


@given(st.lists(SPANS, max_size=30), SPANS)
def test_all_that_touch_a_place_are_found_in_the_order_given(records: list[Span], at: Span) -> None:
    found = Placed(records, lambda span: (span,)).near(at)
    assert [r for r in found if r.overlaps(at)] == [r for r in records if r.overlaps(at)]


def test_far_records_are_not_looked_at() -> None:
    records = [Span(n * 1_000, n * 1_000 + 5) for n in range(500)]
    assert Placed(records, lambda span: (span,)).near(Span(7_000, 7_003)) == [records[7]]


def test_a_record_with_two_places_is_found_at_both_and_once() -> None:
    placed = Placed([(Span(0, 4), Span(2_000, 2_004))], lambda both: both)
    assert len(placed.near(Span(0, 1))) == len(placed.near(Span(2_001, 2_002))) == 1
    assert len(placed.near(Span(0, 3_000))) == 1


def test_what_was_asked_is_worked_out_once_even_if_it_is_nothing() -> None:
    asked: list[str] = []
    kept = Kept()
    assert kept.once("side", lambda: asked.append("side")) is None
    assert kept.once("side", lambda: asked.append("again")) is None
    assert asked == ["side"]
