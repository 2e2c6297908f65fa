"""Records to rows and back, by the fields of the record; no SQL is built from data.

A field becomes one column (text, number, enum, date, JSON list), three columns (an
interval) or rows of the table ``span`` (a span or spans, with the field as role).
Fields that hold other records are left to the caller as children.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from counterclaim.records import Granularity, Interval
from counterclaim.spans import Span

R = TypeVar("R")
Cell = str | int | float | bytes | None
SpanRows = Mapping[str, Sequence[Span]]  # role to spans, in order


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a record: its columns, and the way there and back."""

    name: str
    columns: tuple[str, ...]
    encode: Callable[[Any], tuple[Cell, ...]]
    decode: Callable[[Sequence[Cell]], Any]


def _optional(hint: Any) -> Any:
    """The type without None."""
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (a for a in get_args(hint) if a is not type(None))
        return inner
    return hint


def insert_into(table: str, *columns: str) -> str:
    """An INSERT statement for these columns; names are constants of ours, never data."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608


def json_text(value: Any) -> str:
    """JSON that is the same for the same value, with letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _scalar(hint: type[Any]) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    if issubclass(hint, StrEnum):
        return (lambda v: v.value), hint
    if issubclass(hint, bool):
        return int, bool
    if issubclass(hint, datetime):
        return (lambda v: v.isoformat()), datetime.fromisoformat
    if issubclass(hint, date):
        return (lambda v: v.isoformat()), date.fromisoformat
    if issubclass(hint, (str, int, float, bytes)):
        return (lambda v: v), (lambda v: v)
    raise TypeError(f"no column for {hint}")


def _plain(name: str, column: str, hint: Any) -> Part:
    inner = _optional(hint)
    if get_origin(inner) is tuple:
        return Part(
            name,
            (column,),
            lambda v: (json_text(list(v)),),
            lambda cells: () if cells[0] is None else tuple(json.loads(str(cells[0]))),
        )
    there, back = _scalar(inner)
    return Part(
        name,
        (column,),
        lambda v: (None if v is None else there(v),),
        lambda cells: None if cells[0] is None else back(cells[0]),
    )


def encode_interval(interval: Interval | None) -> tuple[Cell, ...]:
    """Start, end and granularity; three NULLs for no interval."""
    if interval is None:
        return (None, None, None)
    start, end = interval.start, interval.end
    return (
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        interval.granularity.value,
    )


def decode_interval(cells: Sequence[Cell]) -> Interval | None:
    """The interval of three columns; None if the granularity is NULL."""
    start, end, granularity = cells
    if granularity is None:
        return None
    return Interval(
        date.fromisoformat(str(start)) if start else None,
        date.fromisoformat(str(end)) if end else None,
        Granularity(str(granularity)),
    )


def _interval(name: str, column: str) -> Part:
    columns = (f"{column}_start", f"{column}_end", f"{column}_granularity")
    return Part(name, columns, encode_interval, decode_interval)


@dataclass(frozen=True)
class Shape(Generic[R]):
    """How the records of one class lie in one table.

    ``children`` are fields kept elsewhere, ``renamed`` maps fields to columns.
    """

    table: str
    record: type[R]
    children: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.record)

    @cached_property
    def span_fields(self) -> tuple[tuple[str, bool], ...]:
        """Fields that hold spans, and whether they hold several."""
        found = []
        for field in fields(self.record):  # type: ignore[arg-type]
            hint = _optional(self._hints[field.name])
            if field.name not in self.children and hint in (Span, tuple[Span, ...]):
                found.append((field.name, hint is not Span))
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The fields that have columns, in the order of the record."""
        elsewhere = {*self.children, *(name for name, _ in self.span_fields)}
        renamed = dict(self.renamed)
        found = []
        for field in fields(self.record):  # type: ignore[arg-type]
            if field.name in elsewhere:
                continue
            column, hint = renamed.get(field.name, field.name), self._hints[field.name]
            is_interval = _optional(hint) is Interval
            found.append(
                _interval(field.name, column) if is_interval else _plain(field.name, column, hint)
            )
        return tuple(found)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All columns of the record's own fields, in order."""
        return tuple(column for part in self.parts for column in part.columns)

    def select(self, where: str) -> str:
        """A SELECT of the columns, with ``where`` (a constant of ours) behind the table."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        return f'SELECT {names} FROM "{self.table}" {where}'  # noqa: S608

    def insert(self, *extra: str) -> str:
        """An INSERT of the columns and the ``extra`` ones behind them."""
        return insert_into(self.table, *self.columns, *extra)

    def row(self, record: R) -> tuple[Cell, ...]:
        """The cells of one record, by ``columns``."""
        cells: list[Cell] = []
        for part in self.parts:
            cells.extend(part.encode(getattr(record, part.name)))
        return tuple(cells)

    def spans(self, record: R) -> list[tuple[str, Sequence[Span]]]:
        """The spans of one record by role; roles without spans are left out."""
        found: list[tuple[str, Sequence[Span]]] = []
        for name, several in self.span_fields:
            value = getattr(record, name)
            if value:
                found.append((name, value if several else (value,)))
        return found

    def read(self, row: Sequence[Cell], spans: SpanRows, **children: Any) -> R:
        """The record of one row (by ``columns``), its spans and its children."""
        values: dict[str, Any] = dict(children)
        at = 0
        for part in self.parts:
            width = len(part.columns)
            values[part.name] = part.decode(row[at : at + width])
            at += width
        for name, several in self.span_fields:
            found = tuple(spans.get(name, ()))
            values[name] = found if several else (found[0] if found else None)
        return self.record(**values)
