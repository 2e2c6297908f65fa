"""One SQLite file opened, checked and migrated, with errors that say what to do.

Write-ahead logging lets readers go on while one process writes. A kill at any point
loses nothing that was committed. A power cut may take back the last articles, which the
next run reads again (``synchronous=NORMAL``); a decision is a person's work, and is on
the disk before it is reported as kept (``synchronous=FULL``, see ``LedgerFile._write``).
Flushing every article too was tried: on a busy disk a flush took 20 to 500 ms.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from counterclaim.errors import LedgerError

APPLICATION_ID = 0x43434C4D  # "CCLM", so that `file` and SQLite tools can tell
HEADER = b"SQLite format 3\x00"


@cache
def migrations() -> tuple[str, ...]:
    """The migration scripts in order; the n-th brings a ledger to version n."""
    folder = resources.files("counterclaim.ledger") / "migrations"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(f.read_text(encoding="utf-8") for f in found)


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script, triggers kept whole."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held.strip()
            held = ""
    if any(line.strip() and not line.strip().startswith("--") for line in held.splitlines()):
        raise LedgerError("a migration ends in the middle of a statement")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns errors of SQLite into ``LedgerError`` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(_explanation(path, error)) from error


def _explanation(path: Path, error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return (
            f"{path} is being written by another process. "
            "Wait until that one is done, then run this again; nothing was changed."
        )
    if name.startswith("SQLITE_FULL"):
        return f"The disk of {path} is full. Free some space and run this again; nothing is lost."
    if name.startswith("SQLITE_READONLY"):
        return f"{path} cannot be written. Check its permissions, or copy it elsewhere."
    if name.startswith("SQLITE_CANTOPEN"):
        return (
            f"{path} cannot be opened. Check that its folder exists, and may be read and written."
        )
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return f"{path} was changed by another process in the meantime. Run this again."
    if name.startswith("SQLITE_NOTADB"):
        return _no_ledger(path)
    if name.startswith("SQLITE_IOERR"):
        return (
            f"{path} could not be written or read to the end ({error}): a limit on the size of "
            "files, or a drive that failed. See to it and run this again; nothing kept is lost."
        )
    if name.startswith("SQLITE_CORRUPT"):
        return f"{path} is damaged ({error}). Run `counterclaim verify {path}`, or use a backup."
    return f"{path}: {error}"


def _no_ledger(path: Path) -> str:
    return f"{path} is not a ledger. Name another file; `counterclaim read --into` makes a new one."


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is written inside; takes the write lock at once."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # SQLite may have rolled back by itself, e.g. on a full disk
            db.execute("ROLLBACK")
        raise


def connect(
    path: Path, *, create: bool = False, readonly: bool = False, wait: float = 30.0
) -> sqlite3.Connection:
    """A connection to a ledger of the present version.

    Args:
        path: the file.
        create: make the file if it is missing.
        readonly: never write, not even to migrate.
        wait: seconds to wait for another writer.

    Raises:
        LedgerError: missing, not a ledger, of a newer version, or locked.
    """
    _check_file(path, create=create and not readonly)
    with explained(path):
        db = _open_readonly(path, wait) if readonly else _open(path, wait)
        try:
            _check_version(db, path, create=create, readonly=readonly)
        except BaseException:
            db.close()
            raise
    return db


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder. Name a file in it, e.g. {path / 'my.ledger'}.")
    if not path.exists():
        if create:
            return
        raise LedgerError(
            f"{path} does not exist. Make it with `counterclaim read SOURCES --into {path}`."
        )
    with path.open("rb") as file:
        start = file.read(len(HEADER))
    if start != HEADER and not (create and not start):
        raise LedgerError(_no_ledger(path))


def _settings(db: sqlite3.Connection) -> None:
    for pragma in (
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "trusted_schema = OFF",  # a ledger may come from somebody else
        "cell_size_check = ON",
        "cache_size = -65536",
        "temp_store = MEMORY",
        "wal_autocheckpoint = 4000",  # pages; fewer flushes while articles stream in
    ):
        db.execute(f"PRAGMA {pragma}")


def _open(path: Path, wait: float) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        _settings(db)
        _log_ahead(db, wait)
    except BaseException:
        db.close()
        raise
    return db


def _log_ahead(db: sqlite3.Connection, wait: float) -> None:
    """Turns write-ahead logging on, and waits for others that do so at the same moment.

    SQLite goes from a read lock to the exclusive lock here. When two new writers meet in
    between, it tells one of them at once that the file is busy, since waiting with a read
    lock in hand could last for ever: the connection's own timeout does not count.
    """
    until = time.monotonic() + wait
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = (error.sqlite_errorname or "").startswith("SQLITE_BUSY")
            if not busy or time.monotonic() > until:
                raise
            time.sleep(random.uniform(0.001, 0.02))  # apart, lest they meet again
        else:
            return


def _open_readonly(path: Path, wait: float) -> sqlite3.Connection:
    """A connection that refuses to write.

    The file itself is opened for writing where that is allowed, since only then can the
    last reader to close clear the log away and leave one file. On a medium that cannot
    hold the shared memory of the log, the file is read as immutable if no log is there.
    """
    wal = path.with_name(path.name + "-wal")
    pending = _size(wal) > 0
    modes = ("mode=rw", "mode=ro") if pending else ("mode=rw", "mode=ro", "mode=ro&immutable=1")
    for mode in modes:
        uri = f"{path.resolve().as_uri()}?{mode}"
        db = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
        try:
            _settings(db)
            db.execute("PRAGMA query_only = ON")
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            db.close()
            if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
        except BaseException:
            db.close()
            raise
        else:
            return db
    raise LedgerError(
        f"{path} cannot be opened: its folder cannot be written"
        + (f", and {wal.name} holds changes that are not written back yet" if pending else "")
        + ". Copy it (and that) to a folder of yours and open the copy."
    )


def _size(path: Path) -> int:
    """The bytes of a file; 0 if it is not there, or goes away at this moment."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


def _check_version(db: sqlite3.Connection, path: Path, *, create: bool, readonly: bool) -> None:
    if _number(db, "application_id") != APPLICATION_ID:
        tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        # Another process may have made the ledger between the two looks.
        made = _number(db, "application_id") == APPLICATION_ID
        if not made and (tables or readonly or not create):
            raise LedgerError(_no_ledger(path))
    version, latest = _number(db, "user_version"), len(migrations())
    if version > latest:
        raise LedgerError(
            f"{path} was written by a newer Counterclaim (ledger version {version}, this one "
            f"knows {latest}). Update with `pip install --upgrade counterclaim`."
        )
    if version == latest:
        return
    if readonly:
        raise LedgerError(
            f"{path} was written by an older Counterclaim (ledger version {version}). Copy it, "
            f"then bring it up to date with `counterclaim read --into {path}`."
        )
    _migrate(db, path)


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    """Runs all missing migrations as one transaction, so that a crash leaves the old state.

    Ledgers of states of the program between releases may have tables that their version
    does not tell of; a migration then fails, and the error says so.
    """
    with transaction(db):
        version = _number(db, "user_version")  # another process may have been first
        for number, script in enumerate(migrations()[version:], start=version + 1):
            try:
                for statement in statements(script):
                    db.execute(statement)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname != "SQLITE_ERROR":
                    raise
                raise LedgerError(
                    f"{path} cannot be brought from ledger version {version} to {number}: {error}. "
                    "A Counterclaim between two releases wrote it; nothing was changed. "
                    "Read its sources into a new ledger with `counterclaim read`."
                ) from error
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def integrity(path: Path) -> list[str]:
    """What SQLite itself finds wrong with the file: structure and foreign keys."""
    with explained(path), closing(connect(path, readonly=True)) as db:
        found = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
    faults = [] if found == ["ok"] else found
    return faults + [f"{row[0]} refers to a row of {row[2]} that is not there" for row in broken]
