"""Small parts that all queries share: marks, pages, names of actors and places.

Values always travel as parameters; what is put into a statement is text of ours.
"""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.ledger.rows import Named, Page
from counterclaim.records import NOT_NAMED

NO_OUTLET = "outlet not stated"
CHUNK = 500


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))


def among(db: sqlite3.Connection, statement: str, values: Sequence[object]) -> Iterator[Any]:
    """The rows of a statement for many values, some at a time; ``{}`` stands for their marks."""
    for at in range(0, len(values), CHUNK):
        some = values[at : at + CHUNK]
        yield from db.execute(statement.format(marks(some)), some)


@dataclass
class Where:
    """Conditions and their parameters, joined by AND."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more condition, with the parameters of its question marks."""
        self.conditions.append(condition)
        self.values.extend(values)

    def equal(self, column: str, value: object | None) -> None:
        """The column has this value, if one is asked for."""
        if value is not None:
            self.add(f"{column} = ?", value)

    def within(self, column: str, start: str | None, end: str | None) -> None:
        """Days of a column from ``start`` up to, and not with, ``end``."""
        if start is not None:
            self.add(f"{column} >= ?", start)
        if end is not None:
            self.add(f"{column} < ?", end)

    def one_of(self, column: str, values: Sequence[str]) -> None:
        """The column has one of the values."""
        self.add(f"{column} IN ({marks(values)})", *values)

    def outlet(self, column: str, outlet: str | None) -> None:
        """The outlet, where the empty text means that none is stated."""
        if outlet == "":
            self.add(f"{column} IS NULL")
        else:
            self.equal(column, outlet)

    @property
    def sql(self) -> str:
        """The WHERE clause; empty for no conditions."""
        return "WHERE " + " AND ".join(self.conditions) if self.conditions else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is listed: columns of joined tables, in an order.

    Tables that are joined ``beside`` give columns alone: with or without them the rows are as
    many, and no condition names them. ``given`` are tables made up for the statement (WITH).
    """

    columns: str
    tables: str
    order: str
    beside: str = ""
    given: str = ""

    def page(
        self, db: sqlite3.Connection, where: Where, *, offset: int, limit: int | None
    ) -> Page[Any]:
        """At most ``limit`` of the rows that match, all if None, and how many match in all."""
        count = f"{self.given} SELECT count(*) FROM {self.tables} {where.sql}"
        (total,) = db.execute(count, where.values).fetchone()
        rows = db.execute(
            f"{self.given} SELECT {self.columns} FROM {self.tables} {self.beside} {where.sql} "
            f"ORDER BY {self.order} LIMIT ? OFFSET ?",
            (*where.values, -1 if limit is None else limit, offset),
        ).fetchall()
        return Page(tuple(rows), total, offset, total if limit is None else limit)


def texts(cell: object) -> tuple[str, ...]:
    """The texts of a JSON list."""
    return tuple(json.loads(str(cell)))


def canonical(db: sqlite3.Connection, actor_id: str) -> str:
    """The actor that this one was merged into, else itself."""
    row = db.execute("SELECT canonical FROM actor WHERE id = ?", (actor_id,)).fetchone()
    return str(row[0]) if row else actor_id


def same_actor(db: sqlite3.Connection, actor_id: str) -> list[str]:
    """The ids of all actors that are merged into one, itself among them."""
    whole = canonical(db, actor_id)
    rows = db.execute("SELECT id FROM actor WHERE canonical = ? ORDER BY id", (whole,))
    return [str(row[0]) for row in rows] or [actor_id]


def taking_part(ids: Sequence[str]) -> str:
    """The events that have one of as many actors on either side, as a statement."""
    return f"SELECT event_id FROM coded_party WHERE actor IN ({marks(ids)})"


class Names:
    """Names of actors and places, looked up once each."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Takes the connection to look in."""
        self._db = db
        self._actors: dict[str, Named] = {}
        self._places: dict[str, Named] = {}

    def prepare(self, actors: Iterable[str | None]) -> None:
        """Looks up many actors at once."""
        wanted = sorted({a for a in actors if a} - self._actors.keys())
        for key, shown, name in among(
            self._db,
            "SELECT a.id, coalesce(c.id, a.canonical), coalesce(c.name, a.name) "
            "FROM actor AS a LEFT JOIN actor AS c ON c.id = a.canonical WHERE a.id IN ({})",
            wanted,
        ):
            self._actors[key] = Named(shown, name)

    def actor(self, actor_id: str | None, words: str = "") -> Named | None:
        """An actor under its canonical id and name; only words if it is not resolved."""
        if not actor_id:
            return Named(None, words) if words else None
        if actor_id not in self._actors:
            self.prepare([actor_id])
        return self._actors.get(actor_id, Named(actor_id, words or actor_id))

    def speaking(self, actor_id: str | None, words: str, *, named: bool) -> Named | None:
        """An actor as ``actor`` gives it; its name tells where the source is not named."""
        found = self.actor(actor_id, words)
        if named or found is None or found.name == words:
            return found
        return Named(found.id, f"{found.name}, {NOT_NAMED}")

    def place(self, place_id: str | None) -> Named | None:
        """A place by its name; by its id if the ledger does not describe it."""
        if not place_id:
            return None
        if place_id not in self._places:
            row = self._db.execute("SELECT name FROM place WHERE id = ?", (place_id,)).fetchone()
            self._places[place_id] = Named(place_id, row[0] if row else place_id)
        return self._places[place_id]
