from __future__ import annotations

from counterclaim.models.relating import best_relations
from counterclaim.spans import Span

HERE, THERE = Span(0, 3), Span(5, 9)


def test_a_type_without_direction_counts_both_ways_and_is_given_once() -> None:
    chances = {
        (THERE, HERE): {"none": 0.5, "AlliesOf": 0.4, "BelongsTo": 0.1},
        (HERE, THERE): {"none": 0.1, "AlliesOf": 0.8, "BelongsTo": 0.1},
    }
    (found,) = best_relations(chances)
    assert (found.kind, found.source, found.target) == ("AlliesOf", HERE, THERE)
    assert abs(found.score - 0.6) < 1e-9


def test_a_type_with_a_direction_keeps_it() -> None:
    chances = {
        (HERE, THERE): {"none": 0.9, "AlliesOf": 0.0, "BelongsTo": 0.1},
        (THERE, HERE): {"none": 0.2, "AlliesOf": 0.0, "BelongsTo": 0.8},
    }
    (found,) = best_relations(chances)
    assert (found.kind, found.source, found.target) == ("BelongsTo", THERE, HERE)


def test_nothing_asked_is_nothing_found() -> None:
    assert best_relations({}) == []
