"""Records of an article by their place in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from counterclaim.spans import Span
from counterclaim.understand.names.overlapping import by_place


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


R = TypeVar("R", bound=_Spanned)


class Sorted(Generic[R]):
    """Records by position."""

    def __init__(self, records: Sequence[R]) -> None:
        self._records = sorted(records, key=by_place)
        self._starts = [r.span.start for r in self._records]

    def inside(self, span: Span) -> list[R]:
        """The records that start in a span."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._records[low:high]
