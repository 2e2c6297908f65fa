"""What changed from one ledger to another, and why: an input, a version or a decision.

Claims are told one by one where both ledgers hold their article; an article that only
one of them holds stands for its claims. Incidents are told if several accounts tell them.
Tables that no line accounts for are counted, so that nothing that differs goes untold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from counterclaim.ledger.changes import Change, How, Why, differing, differing_fields
from counterclaim.ledger.connection import connect, explained
from counterclaim.ledger.dump import dump
from counterclaim.ledger.incident_changes import Told, incident_changes, told_incidents
from counterclaim.settings import FILES_MARK


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table stand in one of the ledgers alone."""

    table: str
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs; nothing of it if the ledgers say the same."""

    changes: tuple[Change, ...]
    tables: tuple[TableChange, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    title: str
    outlet: str | None
    published: str
    version: str
    origin: str
    claims: int
    text: str


@dataclass(frozen=True, slots=True)
class _Claim:
    article_id: str
    stance: str
    kind: str
    polarity: int
    source: str
    quote: str
    speaker: str
    rejected: int
    score: float
    made_by: str
    named: str
    decisions: str


@dataclass(frozen=True, slots=True)
class _Decided:
    kind: str
    who: str
    when: str
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class _Side:
    articles: Mapping[str, _Article]
    claims: Mapping[str, _Claim]
    incidents: Mapping[str, Told]
    decisions: Mapping[str, _Decided]


ARTICLES = (
    "SELECT id, title, outlet, coalesce(published_start, '') || '/' || "
    "coalesce(published_end, ''), version, origin, "
    "(SELECT count(*) FROM claim WHERE article_id = a.id), text FROM article AS a ORDER BY id"
)
# The speakers stand twice: as they were resolved, and as decisions on actors name them.
CLAIMS = (
    "SELECT id, article_id, stance, kind, polarity, source_text, quote, "
    "(SELECT group_concat(coalesce(actor, description), '; ') FROM "
    "(SELECT actor, description FROM claim_speaker WHERE claim = c.key ORDER BY ordinal)), "
    "rejected, score, made_by, "
    "(SELECT group_concat(coalesce(name, description), '; ') FROM "
    "(SELECT y.name, s.description FROM claim_speaker AS s LEFT JOIN actor AS x ON x.id = s.actor "
    "LEFT JOIN actor AS y ON y.id = x.canonical WHERE s.claim = c.key ORDER BY s.ordinal)), "
    "decisions FROM claim AS c ORDER BY id"
)
DECISIONS = (
    "SELECT id, kind, d.who, decided_at, u.who FROM decision AS d "
    "LEFT JOIN decision_undo AS u ON u.decision_id = d.id ORDER BY id"
)


def differences(old: str | Path, new: str | Path) -> Differences:
    """What changed from ``old`` to ``new``: decisions, articles, claims, incidents; tables counted.

    Raises:
        LedgerError: if a file is missing or is no ledger of this version.
    """
    old, new = Path(old), Path(new)
    a, b = _side(old), _side(new)
    changes = (*_decisions(a, b), *_articles(a, b), *_claims(a, b), *_incidents(a, b))
    return Differences(changes, tuple(_tables(old, new)))


def _side(path: Path) -> _Side:
    with explained(path), closing(connect(path, readonly=True)) as db:
        db.execute("BEGIN")  # one moment for all tables
        return _Side(
            {key: _Article(*row) for key, *row in db.execute(ARTICLES)},
            {key: _Claim(*row) for key, *row in db.execute(CLAIMS)},
            told_incidents(db),
            {key: _Decided(*row) for key, *row in db.execute(DECISIONS)},
        )


def _decisions(a: _Side, b: _Side) -> Iterator[Change]:
    for key in sorted({*a.decisions, *b.decisions}):
        was, now = a.decisions.get(key), b.decisions.get(key)
        if was == now:
            continue
        how = How.CHANGED if was and now else How.ADDED if now else How.REMOVED
        either = now or was
        assert either is not None  # it is in one of the two
        detail = f"{either.kind} by {either.who} on {either.when[:10]}"
        if was and now:
            detail += f", undone by {now.undone_by}" if now.undone_by else ", no longer undone"
        yield Change("decision", how, Why.DECISION, key, None, detail)


def _articles(a: _Side, b: _Side) -> Iterator[Change]:
    for key in sorted({*a.articles, *b.articles}):
        was, now = a.articles.get(key), b.articles.get(key)
        if was is None or now is None:
            either = now or was
            assert either is not None  # it is in one of the two
            detail = f"{either.title or either.origin} ({either.claims} claims)"
            how = How.ADDED if now else How.REMOVED
            yield Change("article", how, Why.INPUT, key, key, detail)
            continue
        fields_ = differing(was, now, but=("claims", "origin"))
        if fields_:
            why = Why.VERSION if _tool(was.version) != _tool(now.version) else Why.INPUT
            yield Change("article", How.CHANGED, why, key, key, fields_)


def _claims(a: _Side, b: _Side) -> Iterator[Change]:
    both = a.articles.keys() & b.articles.keys()
    for key in sorted({*a.claims, *b.claims}):
        was, now = a.claims.get(key), b.claims.get(key)
        either = now or was
        if either is None or either.article_id not in both:
            continue
        how = How.CHANGED if was and now else How.ADDED if now else How.REMOVED
        if was and now:
            detail = differing(was, now)
        else:
            detail = f"{either.named or 'nobody named'} {either.stance}: {either.quote}"
        if detail:
            yield Change("claim", how, _why(a, b, was, now), key, either.article_id, detail)


def _incidents(a: _Side, b: _Side) -> Iterator[Change]:
    both = a.articles.keys() & b.articles.keys()
    versions = {
        key: _tool(a.articles[key].version) == _tool(b.articles[key].version) for key in both
    }
    decided = a.decisions != b.decisions
    yield from incident_changes(a.incidents, b.incidents, versions=versions, decided=decided)


def _why(a: _Side, b: _Side, was: _Claim | None, now: _Claim | None) -> Why:
    """A decision if one is named on one side only, or if only actors were judged anew."""
    either = now or was
    assert either is not None  # it is in one of the two
    decided = [set(json.loads(c.decisions)) if c else set() for c in (was, now)]
    if decided[0] != decided[1]:
        return Why.DECISION
    if was and now and set(differing_fields(was, now)) == {"named"} and a.decisions != b.decisions:
        return Why.DECISION  # a merge, split or renaming of the speaker
    tools = {_tool(side.articles[either.article_id].version) for side in (a, b)}
    return Why.VERSION if len(tools) > 1 else Why.INPUT


def _tool(version: str) -> str:
    """The version of program and model, without that of the user's files."""
    return version.split(FILES_MARK)[0]


def _tables(old: Path, new: Path) -> Iterator[TableChange]:
    """Rows that stand in one ledger alone, counted by table."""
    removed, added = _rows(old), _rows(new)
    common = removed.keys() & added.keys()
    counts = [
        Counter(table for key, table in rows.items() if key not in common)
        for rows in (removed, added)
    ]
    for table in sorted({*counts[0], *counts[1]}):
        yield TableChange(table, counts[0][table], counts[1][table])


def _rows(path: Path) -> dict[bytes, str]:
    """The table of each row, by a hash of the row; a corpus would not fit in memory whole."""
    return {
        sha256(line.encode()).digest()[:16]: line[2 : line.index('"', 2)] for line in dump(path)
    }
