"""Executors give the same results in the same order, lazily."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys

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


ENDLESS = """
import signal
from time import sleep
from counterclaim.engine import executor
signal.signal(signal.SIGINT, signal.default_int_handler)  # jobs in the background ignore it
try:
    for _ in executor(2).map(sleep, [0, 600, 600, 600]):
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
