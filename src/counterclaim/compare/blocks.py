"""Which events are looked at together: those that share a place, parties, a sentence or a lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from counterclaim.compare.evidence import RECENT, SENTENCE_WORDS, group_of, span_of_days, words_of
from counterclaim.compare.geography import LOCAL
from counterclaim.compare.happenings import Happening
from counterclaim.compare.leads import main_keys

#: Pairs are not drawn within blocks larger than this: such a block tells nothing apart.
BLOCK_LIMIT = 400
#: An event that may lie in more months than this is blocked apart from dated ones.
MONTHS = 24
#: The key of a block that shares a sentence has so many parts: trigger and words.
SENTENCE_PARTS = 2


def _months(item: Happening) -> list[str]:
    """The months in which it may have happened; none if it is open or spans many."""
    when = span_of_days(item)
    if when is None or when.start is None or when.end is None:
        return [""]
    first = when.start.year * 12 + when.start.month
    last_day = when.end - timedelta(days=1)
    last = last_day.year * 12 + last_day.month
    return [str(m) for m in range(first, last + 1)] if last - first < MONTHS else [""]


def block_keys(item: Happening) -> list[tuple[str, ...]]:
    """The blocks of an event, each once: place and month, parties, and its sentence."""
    return list(dict.fromkeys(_keys(item)))


def _keys(item: Happening) -> Iterator[tuple[str, ...]]:
    group = str(group_of(item.event.type))
    if item.place is not None and item.place.kind in LOCAL:
        for month in _months(item):
            yield group, month, item.place.id
            if item.place.parent:
                yield group, month, item.place.parent
    sides = sorted({side for side in (item.actor, item.target) if side})
    if len(sides) == 2:
        yield group, *sides
    words = words_of(item)
    if len(words) >= SENTENCE_WORDS:
        yield item.lemma, " ".join(words)
    yield from main_keys(item)
    if item.scene is not None or item.main is not None:  # scenes of a head may lack a place
        yield "scene", group, item.scene or item.event.id


def _blocks(items: Sequence[Happening]) -> Iterator[list[int]]:
    """Positions of events that share a local place and month, parties or a sentence."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, item in enumerate(items):
        for key in block_keys(item):
            blocks[key].append(position)
    for key in sorted(blocks):
        if draws_pairs(len(key), [items[at] for at in blocks[key]]):
            yield blocks[key]


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


def block_pairs(items: Sequence[Happening]) -> list[tuple[int, int]]:
    """The pairs of positions that share a block, each once, in order."""
    found = {
        (a, b) for block in _blocks(items) for at, a in enumerate(block) for b in block[at + 1 :]
    }
    return sorted(found)
