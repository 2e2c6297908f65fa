"""Triggers of several articles that tell of one happening, and those that only look so."""

from __future__ import annotations

import itertools
import re

import pytest

from counterclaim.compare.coreference.chains import (
    Trigger,
    chains,
    nearnesses,
    see,
    sense_nearness,
)
from counterclaim.compare.coreference.company import Company, company
from counterclaim.compare.coreference.nearness import (
    VIEWS,
    Text,
    same_event,
    stories_of,
    views_of_pairs,
)
from counterclaim.compare.coreference.weights import scorers
from counterclaim.compare.coreference.wordforms import (
    groups,
    head,
    letters,
    one_group,
    one_root,
    opening,
    stem,
)
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


def test_words_share_an_opening_and_runs_of_letters() -> None:
    assert opening("robbery", "robber") == opening("robber", "robbery") == 1.0
    assert opening("won", "lost") == opening("", "lost") == 0.0
    assert letters("quake", "earthquake") == pytest.approx(3 / 8)
    assert letters("it", "it") == 1.0


def test_company_is_the_share_of_where_the_rarer_stem_stands() -> None:
    places = [("kill", 0, 0), ("wound", 0, 0), ("kill", 0, 2), ("wound", 1, 0), ("kill", 1, 3)]
    beside = company([*places, ("flee", 2, 0)])
    assert beside("kill", "wound") == beside("wound", "kill") == Company(1 / 2, 1.0)
    assert beside("kill", "flee") == beside("kill", "kill") == Company(0.0, 0.0)


def test_articles_on_one_event_are_one_story() -> None:
    likely = same_event(ITEMS, scorers().articles)
    home = stories_of(ITEMS, likely, scorers().article_threshold)
    assert home[0] == home[1] != home[2] == home[3]


def test_one_happening_is_one_chain_and_two_deaths_are_two() -> None:
    triggers = [
        trigger(0, "earthquake", (1.0, 0.0, 0.0)),
        trigger(1, "earthquake", (1.0, 0.1, 0.0)),
        trigger(2, "crashed", (0.0, 1.0, 0.0)),
        trigger(3, "crashed", (0.1, 1.0, 0.0)),
        trigger(1, "died", (0.0, 0.0, 1.0)),
        trigger(3, "died", (0.0, 0.1, 1.0)),
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


def test_a_sense_that_lies_near_all_others_tells_less() -> None:
    """The middle one is as near to the second as the two outer ones are to each other."""
    senses = [(1.0, 0.0), (0.8, 0.6), (0.28, 0.96), (0.96, 0.28)]
    seen = see(ITEMS, [trigger(0, "earthquake", sense) for sense in senses])
    found = nearnesses(seen)
    assert [len(row) for row in found] == [3, 2, 1, 0]
    lonely, crowded = found[1][0], found[0][0]  # 1 with 2, and 0 with 1
    assert lonely.cosine == pytest.approx(crowded.cosine)
    assert lonely.beyond > crowded.beyond
    assert nearnesses(seen[:1]) == [[]]


def test_what_all_articles_share_is_measured_against() -> None:
    found = views_of_pairs(ITEMS)
    assert set(found[0, 1]) == {
        name for view in VIEWS for name in (view, f"{view}, of topic", f"{view}, of both")
    }
    for view in VIEWS:
        above = [views[f"{view}, of topic"] for views in found.values()]
        assert sum(above) == pytest.approx(0.0, abs=1e-9)
    assert found[0, 1]["text, of both"] > 0 > found[0, 2]["text, of both"]


def test_two_articles_alone_have_nothing_to_be_measured_against() -> None:
    [views] = views_of_pairs(ITEMS[:2]).values()
    assert all(x == 0.0 for name, x in views.items() if ", of " in name)
    assert views_of_pairs(ITEMS[:1]) == {}


def test_two_quakes_of_one_region_are_two_stories() -> None:
    quakes = [
        "A quake of magnitude 6 struck Tal Amara in the north on Monday . Officials in Tal Amara "
        "said 14 people died . Rescue teams reached the Tal Amara mine .",
        "Fourteen people died when a quake struck Tal Amara on Monday . Rescue teams dug at the "
        "mine of Tal Amara .",
        "A quake of magnitude 5 struck Port Ellery on the coast on Friday . Officials in Port "
        "Ellery said 3 people were hurt . Rescue teams reached the Port Ellery harbour .",
        "Three people were hurt when a quake struck Port Ellery on Friday . Rescue teams dug at "
        "the harbour of Port Ellery .",
    ]
    items = [text(n, words.replace(" . ", " .\n")) for n, words in enumerate(quakes)]
    home = stories_of(items, same_event(items, scorers().articles), scorers().article_threshold)
    assert home[0] == home[1] != home[2] == home[3]
