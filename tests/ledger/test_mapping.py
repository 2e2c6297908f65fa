"""Every field of every record has a place in the schema."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger import open_ledger, shapes
from counterclaim.ledger.mapping import Shape


@pytest.mark.parametrize("shape", shapes.ALL, ids=lambda s: s.record.__name__)
def test_every_field_has_a_column_a_span_role_or_a_named_child(
    shape: Shape[Any], tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "a.ledger", create=True) as ledger:
        columns = {row[1] for row in ledger.db.execute(f"PRAGMA table_info({shape.table})")}
    assert set(shape.columns) <= columns
    placed = {part.name for part in shape.parts} | {name for name, _ in shape.span_fields}
    assert placed | set(shape.children) == {f.name for f in fields(shape.record)}


def test_records_of_an_article_have_no_column_that_no_field_fills(tmp_path: Path) -> None:
    allowed = {"article_id", "ordinal"}
    with open_ledger(tmp_path / "a.ledger", create=True) as ledger:
        for _, shape in shapes.UNDERSTOOD:
            rows = ledger.db.execute(f"PRAGMA table_info({shape.table})").fetchall()
            assert {row[1] for row in rows} - set(shape.columns) <= allowed, shape.table
