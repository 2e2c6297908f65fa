"""Words of an article as the register quotes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with who says them and where they stand."""

    chain: tuple[str, ...]
    words: str
    anchor: str
    note: str = ""
