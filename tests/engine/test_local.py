"""Executors give the same results in the same order, lazily."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from time import sleep

import pytest

from counterclaim.engine import InProcess, Processes, executor, local
from counterclaim.engine.crew import AHEAD
from counterclaim.engine.local import AT_MOST, ByNumber
from counterclaim.errors import CounterclaimError


def process_of(_item: object) -> int:
    """The process that does an item."""
    return os.getpid()


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


def test_a_slow_item_holds_back_what_comes_after_it() -> None:
    taken = 0

    def waits() -> Iterator[float]:
        nonlocal taken
        for seconds in itertools.chain([1.0], itertools.repeat(0.0)):
            taken += 1
            yield seconds

    results = executor(2).map(sleep, waits())
    next(results)
    assert taken <= 2 * AHEAD + 1  # however much the other worker could have done


def test_few_items_stay_here_and_more_go_to_other_processes() -> None:
    by_number = ByNumber(Processes(2), few=3)
    assert set(by_number.map(process_of, range(3))) == {os.getpid()}
    found = list(by_number.map(process_of, range(8)))
    assert found[:3] == [os.getpid()] * 3
    assert os.getpid() not in found[3:]
    assert list(by_number.map(abs, range(-9, 0))) == list(range(9, 0, -1))


def test_every_item_is_gathered_here_or_elsewhere() -> None:
    by_number = ByNumber(Processes(2), few=3)
    done = list(by_number.gather(abs, range(-9, 0)))
    by_number.close()
    assert {(d.item, d.result) for d in done} == {(-n, n) for n in range(1, 10)}


def test_without_a_number_many_items_take_all_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "processors", lambda: 1)
    assert executor(None) == InProcess()
    monkeypatch.setattr(local, "processors", lambda: 3)
    assert executor(None) == ByNumber(Processes(3))
    monkeypatch.setattr(local, "processors", lambda: 64)
    assert executor(None) == ByNumber(Processes(AT_MOST))


def test_no_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="one or more"):
        executor(0)


def test_a_worker_that_dies_is_told_and_not_waited_for() -> None:
    with pytest.raises(CounterclaimError, match="fewer --workers"):
        list(executor(2).map(end_here, [3, 3]))


ENDLESS = """
import signal
from time import sleep
from counterclaim.engine.local import ByNumber, Processes
signal.signal(signal.SIGINT, signal.default_int_handler)  # jobs in the background ignore it
try:
    for _ in ByNumber(Processes(2), few=0).map(sleep, [0, 600, 600, 600]):
        print("begun", flush=True)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts go another way there")
def test_an_interrupt_stops_the_workers_at_once_and_without_a_word_of_theirs() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as reading:
        try:
            assert reading.stdout is not None
            assert reading.stdout.readline() == "begun\n"
            os.killpg(reading.pid, signal.SIGINT)  # as a terminal does
            assert reading.communicate(timeout=60) == ("stopped\n", "")
        finally:
            if reading.poll() is None:
                os.killpg(reading.pid, signal.SIGKILL)
