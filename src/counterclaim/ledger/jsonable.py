"""Records to plain JSON values and back, by their type hints; no code is ever stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from counterclaim.errors import LedgerError

T = TypeVar("T")


Reader = Callable[[Any], Any]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def to_jsonable(value: Any) -> Any:
    """The value as dicts, lists, text, numbers and None."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if names := _names(cast("Any", type(value))):
        return {name: to_jsonable(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [to_jsonable(item) for item in value]
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return value


@cache
def _reader(hint: Any) -> Reader:
    """What reads values of a type hint; made once of each."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = (a for a in get_args(hint) if a is not type(None))
        read = _reader(inner)
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        return _tuple(get_args(hint))
    if is_dataclass(hint):
        return _record(cast("type[Any]", hint))
    if issubclass(hint, StrEnum):
        return cast("Reader", hint)
    if issubclass(hint, date):
        return cast("Reader", hint.fromisoformat)
    return _plain(hint)


def _tuple(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        read = _reader(inner[0])
        return lambda data: tuple(map(read, data))
    readers = tuple(map(_reader, inner))
    return lambda data: tuple(r(item) for r, item in zip(readers, data, strict=True))


def _plain(kind: type[Any]) -> Reader:
    def read(data: Any) -> Any:
        if kind is float and isinstance(data, int):
            return float(data)
        if not isinstance(data, kind):
            raise TypeError(f"{data!r} is not {kind.__name__}")
        return data

    return read


def _record(kind: type[Any]) -> Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(data: Any) -> Any:
        if not data.keys() <= readers.keys():
            unknown = min(set(data) - set(readers))
            raise ValueError(f"{kind.__name__} has no field {unknown!r}")
        return kind(**{name: readers[name](value) for name, value in data.items()})

    return read


def from_jsonable(kind: type[T], data: Any) -> T:
    """The record of ``kind`` that ``to_jsonable`` wrote; absent fields take defaults.

    Raises:
        LedgerError: if the data does not fit the record.
    """
    try:
        return cast("T", _reader(cast("Any", kind))(data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LedgerError(f"this is no {kind.__name__}: {error}") from error
