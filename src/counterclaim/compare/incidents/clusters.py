"""Incidents: events that are one happening, by blocking, a scorer and constraints.

Blocking (``blocks``) pairs events that may be one, the scorer (``evidence``) says how likely
they are and why, and clustering joins the best pairs first. It never joins two groups that
hold events which cannot be the same (disjoint days, places apart).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from counterclaim.compare.geography import LOCAL, SPOTS
from counterclaim.compare.incidents.blocks import block_pairs
from counterclaim.compare.incidents.evidence import barred, joins, kind_words, score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.judged import NOBODY, Group, held_apart, join_judged
from counterclaim.protocols import View
from counterclaim.records import Incident, Interval, JudgedPairs, Place, lineage

MADE_BY = "compare.incidents/2"


def cluster(
    items: Sequence[Happening],
    *,
    view: View,
    judged: JudgedPairs = NOBODY,
    pairs: Iterable[tuple[int, int]] | None = None,
) -> list[Group]:
    """Groups of positions with the score and reasons of their weakest link.

    Best pairs first, of equal ones the earlier told; two groups with a barred pair between
    them are never joined. What people judged comes last and outweighs the evidence, see
    ``judged``. ``pairs`` are the positions to be looked at, in order; those that share a
    block, if none are given.
    """
    asked = block_pairs(items) if pairs is None else pairs
    growing = _Growing(items, view, judged)
    links: dict[int, tuple[float, tuple[str, ...]]] = {}
    for a, b in _joining(items, asked, view):
        head = growing.join(a, b)
        if head is not None:
            link = score(items[a], items[b], view=view)
            links[head] = (link.score, link.reasons)
    found = [
        (sorted(members), *links.get(head, (1.0, ())))
        for head, members in sorted(growing.groups.items(), key=lambda g: min(g[1]))
    ]
    return join_judged(found, growing.events, judged)


class _Growing:
    """Groups of positions by their heads, as they are joined.

    Two groups that are barred once stay so, however they grow: they are not looked at again.
    """

    def __init__(self, items: Sequence[Happening], view: View, judged: JudgedPairs) -> None:
        self.events = [item.event.id for item in items]
        self.groups = {at: [at] for at in range(len(items))}
        self._items, self._view, self._judged = items, view, judged
        self._home = list(range(len(items)))
        self._apart: dict[int, set[int]] = defaultdict(set)

    def join(self, a: int, b: int) -> int | None:
        """Makes the groups of two positions one; its head, or None if nothing is joined."""
        left, right = self._home[a], self._home[b]
        if left == right or right in self._apart[left]:
            return None
        if self._barred(left, right):
            self._apart[left].add(right)
            self._apart[right].add(left)
            return None
        for position in self.groups[right]:
            self._home[position] = left
        self.groups[left] += self.groups.pop(right)
        for other in self._apart.pop(right, ()):
            self._apart[other].discard(right)
            self._apart[other].add(left)
            self._apart[left].add(other)
        return left

    def _barred(self, left: int, right: int) -> bool:
        one, other, items = self.groups[left], self.groups[right], self._items
        named, others = ([self.events[at] for at in group] for group in (one, other))
        return held_apart(named, others, self._judged) or any(
            barred(items[x], items[y], view=self._view) for x in one for y in other
        )


def _joining(
    items: Sequence[Happening], pairs: Iterable[tuple[int, int]], view: View
) -> Iterator[tuple[int, int]]:
    """The pairs that the evidence joins, best first, of equal ones the earlier told."""
    scores, lefts, rights = array("d"), array("q"), array("q")
    for a, b in pairs:
        link = score(items[a], items[b], view=view)
        if joins(link):
            scores.append(link.score)
            lefts.append(a)
            rights.append(b)
    rank = _ranks(items)
    told = np.sort(rank[np.array([lefts, rights], dtype=np.int64)], axis=0)
    for at in np.lexsort((told[1], told[0], -np.array(scores))):
        yield lefts[at], rights[at]


def _ranks(items: Sequence[Happening]) -> NDArray[np.int64]:
    """Which of two equal pairs comes first: by day of publication and place in the text.

    Ids are hashes of the words, so by them another name for a side would change who joins.
    """

    def told(at: int) -> tuple[date, int, tuple[str, int]]:
        item = items[at]
        published = item.article.published.interval.start
        return published or date.max, item.event.trigger.start, item.key

    rank = np.empty(len(items), dtype=np.int64)
    rank[sorted(range(len(items)), key=told)] = np.arange(len(items))
    return rank


def incident_id(items: Iterable[Happening]) -> str:
    """A content hash of the events, independent of their order."""
    names = sorted({item.event.id for item in items})
    return sha256("\n".join(names).encode()).hexdigest()[:16]


def narrowest(items: Sequence[Happening]) -> Interval | None:
    """The most exact stated date among the events."""
    stated = [i.interval for i in items if i.interval and i.interval.start and i.interval.end]
    if not stated:
        return next((i.interval for i in items if i.interval), None)
    return min(stated, key=lambda i: ((i.end - i.start), i.start))  # type: ignore[operator]


def _agreed(items: Sequence[Happening], view: View) -> Place | None:
    """The finest place that half of the articles name, or name a place within; else the widest.

    One account's quarter of a city is no place of what five others tell of that city.
    """
    named: dict[str, Place] = {}
    within: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if place := item.region or item.place:
            named.setdefault(place.id, place)
            within[item.article.id] |= {*lineage(place, view.place)}
    if not named:
        return None
    told = Counter(chain.from_iterable(within.values()))
    most = max(told[place] for place in named)
    enough = [p for p in named.values() if told[p.id] >= min(most, len(within) / 2)]
    for kinds in (SPOTS, LOCAL):
        finer = [place for place in enough if place.kind in kinds]
        if finer:
            return max(finer, key=lambda place: told[place.id])
    return enough[0]


def to_incident(
    items: Sequence[Happening], link_score: float, reasons: tuple[str, ...], *, view: View
) -> Incident:
    """The incident of a group, without its accounts.

    Its title is the place and the type; without a place the type and the first words for it.
    """
    place = _agreed(items, view)
    interval = narrowest(items)
    kinds = [i.event.type for i in items]
    kind = max(sorted(set(kinds)), key=kinds.count)
    what = kind_words(kind)
    first = " ".join(items[0].event.trigger.of(items[0].article.text).split())
    return Incident(
        id=incident_id(items),
        title=f"{place.name}: {what}" if place else f"{what.capitalize()}: “{first}”",
        type=kind,
        events=tuple(dict.fromkeys(i.event.id for i in items)),
        accounts=(),
        interval=interval,
        place=place.id if place else None,
        score=round(link_score, 3),
        reasons=reasons,
        made_by=MADE_BY,
    )


def show_days(interval: Interval | None) -> str:
    """Days as people write them: one day, or first to last day, "?" for unknown."""
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    if interval.start == interval.last:
        return str(interval.last)
    return f"{interval.start or '?'} to {interval.last or '?'}"
