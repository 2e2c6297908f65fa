"""Stories by blocks: the same ones as ``compare.stories`` finds in one piece.

A word's weight needs to know in how many articles it stands: that is summed by buckets of
hashes. Telling words make postings, by bucket too; a part looks up those of its articles
and weighs each article with its neighbours. What lies between parts are files of plain
numbers that tasks look into without loading them. Groups can grow only where a link of
the least nearness connects, so each connected group is grown alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from counterclaim.compare.stories import (
    common,
    fading,
    nearness,
    neighbours,
    telling_words,
    to_vector,
)
from counterclaim.engine.grouping.blocks import Crossing
from counterclaim.engine.grouping.index import Indexed, Step, bucket_of, word_hash
from counterclaim.engine.shelf import read_table

#: Vectors of other articles that a task holds at a time.
HELD = 2_000
TELLING = pa.schema([("bucket", pa.int32()), ("word", pa.uint64()), ("article", pa.int64())])
LINKED = pa.schema(
    [("bucket", pa.int32()), ("a", pa.int64()), ("b", pa.int64()), ("link", pa.float64())]
)
Words = NDArray[np.uint64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stories:
    """What every task of this grouping knows; ``firsts`` are the parts' first articles."""

    step: Step
    firsts: tuple[int, ...]
    total: int

    @property
    def folder(self) -> Path:
        """Where the numbers lie."""
        return self.step.work / "stories"

    @property
    def telling(self) -> Crossing:
        """Telling words on their way to their postings."""
        return Crossing(self.step.work / "telling", TELLING)

    @property
    def linked(self) -> Crossing:
        """Links on their way to the task that grows their group."""
        return Crossing(self.step.work / "linked", LINKED)

    def array(self, name: str) -> NDArray[Any]:
        """An array of numbers that is looked into where it lies."""
        found: NDArray[Any] = np.load(self.folder / f"{name}.npy", "r", allow_pickle=False)
        return found

    def save(self, name: str, numbers: NDArray[Any]) -> None:
        """Writes an array."""
        self.folder.mkdir(parents=True, exist_ok=True)
        np.save(self.folder / f"{name}.npy", numbers)


@dataclass(frozen=True, slots=True)
class Share:
    """A part, or a bucket, by its number."""

    stories: Stories
    number: int
    part: Indexed | None = None

    @property
    def own(self) -> Indexed:
        """The part."""
        if self.part is None:
            raise ValueError("this share is a bucket")
        return self.part


def number_articles(stories: Stories) -> None:
    """Writes the ids of all articles by number, and the order of ids: rank to number and back."""
    paths = sorted((stories.step.work / "articles").glob("*.parquet"))
    ids = np.array(
        [int(name, 16) for p in paths for name in read_table(p).column("id").to_pylist()],
        np.uint64,
    )
    order = np.argsort(ids, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    stories.save("id", ids)
    stories.save("by-rank", order)
    stories.save("rank", rank)


def sum_words(share: Share) -> int:
    """Writes in how many articles each word of a bucket stands; how many words."""
    rows = share.stories.step.spread.read(share.number)
    words, at = np.unique(rows.column("word").to_numpy(), return_inverse=True)
    counts = np.bincount(at, rows.column("articles").to_numpy(), len(words)).astype(np.int64)
    share.stories.save(f"spread-word-{share.number}", words)
    share.stories.save(f"spread-count-{share.number}", counts)
    return len(words)


def weigh_part(share: Share) -> int:
    """Writes the vectors of a part's articles, and their telling words to the buckets."""
    stories, own = share.stories, share.own
    rows = read_table(own.words)
    held = list(
        zip(rows.column("words").to_pylist(), rows.column("counts").to_pylist(), strict=True)
    )
    hashes = {word: word_hash(word) for words, _ in held for word in words}
    spread = _spread(stories, hashes)
    telling: dict[str, list[int]] = {name: [] for name in TELLING.names}
    ends, found, weights = [0], [], []
    for at, (words, counts) in enumerate(held):
        vector = to_vector(Counter(dict(zip(words, counts, strict=True))), spread, stories.total)
        found += [hashes[word] for word in vector]
        weights += list(vector.values())
        ends.append(len(found))
        for word in telling_words(vector):
            telling["bucket"].append(bucket_of(hashes[word], stories.step.buckets))
            telling["word"].append(hashes[word])
            telling["article"].append(own.first + at)
    stories.telling.write(own.name, telling)
    days = [d.toordinal() if d else 0 for d in rows.column("day").to_pylist()]
    for name, numbers in (
        ("end", np.array(ends, np.int64)),
        ("word", np.array(found, np.uint64)),
        ("weight", np.array(weights, np.float64)),
        ("day", np.array(days, np.int64)),
    ):
        stories.save(f"{name}-{own.number}", numbers)
    return len(held)


def _spread(stories: Stories, hashes: dict[str, int]) -> dict[str, int]:
    """In how many articles of all each of some words stands."""
    by_bucket: dict[int, list[str]] = defaultdict(list)
    for word, number in hashes.items():
        by_bucket[bucket_of(number, stories.step.buckets)].append(word)
    found: dict[str, int] = {}
    for bucket, words in by_bucket.items():
        known, counts = (stories.array(f"spread-{n}-{bucket}") for n in ("word", "count"))
        at = np.searchsorted(known, np.array([hashes[w] for w in words], np.uint64))
        found.update(zip(words, counts[at].tolist(), strict=True))
    return found


def post_words(share: Share) -> int:
    """Writes which articles have each telling word of a bucket, if they are not too many."""
    stories = share.stories
    rows = stories.telling.read(share.number)
    words, articles = (rows.column(name).to_numpy() for name in ("word", "article"))
    ranks = stories.array("rank")[articles]
    order = np.lexsort((ranks, words))
    words, ranks = words[order], ranks[order]
    _, at, counts = np.unique(words, return_inverse=True, return_counts=True)
    kept = (counts > 1) & (counts <= common(stories.total))
    stories.save(f"posted-word-{share.number}", words[kept[at]])
    stories.save(f"posted-rank-{share.number}", ranks[kept[at]])
    return int(kept.sum())


def link_part(share: Share) -> int:
    """Writes how near the articles of a part are to their neighbours; how many pairs."""
    stories, own = share.stories, share.own
    rank, by_rank = stories.array("rank"), stories.array("by-rank")
    vectors = _Vectors(stories)
    rows: list[tuple[int, int, float]] = []
    for number, shared in _shared(stories, own):
        mine = int(rank[number])
        del shared[mine]
        for other in neighbours(shared):
            there = int(by_rank[other])
            link = nearness(vectors.of(number), vectors.of(there))
            link *= fading(vectors.day(number), vectors.day(there))
            rows.append((min(mine, other), max(mine, other), link))
    a, b, link_of = zip(*rows, strict=True) if rows else ((), (), ())
    stories.save(f"pair-{own.number}", np.array([a, b], np.int64).reshape(2, -1))
    stories.save(f"link-{own.number}", np.array(link_of, np.float64))
    return len(rows)


def _shared(stories: Stories, own: Indexed) -> Iterator[tuple[int, Counter[int]]]:
    """Each article of a part, with how many telling words others share with it, by rank."""
    rows = read_table(stories.telling.folder / f"{own.name}.parquet")
    articles, words = (rows.column(n).to_numpy() for n in ("article", "word"))
    file = lru_cache(64)(stories.array)
    for number in np.unique(articles).tolist():
        shared: Counter[int] = Counter()
        for word in words[articles == number]:
            bucket = bucket_of(int(word), stories.step.buckets)
            posted = file(f"posted-word-{bucket}")
            low, high = (np.searchsorted(posted, word, side) for side in ("left", "right"))
            shared.update(file(f"posted-rank-{bucket}")[low:high].tolist())
        yield number, shared


class _Vectors:
    """The vectors of articles by number; a bounded part of them is held."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._file = lru_cache(256)(stories.array)
        self.of = lru_cache(HELD)(self._of)

    def _home(self, number: int) -> tuple[int, int]:
        part = bisect_right(self._stories.firsts, number) - 1
        return part, number - self._stories.firsts[part]

    def _of(self, number: int) -> dict[int, float]:
        part, at = self._home(number)
        start, end = self._file(f"end-{part}")[at : at + 2].tolist()
        words, weights = (self._file(f"{n}-{part}")[start:end].tolist() for n in ("word", "weight"))
        return dict(zip(words, weights, strict=True))

    def day(self, number: int) -> date | None:
        """The day of an article, None if it is not known."""
        part, at = self._home(number)
        day = int(self._file(f"day-{part}")[at])
        return date.fromordinal(day) if day else None
