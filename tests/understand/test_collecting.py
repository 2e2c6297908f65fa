"""Garbage collection: rarer while articles are understood, as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from counterclaim.understand.collecting import RARELY, rare_collections


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Sets the thresholds of this process back after each test."""
    found = gc.get_threshold()
    yield
    gc.set_threshold(*found)


def test_collections_are_rarer_in_the_block_and_as_before_after_it() -> None:
    gc.set_threshold(650, 9, 8)
    with rare_collections:
        assert gc.get_threshold() == (RARELY, 9, 8)
    assert gc.get_threshold() == (650, 9, 8)


@pytest.mark.parametrize("youngest", [0, RARELY * 2])
def test_who_collects_never_or_more_rarely_is_left_alone(youngest: int) -> None:
    gc.set_threshold(youngest, 9, 8)
    with rare_collections:
        assert gc.get_threshold() == (youngest, 9, 8)
