"""What a shard was at when its worker died, so that one document cannot stop it for ever.

Before a batch is understood, its range is written down; when it is done, that is too. A
worker that finds an open range in the journal takes its articles one by one; an article
alone in an open range has ended two workers and is set aside.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FATAL = "the worker died on it twice; it was not understood"


class Journal:
    """The journal of one shard, over all attempts at it."""

    def __init__(self, path: Path) -> None:
        """Reads what earlier attempts left, and begins the next."""
        self._path = path
        self.careful: set[int] = set()
        self.fatal: set[int] = set()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._learn(path.read_text().splitlines() if path.exists() else [])
        self._note("attempt")

    def _learn(self, lines: list[str]) -> None:
        open_range: range | None = None
        for line in [*lines, "attempt"]:
            what, *ends = line.split()
            if what == "start" and len(ends) == 2:
                open_range = range(int(ends[0]), int(ends[1]))
            elif what == "done":
                open_range = None
            elif open_range is not None:
                alone = len(open_range) == 1 and open_range[0] in self.careful
                (self.fatal if alone else self.careful).update(open_range)
                open_range = None

    def _note(self, line: str) -> None:
        with self._path.open("a") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def at(self, start: int, end: int) -> Iterator[None]:
        """Around the work on the articles ``[start, end)`` of the shard."""
        self._note(f"start {start} {end}")
        yield
        self._note("done")

    def close(self) -> None:
        """The shard is finished: nothing needs to be remembered."""
        self._path.unlink(missing_ok=True)
