"""All that a ledger says as lines of text, the same whatever the order of reading.

Left out are the internal keys of the full-text index and the wall-clock history of
runs, on which nothing else depends, and the seals, which follow from the rest. Two
ledgers with the same fingerprint say the same.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from counterclaim.ledger.connection import connect, explained
from counterclaim.ledger.digest import COMPARED_SEAL
from counterclaim.ledger.mapping import json_text

LEFT_OUT = ("run", "article_fts", "claim_fts")
INTERNAL = (("article", "key"), ("article", "seal"), ("claim", "key"))
CLAIM_ID = "(SELECT id FROM claim WHERE key = t.claim)"


def dump(path: str | Path) -> Iterator[str]:
    """One line of JSON per row: the table and its cells; bytes by their SHA-256.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    path = Path(path)
    with explained(path), closing(connect(path, readonly=True)) as db:
        db.execute("BEGIN")  # one moment for all tables
        for table in _tables(db):
            yield from _rows(db, table)


def fingerprint(path: str | Path) -> str:
    """The SHA-256 of the dump, in hexadecimal."""
    whole = hashlib.sha256()
    for line in dump(path):
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    names = [str(row[0]) for row in rows]
    return [n for n in names if not n.startswith(("sqlite_", *LEFT_OUT))]


def _rows(db: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [str(row[1]) for row in db.execute(f'PRAGMA table_info("{table}")')]
    of_claim = table in ("claim_speaker", "claim_about")
    shown = [c for c in columns if (table, c) not in INTERNAL]
    picked = [CLAIM_ID if of_claim and c == "claim" else f't."{c}"' for c in shown]
    order = ", ".join(str(i) for i in range(1, len(shown) + 1))
    sql = f'SELECT {", ".join(picked)} FROM "{table}" AS t ORDER BY {order}'  # noqa: S608
    for row in db.execute(sql):
        if table == "meta" and row[0] == COMPARED_SEAL:
            continue
        cells = {name: _plain(cell) for name, cell in zip(shown, row, strict=True)}
        yield json_text([table, cells])


def _plain(cell: object) -> object:
    return hashlib.sha256(cell).hexdigest() if isinstance(cell, bytes) else cell
