"""Marked spans by position, so that each phrase meets only those about it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from counterclaim.spans import Span


class Spanned(Protocol):
    """Anything that has a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


by_place: Callable[[Spanned], tuple[int, int]] = attrgetter("span.start", "span.end")
"""The key that sorts things by their spans; to compare spans themselves costs far more."""


S = TypeVar("S", bound=Spanned)


class Overlapping(Generic[S]):
    """Things in the order of their spans."""

    def __init__(self, things: Iterable[S]) -> None:
        """Sorts them once; those of one span stay in the order given."""
        self._things = sorted(things, key=by_place)
        self._starts = [thing.span.start for thing in self._things]
        self._longest = max((len(thing.span) for thing in self._things), default=0)

    def meeting(self, span: Span) -> list[S]:
        """Those that overlap a span, in order."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [thing for thing in self._things[low:high] if thing.span.overlaps(span)]
