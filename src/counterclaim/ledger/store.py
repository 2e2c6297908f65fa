"""Records to rows. Every function here runs inside a transaction of its caller."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any

from counterclaim.errors import LedgerError
from counterclaim.ledger import shapes, spansheet
from counterclaim.ledger.actor_counts import count_actors
from counterclaim.ledger.digest import sealed
from counterclaim.ledger.entities import Key, drop_orphans, link_entities, linked_hashes
from counterclaim.ledger.fulltext import index_article, unindex
from counterclaim.ledger.mapping import Cell, Shape, insert_into
from counterclaim.ledger.spansheet import Row, span_rows
from counterclaim.records import Article, Quarantined, Reading


def put_reading(db: sqlite3.Connection, reading: Reading, version: str) -> set[Key]:
    """Writes an article with all that is known of it, in place of any earlier reading.

    Gives the actors and places whose rows must be remade.

    Raises:
        LedgerError: if a record has no span or nothing that made it.
        SpanError: if a span runs past the text.
    """
    article = reading.article
    before = linked_hashes(db, article.id)
    check_links(reading)
    unindex(db, article.id)
    count_actors(db, article.id, -1)
    db.execute("DELETE FROM article WHERE id = ?", (article.id,))  # its records go with it
    _put_article(db, article, version, sealed(reading))
    spans = _article_spans(article)
    spans += _put_understood(db, reading)
    spans += _put_resolved(db, reading)
    db.executemany(spansheet.INSERT, spans)
    index_article(db, article.id)
    resolved = reading.resolved
    changed = link_entities(db, article.id, (*resolved.actors, *resolved.places))
    _leave_quarantine(db, article)
    return changed | drop_orphans(db, before)


def check_links(reading: Reading) -> None:
    """Raises a ``LedgerError`` if a record refers to one that the reading does not hold."""
    u, r = reading.understanding, reading.resolved
    mentions = {m.id for m in u.mentions}
    attributions = {a.id for a in u.attributions}
    times, quantities = {t.id for t in u.times}, {q.id for q in u.quantities}
    links: list[tuple[str, str | None, set[str]]] = []
    links += [(f"attribution {a.id}", a.parent, attributions) for a in u.attributions]
    for e in u.events:
        links += [(f"event {e.id}", m, mentions) for m in (*e.actors, *e.targets, e.place)]
        links += [(f"event {e.id}", q, quantities) for q in e.quantities]
        links += [(f"event {e.id}", e.time, times), (f"event {e.id}", e.attribution, attributions)]
    links += [(f"label {x.id}", x.mention, mentions) for x in u.labels]
    links += [(f"label {x.id}", x.attribution, attributions) for x in u.labels]
    links += [("a resolution", x.mention_id, mentions) for x in r.resolutions]
    links += [("a speaker", x.attribution_id, attributions) for x in r.speakers]
    for owner, target, known in links:
        if target is not None and target not in known:
            raise LedgerError(
                f"{reading.article.origin}: {owner} refers to {target}, which is not there"
            )


def _put_article(db: sqlite3.Connection, article: Article, version: str, seal: str) -> None:
    db.execute(
        "INSERT OR IGNORE INTO raw (sha256, bytes) VALUES (?, ?)", (article.sha256, article.raw)
    )
    kept = db.execute("SELECT bytes FROM raw WHERE sha256 = ?", (article.sha256,)).fetchone()
    if bytes(kept[0]) != article.raw:
        raise LedgerError(f"{article.origin}: other bytes with the hash {article.sha256} are kept")
    columns = (*shapes.ARTICLE.columns, *shapes.PUBLISHED.columns, "version", "seal")
    published = shapes.PUBLISHED.row(article.published)
    db.execute(
        insert_into("article", *columns), (*shapes.ARTICLE.row(article), *published, version, seal)
    )
    db.executemany(
        shapes.BOILERPLATE.insert("article_id", "ordinal"),
        [(*shapes.BOILERPLATE.row(b), article.id, i) for i, b in enumerate(article.boilerplate)],
    )


def _article_spans(article: Article) -> list[Row]:
    own = (*shapes.ARTICLE.spans(article), *shapes.PUBLISHED.spans(article.published))
    rows = span_rows(article.id, article.text, ("article", article.id), own)
    for i, mark in enumerate(article.boilerplate):
        record = ("boilerplate", str(i))
        rows += span_rows(article.id, article.text, record, shapes.BOILERPLATE.spans(mark))
    return rows


def _put_understood(db: sqlite3.Connection, reading: Reading) -> list[Row]:
    article, understanding = reading.article, reading.understanding
    db.executemany(
        insert_into("sentence", "article_id", "ordinal", "start", "end"),
        [(article.id, i, s.start, s.end) for i, s in enumerate(understanding.sentences)],
    )
    rows: list[Row] = []
    for name, shape in shapes.UNDERSTOOD:
        rows += _put_layer(db, shape, article, getattr(understanding, name))
    db.executemany(
        insert_into("event_quantity", "article_id", "event_id", "ordinal", "quantity_id"),
        [
            (article.id, event.id, i, quantity)
            for event in understanding.events
            for i, quantity in enumerate(event.quantities)
        ],
    )
    return rows


def _put_layer(
    db: sqlite3.Connection, shape: Shape[Any], article: Article, records: Iterable[Any]
) -> list[Row]:
    """Writes the records of one table that bear an id; gives their span rows."""
    spans: list[Row] = []
    rows: list[tuple[Cell, ...]] = []
    for ordinal, record in enumerate(records):
        if record.article_id != article.id:
            raise LedgerError(f"{shape.table} {record.id} belongs to another article")
        rows.append((*shape.row(record), ordinal))
        spans += _checked_spans(shape, article, record)
    db.executemany(shape.insert("ordinal"), rows)
    return spans


def _checked_spans(shape: Shape[Any], article: Article, record: Any) -> list[Row]:
    """The span rows of one record: no span, no row."""
    found = shape.spans(record)
    if not found:
        raise LedgerError(f"{shape.table} {record.id} of {article.origin} points at no words")
    if not record.made_by:
        raise LedgerError(f"{shape.table} {record.id} of {article.origin} does not say its maker")
    return span_rows(article.id, article.text, (shape.table, record.id), found)


def _put_resolved(db: sqlite3.Connection, reading: Reading) -> list[Row]:
    article, resolved = reading.article, reading.resolved
    db.executemany(
        shapes.RESOLUTION.insert("article_id", "ordinal"),
        [(*shapes.RESOLUTION.row(r), article.id, i) for i, r in enumerate(resolved.resolutions)],
    )
    db.executemany(
        shapes.SPEAKER.insert("article_id", "ordinal"),
        [(*shapes.SPEAKER.row(s), article.id, i) for i, s in enumerate(resolved.speakers)],
    )
    rows: list[Row] = []
    for i, speaker in enumerate(resolved.speakers):
        record = ("speaker", str(i))
        rows += span_rows(article.id, article.text, record, shapes.SPEAKER.spans(speaker))
    return rows


def _leave_quarantine(db: sqlite3.Connection, article: Article) -> None:
    """What can be read now is no longer set aside."""
    db.execute(
        "DELETE FROM quarantine WHERE sha256 = ? OR (sha256 IS NULL AND origin = ?)",
        (article.sha256, article.origin),
    )


def put_quarantined(db: sqlite3.Connection, item: Quarantined) -> None:
    """Keeps aside what could not be read; the same document once, with its latest reason."""
    key = hashlib.sha256(f"{item.origin}\x1f{item.sha256 or ''}".encode()).hexdigest()[:16]
    db.execute(
        "INSERT OR REPLACE INTO quarantine (id, origin, reason, sha256, raw) "
        "VALUES (?, ?, ?, ?, ?)",
        (key, item.origin, item.reason, item.sha256, item.raw),
    )
