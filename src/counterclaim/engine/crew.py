"""The one loop that gives work to workers, wherever they are, and outlives their deaths.

A crew hires workers, gives each an item, and waits for whoever is done. What a worker is
(a local process, an actor of a cluster) its ``Hands`` know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from counterclaim.protocols import Done

A = TypeVar("A")
B = TypeVar("B")


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


class Crew:
    """Some workers, hired when there is work; they stay, with what they loaded, for more."""

    def __init__(self, hands: Hands, size: int) -> None:
        self._hands, self._size = hands, size
        self._idle: list[Any] = []

    def gather(
        self, function: Callable[[Any], Any], items: Iterable[Any], tries: int
    ) -> Iterator[Done[Any, Any]]:
        """Each item when it is done; see ``protocols.Executor``."""
        busy: dict[Any, tuple[Any, int]] = {}  # worker to its item and its tries
        again: deque[tuple[Any, int]] = deque()
        source = iter(items)
        try:
            while True:
                self._give_out(function, source, again, busy)
                if not busy:
                    break
                for worker, answer in self._hands.wait(list(busy)):
                    item, tried = busy.pop(worker)
                    self._let_go(worker, died=answer.died)
                    if answer.failure and tried < tries:
                        again.append((item, tried))
                    else:
                        yield Done(item, answer.result, answer.failure)
        finally:
            self._hands.dismiss(busy)

    def _let_go(self, worker: Any, *, died: bool) -> None:
        if died:
            self._hands.dismiss([worker])
        else:
            self._idle.append(worker)

    def _give_out(
        self,
        function: Callable[[Any], Any],
        source: Iterator[Any],
        again: deque[tuple[Any, int]],
        busy: dict[Any, tuple[Any, int]],
    ) -> None:
        """Gives out work until all are busy or none is left."""
        while len(busy) < self._size:
            item, tried = again.popleft() if again else (next(source, _NOTHING), 0)
            if item is _NOTHING:
                break
            worker = self._idle.pop() if self._idle else self._hands.hire()
            self._hands.give(worker, function, item)
            busy[worker] = (item, tried + 1)

    def close(self) -> None:
        """Ends the workers that wait for work."""
        self._hands.dismiss(self._idle)
        self._idle = []


_NOTHING = object()


def in_order(
    gather: Callable[[Iterable[tuple[int, A]]], Iterator[Done[Any, B]]], items: Iterable[A]
) -> Iterator[B]:
    """The results of numbered items in their order, of a gathering that keeps none.

    Raises:
        RuntimeError: if an item failed.
    """
    waiting: dict[int, B] = {}
    at = 0
    for done in gather(enumerate(items)):
        if done.failure:
            raise RuntimeError(done.failure)
        waiting[done.item[0]] = done.result  # type: ignore[assignment]
        while at in waiting:
            yield waiting.pop(at)
            at += 1
