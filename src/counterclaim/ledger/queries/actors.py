"""Actors and places: lists with counts, and all about one actor."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import (
    NO_OUTLET,
    Listing,
    Names,
    Where,
    among,
    canonical,
    marks,
    same_actor,
)
from counterclaim.ledger.rows import Count, Named, Page, PlaceRow
from counterclaim.ledger.rows_actors import ActorDetail, ActorRow, NameRow, RelationRow, RoleRow

# An article that names an actor by two merged ids is counted once: `articles` is taken
# from article_actor for merged actors, and from the sums for all others.
COUNTED = """
  SELECT coalesce(x.canonical, c.actor) AS id,
    CASE WHEN count(DISTINCT c.actor) = 1 THEN sum(c.articles) ELSE (
      SELECT count(DISTINCT y.article_id) FROM article_actor AS y
      WHERE y.actor IN (SELECT z.id FROM actor AS z WHERE z.canonical = x.canonical)
    ) END AS articles,
    sum(c.mentions) AS mentions, sum(c.said) AS said, sum(c.said_about) AS said_about
  FROM actor_count AS c LEFT JOIN actor AS x ON x.id = c.actor
  GROUP BY 1
"""
SHOWN = """
  n.id, coalesce(x.name, n.id) AS name, coalesce(x.kind, 'other'), x.country,
  coalesce(x.known, 0), n.articles, n.mentions, n.said, n.said_about
"""
TABLES = "counted AS n LEFT JOIN actor AS x ON x.id = n.id"
ORDERS = {
    "name": "name COLLATE NOCASE, name, n.id",
    "claims": "n.said DESC, name COLLATE NOCASE, n.id",
    "named": "n.mentions DESC, name COLLATE NOCASE, n.id",
}


def actors(
    ledger: LedgerFile,
    *,
    name: str | None = None,
    kind: str | None = None,
    order: str = "name",
    offset: int = 0,
    limit: int | None = 50,
) -> Page[ActorRow]:
    """The actors that any article names, in alphabetical order if no other is asked for.

    Args:
        ledger: the open ledger.
        name: words that one of its names must hold, whatever their case.
        kind: a kind of mention, such as ``armed_group``.
        order: by ``name``, by most ``claims`` made, or by how often it is ``named``.
        offset: how many to pass over.
        limit: how many to give; all if None.
    """
    where = Where()
    if name is not None:
        where.add(
            "n.id IN (SELECT s.canonical FROM actor_name AS w JOIN actor AS s ON s.id = w.actor_id "
            "WHERE instr(lower(w.text), lower(?)) OR instr(lower(s.name), lower(?)))",
            name,
            name,
        )
    where.equal("x.kind", kind)
    listed = Listing(
        given=f"WITH counted AS ({COUNTED})", columns=SHOWN, tables=TABLES, order=ORDERS[order]
    )
    found = listed.page(ledger.db, where, offset=offset, limit=limit)
    return found.of(map(_actor_row, found.rows))


def _actor_row(row: Any) -> ActorRow:
    return ActorRow(row[0], row[1], row[2], row[3], bool(row[4]), *row[5:])


def actor(ledger: LedgerFile, actor_id: str, *, unnamed: bool = False) -> ActorDetail | None:
    """All about one actor, merges followed; None if no article names it.

    Args:
        ledger: the open ledger.
        actor_id: the actor, or one that was merged into it.
        unnamed: also give an actor of the knowledge packs that no article names.
    """
    db = ledger.db
    whole, ids = canonical(db, actor_id), same_actor(db, actor_id)
    row = db.execute(
        f"WITH counted AS (SELECT ? AS id, count(DISTINCT article_id) AS articles, "
        "ifnull(sum(mentions), 0) AS mentions, ifnull(sum(said), 0) AS said, "
        "ifnull(sum(said_about), 0) AS said_about "
        f"FROM article_actor WHERE actor IN ({marks(ids)})) SELECT {SHOWN} FROM {TABLES}",
        (whole, *ids),
    ).fetchone()
    known = unnamed and db.execute("SELECT 1 FROM actor WHERE id = ?", (whole,)).fetchone()
    if row is None or not (row[5] or known):
        return None
    names = Names(db)
    return ActorDetail(
        row=_actor_row(row),
        merged=tuple(Named(i, _own_name(db, i)) for i in ids if i != whole),
        names=_names(db, ids),
        seen_as=_seen_as(db, ids),
        roles=tuple(
            RoleRow(title, names.actor(of or None), start, end)
            for title, of, start, end in db.execute(
                'SELECT DISTINCT title, of_actor, start, "end" FROM actor_role '
                f"WHERE actor_id IN ({marks(ids)}) ORDER BY start, title, of_actor",
                ids,
            ).fetchall()
        ),
        relations=tuple(
            RelationRow(relation, names.actor(to) or Named(to, to))
            for relation, to in db.execute(
                "SELECT DISTINCT relation, to_actor FROM actor_relation "
                f"WHERE actor_id IN ({marks(ids)}) ORDER BY relation, to_actor",
                ids,
            ).fetchall()
        ),
        outlets=_outlets(db, ids),
    )


def _own_name(db: sqlite3.Connection, actor_id: str) -> str:
    row = db.execute("SELECT name FROM actor WHERE id = ?", (actor_id,)).fetchone()
    return str(row[0]) if row else actor_id


def _names(db: sqlite3.Connection, ids: list[str]) -> tuple[tuple[str, str, str], ...]:
    rows = db.execute(
        'SELECT DISTINCT text, start, "end" FROM actor_name '
        f"WHERE actor_id IN ({marks(ids)}) ORDER BY text COLLATE NOCASE, text, start",
        ids,
    )
    return tuple((text, start, end) for text, start, end in rows)


def _seen_as(db: sqlite3.Connection, ids: list[str]) -> tuple[NameRow, ...]:
    """The words that name it in articles, each with its first place by article id."""
    rows = db.execute(
        "SELECT words, count(*), min(article_id || '/' || printf('%012d', start) || '/' || \"end\" "
        "|| '/' || mention_id) "
        f"FROM reference WHERE entity_kind = 'actor' AND entity IN ({marks(ids)}) "
        "GROUP BY words ORDER BY words COLLATE NOCASE, words",
        ids,
    )
    found = []
    for words, count, first in rows:
        article, start, end, mention = str(first).split("/", 3)
        found.append(NameRow(words, count, article, int(start), int(end), mention))
    return tuple(found)


def names_seen(ledger: LedgerFile, actors: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The words that articles use for actors, the most frequent first, merged ones together."""
    found: dict[str, Counter[str]] = {}
    for actor_id, words, count in among(
        ledger.db,
        "SELECT a.canonical, r.words, count(*) FROM actor AS a CROSS JOIN reference AS r "
        "ON r.entity_kind = 'actor' AND r.entity = a.id WHERE a.canonical IN ({}) GROUP BY 1, 2",
        actors,
    ):
        found.setdefault(actor_id, Counter())[" ".join(words.split())] += count
    return {
        actor_id: tuple(words for words, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
        for actor_id, counts in found.items()
    }


def actor_kinds(ledger: LedgerFile) -> tuple[str, ...]:
    """The kinds of the actors that articles name, in alphabetical order."""
    rows = ledger.db.execute(
        "SELECT DISTINCT kind FROM actor WHERE id IN (SELECT actor FROM actor_count) ORDER BY 1"
    )
    return tuple(str(kind) for (kind,) in rows)


def actors_by_name(ledger: LedgerFile, name: str) -> tuple[str, ...]:
    """The ids of the actors that bear a name, whatever its case, and that any article names."""
    rows = ledger.db.execute(
        "SELECT DISTINCT canonical FROM actor WHERE id = canonical AND name = ? COLLATE NOCASE "
        "AND EXISTS (SELECT 1 FROM actor AS m JOIN actor_count AS c ON c.actor = m.id "
        "WHERE m.canonical = actor.id) ORDER BY 1",
        (name,),
    )
    return tuple(str(row[0]) for row in rows)


def given_name(ledger: LedgerFile, actor_id: str) -> str:
    """The name of an actor before any decision; the id itself if nothing names it."""
    row = ledger.db.execute(
        "SELECT json_extract(record, '$.name') FROM entity_record "
        "WHERE kind = 'actor' AND entity_id = ? ORDER BY from_knowledge DESC, hash LIMIT 1",
        (actor_id,),
    ).fetchone()
    return str(row[0]) if row and row[0] else _own_name(ledger.db, actor_id)


def _outlets(db: sqlite3.Connection, ids: list[str]) -> tuple[Count, ...]:
    rows = db.execute(
        "SELECT nullif(outlet, ''), sum(mentions) FROM actor_count "
        f"WHERE actor IN ({marks(ids)}) "
        "GROUP BY 1 ORDER BY 1 COLLATE NOCASE, 1",
        ids,
    )
    return tuple(Count(outlet, outlet or NO_OUTLET, count) for outlet, count in rows)


def places(
    ledger: LedgerFile, *, order: str = "name", offset: int = 0, limit: int | None = 50
) -> Page[PlaceRow]:
    """The places that any article names, by ``name`` or by how often they are ``named``."""
    by = {"name": "", "named": "c.mentions DESC, "}[order]
    listed = Listing(
        columns="c.entity, coalesce(p.name, c.entity) AS name, coalesce(p.kind, ''), p.country, "
        "p.parent, p.lat, p.lon, p.uncertainty_km, c.mentions, c.articles",
        tables="(SELECT entity, count(*) AS mentions, count(DISTINCT article_id) AS articles "
        "FROM reference WHERE entity_kind = 'place' GROUP BY entity) AS c",
        beside="LEFT JOIN place AS p ON p.id = c.entity",
        order=f"{by}name COLLATE NOCASE, name, c.entity",
    )
    found = listed.page(ledger.db, Where(), offset=offset, limit=limit)
    return found.of(PlaceRow(*row) for row in found.rows)


def places_by_name(ledger: LedgerFile, name: str) -> tuple[str, ...]:
    """The ids of the places that bear a name, whatever its case, and that any article names."""
    rows = ledger.db.execute(
        "SELECT id FROM place WHERE name = ? COLLATE NOCASE AND EXISTS (SELECT 1 FROM reference "
        "WHERE entity_kind = 'place' AND entity = place.id) ORDER BY 1",
        (name,),
    )
    return tuple(str(row[0]) for row in rows)
