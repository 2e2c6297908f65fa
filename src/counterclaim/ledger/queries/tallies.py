"""What issuers count: losses, strikes, breaches of a truce, over a period and a place."""

from __future__ import annotations

from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.accusations import JOINED, ORDER, QUOTE
from counterclaim.ledger.queries.select import Listing, Names, Where, same_actor
from counterclaim.ledger.rows import Page, Quote
from counterclaim.ledger.rows_compared import TallyRow

TALLIES = Listing(
    columns="x.id, x.article_id, d.outlet, x.issuer, x.issuer_text, x.side, x.side_text, x.count, "
    "x.unit, x.running_total, x.place, x.period_start, x.period_end, x.ceasefire, x.sum_check, "
    f"x.made_by, x.period_basis, x.attribution, {QUOTE}",
    tables=f"tally AS x {JOINED.format(kind='tally')} "
    "LEFT JOIN actor AS i ON i.id = x.issuer LEFT JOIN actor AS n ON n.id = i.canonical",
    order=ORDER,
)


def tallies(
    ledger: LedgerFile,
    *,
    ceasefire: str | None = None,
    issuer: str | None = None,
    named: str = "",
    unit: str | None = None,
    offset: int = 0,
    limit: int | None = 50,
) -> Page[TallyRow]:
    """The tallies that match, by day of publication, article and position.

    Args:
        ledger: the open ledger.
        ceasefire: only those that are tied to this agreement.
        issuer: only those of this actor, merges followed.
        named: words in the name of the issuer, or in the words for one.
        unit: what is counted ("killed", "breaches").
        offset: rows to leave out at the start.
        limit: rows at most; None for all.
    """
    db, where = ledger.db, Where(["NOT x.rejected"])
    where.equal("x.ceasefire", ceasefire)
    if issuer is not None:
        where.one_of("x.issuer", same_actor(db, issuer))
    if named:
        where.add("instr(lower(coalesce(n.name, x.issuer_text)), lower(?))", named)
    where.equal("x.unit", unit)
    found, names = TALLIES.page(db, where, offset=offset, limit=limit), Names(db)
    return found.of(_tally(row, names) for row in found.rows)


def _tally(row: Any, names: Names) -> TallyRow:
    return TallyRow(
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
        quote=Quote(*row[18:]),
        made_by=row[15],
        period_basis=row[16],
        claim=row[17],
    )


def tally_units(ledger: LedgerFile) -> tuple[str, ...]:
    """What the ledger's tallies count, in alphabetical order."""
    rows = ledger.db.execute("SELECT DISTINCT unit FROM tally WHERE NOT rejected ORDER BY unit")
    return tuple(row[0] for row in rows)
