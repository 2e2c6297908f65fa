"""A reader that does not read again what it has read lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from counterclaim.protocols import PassageReader
from counterclaim.records import PassageReading

KEPT = 8192  # readings; at about 2 kB each


class Remembering:
    """Wraps a reader; wire copy that stands in many articles is computed once."""

    def __init__(self, reader: PassageReader, kept: int = KEPT) -> None:
        self._reader = reader
        self._kept = kept
        self._known: OrderedDict[str, PassageReading] = OrderedDict()

    @property
    def version(self) -> str:
        """The wrapped reader's."""
        return self._reader.version

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """One reading per passage, as the wrapped reader gives it."""
        unknown = list(dict.fromkeys(p for p in passages if p not in self._known))
        fresh = dict(zip(unknown, self._reader.read(unknown), strict=True)) if unknown else {}
        found = [fresh.get(p) or self._known[p] for p in passages]
        for passage, reading in zip(passages, found, strict=True):
            self._known[passage] = reading
            self._known.move_to_end(passage)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)
        return found
