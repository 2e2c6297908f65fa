"""The knowledge files that a ledger was made with, kept in it; see ``0004``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from counterclaim.ledger.connection import explained
from counterclaim.ledger.judging import STALE, Judged
from counterclaim.records import KnowledgeFile


class Knowing(Judged):
    """The knowledge files of a ledger."""

    def added_files(self) -> tuple[KnowledgeFile, ...]:
        """The user's files over the bundled packs, in the order in which they are laid."""
        with explained(self.path):
            return _load(self._db)

    def keep_added(self, files: Iterable[KnowledgeFile]) -> bool:
        """Keeps these files in place of the former ones, as one transaction.

        What compare found is stale then, since it was made with the former ones.

        Returns:
            Whether they are others than before.
        """
        new = tuple(files)
        with self._write() as db:
            if _load(db) == new:
                return False
            db.execute("DELETE FROM knowledge_file")
            db.executemany(
                "INSERT INTO knowledge_file (ordinal, name, sha256, bytes) VALUES (?, ?, ?, ?)",
                [(n, file.name, file.sha256, file.data) for n, file in enumerate(new)],
            )
            self._set(db, STALE, "1")
        return True


def _load(db: sqlite3.Connection) -> tuple[KnowledgeFile, ...]:
    rows = db.execute("SELECT name, bytes FROM knowledge_file ORDER BY ordinal")
    return tuple(KnowledgeFile(name, bytes(data)) for name, data in rows)
