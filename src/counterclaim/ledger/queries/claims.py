"""Who claims what: lists of claims by any filter, their facets, their chains."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.facets import merged_actors, most_frequent
from counterclaim.ledger.queries.match import match_expression
from counterclaim.ledger.queries.select import (
    NO_OUTLET,
    Listing,
    Names,
    Where,
    among,
    marks,
    same_actor,
    texts,
)
from counterclaim.ledger.queries.voices import Voices
from counterclaim.ledger.rows import ClaimRow, Count, Page

COLUMNS = (
    "c.key, c.id, c.article_id, a.title, c.outlet, c.published_start, c.published_end, c.parent, "
    "c.stance, c.kind, c.polarity, c.hedged, c.source_text, c.cue_text, c.quote, c.start, "
    'c."end", c.score, c.made_by, c.decisions, c.rejected'
)
KEYS = Listing(
    columns="c.key",
    tables="claim AS c",
    order="c.published_start, c.article_id, c.start, c.id",
)
ClaimFacets = dict[str, tuple[Count, ...]]
#: So many claims are named one by one in a statement; more are asked for by their filter.
#: Of 100,000 claims, 5,000 take 60 ms in either way, fewer less in the first.
FEW = 5_000
FACETS = {
    "outlet": "c.outlet",
    "stance": "c.stance",
    "month": "substr(c.published_start, 1, 7)",
    "kind": "c.kind",
}
ENTITIES = {
    "speaker": ("claim_speaker", "actor", ""),
    "about": ("claim_about", "entity", "AND x.entity_kind = 'actor'"),
    "place": ("claim_about", "entity", "AND x.entity_kind = 'place'"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims: all conditions that are given must hold.

    ``speaker`` and ``about`` are actor ids (merges followed), ``place`` is a place id
    named in the content; ``outlet`` empty means that none is stated; days are ISO,
    ``since`` included, ``until`` not; ``text`` as in ``match_expression``.
    """

    speaker: str | None = None
    about: str | None = None
    place: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    stance: str | None = None
    kind: str | None = None
    text: str | None = None
    article: str | None = None
    rejected: bool = False


def claim_where(db: sqlite3.Connection, wanted: ClaimFilter) -> Where:
    """The conditions of a filter on ``claim AS c``."""
    where = Where()
    where.equal("c.rejected", wanted.rejected)
    if wanted.speaker is not None:
        ids = same_actor(db, wanted.speaker)
        sql = f"SELECT claim FROM claim_speaker WHERE actor IN ({marks(ids)})"
        where.add(f"c.key IN ({sql})", *ids)
    about = [("actor", i) for i in (same_actor(db, wanted.about) if wanted.about else [])]
    for entities in (about, [("place", wanted.place)] if wanted.place else []):
        if entities:
            ids = [str(i) for _, i in entities]
            found = (
                f"SELECT claim FROM claim_about WHERE entity_kind = ? AND entity IN ({marks(ids)})"
            )
            where.add(f"c.key IN ({found})", entities[0][0], *ids)
    where.outlet("c.outlet", wanted.outlet)
    where.within("c.published_start", wanted.since, wanted.until)
    where.equal("c.stance", wanted.stance)
    where.equal("c.kind", wanted.kind)
    where.equal("c.article_id", wanted.article)
    if wanted.text is not None:
        sql = "SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?"
        where.add(f"c.key IN ({sql})", match_expression(wanted.text))
    return where


def claims(
    ledger: LedgerFile,
    wanted: ClaimFilter | None = None,
    *,
    offset: int = 0,
    limit: int | None = 50,
) -> Page[ClaimRow]:
    """The claims that match, by day of publication, article and position.

    Args:
        ledger: the open ledger.
        wanted: the filter; all claims that nobody rejected if not given.
        offset: how many to pass over.
        limit: how many to give; all if None.
    """
    db, where = ledger.db, claim_where(ledger.db, wanted or ClaimFilter())
    found = KEYS.page(db, where, offset=offset, limit=limit)
    return found.of(claim_rows(db, [int(key) for (key,) in found.rows]))


def claim(ledger: LedgerFile, claim_id: str) -> ClaimRow | None:
    """One claim by its id, rejected or not; None if unknown."""
    row = ledger.db.execute("SELECT key FROM claim WHERE id = ?", (claim_id,)).fetchone()
    return claim_rows(ledger.db, [int(row[0])])[0] if row else None


def claims_by_id(ledger: LedgerFile, ids: Iterable[str]) -> dict[str, ClaimRow]:
    """Claims by their ids, rejected ones too; unknown ids are left out."""
    keys = among(ledger.db, "SELECT key FROM claim WHERE id IN ({})", sorted(ids))
    return {row.id: row for row in claim_rows(ledger.db, [int(key) for (key,) in keys])}


def claim_rows(db: sqlite3.Connection, keys: Sequence[int]) -> list[ClaimRow]:
    """The claims with these keys, in this order."""
    sql = (
        f"SELECT {COLUMNS} FROM claim AS c JOIN article AS a ON a.id = c.article_id "
        "WHERE c.key IN ({})"
    )
    found = {row[0]: row for row in among(db, sql, keys)}
    voices = Voices(db)
    voices.prepare(found.keys())
    return [_claim_row(found[key], voices) for key in keys if key in found]


def _claim_row(row: Any, voices: Voices) -> ClaimRow:
    outlet, parent = row[4], row[7]
    return ClaimRow(
        id=row[1],
        article_id=row[2],
        title=row[3],
        outlet=outlet,
        published_start=row[5],
        published_end=row[6],
        chain=(outlet or NO_OUTLET, *voices.chain(row[1], parent), voices.voice(row[1])),
        speakers=voices.speakers(row[1]),
        stance=row[8],
        kind=row[9],
        polarity=bool(row[10]),
        hedged=bool(row[11]),
        source_text=row[12],
        cue_text=row[13],
        quote=row[14],
        start=row[15],
        end=row[16],
        parent=parent,
        score=row[17],
        made_by=row[18],
        decisions=texts(row[19]),
        rejected=bool(row[20]),
    )


def claim_facets(
    ledger: LedgerFile, wanted: ClaimFilter | None = None, *, top: int = 20
) -> ClaimFacets:
    """How many of the matching claims have each outlet, stance, month, kind, speaker, about, place.

    Args:
        ledger: the open ledger.
        wanted: the filter; all claims that nobody rejected if not given.
        top: at most so many values per facet, the most frequent ones.
    """
    wanted = wanted or ClaimFilter()
    db, where = ledger.db, claim_where(ledger.db, wanted)
    sql = f"SELECT c.key FROM claim AS c {where.sql} LIMIT ?"
    keys = [int(row[0]) for row in db.execute(sql, (*where.values, FEW + 1))]
    if len(keys) <= FEW:
        where = Where([f"c.key IN ({marks(keys)})"], list(keys))
        inside = Where([f"x.claim IN ({marks(keys)})"], list(keys))
    elif wanted == ClaimFilter():
        inside = Where(["x.claim NOT IN (SELECT key FROM claim WHERE rejected = 1)"])
    else:  # the plus makes SQLite go through the entities in order, and not claim by claim
        inside = Where([f"+x.claim IN (SELECT c.key FROM claim AS c {where.sql})"], where.values)
    counts = _columns(db, where)
    counts.update({facet: _entities(db, facet, inside) for facet in ENTITIES})
    names = Names(db)
    return {facet: most_frequent(counted, names, facet, top) for facet, counted in counts.items()}


def _columns(db: sqlite3.Connection, where: Where) -> dict[str, Counter[str | None]]:
    """Claims by outlet, stance, month and kind, in one pass."""
    columns = ", ".join(FACETS.values())
    sql = f"SELECT {columns}, count(*) FROM claim AS c {where.sql} GROUP BY 1, 2, 3, 4"
    counts: dict[str, Counter[str | None]] = {facet: Counter() for facet in FACETS}
    for *values, n in db.execute(sql, where.values):
        for facet, value in zip(FACETS, values, strict=True):
            counts[facet][value] += n
    return counts


def _entities(db: sqlite3.Connection, facet: str, inside: Where) -> Counter[str | None]:
    """Claims by entity, merged actors as one."""
    table, column, condition = ENTITIES[facet]
    rest = f"FROM {table} AS x {inside.sql} {condition}"
    sql = f"SELECT x.{column}, count(*) {rest} GROUP BY 1"
    counts: Counter[str | None] = Counter(dict(db.execute(sql, inside.values).fetchall()))
    if facet == "place":
        return counts
    for whole, members in merged_actors(db).items():
        if not any(member in counts for member in members):
            continue
        sql = f"SELECT count(DISTINCT x.claim) {rest} AND x.{column} IN ({marks(members)})"
        (together,) = db.execute(sql, (*inside.values, *members)).fetchone()
        for member in members:
            del counts[member]
        counts[whole] = together
    return counts
