"""Makes a ledger as an older version left it: its tables, with the rows that it could hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from counterclaim.ledger.connection import APPLICATION_ID, migrations, statements

INDEXES = "SELECT name FROM main.sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"


def older_copy(whole: Path, path: Path, version: int) -> Path:
    """A file of that version with all rows of ``whole`` whose tables it has."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for script in migrations()[:version]:
            for statement in statements(script):
                db.execute(statement)
        db.execute("ATTACH ? AS whole", (str(whole),))
        rows = db.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in rows:
            if table.startswith("sqlite_") or "_fts" in table:
                continue
            names = [r[1] for r in db.execute(f"PRAGMA main.table_info('{table}')")]
            there = {r[1] for r in db.execute(f"PRAGMA whole.table_info('{table}')")}
            columns = ", ".join(f'"{name}"' for name in names if name in there)
            picked = f"SELECT {columns} FROM whole.{table}"
            db.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) {picked}")
        for (index,) in db.execute(INDEXES).fetchall():
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return path
