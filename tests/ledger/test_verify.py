"""Each kind of damage is found and named; an undamaged ledger has no fault."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import open_ledger, verify
from counterclaim.ledger.connection import explained
from tests.factories import sample_compared, sample_corpus

DAMAGE = [
    ("UPDATE span SET surface = 'other' WHERE role = 'trigger'", "trigger"),
    ('UPDATE span SET "end" = "end" + 1 WHERE role = \'trigger\'', "trigger"),
    ("UPDATE compared_span SET surface = 'other' WHERE record_kind = 'allegation'", "allegation"),
    ("UPDATE article SET text = replace(text, 'Tell', 'Tall')", "Tall Amra"),
    ("UPDATE raw SET bytes = x'00'", "the bytes do not have this hash"),
    ("UPDATE quarantine SET raw = x'00'", "quarantine"),
    ("UPDATE claim SET quote = quote || '!' WHERE stance = 'denies'", "its quotation"),
    ("UPDATE claim SET quote = '' WHERE stance = 'denies'", "its quotation"),
    ('UPDATE sentence SET "end" = 100000', "lies outside the text"),
    ("DELETE FROM span WHERE record_kind = 'event'", "event"),
    ("DELETE FROM compared_span WHERE record_kind = 'tally'", "points at no words"),
    ("UPDATE mention SET made_by = ''", "do not say what made them"),
    ("UPDATE incident SET made_by = ''", "do not say what made them"),
    ("DELETE FROM actor", "referred to but not described"),
    ("DELETE FROM place", "referred to but not described"),
    ("UPDATE event SET actor_mention = 'gone'", "is not there"),
    ("DELETE FROM article_fts_docsize", "article_fts"),
    ("UPDATE reference SET words = 'x'", "its words are not"),
    ("UPDATE coded_event SET start = start + 1", "its words are not"),
    ("UPDATE actor_count SET said = said + 1", "not the sums of its articles"),
    ("DELETE FROM actor_count", "not the sums of its articles"),
    ("INSERT INTO actor_count VALUES ('x', '', 1, 1, 1, 1, 1)", "not the sums of its articles"),
    ("UPDATE article SET id = 'abc' WHERE outlet = 'The Lantern'", "not the start of its hash"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verify") / "sample.ledger"
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first)
        ledger.add_reading(second)
        ledger.replace_compared(sample_compared(first, second))
        ledger.db.execute(
            "INSERT INTO quarantine VALUES ('q', 'x', 'y', "
            "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', x'')"
        )
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def test_an_untouched_ledger_has_no_fault(path: Path) -> None:
    assert verify(path) == []


@pytest.mark.parametrize(("sql", "named"), DAMAGE, ids=[d[0][:60] for d in DAMAGE])
def test_damage_is_found_and_named(path: Path, sql: str, named: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute(sql).rowcount > 0
        db.commit()
    lines = [str(fault) for fault in verify(path)]
    assert any(named in line for line in lines), lines


def test_a_torn_file_is_reported_not_raised(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 8 : 4096 * 20] = b"\xff" * (4096 * 12)
    path.write_bytes(data)
    faults = verify(path)
    assert faults
    assert faults[0].subject == "file"


def test_a_file_that_is_no_ledger_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(LedgerError, match="not a ledger"):
        verify(tmp_path / "notes.txt")


def test_a_disk_without_room_to_derive_anew_is_no_fault_of_the_ledger(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        with explained(path):
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sys.modules["counterclaim.ledger.verify"], "differing", full)
    with pytest.raises(LedgerError, match="is full"):
        verify(path)
