"""A ledger for exports: articles come one at a time, so that memory does not grow with them.

In memory stay the actors, the places and what compare found; texts, mentions and claims
are loaded article by article, and a few articles are kept for rows that quote several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import overload

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.corrections import Corrections
from counterclaim.ledger.queries.articles import articles
from counterclaim.ledger.queries.select import Names
from counterclaim.ledger.rows import ArticleRow
from counterclaim.protocols import View
from counterclaim.records import Actor, Interval, Place, Reading
from counterclaim.show.corpus import LAST, Corpus
from counterclaim.show.part import Part
from counterclaim.spans import Span, Spans

KEPT = 32  # articles in memory; an incident seldom has more
KEPT_WHOLE = 400  # the same for the report, whose parts quote the same articles again and again


class StoredReadings(Sequence[Reading]):
    """The readings of an open ledger by article id, decisions in force, loaded when asked for."""

    def __init__(self, ledger: Ledger) -> None:
        """Takes a ledger, which must stay open as long as this is used."""
        self._ledger = ledger
        self._corrections = Corrections(ledger.decisions())
        self.ids = tuple(ledger.article_ids())

    def of(self, article_id: str) -> Reading:
        """The reading of one article.

        Raises:
            KeyError: if there is no such article.
        """
        found = self._ledger.reading(article_id)
        if found is None:
            raise KeyError(article_id)
        return self._corrections.reading(found)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> list[Reading]: ...
    def __getitem__(self, at: int | slice) -> Reading | list[Reading]:
        if isinstance(at, slice):
            return [self.of(key) for key in self.ids[at]]
        return self.of(self.ids[at])

    def __iter__(self) -> Iterator[Reading]:
        return map(self.of, self.ids)


@dataclass(frozen=True)
class ArticleAlone(Corpus):
    """One article of a ledger, with the names of all its actors and places."""

    everyone: dict[str, Actor] = field(default_factory=dict)
    everywhere: dict[str, Place] = field(default_factory=dict)

    @property
    def actors(self) -> dict[str, Actor]:
        """Actors of the whole ledger."""
        return self.everyone

    @property
    def places(self) -> dict[str, Place]:
        """Places of the whole ledger."""
        return self.everywhere


@dataclass(frozen=True)
class StoredCorpus(Corpus):
    """A whole ledger, seen article by article; ``readings`` are ``StoredReadings``.

    Of the articles asked for alone, the latest ``most_kept`` stay in memory.
    """

    most_kept: int = KEPT

    @cached_property
    def _known(self) -> tuple[dict[str, Actor], dict[str, Place]]:
        actors: dict[str, Actor] = {}
        places: dict[str, Place] = {}
        for reading in self.readings:
            actors.update((a.id, a) for a in reading.resolved.actors)
            places.update((p.id, p) for p in reading.resolved.places)
        return actors, places

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors that the articles bring along, by id."""
        return self._known[0]

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places that the articles refer to, by id."""
        return self._known[1]

    def _alone(self, reading: Reading) -> Corpus:
        return ArticleAlone(
            (reading,), self.compared, self.view, (), everyone=self.actors, everywhere=self.places
        )

    @cached_property
    def _kept(self) -> dict[str, Corpus]:
        return {}

    def only(self, article_id: str) -> Corpus:
        """One article alone; the latest ones asked for are kept."""
        kept = self._kept
        found = kept.pop(article_id, None)
        if found is None:
            found = self._alone(self._stored.of(article_id))
        kept[article_id] = found
        if len(kept) > self.most_kept:
            del kept[next(iter(kept))]
        return found

    def parts(self) -> Iterator[Corpus]:
        """Each article alone, by article id; those not in memory do not stay there."""
        stored = self._stored
        return (self._kept.get(key) or self._alone(stored.of(key)) for key in stored.ids)

    @property
    def _stored(self) -> StoredReadings:
        assert isinstance(self.readings, StoredReadings)
        return self.readings

    def outlet(self, article_id: str) -> str:
        """The outlet of an article, or the words for none."""
        return self.only(article_id).outlet(article_id)

    def published(self, article_id: str) -> Interval:
        """The days of an article's publication, as a person set them where one did."""
        return self.only(article_id).published(article_id)

    def quote(self, article_id: str, spans: Iterable[Span]) -> str:
        """The words of spans, in order, joined by an ellipsis."""
        return self.only(article_id).quote(article_id, spans)

    def voice(self, article_id: str, attribution_id: str | None) -> tuple[str, ...]:
        """The chain of an attribution, or the outlet alone for its own voice."""
        return self.only(article_id).voice(article_id, attribution_id)

    def sentence(self, article_id: str, spans: Spans) -> str:
        """The sentences around spans, to show a span in its context."""
        return self.only(article_id).sentence(article_id, spans)


@dataclass(frozen=True)
class AskedCorpus(StoredCorpus):
    """A whole ledger that is asked for names, headings and counts; none is loaded for them."""

    names: Names | None = None
    listed: tuple[ArticleRow, ...] = ()

    def holds(self, article_id: str) -> bool:
        """Whether the ledger has an article."""
        return article_id in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self.listed)

    def headings(self) -> list[tuple[str, str, str]]:
        """The articles by outlet name, then day, then id, as ``Corpus`` gives them."""
        return sorted(
            ((row.outlet or LAST).casefold(), row.published_start or "", row.id)
            for row in self.listed
        )

    @property
    def claim_count(self) -> int:
        """How many claims the articles hold."""
        return sum(row.claims for row in self.listed)

    def _alone(self, reading: Reading) -> Corpus:
        return Part((reading,), self.compared, self.view, names=self.names)

    def actor_name(self, actor_id: str | None) -> str:
        """An actor's name, merges followed; the id itself if nothing names it."""
        return self._nobody.actor_name(actor_id)

    def place_name(self, place_id: str | None) -> str:
        """A place's name; the id itself if nothing names it."""
        return self._nobody.place_name(place_id)

    @cached_property
    def _nobody(self) -> Part:
        return Part((), self.compared, self.view, names=self.names)


@contextmanager
def asked_corpus(path: Path, *, view: View, whole: bool = False) -> Iterator[AskedCorpus]:
    """A ledger for listings and the report, decisions in force, while the ledger is open.

    Of what compare found there is the register alone, and all of it if ``whole``.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    with open_ledger(path, readonly=True) as ledger:
        yield AskedCorpus(
            StoredReadings(ledger),
            ledger.compared() if whole else ledger.register(),
            view,
            ledger.quarantined() if whole else (),
            most_kept=KEPT_WHOLE if whole else KEPT,
            names=Names(ledger.db),
            listed=articles(ledger, limit=None).rows if whole else (),
        )


@contextmanager
def stored_corpus(path: Path, *, view: View) -> Iterator[StoredCorpus]:
    """A ledger's content for exports, decisions in force, while the ledger is open.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    with open_ledger(path, readonly=True) as ledger:
        yield StoredCorpus(StoredReadings(ledger), ledger.compared(), view, ledger.quarantined())
