"""Who accuses whom of what, who answers, and who counts breaches."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import NO_OUTLET, Names, Where, marks, same_actor, texts
from counterclaim.ledger.rows import Named, Page, Quote
from counterclaim.ledger.rows_compared import AllegationRow, PairRow, ReplyRow, TallyRow
from counterclaim.records import UNRESOLVED

JOINED = """
  JOIN article AS a ON a.id = x.article_id
  JOIN compared_span AS s ON s.record_kind = '{kind}' AND s.record_id = x.id
    AND s.role = 'span' AND s.ordinal = 0
"""
QUOTE = 's.article_id, s.role, s.start, s."end", s.surface'
ORDER = "ORDER BY a.published_start, x.article_id, s.start, x.id"
ALLEGATION = (
    "x.id, x.article_id, a.outlet, a.published_start, x.alleger, x.alleger_text, x.perpetrator, "
    "x.perpetrator_text, x.outlet_voice, x.act, x.target, x.place, x.interval_start, "
    "x.interval_end, x.quantity, x.attribution, x.event, x.ceasefire, x.breach, x.applies, "
    f"x.applies_reason, x.made_by, {QUOTE}"
)


#: Who alleges and of whom, as it is shown: the outlet for its own voice, an actor by its
#: name, else the words that stand for it.
SIDES = f"""
  CASE WHEN x.outlet_voice THEN ifnull(a.outlet, '{NO_OUTLET}') ELSE
    coalesce(acs.name, ac.name, x.alleger,
      CASE WHEN x.alleger_text LIKE '{UNRESOLVED} (%' THEN '{UNRESOLVED}' END,
      nullif(x.alleger_text, ''), 'speaker not stated') END,
  coalesce(pcs.name, pc.name, x.perpetrator,
    CASE WHEN x.perpetrator_text LIKE '{UNRESOLVED} (%' THEN '{UNRESOLVED}' END,
    nullif(x.perpetrator_text, ''), 'not stated')
"""
NAMED = """
  LEFT JOIN actor AS ac ON ac.id = x.alleger LEFT JOIN actor AS acs ON acs.id = ac.canonical
  LEFT JOIN actor AS pc ON pc.id = x.perpetrator LEFT JOIN actor AS pcs ON pcs.id = pc.canonical
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationFilter:
    """Which allegations; ``shown_*`` asks for a side by the name that is shown for it."""

    alleger: str | None = None
    alleged_perpetrator: str | None = None
    ceasefire: str | None = None
    outlet: str | None = None
    article: str | None = None
    breach: bool | None = None
    since: str | None = None
    until: str | None = None
    shown_alleger: str | None = None
    shown_accused: str | None = None


def _where(db: sqlite3.Connection, wanted: AllegationFilter) -> Where:
    where = Where(["NOT x.rejected"])
    for column, actor in (
        ("x.alleger", wanted.alleger),
        ("x.perpetrator", wanted.alleged_perpetrator),
    ):
        if actor is not None:
            where.one_of(column, same_actor(db, actor))
    for column, value in (("x.ceasefire", wanted.ceasefire), ("x.article_id", wanted.article)):
        if value is not None:
            where.add(f"{column} = ?", value)
    where.outlet("a.outlet", wanted.outlet)
    where.within("a.published_start", wanted.since, wanted.until)
    if wanted.breach is not None:
        where.add("x.breach = ?", int(wanted.breach))
    if wanted.shown_alleger is not None or wanted.shown_accused is not None:
        where.add(*_shown(wanted))
    return where


def _shown(wanted: AllegationFilter) -> tuple[str, ...]:
    """The condition for sides by the names that are shown, and its values."""
    sides = zip(("alleger", "accused"), (wanted.shown_alleger, wanted.shown_accused), strict=True)
    given = [(name, value) for name, value in sides if value is not None]
    conditions = " AND ".join(f"{name} = ?" for name, _ in given)
    sql = (
        f"x.id IN (WITH shown (id, alleger, accused) AS (SELECT x.id, {SIDES} "
        f"FROM allegation AS x JOIN article AS a ON a.id = x.article_id {NAMED}) "
        f"SELECT id FROM shown WHERE {conditions})"
    )
    return (sql, *(value for _, value in given))


def accusation_pairs(
    ledger: LedgerFile, wanted: AllegationFilter | None = None
) -> tuple[tuple[str, str, int], ...]:
    """Who accuses whom and how often, each side by the name that is shown, in its order."""
    where = _where(ledger.db, wanted or AllegationFilter())
    rows = ledger.db.execute(
        f"SELECT {SIDES}, count(*) FROM allegation AS x JOIN article AS a ON a.id = x.article_id "
        f"{NAMED} {where.sql} GROUP BY 1, 2",
        where.values,
    ).fetchall()
    found = ((str(by), str(of), int(count)) for by, of, count in rows)
    return tuple(sorted(found, key=lambda p: (p[0].casefold(), p[0], p[1].casefold(), p[1])))


def allegations(
    ledger: LedgerFile,
    wanted: AllegationFilter | None = None,
    *,
    offset: int = 0,
    limit: int | None = 50,
) -> Page[AllegationRow]:
    """The allegations that match, by day of publication, article and position."""
    db, where = ledger.db, _where(ledger.db, wanted or AllegationFilter())
    tables = f"FROM allegation AS x {JOINED.format(kind='allegation')} {where.sql}"
    (total,) = db.execute(f"SELECT count(*) {tables}", where.values).fetchone()
    rows = db.execute(
        f"SELECT {ALLEGATION} {tables} {ORDER} LIMIT ? OFFSET ?",
        (*where.values, -1 if limit is None else limit, offset),
    ).fetchall()
    names = Names(db)
    found = tuple(_allegation(row, names) for row in rows)
    return Page(found, total, offset, total if limit is None else limit)


def _allegation(row: Any, names: Names) -> AllegationRow:
    return AllegationRow(
        id=row[0],
        article_id=row[1],
        outlet=row[2],
        published_start=row[3],
        alleger=names.actor(row[4], row[5]),
        alleged_perpetrator=names.actor(row[6], row[7]),
        outlet_voice=bool(row[8]),
        act=row[9],
        target=names.actor(row[10]),
        place=names.place(row[11]),
        interval_start=row[12],
        interval_end=row[13],
        quantity=row[14],
        claim=row[15],
        event=row[16],
        ceasefire=row[17],
        breach=bool(row[18]),
        applies=row[19],
        applies_reason=row[20],
        made_by=row[21],
        quote=Quote(*row[22:]),
    )


def accusation_matrix(
    ledger: LedgerFile, *, actor: str | None = None, ceasefire: str | None = None
) -> tuple[PairRow, ...]:
    """How often who accuses whom, both sides in alphabetical order.

    Args:
        ledger: the open ledger.
        actor: only pairs with this actor on either side.
        ceasefire: only allegations about this agreement.
    """
    where = Where(["NOT x.rejected"])
    if actor is not None:
        ids = same_actor(ledger.db, actor)
        where.add(f"(x.alleger IN ({marks(ids)}) OR x.perpetrator IN ({marks(ids)}))", *ids, *ids)
    if ceasefire is not None:
        where.add("x.ceasefire = ?", ceasefire)
    rows = ledger.db.execute(
        "SELECT coalesce(ac.canonical, x.alleger), coalesce(pc.canonical, x.perpetrator), "
        "CASE WHEN x.outlet_voice THEN a.outlet END, count(*), count(DISTINCT x.article_id), "
        "count(DISTINCT ifnull(a.outlet, '')), "
        "count(DISTINCT ifnull(g.group_id, x.article_id)) "
        "FROM allegation AS x JOIN article AS a ON a.id = x.article_id "
        "LEFT JOIN actor AS ac ON ac.id = x.alleger LEFT JOIN actor AS pc ON pc.id = x.perpetrator "
        f"LEFT JOIN copy_group AS g ON g.article_id = x.article_id {where.sql} GROUP BY 1, 2, 3",
        where.values,
    ).fetchall()
    names = Names(ledger.db)
    found = [PairRow(names.actor(row[0]), names.actor(row[1]), *row[2:]) for row in rows]
    return tuple(sorted(found, key=_alphabetical))


def _alphabetical(pair: PairRow) -> tuple[str, ...]:
    def key(side: Named | None) -> tuple[str, str]:
        return (side.name.casefold(), side.id or "") if side else ("\uffff", "")

    return (*key(pair.alleger), *key(pair.alleged_perpetrator), pair.outlet or "")


def replies(
    ledger: LedgerFile,
    *,
    allegation: str | Sequence[str] | None = None,
    ceasefire: str | None = None,
    replier: str | None = None,
) -> tuple[ReplyRow, ...]:
    """The answers that match, by day of publication, article and position."""
    where = Where(["NOT x.rejected"])
    if allegation is not None:
        where.one_of("x.allegation", [allegation] if isinstance(allegation, str) else allegation)
    if ceasefire is not None:
        where.add("x.allegation IN (SELECT id FROM allegation WHERE ceasefire = ?)", ceasefire)
    if replier is not None:
        where.one_of("x.replier", same_actor(ledger.db, replier))
    rows = ledger.db.execute(
        "SELECT x.id, x.article_id, a.outlet, x.kind, x.replier, x.replier_text, x.allegation, "
        f"x.attribution, x.reasons, x.made_by, {QUOTE} FROM reply AS x "
        f"{JOINED.format(kind='reply')} {where.sql} {ORDER}",
        where.values,
    ).fetchall()
    names = Names(ledger.db)
    return tuple(
        ReplyRow(
            id=row[0],
            article_id=row[1],
            outlet=row[2],
            kind=row[3],
            replier=names.actor(row[4], row[5]),
            allegation=row[6],
            claim=row[7],
            quote=Quote(*row[10:]),
            reasons=texts(row[8]),
            made_by=row[9],
        )
        for row in rows
    )


def tallies(
    ledger: LedgerFile,
    *,
    ceasefire: str | None = None,
    issuer: str | None = None,
    limit: int | None = None,
) -> tuple[TallyRow, ...]:
    """The counts of bulletins that match, by day of publication, article and position."""
    where = Where(["NOT x.rejected"])
    if ceasefire is not None:
        where.add("x.ceasefire = ?", ceasefire)
    if issuer is not None:
        where.one_of("x.issuer", same_actor(ledger.db, issuer))
    rows = ledger.db.execute(
        "SELECT x.id, x.article_id, a.outlet, x.issuer, x.issuer_text, x.side, x.side_text, "
        "x.count, x.unit, x.running_total, x.place, x.period_start, x.period_end, x.ceasefire, "
        f"x.sum_check, x.made_by, x.period_basis, {QUOTE} FROM tally AS x "
        f"{JOINED.format(kind='tally')} {where.sql} {ORDER} LIMIT ?",
        (*where.values, -1 if limit is None else limit),
    ).fetchall()
    names = Names(ledger.db)
    return tuple(
        TallyRow(
            id=row[0],
            article_id=row[1],
            outlet=row[2],
            issuer=names.actor(row[3], row[4]),
            side=names.actor(row[5], row[6]),
            count=row[7],
            unit=row[8],
            running_total=bool(row[9]),
            place=names.place(row[10]),
            period_start=row[11],
            period_end=row[12],
            ceasefire=row[13],
            check=row[14],
            quote=Quote(*row[17:]),
            made_by=row[15],
            period_basis=row[16],
        )
        for row in rows
    )
