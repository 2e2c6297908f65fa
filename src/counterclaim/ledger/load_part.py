"""Parts of a ledger as records: some articles, and what compare found about them alone.

A page shows one article or one incident at a time; what it needs of the corpus is little,
and is read by key, so that a ledger of a hundred thousand claims answers like a small one.
"""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterclaim.ledger import shapes
from counterclaim.ledger.mapping import Shape
from counterclaim.ledger.spansheet import SpanSheet
from counterclaim.ledger.store_compared import said
from counterclaim.records import Account, CeasefireMention, Compared, Incident, Origin

CHUNK = 500
SPANS = 'SELECT record_kind, record_id, role, start, "end" FROM compared_span '
OF_ARTICLE = "WHERE article_id = ? AND NOT rejected ORDER BY ordinal"


def compared_of_article(db: sqlite3.Connection, article_id: str) -> Compared:
    """What compare found in one article for the register, from mentions to demands.

    Records that a person took out are left out; near-copies and incidents are not part of it.
    """
    rows = db.execute(f"{SPANS} WHERE article_id = ? ORDER BY role, ordinal", (article_id,))
    spans = SpanSheet(rows)
    return Compared(
        ceasefire_mentions=tuple(_mentions(db, article_id, spans)),
        allegations=_identified(db, shapes.ALLEGATION, article_id, spans),
        replies=_identified(db, shapes.REPLY, article_id, spans),
        tallies=_identified(db, shapes.TALLY, article_id, spans),
        demands=_identified(db, shapes.DEMAND, article_id, spans),
    )


def _identified(
    db: sqlite3.Connection, shape: Shape[Any], article_id: str, spans: SpanSheet
) -> tuple[Any, ...]:
    at = shape.columns.index("id")
    rows = db.execute(shape.select(OF_ARTICLE), (article_id,)).fetchall()
    return tuple(shape.read(row, spans.of(shape.table, str(row[at]))) for row in rows)


def _mentions(
    db: sqlite3.Connection, article_id: str, spans: SpanSheet
) -> Iterator[CeasefireMention]:
    shape = shapes.CEASEFIRE_MENTION
    at = shape.columns.index("id")
    for row in db.execute(shape.select(OF_ARTICLE), (article_id,)).fetchall():
        own = spans.of(shape.table, str(row[at]))
        yield shape.read(row, own, says=tuple(said(own.items())))


def compared_of_incident(db: sqlite3.Connection, incident_id: str) -> Compared | None:
    """One incident with its accounts, comparisons and origins; None if there is none."""
    where, key = "WHERE id = ?", (incident_id,)
    row = db.execute(shapes.INCIDENT.select(where), key).fetchone()
    if row is None:
        return None
    events = db.execute(
        "SELECT event_id FROM incident_event WHERE incident_id = ? ORDER BY ordinal", key
    )
    incident: Incident = shapes.INCIDENT.read(
        row,
        {},
        events=tuple(event for (event,) in events),
        accounts=tuple(_accounts(db, incident_id)),
    )
    return Compared(
        incidents=(incident,),
        comparisons=tuple(_comparisons(db, incident_id)),
        origins=tuple(_origins(db, incident_id)),
    )


def _spans_of(db: sqlite3.Connection, kind: str, records: Sequence[str]) -> SpanSheet:
    """The spans of some records of one table."""
    rows: list[Any] = []
    for at in range(0, len(records), CHUNK):
        some = records[at : at + CHUNK]
        marks = ", ".join("?" * len(some))
        rows += db.execute(
            f"{SPANS} WHERE record_kind = ? AND record_id IN ({marks}) "
            "ORDER BY record_id, role, ordinal",
            (kind, *some),
        ).fetchall()
    return SpanSheet(rows)


def _children(db: sqlite3.Connection, sql: str, owners: Iterable[str]) -> dict[str, list[Any]]:
    """Rows of a child table by their owner, in order."""
    return {owner: db.execute(sql, (owner,)).fetchall() for owner in owners}


def _accounts(db: sqlite3.Connection, incident_id: str) -> Iterator[Account]:
    shape, value = shapes.ACCOUNT, shapes.SLOT_VALUE
    at = shape.columns.index("id")
    of_incident = "WHERE incident_id = ? ORDER BY ordinal"
    rows = db.execute(shape.select(of_incident), (incident_id,)).fetchall()
    keys = [str(row[at]) for row in rows]
    of_account = "WHERE account_id = ? ORDER BY ordinal"
    events = _children(db, f"SELECT event_id FROM account_event {of_account}", keys)
    values = _children(db, value.select(of_account), keys)
    records = [f"{key}/{i}" for key in keys for i in range(len(values[key]))]
    spans = _spans_of(db, value.table, records)
    for key, row in zip(keys, rows, strict=True):
        yield shape.read(
            row,
            {},
            events=tuple(event for (event,) in events[key]),
            values=tuple(
                value.read(cells, spans.of(value.table, f"{key}/{i}"))
                for i, cells in enumerate(values[key])
            ),
        )


def _comparisons(db: sqlite3.Connection, incident_id: str) -> Iterator[Any]:
    shape = shapes.COMPARISON
    of_incident = "WHERE incident_id = ? ORDER BY ordinal"
    ordinals = [
        str(row[0])
        for row in db.execute(f"SELECT ordinal FROM comparison {of_incident}", (incident_id,))
    ]
    rows = db.execute(shape.select(of_incident), (incident_id,)).fetchall()
    spans = _spans_of(db, shape.table, ordinals)
    for ordinal, row in zip(ordinals, rows, strict=True):
        yield shape.read(row, spans.of(shape.table, ordinal))


def _origins(db: sqlite3.Connection, incident_id: str) -> Iterator[Origin]:
    of_incident = "WHERE incident_id = ? ORDER BY ordinal"
    ordinals = db.execute(f"SELECT ordinal FROM origin {of_incident}", (incident_id,)).fetchall()
    rows = db.execute(shapes.ORIGIN.select(of_incident), (incident_id,)).fetchall()
    for (ordinal,), row in zip(ordinals, rows, strict=True):
        accounts = db.execute(
            "SELECT account_id FROM origin_account WHERE origin = ? ORDER BY ordinal", (ordinal,)
        )
        yield shapes.ORIGIN.read(row, {}, accounts=tuple(account for (account,) in accounts))
