"""Log-odds of label words between outlets: sign, prior, interval, and honesty of few."""

from __future__ import annotations

import math

import pytest

from counterclaim.compare.logodds import FEWEST_ARTICLES, added, log_odds

LOADED = {"terrorist": 6, "no label": 4}
PLAIN = {"terrorist": 1, "no label": 9}


def test_the_value_is_the_published_formula() -> None:
    found = log_odds("terrorist", [LOADED], [PLAIN])
    prior = 10 * (7 + 0.5) / (20 + 1)
    own = math.log((6 + prior) / (10 + 10 - 6 - prior))
    rest = math.log((1 + prior) / (10 + 10 - 1 - prior))
    assert found.value == pytest.approx(own - rest)
    assert found.z == pytest.approx(found.value / math.sqrt(1 / (6 + prior) + 1 / (1 + prior)))


def test_swapping_the_outlets_turns_the_sign_and_nothing_else() -> None:
    one, other = log_odds("terrorist", [LOADED], [PLAIN]), log_odds("terrorist", [PLAIN], [LOADED])
    assert one.value == pytest.approx(-other.value)
    assert one.z == pytest.approx(-other.z)


def test_the_same_use_by_all_is_no_difference() -> None:
    many = [PLAIN] * 8
    found = log_odds("terrorist", many, many)
    assert found.value == pytest.approx(0)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= 0 <= found.high


def test_a_clear_difference_has_an_interval_on_one_side_of_zero() -> None:
    own = [{"terrorist": 5 + n % 3, "no label": 5} for n in range(12)]
    others = [{"terrorist": n % 2, "no label": 9} for n in range(12)]
    found = log_odds("terrorist", own, others, key="x")
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low <= found.value <= found.high
    assert found.note == ""


def test_the_interval_is_the_same_on_every_run() -> None:
    own, others = [LOADED] * 3 + [PLAIN] * 3, [PLAIN] * 5 + [LOADED]
    assert log_odds("terrorist", own, others, key="a") == log_odds(
        "terrorist", own, others, key="a"
    )


@pytest.mark.parametrize(
    ("own", "others", "whose"),
    [
        ([LOADED] * (FEWEST_ARTICLES - 1), [PLAIN] * 9, "this outlet"),
        ([LOADED] * 9, [PLAIN] * (FEWEST_ARTICLES - 1), "the other outlets"),
        ([{"terrorist": 1}] * 9, [PLAIN] * 9, "this outlet"),
    ],
)
def test_too_few_uses_give_no_interval_and_say_so(
    own: list[dict[str, int]], others: list[dict[str, int]], whose: str
) -> None:
    found = log_odds("terrorist", own, others)
    assert (found.low, found.high) == (None, None)
    assert found.note.startswith("too few")
    assert found.note.endswith(whose)


def test_intervals_cover_about_as_often_as_they_say() -> None:
    """Two outlets that draw from one urn: near 5 in 100 intervals may leave out zero."""
    import random

    chance, left_out = random.Random(4), 0
    for turn in range(60):
        draw = [
            {"t": sum(chance.random() < 0.4 for _ in range(6)), "no label": 6} for _ in range(40)
        ]
        found = log_odds("t", draw[:20], draw[20:], key=turn, turns=200)
        assert found.low is not None
        assert found.high is not None
        left_out += not found.low <= 0 <= found.high
    assert left_out <= 9


def test_counts_of_articles_add_up() -> None:
    assert added([LOADED, PLAIN]) == {"terrorist": 7, "no label": 13}
