"""Records of one article by where they stand: those around a place, without a look at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from counterclaim.spans import Span

#: Code points of a stretch of text whose records are held together.
_WIDTH = 256

R = TypeVar("R")


class Placed(Generic[R]):
    """Records, each with the spans at which it is found."""

    def __init__(self, records: Iterable[R], spans: Callable[[R], Iterable[Span]]) -> None:
        self._records = list(records)
        self._held: dict[int, list[int]] = defaultdict(list)
        for number, record in enumerate(self._records):
            for stretch in {s for span in spans(record) for s in _stretches(span)}:
                self._held[stretch].append(number)

    def near(self, span: Span) -> list[R]:
        """The records around a span, in the order given: at least all that touch it."""
        held = {n for stretch in _stretches(span) for n in self._held.get(stretch, ())}
        return [self._records[number] for number in sorted(held)]


def _stretches(span: Span) -> range:
    return range(span.start // _WIDTH, (span.end - 1) // _WIDTH + 1)
