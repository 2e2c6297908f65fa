"""The map: one part of the input read, sifted, understood and written, by any worker.

This function is all that an engine runs; local processes and a cluster call the same one.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.engine.journal import FATAL, Journal
from counterclaim.engine.shelf import Shelf
from counterclaim.engine.sieve import Sieve
from counterclaim.engine.tables import ASIDE, FILTERED, TABLES, aside_row, day_of, schema, to_rows
from counterclaim.pipeline import BATCH, understand_batch
from counterclaim.read import Slice, slice_documents, to_article
from counterclaim.records import Article, Quarantined, Reading
from counterclaim.stock import Stock

SCHEMAS = {
    **{name: schema(name, day=True) for name in (*TABLES, "raw")},
    "quarantine": ASIDE,
    "filtered": FILTERED,
}

COUNTED = ("documents", "articles", "filtered", "quarantined", "known")


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of the input and the id of what is made of it: input, version and filter."""

    id: str
    part: Slice


@dataclass(frozen=True, slots=True)
class Task:
    """A shard with all that is needed to make it, in any process."""

    shard: Shard
    out: Path
    stock: Stock
    sieve: Sieve
    version: str

    @property
    def folder(self) -> Path:
        """Where the finished shard lies."""
        return self.out / "shards" / self.shard.id


@dataclass(frozen=True, slots=True)
class Report:
    """What a finished shard tells of itself; ``days`` counts articles by ISO day or ``""``."""

    id: str
    path: str
    origin: str
    place: tuple[int, int]
    sha256: str
    bytes: int
    documents: int = 0
    articles: int = 0
    filtered: int = 0
    quarantined: int = 0
    known: int = 0
    seconds: float = 0.0
    days: dict[str, int] = field(default_factory=dict)


def read_report(folder: Path) -> Report | None:
    """The report of a finished shard, None if it is not finished."""
    try:
        data = json.loads((folder / "report.json").read_text())
    except OSError:
        return None
    return Report(**{**data, "place": tuple(data["place"])})


def map_shard(task: Task) -> Report:
    """Makes a shard, unless it is there; its report either way."""
    if done := read_report(task.folder):
        return done
    return _Work(task).run()


class _Work:
    """One attempt at a shard."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.shelf = Shelf(task.folder, SCHEMAS)
        self.counts: Counter[str] = Counter()
        self.days: Counter[str] = Counter()
        self.journal = Journal(task.out / "work" / f"{task.shard.id}.journal")

    def run(self) -> Report:
        started = time.monotonic()
        for batch in self._batches():
            first, last = batch[0][0], batch[-1][0]
            with self.journal.at(first, last + 1):
                for found in understand_batch(self.task.stock, [article for _, article in batch]):
                    self._put(found)
        report = self._report(time.monotonic() - started)
        self.shelf.finish(asdict(report))
        self.journal.close()
        return report

    def _batches(self) -> Iterator[list[tuple[int, Article]]]:
        """Numbered articles that pass the sieve; those that a worker died at one by one."""
        batch: list[tuple[int, Article]] = []
        for at, article in enumerate(self._articles()):
            if at in self.journal.fatal:
                self._put(Quarantined(article.origin, FATAL, article.sha256, article.raw))
                continue
            alone = at in self.journal.careful
            if batch and (alone or len(batch) == BATCH):
                yield batch
                batch = []
            batch.append((at, article))
            if alone:
                yield batch
                batch = []
        if batch:
            yield batch

    def _articles(self) -> Iterator[Article]:
        """Articles that pass the sieve, each once."""
        seen: set[str] = set()
        for item in self._read():
            if isinstance(item, Quarantined):
                self._put(item)
            elif item.id in seen:
                self.counts["known"] += 1
            elif refused := self.task.sieve.refusal(item, self.task.stock):
                self.counts["filtered"] += 1
                self.shelf.add("filtered", refused)
            else:
                seen.add(item.id)
                yield item

    def _read(self) -> Iterator[Article | Quarantined]:
        settings = self.task.stock.settings
        for document in slice_documents(self.task.shard.part, settings):
            self.counts["documents"] += 1
            if isinstance(document, Quarantined):
                yield document
            else:
                yield to_article(document, settings=settings)

    def _put(self, found: Reading | Quarantined) -> None:
        if isinstance(found, Quarantined):
            self.counts["quarantined"] += 1
            self.shelf.add("quarantine", aside_row(found))
            return
        rows = list(to_rows(found, version=self.task.version, shard=self.task.shard.id))
        for name, row in rows:
            self.shelf.add(name, row)
        self.counts["articles"] += 1
        day = day_of(found.article)
        self.days[day.isoformat() if day else ""] += 1

    def _report(self, seconds: float) -> Report:
        part = self.task.shard.part
        told: dict[str, Any] = {name: self.counts[name] for name in COUNTED}
        return Report(
            id=self.task.shard.id,
            path=str(part.path.resolve()),
            origin=part.origin,
            place=(part.start, part.end),
            sha256=part.sha256,
            bytes=part.bytes,
            seconds=round(seconds, 3),
            days=dict(sorted(self.days.items())),
            **told,
        )
