"""Articles on one event are grouped, whatever the order in which they arrive."""

from __future__ import annotations

import random
from datetime import date

import pytest

from counterclaim.compare.stories import Telling, average_link, fading, group_stories

BRIDGE = (
    "The old bridge at Alma fell into the river after rain, for its piers had cracked.",
    "Rain brought down the bridge at Alma. Engineers say that its river piers had cracked.",
    "Engineers say that cracked piers, and rain in the river, felled the bridge at Alma.",
)
VOTE = (
    "Voters in Berin chose a new mayor on Sunday, a teacher who had promised cleaner buses.",
    "The teacher who won the mayor's office in Berin wants cleaner buses by the autumn.",
)


def _items() -> list[Telling]:
    return [
        Telling(f"{name}{n}", "", text, date(2016, 5, 6))
        for name, texts in (("bridge", BRIDGE), ("vote", VOTE))
        for n, text in enumerate(texts)
    ]


def test_articles_on_one_event_are_one_story() -> None:
    assert group_stories(_items()) == (("bridge0", "bridge1", "bridge2"), ("vote0", "vote1"))


def test_the_order_of_arrival_changes_nothing() -> None:
    expected = group_stories(_items())
    for seed in range(5):
        items = _items()
        random.Random(seed).shuffle(items)
        assert group_stories(items) == expected


@pytest.mark.parametrize("items", [[], [Telling("a", "", "", None)]])
def test_few_or_empty_articles_are_stories_of_their_own(items: list[Telling]) -> None:
    assert group_stories(items) == tuple((i.id,) for i in items)


def test_average_link_does_not_chain() -> None:
    chain = {(0, 1): 0.5, (1, 2): 0.5}
    assert average_link(3, chain, 0.3) == [[0, 1], [2]]
    assert average_link(3, chain | {(0, 2): 0.5}, 0.3) == [[0, 1, 2]]


def test_time_fades_nearness_and_an_unknown_day_does_not() -> None:
    near, far = date(2016, 5, 7), date(2017, 5, 6)
    start = date(2016, 5, 6)
    assert 1.0 > fading(start, near) > fading(start, far) > 0.0
    assert fading(start, None) == 1.0
