"""Whatever stands in a text, every span that is made or stored of it equals its words.

``python -m benchmarks.mutations`` does the same at random, a hundred thousand times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from benchmarks.mutations import INSERTS, POOLS, Check, Edit, mutated, samples, spans_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.spans import Span
from tests.cheap import CheapStock
from tests.factories import sample_reading

EDITS: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(
        st.integers(0, 3000),
        st.sampled_from([0, 0, 0, 1, 40]),
        st.lists(st.sampled_from(INSERTS), min_size=1, max_size=4).map("".join),
    ),
    min_size=1,
    max_size=10,
)
ANYTHING = settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def stock() -> CheapStock:
    return CheapStock()


@pytest.fixture(scope="module")
def ledger(stock: CheapStock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("spans") / "a.ledger"
    with open_ledger(path, create=True) as opened:
        opened.replace_knowledge(stock.known())
        yield opened


@ANYTHING
@given(text=st.sampled_from(samples()), edits=EDITS)
def test_every_span_of_a_mutated_text_lies_in_it_and_is_stored_as_it_is(
    stock: CheapStock, ledger: Ledger, text: str, edits: list[Edit]
) -> None:
    check = Check(stock, ledger)
    check.take([mutated(text, edits)])
    assert check.faults == []
    assert check.spans or check.aside


@pytest.mark.parametrize("pool", POOLS)
def test_characters_of_one_kind_between_all_words(
    stock: CheapStock, ledger: Ledger, pool: str
) -> None:
    check = Check(stock, ledger)
    check.take([part.join(samples()[0].split(" ")) for part in POOLS[pool]])
    check.take([samples()[0].replace(" ", f" {part} ") for part in POOLS[pool]])
    assert check.faults == []
    assert check.aside < check.read


def test_all_that_was_stored_equals_its_words(stock: CheapStock, ledger: Ledger) -> None:
    check = Check(stock, ledger)
    check.take(samples()[:3])
    assert check.stored() > 100
    assert check.faults == []


def test_the_check_sees_a_span_that_is_off_by_one(ledger: Ledger, stock: CheapStock) -> None:
    reading = sample_reading()
    first, *rest = reading.understanding.mentions
    moved = replace(first, span=Span(first.span.start + 1, first.span.end + 1))
    understanding = replace(reading.understanding, mentions=(moved, *rest))
    assert moved.span in set(spans_in(understanding))
    check = Check(stock, ledger)
    check.look(replace(reading, understanding=understanding))
    assert check.faults
