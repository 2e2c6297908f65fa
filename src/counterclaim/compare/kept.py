"""What is asked of one article many times, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Kept:
    """Holds what functions gave, each under a key that says what was asked."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, object] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives; it is called only when its key is new."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])
