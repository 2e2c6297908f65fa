"""Executors on one machine. Every executor calls the same function on the same items."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from counterclaim.engine.crew import Crew, ask
from counterclaim.engine.hands import ProcessHands
from counterclaim.protocols import Done, Executor

A = TypeVar("A")
B = TypeVar("B")

#: Items that are done in this process before others are started for the rest: to start one
#: and to load the model takes as long as to understand some hundred articles.
FEW = 4

#: Processes that are started unasked at most; each holds the model and the packs.
AT_MOST = 4


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
    """Runs items in ``workers`` local processes; ``function`` and items must be picklable."""

    workers: int
    _crew: Crew | None = None

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items, lazily; the processes end with the last.

        Raises:
            CounterclaimError: if a worker died, for instance for want of memory.
        """
        try:
            yield from self._hired().map(function, items)
        finally:
            self.close()

    def gather(
        self, function: Callable[[A], B], items: Iterable[A], *, tries: int = 1
    ) -> Iterator[Done[A, B]]:
        """Each item when it is done; see ``protocols.Executor``."""
        return self._hired().gather(function, items, tries)

    def close(self) -> None:
        """Ends the processes that wait for work."""
        if self._crew is not None:
            self._crew.close()

    def _hired(self) -> Crew:
        if self._crew is None:
            self._crew = Crew(ProcessHands(), self.workers)
        return self._crew


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Runs the first few items here, and what comes after them in local processes."""

    processes: Processes
    few: int = FEW

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items, lazily; see ``Processes.map``."""
        source = iter(items)
        yield from map(function, islice(source, self.few))
        for item in source:  # there are more
            yield from self.processes.map(function, chain([item], source))

    def gather(
        self, function: Callable[[A], B], items: Iterable[A], *, tries: int = 1
    ) -> Iterator[Done[A, B]]:
        """Each item when it is done; see ``protocols.Executor``."""
        source = iter(items)
        yield from InProcess().gather(function, islice(source, self.few), tries=tries)
        yield from self.processes.gather(function, source, tries=tries)

    def close(self) -> None:
        """Ends the processes that wait for work."""
        self.processes.close()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def executor(workers: int | None) -> Executor:
    """The executor for a number of workers: one runs in this process.

    With None, few items are run in this process, and many in one process to a processor.

    Raises:
        ValueError: if ``workers`` is less than one.
    """
    if workers is None:
        workers = min(processors(), AT_MOST)
        return ByNumber(Processes(workers)) if workers > 1 else InProcess()
    if workers < 1:
        raise ValueError("workers must be one or more")
    return InProcess() if workers == 1 else Processes(workers)
