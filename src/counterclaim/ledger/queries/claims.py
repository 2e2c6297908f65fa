"""Who claims what: lists of claims by any filter, their facets, their chains."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.match import match_expression
from counterclaim.ledger.queries.select import NO_OUTLET, Names, Where, marks, same_actor, texts
from counterclaim.ledger.rows import ClaimRow, Count, Named, Page

COLUMNS = (
    "c.key, c.id, c.article_id, a.title, c.outlet, c.published_start, c.published_end, c.parent, "
    "c.stance, c.kind, c.polarity, c.hedged, c.source_text, c.cue_text, c.quote, c.start, "
    'c."end", c.score, c.made_by, c.decisions, c.rejected'
)
FACETS = (
    ("outlet", "c.outlet", ""),
    ("stance", "c.stance", ""),
    ("month", "substr(c.published_start, 1, 7)", ""),
    (
        "speaker",
        "x.canonical",
        "JOIN claim_speaker AS s ON s.claim = c.key LEFT JOIN actor AS x ON x.id = s.actor",
    ),
    (
        "about",
        "x.canonical",
        "JOIN claim_about AS s ON s.claim = c.key AND s.entity_kind = 'actor' "
        "JOIN actor AS x ON x.id = s.entity",
    ),
    (
        "place",
        "s.entity",
        "JOIN claim_about AS s ON s.claim = c.key AND s.entity_kind = 'place'",
    ),
)
ORDER = "c.published_start, c.article_id, c.start, c.id"


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


def _where(db: sqlite3.Connection, wanted: ClaimFilter) -> Where:
    where = Where()
    where.add("c.rejected = ?", int(wanted.rejected))
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
    for column, value in (
        ("c.stance", wanted.stance),
        ("c.kind", wanted.kind),
        ("c.article_id", wanted.article),
    ):
        if value is not None:
            where.add(f"{column} = ?", value)
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
    db, where = ledger.db, _where(ledger.db, wanted or ClaimFilter())
    (total,) = db.execute(f"SELECT count(*) FROM claim AS c {where.sql}", where.values).fetchone()
    sql = f"SELECT c.key FROM claim AS c {where.sql} ORDER BY {ORDER} LIMIT ? OFFSET ?"
    bound = -1 if limit is None else limit
    keys = [int(row[0]) for row in db.execute(sql, (*where.values, bound, offset))]
    return Page(tuple(claim_rows(db, keys)), int(total), offset, total if limit is None else limit)


def claim(ledger: LedgerFile, claim_id: str) -> ClaimRow | None:
    """One claim by its id, rejected or not; None if unknown."""
    row = ledger.db.execute("SELECT key FROM claim WHERE id = ?", (claim_id,)).fetchone()
    return claim_rows(ledger.db, [int(row[0])])[0] if row else None


def claim_rows(db: sqlite3.Connection, keys: Sequence[int]) -> list[ClaimRow]:
    """The claims with these keys, in this order."""
    found: dict[int, Any] = {}
    for at in range(0, len(keys), 500):
        some = keys[at : at + 500]
        sql = (
            f"SELECT {COLUMNS} FROM claim AS c "
            f"JOIN article AS a ON a.id = c.article_id WHERE c.key IN ({marks(some)})"
        )
        found.update((row[0], row) for row in db.execute(sql, some))
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


class Voices:
    """Who speaks in claims, and in the claims around them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Takes the connection to look in."""
        self._db = db
        self._names = Names(db)
        self._speakers: dict[str, tuple[Named, ...]] = {}
        self._words: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}

    def prepare(self, keys: Sequence[int] | Any) -> None:
        """Looks up the speakers of many claims and of all claims around them."""
        wanted = list(keys)
        while wanted:
            parents: set[str] = set()
            for at in range(0, len(wanted), 500):
                parents |= self._load("key", wanted[at : at + 500])
            missing = sorted(parents - self._words.keys())
            wanted = [
                int(row[0])
                for at in range(0, len(missing), 500)
                for row in self._db.execute(
                    f"SELECT key FROM claim WHERE id IN ({marks(missing[at : at + 500])})",
                    missing[at : at + 500],
                )
            ]

    def _load(self, column: str, values: Sequence[object]) -> set[str]:
        """Loads claims and their speakers; gives the ids of the claims around them."""
        rows = self._db.execute(
            f"SELECT c.id, c.parent, c.source_text, s.actor, s.description, s.body "
            "FROM claim AS c LEFT JOIN claim_speaker AS s ON s.claim = c.key "
            f"WHERE c.{column} IN ({marks(values)}) ORDER BY c.key, s.ordinal",
            list(values),
        ).fetchall()
        self._names.prepare(actor for row in rows for actor in (row[3], row[5]))
        for key, parent, words, actor, description, body in rows:
            self._words[key], self._parents[key] = words, parent
            speaker = self._named(actor, description or words, body)
            known = self._speakers.setdefault(key, ())
            if speaker is not None:
                self._speakers[key] = (*known, speaker)
        return {row[1] for row in rows if row[1]}

    def _named(self, actor: str | None, words: str, body: str | None) -> Named | None:
        if actor:
            return self._names.actor(actor)
        if body and words:
            of = self._names.actor(body)
            return Named(None, f"{words} (of {of.name if of else body}, not named)")
        return Named(None, words) if words else None

    def speakers(self, claim_id: str) -> tuple[Named, ...]:
        """Who speaks; the words of the text where nobody is resolved."""
        return self._speakers.get(claim_id, ())

    def voice(self, claim_id: str) -> str:
        """The speakers of a claim in one line."""
        names = [s.name for s in self.speakers(claim_id)]
        return " and ".join(names) or "speaker not stated"

    def chain(self, claim_id: str, parent: str | None) -> tuple[str, ...]:
        """The voices around a claim, the outermost first; a ring of parents is cut."""
        names: list[str] = []
        seen = {claim_id}
        while parent is not None and parent not in seen and parent in self._words:
            seen.add(parent)
            names.append(self.voice(parent))
            parent = self._parents.get(parent)
        return tuple(reversed(names))


def claim_facets(
    ledger: LedgerFile, wanted: ClaimFilter | None = None, *, top: int = 20
) -> dict[str, tuple[Count, ...]]:
    """How many of the matching claims have each value.

    Args:
        ledger: the open ledger.
        wanted: the filter.
        top: at most so many values per facet, the most frequent ones.

    Returns:
        ``outlet``, ``stance``, ``month``, ``speaker``, ``about`` and ``place``.
    """
    db, where = ledger.db, _where(ledger.db, wanted or ClaimFilter())
    found: dict[str, tuple[Count, ...]] = {}
    for name, column, join in FACETS:
        sql = (
            f"SELECT {column}, count(*) AS n FROM claim AS c {join} {where.sql} "
            "GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?"
        )
        rows = db.execute(sql, (*where.values, top)).fetchall()
        found[name] = tuple(_count(db, name, value, n) for value, n in rows)
    return found


def _count(db: sqlite3.Connection, facet: str, value: str | None, n: int) -> Count:
    names = Names(db)
    if facet in ("speaker", "about") and value:
        named = names.actor(value)
        return Count(value, named.name if named else value, n)
    if facet == "place" and value:
        named = names.place(value)
        return Count(value, named.name if named else value, n)
    return Count(value, value or {"outlet": NO_OUTLET}.get(facet, "unresolved"), n)
