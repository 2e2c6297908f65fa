"""A reader that does not read again what it has read lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

from counterclaim.protocols import PassageReader
from counterclaim.records import LinkedAttribution, PassageReading

KEPT = 8192  # readings; at about 2 kB each
R = TypeVar("R")


class Remembering:
    """Wraps a reader; wire copy that stands in many articles is computed once.

    Several threads may read at a time: one that meets a passage on which another is
    at work waits for it.
    """

    def __init__(self, reader: PassageReader, kept: int = KEPT) -> None:
        self._reader = reader
        self._readings = _Memory(reader.read, kept)
        self._attributions = _Memory(reader.attributions, kept)

    @property
    def version(self) -> str:
        """The wrapped reader's."""
        return self._reader.version

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """One reading per passage, as the wrapped reader gives it."""
        return self._readings.of(passages)

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        """The attributions of each passage, as the wrapped reader gives them."""
        return self._attributions.of(passages)


class _Memory(Generic[R]):
    """What was made of passages lately."""

    def __init__(self, make: Callable[[list[str]], list[R]], kept: int) -> None:
        self._make = make
        self._kept = kept
        self._known: OrderedDict[str, Future[R]] = OrderedDict()
        self._lock = Lock()

    def of(self, passages: Sequence[str]) -> list[R]:
        """What is made of each passage."""
        found: dict[str, Future[R]] = {}
        fresh: dict[str, Future[R]] = {}
        with self._lock:
            for passage in dict.fromkeys(passages):
                if passage not in self._known:
                    self._known[passage] = fresh[passage] = Future()
                found[passage] = self._known[passage]
                self._known.move_to_end(passage)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        if fresh:  # all of them before waiting for anybody, so that nobody waits in a ring
            self._compute(fresh)
        return [found[p].result() for p in passages]

    def _compute(self, fresh: dict[str, Future[R]]) -> None:
        try:
            made = self._make(list(fresh))
            for future, one in zip(fresh.values(), made, strict=True):
                future.set_result(one)
        except BaseException as error:
            self._forget(fresh, error)
            raise

    def _forget(self, fresh: dict[str, Future[R]], error: BaseException) -> None:
        """Lets the passages be read again, and whoever waits for them fail too."""
        with self._lock:
            for passage, future in fresh.items():
                if self._known.get(passage) is future:
                    del self._known[passage]
                if not future.done():
                    future.set_exception(error)
