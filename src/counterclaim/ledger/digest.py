"""Seals: hashes over what was stored, so that a cell that changed since is found.

A seal leaves out what is as the record's class, or the column, has it by default, so that
a field that a later version adds breaks no seal. It begins with its form; ``verify`` passes
over forms that it does not know and over articles of ledgers that had no seals yet.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Final

from counterclaim.ledger.mapping import json_text
from counterclaim.ledger.store_compared import TABLES
from counterclaim.records import Reading

FORM: Final = "1:"
COMPARED_SEAL: Final = "compared_seal"
# What decisions change in the rows of compare.
_JUDGED: Final = ("rejected",)


def sealed(reading: Reading) -> str:
    """The seal of a reading as it was made; the raw bytes have their own hash."""
    return FORM + hashlib.sha256(json_text(_told(reading)).encode()).hexdigest()


def _told(value: Any) -> Any:
    """The value in plain JSON, less defaults and raw bytes."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _told(getattr(value, f.name))
            for f in fields(value)
            if not isinstance(getattr(value, f.name), bytes)
            and (f.default is MISSING or getattr(value, f.name) != f.default)
        }
    if isinstance(value, (tuple, list)):
        return [_told(item) for item in value]
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return value + 0.0 if isinstance(value, float) else value  # the database knows no -0.0


def sealed_compared(db: sqlite3.Connection) -> str:
    """The seal of all rows that compare wrote, whatever people decided about them."""
    whole = hashlib.sha256()
    for line in _compared_rows(db):
        whole.update(line.encode() + b"\n")
    return FORM + whole.hexdigest()


def _compared_rows(db: sqlite3.Connection) -> Iterator[str]:
    for table in sorted(TABLES):
        found = db.execute(f'PRAGMA table_info("{table}")').fetchall()
        usual = {str(row[1]): str(row[4]).strip("'") for row in found if row[4] is not None}
        kept = [str(row[1]) for row in found if row[1] not in _JUDGED]
        columns = ", ".join(f'"{name}"' for name in kept)
        order = ", ".join(str(n) for n in range(1, len(kept) + 1))
        sql = f'SELECT {columns} FROM "{table}" ORDER BY {order}'  # noqa: S608
        for row in db.execute(sql):
            cells = {
                name: cell
                for name, cell in zip(kept, row, strict=True)
                if cell is not None and str(cell) != usual.get(name)
            }
            yield json_text([table, cells])
