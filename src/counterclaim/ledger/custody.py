"""Who made what, when and from what: the chain of custody of a ledger, as records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from counterclaim.ledger.connection import connect, explained
from counterclaim.ledger.rows_overview import HistoryRow

ARTICLES = (
    "SELECT id, sha256, (SELECT length(bytes) FROM raw WHERE raw.sha256 = article.sha256), "
    "version, title, outlet, origin, url, media_type, encoding, captured_at, exchange, text "
    "FROM article ORDER BY id"
)
CLAIMS = (
    'SELECT id, article_id, stance, start, "end", quote, made_by, rejected, decisions '
    "FROM claim ORDER BY id"
)
RUNS = "SELECT id, version, started, finished, read, added, known, quarantined FROM run ORDER BY id"
HISTORY = (
    "SELECT d.id, d.kind, d.subject, d.value, d.who, d.decided_at, d.why, u.who, u.undone_at, "
    "u.why FROM decision AS d LEFT JOIN decision_undo AS u ON u.decision_id = d.id ORDER BY d.id"
)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article: the bytes it came from, where those were, and what read them."""

    id: str
    sha256: str
    bytes: int
    version: str
    title: str
    outlet: str | None
    origin: str
    url: str | None
    media_type: str
    encoding: str
    captured_at: str | None
    exchange: tuple[str, ...]
    text_sha256: str


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim: where it stands, what made it, the decisions that changed it."""

    id: str
    article_id: str
    stance: str
    start: int
    end: int
    quote: str
    made_by: str
    rejected: bool
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run of reading that came to its end; times are ISO, in UTC."""

    id: int
    version: str
    started: str
    finished: str
    read: int
    added: int
    known: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Custody:
    """The whole chain, each part ordered by id."""

    articles: Sequence[KeptArticle]
    claims: Sequence[KeptClaim]
    runs: Sequence[KeptRun]
    decisions: Sequence[HistoryRow]


def custody(path: str | Path) -> Custody:
    """The chain of custody of all that a ledger holds.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    path = Path(path)
    with explained(path), closing(connect(path, readonly=True)) as db:
        db.execute("BEGIN")  # one moment for all tables
        return Custody(
            articles=tuple(_article(row) for row in db.execute(ARTICLES)),
            claims=tuple(_claim(row) for row in db.execute(CLAIMS)),
            runs=tuple(KeptRun(*row) for row in db.execute(RUNS)),
            decisions=tuple(HistoryRow(*row) for row in db.execute(HISTORY)),
        )


def _article(row: Sequence[Any]) -> KeptArticle:
    *cells, exchange, text = row
    cells.append(tuple(json.loads(exchange)))
    cells.append(sha256(text.encode()).hexdigest())
    return KeptArticle(*cells)


def _claim(row: Sequence[Any]) -> KeptClaim:
    *cells, rejected, decisions = row
    cells += [bool(rejected), tuple(json.loads(decisions))]
    return KeptClaim(*cells)
