"""Rows of the table ``span``: written with their surfaces, read back by record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.errors import SpanError
from counterclaim.spans import Span

Row = tuple[str, str, str, str, int, int, int, str]
ByRole = dict[str, list[Span]]

INSERT = """
INSERT INTO span (article_id, record_kind, record_id, role, ordinal, start, "end", surface)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_COMPARED = INSERT.replace("INTO span", "INTO compared_span")


def span_rows(
    article_id: str,
    text: str,
    record: tuple[str, str],
    roles: Iterable[tuple[str, Sequence[Span]]],
) -> list[Row]:
    """The rows of one record, each with its quoted surface.

    Args:
        article_id: the article that the offsets count in.
        text: its unaltered text.
        record: the record's table and id.
        roles: the spans by the part that they play.

    Raises:
        SpanError: if a span runs past the text; the message names the record.
    """
    kind, record_id = record
    try:
        return [
            (article_id, kind, record_id, role, i, span.start, span.end, span.of(text))
            for role, spans in roles
            for i, span in enumerate(spans)
        ]
    except SpanError as error:
        raise SpanError(f"{kind} {record_id} of article {article_id}: {error}") from error


class SpanSheet:
    """The stored spans of some records, by record."""

    def __init__(self, rows: Iterable[tuple[str, str, str, int, int]]) -> None:
        """Takes (record_kind, record_id, role, start, end) in order of ordinals."""
        self._spans: dict[tuple[str, str], ByRole] = {}
        for kind, record_id, role, start, end in rows:
            by_role = self._spans.setdefault((kind, record_id), {})
            by_role.setdefault(role, []).append(Span(start, end))

    def of(self, kind: str, record_id: str) -> Mapping[str, Sequence[Span]]:
        """The spans of one record by role; empty if it has none."""
        return self._spans.get((kind, record_id), {})


def article_spans(db: sqlite3.Connection, article_id: str) -> SpanSheet:
    """All spans that are stored for one article."""
    return SpanSheet(
        db.execute(
            'SELECT record_kind, record_id, role, start, "end" FROM span '
            "WHERE article_id = ? ORDER BY record_kind, record_id, role, ordinal",
            (article_id,),
        )
    )


def compared_spans(db: sqlite3.Connection, kind: str) -> SpanSheet:
    """All spans of the compared records of one table, over all articles."""
    return SpanSheet(
        db.execute(
            'SELECT record_kind, record_id, role, start, "end" FROM compared_span '
            "WHERE record_kind = ? ORDER BY record_id, role, ordinal",
            (kind,),
        )
    )
