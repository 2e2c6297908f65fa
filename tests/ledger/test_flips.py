"""One flipped byte anywhere in what a ledger holds of its articles is found by ``verify``."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger import open_ledger, verify
from counterclaim.ledger.rederive import TABLES as DERIVED
from counterclaim.ledger.store_compared import TABLES as COMPARED
from counterclaim.records import DecisionKind
from tests.factories import actor_id, sample_compared, sample_corpus

STORED = (
    *("raw", "article", "boilerplate", "sentence", "mention", "attribution", "quantity"),
    *("time_expression", "event", "label_use", "resolution", "speaker", "span", "decision"),
)
#: What is not the ledger's word about an article: internal numbers (of ordinals only the order
#: counts, and a flip that changes it would be found), and the version that read
#: it, which a later version replaces without reading anew what has not changed.
FREE = {("article", "key"), ("article", "version"), ("article", "seal"), ("claim", "key")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.ledger"
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        for reading in (first, second):
            ledger.add_reading(reading, version="1")
        ledger.replace_compared(sample_compared(first, second))
        for kind, subject, value in (
            (DecisionKind.RENAME, actor_id("Ministry of Ports"), "Ports"),
            (DecisionKind.REJECT, first.understanding.attributions[0].id, ""),
        ):
            ledger.record_decision(
                kind, subject, value, who="Ana", when=datetime(2024, 5, 1, tzinfo=UTC)
            )
    assert verify(path) == []
    return path


def cells(path: Path) -> list[tuple[str, str, int]]:
    """Every cell that holds something: table, column, number of the row."""
    found = []
    with closing(sqlite3.connect(path)) as db:
        for table in dict.fromkeys((*STORED, *DERIVED, *COMPARED)):
            names = [str(r[1]) for r in db.execute(f'PRAGMA table_info("{table}")')]
            for number, row in enumerate(db.execute(f'SELECT * FROM "{table}"').fetchall()):
                found += [
                    (table, name, number)
                    for name, cell in zip(names, row, strict=True)
                    if cell not in (None, "", b"")
                    and (table, name) not in FREE
                    and not (name == "ordinal" and table in STORED)
                ]
    return found


def flipped(cell: object, at: int, bit: int) -> object:
    """The cell with one bit of one byte turned; letters stay letters."""
    if isinstance(cell, int):
        return cell ^ (1 << bit % 4)
    if isinstance(cell, float):
        return cell + 2.0 ** -(bit + 3)
    data = bytearray(cell if isinstance(cell, bytes) else str(cell).encode("utf-32-le"))
    step = 1 if isinstance(cell, bytes) else 4
    place = at % (len(data) // step) * step
    data[place] ^= 1 << bit % 3
    return bytes(data) if isinstance(cell, bytes) else data.decode("utf-32-le")


def flip(path: Path, table: str, column: str, number: int, at: int, bit: int) -> None:
    """Turns one bit of one cell, past all checks of the schema."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        names = [str(r[1]) for r in db.execute(f'PRAGMA table_info("{table}")')]
        row = db.execute(f'SELECT * FROM "{table}"').fetchall()[number]
        where = " AND ".join(f'"{name}" IS ?' for name in names)
        new = flipped(row[names.index(column)], at, bit)
        db.execute(f'UPDATE OR REPLACE "{table}" SET "{column}" = ? WHERE {where}', (new, *row))
        db.commit()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_flipped_bit_is_found(whole: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted({c[0] for c in cells(whole)})))
    chosen = data.draw(st.sampled_from([c for c in cells(whole) if c[0] == table]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(whole, folder))
        flip(path, *chosen, data.draw(st.integers(0, 5000)), data.draw(st.integers(0, 7)))
        assert verify(path), chosen


@pytest.mark.parametrize("table", ["claim", "actor_name", "label", "coded_event", "article_day"])
def test_a_derived_row_that_is_gone_is_found(whole: Path, tmp_path: Path, table: str) -> None:
    path = Path(shutil.copy(whole, tmp_path))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        assert db.execute(f"DELETE FROM {table}").rowcount > 0
        db.commit()
    assert verify(path)
    assert verify(whole) == []


def test_what_was_stored_before_there_were_seals_is_passed_over(
    whole: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(whole, tmp_path))
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE article SET seal = ''")
        db.execute("DELETE FROM meta WHERE key = 'compared_seal'")
        db.commit()
    assert verify(path) == []
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE article SET seal = '9:form of a later version'")
        db.commit()
    assert verify(path) == []
