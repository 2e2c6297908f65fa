"""Incidents with their accounts side by side, comparisons and origins."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.articles import quotes
from counterclaim.ledger.queries.select import Listing, Names, Where, marks, same_actor, texts
from counterclaim.ledger.queries.within import places_within
from counterclaim.ledger.rows import Named, Page
from counterclaim.ledger.rows_compared import (
    AccountRow,
    ComparisonRow,
    IncidentDetail,
    IncidentRow,
    OriginRow,
    ValueRow,
)

TOLD = "(SELECT count(DISTINCT article_id) FROM account AS a WHERE a.incident_id = i.id)"
COLUMNS = f"""
  i.id, i.title, i.type, i.interval_start, i.interval_end, i.place,
  {TOLD},
  (SELECT count(*) FROM account AS a WHERE a.incident_id = i.id),
  (SELECT count(*) FROM origin AS o WHERE o.incident_id = i.id) AS origins,
  (SELECT count(*) FROM comparison AS c WHERE c.incident_id = i.id AND outcome = 'agree'),
  (SELECT count(*) FROM comparison AS c WHERE c.incident_id = i.id AND outcome = 'refine'),
  (SELECT count(*) FROM comparison AS c WHERE c.incident_id = i.id AND outcome = 'conflict')
    AS conflicts,
  i.score, i.reasons, i.made_by
"""
ORDERS = {
    "day": "i.interval_start, i.id",
    "conflicts": "conflicts DESC, i.interval_start, i.id",
    "told": f"origins DESC, conflicts DESC, {TOLD} DESC, i.title, i.id",
}
CLASHES = "SELECT incident_id FROM comparison WHERE outcome = 'conflict'"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """Which incidents; days are those of the happening; an empty filter is all.

    ``place`` takes in all that lies in it.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    type: str | None = None
    outlet: str | None = None
    actor: str | None = None
    article: str | None = None
    least_articles: int = 1
    least_accounts: int = 1
    conflict: bool = False
    text: str | None = None


def _where(db: sqlite3.Connection, wanted: IncidentFilter) -> Where:
    where = Where()
    where.within("i.interval_start", wanted.since, wanted.until)
    if wanted.place is not None:
        where.one_of("i.place", sorted(places_within(db, wanted.place)))
    where.equal("i.type", wanted.type)
    if wanted.outlet is not None:
        told = Where()
        told.outlet("outlet", wanted.outlet)
        where.add(f"i.id IN (SELECT incident_id FROM account {told.sql})", *told.values)
    if wanted.article is not None:
        where.add("i.id IN (SELECT incident_id FROM account WHERE article_id = ?)", wanted.article)
    if wanted.conflict:
        where.add(f"i.id IN ({CLASHES})")
    if wanted.text is not None:
        where.add(
            "(instr(lower(i.title), lower(?)) OR i.place IN "
            "(SELECT id FROM place WHERE instr(lower(name), lower(?))))",
            wanted.text,
            wanted.text,
        )
    if wanted.actor is not None:
        ids = same_actor(db, wanted.actor)
        where.add(
            "i.id IN (SELECT x.incident_id FROM incident_event AS x "
            "JOIN coded_party AS e USING (event_id) "
            f"WHERE e.actor IN ({marks(ids)}))",
            *ids,
        )
    for column, least in (
        ("DISTINCT article_id", wanted.least_articles),
        ("*", wanted.least_accounts),
    ):
        if least > 1:
            where.add(
                "i.id IN (SELECT incident_id FROM account GROUP BY incident_id "
                f"HAVING count({column}) >= ?)",
                least,
            )
    return where


def incidents(
    ledger: LedgerFile,
    wanted: IncidentFilter | None = None,
    *,
    order: str = "day",
    offset: int = 0,
    limit: int | None = 50,
) -> Page[IncidentRow]:
    """The incidents that match, by ``day``, by number of ``conflicts`` or as most ``told``.

    That is by independent origins, then by conflicts, then by articles.
    """
    db, where = ledger.db, _where(ledger.db, wanted or IncidentFilter())
    listed = Listing(columns=COLUMNS, tables="incident AS i", order=ORDERS[order])
    found, names = listed.page(db, where, offset=offset, limit=limit), Names(db)
    return found.of(_incident_row(row, names) for row in found.rows)


def incident_types(ledger: LedgerFile) -> tuple[str, ...]:
    """The types of the incidents, in alphabetical order."""
    rows = ledger.db.execute("SELECT DISTINCT type FROM incident ORDER BY 1")
    return tuple(str(kind) for (kind,) in rows)


def incidents_near(ledger: LedgerFile, incident_id: str, *, limit: int = 60) -> tuple[Named, ...]:
    """Other incidents that might be the same: those of its place first, then by day.

    The name carries the day, the first word for what happened and its article's title, for a
    person to choose by.
    """
    rows = ledger.db.execute(
        "SELECT o.id, o.title, o.interval_start, (SELECT e.words || '” in ' || a.title "
        "FROM incident_event AS n JOIN coded_event AS e ON e.id = n.event_id "
        "JOIN article AS a ON a.id = e.article_id WHERE n.incident_id = o.id "
        "ORDER BY n.ordinal LIMIT 1) FROM incident AS i JOIN incident AS o "
        "ON o.id != i.id WHERE i.id = ? ORDER BY o.place IS NOT i.place, "
        "abs(julianday(o.interval_start) - julianday(i.interval_start)) IS NULL, "
        "abs(julianday(o.interval_start) - julianday(i.interval_start)), o.title, o.id LIMIT ?",
        (incident_id, limit),
    )
    return tuple(
        Named(key, ", ".join(filter(None, (title, day, told and f"“{told}"))))
        for key, title, day, told in rows
    )


def _incident_row(row: Any, names: Names) -> IncidentRow:
    cells = list(row)
    cells[5], cells[13] = names.place(row[5]), texts(row[13])
    return IncidentRow(*cells)


def incident(ledger: LedgerFile, incident_id: str) -> IncidentDetail | None:
    """One incident with its accounts, in the order of their outlets; None if unknown."""
    db, names = ledger.db, Names(ledger.db)
    row = db.execute(
        f"SELECT {COLUMNS} FROM incident AS i WHERE i.id = ?", (incident_id,)
    ).fetchone()
    if row is None:
        return None
    return IncidentDetail(
        row=_incident_row(row, names),
        accounts=tuple(_accounts(db, incident_id, names)),
        comparisons=tuple(_comparisons(db, incident_id)),
        origins=tuple(_origins(db, incident_id)),
    )


def _accounts(db: sqlite3.Connection, incident_id: str, names: Names) -> Iterator[AccountRow]:
    rows = db.execute(
        "SELECT x.id, x.article_id, a.title, x.outlet, d.published_start, x.speaker, x.attribution "
        "FROM account AS x JOIN article AS a ON a.id = x.article_id "
        "JOIN article_day AS d ON d.article_id = a.id WHERE x.incident_id = ? "
        "ORDER BY x.ordinal",
        (incident_id,),
    ).fetchall()
    for account, article, title, outlet, published, speaker, attribution in rows:
        told = db.execute(
            "SELECT event_id FROM account_event WHERE account_id = ? ORDER BY ordinal", (account,)
        )
        yield AccountRow(
            id=account,
            article_id=article,
            title=title,
            outlet=outlet,
            published_start=published,
            speaker=names.actor(speaker),
            claim=attribution,
            events=tuple(event for (event,) in told),
            values=tuple(_values(db, account)),
        )


def _values(db: sqlite3.Connection, account: str) -> Iterator[ValueRow]:
    rows = db.execute(
        "SELECT ordinal, slot, value, shown, counted FROM account_value WHERE account_id = ? "
        "ORDER BY ordinal",
        (account,),
    ).fetchall()
    for ordinal, slot, value, shown, counted in rows:
        said = quotes(db, "account_value", f"{account}/{ordinal}", "spans")
        yield ValueRow(slot, value, shown, counted, said)


def _comparisons(db: sqlite3.Connection, incident_id: str) -> Iterator[ComparisonRow]:
    rows = db.execute(
        "SELECT ordinal, slot, a, b, outcome, kind, rule FROM comparison WHERE incident_id = ? "
        "ORDER BY ordinal",
        (incident_id,),
    ).fetchall()
    for ordinal, *cells in rows:
        sides = (quotes(db, "comparison", str(ordinal), role) for role in ("spans_a", "spans_b"))
        yield ComparisonRow(*cells, *sides)


def _origins(db: sqlite3.Connection, incident_id: str) -> Iterator[OriginRow]:
    rows = db.execute(
        "SELECT ordinal, key, why FROM origin WHERE incident_id = ? ORDER BY ordinal",
        (incident_id,),
    ).fetchall()
    for ordinal, key, why in rows:
        accounts = db.execute(
            "SELECT account_id FROM origin_account WHERE origin = ? ORDER BY ordinal", (ordinal,)
        )
        yield OriginRow(key, why, tuple(account for (account,) in accounts))
