"""A ledger file that is open: its connection, its transactions, facts about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from counterclaim.ledger.connection import explained, transaction
from counterclaim.ledger.corrections import Corrections
from counterclaim.ledger.decision_store import load_decisions


class LedgerFile:
    """An open file. Everything that changes it is one transaction."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        """Takes a checked connection; use ``open_ledger``."""
        self.path = path
        self._db = db
        self._held: tuple[str, Corrections] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the last one to close writes the log back into it."""
        self._db.close()

    @property
    def db(self) -> sqlite3.Connection:
        """The connection, for the queries of this package."""
        return self._db

    @contextmanager
    def _write(self, *, flush: bool = False) -> Iterator[sqlite3.Connection]:
        """All or nothing of what is written inside; ``flush``: on the disk before it ends."""
        with explained(self.path):
            self._db.execute(f"PRAGMA synchronous = {'FULL' if flush else 'NORMAL'}")
            try:
                with transaction(self._db):
                    yield self._db
            except BaseException:
                self._held = None  # it may have been made of rows that are gone again
                raise

    def _moment(self) -> int:
        """A number that changes when another connection writes."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _set(self, db: sqlite3.Connection, key: str, value: str) -> None:
        db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a fact about the whole ledger, such as the model in use."""
        with self._write() as db:
            self._set(db, key, value)

    def meta(self, key: str) -> str | None:
        """A fact about the whole ledger; None if it was never set."""
        with explained(self.path):
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def _corrections(self, db: sqlite3.Connection) -> Corrections:
        """The decisions that stand; kept until there are more rows of them."""
        (stamp,) = db.execute(
            "SELECT (SELECT count(*) FROM decision) || '/' || (SELECT count(*) FROM decision_undo)"
        ).fetchone()
        if self._held is None or self._held[0] != stamp:
            self._held = (str(stamp), Corrections(load_decisions(db)))
        return self._held[1]
