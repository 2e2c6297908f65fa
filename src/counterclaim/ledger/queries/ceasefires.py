"""The ceasefire register: agreements, and all that refers to each."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.accusations import AllegationFilter, allegations, replies
from counterclaim.ledger.queries.articles import quotes
from counterclaim.ledger.queries.select import Names, texts
from counterclaim.ledger.queries.tallies import tallies
from counterclaim.ledger.rows import Named, Quote
from counterclaim.ledger.rows_compared import (
    CeasefireDetail,
    CeasefireMentionRow,
    CeasefireRow,
    PartyRow,
)

COLUMNS = """
  c.id, c.name, c.kind, c.announced, c.effective, c."end", c.parent, c.relation, c.known, c.source,
  (SELECT count(*) FROM ceasefire_mention AS m WHERE m.ceasefire = c.id AND NOT m.rejected),
  (SELECT count(DISTINCT m.article_id) FROM ceasefire_mention AS m
   WHERE m.ceasefire = c.id AND NOT m.rejected),
  (SELECT count(*) FROM allegation AS x WHERE x.ceasefire = c.id AND NOT x.rejected),
  (SELECT count(*) FROM reply AS r JOIN allegation AS x ON x.id = r.allegation
   WHERE x.ceasefire = c.id AND NOT r.rejected),
  (SELECT count(*) FROM tally AS t WHERE t.ceasefire = c.id AND NOT t.rejected)
"""


def ceasefires(ledger: LedgerFile) -> tuple[CeasefireRow, ...]:
    """All agreements, by the day they were announced or took effect."""
    rows = ledger.db.execute(
        f"SELECT {COLUMNS} FROM ceasefire AS c ORDER BY coalesce(c.announced, c.effective), c.id"
    )
    return tuple(_ceasefire_row(row) for row in rows)


def _ceasefire_row(row: Any) -> CeasefireRow:
    cells = list(row)
    cells[8] = bool(row[8])
    return CeasefireRow(*cells)


def loose_mentions(ledger: LedgerFile) -> int:
    """How many references to an agreement could not be tied to one."""
    (count,) = ledger.db.execute(
        "SELECT count(*) FROM ceasefire_mention WHERE ceasefire IS NULL AND NOT rejected"
    ).fetchone()
    return int(count)


def alleged_breaches(ledger: LedgerFile) -> dict[str, int]:
    """How many breaches of each agreement are alleged."""
    rows = ledger.db.execute(
        "SELECT ceasefire, count(*) FROM allegation "
        "WHERE ceasefire IS NOT NULL AND breach AND NOT rejected GROUP BY 1"
    )
    return {str(key): int(count) for key, count in rows}


def ceasefire_places(ledger: LedgerFile) -> dict[str, tuple[Named, ...]]:
    """The area of each agreement."""
    names = Names(ledger.db)
    rows = ledger.db.execute("SELECT id, places FROM ceasefire").fetchall()
    return {
        str(key): tuple(p for p in map(names.place, texts(cell)) if p is not None)
        for key, cell in rows
    }


def ceasefire_terms(
    ledger: LedgerFile, ceasefire_id: str
) -> tuple[tuple[PartyRow, ...], tuple[tuple[str, str], ...]]:
    """The parties of an agreement by role and name, and its terms in order."""
    parties = tuple(_parties(ledger.db, ceasefire_id, Names(ledger.db)))
    terms = ledger.db.execute(
        "SELECT kind, text FROM ceasefire_term WHERE ceasefire_id = ? ORDER BY ordinal",
        (ceasefire_id,),
    )
    return parties, tuple((kind, text) for kind, text in terms)


def ceasefire(ledger: LedgerFile, ceasefire_id: str) -> CeasefireDetail | None:
    """One agreement with all that refers to it; None if unknown."""
    db, names = ledger.db, Names(ledger.db)
    row = db.execute(
        f"SELECT {COLUMNS}, c.places FROM ceasefire AS c WHERE c.id = ?", (ceasefire_id,)
    ).fetchone()
    if row is None:
        return None
    places = (names.place(place) for place in texts(row[-1]))
    parties, terms = ceasefire_terms(ledger, ceasefire_id)
    return CeasefireDetail(
        row=_ceasefire_row(row[:-1]),
        parties=parties,
        terms=terms,
        places=tuple(place for place in places if place is not None),
        mentions=ceasefire_mentions(ledger, ceasefire_id, limit=None),
        allegations=allegations(ledger, AllegationFilter(ceasefire=ceasefire_id), limit=None).rows,
        replies=replies(ledger, ceasefire=ceasefire_id),
        tallies=tallies(ledger, ceasefire=ceasefire_id, limit=None).rows,
    )


def _parties(db: sqlite3.Connection, ceasefire_id: str, names: Names) -> Iterator[PartyRow]:
    """Parties by role and name."""
    rows = db.execute(
        "SELECT actor, role, disputed FROM ceasefire_party WHERE ceasefire_id = ?", (ceasefire_id,)
    ).fetchall()
    found = [
        PartyRow(names.actor(actor) or Named(actor, actor), role, disputed)
        for actor, role, disputed in rows
    ]
    yield from sorted(found, key=lambda p: (p.role, p.actor.name.casefold(), p.actor.id or ""))


def ceasefire_mentions(
    ledger: LedgerFile, ceasefire_id: str, *, limit: int | None = 50
) -> tuple[CeasefireMentionRow, ...]:
    """Where articles refer to an agreement, by day of publication, article and position."""
    return tuple(_mentions(ledger.db, ceasefire_id, -1 if limit is None else limit))


def _mentions(
    db: sqlite3.Connection, ceasefire_id: str, limit: int
) -> Iterator[CeasefireMentionRow]:
    rows = db.execute(
        "SELECT m.id, m.article_id, d.outlet, d.published_start, m.attribution, m.score, m.reasons "
        "FROM ceasefire_mention AS m JOIN article_day AS d USING (article_id) "
        "WHERE m.ceasefire = ? AND NOT m.rejected "
        "ORDER BY d.published_start, m.article_id, m.ordinal LIMIT ?",
        (ceasefire_id, limit),
    ).fetchall()
    for mention, article, outlet, published, attribution, score, reasons in rows:
        (quote,) = quotes(db, "ceasefire_mention", mention)
        yield CeasefireMentionRow(
            id=mention,
            article_id=article,
            outlet=outlet,
            published_start=published,
            quote=quote,
            says=tuple(_says(db, mention)),
            claim=attribution,
            score=score,
            reasons=texts(reasons),
        )


def _says(db: sqlite3.Connection, mention: str) -> Iterator[Quote]:
    """What the sentence states of the agreement; the role is the state that it states."""
    rows = db.execute(
        'SELECT article_id, role, start, "end", surface FROM compared_span '
        "WHERE record_kind = 'ceasefire_mention' AND record_id = ? AND role LIKE 'says:%' "
        "ORDER BY role, ordinal",
        (mention,),
    )
    for article, role, start, end, words in rows:
        yield Quote(article, role.split(":", 2)[2], start, end, words)
