"""How much there is of what, and what people decided."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.judging import STALE
from counterclaim.ledger.queries.select import NO_OUTLET, Listing, Where
from counterclaim.ledger.rows import Count, Page
from counterclaim.ledger.rows_overview import HistoryRow, Overview, QuarantineRow

COUNTS = {
    "articles": "SELECT count(*) FROM article",
    "claims": "SELECT count(*) FROM claim WHERE NOT rejected",
    "actors": "SELECT count(DISTINCT coalesce(x.canonical, c.actor)) FROM actor_count AS c "
    "LEFT JOIN actor AS x ON x.id = c.actor",
    "places": "SELECT count(DISTINCT entity) FROM reference WHERE entity_kind = 'place'",
    "events": "SELECT count(*) FROM coded_event WHERE NOT rejected",
    "incidents": "SELECT count(*) FROM incident",
    "conflicts": "SELECT count(*) FROM comparison WHERE outcome = 'conflict'",
    "ceasefires": "SELECT count(*) FROM ceasefire",
    "allegations": "SELECT count(*) FROM allegation WHERE NOT rejected",
    "quarantined": "SELECT count(*) FROM quarantine",
    "decisions": "SELECT count(*) FROM decision "
    "WHERE id NOT IN (SELECT decision_id FROM decision_undo)",
}


def overview(ledger: LedgerFile) -> Overview:
    """Counts of everything; articles by outlet, and by day and outlet."""
    db = ledger.db
    outlets = db.execute(
        "SELECT outlet, count(*) FROM article_day GROUP BY outlet "
        "ORDER BY outlet IS NULL, outlet COLLATE NOCASE, outlet"
    )
    days = db.execute(
        "SELECT published_start, outlet, count(*) FROM article_day "
        "WHERE published_start IS NOT NULL "
        "GROUP BY 1, 2 ORDER BY 1, outlet IS NULL, outlet COLLATE NOCASE, outlet"
    )
    return Overview(
        **{name: int(db.execute(sql).fetchone()[0]) for name, sql in COUNTS.items()},
        comparison_is_stale=ledger.meta(STALE) == "1",
        outlets=tuple(Count(outlet, outlet or NO_OUTLET, count) for outlet, count in outlets),
        days=tuple((day, outlet, count) for day, outlet, count in days),
    )


def told_more_than_once(ledger: LedgerFile) -> int:
    """How many incidents more than one account tells of."""
    (count,) = ledger.db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM account GROUP BY incident_id HAVING count(*) > 1)"
    ).fetchone()
    return int(count)


def outlet_claims(ledger: LedgerFile) -> dict[str | None, int]:
    """Claims by outlet, those left out that a person rejected."""
    rows = ledger.db.execute(
        "SELECT outlet, count(*) FROM claim WHERE rejected = 0 GROUP BY outlet"
    )
    return {outlet: int(count) for outlet, count in rows}


def outlets(ledger: LedgerFile) -> tuple[str | None, ...]:
    """The outlets of all articles in alphabetical order; None last, where any states none."""
    rows = ledger.db.execute(
        "SELECT DISTINCT outlet FROM article ORDER BY outlet IS NULL, outlet COLLATE NOCASE, outlet"
    )
    return tuple(outlet for (outlet,) in rows)


def quarantine(
    ledger: LedgerFile, *, offset: int = 0, limit: int | None = 50
) -> Page[QuarantineRow]:
    """What could not be read, by origin, without its bytes."""
    listed = Listing(
        columns="origin, reason, sha256, length(raw)", tables="quarantine", order="origin, id"
    )
    found = listed.page(ledger.db, Where(), offset=offset, limit=limit)
    return found.of(QuarantineRow(*row) for row in found.rows)


def history(
    ledger: LedgerFile, *, kind: str | None = None, who: str | None = None
) -> tuple[HistoryRow, ...]:
    """Decisions, the latest first, with who undid them; of one kind or person if asked for."""
    where = Where()
    where.equal("d.kind", kind)
    where.equal("d.who", who)
    rows = ledger.db.execute(
        "SELECT d.id, d.kind, d.subject, d.value, d.who, d.decided_at, d.why, u.who, u.undone_at, "
        "u.why FROM decision AS d LEFT JOIN decision_undo AS u ON u.decision_id = d.id "
        f"{where.sql} ORDER BY d.decided_at DESC, d.id",
        where.values,
    )
    return tuple(HistoryRow(*row) for row in rows)
