"""How likely a pair of events is one happening, in numbers with reasons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score in [0, 1] with what it is made of; ``barred`` is a cannot-link."""

    score: float
    reasons: tuple[str, ...]
    barred: bool = False
