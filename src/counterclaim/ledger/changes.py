"""One difference between two ledgers, and why."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class How(StrEnum):
    """How a thing differs, from the first ledger to the second."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Why(StrEnum):
    """Why it differs. ``INPUT``: documents, options or knowledge files were others."""

    INPUT = "input"
    VERSION = "version"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Change:
    """One article, claim, incident or decision that differs; ``detail`` says in what."""

    what: str
    how: How
    why: Why
    id: str
    article_id: str | None
    detail: str


def differing_fields(was: object, now: object) -> list[str]:
    """The names of the fields in which two records of one kind differ."""
    return [
        f.name
        for f in fields(was)  # type: ignore[arg-type]
        if getattr(was, f.name) != getattr(now, f.name)
    ]


def differing(was: object, now: object, *, but: tuple[str, ...] = ()) -> str:
    """The fields that differ, with both values; of a text only that it does."""
    told = []
    for name in differing_fields(was, now):
        if name == "text":
            told.append("another text")
        elif name not in but:
            told.append(f"{name}: {getattr(was, name)} → {getattr(now, name)}")
    return "; ".join(told)
