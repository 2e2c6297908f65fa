"""Names of one spelling in one article get one type."""

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.consistency import consistent

TEXT = "Tal Rifa fell. Tal Rifa fell again, said Tal Rifa council."


def _mark(nth: int, label: str, score: float) -> ScoredSpan:
    start = -1
    for _ in range(nth):
        start = TEXT.index("Tal Rifa", start + 1)
    return ScoredSpan(Span(start, start + len("Tal Rifa")), label, score)


def test_one_sure_mention_outvotes_two_unsure_ones() -> None:
    found = consistent(
        TEXT, [_mark(1, "Location", 0.98), _mark(2, "Person", 0.6), _mark(3, "Person", 0.6)]
    )
    assert [m.label for m in found] == ["Location"] * 3
    assert [m.score for m in found] == [0.98, 0.6, 0.6]


def test_what_is_likelier_no_name_is_left_out_but_votes() -> None:
    unsure = [_mark(n, "Location", 0.49) for n in (2, 3)]
    found = consistent(TEXT, [_mark(1, "Person", 0.55), *unsure])
    assert [(m.span, m.label) for m in found] == [(Span(0, 8), "Location")]


def test_other_spellings_are_let_alone() -> None:
    longer = ScoredSpan(Span(41, 57), "Organization", 0.9)
    found = consistent(TEXT, [_mark(1, "Location", 0.99), longer])
    assert [m.label for m in found] == ["Location", "Organization"]


def test_the_order_of_the_marks_does_not_matter() -> None:
    marks = [_mark(1, "Person", 0.7), _mark(2, "Location", 0.7)]
    assert {m.label for m in consistent(TEXT, marks[::-1])} == {"Person"}
