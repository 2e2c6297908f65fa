"""Rows on the ledger as a whole; see ``rows``."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger.rows import Count


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A decision with who undid it, if anybody did."""

    id: str
    kind: str
    subject: str
    value: str
    who: str
    when: str
    why: str
    undone_by: str | None
    undone_when: str | None
    undone_why: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is of what."""

    articles: int
    claims: int
    actors: int
    places: int
    events: int
    incidents: int
    conflicts: int
    ceasefires: int
    allegations: int
    quarantined: int
    decisions: int
    comparison_is_stale: bool
    outlets: tuple[Count, ...]
    days: tuple[tuple[str, str | None, int], ...]


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """A source that could not be read, without its bytes."""

    origin: str
    reason: str
    sha256: str | None
    bytes: int
