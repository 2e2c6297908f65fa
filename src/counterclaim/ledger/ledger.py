"""The ledger: one file that is read by many and written by one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from counterclaim.errors import UnreadableInputError
from counterclaim.ledger import entities
from counterclaim.ledger.added import Knowing
from counterclaim.ledger.connection import connect, explained
from counterclaim.ledger.corrections import Corrections, apply_decisions
from counterclaim.ledger.decision_store import (
    flag_rejected,
    refresh_actor,
)
from counterclaim.ledger.derive import derive
from counterclaim.ledger.digest import COMPARED_SEAL, sealed_compared
from counterclaim.ledger.judging import STALE
from counterclaim.ledger.load import article_ids, load_article, load_quarantine, load_reading
from counterclaim.ledger.load_compared import load_compared, load_register
from counterclaim.ledger.mapping import Cell, insert_into, json_text
from counterclaim.ledger.store import put_quarantined, put_reading
from counterclaim.ledger.store_compared import clear_compared, has_compared, put_compared
from counterclaim.records import (
    Actor,
    Article,
    Compared,
    Place,
    Quarantined,
    Reading,
    RunSummary,
)


def open_ledger(
    path: str | Path, *, create: bool = False, readonly: bool = False, wait: float = 30.0
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


class Ledger(Knowing):
    """An open ledger."""

    _basis: int | None = None  # the moment that the readings for compare were taken

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
        corrections = self._corrections(db)
        self._refresh(db, put_reading(db, reading, version), corrections)
        derive(db, reading, corrections.records(reading))
        self._set(db, STALE, "1")
        return old is None

    def _refresh(
        self, db: sqlite3.Connection, changed: Iterable[entities.Key], corrections: Corrections
    ) -> None:
        for kind, entity_id in sorted(changed):
            if kind == "place":
                entities.refresh_place(db, entity_id)
            else:
                refresh_actor(db, corrections, entity_id)

    def reading(self, article_id: str) -> Reading | None:
        """The reading of one article as it was made, before decisions; None if unknown."""
        with explained(self.path):
            return load_reading(self._db, article_id)

    def article(self, article_id: str) -> tuple[Article, str] | None:
        """One article as it was read, and the version that made it; None if unknown."""
        with explained(self.path):
            return load_article(self._db, article_id)

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
            changed = entities.replace_knowledge(db, records)
            self._refresh(db, changed, self._corrections(db))

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
        self.replace_compared_by((compared,))

    def replace_compared_by(self, parts: Iterable[Compared]) -> None:
        """Writes what compare found, part by part as it is told, as one transaction.

        It stays stale if somebody else wrote since ``corrected_readings`` was called
        here: then it was made from what the ledger held before.
        """
        with self._write() as db:
            put_compared(db, parts)
            self._set(db, COMPARED_SEAL, sealed_compared(db))
            corrections = self._corrections(db)
            flag_rejected(db, corrections, corrections.articles())
            overtaken = self._basis not in (None, self._moment())
            self._set(db, STALE, str(int(overtaken)))

    def compared(self) -> Compared:
        """All that compare found, as it was made, less what a person took out."""
        with explained(self.path):
            return load_compared(self._db)

    def register(self) -> Compared:
        """What compare found for the register alone, less what a person took out."""
        with explained(self.path):
            return load_register(self._db)

    def comparison_is_stale(self) -> bool:
        """Whether articles or decisions came after the last ``replace_compared``."""
        return self.meta(STALE) == "1"

    def corrected_readings(self) -> Iterator[Reading]:
        """All readings as the decisions that stand have them, ordered by article id."""
        with explained(self.path):
            self._basis = self._moment()
        return apply_decisions(self.readings(), self.decisions())

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
