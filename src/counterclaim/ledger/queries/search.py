"""Full-text search over articles: snippets with exact spans."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.articles import ArticleFilter, article_where
from counterclaim.ledger.queries.match import match_expression
from counterclaim.ledger.queries.select import Listing, Where
from counterclaim.ledger.rows import Page, SearchHit

# Noncharacters mark the hits inside the text that FTS5 gives back; see `marked_spans`.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
BEFORE, AFTER = 60, 160  # code points of the snippet around its first hit
FOUND = Listing(
    columns="a.id, a.title, d.outlet, d.published_start, d.published_end, a.text, "
    f"highlight(article_fts, 1, '{OPEN}', '{CLOSE}')",
    tables="article_fts AS f JOIN article AS a ON a.key = f.rowid "
    "JOIN article_day AS d ON d.article_id = a.id",
    order="rank, a.id",
)


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
    where = search_where(ledger.db, text, wanted)
    found = FOUND.page(ledger.db, where, offset=offset, limit=limit)
    return found.of(map(_hit, found.rows))


def search_where(db: sqlite3.Connection, text: str, wanted: ArticleFilter | None) -> Where:
    """The conditions of a search on ``FOUND``."""
    where = article_where(db, wanted or ArticleFilter())
    where.add("article_fts MATCH ?", match_expression(text))
    return where


def _hit(row: tuple[Any, ...]) -> SearchHit:
    article, title, outlet, first_day, after_last, text, marked = row
    spans = tuple(marked_spans(text, marked))
    first = spans[0][0] if spans else 0
    start = max(0, first - BEFORE)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    return SearchHit(
        article_id=article,
        title=title,
        outlet=outlet,
        published_start=first_day,
        published_end=after_last,
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
