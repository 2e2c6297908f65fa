"""Rows of the accusation matrix for export: who alleges what of whom, counted by origin."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.compare.charges.matrix import Cell, Side, accusation_matrix, statements
from counterclaim.records import Interval
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import permalink


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A cell of the accusation matrix: all that one side alleges of another.

    ``origins`` counts statements that do not go back to one another, ``acts`` are counted
    by origin; ``first`` and ``last`` are days of publication, "2016-05-04", or where a day is
    not known the first and the last that it may be, "2016-02-27/2016-05-31". ``quotes`` are
    all words behind the cell, in order of publication.
    """

    alleger: str
    alleger_id: str | None
    accused: str
    accused_id: str | None
    acts: str
    allegations: int
    origins: int
    articles: int
    first: str | None
    last: str | None
    allegation_ids: str
    permalinks: str
    quotes: str


def _named(corpus: Corpus, side: Side) -> str:
    return side.shown(corpus.actor_name(side.actor) if side.actor else "")


def window(published: Interval | None) -> str | None:
    """A day of publication, or the first and the last day that it may be."""
    if published is None or published.start is None:
        return None
    last = published.last or published.start
    days = (published.start, last) if last > published.start else (published.start,)
    return "/".join(day.isoformat() for day in days)


def matrix_rows(corpus: Corpus) -> list[MatrixRow]:
    """The accusation matrix, both sides in alphabetical order."""
    alleging = sorted({a.article_id for a in corpus.compared.allegations})
    held = (corpus.only(key).by_article.get(key) for key in alleging)
    found = statements((r for r in held if r is not None), corpus.compared)
    rows = [_cell(corpus, c) for c in accusation_matrix(found)]
    return sorted(
        rows,
        key=lambda r: (
            r.alleger.casefold(),
            r.accused.casefold(),
            r.alleger_id or "",
            r.accused_id or "",
        ),
    )


def _cell(corpus: Corpus, cell: Cell) -> MatrixRow:
    held = cell.allegations
    return MatrixRow(
        alleger=_named(corpus, cell.alleger),
        alleger_id=cell.alleger.actor,
        accused=_named(corpus, cell.accused),
        accused_id=cell.accused.actor,
        acts=", ".join(f"{act} ({count})" for act, count in cell.acts),
        allegations=len(held),
        origins=cell.origins,
        articles=cell.articles,
        first=window(cell.first),
        last=window(cell.last),
        allegation_ids=" ".join(a.id for a in held),
        permalinks=" ".join(permalink(a.article, a.id) for a in held),
        quotes=" | ".join(a.words for a in held),
    )
