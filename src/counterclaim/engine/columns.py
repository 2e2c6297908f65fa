"""Records as columns of Parquet, and back, by the shapes that the ledger has for them.

Every row carries its spans with the words that they quote. Text, numbers and truth values
are as in the record; ends of intervals are dates; lists are lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, get_args, get_type_hints

import pyarrow as pa

from counterclaim.ledger.mapping import Cell, Shape, json_text
from counterclaim.records import Interval
from counterclaim.spans import Span, cover

Row = dict[str, Any]
SPAN = pa.struct(
    [("role", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())]
)
_DATE, _TEXT, _LIST = pa.date32(), pa.string(), pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and type, and the way from a cell of the ledger and back."""

    name: str
    type: pa.DataType
    there: Callable[[Any], Any]
    back: Callable[[Any], Cell]

    def to_value(self, cell: Cell) -> Any:
        """The value that stands in Parquet."""
        return None if cell is None else self.there(cell)

    def to_cell(self, value: Any) -> Cell:
        """The cell that the ledger's shape reads."""
        return None if value is None else self.back(value)


def _same(value: Any) -> Any:
    return value


_KINDS: dict[str, tuple[pa.DataType, Callable[[Any], Any], Callable[[Any], Cell]]] = {
    "date": (_DATE, date.fromisoformat, lambda v: v.isoformat()),
    "list": (_LIST, json.loads, lambda v: json_text(list(v))),
    "truth": (pa.bool_(), bool, int),
    "whole": (pa.int64(), _same, _same),
    "number": (pa.float64(), float, _same),
    "text": (_TEXT, _same, _same),
}


def _kind(hint: Any) -> str:
    parts = set(get_args(hint)) or {hint}
    if any("tuple" in str(part) for part in (hint, *parts)):
        return "list"
    for name, kind in (("truth", bool), ("whole", int), ("number", float)):
        if kind in parts:
            return name
    return "text"


def _columns(shape: Shape[Any]) -> list[Column]:
    hints = get_type_hints(shape.record)
    found: list[Column] = []
    for part in shape.parts:
        if len(part.columns) == 3 and Interval in {hints[part.name], *get_args(hints[part.name])}:
            kinds = ["date", "date", "text"]
        else:
            kinds = [_kind(hints[part.name])]
        found += [Column(c, *_KINDS[k]) for c, k in zip(part.columns, kinds, strict=True)]
    return found


@dataclass(frozen=True)
class Columns:
    """How the records of one shape lie in Parquet."""

    shape: Shape[Any]

    @cached_property
    def own(self) -> list[Column]:
        """The columns of the record's own fields."""
        return _columns(self.shape)

    @property
    def fields(self) -> list[pa.Field]:
        """The own columns as fields of a schema."""
        return [pa.field(column.name, column.type) for column in self.own]

    def row(self, record: Any) -> Row:
        """The values of a record by column."""
        cells = self.shape.row(record)
        return {c.name: c.to_value(v) for c, v in zip(self.own, cells, strict=True)}

    def read(self, row: Mapping[str, Any], **children: Any) -> Any:
        """The record of a row, with the spans of its column ``spans``.

        A row that an earlier version wrote may lack a column that has a default of none.
        """
        cells = [column.to_cell(row.get(column.name)) for column in self.own]
        return self.shape.read(cells, spans_by_role(row["spans"]), **children)


def quoted(roles: Sequence[tuple[str, Sequence[Span]]], text: str) -> Row:
    """The columns ``start``, ``end``, ``quote`` and ``spans`` of a record.

    ``quote`` is the text from the first to the last of its characters.

    Raises:
        SpanError: if a span runs past the text.
    """
    spans = [(role, span) for role, found in roles for span in found]
    whole = cover(span for _, span in spans)
    return {
        "start": whole.start if whole else None,
        "end": whole.end if whole else None,
        "quote": whole.of(text) if whole else None,
        "spans": [
            {"role": role, "start": s.start, "end": s.end, "text": s.of(text)} for role, s in spans
        ],
    }


QUOTED = [
    pa.field("start", pa.int64()),
    pa.field("end", pa.int64()),
    pa.field("quote", _TEXT),
    pa.field("spans", pa.list_(SPAN)),
]


def spans_by_role(spans: Sequence[Mapping[str, Any]]) -> dict[str, list[Span]]:
    """The spans of a row by the part that they play, in order."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span["role"], []).append(Span(span["start"], span["end"]))
    return found
