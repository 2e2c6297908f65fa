"""Rows that queries on actors give: one actor, its names, roles and relations."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger.rows import Count, Named


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with how often it is named, speaks and is spoken of."""

    id: str
    name: str
    kind: str
    country: str | None
    known: bool
    articles: int
    mentions: int
    said: int
    said_about: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """Words by which the articles name an actor, with the first place to see it."""

    words: str
    count: int
    article_id: str
    start: int
    end: int
    mention: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """An office: what, at which actor, when ('' where not known)."""

    title: str
    of: Named | None
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A parent, affiliation or predecessor."""

    relation: str
    to: Named


@dataclass(frozen=True, slots=True)
class ActorDetail:
    """All that the ledger holds about an actor, apart from lists that page."""

    row: ActorRow
    merged: tuple[Named, ...]
    names: tuple[tuple[str, str, str], ...]
    seen_as: tuple[NameRow, ...]
    roles: tuple[RoleRow, ...]
    relations: tuple[RelationRow, ...]
    outlets: tuple[Count, ...]
