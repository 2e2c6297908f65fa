"""What is said, as tables: agreements, truce phrases, allegations, replies, demands, tallies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from counterclaim.engine.columns import QUOTED, SPAN, Columns, Row, quoted
from counterclaim.engine.shelf import write_table
from counterclaim.engine.tables import day_of
from counterclaim.ledger import shapes
from counterclaim.records import Article, Ceasefire, CeasefireMention

_TEXT = pa.string()
#: The records that lie in one article, by table.
STATED: dict[str, Columns] = {
    "ceasefire_mentions": Columns(shapes.CEASEFIRE_MENTION),
    "allegations": Columns(shapes.ALLEGATION),
    "replies": Columns(shapes.REPLY),
    "demands": Columns(shapes.DEMAND),
    "tallies": Columns(shapes.TALLY),
}
_CEASEFIRE, _PARTY, _TERM = (
    Columns(shape) for shape in (shapes.CEASEFIRE, shapes.PARTY, shapes.TERM)
)
_SAYS = pa.list_(pa.struct([("what", _TEXT), *((f.name, f.type) for f in list(SPAN)[1:])]))
SCHEMAS: dict[str, pa.Schema] = {
    "ceasefires": pa.schema(
        [
            *_CEASEFIRE.fields,
            pa.field("parties", pa.list_(pa.struct(_PARTY.fields))),
            pa.field("terms", pa.list_(pa.struct(_TERM.fields))),
        ]
    ),
    **{
        name: pa.schema(
            [
                pa.field("day", pa.date32()),
                pa.field("outlet", _TEXT),
                *columns.fields,
                *QUOTED,
                *([pa.field("says", _SAYS)] if name == "ceasefire_mentions" else []),
            ]
        )
        for name, columns in STATED.items()
    },
}


def stated_row(table: str, record: Any, article: Article) -> Row:
    """The row of a record that lies in an article, with its words and the article's day."""
    columns, text = STATED[table], article.text
    row = {
        "day": day_of(article),
        "outlet": article.outlet,
        **columns.row(record),
        **quoted(columns.shape.spans(record), text),
    }
    if isinstance(record, CeasefireMention):
        row["says"] = [
            {"what": what, "start": s.start, "end": s.end, "text": s.of(text)}
            for what, s in record.says
        ]
    return row


def write_rows(folder: Path, table: str, name: str, rows: Sequence[Row]) -> None:
    """Writes one file of a table, if there are rows."""
    if rows:
        made = pa.Table.from_pylist(list(rows), schema=SCHEMAS[table])
        write_table(made, folder / table / f"{name}.parquet")


def read_rows(folder: Path, table: str, name: str) -> list[Any]:
    """The records of one file that ``write_rows`` wrote."""
    path = folder / table / f"{name}.parquet"
    rows = parquet.read_table(path).to_pylist() if path.exists() else []
    return [STATED[table].read(row) for row in rows]


def ceasefire_rows(agreements: Iterable[Ceasefire]) -> list[Row]:
    """The rows of agreements, with their parties and terms."""
    return [
        {
            **_CEASEFIRE.row(agreement),
            "parties": [_PARTY.row(party) for party in agreement.parties],
            "terms": [_TERM.row(term) for term in agreement.terms],
        }
        for agreement in agreements
    ]
