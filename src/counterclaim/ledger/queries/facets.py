"""Counts of values as facets: the most frequent ones, by name, merged actors as one."""

from __future__ import annotations

import sqlite3
from collections import Counter

from counterclaim.ledger.queries.select import NO_OUTLET, Names
from counterclaim.ledger.rows import Count


def merged_actors(db: sqlite3.Connection) -> dict[str, list[str]]:
    """The actors that others were merged into, with all their ids."""
    found: dict[str, list[str]] = {}
    for actor, whole in db.execute(
        "SELECT id, canonical FROM actor WHERE canonical IN "
        "(SELECT canonical FROM actor WHERE canonical != id) ORDER BY id"
    ):
        found.setdefault(whole, []).append(actor)
    return found


def most_frequent(
    counts: Counter[str | None], names: Names, facet: str, top: int
) -> tuple[Count, ...]:
    """The most frequent values; equal ones in the order of their ids."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] is None, item[0] or ""))
    return tuple(Count(value, _shown(names, facet, value), n) for value, n in ranked[:top])


def _shown(names: Names, facet: str, value: str | None) -> str:
    if not value:
        return {"outlet": NO_OUTLET, "speaker": "unresolved"}.get(facet, "not stated")
    entity = None
    if facet in ("speaker", "about", "actor"):
        entity = names.actor(value)
    elif facet == "place":
        entity = names.place(value)
    return entity.name if entity else value
