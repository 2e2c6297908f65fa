"""Full-text search over articles: snippets with exact spans, and facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.articles import ArticleFilter, article_where
from counterclaim.ledger.queries.match import match_expression
from counterclaim.ledger.queries.select import NO_OUTLET, Names, Where
from counterclaim.ledger.rows import Count, Page, SearchHit

# Noncharacters mark the hits inside the text that FTS5 gives back; see `marked_spans`.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
BEFORE, AFTER = 60, 160  # code points of the snippet around its first hit
FROM = "FROM article_fts AS f JOIN article AS a ON a.key = f.rowid"


def search(
    ledger: LedgerFile,
    text: str,
    wanted: ArticleFilter | None = None,
    *,
    offset: int = 0,
    limit: int = 20,
) -> Page[SearchHit]:
    """Articles whose title or text holds the words, the best match first.

    Args:
        ledger: the open ledger.
        text: as a person types it, see ``match_expression``.
        wanted: a filter on the articles.
        offset: how many to pass over.
        limit: how many to give.

    Returns:
        Hits with a snippet (from ``snippet_start``) and the spans of all hits in the
        article's text.
    """
    db, where = ledger.db, _where(ledger.db, text, wanted)
    (total,) = db.execute(f"SELECT count(*) {FROM} {where.sql}", where.values).fetchone()
    rows = db.execute(
        f"SELECT a.id, a.title, a.outlet, a.published_start, a.text, "
        f"highlight(article_fts, 1, '{OPEN}', '{CLOSE}') {FROM} "
        f"{where.sql} ORDER BY rank, a.id LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    )
    hits = tuple(_hit(*row) for row in rows)
    return Page(hits, total, offset, limit)


def _where(db: sqlite3.Connection, text: str, wanted: ArticleFilter | None) -> Where:
    where = article_where(db, wanted or ArticleFilter())
    where.add("article_fts MATCH ?", match_expression(text))
    return where


def _hit(
    article: str, title: str, outlet: str | None, published: str | None, text: str, marked: str
) -> SearchHit:
    spans = tuple(marked_spans(text, marked))
    first = spans[0][0] if spans else 0
    start = max(0, first - BEFORE)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    return SearchHit(
        article_id=article,
        title=title,
        outlet=outlet,
        published_start=published,
        snippet=text[start : first + AFTER],
        snippet_start=start,
        spans=spans,
    )


def marked_spans(text: str, marked: str) -> Iterator[tuple[int, int]]:
    """The spans that FTS5 marked, in code points of the text.

    Gives none where the marks cannot be told apart: where the text holds the marks
    itself, or a NUL, at which FTS5 cuts the marked text off.
    """
    if marked.replace(OPEN, "").replace(CLOSE, "") != text:
        return
    at = 0
    start = 0
    for char in marked:
        if char == OPEN:
            start = at
        elif char == CLOSE:
            yield start, at
        else:
            at += 1


FACETS = (
    ("outlet", "a.outlet", ""),
    ("month", "substr(a.published_start, 1, 7)", ""),
    (
        "actor",
        "coalesce(x.canonical, c.actor)",
        "JOIN article_actor AS c ON c.article_id = a.id LEFT JOIN actor AS x ON x.id = c.actor",
    ),
    (
        "place",
        "r.entity",
        "JOIN reference AS r ON r.article_id = a.id AND r.entity_kind = 'place'",
    ),
    ("type", "e.type", "JOIN coded_event AS e ON e.article_id = a.id AND NOT e.rejected"),
)


def search_facets(
    ledger: LedgerFile, text: str, wanted: ArticleFilter | None = None, *, top: int = 20
) -> dict[str, tuple[Count, ...]]:
    """How many of the articles found have each value.

    Returns:
        ``outlet``, ``month``, ``actor``, ``place`` and event ``type``, each with its
        most frequent values.
    """
    db, where = ledger.db, _where(ledger.db, text, wanted)
    names = Names(db)
    found: dict[str, tuple[Count, ...]] = {}
    for facet, column, join in FACETS:
        rows = db.execute(
            f"SELECT {column}, count(DISTINCT a.id) AS n {FROM} {join} {where.sql} "
            "GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
            (*where.values, top),
        ).fetchall()
        found[facet] = tuple(Count(value, _shown(names, facet, value), n) for value, n in rows)
    return found


def _shown(names: Names, facet: str, value: str | None) -> str:
    if not value:
        return NO_OUTLET if facet == "outlet" else "not stated"
    entity = None
    if facet in ("actor", "place"):
        entity = names.actor(value) if facet == "actor" else names.place(value)
    return entity.name if entity else value
