"""Whose turn it is to compute, where more threads read than there are processors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from heapq import heappop, heappush
from threading import Condition


class Turns:
    """So many turns at a time; of those who wait, the one of the least rank goes first."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._waiting: list[tuple[int, ...]] = []
        self._changed = Condition()

    @property
    def waiting(self) -> int:
        """How many wait for a turn."""
        return len(self._waiting)

    @contextmanager
    def taken(self, *rank: int) -> Iterator[None]:
        """A turn, as long as the block lasts; waits for it."""
        with self._changed:
            heappush(self._waiting, rank)
            self._changed.wait_for(lambda: self._free and self._waiting[0] == rank)
            heappop(self._waiting)
            self._free -= 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()
