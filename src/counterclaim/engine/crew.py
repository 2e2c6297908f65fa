"""The one loop that gives work to workers, wherever they are, and outlives their deaths.

A crew hires workers, gives each an item, and waits for whoever is done. What a worker is
(a local process, an actor of a cluster) its ``Hands`` know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from counterclaim.errors import CounterclaimError
from counterclaim.protocols import Done

#: Items per worker that may be done, or in work, before the one that is waited for: enough to
#: keep the workers busy, few enough that a corpus never stands in memory.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an item: a result, or a failure; ``died`` if the worker went with it."""

    result: Any = None
    failure: str = ""
    died: bool = False


class Hands(Protocol):
    """How workers are hired, given work and waited for."""

    def hire(self) -> Any:
        """A new worker."""
        ...

    def give(self, worker: Any, function: Callable[[Any], Any], item: Any) -> None:
        """Gives a worker an item to apply a function to."""
        ...

    def wait(self, workers: Sequence[Any]) -> list[tuple[Any, Answer]]:
        """Waits until at least one of the workers is done, or dead."""
        ...

    def dismiss(self, workers: Iterable[Any]) -> None:
        """Ends workers that are no longer needed."""
        ...


def ask(function: Callable[[Any], Any], item: Any) -> Answer:
    """The answer to one item; the border at which a worker's errors become words."""
    try:
        return Answer(function(item))
    except Exception as error:
        return Answer(failure=f"{type(error).__name__}: {error}")


@dataclass
class _Queue:
    """What is still to be given out; what failed before goes first."""

    source: Iterator[Any]
    again: deque[tuple[Any, int]] = field(default_factory=deque)

    def take(self) -> tuple[Any, int] | None:
        """The next item with the number of its tries so far, if there is one."""
        if self.again:
            return self.again.popleft()
        return next(((item, 0) for item in self.source), None)


class Crew:
    """Some workers, hired when there is work; they stay, with what they loaded, for more."""

    def __init__(self, hands: Hands, size: int) -> None:
        self._hands, self._size = hands, size
        self._idle: list[Any] = []

    def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        """The results in the order of the items; few are given out ahead of the one waited for.

        Raises:
            CounterclaimError: if an item failed, or its worker died.
        """
        waited, given = 0, 0
        results: dict[int, Any] = {}

        def numbered() -> Iterator[tuple[int, Any]]:
            nonlocal given
            for given, item in enumerate(items, start=1):
                yield given - 1, item

        def room() -> bool:
            return given - waited < self._size * AHEAD

        for done in self.gather(_Numbered(function), numbered(), tries=1, room=room):
            if done.failure:
                raise CounterclaimError(f"{done.failure}. What was stored so far is kept.")
            results[done.item[0]] = done.result
            while waited in results:
                yield results.pop(waited)
                waited += 1

    def gather(
        self,
        function: Callable[[Any], Any],
        items: Iterable[Any],
        tries: int,
        room: Callable[[], bool] = lambda: True,
    ) -> Iterator[Done[Any, Any]]:
        """Each item when it is done; see ``protocols.Executor``.

        Where there is no ``room``, none is given out until some are done.
        """
        busy: dict[Any, tuple[Any, int]] = {}  # worker to its item and its tries
        queue = _Queue(iter(items))
        done: list[Done[Any, Any]] = []
        try:
            while True:
                while len(busy) < self._size and room() and (next_one := queue.take()):
                    busy[self._given(function, next_one[0])] = next_one
                if not (busy or done):
                    break
                yield from done  # told when the workers are busy again
                done = []
                for worker, answer in self._hands.wait(list(busy)) if busy else ():
                    item, tried = busy.pop(worker)
                    self._let_go(worker, died=answer.died)
                    if answer.failure and tried + 1 < tries:
                        queue.again.append((item, tried + 1))
                    else:
                        done.append(Done(item, answer.result, answer.failure))
        finally:
            self._hands.dismiss(busy)

    def _given(self, function: Callable[[Any], Any], item: Any) -> Any:
        """The worker that has the item now."""
        worker = self._idle.pop() if self._idle else self._hands.hire()
        self._hands.give(worker, function, item)
        return worker

    def _let_go(self, worker: Any, *, died: bool) -> None:
        if died:
            self._hands.dismiss([worker])
        else:
            self._idle.append(worker)

    def close(self) -> None:
        """Ends the workers that wait for work."""
        self._hands.dismiss(self._idle)
        self._idle = []


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Applies a function to the second of a pair."""

    function: Callable[[Any], Any]

    def __call__(self, pair: tuple[int, Any]) -> Any:
        return self.function(pair[1])
