"""Settings of the whole process that hold while anybody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ContextDecorator
from threading import Lock


class WhileAsked(ContextDecorator):
    """A setting that holds in a block or, as a decorator, in a function.

    ``change`` makes it and gives back what undoes it. Blocks may overlap, whatever thread
    they run in: the last to go sets back what the first found.
    """

    def __init__(self, change: Callable[[], Callable[[], object]]) -> None:
        self._change = change
        self._lock = Lock()
        self._asking = 0
        self._undo: Callable[[], object] = bool

    def __enter__(self) -> None:
        with self._lock:
            if not self._asking:
                self._undo = self._change()
            self._asking += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._asking -= 1
            if not self._asking:
                self._undo()
