"""Some articles of a ledger as a corpus of their own, so that one view shows them alone.

The words of the report are made from a ``Corpus``; a ``Part`` gives it the articles of one
view, with decisions in force, and looks every name up in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from counterclaim.ledger import Ledger
from counterclaim.ledger.corrections import Corrections
from counterclaim.ledger.queries.select import Names
from counterclaim.protocols import View
from counterclaim.records import Compared
from counterclaim.show.corpus import UNRESOLVED, Corpus, anchor


@dataclass(frozen=True)
class Part(Corpus):
    """A corpus of some articles; ``names`` gives those of all actors and places."""

    names: Names | None = None

    def actor_name(self, actor_id: str | None) -> str:
        """An actor's name, merges followed; the id itself if nothing names it."""
        found = self.names.actor(actor_id) if self.names else None
        if found is None or found.name == actor_id:
            return super().actor_name(actor_id) if actor_id else UNRESOLVED
        return found.name

    def place_name(self, place_id: str | None) -> str:
        """A place's name; the id itself if nothing names it."""
        found = self.names.place(place_id) if self.names else None
        if found is None or found.name == place_id:
            return super().place_name(place_id)
        return found.name

    def outlet(self, article_id: str) -> str:
        """The outlet of an article; empty for an article of another part."""
        return super().outlet(article_id) if article_id in self.by_article else ""

    def published_words(self, article_id: str) -> str:
        """The days of an article's publication; empty for an article of another part."""
        return super().published_words(article_id) if article_id in self.by_article else ""

    @cached_property
    def article_of(self) -> dict[str, str]:
        """The article of every record, by the anchor of its words."""
        found: dict[str, str] = {}
        for reading in self.readings:
            u, key = reading.understanding, reading.article.id
            layers = (u.attributions, u.mentions, u.times, u.quantities, u.events, u.labels)
            found.update((anchor(record.id), key) for layer in layers for record in layer)
        c = self.compared
        for records in (c.ceasefire_mentions, c.allegations, c.replies, c.tallies, c.demands):
            found.update((anchor(record.id), record.article_id) for record in records)
        return found


def part_of(
    ledger: Ledger, articles: Iterable[str], *, view: View, names: Names, compared: Compared
) -> Part:
    """The articles with decisions in force; those that the ledger lacks are left out.

    Args:
        ledger: the open ledger.
        articles: their ids.
        view: the knowledge packs.
        names: of the ledger.
        compared: what compare found of them.
    """
    corrections = Corrections(ledger.decisions())
    raw = (ledger.reading(key) for key in dict.fromkeys(articles))
    readings = tuple(corrections.reading(r) for r in raw if r is not None)
    return Part(readings, compared, view, names=names)
