"""Near-copies are found by containment, whatever the order of input."""

from __future__ import annotations

import random

from counterclaim.compare.copies import copy_groups, near_copies
from counterclaim.records import NearCopy
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
