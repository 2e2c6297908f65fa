"""What queries give back: one frozen record per kind of row, ready to be shown.

Names are as people gave them; ids are canonical, merges applied. Days are ISO dates,
intervals ``[start, end)``; offsets are half-open code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterclaim.records import Reading

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of all that match."""

    rows: tuple[T, ...]
    total: int
    offset: int
    limit: int

    def of(self, rows: Iterable[U]) -> Page[U]:
        """The same part of what matches, told by other rows."""
        return Page(tuple(rows), self.total, self.offset, self.limit)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or place to link to; ``id`` None where only words are known."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a facet and how many rows have it."""

    value: str | None
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article."""

    article_id: str
    role: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who claims what: one attribution with its chain from the outlet inwards."""

    id: str
    article_id: str
    title: str
    outlet: str | None
    published_start: str | None
    published_end: str | None
    chain: tuple[str, ...]
    speakers: tuple[Named, ...]
    stance: str
    kind: str
    polarity: bool
    hedged: bool
    source_text: str
    cue_text: str
    quote: str
    start: int
    end: int
    parent: str | None
    score: float
    made_by: str
    decisions: tuple[str, ...]
    rejected: bool


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list."""

    id: str
    title: str
    outlet: str | None
    published_start: str | None
    published_end: str | None
    published_granularity: str
    published_basis: str
    url: str | None
    origin: str
    language: str | None
    claims: int
    incidents: int
    copies: int
    sha256: str
    captured_at: str | None


@dataclass(frozen=True, slots=True)
class Layer:
    """One span of one record of an article, with what there is to say of it."""

    kind: str
    record_id: str
    role: str
    ordinal: int
    start: int
    end: int
    label: str
    entity: Named | None = None


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article that shares text with another."""

    article_id: str
    title: str
    outlet: str | None
    containment: float
    here: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """One article with all its layers, decisions in force."""

    row: ArticleRow
    reading: Reading
    version: str
    layers: tuple[Layer, ...]
    claims: tuple[ClaimRow, ...]
    copies: tuple[CopyRow, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its uncertainty and how often it is named."""

    id: str
    name: str
    kind: str
    country: str | None
    parent: str | None
    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """A coded event with its resolved arguments and the voice that tells it."""

    id: str
    article_id: str
    outlet: str | None
    type: str
    mode: str
    acled: str
    factuality: str
    negated: bool
    place: Named | None
    precision: str | None
    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    interval_start: str | None
    interval_end: str | None
    interval_granularity: str | None
    claim: str | None
    start: int
    end: int
    words: str
    score: float
    made_by: str
    actors: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place with the events that are told to have happened there."""

    id: str
    name: str
    lat: float
    lon: float
    uncertainty_km: float | None
    precision: str | None
    events: int


@dataclass(frozen=True, slots=True)
class LabelRow:
    """How one outlet calls one actor in one voice, over all times it names it."""

    actor: Named
    outlet: str | None
    own_voice: bool
    word: str
    label_class: str
    count: int
    mentions: int


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article's mentions of an actor in one voice; ``uses`` are word, class and record."""

    article_id: str
    outlet: str | None
    own_voice: bool
    mentions: int
    uses: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that holds the words sought: a snippet and where they stand."""

    article_id: str
    title: str
    outlet: str | None
    published_start: str | None
    published_end: str | None
    snippet: str
    snippet_start: int
    spans: tuple[tuple[int, int], ...]
