"""Turns of threads: never too many at once, the least rank first, none lost."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from counterclaim.models.turns import Turns


def test_of_those_who_wait_the_least_rank_goes_first() -> None:
    turns, order, begun = Turns(1), list[tuple[int, int]](), Event()
    ranks = [(1, 2), (1, 1), (0, 4), (1, 0), (0, 3)]

    def take(rank: tuple[int, int]) -> None:
        with turns.taken(*rank):
            order.append(rank)

    def hold() -> None:
        with turns.taken(0, 0):
            begun.set()
            while turns.waiting < len(ranks):
                time.sleep(0.001)

    with ThreadPoolExecutor(len(ranks) + 1) as pool:
        held = pool.submit(hold)
        begun.wait(10)
        list(pool.map(take, ranks))
    held.result()
    assert order == sorted(ranks)


def test_never_more_turns_than_there_are() -> None:
    turns, lock = Turns(2), Lock()
    now, most = 0, 0

    def take(number: int) -> None:
        nonlocal now, most
        with turns.taken(number % 2, number):
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.002)
            with lock:
                now -= 1

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(take, range(30)))
    assert most == 2
    assert turns.waiting == 0


def test_a_turn_comes_back_from_whoever_fails() -> None:
    turns = Turns(1)
    with pytest.raises(ZeroDivisionError), turns.taken(0):
        _ = 1 / 0
    with ThreadPoolExecutor(1) as pool:

        def take() -> bool:
            with turns.taken(0):
                return True

        assert pool.submit(take).result(timeout=10)
