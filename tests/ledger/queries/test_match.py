"""Whatever is typed is a search, never an error; operators mean what they say."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.queries.match import match_expression

TEXTS = (
    "The truce held in Tell Amra",
    "The truce failed at Khan Ruba",
    "Café owners in Tall Amra spoke of a truce",
)


def found(query: str) -> list[int]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2')"
        )
        db.executemany("INSERT INTO t VALUES (?)", [(text,) for text in TEXTS])
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid"
        return [row[0] for row in db.execute(sql, (match_expression(query),))]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("truce", [1, 2, 3]),
        ("TRUCE amra", [1, 3]),
        ('"tell amra"', [1]),
        ('"truce held" ruba', []),
        ("amra -tell", [3]),
        ('truce -"khan ruba"', [1, 3]),
        ("held OR failed", [1, 2]),
        ("truce held OR failed", [1, 2]),
        ("cafe", [3]),
        ("fail*", [2]),
        ("fail", []),
        ('"unclosed tell', []),
        ('"tell amra', [1]),
        ("NEAR(truce held)", []),
        ("text: truce", []),
        ("-truce", []),
        ("", []),
        ("OR", []),
        ('" - * "', []),
        ("truce AND held", []),
    ],
)
def test_what_is_found(query: str, rows: list[int]) -> None:
    assert found(query) == rows


@given(st.text(alphabet=st.one_of(st.sampled_from('"-*:()^+{} \x00ORNAND'), st.characters())))
def test_nothing_that_can_be_typed_is_an_error(query: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in query):
        return
    found(query)
