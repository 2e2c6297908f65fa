"""Who accuses whom, as pairs of sides by the names that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.compare.charges.matrix import (
    Cell,
    Side,
    Statement,
    accusation_matrix,
    accused_of,
    alleging,
)
from counterclaim.ledger.queries.accusations import AllegationFilter, allegations
from counterclaim.ledger.rows import Named
from counterclaim.ledger.rows_compared import AllegationRow
from counterclaim.records import Interval
from counterclaim.show.web.asking import Ask


@dataclass(frozen=True, slots=True)
class Pair:
    """What one side alleges of another: how often, and from how many origins."""

    by: str
    of: str
    origins: int
    allegations: int
    articles: int
    ids: tuple[str, ...]


def pairs(ask: Ask, wanted: AllegationFilter | None = None) -> list[Pair]:
    """The cells of the matrix of accusations that match, both sides in alphabetical order."""
    found = allegations(ask.ledger, wanted, limit=None).rows
    made = [_pair(ask, cell) for cell in accusation_matrix(map(_statement, found))]
    return sorted(made, key=lambda p: (p.by.casefold(), p.by, p.of.casefold(), p.of, p.ids))


def _pair(ask: Ask, cell: Cell) -> Pair:
    return Pair(
        by=_shown(ask, cell.alleger),
        of=_shown(ask, cell.accused),
        origins=cell.origins,
        allegations=len(cell.allegations),
        articles=cell.articles,
        ids=tuple(s.id for s in cell.allegations),
    )


def _shown(ask: Ask, side: Side) -> str:
    return side.shown(ask.actor_name(side.actor) if side.actor else "")


def _statement(row: AllegationRow) -> Statement:
    by, by_words = _side(row.alleger)
    day = date.fromisoformat(row.published_start) if row.published_start else None
    of, of_words = _side(row.alleged_perpetrator)
    return Statement(
        id=row.id,
        article=row.article_id,
        start=row.quote.start,
        alleger=alleging(
            by, by_words, row.outlet, own_voice=row.outlet_voice, named=row.source_named
        ),
        accused=accused_of(of, of_words),
        act=row.act,
        words=row.quote.words,
        published=Interval(day, None) if day else None,
        attribution=row.claim,
        copies=row.copies,
        incident=row.incident,
    )


def _side(named: Named | None) -> tuple[str | None, str]:
    return (named.id, named.name) if named else (None, "")


def between(found: list[Pair], by: str | None, of: str | None) -> Iterator[str]:
    """The ids of the allegations that one shown side makes, of another or of any."""
    for pair in found:
        if by in (None, pair.by) and of in (None, pair.of):
            yield from pair.ids
