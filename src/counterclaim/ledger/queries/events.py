"""Coded events with their arguments resolved, for map, timeline and event tables."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import Listing, Names, Where, among, same_actor, taking_part
from counterclaim.ledger.rows import EventPlace, EventRow, Named, Page

EVENTS = Listing(
    columns="e.id, e.article_id, e.outlet, e.type, e.mode, e.acled, e.factuality, e.negated, "
    'e.place, e."precision", p.lat, p.lon, p.uncertainty_km, e.interval_start, '
    'e.interval_end, e.interval_granularity, e.claim, e.start, e."end", e.words, e.score, '
    "e.made_by",
    tables="coded_event AS e LEFT JOIN place AS p ON p.id = e.place",
    order="e.interval_start, e.article_id, e.start, e.id",
)
_Party = tuple[str, str, str]  # event, role and actor
#: Counts go through an index that begins with it; lists are better taken by day.
INDEXED = "e.rejected = 0"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events; days are those of the event. ``located``/``dated`` False: without."""

    outlet: str | None = None
    actor: str | None = None
    place: str | None = None
    type: str | None = None
    factuality: str | None = None
    since: str | None = None
    until: str | None = None
    located: bool | None = None
    dated: bool | None = None
    article: str | None = None
    complete: bool | None = None  # both located and dated; False: not both


def _where(ledger: LedgerFile, wanted: EventFilter, live: str = "NOT e.rejected") -> Where:
    where = Where([live])
    where.outlet("e.outlet", wanted.outlet)
    where.within("e.interval_start", wanted.since, wanted.until)
    if wanted.actor is not None:
        ids = same_actor(ledger.db, wanted.actor)
        where.add(f"e.id IN ({taking_part(ids)})", *ids)
    where.equal("e.place", wanted.place)
    where.equal("e.type", wanted.type)
    where.equal("e.factuality", wanted.factuality)
    where.equal("e.article_id", wanted.article)
    if wanted.located is not None:
        where.add(f"p.lat IS {'NOT ' if wanted.located else ''}NULL")
    if wanted.dated is not None:
        where.add(f"e.interval_start IS {'NOT ' if wanted.dated else ''}NULL")
    if wanted.complete is not None:
        both = "p.lat IS NOT NULL AND e.interval_start IS NOT NULL"
        where.add(both if wanted.complete else f"NOT ({both})")
    return where


def event_places(ledger: LedgerFile, wanted: EventFilter | None = None) -> tuple[EventPlace, ...]:
    """The places of the events that match, with how many stand there, by id.

    Only places whose coordinates are known. The filter must not ask for ``located`` or
    ``complete``.
    """
    where = _where(ledger, wanted or EventFilter(), INDEXED)
    where.add("e.place IS NOT NULL")
    told = (
        'SELECT e.place, max(e."precision") AS coarse, count(*) AS events FROM coded_event AS e '
        f"{where.sql} GROUP BY 1"
    )
    rows = ledger.db.execute(
        "SELECT p.id, p.name, p.lat, p.lon, p.uncertainty_km, t.coarse, t.events "
        f"FROM ({told}) AS t JOIN place AS p ON p.id = t.place "
        "WHERE p.lat IS NOT NULL ORDER BY p.id",
        where.values,
    )
    return tuple(EventPlace(*row) for row in rows)


def event_days(
    ledger: LedgerFile, wanted: EventFilter | None = None
) -> tuple[tuple[str, int], ...]:
    """On how many of the events that match each day begins, by day.

    The filter must not ask for ``located`` or ``complete``, which need the places.
    """
    where = _where(ledger, wanted or EventFilter(), INDEXED)
    where.add("e.interval_start IS NOT NULL")
    rows = ledger.db.execute(
        "SELECT e.interval_start, count(*) FROM coded_event AS e "
        f"{where.sql} GROUP BY 1 ORDER BY 1",
        where.values,
    )
    return tuple((str(day), int(count)) for day, count in rows)


def events(
    ledger: LedgerFile,
    wanted: EventFilter | None = None,
    *,
    offset: int = 0,
    limit: int | None = 50,
) -> Page[EventRow]:
    """The events that match, by day, article and position; all if limit is None."""
    db, where = ledger.db, _where(ledger, wanted or EventFilter())
    found, names = EVENTS.page(db, where, offset=offset, limit=limit), Names(db)
    parties = _parties(db, [str(row[0]) for row in found.rows])
    names.prepare(actor for _, _, actor in chain.from_iterable(parties.values()))
    return found.of(_event_row(row, parties.get(str(row[0]), ()), names) for row in found.rows)


def _parties(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[_Party]]:
    """The resolved parties of events by id: event, role and actor, in order."""
    found: dict[str, list[_Party]] = {}
    for event, role, actor in among(
        db,
        "SELECT event_id, role, actor FROM coded_party WHERE event_id IN ({}) "
        "ORDER BY event_id, role, ordinal",
        ids,
    ):
        found.setdefault(event, []).append((event, role, actor))
    return found


def _event_row(row: Any, parties: Sequence[_Party], names: Names) -> EventRow:
    cells = list(row)
    cells[7], cells[8] = bool(row[7]), names.place(row[8])
    sides = (_named(parties, role, names) for role in ("actor", "target"))
    return EventRow(*cells, *sides)


def _named(parties: Sequence[_Party], role: str, names: Names) -> tuple[Named, ...]:
    found = (names.actor(actor) for _, side, actor in parties if side == role)
    return tuple(name for name in found if name is not None)
