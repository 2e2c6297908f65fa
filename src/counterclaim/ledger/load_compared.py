"""What compare found, read back exactly as it was stored."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from counterclaim.ledger import shapes
from counterclaim.ledger.decisions import COMPARED
from counterclaim.ledger.mapping import Cell, Shape
from counterclaim.ledger.spansheet import compared_spans
from counterclaim.ledger.store_compared import said
from counterclaim.records import Account, Ceasefire, CeasefireMention, Compared, Incident, Origin

Groups = dict[Any, list[Any]]


def load_compared(db: sqlite3.Connection) -> Compared:
    """All that compare found, less what a person took out; empty if it has not run."""
    return replace(
        _without_comparisons(db, _accounts(db)),
        comparisons=_numbered(db, shapes.COMPARISON),
        origins=_origins(db),
    )


def load_register(db: sqlite3.Connection) -> Compared:
    """What compare found for the register, and which events and copies go together.

    Incidents have no accounts here, and comparisons are left out: they are the bulk.
    """
    return _without_comparisons(db, {})


def _without_comparisons(db: sqlite3.Connection, accounts: dict[str, list[Account]]) -> Compared:
    return Compared(
        near_copies=_numbered(db, shapes.NEAR_COPY),
        incidents=_incidents(db, accounts),
        ceasefires=_ceasefires(db),
        ceasefire_mentions=_ceasefire_mentions(db),
        allegations=_identified(db, shapes.ALLEGATION),
        replies=_identified(db, shapes.REPLY),
        tallies=_identified(db, shapes.TALLY),
        demands=_identified(db, shapes.DEMAND),
    )


def _rows(db: sqlite3.Connection, shape: Shape[Any], order: str = "ordinal") -> list[Any]:
    where = "WHERE NOT rejected " if shape.table in COMPARED else ""
    return db.execute(shape.select(f"{where}ORDER BY {order}")).fetchall()


def _numbered(db: sqlite3.Connection, shape: Shape[Any]) -> tuple[Any, ...]:
    """Records without an id, whose spans are kept by their ordinal."""
    spans = compared_spans(db, shape.table)
    rows = enumerate(_rows(db, shape))
    return tuple(shape.read(row, spans.of(shape.table, str(i))) for i, row in rows)


def _identified(db: sqlite3.Connection, shape: Shape[Any]) -> tuple[Any, ...]:
    spans, at = compared_spans(db, shape.table), shape.columns.index("id")
    return tuple(shape.read(row, spans.of(shape.table, str(row[at]))) for row in _rows(db, shape))


def _grouped(db: sqlite3.Connection, sql: str) -> Groups:
    """Rows by their first cell; the rest is the value (alone, if it is one cell)."""
    found: Groups = {}
    for owner, *rest in db.execute(sql):
        found.setdefault(owner, []).append(rest[0] if len(rest) == 1 else tuple(rest))
    return found


def _owned(db: sqlite3.Connection, shape: Shape[Any], owner: str) -> dict[str, list[list[Cell]]]:
    """The cells of child rows by their owner, in order."""
    names = ", ".join(f'"{c}"' for c in (owner, *shape.columns))
    found: dict[str, list[list[Cell]]] = {}
    for key, *row in db.execute(
        f'SELECT {names} FROM "{shape.table}" ORDER BY {owner}, ordinal'  # noqa: S608
    ):
        found.setdefault(key, []).append(row)
    return found


def _incidents(db: sqlite3.Connection, accounts: dict[str, list[Account]]) -> tuple[Incident, ...]:
    events = _grouped(
        db, "SELECT incident_id, event_id FROM incident_event ORDER BY incident_id, ordinal"
    )
    at = shapes.INCIDENT.columns.index("id")
    return tuple(
        shapes.INCIDENT.read(
            row,
            {},
            events=tuple(events.get(row[at], ())),
            accounts=tuple(accounts.get(row[at], ())),
        )
        for row in _rows(db, shapes.INCIDENT)
    )


def _accounts(db: sqlite3.Connection) -> dict[str, list[Account]]:
    events = _grouped(
        db, "SELECT account_id, event_id FROM account_event ORDER BY account_id, ordinal"
    )
    values = _owned(db, shapes.SLOT_VALUE, "account_id")
    spans = compared_spans(db, "account_value")
    at = shapes.ACCOUNT.columns.index("id")
    found: dict[str, list[Account]] = {}
    for row in _rows(db, shapes.ACCOUNT, "incident_id, ordinal"):
        key = str(row[at])
        account = shapes.ACCOUNT.read(
            row,
            {},
            events=tuple(events.get(key, ())),
            values=tuple(
                shapes.SLOT_VALUE.read(cells, spans.of("account_value", f"{key}/{i}"))
                for i, cells in enumerate(values.get(key, ()))
            ),
        )
        found.setdefault(account.incident_id, []).append(account)
    return found


def _origins(db: sqlite3.Connection) -> tuple[Origin, ...]:
    accounts = _grouped(
        db, "SELECT origin, account_id FROM origin_account ORDER BY origin, ordinal"
    )
    return tuple(
        shapes.ORIGIN.read(row, {}, accounts=tuple(accounts.get(i, ())))
        for i, row in enumerate(_rows(db, shapes.ORIGIN))
    )


def _ceasefires(db: sqlite3.Connection) -> tuple[Ceasefire, ...]:
    parties = _owned(db, shapes.PARTY, "ceasefire_id")
    terms = _owned(db, shapes.TERM, "ceasefire_id")
    at = shapes.CEASEFIRE.columns.index("id")
    return tuple(
        shapes.CEASEFIRE.read(
            row,
            {},
            parties=tuple(shapes.PARTY.read(cells, {}) for cells in parties.get(row[at], ())),
            terms=tuple(shapes.TERM.read(cells, {}) for cells in terms.get(row[at], ())),
        )
        for row in _rows(db, shapes.CEASEFIRE)
    )


def _ceasefire_mentions(db: sqlite3.Connection) -> tuple[CeasefireMention, ...]:
    shape = shapes.CEASEFIRE_MENTION
    spans, at = compared_spans(db, shape.table), shape.columns.index("id")
    found = []
    for row in _rows(db, shape):
        own = spans.of(shape.table, str(row[at]))
        found.append(shape.read(row, own, says=tuple(said(own.items()))))
    return tuple(found)
