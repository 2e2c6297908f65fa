"""Triggers of several articles that tell of one happening, and those that only look so."""

from __future__ import annotations

import itertools
import re

import pytest

from counterclaim.compare.coreference import Trigger, chains, sense_nearness
from counterclaim.compare.nearness import Text, same_event, stories_of
from counterclaim.compare.weights import scorers
from counterclaim.compare.wordforms import groups, head, one_group, one_root, stem
from counterclaim.spans import Span

NORTH = (
    "A strong earthquake hit Marwick on Monday .\nThe Marwick quake killed 14 people .\n"
    "Officials in Marwick said rescuers reached the mine .",
    "Marwick was shaken on Monday by an earthquake of magnitude 6.1 .\n"
    "Fourteen people died as houses in Marwick collapsed .\nRescuers reached the Marwick mine .",
)
SOUTH = (
    "A bus crashed near Port Ellery on Friday and 9 tourists died .\n"
    "Police in Port Ellery arrested the driver Tom Asher .",
    "Nine tourists died when a bus of Asher Travel crashed at Port Ellery .\n"
    "Port Ellery police announced the arrest of Tom Asher .",
)


def text(number: int, words: str) -> Text:
    found = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", words))
    return Text(f"article-{number}", words, found)


ITEMS = [text(n, words) for n, words in enumerate((*NORTH, *SOUTH))]


def trigger(article: int, word: str, sense: tuple[float, ...] = ()) -> Trigger:
    at = ITEMS[article].text.index(word)
    return Trigger(article, Span(at, at + len(word)), sense)


@pytest.mark.parametrize(
    ("a", "b"),
    [("earthquakes", "earthquake"), ("died", "deaths"), ("struck", "strike"), ("shot", "shooting")],
)
def test_forms_of_one_word_share_a_stem(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(
    ("a", "b", "made"),
    [
        ("explode", "explosion", True),
        ("announced", "announcement", True),
        ("arrested", "arrest", True),
        ("station", "state", False),
        ("war", "warn", False),
    ],
)
def test_a_noun_made_of_a_verb_is_known(a: str, b: str, made: bool) -> None:
    assert one_root(a, b) is made
    assert one_root(b, a) is made


def test_words_for_one_happening_stand_in_one_group() -> None:
    assert one_group("quake", "earthquakes")
    assert not one_group("quake", "election")
    assert all(len(numbers) < 12 for numbers in groups().values())


def test_the_head_is_the_last_full_word() -> None:
    assert [head(x) for x in ("gunned down", "the attack", "was in", "")] == [
        "gunned", "attack", "in", "",
    ]  # fmt: skip


def test_articles_on_one_event_are_one_story() -> None:
    likely = same_event(ITEMS, scorers().articles)
    home = stories_of(ITEMS, likely, scorers().article_threshold)
    assert home[0] == home[1] != home[2] == home[3]


def test_one_happening_is_one_chain_and_two_deaths_are_two() -> None:
    triggers = [
        trigger(0, "earthquake"),
        trigger(1, "earthquake"),
        trigger(2, "crashed"),
        trigger(3, "crashed"),
        trigger(1, "died"),
        trigger(3, "died"),
    ]
    found = chains(ITEMS, triggers)
    assert [0, 1] in found
    assert [2, 3] in found
    assert not any({4, 5} <= set(group) for group in found)


def test_the_order_of_triggers_changes_no_chain() -> None:
    triggers = [trigger(0, "earthquake"), trigger(1, "earthquake"), trigger(3, "died")]
    results = set()
    for order in itertools.permutations(triggers):
        found = chains(ITEMS, order)
        results.add(frozenset(frozenset(order[x].span.start for x in g) for g in found))
    assert len(results) == 1


def test_senses_near_each_other_are_near_one() -> None:
    assert sense_nearness((1.0, 2.0), (2.0, 4.0)) == pytest.approx(1.0)
    assert sense_nearness((1.0, 0.0), (0.0, 1.0)) == 0.0
    assert sense_nearness((), (1.0,)) == 0.0
