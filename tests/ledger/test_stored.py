"""Ledgers of every older version, kept here as SQL, are brought up with nothing lost.

The files in ``stored`` were each written once, by ``python -m tests.ledger.stored.make``:
it runs the migrations up to a version on an empty file, puts in rows that were written for
this project, and writes all ordinary tables out as SQL; a full-text table is made by its own
statement and filled from its table. After a new migration run it again: it adds the version
that is missing and leaves the others as they are.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.checking import check
from counterclaim.errors import LedgerError
from counterclaim.ledger import fingerprint, open_ledger, queries, verify
from counterclaim.ledger.connection import migrations
from counterclaim.pipeline import Pipeline
from counterclaim.records import Compared
from tests.factories import sample_compared, sample_corpus
from tests.ledger.stored.make import ASIDE, FOLDER, LETTER, PICTURE, readings, sample

LATEST = len(migrations())
VERSIONS = range(1, LATEST + 1)
#: The first version with demands, and with how the days of a count are known.
DEMANDS = 9


def _older(whole: Compared) -> Compared:
    """What a ledger before ``DEMANDS`` could hold of it."""
    tallies = tuple(replace(tally, period_basis="") for tally in whole.tallies)
    return replace(whole, tallies=tallies, demands=())


def _stored(version: int, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = OFF")  # else the disk is waited for at each row
        db.executescript((FOLDER / f"{version:04}.sql").read_text(encoding="utf-8"))
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return path


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def _schema(path: Path) -> dict[str, str]:
    """The statements of the schema, less blanks and comments."""
    rows = _rows(path, "SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL")
    bare = ((str(name), re.sub(r"--[^\n]*", "", str(sql))) for name, sql in rows)
    return {name: "".join(sql.split()) for name, sql in bare}


def test_there_is_one_of_every_version() -> None:
    assert sorted(file.name for file in FOLDER.glob("*.sql")) == [f"{v:04}.sql" for v in VERSIONS]


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_brought_up_with_nothing_lost(version: int, tmp_path: Path) -> None:
    old = _stored(version, tmp_path / "old.ledger")
    with open_ledger(old) as ledger:
        assert list(ledger.readings()) == readings()
        assert ledger.quarantined() == tuple(sorted(ASIDE, key=lambda item: item.origin))
        standing = {d.kind: (d.who, d.why, d.undone) for d in ledger.decisions()}
        assert standing == {"rename": ("Ana", "", False), "reject": ("Bo", "doubt", True)}
        if version == 1:  # it had no tables for what compare finds
            ledger.replace_compared(sample_compared(*sample_corpus()))
        whole = sample_compared(*sample_corpus())
        assert ledger.compared() == (_older(whole) if 1 < version < DEMANDS else whole)
        assert queries.search(ledger, "shelled").rows
    assert _rows(old, "PRAGMA user_version") == [(LATEST,)]
    assert _rows(old, "SELECT who, why FROM decision_undo") == [("Ana", "it stands")]
    assert _rows(old, "SELECT version, read, added FROM run") == [("0.0.9+stored", 4, 2)]
    assert _rows(old, "PRAGMA integrity_check") == [("ok",)]
    assert _rows(old, "PRAGMA foreign_key_check") == []
    assert verify(old) == []
    (note,) = check(old).notes
    assert note.startswith("2 article(s) made by version 0.0.9, ")


@pytest.mark.parametrize("version", VERSIONS)
def test_it_becomes_what_one_made_today_is(version: int, tmp_path: Path) -> None:
    old, new = _stored(version, tmp_path / "old.ledger"), sample(tmp_path / "new.ledger")
    with open_ledger(old) as ledger:
        if version == 1:
            ledger.replace_compared(sample_compared(*sample_corpus()))
        if version < 4:  # it had no place for knowledge files
            with open_ledger(new, readonly=True) as other:
                ledger.keep_added(other.added_files())
        if version < DEMANDS:
            ledger.replace_compared(sample_compared(*sample_corpus()))
    assert _schema(old) == _schema(new)
    assert fingerprint(old) == fingerprint(new)


# The oldest and the last but one: brought up they are all the same, as the test above shows.
@pytest.mark.parametrize("version", [1, LATEST - 1])
def test_what_was_read_can_be_read_again(pipeline: Pipeline, version: int, tmp_path: Path) -> None:
    old, folder = _stored(version, tmp_path / "old.ledger"), tmp_path / "in"
    folder.mkdir()
    for number, reading in enumerate(readings()):
        (folder / f"{number}.txt").write_bytes(reading.article.raw)
    (folder / "letter.txt").write_bytes(LETTER)
    (folder / "picture.html").write_bytes(PICTURE)
    summary = pipeline.read_into([folder], old)
    assert (summary.read, summary.added) == (4, 1)  # the letter was set aside, and is read now
    with open_ledger(old, readonly=True) as ledger:
        assert {r.article.text for r in readings()} < {r.article.text for r in ledger.readings()}
        assert [item.origin for item in ledger.quarantined()] == ["picture.html"]
        assert sorted((d.kind.value, d.undone) for d in ledger.decisions()) == [
            ("reject", True),
            ("rename", False),
        ]
    checked = check(old)
    assert (checked.faults, checked.notes, checked.compared) == ((), (), 3)


@pytest.mark.parametrize("version", range(1, LATEST))
def test_a_reader_that_may_not_write_is_told_what_to_do(version: int, tmp_path: Path) -> None:
    old = _stored(version, tmp_path / "old.ledger")
    before = old.read_bytes()
    with pytest.raises(LedgerError, match=rf"ledger version {version}\)\. Copy it"):
        open_ledger(old, readonly=True)
    assert old.read_bytes() == before
