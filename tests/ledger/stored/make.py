"""Writes a ledger of each version of the schema as SQL beside this file, ``0001.sql`` first.

Usage: python -m tests.ledger.stored.make

A file holds the tables as the migrations up to its version make them, and rows that were
written for this project: two reports with every kind of record, what compare finds over
them, decisions of which one is undone, two inputs set aside, a run. A file that is there is
never written anew, since it shows what was stored then; so after a new migration this adds
one file, and the older ones go through the new migration in ``test_stored``.

Ordinary tables are written out; a full-text table is made by its own statement and filled
from the table it points at, as its shadow tables cannot be loaded by hand.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.ledger import open_ledger
from counterclaim.ledger.connection import migrations
from counterclaim.records import DecisionKind, KnowledgeFile, Quarantined, Reading, RunSummary
from tests.factories import actor_id, sample_compared, sample_corpus
from tests.ledger.old import older_copy

FOLDER = Path(__file__).parent
WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
VERSION = "0.0.9+stored"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(24)
LETTER = (
    b"Ferry line reopens\n\nHARBOUR, 6 May 2016 - The Ministry of Ports said on Friday that the "
    b"ferry to the north quay runs again. A spokesman of the dockers denied it.\n"
)
KNOWN = KnowledgeFile(
    "quays.toml",
    b'[[actor]]\nid = "quay-watch"\nname = "Quay Watch"\nkind = "organisation"\n'
    b'type = "monitor"\nsource = "made up for tests"\n',
)
ASIDE = (
    Quarantined("picture.html", "it is a picture", hashlib.sha256(PICTURE).hexdigest(), PICTURE),
    Quarantined("letter.txt", "an old fault", hashlib.sha256(LETTER).hexdigest(), LETTER),
)
# Tables of which SQLite itself, or a full-text table, keeps the rows.
OTHERS = ("sqlite_", "article_fts", "claim_fts")


def readings() -> list[Reading]:
    """What was read into each of the ledgers, by id."""
    return sorted(sample_corpus(), key=lambda reading: reading.article.id)


def sample(path: Path) -> Path:
    """A ledger of the present version with all that is stored here."""
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        ledger.keep_added([KNOWN])
        for reading in (first, second):
            ledger.add_reading(reading, version=VERSION)
        for item in ASIDE:
            ledger.add_quarantined(item)
        name = actor_id("Ministry of Ports")
        ledger.record_decision(DecisionKind.RENAME, name, "Ports", who="Ana", when=WHEN)
        claim = first.understanding.attributions[0].id
        gone = ledger.record_decision(DecisionKind.REJECT, claim, who="Bo", why="doubt", when=WHEN)
        ledger.undo_decision(gone.id, who="Ana", why="it stands", when=WHEN)
        ledger.replace_compared(sample_compared(first, second))
        summary = RunSummary(4, 2, 0, ASIDE)
        ledger.record_run(summary, version=VERSION, started=WHEN, finished=WHEN)
    return path


def script(path: Path) -> Iterator[str]:
    """The statements that make the ledger in this file once more."""
    with closing(sqlite3.connect(path)) as db:
        schema = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql NOT NULL")
        made = [row for row in schema if not str(row[1]).startswith("sqlite_")]
        tables = [row for row in made if row[0] == "table" and not row[1].startswith(OTHERS)]
        for _, name, sql in tables:
            yield f"{sql};"
            yield from _rows(db, name)
        yield from (f"{sql};" for kind, _, sql in made if kind in ("index", "view"))
        for _, name, sql in made:
            if sql.startswith("CREATE VIRTUAL TABLE"):
                yield f"{sql};"
                yield f"INSERT INTO {name} ({name}) VALUES ('rebuild');"
        for pragma in ("application_id", "user_version"):
            yield f"PRAGMA {pragma} = {db.execute(f'PRAGMA {pragma}').fetchone()[0]};"


def _rows(db: sqlite3.Connection, table: str) -> Iterator[str]:
    names = [row[1] for row in db.execute(f"PRAGMA table_info('{table}')")]
    quoted = ", ".join(f'quote("{name}")' for name in names)
    for row in db.execute(f'SELECT {quoted} FROM "{table}" ORDER BY 1, 2'):
        yield f"INSERT INTO {table} VALUES ({', '.join(row)});"


def main() -> None:
    """Writes the files that are missing."""
    with tempfile.TemporaryDirectory() as folder:
        whole = sample(Path(folder) / "whole.ledger")
        for version in range(1, len(migrations()) + 1):
            target = FOLDER / f"{version:04}.sql"
            if target.exists():
                continue
            old = older_copy(whole, Path(folder) / f"{version}.ledger", version)
            with closing(sqlite3.connect(old)) as db:
                if version < 8:  # comparisons were not sealed yet
                    db.execute("DELETE FROM meta WHERE key = 'compared_seal'")
                    db.commit()
            target.write_text("\n".join(script(old)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
