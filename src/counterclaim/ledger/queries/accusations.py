"""Allegations and the answers to them."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import Listing, Names, Where, same_actor, texts
from counterclaim.ledger.rows import Page, Quote
from counterclaim.ledger.rows_compared import AllegationRow, ReplyRow

JOINED = """
  JOIN article_day AS d ON d.article_id = x.article_id
  JOIN compared_span AS s ON s.record_kind = '{kind}' AND s.record_id = x.id
    AND s.role = 'span' AND s.ordinal = 0
"""
QUOTE = 's.article_id, s.role, s.start, s."end", s.surface'
ORDER = "d.published_start, x.article_id, s.start, x.id"
#: Whether somebody speaks for the body that is kept as a side, and is not named.
UNNAMED = (
    "EXISTS (SELECT 1 FROM claim AS u JOIN claim_speaker AS p ON p.claim = u.key "
    "WHERE u.id = x.attribution AND p.actor IS NULL AND p.body = x.{side})"
)
ALLEGATIONS = Listing(
    columns="x.id, x.article_id, d.outlet, d.published_start, x.alleger, x.alleger_text, "
    "x.perpetrator, x.perpetrator_text, x.outlet_voice, x.act, x.target, x.place, "
    "x.interval_start, x.interval_end, x.quantity, x.attribution, x.event, x.ceasefire, "
    "x.breach, x.applies, x.applies_reason, x.made_by, g.group_id, "
    "(SELECT min(e.incident_id) FROM incident_event AS e WHERE e.event_id = x.event), "
    f"{UNNAMED.format(side='alleger')}, {QUOTE}",
    tables=f"allegation AS x {JOINED.format(kind='allegation')}",
    beside="LEFT JOIN copy_group AS g ON g.article_id = x.article_id",
    order=ORDER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationFilter:
    """Which allegations; ``ids`` are those of the allegations themselves."""

    alleger: str | None = None
    alleged_perpetrator: str | None = None
    ceasefire: str | None = None
    outlet: str | None = None
    article: str | None = None
    breach: bool | None = None
    since: str | None = None
    until: str | None = None
    ids: tuple[str, ...] | None = None


def _where(db: sqlite3.Connection, wanted: AllegationFilter) -> Where:
    where = Where(["NOT x.rejected"])
    for column, actor in (
        ("x.alleger", wanted.alleger),
        ("x.perpetrator", wanted.alleged_perpetrator),
    ):
        if actor is not None:
            where.one_of(column, same_actor(db, actor))
    where.equal("x.ceasefire", wanted.ceasefire)
    where.equal("x.article_id", wanted.article)
    where.outlet("d.outlet", wanted.outlet)
    where.within("d.published_start", wanted.since, wanted.until)
    where.equal("x.breach", wanted.breach)
    if wanted.ids is not None:
        where.add("x.id IN (SELECT value FROM json_each(?))", json.dumps(wanted.ids))
    return where


def allegations(
    ledger: LedgerFile,
    wanted: AllegationFilter | None = None,
    *,
    offset: int = 0,
    limit: int | None = 50,
) -> Page[AllegationRow]:
    """The allegations that match, by day of publication, article and position."""
    db, where = ledger.db, _where(ledger.db, wanted or AllegationFilter())
    found, names = ALLEGATIONS.page(db, where, offset=offset, limit=limit), Names(db)
    return found.of(_allegation(row, names) for row in found.rows)


def _allegation(row: Any, names: Names) -> AllegationRow:
    return AllegationRow(
        id=row[0],
        article_id=row[1],
        outlet=row[2],
        published_start=row[3],
        alleger=names.speaking(row[4], row[5], named=not row[24]),
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
        copies=row[22],
        incident=row[23],
        quote=Quote(*row[25:]),
        source_named=not row[24],
    )


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
        "SELECT x.id, x.article_id, d.outlet, x.kind, x.replier, x.replier_text, x.allegation, "
        f"x.attribution, x.reasons, x.made_by, {QUOTE} FROM reply AS x "
        f"{JOINED.format(kind='reply')} {where.sql} ORDER BY {ORDER}",
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
