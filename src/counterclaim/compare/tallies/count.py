"""One number of a bulletin with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records import Unit
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a bulletin; ``parent`` is the index of the total that it is part of.

    ``by`` says how it splits its total: place, side or kind, "" for a total itself.
    ``partial`` parts ("including") need not add up to the whole. ``issuer`` is who
    counted, where a bulletin sets the counts of two sides beside each other.
    ``previous`` is the count of an earlier issue; ``column`` the total below it in a table.
    """

    value: float
    span: Span
    unit: Unit
    what: str
    place: str = ""
    side: str = ""
    by: str = ""
    parent: int | None = None
    running: bool = False
    partial: bool = False
    issuer: str = ""
    previous: bool = False
    column: int | None = None
