"""What lies in a place: the places below it, and the articles that are mostly about them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

#: An event of no stated place lies where at least this share of its article's places lie.
SHARE = 0.5


def places_within(db: sqlite3.Connection, place: str) -> frozenset[str]:
    """The ids of a place and of all places of the ledger that lie in it."""
    rows = db.execute(
        "WITH RECURSIVE inside (id) AS (SELECT ? UNION "
        "SELECT p.id FROM place AS p JOIN inside AS i ON p.parent = i.id) SELECT id FROM inside "
        "UNION SELECT p.id FROM place AS p JOIN place AS c ON c.id = ? AND c.kind = 'country' "
        "AND p.country = c.country",
        (place, place),
    )
    return frozenset(str(row[0]) for row in rows)


def articles_about(db: sqlite3.Connection, inside: frozenset[str]) -> frozenset[str]:
    """The articles most of whose places lie among these."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for article, entity in db.execute(
        "SELECT article_id, entity FROM reference WHERE entity_kind = 'place'"
    ):
        counts[article][entity in inside] += 1
    return frozenset(a for a, (out, within) in counts.items() if within >= SHARE * (out + within))
