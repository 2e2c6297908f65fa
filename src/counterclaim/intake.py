"""What one run takes into a ledger: articles that it lacks, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.ledger import Ledger
from counterclaim.records import Article, DateBasis, Quarantined, Reading, RunSummary
from counterclaim.stock import Stock

Progress = Callable[[str], None]


def ignore(origin: str) -> None:
    """The progress of a run that nobody watches."""


@dataclass
class Intake:
    """One run of reading into a ledger, with its counts."""

    ledger: Ledger
    stock: Stock
    progress: Progress
    read: int = 0
    known: int = 0
    added: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    undated: int = 0
    unnamed: int = 0

    def fresh(self, found: Iterable[Article | Quarantined]) -> Iterator[Article]:
        """The articles that the ledger lacks in this version; sets the unreadable aside."""
        given: set[str] = set()
        for item in found:
            self.read += 1
            if isinstance(item, Quarantined):
                self._set_aside(item)
            elif item.id in given or self._is_known(item):
                self.known += 1
                self.progress(item.origin)
            else:
                given.add(item.id)
                yield item

    def store(self, understood: Iterable[Reading | Quarantined]) -> RunSummary:
        """Stores what was understood of the fresh articles; the counts of the run."""
        for item in understood:
            if isinstance(item, Quarantined):
                self._set_aside(item)
                continue
            self.added += self.ledger.add_reading(item, version=self.stock.version)
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

    def _is_known(self, article: Article) -> bool:
        """Whether the ledger has the article as this run reads it, its options included."""
        if not self.ledger.has_article(article.id, self.stock.version):
            return False
        dated = article.published.basis is DateBasis.OPTION
        named = self.stock.settings.outlet is not None
        stored = self.ledger.article(article.id) if dated or named else None
        return stored is None or (
            (not dated or article.published == stored[0].published)
            and (not named or article.outlet == stored[0].outlet)
        )

    def _set_aside(self, item: Quarantined) -> None:
        self.ledger.add_quarantined(item)
        self.quarantined.append(item)
        self.progress(item.origin)
