"""What a view is asked and what it gives: a page, and the same rows as CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from counterclaim.show.escape import for_cell
from counterclaim.show.web.desk import Desk, PageCorpus

NONE = "(none)"  # in an address: the outlet is not stated
PAGE_SIZE = 50
E = TypeVar("E", bound=StrEnum)


class UnknownError(Exception):
    """There is no such record, or a filter that cannot be read; the page says so."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view gives: a template with its context, and rows of plain values."""

    template: str
    title: str
    context: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One request for a view: which ledger, which record, which filters."""

    desk: Desk
    corpus: PageCorpus
    path: str = "/"
    params: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """A filter; None if it is not set."""
        return self.query.get(name) or None

    def day(self, name: str) -> str | None:
        """A filter that is an ISO day."""
        text = self.get(name)
        try:
            return date.fromisoformat(text).isoformat() if text else None
        except ValueError as error:
            raise UnknownError(f"{name} is no day: write 2016-05-06") from error

    def one_of(self, name: str, kind: type[E]) -> E | None:
        """A filter from a closed set."""
        text = self.get(name)
        try:
            return kind(text) if text else None
        except ValueError as error:
            raise UnknownError(f"{name} is one of: {', '.join(kind)}") from error

    def number(self, name: str, otherwise: int = 0) -> int:
        """A filter that is a count from 0."""
        text = self.get(name) or str(otherwise)
        return int(text) if text.isdecimal() and len(text) < 9 else otherwise

    def url(self, **changes: object) -> str:
        """The address of this view with some filters changed; None takes one away."""
        query = {k: v for k, v in self.query.items() if v and (k != "start" or "start" in changes)}
        for name, value in changes.items():
            query.pop(name, None)
            if value not in (None, ""):
                query[name] = str(value)
        return self.path + ("?" + urlencode(query) if query else "")

    def file(self, form: str) -> str:
        """The address of the same rows as a file."""
        path = self.path if self.path != "/" else "/overview"
        query = {k: v for k, v in self.query.items() if v}
        return f"{path}.{form}" + ("?" + urlencode(query) if query else "")

    def outlet_is(self, outlet: str | None) -> bool:
        """Whether an outlet passes the filter."""
        wanted = self.get("outlet")
        return wanted is None or wanted == (outlet or NONE)

    def outlets(self) -> list[tuple[str, str]]:
        """Outlets to choose from: value and words, by name."""
        found = {r.article.outlet or "" for r in self.corpus.readings}
        named = sorted((o for o in found if o), key=str.casefold)
        return [(o, o) for o in named] + ([(NONE, "outlet not stated")] if "" in found else [])


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV with a header; cells that a spreadsheet would run are defused."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out, lineterminator="\r\n")
    if names:
        writer.writerow(names)
    for row in rows:
        writer.writerow([for_cell(_flat(row.get(name))) for name in names])
    return out.getvalue()


def _flat(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(v) for v in value)
    return value


def json_text(seen: Seen, address: str) -> str:
    """Rows as one JSON document that says which view they are."""
    data = {"view": seen.title, "address": address, "rows": [dict(r) for r in seen.rows]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def cut(rows: Sequence[Any], start: int, size: int = PAGE_SIZE) -> Sequence[Any]:
    """One page of rows."""
    return rows[start : start + size]


def folded(texts: Iterable[str | None]) -> str:
    """Texts as one, folded, to look for words in."""
    return " ".join(t for t in texts if t).casefold()
