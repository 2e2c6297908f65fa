"""Decisions as rows, and the derived rows that they change.

Rows are only ever added: a decision is one row, its undoing another. Every function
here runs inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from counterclaim.errors import LedgerError
from counterclaim.ledger import entities
from counterclaim.ledger.corrections import Corrections, locate
from counterclaim.ledger.decisions import COMPARED, PAIRED, TARGETS, Target, split_value, target
from counterclaim.ledger.derive import derive
from counterclaim.ledger.load import load_reading
from counterclaim.ledger.mapping import insert_into
from counterclaim.records import Actor, Decision, DecisionKind
from counterclaim.spans import Span, Spans

COLUMNS = ("id", "kind", "subject", "value", "who", "decided_at", "why")
MAIN_ROLE = {"attribution": "content", "event": "trigger"}


def load_decisions(db: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions in the order in which they were taken, undone ones too."""
    rows = db.execute(
        "SELECT id, kind, subject, value, d.who, decided_at, d.why, decision_id IS NOT NULL "
        "FROM decision AS d LEFT JOIN decision_undo ON decision_id = id ORDER BY decided_at, id"
    )
    return tuple(
        Decision(
            id=key,
            kind=DecisionKind(kind),
            subject=subject,
            value=value,
            who=who,
            when=datetime.fromisoformat(when),
            why=why,
            undone=bool(undone),
        )
        for key, kind, subject, value, who, when, why, undone in rows
    )


def put_decision(db: sqlite3.Connection, decision: Decision) -> bool:
    """Adds a decision; False if it is there already."""
    said = (decision.id, decision.kind.value, decision.subject, decision.value, decision.who)
    cells = (*said, decision.when.isoformat(), decision.why)
    sql = insert_into("decision", *COLUMNS) + " ON CONFLICT (id) DO NOTHING"
    return db.execute(sql, cells).rowcount == 1


def put_undo(
    db: sqlite3.Connection, decision_id: str, *, who: str, when: datetime, why: str
) -> bool:
    """Adds the undoing of a decision; False if it is undone already.

    Raises:
        LedgerError: if there is no such decision.
    """
    known = db.execute("SELECT 1 FROM decision WHERE id = ?", (decision_id,)).fetchone()
    if known is None:
        raise LedgerError(f"there is no decision {decision_id}; see `counterclaim decisions list`")
    columns = ("decision_id", "who", "undone_at", "why")
    sql = insert_into("decision_undo", *columns) + " ON CONFLICT (decision_id) DO NOTHING"
    return db.execute(sql, (decision_id, who, when.isoformat(), why)).rowcount == 1


# Naming records ---------------------------------------------------------------------------


def completed(db: sqlite3.Connection, kind: DecisionKind, subject: str, value: str) -> Decision:
    """A decision whose records are named in full; plain ids are looked up.

    Raises:
        LedgerError: if the ledger has no such record or actor.
    """
    if kind in TARGETS:
        subject = _named(db, subject, TARGETS[kind])
    else:
        _known_actor(db, subject)
    if kind in PAIRED:
        value = _named(db, value, TARGETS[kind])
    if kind is DecisionKind.MERGE:
        _known_actor(db, value)
    return Decision("", kind, subject, value, "", datetime.min)


def _known_actor(db: sqlite3.Connection, actor_id: str) -> None:
    if db.execute("SELECT 1 FROM actor WHERE id = ?", (actor_id,)).fetchone() is None:
        raise LedgerError(f"there is no actor {actor_id!r}; see `counterclaim actors`")


def _named(db: sqlite3.Connection, subject: str, kinds: Iterable[str]) -> str:
    if subject.startswith("{"):
        return target(subject).text()
    for kind in kinds:
        found = find_target(db, kind, subject)
        if found is not None:
            return found.text()
    raise LedgerError(f"there is no record {subject!r} of these kinds: {', '.join(kinds)}")


def find_target(db: sqlite3.Connection, kind: str, record_id: str) -> Target | None:
    """The record of this kind and id with the words that it stands on; None if unknown."""
    if kind == "article":
        row = db.execute("SELECT id FROM article WHERE id = ?", (record_id,)).fetchone()
        return Target(kind, record_id, record_id) if row else None
    sql = f"SELECT article_id FROM {kind} WHERE id = ?"  # noqa: S608
    row = db.execute(sql, (record_id,)).fetchone()
    if row is None:
        return None
    pool = dict(_pool(db, kind, str(row[0])))
    return Target(kind, record_id, str(row[0]), pool.get(record_id, ()))


def _pool(db: sqlite3.Connection, kind: str, article: str) -> Iterator[tuple[str, Spans]]:
    """The stored records of one kind and article with the words they stand on."""
    table = "compared_span" if kind in COMPARED else "span"
    found: dict[str, list[Span]] = {}
    for record, start, end in db.execute(
        f'SELECT record_id, start, "end" FROM {table} '  # noqa: S608
        "WHERE article_id = ? AND record_kind = ? AND role = ? ORDER BY record_id, ordinal",
        (article, kind, MAIN_ROLE.get(kind, "span")),
    ):
        found.setdefault(record, []).append(Span(start, end))
    return ((record, tuple(spans)) for record, spans in found.items())


def judged_pairs(
    db: sqlite3.Connection, corrections: Corrections, kind: DecisionKind
) -> frozenset[tuple[str, str]]:
    """Pairs of stored event ids (the smaller first) that a person judged so, the last word."""
    said: dict[tuple[str, str], DecisionKind] = {}
    for decision, a, b in corrections.pairs():
        ids = [locate(t, _pool(db, "event", t.article)) for t in (a, b)]
        if ids[0] is not None and ids[1] is not None and ids[0] != ids[1]:
            said[min(ids[0], ids[1]), max(ids[0], ids[1])] = decision.kind
    return frozenset(pair for pair, judged in said.items() if judged is kind)


# What decisions change -----------------------------------------------------------------------


def take_effect(
    db: sqlite3.Connection, corrections: Corrections, decisions: Iterable[Decision]
) -> None:
    """Rewrites every derived row that these decisions, taken or undone, can change."""
    changed = list(decisions)
    refresh_named(db, corrections)
    articles: set[str] = set()
    for decision in changed:
        articles |= _articles(db, decision)
    for article in sorted(articles):
        reading = load_reading(db, article)
        if reading is not None:
            derive(db, reading, corrections.records(reading))
    flag_rejected(db, corrections, articles)


def _articles(db: sqlite3.Connection, decision: Decision) -> set[str]:
    """The articles whose own rows a decision, taken or undone, can change."""
    if decision.kind in (DecisionKind.SPLIT, DecisionKind.MERGE):
        return _split_articles(db)
    if decision.kind in PAIRED or decision.kind not in TARGETS:
        return set()
    return {target(decision.subject).article}


def _split_articles(db: sqlite3.Connection) -> set[str]:
    """The articles that any split can touch; a merge matters to the splits after it."""
    names: set[str] = set()
    actors: set[str] = set()
    for decision in load_decisions(db):
        if decision.kind is DecisionKind.SPLIT:
            names |= split_value(decision.value).names
            actors.add(decision.subject)
        elif decision.kind is DecisionKind.MERGE:
            actors |= {decision.subject, decision.value}
    if not names:
        return set()
    rows = db.execute(
        "SELECT m.article_id, entity, m.text FROM resolution AS r "
        "JOIN mention AS m ON m.article_id = r.article_id AND m.id = r.mention_id "
        "WHERE entity_kind = 'actor' AND entity IS NOT NULL"
    )
    return {
        str(article)
        for article, entity, text in rows
        if entity in actors and str(text).casefold() in names
    }


def refresh_named(db: sqlite3.Connection, corrections: Corrections) -> None:
    """Remakes the rows of all actors that any decision names, standing or undone."""
    ids = {new.id for new in corrections.created}
    for decision in load_decisions(db):
        if decision.kind in (DecisionKind.MERGE, DecisionKind.RENAME):
            ids |= {decision.subject, decision.value}
    known = {str(r[0]) for r in db.execute("SELECT id FROM actor WHERE source = 'person'")}
    for actor_id in sorted(ids | known):
        refresh_actor(db, corrections, actor_id)


def refresh_actor(db: sqlite3.Connection, corrections: Corrections, actor_id: str) -> None:
    """Remakes the rows of one actor: as given, or as a person made it, or gone."""
    actor = entities.actor_of(db, actor_id)
    if actor is None:
        new = next((n for n in corrections.created if n.id == actor_id), None)
        if new is None:
            db.execute("DELETE FROM actor WHERE id = ?", (actor_id,))
            return
        actor = Actor(new.id, new.name, new.kind, source="person", known=False)
    name = corrections.name(actor_id) or actor.name
    entities.write_actor(db, actor, name=name, canonical=corrections.canonical(actor_id))


def flag_rejected(
    db: sqlite3.Connection, corrections: Corrections, articles: Iterable[str]
) -> None:
    """Marks the records of compare that a person took out, and unmarks the others."""
    for article in sorted(articles):
        for kind in COMPARED:
            sql = f"UPDATE {kind} SET rejected = 0 WHERE article_id = ?"  # noqa: S608
            db.execute(sql, (article,))
            for about in corrections.rejected(kind, article):
                found = locate(about, _pool(db, kind, article))
                sql = f"UPDATE {kind} SET rejected = 1 WHERE id = ?"  # noqa: S608
                db.execute(sql, (found,))
