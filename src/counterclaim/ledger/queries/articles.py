"""Articles: lists, and one with all its layers."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.corrections import Corrections
from counterclaim.ledger.decision_store import load_decisions
from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.load import load_reading
from counterclaim.ledger.queries.claims import ClaimFilter, claims
from counterclaim.ledger.queries.select import Listing, Names, Where, among
from counterclaim.ledger.rows import ArticleDetail, ArticleRow, CopyRow, Layer, Named, Page, Quote
from counterclaim.ledger.shapes import UNDERSTOOD
from counterclaim.records import Reading

COLUMNS = """
  a.id, a.title, a.outlet, d.published_start, d.published_end, a.published_granularity,
  a.published_basis, a.url, a.origin, a.language,
  (SELECT count(*) FROM claim AS c WHERE c.article_id = a.id AND NOT c.rejected),
  (SELECT count(DISTINCT incident_id) FROM account AS x WHERE x.article_id = a.id),
  (SELECT count(*) FROM copy_group AS g JOIN copy_group AS o USING (group_id)
   WHERE g.article_id = a.id AND o.article_id != a.id),
  a.sha256, a.captured_at
"""
ORDERS = {
    "day": "d.published_start, a.id",
    "outlet": "d.outlet IS NULL, d.outlet COLLATE NOCASE, d.outlet, d.published_start, a.id",
}
TABLES = "article AS a JOIN article_day AS d ON d.article_id = a.id"


def published_days(
    ledger: LedgerFile, article_ids: Iterable[str]
) -> dict[str, tuple[str | None, str | None]]:
    """When articles were published, decisions in force: first day and the day after the last."""
    rows = ledger.db.execute(
        "SELECT article_id, published_start, published_end FROM article_day "
        "WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(article_ids))),),
    )
    return {key: (start, end) for key, start, end in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles: all conditions that are given must hold; see ``ClaimFilter``."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    names_actor: str | None = None
    names_place: str | None = None


def article_where(db: sqlite3.Connection, wanted: ArticleFilter) -> Where:
    """The conditions of a filter on ``article AS a`` with its ``article_day AS d``."""
    where = Where()
    where.outlet("d.outlet", wanted.outlet)
    where.within("d.published_start", wanted.since, wanted.until)
    if wanted.names_actor is not None:
        where.add(
            "a.id IN (SELECT r.article_id FROM reference AS r WHERE r.entity_kind = 'actor' "
            "AND r.entity IN (SELECT s.id FROM actor AS s JOIN actor AS o "
            "ON o.canonical = s.canonical WHERE o.id = ? UNION SELECT ?))",
            wanted.names_actor,
            wanted.names_actor,
        )
    if wanted.names_place is not None:
        where.add(
            "a.id IN (SELECT article_id FROM reference WHERE entity_kind = 'place' AND entity = ?)",
            wanted.names_place,
        )
    return where


def articles(
    ledger: LedgerFile,
    wanted: ArticleFilter | None = None,
    *,
    order: str = "outlet",
    offset: int = 0,
    limit: int | None = 50,
) -> Page[ArticleRow]:
    """The articles that match, by ``outlet`` or by ``day``; all of them if limit is None."""
    db, where = ledger.db, article_where(ledger.db, wanted or ArticleFilter())
    listed = Listing(columns="a.id", tables=TABLES, order=ORDERS[order])
    found = listed.page(db, where, offset=offset, limit=limit)
    return found.of(article_rows(db, [str(key) for (key,) in found.rows]))


def article_rows(db: sqlite3.Connection, ids: Sequence[str]) -> list[ArticleRow]:
    """The articles with these ids, in this order."""
    rows = among(db, f"SELECT {COLUMNS} FROM {TABLES} WHERE a.id IN ({{}})", ids)
    found = {str(row[0]): ArticleRow(*row) for row in rows}
    return [found[key] for key in ids if key in found]


def article(ledger: LedgerFile, article_id: str) -> ArticleDetail | None:
    """One article with all its layers, decisions in force; None if unknown."""
    db = ledger.db
    raw = load_reading(db, article_id)
    if raw is None:
        return None
    reading = Corrections(load_decisions(db)).records(raw).reading
    sql = f"SELECT {COLUMNS}, a.version FROM {TABLES} WHERE a.id = ?"
    row = db.execute(sql, (article_id,)).fetchone()
    return ArticleDetail(
        row=ArticleRow(*row[:-1]),
        reading=reading,
        version=row[-1],
        layers=tuple(_layers(db, reading)),
        claims=claims(ledger, ClaimFilter(article=article_id), limit=None).rows,
        copies=copies(ledger, article_id),
    )


def _layers(db: sqlite3.Connection, reading: Reading) -> Iterator[Layer]:
    """Every span of the article's records and of what compare found in it."""
    article, names = reading.article, Names(db)
    for i, mark in enumerate(article.boilerplate):
        yield Layer("boilerplate", str(i), "span", 0, mark.span.start, mark.span.end, mark.kind)
    entities = _entities(reading, names)
    for field, shape in UNDERSTOOD:
        for record in getattr(reading.understanding, field):
            label, entity = _label(shape.table, record), entities.get(record.id)
            for role, spans in shape.spans(record):
                for i, span in enumerate(spans):
                    ends = (span.start, span.end)
                    yield Layer(shape.table, record.id, role, i, *ends, label, entity)
    for kind, record_id, role, ordinal, start, end in db.execute(
        'SELECT record_kind, record_id, role, ordinal, start, "end" FROM compared_span '
        "WHERE article_id = ? ORDER BY record_kind, record_id, role, ordinal",
        (article.id,),
    ):
        yield Layer(kind, record_id, role, ordinal, start, end, role)


def _entities(reading: Reading, names: Names) -> dict[str, Named]:
    """What mentions refer to and who speaks in attributions, by record."""
    found: dict[str, Named] = {}
    for resolution in reading.resolved.resolutions:
        of_actor = resolution.entity_kind == "actor"
        entity = (names.actor if of_actor else names.place)(resolution.entity)
        if entity is not None:
            found.setdefault(resolution.mention_id, entity)
    for speaker in reading.resolved.speakers:
        who = names.actor(speaker.actor, speaker.description)
        if who is not None:
            found.setdefault(speaker.attribution_id, who)
    return found


def _label(kind: str, record: Any) -> str:
    """The word that says what a record is."""
    fields = {
        "attribution": "stance",
        "mention": "kind",
        "event": "type",
        "label_use": "label_class",
        "quantity": "unit",
        "time_expression": "value",
    }
    return str(getattr(record, fields[kind]) or "")


def copies(ledger: LedgerFile, article_id: str) -> tuple[CopyRow, ...]:
    """The articles that share text with this one, and which text."""
    return tuple(_copies(ledger.db, article_id))


def _copies(db: sqlite3.Connection, article_id: str) -> Iterator[CopyRow]:
    rows = db.execute(
        "SELECT n.ordinal, o.id, o.title, o.outlet, n.containment, n.a = ? "
        "FROM near_copy AS n JOIN article AS o ON o.id = CASE WHEN n.a = ? THEN n.b ELSE n.a END "
        "WHERE n.a = ? OR n.b = ? ORDER BY n.containment DESC, o.id",
        (article_id,) * 4,
    ).fetchall()
    for ordinal, other, title, outlet, containment, is_a in rows:
        here = quotes(db, "near_copy", str(ordinal), "shared_a" if is_a else "shared_b")
        yield CopyRow(other, title, outlet, containment, here)


def quotes(db: sqlite3.Connection, kind: str, record: str, role: str = "span") -> tuple[Quote, ...]:
    """The words that a record of compare stands on, in one role."""
    rows = db.execute(
        'SELECT article_id, role, start, "end", surface FROM compared_span '
        "WHERE record_kind = ? AND record_id = ? AND role = ? ORDER BY ordinal",
        (kind, record, role),
    )
    return tuple(Quote(*row) for row in rows)
