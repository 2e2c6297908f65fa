"""Which events are looked at together: those that share a place, parties, a sentence or a lead."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from counterclaim.compare.geography import LOCAL
from counterclaim.compare.incidents.dayscores import span_of_days
from counterclaim.compare.incidents.eventdays import EXACT_DAYS, RECENT
from counterclaim.compare.incidents.evidence import GROUP_OF, SENTENCE_WORDS, words_of
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.leads import main_keys

#: Pairs are not drawn within blocks larger than this: such a block tells nothing apart.
BLOCK_LIMIT = 400
#: An event that may lie in more months than this is blocked apart from dated ones.
MONTHS = 24
#: The key of a block that shares a sentence has so many parts: trigger and words.
SENTENCE_PARTS = 2
#: Days before and after all others, for ends that are open or not known.
NEVER, ALWAYS = -1, 1 << 30

Positions = NDArray[np.int64]


def _months(item: Happening) -> list[str]:
    """The months in which it may have happened; none if it is open or spans many."""
    when = span_of_days(item)
    if when is None or when.start is None or when.last is None:
        return [""]
    first = when.start.year * 12 + when.start.month
    last = when.last.year * 12 + when.last.month
    return [str(m) for m in range(first, last + 1)] if last - first < MONTHS else [""]


def _day(item: Happening) -> str | None:
    """The day on which it happened, if it is stated to the day."""
    when = item.interval
    if when is None or when.start is None or when.granularity not in EXACT_DAYS:
        return None
    return when.start.isoformat()


def block_keys(item: Happening) -> list[tuple[str, ...]]:
    """The blocks of an event, each once: place and month or day, parties, and its sentence.

    Where a month of a city is too large a block, the events of one day there still meet.
    """
    return list(dict.fromkeys(_keys(item)))


def _keys(item: Happening) -> Iterator[tuple[str, ...]]:
    group = str(GROUP_OF[item.event.type])
    if item.place is not None and item.place.kind in LOCAL:
        for month in _months(item):
            yield group, month, item.place.id
            if item.place.parent:
                yield group, month, item.place.parent
        day = _day(item)
        if day is not None:
            yield "day", group, day, item.place.id
            if item.place.parent:
                yield "day", group, day, item.place.parent
    sides = sorted({side for side in (item.actor, item.target) if side})
    if len(sides) == 2:
        yield group, *sides
        for month in _months(item):
            yield "sides", group, month, *sides
    words = words_of(item)
    if len(words) >= SENTENCE_WORDS:
        yield item.lemma, " ".join(words)
    yield from main_keys(item)
    if item.scene is not None or item.main is not None:  # scenes of a head may lack a place
        yield "scene", group, item.scene or item.event.id


def key_hash(key: tuple[str, ...]) -> int:
    """The key of a block as a number of 64 bits."""
    return int.from_bytes(blake2b("\x1f".join(key).encode(), digest_size=8).digest(), "big")


def _blocks(items: Sequence[Happening]) -> Iterator[Positions]:
    """Positions of events that share a local place and month, parties or a sentence."""
    hashes, parts, positions = array("Q"), array("b"), array("q")
    for position, item in enumerate(items):
        for key in block_keys(item):
            hashes.append(key_hash(key))
            parts.append(len(key))
            positions.append(position)
    found = np.frombuffer(hashes, dtype=np.uint64) if hashes else np.empty(0, np.uint64)
    order = np.argsort(found, kind="stable")
    for run in np.split(order, np.flatnonzero(np.diff(found[order])) + 1):
        block = [positions[at] for at in run]
        if len(block) > 1 and draws_pairs(parts[run[0]], [items[at] for at in block]):
            yield np.array(block, dtype=np.int64)


def draws_pairs(parts: int, held: Sequence[Happening]) -> bool:
    """Whether the events of a block are compared; its key has so many ``parts``."""
    return 1 < len(held) <= BLOCK_LIMIT and not (parts == SENTENCE_PARTS and _standing(held))


def _standing(told: Sequence[Happening]) -> bool:
    """Whether one undated sentence comes back in reports of many weeks.

    Such a sentence is a teaser or standing text of a site, and dates nothing.
    """
    days = [i.article.published.interval.start for i in told]
    known = [day for day in days if day]
    undated = all(item.interval is None for item in told)
    return undated and bool(known) and max(known) - min(known) > RECENT


def block_pairs(items: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    """The pairs of positions that share a block and may share a day, each once, in order."""
    firsts, ends, events = _days_and_events(items)
    size, keys = max(1, len(items)), [np.empty(0, np.int64)]
    for block in _blocks(items):
        left, right = (block[at] for at in np.triu_indices(len(block), 1))
        meet = (firsts[left] < ends[right]) & (firsts[right] < ends[left])
        meet |= events[left] == events[right]
        keys.append(np.unique(left[meet] * size + right[meet]))
    for pair in np.unique(np.concatenate(keys)):
        yield divmod(int(pair), size)


def _days_and_events(items: Sequence[Happening]) -> tuple[Positions, Positions, Positions]:
    """The first day and the end of each event as ordinals, and a number for its id."""
    days = [span_of_days(item) for item in items]
    numbers: dict[str, int] = {}
    firsts = [d.start.toordinal() if d and d.start else NEVER for d in days]
    ends = [d.end.toordinal() if d and d.end else ALWAYS for d in days]
    events = [numbers.setdefault(item.event.id, len(numbers)) for item in items]
    return np.array(firsts), np.array(ends), np.array(events)
