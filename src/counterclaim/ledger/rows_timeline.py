"""Rows of a timeline; see ``rows``."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger.rows import Named


@dataclass(frozen=True, slots=True)
class TimelineSentence:
    """A sentence that tells of a day; ``start`` and ``end`` are offsets in its article."""

    article_id: str
    outlet: str | None
    title: str
    published_start: str | None
    speaker: Named | None
    claim: str | None
    event: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class DatedIncident:
    """An incident that is dated to the day, with the number of all its origins."""

    id: str
    title: str
    origins: int


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day, how many independent origins tell of it, and what they tell.

    ``tellings`` counts events; incidents and sentences come with most origins first.
    """

    day: str
    origins: int
    articles: int
    tellings: int
    incidents: tuple[DatedIncident, ...]
    sentences: tuple[TimelineSentence, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order; ``total`` days matched, ``undated`` events have no single day."""

    days: tuple[TimelineDay, ...]
    total: int
    undated: int
