"""Articles of a bulk folder into a ledger, as ``read`` would have put them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

from counterclaim.engine.columns import Row
from counterclaim.engine.plan import reports
from counterclaim.engine.publish import Part, parts_of
from counterclaim.engine.tables import TABLES, to_readings
from counterclaim.errors import NoInputError
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Quarantined, Reading, RunSummary

#: Where an entity of an article stands by its id, or an unknown one by its name.
_NAMING = (
    ("resolutions", "entity"),
    ("speakers", "actor"),
    ("speakers", "body"),
    ("actors", "name"),
    ("places", "name"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles are taken; all that is given must hold, and one of each tuple.

    Days are of publication, ``[first, last]``; actors and places are names or ids, met
    anywhere in the article; ``words`` must all stand in its title or text.
    """

    first: date | None = None
    last: date | None = None
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is asked for, so that what was set aside comes along."""
        return self == Wanted()


def import_into(out: Path, ledger: Path, wanted: Wanted, pipeline: Pipeline) -> RunSummary:
    """Takes the wanted articles into a ledger and compares anew.

    Raises:
        NoInputError: if the folder holds no bulk tables.
        LedgerError: if the ledger cannot be opened or written.
    """
    parts = parts_of(out, reports(out))
    if not parts:
        raise NoInputError(f"{out} holds no finished bulk run")
    aside = list(_aside(out)) if wanted.everything else []
    found = _Chosen(out, wanted, pipeline.stock.view).readings(parts)
    return pipeline.store_into(found, ledger, aside=aside)


def _aside(out: Path) -> Iterator[Quarantined]:
    for path in sorted((out / "shards").glob("[!.]*/quarantine.parquet")):
        for row in parquet.read_table(path).to_pylist():
            yield Quarantined(row["origin"], row["reason"], row["sha256"], row["raw"] or b"")


class _Chosen:
    """The articles that are wanted, part by part."""

    def __init__(self, out: Path, wanted: Wanted, view: View) -> None:
        self._out, self._wanted = out, wanted
        self._entities = [
            {e for name in names for e in (name, *_ids(name, view))}
            for names in (wanted.actors, wanted.places)
            if names
        ]

    def readings(self, parts: Sequence[Part]) -> Iterator[tuple[Reading, str]]:
        """Each wanted article's reading and the version that made it."""
        for part in parts:
            if self._dated(part.day):
                yield from self._of_part(part)

    def _dated(self, day: str) -> bool:
        first, last = self._wanted.first, self._wanted.last
        if first is None and last is None:
            return True
        return (
            bool(day)
            and (not first or day >= first.isoformat())
            and (not last or day <= last.isoformat())
        )

    def _of_part(self, part: Part) -> Iterator[tuple[Reading, str]]:
        articles = [row for row in _rows(part, "articles") if self._takes(row)]
        ids = {row["id"] for row in articles}
        for known in self._entities:
            ids &= _holding(part, known)
        articles = [row for row in articles if row["id"] in ids]
        if not articles:
            return
        tables = {name: _rows(part, name, ids) for name in TABLES[1:]}
        raws = dict(self._raws(part, articles))
        versions = {row["id"]: row["version"] for row in articles}
        for reading in to_readings({"articles": articles, **tables}, raws):
            yield reading, versions[reading.article.id]

    def _takes(self, row: Row) -> bool:
        outlets = {o.casefold() for o in self._wanted.outlets}
        if outlets and (row["outlet"] or "").casefold() not in outlets:
            return False
        text = f"{row['title']}\n{row['text']}".casefold()
        return all(word.casefold() in text for word in self._wanted.words)

    def _raws(self, part: Part, articles: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
        for shard in sorted({row["shard"] for row in articles}):
            mine = pa.array([row["id"] for row in articles if row["shard"] == shard])
            path = self._out / "shards" / shard / "raw.parquet"
            rows = parquet.read_table(
                path, filters=compute.field("article_id").isin(mine), columns=["article_id", "raw"]
            )
            for row in rows.to_pylist():
                yield row["article_id"], row["raw"]


def _ids(name: str, view: View) -> set[str]:
    """The actors and places that bear a name."""
    actors = {naming.actor.id for naming in view.matches(name)}
    return actors | {place.id for place in view.places_named(name.casefold())}


def _holding(part: Part, known: set[str]) -> set[str]:
    """The articles of a part that name one of some entities, or let it speak."""
    ids = pa.array(sorted(known))
    named: set[str] = set()
    for table, column in _NAMING:
        rows = parquet.read_table(
            part.path(table),
            partitioning=None,
            filters=compute.field(column).isin(ids),
            columns=["article_id"],
        )
        named |= set(rows.column("article_id").to_pylist())
    return named


def _rows(part: Part, table: str, ids: set[str] | None = None) -> list[Row]:
    rows: pa.Table = parquet.read_table(part.path(table), partitioning=None)
    if ids is not None:
        rows = rows.filter(compute.is_in(rows.column("article_id"), pa.array(sorted(ids))))
    found: list[dict[str, Any]] = rows.to_pylist()
    return found
