"""What sides ask of one another, and what they say that the other never did."""

from __future__ import annotations

from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.accusations import JOINED, ORDER, QUOTE, UNNAMED
from counterclaim.ledger.queries.select import Listing, Names, Where, marks, same_actor
from counterclaim.ledger.rows import Page, Quote
from counterclaim.ledger.rows_compared import DemandRow

DEMANDS = Listing(
    columns="x.id, x.article_id, d.outlet, x.kind, x.issuer, x.issuer_text, x.addressee, "
    "x.addressee_text, x.outlet_voice, x.attribution, x.allegation, x.ceasefire, x.made_by, "
    f"{UNNAMED.format(side='issuer')}, {QUOTE}, "
    'w.article_id, w.role, w.start, w."end", w.surface',
    tables=f"demand AS x {JOINED.format(kind='demand')} "
    "JOIN compared_span AS w ON w.record_kind = 'demand' AND w.record_id = x.id "
    "AND w.role = 'what' AND w.ordinal = 0",
    order=ORDER,
)


def demands(
    ledger: LedgerFile,
    *,
    kind: str | None = None,
    actor: str | None = None,
    ceasefire: str | None = None,
    offset: int = 0,
    limit: int | None = 50,
) -> Page[DemandRow]:
    """Demands and unmet obligations, by day of publication, article and position.

    Args:
        ledger: the open ledger.
        kind: "demand" or "unmet obligation"; both if None.
        actor: only those that this actor issues or is addressed by, merges followed.
        ceasefire: only those about this agreement.
        offset: rows to leave out at the start.
        limit: rows at most; None for all.
    """
    db, where = ledger.db, Where(["NOT x.rejected"])
    where.equal("x.kind", kind)
    where.equal("x.ceasefire", ceasefire)
    if actor is not None:
        ids = same_actor(db, actor)
        held = marks(ids)
        where.add(f"(x.issuer IN ({held}) OR x.addressee IN ({held}))", *ids, *ids)
    found, names = DEMANDS.page(db, where, offset=offset, limit=limit), Names(db)
    return found.of(_demand(row, names) for row in found.rows)


def _demand(row: Any, names: Names) -> DemandRow:
    return DemandRow(
        id=row[0],
        article_id=row[1],
        outlet=row[2],
        kind=row[3],
        issuer=names.speaking(row[4], row[5], named=not row[13]),
        addressee=names.actor(row[6], row[7]),
        outlet_voice=bool(row[8]),
        claim=row[9],
        allegation=row[10],
        ceasefire=row[11],
        made_by=row[12],
        quote=Quote(*row[14:19]),
        what=Quote(*row[19:24]),
    )
