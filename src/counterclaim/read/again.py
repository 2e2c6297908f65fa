"""Reads the kept bytes of an article once more, and tells what reads otherwise.

What an article gets from its own bytes is compared; a date, an outlet or an address may
have come from an option, a file's name or a header, and is not. The bytes kept of a row or
an item are its own (see the readers), so they are taken apart here as they were then.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read import decoding, feeds, jsonl, tables
from counterclaim.read.articles import to_article
from counterclaim.records import Article, Quarantined, RawDocument
from counterclaim.settings import Settings

_PARTS: Final = ("text", "title", "title_span", "boilerplate", "language", "encoding")
_USUAL: Final = ",;\t|"
#: What a table's rows say if the table as a whole was no UTF-8, see ``tables``.
_TABLE_READ_AS: Final = re.compile(r"the table is read as ([\w.:-]{2,40}), a guess")


def differences(article: Article) -> tuple[str, ...]:
    """What of the article is not as its bytes read now; empty if all is.

    Pages, feeds and PDFs are parsed in the child process, with its limits. Of a row of a
    CSV table the header is not kept: one of its cells must read as the article's text.
    """
    if hashlib.sha256(article.raw).hexdigest() != article.sha256:
        return ("its bytes do not have its hash",)
    best: tuple[str, ...] | None = None
    try:
        for document in _documents(article):
            found = _compared(article, document)
            if not found:
                return ()
            best = found if best is None or len(found) < len(best) else best
    except UnreadableInputError as error:
        return (f"its bytes cannot be read again: {error}",)
    return best or ("its text is in none of the cells of its row",)


def _compared(article: Article, document: RawDocument | Quarantined) -> tuple[str, ...]:
    limit = max(Settings().max_document_bytes, len(article.raw))
    if isinstance(document, RawDocument):
        found = to_article(document, settings=Settings(max_document_bytes=limit))
    else:
        found = document
    if isinstance(found, Quarantined):
        return (f"its bytes cannot be read again: {found.reason}",)
    others = (part for part in _PARTS if getattr(found, part) != getattr(article, part))
    return tuple(f"its {part.replace('_', ' ')} is not what its bytes read as" for part in others)


def _documents(article: Article) -> Iterator[RawDocument | Quarantined]:
    """What the bytes can have been taken for: one document, or several for a CSV row."""
    row = article.media_type.removeprefix("text/html; of=")
    if row.startswith(jsonl.MEDIA_TYPE):
        yield jsonl.read_record(article.raw, article.origin)
    elif row.startswith(feeds.MEDIA_TYPE):
        yield feeds.read_item(article.raw, article.origin)
    elif row.startswith(tables.MEDIA_TYPE):
        yield from _of_cells(article)
    else:
        yield RawDocument(article.raw, article.origin, article.media_type)


def _of_cells(article: Article) -> Iterator[RawDocument]:
    """Each cell that can be the text, with each cell that can have given the title."""
    bare = RawDocument(article.raw, article.origin, article.media_type)
    is_page = "html" in article.media_type
    for cells in _splits(article):
        titles = [None, *(c for c in cells if article.title in " ".join(c.split()))]
        for cell in cells:
            if "<" in cell if is_page else _clean(cell) == article.text:
                yield from (replace(bare, text=cell, title=title) for title in titles)


def _splits(article: Article) -> Iterator[list[str]]:
    """The cells of a row by each separator that it can have, the usual ones first."""
    declared = next((m[1] for w in article.warnings if (m := _TABLE_READ_AS.search(w))), None)
    text = decoding.decode(article.raw, declared=declared).text
    rare = sorted({c for c in text if c.isascii() and not c.isalnum() and c not in '"\r\n '})
    tables.allow_large_cells()
    for separator in dict.fromkeys((*_USUAL, *rare)):
        yield next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])


def _clean(cell: str) -> str:
    try:
        return decoding.clean(decoding.Decoded(cell, "utf-8")).text
    except UnreadableInputError:
        return ""
