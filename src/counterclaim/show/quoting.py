"""Words of an article as the register quotes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with who says them, where they stand and when they were published."""

    chain: tuple[str, ...]
    words: str
    anchor: str
    note: str = ""
    published: str = ""
