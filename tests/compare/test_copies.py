"""Near-copies are found by containment, whatever the order of input."""

from __future__ import annotations

import random

import pytest

from counterclaim.compare.copies import BACKGROUND, copy_groups, near_copies
from counterclaim.records import Article, NearCopy
from tests.compare.builders import article, day

WIRE = (
    "Shells fell on the market of Alma on Tuesday morning and killed nine people, a medic said. "
    "The road to the hospital was cut for two hours while crews cleared glass and stones, and "
    "shopkeepers pulled down their shutters before noon. A second salvo hit the bridge."
)
OTHER = (
    "Talks about the exchange of prisoners went on in the capital without a result. Delegates "
    "left the hotel late at night and declined to answer questions about the next round."
)


def test_an_abridged_copy_is_found_with_its_passages() -> None:
    cut = article("Our correspondents write. " + WIRE[:180], outlet="Evening Beta")
    pairs = near_copies([article(WIRE), cut, article(OTHER, outlet="Gamma")])
    assert len(pairs) == 1
    texts = {a.id: a.text for a in (article(WIRE), cut)}
    for spans, owner in ((pairs[0].shared_a, pairs[0].a), (pairs[0].shared_b, pairs[0].b)):
        assert any(span.of(texts[owner]).startswith("Shells fell") for span in spans)


def test_the_same_text_weeks_later_is_no_wire_copy() -> None:
    later = article(WIRE, outlet="Evening Beta", published=day(2016, 6, 20))
    assert near_copies([article(WIRE), later]) == ()


def test_order_of_input_does_not_matter() -> None:
    articles = [article(WIRE[at:], outlet=f"Outlet {at}") for at in range(0, 60, 10)]
    expected = near_copies(articles)
    random.Random(7).shuffle(articles)
    assert near_copies(articles) == expected != ()


def test_copies_of_copies_are_one_group() -> None:
    chain = [NearCopy("b", "c", 0.5, (), ()), NearCopy("a", "b", 0.5, (), ())]
    assert copy_groups(chain) == {"a": "a", "b": "a", "c": "a"}


BACKDROP = (
    "The war began in the spring of the year before last, after protests in the north were put "
    "down, and has driven one in three from home, according to figures of the aid agencies."
)
OLD_WEEK = day(2016, 3, 1)


def _old_articles() -> list[Article]:
    return [
        article(f"Item {n} of another week. {BACKDROP}", outlet=f"Old {n}", published=OLD_WEEK)
        for n in range(BACKGROUND)
    ]


@pytest.mark.parametrize(("shared", "copies"), [(BACKDROP, 0), (WIRE[:180], 1)])
def test_standing_text_makes_no_copy_and_fresh_text_does(shared: str, copies: int) -> None:
    fillers = (" ".join(f"{w}{n}" for n in range(160)) for w in ("alpha", "beta"))
    pair = [
        article(f"{shared} {filler}", outlet=outlet)
        for filler, outlet in zip(fillers, ("Daily Alpha", "Evening Beta"), strict=True)
    ]
    ids = {a.id for a in pair}
    found = [c for c in near_copies([*_old_articles(), *pair]) if {c.a, c.b} == ids]
    assert len(found) == copies


def test_articles_without_words_are_no_copies() -> None:
    assert near_copies([article("!"), article("?", outlet="Evening Beta")]) == ()
