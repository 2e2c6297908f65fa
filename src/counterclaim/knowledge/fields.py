"""Entries of knowledge files, read field by field; a fault names file, entry and field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from counterclaim.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a knowledge file.

    ``file`` and ``label`` ("actor 'jabhat-al-nusra'") stand in every error.
    """

    file: str
    label: str
    table: Mapping[str, object]

    def fault(self, field: str, problem: str, remedy: str) -> KnowledgeError:
        """An error that says where the fault is and what to do."""
        return KnowledgeError(f"{self.file}: {self.label}, field '{field}': {problem}; {remedy}")

    def only(self, allowed: frozenset[str]) -> None:
        """Checks that no field stands in the entry that nobody would read.

        Raises:
            KnowledgeError: names the field and the nearest one that exists.
        """
        for field in self.table:
            if field not in allowed:
                near = get_close_matches(field, sorted(allowed), 1)
                remedy = f"did you mean '{near[0]}'?" if near else f"use {_listed(allowed)}"
                raise self.fault(field, "is not a field of this table", remedy)

    def text(self, field: str) -> str:
        """The string in ``field``; empty where it is missing."""
        value = self.table.get(field, "")
        if not isinstance(value, str):
            raise self.fault(field, f"is {value!r}, not text", "put it in quotation marks")
        return value

    def required(self, field: str) -> str:
        """The string in ``field``, which may not be missing or blank."""
        value = self.text(field).strip()
        if not value:
            raise self.fault(field, "is missing", f'add {field} = "…"')
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """The strings in ``field``; none where it is missing."""
        values = self.table.get(field)
        if values is None:
            return ()
        if not isinstance(values, list) or not all(
            isinstance(v, str) and v.strip() for v in values
        ):
            raise self.fault(field, "is not a list of texts", f'write {field} = ["…", "…"]')
        return tuple(values)

    def day(self, field: str) -> date | None:
        """The day in ``field``; a bare month or year stands for its first day."""
        value = self.table.get(field)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return _day(value)
        except ValueError:
            raise self.fault(
                field, f"{value!r} is not a day", 'write 2016-07-28, or "2016-07" or "2016"'
            ) from None

    def period(self, start: str = "from", end: str = "until") -> tuple[date | None, date | None]:
        """The days ``[from, until)``; the end is the first day that no longer counts."""
        first, last = self.day(start), self.day(end)
        if first and last and first >= last:
            raise self.fault(end, f"{last} is not after {first}", "swap or correct the two days")
        return first, last

    def tables(self, field: str, text_key: str = "") -> tuple[Entry, ...]:
        """The tables in ``field``; a bare string stands for ``{text_key = string}``."""
        values = self.table.get(field)
        if values is None:
            return ()
        if not isinstance(values, list):
            raise self.fault(field, "is not a list", f"write {field} = [{{…}}, {{…}}]")
        return tuple(self._table(field, value, text_key) for value in values)

    def _table(self, field: str, value: object, text_key: str) -> Entry:
        if isinstance(value, str) and text_key:
            value = {text_key: value}
        if not isinstance(value, dict):
            raise self.fault(field, f"{value!r} is not a table", "write {…} with named fields")
        return Entry(self.file, f"{self.label}, {field}", value)


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError
    parts = value.split("-")
    if len(parts) > 3 or len(parts[0]) != 4:
        raise ValueError
    return date.fromisoformat("-".join([*parts, "01", "01"][:3]))


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
