"""Python's search for garbage in rings, made rarer while articles are understood.

Records hold one another in no rings, so there is next to nothing to be found; yet each
search of all generations walks through the knowledge packs too.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

#: Objects made, less those gone, between two searches of the youngest; Python's own is 700.
#: Searches took 2 to 3% of a processor with it (60 articles), and take next to nothing with this.
RARELY = 50_000


class _Rarely:
    """Counts who asks for rare searches; the last to go sets back what the first found."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._found = gc.get_threshold()

    def enter(self) -> None:
        with self._lock:
            if not self._asking:
                self._found = gc.get_threshold()
                youngest, *older = self._found
                gc.set_threshold(max(youngest, RARELY) if youngest else 0, *older)
            self._asking += 1

    def leave(self) -> None:
        with self._lock:
            self._asking -= 1
            if not self._asking:
                gc.set_threshold(*self._found)


_rarely = _Rarely()


@contextmanager
def rare_collections() -> Iterator[None]:
    """Garbage is searched for more rarely in the block, whatever thread it runs in.

    What the program that uses the package has set comes back afterwards; where it has
    turned the search off, or made it rarer still, that stays.
    """
    _rarely.enter()
    try:
        yield
    finally:
        _rarely.leave()
