"""A reader that does not read again what it has read lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Lock

from counterclaim.protocols import PassageReader
from counterclaim.records import PassageReading

KEPT = 8192  # readings; at about 2 kB each


class Remembering:
    """Wraps a reader; wire copy that stands in many articles is computed once.

    Several threads may read at a time: one that meets a passage on which another is
    at work waits for it.
    """

    def __init__(self, reader: PassageReader, kept: int = KEPT) -> None:
        self._reader = reader
        self._kept = kept
        self._known: OrderedDict[str, Future[PassageReading]] = OrderedDict()
        self._lock = Lock()

    @property
    def version(self) -> str:
        """The wrapped reader's."""
        return self._reader.version

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """One reading per passage, as the wrapped reader gives it."""
        found: dict[str, Future[PassageReading]] = {}
        fresh: dict[str, Future[PassageReading]] = {}
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

    def _compute(self, fresh: dict[str, Future[PassageReading]]) -> None:
        try:
            readings = self._reader.read(list(fresh))
            for future, reading in zip(fresh.values(), readings, strict=True):
                future.set_result(reading)
        except BaseException as error:
            self._forget(fresh, error)
            raise

    def _forget(self, fresh: dict[str, Future[PassageReading]], error: BaseException) -> None:
        """Lets the passages be read again, and whoever waits for them fail too."""
        with self._lock:
            for passage, future in fresh.items():
                if self._known.get(passage) is future:
                    del self._known[passage]
                if not future.done():
                    future.set_exception(error)
