"""Executors on one machine. Every executor calls the same function on the same items."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from counterclaim.engine.crew import Crew, ask
from counterclaim.engine.hands import ProcessHands, hear_no_interrupt, unheard_interrupts
from counterclaim.errors import CounterclaimError
from counterclaim.protocols import Done, Executor

A = TypeVar("A")
B = TypeVar("B")

#: Items given out ahead of the one being waited for, per worker: enough to keep the
#: workers busy, few enough that a corpus never stands in memory.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class InProcess:
    """Runs everything here, one item after the other."""

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items, lazily."""
        return map(function, items)

    def gather(
        self, function: Callable[[A], B], items: Iterable[A], *, tries: int = 1
    ) -> Iterator[Done[A, B]]:
        """Each item when it is done; see ``protocols.Executor``."""
        for item in items:
            answer = ask(function, item)
            for _ in range(tries - 1):
                answer = ask(function, item) if answer.failure else answer
            yield Done(item, answer.result, answer.failure)

    def close(self) -> None:
        """Nothing stays open."""


@dataclass(slots=True)
class Processes:
    """Runs items in ``workers`` local processes; results keep the items' order.

    Workers are spawned, not forked: a forked copy of a threaded parent can deadlock.
    ``function`` and items must therefore be picklable.
    """

    workers: int
    _crew: Crew | None = None

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items, lazily, with a bounded look-ahead.

        Raises:
            CounterclaimError: if a worker died, for instance for want of memory.
        """
        try:
            yield from self._results(function, items)
        except BrokenProcessPool as error:
            raise CounterclaimError(
                "A worker process died, perhaps for want of memory. What was read so far is "
                "kept; run this again with fewer --workers."
            ) from error

    def gather(
        self, function: Callable[[A], B], items: Iterable[A], *, tries: int = 1
    ) -> Iterator[Done[A, B]]:
        """Each item when it is done; see ``protocols.Executor``."""
        if self._crew is None:
            self._crew = Crew(ProcessHands(), self.workers)
        return self._crew.gather(function, items, tries)

    def close(self) -> None:
        """Ends the processes that wait for work."""
        if self._crew is not None:
            self._crew.close()

    def _results(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        context = multiprocessing.get_context("spawn")
        others = set(multiprocessing.active_children())
        with ProcessPoolExecutor(
            self.workers, mp_context=context, initializer=hear_no_interrupt
        ) as pool:
            try:
                yield from _handed_out(pool, function, items, self.workers * AHEAD)
            except BaseException:  # Ctrl-C, or nobody wants more: what is under way is given up
                pool.shutdown(wait=False, cancel_futures=True)
                for worker in set(multiprocessing.active_children()) - others:
                    worker.terminate()
                raise


def _handed_out(
    pool: ProcessPoolExecutor, function: Callable[[A], B], items: Iterable[A], ahead: int
) -> Iterator[B]:
    """The results in the order of the items, of which so many are given out ahead."""
    source = iter(items)
    waiting: deque[Future[B]] = deque()
    first = list(islice(source, ahead))
    with unheard_interrupts():  # the workers are started with the first item
        waiting.extend(pool.submit(function, item) for item in first)
    while waiting:
        done = waiting.popleft().result()
        waiting.extend(pool.submit(function, item) for item in islice(source, 1))
        yield done


def executor(workers: int) -> Executor:
    """The executor for a number of workers: one runs in this process.

    Raises:
        ValueError: if ``workers`` is less than one.
    """
    if workers < 1:
        raise ValueError("workers must be one or more")
    return InProcess() if workers == 1 else Processes(workers)
