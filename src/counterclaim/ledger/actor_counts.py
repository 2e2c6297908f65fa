"""How often each actor stands in articles and speaks: sums kept by outlet."""

from __future__ import annotations

import sqlite3

from counterclaim.ledger.mapping import insert_into

COUNTED = ("mentions", "in_own_voice", "said", "said_about")


def count_actors(db: sqlite3.Connection, article_id: str, sign: int) -> None:
    """Adds the counts of an article to the sums, or takes them away (``sign`` -1)."""
    rows = db.execute(
        "SELECT c.actor, ifnull(a.outlet, ''), ?1, ?1 * mentions, ?1 * in_own_voice, ?1 * said, "
        "?1 * said_about FROM article_actor AS c JOIN article AS a ON a.id = c.article_id "
        "WHERE c.article_id = ?2 ORDER BY c.actor",
        (sign, article_id),
    ).fetchall()
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in ("articles", *COUNTED))
    db.executemany(
        insert_into("actor_count", "actor", "outlet", "articles", *COUNTED)
        + f" ON CONFLICT (actor, outlet) DO UPDATE SET {sums}",
        rows,
    )
    if sign < 0:
        db.executemany(
            "DELETE FROM actor_count WHERE actor = ? AND outlet = ? AND articles = 0",
            [row[:2] for row in rows],
        )
