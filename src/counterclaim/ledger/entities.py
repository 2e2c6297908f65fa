"""Actors and places: kept whole as given, shown as one row per entity.

The same id may come with differing records: a knowledge pack was updated, or two
articles spell an unknown name differently. The pack's record wins; else the records
are combined, in an order that does not depend on which article came first.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.ledger.jsonable import from_jsonable, to_jsonable
from counterclaim.ledger.mapping import Cell, insert_into, json_text
from counterclaim.records import Actor, Place

PLACE_COLUMNS = (
    *("id", "name", "kind", "country", "parent"),
    *("lat", "lon", "uncertainty_km", "population", "source"),
)
Key = tuple[str, str]  # kind ("actor" | "place"), entity id


def kind_of(record: Actor | Place) -> str:
    """The entity kind of a record."""
    return "actor" if isinstance(record, Actor) else "place"


def _hash(kind: str, text: str) -> str:
    return hashlib.sha256(f"{kind}\x1f{text}".encode()).hexdigest()[:24]


def _keep(db: sqlite3.Connection, record: Actor | Place) -> tuple[str, bool]:
    """The hash of a record that is now stored, and whether it was new."""
    kind, text = kind_of(record), json_text(to_jsonable(record))
    key = _hash(kind, text)
    done = db.execute(
        "INSERT OR IGNORE INTO entity_record (hash, kind, entity_id, from_knowledge, record) "
        "VALUES (?, ?, ?, 0, ?)",
        (key, kind, record.id, text),
    )
    return key, done.rowcount == 1


def link_entities(
    db: sqlite3.Connection, article_id: str, records: Iterable[Actor | Place]
) -> set[Key]:
    """Stores the entities that an article brings; gives those whose row must be remade."""
    changed: set[Key] = set()
    at = {"actor": 0, "place": 0}
    for record in records:
        kind = kind_of(record)
        key, new = _keep(db, record)
        db.execute(
            "INSERT INTO article_entity (article_id, kind, ordinal, hash) VALUES (?, ?, ?, ?)",
            (article_id, kind, at[kind], key),
        )
        at[kind] += 1
        if new:
            changed.add((kind, record.id))
    return changed


def linked_hashes(db: sqlite3.Connection, article_id: str) -> list[str]:
    """The entity records that an article brings."""
    rows = db.execute("SELECT hash FROM article_entity WHERE article_id = ?", (article_id,))
    return [str(row[0]) for row in rows]


def drop_orphans(db: sqlite3.Connection, hashes: Iterable[str]) -> set[Key]:
    """Forgets those records that nothing brings any more; gives their entities."""
    changed: set[Key] = set()
    for key in hashes:
        row = db.execute(
            "SELECT kind, entity_id FROM entity_record AS r WHERE hash = ? "
            "AND NOT from_knowledge "
            "AND NOT EXISTS (SELECT 1 FROM article_entity AS a WHERE a.hash = r.hash)",
            (key,),
        ).fetchone()
        if row:
            db.execute("DELETE FROM entity_record WHERE hash = ?", (key,))
            changed.add((str(row[0]), str(row[1])))
    return changed


def replace_knowledge(db: sqlite3.Connection, records: Iterable[Actor | Place]) -> set[Key]:
    """Makes ``records`` what the knowledge packs say; gives the entities that changed."""
    old = {
        str(row[0]): (str(row[1]), str(row[2]))
        for row in db.execute(
            "SELECT hash, kind, entity_id FROM entity_record WHERE from_knowledge"
        )
    }
    new = {_keep(db, record)[0]: (kind_of(record), record.id) for record in records}
    for key in sorted(new.keys() - old.keys()):
        db.execute("UPDATE entity_record SET from_knowledge = 1 WHERE hash = ?", (key,))
    gone = sorted(old.keys() - new.keys())
    for key in gone:
        db.execute("UPDATE entity_record SET from_knowledge = 0 WHERE hash = ?", (key,))
    changed = {new[key] for key in new.keys() - old.keys()} | {old[key] for key in gone}
    return changed | drop_orphans(db, gone)


def _records(db: sqlite3.Connection, kind: str, entity_id: str) -> list[str]:
    """The records to show an entity by: the pack's, else all, in an order of their own."""
    rows = db.execute(
        "SELECT record, from_knowledge FROM entity_record WHERE kind = ? AND entity_id = ? "
        "ORDER BY from_knowledge DESC, record",
        (kind, entity_id),
    ).fetchall()
    if rows and rows[0][1]:
        return [str(rows[0][0])]
    return [str(row[0]) for row in rows]


def combined_actor(actors: list[Actor]) -> Actor:
    """One actor of all records of an id: the first one, with the names and roles of all."""
    first = actors[0]
    return replace(
        first,
        names=tuple(sorted({n for a in actors for n in a.names}, key=repr)),
        roles=tuple(sorted({r for a in actors for r in a.roles}, key=repr)),
        parents=tuple(sorted({p for a in actors for p in a.parents})),
        affiliations=tuple(sorted({p for a in actors for p in a.affiliations})),
        predecessors=tuple(sorted({p for a in actors for p in a.predecessors})),
    )


def actor_of(db: sqlite3.Connection, actor_id: str) -> Actor | None:
    """The actor as given, before any decision; None if nothing brings it."""
    texts = _records(db, "actor", actor_id)
    if not texts:
        return None
    return combined_actor([from_jsonable(Actor, json.loads(text)) for text in texts])


def place_of(db: sqlite3.Connection, place_id: str) -> Place | None:
    """The place as given; None if nothing brings it."""
    texts = _records(db, "place", place_id)
    return from_jsonable(Place, json.loads(texts[0])) if texts else None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def write_actor(db: sqlite3.Connection, actor: Actor, *, name: str, canonical: str) -> None:
    """Writes the rows of one actor under the name and identity that decisions give it."""
    db.execute("DELETE FROM actor WHERE id = ?", (actor.id,))
    cells: dict[str, Cell] = {
        "id": actor.id,
        "name": name,
        "kind": actor.kind.value,
        "type": actor.type,
        "country": actor.country,
        "known": int(actor.known),
        "source": actor.source,
        "canonical": canonical,
    }
    db.execute(insert_into("actor", *cells), tuple(cells.values()))
    names = {(n.text, _text(n.start), _text(n.end)) for n in actor.names}
    names |= {(actor.name, "", "")} if actor.name not in {n.text for n in actor.names} else set()
    roles = {(r.title, _text(r.of), _text(r.start), _text(r.end)) for r in actor.roles}
    relations = {("parent", p) for p in actor.parents}
    relations |= {("affiliation", p) for p in actor.affiliations}
    relations |= {("predecessor", p) for p in actor.predecessors}
    for sql, rows in (
        ("INSERT INTO actor_name VALUES (?, ?, ?, ?)", names),
        ("INSERT INTO actor_role VALUES (?, ?, ?, ?, ?)", roles),
        ("INSERT INTO actor_relation VALUES (?, ?, ?)", relations),
    ):
        db.executemany(sql, sorted((actor.id, *row) for row in rows))


def refresh_place(db: sqlite3.Connection, place_id: str) -> None:
    """Remakes the rows of one place from its records."""
    db.execute("DELETE FROM place WHERE id = ?", (place_id,))
    place = place_of(db, place_id)
    if place is None:
        return
    db.execute(
        insert_into("place", *PLACE_COLUMNS), [getattr(place, name) for name in PLACE_COLUMNS]
    )
    names = sorted({place.name, *place.variants})
    db.executemany("INSERT INTO place_name VALUES (?, ?)", [(place.id, n) for n in names])
