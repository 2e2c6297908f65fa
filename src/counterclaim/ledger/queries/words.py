"""Words of articles: of spans, and of the sentences around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.rows import Quote
from counterclaim.spans import Spans

ELLIPSIS = " … "


def sentence(ledger: LedgerFile, quote: Quote) -> str:
    """The sentences around quoted words, on one line; the words themselves if none is known."""
    row = ledger.db.execute(
        'SELECT min(start), max("end") FROM sentence '
        'WHERE article_id = ? AND start < ? AND "end" > ?',
        (quote.article_id, quote.end, quote.start),
    ).fetchone()
    if row[0] is None:
        return " ".join(quote.words.split())
    return _cut(ledger, quote.article_id, [(row[0], row[1])])


def words_of(ledger: LedgerFile, article_id: str, spans: Spans) -> str:
    """The words of spans in order, joined by an ellipsis; empty if there is no such article."""
    return _cut(ledger, article_id, [(s.start, s.end) for s in sorted(spans)])


def _cut(ledger: LedgerFile, article_id: str, ends: Sequence[tuple[int, int]]) -> str:
    row = ledger.db.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return ""
    return _joined(str(row[0])[start:end] for start, end in ends)


def _joined(texts: Iterable[str]) -> str:
    return ELLIPSIS.join(" ".join(text.split()) for text in texts)
