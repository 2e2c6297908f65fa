"""How much there is of what, and what people decided."""

from __future__ import annotations

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.judging import STALE
from counterclaim.ledger.queries.select import NO_OUTLET
from counterclaim.ledger.rows import Count
from counterclaim.ledger.rows_overview import HistoryRow, Overview

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
        "SELECT outlet, count(*) FROM article GROUP BY outlet "
        "ORDER BY outlet IS NULL, outlet COLLATE NOCASE, outlet"
    )
    days = db.execute(
        "SELECT published_start, outlet, count(*) FROM article WHERE published_start IS NOT NULL "
        "GROUP BY 1, 2 ORDER BY 1, outlet IS NULL, outlet COLLATE NOCASE, outlet"
    )
    return Overview(
        **{name: int(db.execute(sql).fetchone()[0]) for name, sql in COUNTS.items()},
        comparison_is_stale=ledger.meta(STALE) == "1",
        outlets=tuple(Count(outlet, outlet or NO_OUTLET, count) for outlet, count in outlets),
        days=tuple((day, outlet, count) for day, outlet, count in days),
    )


def history(ledger: LedgerFile) -> tuple[HistoryRow, ...]:
    """All decisions, the latest first, with who undid them."""
    rows = ledger.db.execute(
        "SELECT d.id, d.kind, d.subject, d.value, d.who, d.decided_at, d.why, u.who, u.undone_at, "
        "u.why FROM decision AS d LEFT JOIN decision_undo AS u ON u.decision_id = d.id "
        "ORDER BY d.decided_at DESC, d.id"
    )
    return tuple(HistoryRow(*row) for row in rows)
