"""The spine: read → understand → resolve → compare, and the only writer of ledgers.

What is stored of an article depends on that article alone; what is compared is derived
anew from all stored articles and decisions. So a ledger is a pure function of its
inputs, the version and the decisions, whatever the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from counterclaim.compare import compare_parts, whole
from counterclaim.errors import NoInputError
from counterclaim.intake import Intake, Progress, ignore
from counterclaim.ledger import Ledger, Spool, open_ledger
from counterclaim.protocols import Executor
from counterclaim.read import documents, to_article, told_apart
from counterclaim.records import (
    Article,
    Compared,
    JudgedPairs,
    Quarantined,
    Reading,
    RunSummary,
)
from counterclaim.resolve import narrow_published, resolve_article
from counterclaim.stock import Stock
from counterclaim.understand import understand_many

#: Articles understood together: enough to fill the encoder's batches, few in memory.
BATCH = 64


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
            intake = Intake(ledger, stock, progress)
            fresh = intake.fresh(whole.read(there, but=ledger.path))
            summary = intake.store(whole.understand(fresh))
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
