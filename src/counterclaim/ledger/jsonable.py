"""Records to plain JSON values and back, by their type hints; no code is ever stored."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from counterclaim.errors import LedgerError

T = TypeVar("T")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def to_jsonable(value: Any) -> Any:
    """The value as dicts, lists, text, numbers and None."""
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_jsonable(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_jsonable(item) for item in value]
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return value


def _tuple(hint: Any, data: Any) -> tuple[Any, ...]:
    inner = get_args(hint)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_read(inner[0], item) for item in data)
    return tuple(_read(kind, item) for kind, item in zip(inner, data, strict=True))


def _read(hint: Any, data: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        if data is None:
            return None
        (hint,) = (a for a in get_args(hint) if a is not type(None))
        return _read(hint, data)
    if origin is tuple:
        return _tuple(hint, data)
    if is_dataclass(hint):
        return _record(cast("type[Any]", hint), data)
    if issubclass(hint, StrEnum):
        return hint(data)
    if issubclass(hint, date):
        return hint.fromisoformat(data)
    if hint is float and isinstance(data, int):
        return float(data)
    if not isinstance(data, hint):
        raise TypeError(f"{data!r} is not {hint.__name__}")
    return data


def _record(kind: type[Any], data: Any) -> Any:
    hints: dict[str, Any] = _hints(cast("Any", kind))
    unknown = sorted(set(data) - set(hints))
    if unknown:
        raise ValueError(f"{kind.__name__} has no field {unknown[0]!r}")
    return kind(**{name: _read(hints[name], value) for name, value in data.items()})


def from_jsonable(kind: type[T], data: Any) -> T:
    """The record of ``kind`` that ``to_jsonable`` wrote; absent fields take defaults.

    Raises:
        LedgerError: if the data does not fit the record.
    """
    try:
        return cast("T", _read(kind, data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LedgerError(f"this is no {kind.__name__}: {error}") from error
