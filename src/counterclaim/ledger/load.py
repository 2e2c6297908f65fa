"""Rows back to records, exactly as they were stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from counterclaim.ledger import shapes
from counterclaim.ledger.jsonable import from_jsonable
from counterclaim.ledger.mapping import Cell, Shape
from counterclaim.ledger.spansheet import SpanSheet, article_spans
from counterclaim.records import (
    Actor,
    Article,
    Boilerplate,
    Place,
    Quarantined,
    Reading,
    ResolvedArticle,
    Understanding,
)
from counterclaim.spans import Span

OF_ARTICLE = "WHERE article_id = ? ORDER BY ordinal"


def article_ids(db: sqlite3.Connection) -> list[str]:
    """All articles by id, so that the order does not tell which was read first."""
    return [str(row[0]) for row in db.execute("SELECT id FROM article ORDER BY id")]


def load_reading(db: sqlite3.Connection, article_id: str) -> Reading | None:
    """The reading of one article as it was stored; None if there is none."""
    spans = article_spans(db, article_id)
    article = _article(db, article_id, spans)
    if article is None:
        return None
    return Reading(
        article=article,
        understanding=_understanding(db, article_id, spans),
        resolved=_resolved(db, article_id, spans),
    )


def load_article(db: sqlite3.Connection, article_id: str) -> tuple[Article, str] | None:
    """One article and the version that made it; None if it is not there."""
    article = _article(db, article_id, article_spans(db, article_id))
    row = db.execute("SELECT version FROM article WHERE id = ?", (article_id,)).fetchone()
    return None if article is None else (article, str(row[0]))


def _article(db: sqlite3.Connection, article_id: str, spans: SpanSheet) -> Article | None:
    where = "WHERE id = ?"
    row = db.execute(shapes.ARTICLE.select(where), (article_id,)).fetchone()
    if row is None:
        return None
    own = spans.of("article", article_id)
    published = db.execute(shapes.PUBLISHED.select(where), (article_id,)).fetchone()
    raw = db.execute(
        "SELECT bytes FROM raw JOIN article USING (sha256) WHERE article.id = ?", (article_id,)
    ).fetchone()
    return shapes.ARTICLE.read(
        row,
        own,
        raw=bytes(raw[0]),
        published=shapes.PUBLISHED.read(published, own),
        boilerplate=tuple(_boilerplate(db, article_id, spans)),
    )


def _boilerplate(
    db: sqlite3.Connection, article_id: str, spans: SpanSheet
) -> Iterator[Boilerplate]:
    rows = db.execute(shapes.BOILERPLATE.select(OF_ARTICLE), (article_id,))
    for ordinal, row in enumerate(rows):
        yield shapes.BOILERPLATE.read(row, spans.of("boilerplate", str(ordinal)))


def _rows(db: sqlite3.Connection, shape: Shape[Any], article_id: str) -> list[tuple[Cell, ...]]:
    return db.execute(shape.select(OF_ARTICLE), (article_id,)).fetchall()


def _identified(
    db: sqlite3.Connection, shape: Shape[Any], article_id: str, spans: SpanSheet
) -> Iterator[Any]:
    """The records of one table that bear an id."""
    at = shape.columns.index("id")
    children = _event_quantities(db, article_id) if shape is shapes.EVENT else {}
    for row in _rows(db, shape, article_id):
        record_id = str(row[at])
        extra = {"quantities": children.get(record_id, ())} if shape is shapes.EVENT else {}
        yield shape.read(row, spans.of(shape.table, record_id), **extra)


def _event_quantities(db: sqlite3.Connection, article_id: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for event_id, quantity_id in db.execute(
        "SELECT event_id, quantity_id FROM event_quantity WHERE article_id = ? "
        "ORDER BY event_id, ordinal",
        (article_id,),
    ):
        found[event_id] = (*found.get(event_id, ()), quantity_id)
    return found


def _understanding(db: sqlite3.Connection, article_id: str, spans: SpanSheet) -> Understanding:
    sentences = db.execute(
        'SELECT start, "end" FROM sentence WHERE article_id = ? ORDER BY ordinal', (article_id,)
    )
    layers = {
        name: tuple(_identified(db, shape, article_id, spans)) for name, shape in shapes.UNDERSTOOD
    }
    return Understanding(
        article_id=article_id, sentences=tuple(Span(a, b) for a, b in sentences), **layers
    )


def _resolved(db: sqlite3.Connection, article_id: str, spans: SpanSheet) -> ResolvedArticle:
    speakers = enumerate(_rows(db, shapes.SPEAKER, article_id))
    return ResolvedArticle(
        article_id=article_id,
        resolutions=tuple(
            shapes.RESOLUTION.read(row, {}) for row in _rows(db, shapes.RESOLUTION, article_id)
        ),
        speakers=tuple(
            shapes.SPEAKER.read(row, spans.of("speaker", str(i))) for i, row in speakers
        ),
        actors=tuple(from_jsonable(Actor, data) for data in _entities(db, article_id, "actor")),
        places=tuple(from_jsonable(Place, data) for data in _entities(db, article_id, "place")),
    )


def _entities(db: sqlite3.Connection, article_id: str, kind: str) -> Iterator[Any]:
    for (text,) in db.execute(
        "SELECT record FROM article_entity JOIN entity_record USING (hash) "
        "WHERE article_id = ? AND article_entity.kind = ? ORDER BY ordinal",
        (article_id, kind),
    ):
        yield json.loads(text)


def load_quarantine(db: sqlite3.Connection) -> tuple[Quarantined, ...]:
    """All that could not be read, by origin."""
    rows = db.execute("SELECT origin, reason, sha256, raw FROM quarantine ORDER BY origin, id")
    return tuple(Quarantined(o, reason, sha, bytes(raw)) for o, reason, sha, raw in rows)
