"""``python -m benchmarks.neutrality``: two sides, or two outlets, exchanged in the sample corpus.

Names of Russia and Turkey, which have the same lengths, are exchanged in all texts of the
sample corpus, and in the bundled agreements. What the export then says differently, beyond
the names, is told by table. It comes from the packs, which describe the two unlike, and
without ``--cheap`` from the encoder too. Code alone is held to no difference by
tests/neutrality. ``--outlets`` exchanges whose reports they are, and leaves the texts alone.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tests.cheap import CheapStock
from tests.neutrality.swapping import Row, differing, exchanged, exported, swapped_rows

from benchmarks.determinism import CORPUS
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Ceasefire
from counterclaim.stock import Stock

Compared = tuple[dict[str, list[Row]], list[tuple[str, str]]]

PAIRS = {"Russia": "Turkey", "Russian": "Turkish", "russia": "turkey", "Moscow": "Ankara"}


def _swapped(agreement: Ceasefire) -> Ceasefire:
    parties = tuple(replace(p, actor=exchanged(p.actor, PAIRS)) for p in agreement.parties)
    phrases = tuple(exchanged(phrase, PAIRS) for phrase in agreement.phrases)
    return replace(agreement, parties=parties, phrases=phrases)


@dataclass(frozen=True)
class _CheapMirror(CheapStock):
    @cached_property
    def agreements(self) -> tuple[Ceasefire, ...]:
        """The bundled agreements with the two sides exchanged."""
        return tuple(map(_swapped, CheapStock(self.settings).agreements))


@dataclass(frozen=True)
class _Mirror(Stock):
    @cached_property
    def agreements(self) -> tuple[Ceasefire, ...]:
        """The bundled agreements with the two sides exchanged."""
        return tuple(map(_swapped, Stock(self.settings).agreements))


def _documents(stock: Stock) -> list[Row]:
    found = []
    for item in Pipeline(stock).read(sorted(CORPUS.iterdir())):
        if isinstance(item, Article):
            start = item.published.interval.start
            day = start.isoformat() if start else None
            found.append(
                {"title": item.title, "text": item.text, "outlet": item.outlet, "published": day}
            )
    return found


#: Two outlets of opposed camps in the sample.
OUTLETS = ("Barada News Agency", "Sharq Free Press")


def _other(name: str) -> str:
    """The other outlet of the pair; any other name as it is."""
    return dict(zip(OUTLETS, reversed(OUTLETS), strict=True)).get(name, name)


def _told_by_other(value: object) -> object:
    """A cell with the outlet exchanged where it stands alone or opens a chain of speakers."""
    if not isinstance(value, str):
        return value
    first, arrow, rest = value.partition(" → ")
    return f"{_other(first)}{arrow}{rest}"


def _sides(documents: list[Row], plain: Stock, mirror: Stock, folder: Path) -> Compared:
    """The tables before the exchange of two sides, and what is unlike after it."""
    moved = [
        {**d, "title": exchanged(d["title"], PAIRS), "text": exchanged(d["text"], PAIRS)}
        for d in documents
    ]
    before = exported(Pipeline(plain), documents, folder)
    after = exported(Pipeline(mirror), moved, folder)
    return before, differing(swapped_rows(before, PAIRS), after)


def _outlets(documents: list[Row], plain: Stock, folder: Path) -> Compared:
    """The same for two outlets that exchange their reports."""
    moved = [{**d, "outlet": _other(d["outlet"] or "")} for d in documents]
    before = exported(Pipeline(plain), documents, folder)
    after = exported(Pipeline(plain), moved, folder)
    swapped = {
        name: [{key: _told_by_other(cell) for key, cell in row.items()} for row in rows]
        for name, rows in before.items()
    }
    return before, differing(swapped, after)


def main() -> None:
    """Prints rows of each table, and how many of them differ after the exchange."""
    parser = argparse.ArgumentParser(prog="benchmarks.neutrality", description=__doc__)
    parser.add_argument("--cheap", action="store_true", help="rules in the encoder's place")
    parser.add_argument("--outlets", action="store_true", help="two outlets, not two sides")
    parser.add_argument("--show", type=int, default=0, help="print so many of the differences")
    asked = parser.parse_args()
    plain, mirror = (CheapStock(), _CheapMirror()) if asked.cheap else (Stock(), _Mirror())
    documents = _documents(plain)
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        before, unlike = (
            _outlets(documents, plain, at)
            if asked.outlets
            else _sides(documents, plain, mirror, at)
        )
    for name, rows in before.items():
        gone = sum(table == name and row.startswith("-") for table, row in unlike)
        print(f"{name:20} {len(rows):5} rows, {gone:4} differ")
    for table, row in unlike[: asked.show]:
        print(table, row)


if __name__ == "__main__":
    main()
