"""Executors give the same results in the same order, lazily."""

from __future__ import annotations

import itertools
import os

import pytest

from counterclaim.engine import executor
from counterclaim.errors import CounterclaimError


def end_here(status: int) -> None:
    """Ends the process without a word."""
    os._exit(status)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_keep_the_order_of_the_items(workers: int) -> None:
    numbers = list(range(-30, 0))
    assert list(executor(workers).map(abs, numbers)) == [abs(n) for n in numbers]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_endless_input_is_not_read_to_its_end(workers: int) -> None:
    results = executor(workers).map(abs, itertools.count())
    assert list(itertools.islice(results, 5)) == [0, 1, 2, 3, 4]


def test_no_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="one or more"):
        executor(0)


def test_a_worker_that_dies_is_told_and_not_waited_for() -> None:
    with pytest.raises(CounterclaimError, match="fewer --workers"):
        list(executor(2).map(end_here, [3, 3]))
