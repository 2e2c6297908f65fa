"""The ledger: one file that is read by many and written by one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from counterclaim.errors import UnreadableInputError
from counterclaim.ledger import entities
from counterclaim.ledger.connection import connect, explained, transaction
from counterclaim.ledger.derive import Corrected, derive
from counterclaim.ledger.load import article_ids, load_quarantine, load_reading
from counterclaim.ledger.load_compared import load_compared
from counterclaim.ledger.mapping import Cell, insert_into, json_text
from counterclaim.ledger.store import put_quarantined, put_reading
from counterclaim.ledger.store_compared import clear_compared, has_compared, put_compared
from counterclaim.records import Actor, Compared, Place, Quarantined, Reading, RunSummary

STALE = "comparison_is_stale"


def open_ledger(
    path: str | Path, *, create: bool = False, readonly: bool = False, wait: float = 5.0
) -> Ledger:
    """The ledger in a file, to be used with ``with`` and in one thread.

    Args:
        path: the file.
        create: make the file if it is missing.
        readonly: never write; readers are not blocked by a writer.
        wait: seconds to wait for another writer before giving up.

    Raises:
        LedgerError: missing, not a ledger, of a newer version, or locked.
    """
    path = Path(path)
    return Ledger(path, connect(path, create=create, readonly=readonly, wait=wait))


class Ledger:
    """An open ledger. Everything that changes it is one transaction."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        """Takes a checked connection; use ``open_ledger``."""
        self.path = path
        self._db = db

    def __enter__(self) -> Ledger:
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
    def _write(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path), transaction(self._db):
            yield self._db

    # Articles ---------------------------------------------------------------------------

    def has_article(self, article_id: str, version: str | None = None) -> bool:
        """Whether the article is there, and read by this version if one is given."""
        with explained(self.path):
            row = self._db.execute(
                "SELECT version FROM article WHERE id = ?", (article_id,)
            ).fetchone()
        return row is not None and version in (None, row[0])

    def add_reading(self, reading: Reading, *, version: str = "") -> bool:
        """Writes an article with all that is known of it, as one transaction.

        An earlier reading of the same article is replaced; if the new one differs, what
        compare found is dropped too, since it was made from the old one.

        Args:
            reading: the article and what was understood and resolved of it.
            version: of the tool and model, see ``has_article``.

        Returns:
            Whether the ledger had no reading of this article before.

        Raises:
            LedgerError: if the file cannot be written or a record lacks spans.
            UnreadableInputError: if the text is not valid Unicode.
        """
        try:
            with self._write() as db:
                return self._add(db, reading, version)
        except UnicodeEncodeError as error:
            raise UnreadableInputError(
                f"{reading.article.origin}: code point {error.start} is half of a surrogate pair, "
                "which no text may hold"
            ) from error

    def _add(self, db: sqlite3.Connection, reading: Reading, version: str) -> bool:
        old = load_reading(db, reading.article.id)
        if old == reading:
            db.execute("UPDATE article SET version = ? WHERE id = ?", (version, reading.article.id))
            return False
        if old is not None and has_compared(db):
            clear_compared(db)
        changed = put_reading(db, reading, version)
        self._refresh(db, changed)
        derive(db, reading, Corrected(reading))
        self._set(db, STALE, "1")
        return old is None

    def _refresh(self, db: sqlite3.Connection, changed: Iterable[entities.Key]) -> None:
        for kind, entity_id in sorted(changed):
            if kind == "place":
                entities.refresh_place(db, entity_id)
                continue
            actor = entities.actor_of(db, entity_id)
            if actor is None:
                db.execute("DELETE FROM actor WHERE id = ?", (entity_id,))
            else:
                entities.write_actor(db, actor, name=actor.name, canonical=actor.id)

    def reading(self, article_id: str) -> Reading | None:
        """The reading of one article as it was made, before decisions; None if unknown."""
        with explained(self.path):
            return load_reading(self._db, article_id)

    def readings(self) -> Iterator[Reading]:
        """All readings as they were made, one at a time, ordered by article id."""
        for article_id in self.article_ids():
            reading = self.reading(article_id)
            if reading is not None:  # it may have gone in the meantime
                yield reading

    def article_ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        with explained(self.path):
            return article_ids(self._db)

    def replace_knowledge(self, records: Iterable[Actor | Place]) -> None:
        """Keeps the actors and places of the knowledge packs in force, for their names."""
        with self._write() as db:
            self._refresh(db, entities.replace_knowledge(db, records))

    def add_quarantined(self, item: Quarantined) -> None:
        """Keeps aside what could not be read, with its reason."""
        with self._write() as db:
            put_quarantined(db, item)

    def quarantined(self) -> tuple[Quarantined, ...]:
        """All that could not be read, by origin."""
        with explained(self.path):
            return load_quarantine(self._db)

    # Comparison -------------------------------------------------------------------------

    def replace_compared(self, compared: Compared) -> None:
        """Writes what compare found in place of what stood there, as one transaction."""
        with self._write() as db:
            put_compared(db, compared)
            self._set(db, STALE, "0")

    def compared(self) -> Compared:
        """All that compare found, as it was made."""
        with explained(self.path):
            return load_compared(self._db)

    def comparison_is_stale(self) -> bool:
        """Whether articles or decisions came after the last ``replace_compared``."""
        return self.meta(STALE) == "1"

    # Facts about the file -----------------------------------------------------------------

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

    def record_run(
        self, summary: RunSummary, *, version: str, started: datetime, finished: datetime
    ) -> None:
        """Keeps the history of a run; no export depends on it."""
        with self._write() as db:
            cells: dict[str, Cell] = {
                "version": version,
                "started": started.isoformat(),
                "finished": finished.isoformat(),
                "read": summary.read,
                "added": summary.added,
                "known": summary.known,
                "quarantined": len(summary.quarantined),
                "warnings": json_text(list(summary.warnings)),
            }
            db.execute(insert_into("run", *cells), tuple(cells.values()))
