"""The full-text indexes kept in step with the rows that they point at.

An index without its own copy of the words (``content=``) must be told the old words
before a row goes, see https://www.sqlite.org/fts5.html#external_content_tables.
"""

from __future__ import annotations

import sqlite3

ARTICLE = "SELECT {what}, title, text FROM article WHERE id = ?"
CLAIMS = "SELECT {what}, quote, source_text FROM claim WHERE article_id = ? ORDER BY key"


def index_article(db: sqlite3.Connection, article_id: str) -> None:
    """Makes the title and text of a new article searchable."""
    rows = ARTICLE.format(what="key")
    db.execute(f"INSERT INTO article_fts (rowid, title, text) {rows}", (article_id,))


def index_claims(db: sqlite3.Connection, article_id: str) -> None:
    """Makes the new claims of an article searchable."""
    rows = CLAIMS.format(what="key")
    db.execute(f"INSERT INTO claim_fts (rowid, quote, source_text) {rows}", (article_id,))


def unindex_claims(db: sqlite3.Connection, article_id: str) -> None:
    """Takes the claims of an article out, before their rows go."""
    rows = CLAIMS.format(what="'delete', key")
    db.execute(
        f"INSERT INTO claim_fts (claim_fts, rowid, quote, source_text) {rows}", (article_id,)
    )


def unindex(db: sqlite3.Connection, article_id: str) -> None:
    """Takes an article and its claims out, before their rows go; nothing for a new one."""
    unindex_claims(db, article_id)
    rows = ARTICLE.format(what="'delete', key")
    db.execute(f"INSERT INTO article_fts (article_fts, rowid, title, text) {rows}", (article_id,))
