"""Opening says what to do; migrations are whole or not at all; one writes, many read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import connection, open_ledger
from counterclaim.ledger.connection import migrations, statements
from tests.factories import sample_reading


def make(path: Path) -> Path:
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(sample_reading())
    return path


def sqlite_file(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (x)")
        db.commit()
    return path


def newer(path: Path) -> Path:
    make(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    return path


def text_file(path: Path) -> Path:
    path.write_text("Notes of a journey that are longer than a header.")
    return path


def empty_file(path: Path) -> Path:
    path.touch()
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda path: path, "does not exist. Make it with `counterclaim read"),
        (folder, "is a folder"),
        (text_file, "is not a ledger"),
        (sqlite_file, "is not a ledger"),
        (empty_file, "is not a ledger"),
        (newer, "newer Counterclaim .*Update"),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(tmp_path: Path, build, message: str) -> None:  # type: ignore[no-untyped-def]
    path = build(tmp_path / "x.ledger")
    for readonly in (False, True):
        with pytest.raises(LedgerError, match=message):
            open_ledger(path, readonly=readonly)


def test_create_does_not_take_over_a_foreign_database(tmp_path: Path) -> None:
    path = sqlite_file(tmp_path / "mine.db")
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(path, create=True)
    with closing(sqlite3.connect(path)) as db:
        assert [r[0] for r in db.execute("SELECT name FROM sqlite_schema")] == ["notes"]


def test_create_takes_an_empty_file(tmp_path: Path) -> None:
    path = empty_file(tmp_path / "x.ledger")
    with open_ledger(path, create=True) as ledger:
        assert ledger.article_ids() == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="Check that its folder exists"):
        open_ledger(tmp_path / "no" / "x.ledger", create=True)


def test_the_file_tells_what_it_is(tmp_path: Path) -> None:
    path = make(tmp_path / "x.ledger")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (connection.APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_one_file_is_left_when_all_have_closed(tmp_path: Path) -> None:
    path = make(tmp_path / "x.ledger")
    with open_ledger(path, readonly=True) as ledger:
        assert len(ledger.article_ids()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["x.ledger"]


def test_a_log_may_go_away_while_the_ledger_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "x.ledger")
    log = tmp_path / "x.ledger-wal"
    log.touch()
    seen = Path.stat

    def cleared(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = seen(self, follow_symlinks=follow_symlinks)
        if self == log:
            log.unlink()  # by another program, before the next question
        return found

    monkeypatch.setattr(Path, "stat", cleared)
    with open_ledger(path, readonly=True) as ledger:
        assert len(ledger.article_ids()) == 1


def test_readonly_refuses_to_write(tmp_path: Path) -> None:
    path = make(tmp_path / "x.ledger")
    before = path.read_bytes()
    with (
        open_ledger(path, readonly=True) as ledger,
        pytest.raises(LedgerError, match="cannot be written"),
    ):
        ledger.add_reading(sample_reading(outlet="Evening Mirror"))
    assert path.read_bytes() == before


def test_readers_see_the_old_state_while_one_writes(tmp_path: Path) -> None:
    path = make(tmp_path / "x.ledger")
    second = sample_reading(prefix="Later: ")
    with open_ledger(path) as writer, open_ledger(path, readonly=True, wait=0) as reader:
        writer.db.execute("BEGIN IMMEDIATE")
        writer.db.execute("UPDATE article SET title = 'half done'")
        assert reader.reading(reader.article_ids()[0]) == sample_reading()
        writer.db.execute("ROLLBACK")
        writer.add_reading(second)
        assert len(reader.article_ids()) == 2


def test_a_second_writer_is_told_and_changes_nothing(tmp_path: Path) -> None:
    path = make(tmp_path / "x.ledger")
    with open_ledger(path) as first, open_ledger(path, wait=0.05) as second:
        first.db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"written by another process\. Wait"):
            second.add_reading(sample_reading(prefix="Later: "))
        first.db.execute("ROLLBACK")
        assert second.add_reading(sample_reading(prefix="Later: "))


def test_who_makes_a_ledger_waits_for_another_who_is_at_it(tmp_path: Path) -> None:
    path = tmp_path / "new.ledger"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")  # where SQLite itself would not wait
    done = threading.Timer(0.4, other.execute, ["COMMIT"])
    done.start()
    try:
        with open_ledger(path, create=True, wait=60) as ledger:
            assert ledger.add_reading(sample_reading())
    finally:
        done.join()
        other.close()


def test_who_makes_a_ledger_is_told_when_another_does_not_end(tmp_path: Path) -> None:
    path = tmp_path / "new.ledger"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"written by another process\. Wait"):
            open_ledger(path, create=True, wait=0.05)
        other.execute("COMMIT")


@pytest.mark.parametrize("upto", range(1, len(migrations())))
def test_an_older_ledger_is_brought_up_to_date_only_by_a_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, upto: int
) -> None:
    path = tmp_path / "old.ledger"
    scripts = migrations()
    monkeypatch.setattr(connection, "migrations", lambda: scripts[:upto])
    open_ledger(path, create=True).close()
    monkeypatch.setattr(connection, "migrations", lambda: scripts)
    with pytest.raises(LedgerError, match=r"older Counterclaim .*bring it up to date"):
        open_ledger(path, readonly=True)
    with open_ledger(path) as ledger:
        ledger.add_reading(sample_reading())
        assert ledger.reading(sample_reading().article.id) == sample_reading()


def test_a_failing_migration_leaves_the_old_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "x.ledger")
    bad = (*migrations(), "CREATE TABLE extra (x);\nCREATE TABLE extra (x);\n")
    monkeypatch.setattr(connection, "migrations", lambda: bad)
    with pytest.raises(LedgerError, match=r"table extra already exists\. .* nothing was changed"):
        open_ledger(path)
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert len(ledger.article_ids()) == 1


def test_a_ledger_between_releases_with_a_table_of_a_later_version_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "between.ledger"
    scripts = migrations()
    monkeypatch.setattr(connection, "migrations", lambda: scripts[:4])
    open_ledger(path, create=True).close()
    monkeypatch.setattr(connection, "migrations", lambda: scripts)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE article_day (article_id TEXT)")
    with pytest.raises(LedgerError, match=r"from ledger version 4 to 5: .* between two releases"):
        open_ledger(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (4,)


def test_statements_keep_triggers_whole_and_refuse_half_a_script() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM b;\nEND;"
    assert list(statements(f"CREATE TABLE a (x);\n{trigger}\n-- end\n")) == [
        "CREATE TABLE a (x);",
        trigger,
    ]
    with pytest.raises(LedgerError, match="middle of a statement"):
        list(statements("CREATE TABLE a (x"))


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="needs the sqlite3 shell")
def test_the_sqlite_shell_reads_it(tmp_path: Path) -> None:
    import subprocess

    path = make(tmp_path / "x.ledger")
    done = subprocess.run(
        ["sqlite3", str(path), "SELECT title FROM article"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Shells fall on the mill road\n"
