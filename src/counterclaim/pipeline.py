"""The spine: read → understand → resolve → compare, and the only writer of ledgers.

What is stored of an article depends on that article alone; what is compared is derived
anew from all stored articles and decisions. So a ledger is a pure function of its
inputs, the version and the decisions, whatever the order of reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from counterclaim.compare import compare_parts, whole
from counterclaim.errors import NoInputError
from counterclaim.ledger import Ledger, Spool, open_ledger
from counterclaim.protocols import Executor
from counterclaim.read import documents, to_article, told_apart
from counterclaim.records import (
    Article,
    Compared,
    DateBasis,
    JudgedPairs,
    Quarantined,
    Reading,
    RunSummary,
)
from counterclaim.resolve import narrow_published, resolve_article
from counterclaim.stock import Stock
from counterclaim.understand import understand_many

Progress = Callable[[str], None]

#: Articles understood together: enough to fill the encoder's batches, few in memory.
BATCH = 64


def ignore(origin: str) -> None:
    """The progress of a run that nobody watches."""


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        yield batch


def understand_batch(stock: Stock, batch: Sequence[Article]) -> list[Reading | Quarantined]:
    """What is understood of each article; if one fails, it alone is set aside."""
    try:
        return [*_together(stock, batch)]
    except Exception:  # find out which
        return [_alone(stock, article) for article in batch]


def _together(stock: Stock, batch: Sequence[Article]) -> list[Reading]:
    dated = [narrow_published(a, view=stock.view, agreements=stock.agreements) for a in batch]
    understood = understand_many(dated, reader=stock.reader, lexicon=stock.lexicon)
    return [
        Reading(article, found, resolve_article(article, found, view=stock.view))
        for article, found in zip(dated, understood, strict=True)
    ]


def _alone(stock: Stock, article: Article) -> Reading | Quarantined:
    try:
        return _together(stock, [article])[0]
    except Exception as error:  # the border of one document
        reason = f"could not be understood ({type(error).__name__}: {error})"
        return Quarantined(article.origin, reason, article.sha256, article.raw)


@dataclass(frozen=True)
class Pipeline:
    """The stages in order, over what they share."""

    stock: Stock = field(default_factory=Stock)
    executor: Executor | None = None  # where articles are understood; here, if None

    def read(
        self, inputs: Sequence[str | Path], *, but: Path | None = None
    ) -> Iterator[Article | Quarantined]:
        """Articles, and what could not be read, in the order of the sources.

        The ledger ``but`` is passed over where it lies among them.
        """
        for document in documents(inputs, settings=self.stock.settings, but=but):
            if isinstance(document, Quarantined):
                yield document
            else:
                yield to_article(document, settings=self.stock.settings)

    def understand(self, articles: Iterable[Article]) -> Iterator[Reading | Quarantined]:
        """Each article understood and resolved, alone, in the order given.

        An article that fails is quarantined with what was caught; the others go on.
        """
        apply = self.executor.map if self.executor else map
        for found in apply(partial(understand_batch, self.stock), _batches(articles)):
            yield from found

    def extract(self, inputs: Sequence[str | Path]) -> Iterator[Reading | Quarantined]:
        """Each article read, understood and resolved; nothing is stored."""
        for item in self.read(inputs):
            if isinstance(item, Quarantined):
                yield item
            else:
                yield from self.understand([item])

    def compare(
        self, readings: Iterable[Reading], *, judged: JudgedPairs | None = None
    ) -> Compared:
        """The corpus compared: incidents, register, accusations.

        The order of ``readings`` makes no difference. What is no sequence is kept on disk
        meanwhile, so that memory does not grow with whole readings.
        """
        return whole(self.compare_parts(readings, judged=judged))

    def compare_parts(
        self, readings: Iterable[Reading], *, judged: JudgedPairs | None = None
    ) -> Iterator[Compared]:
        """What ``compare`` finds, each incident in a part of its own, told as it is asked for."""
        if not isinstance(readings, Sequence):
            with Spool(readings) as spool:
                return self._parts(spool, judged)
        return self._parts(readings, judged)

    def _parts(self, readings: Iterable[Reading], judged: JudgedPairs | None) -> Iterator[Compared]:
        return compare_parts(
            readings,
            agreements=self.stock.agreements,
            view=self.stock.view,
            judged=judged or JudgedPairs(),
        )

    def compare_into(self, ledger: Ledger) -> None:
        """Derives anew what compare finds, if articles or decisions came since."""
        if ledger.comparison_is_stale():
            stock = self.stock.over(ledger.added_files())
            readings = ledger.corrected_readings()
            found = replace(self, stock=stock).compare_parts(readings, judged=ledger.judged())
            ledger.replace_compared_by(found)

    def read_into(
        self, inputs: Sequence[str | Path], path: str | Path, *, progress: Progress = ignore
    ) -> RunSummary:
        """Reads inputs into a ledger, one transaction per article, and compares anew.

        Knowledge files that the ledger holds stay in force, beneath those of the
        settings, which it holds from then on.

        Args:
            inputs: files, folders, globs, or ``-`` for standard input.
            path: the ledger; made if it is missing.
            progress: called with the origin of each document that is done.

        Raises:
            NoInputError: if there is nothing to read; no ledger is made then.
            LedgerError: if the ledger cannot be opened or written.
        """
        started = datetime.now(UTC)
        there, missing = told_apart(inputs, fetch=self.stock.settings.fetch)
        if not there:
            raise NoInputError(_nothing(missing))
        self.stock.load()
        with open_ledger(path, create=True) as ledger:
            stock = self.stock.over(ledger.added_files())
            stock.load()
            ledger.keep_added(stock.files)
            ledger.replace_knowledge(stock.known())
            whole = replace(self, stock=stock)
            summary = _Run(whole, ledger, progress).add_all(there)
            whole.compare_into(ledger)
            version, finished = stock.version, datetime.now(UTC)
            ledger.record_run(summary, version=version, started=started, finished=finished)
        return replace(summary, missing=missing)

    def store_into(
        self,
        found: Iterable[tuple[Reading, str]],
        path: str | Path,
        *,
        aside: Sequence[Quarantined] = (),
    ) -> RunSummary:
        """Stores readings made elsewhere, each with the version that made it, and compares anew.

        Raises:
            LedgerError: if the ledger cannot be opened or written.
        """
        started, read, added, made_by = datetime.now(UTC), 0, 0, ""
        with open_ledger(path, create=True) as ledger:
            stock = self.stock.over(ledger.added_files())
            ledger.keep_added(stock.files)
            ledger.replace_knowledge(stock.known())
            for reading, version in found:
                read, made_by = read + 1, version
                added += ledger.add_reading(reading, version=version)
            for item in aside:
                ledger.add_quarantined(item)
            replace(self, stock=stock).compare_into(ledger)
            summary = RunSummary(read + len(aside), added, read - added, tuple(aside))
            ledger.record_run(summary, version=made_by, started=started, finished=datetime.now(UTC))
        return summary


def _nothing(missing: Sequence[Quarantined]) -> str:
    """Why there is nothing to read, for each input."""
    return "; ".join(f"{m.origin}: {m.reason}" for m in missing) or "no input was named"


@dataclass
class _Run:
    """One run of reading into a ledger, with its counts."""

    pipeline: Pipeline
    ledger: Ledger
    progress: Progress
    read: int = 0
    known: int = 0
    added: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    undated: int = 0
    unnamed: int = 0

    def add_all(self, inputs: Sequence[str | Path]) -> RunSummary:
        """Reads, understands and stores all inputs; the counts."""
        for item in self.pipeline.understand(self._fresh(inputs)):
            if isinstance(item, Quarantined):
                self._set_aside(item)
                continue
            self.added += self.ledger.add_reading(item, version=self.pipeline.stock.version)
            self.warnings += [f"{item.article.origin}: {w}" for w in item.article.warnings]
            self.undated += item.article.published.interval.start is None
            self.unnamed += item.article.outlet is None
            self.progress(item.article.origin)
        return RunSummary(
            self.read,
            self.added,
            self.known,
            tuple(self.quarantined),
            tuple(self.warnings),
            self.undated,
            self.unnamed,
        )

    def _fresh(self, inputs: Sequence[str | Path]) -> Iterator[Article]:
        """Articles that the ledger lacks in this version; sets the unreadable aside."""
        given: set[str] = set()
        for item in self.pipeline.read(inputs, but=self.ledger.path):
            self.read += 1
            if isinstance(item, Quarantined):
                self._set_aside(item)
            elif item.id in given or self._is_known(item):
                self.known += 1
                self.progress(item.origin)
            else:
                given.add(item.id)
                yield item

    def _is_known(self, article: Article) -> bool:
        """Whether the ledger has the article as this run reads it, its options included."""
        if not self.ledger.has_article(article.id, self.pipeline.stock.version):
            return False
        dated = article.published.basis is DateBasis.OPTION
        named = self.pipeline.stock.settings.outlet is not None
        stored = self.ledger.article(article.id) if dated or named else None
        return stored is None or (
            (not dated or article.published == stored[0].published)
            and (not named or article.outlet == stored[0].outlet)
        )

    def _set_aside(self, item: Quarantined) -> None:
        self.ledger.add_quarantined(item)
        self.quarantined.append(item)
        self.progress(item.origin)
