"""Near-copies by buckets of hashes: the same pairs as ``compare.copies`` finds in one piece.

A bucket holds every article's 3-grams of a range of hashes. What a pair shares is a sum
over buckets, and so is what it shares that is no standing text; only pairs and their
counts ever leave a bucket.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute, parquet

from counterclaim.compare.copies import (
    Background,
    Pair,
    are_copies,
    copy_groups,
    counted_pairs,
    enough,
    grams_of,
    near_copy,
    standing_of,
    window,
)
from counterclaim.engine.grouping.index import Indexed, Step, articles_of
from counterclaim.engine.shelf import read_table
from counterclaim.records import NearCopy

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Articles:
    """The days and sizes of all articles by their number; a few bytes of each."""

    first: Numbers
    last: Numbers
    size: Numbers


def load_articles(work: Path) -> Articles:
    """What the parts wrote of their articles."""
    paths = sorted((work / "articles").glob("*.parquet"))
    table = pa.concat_tables([read_table(path) for path in paths])
    columns = (table.column(name).to_numpy() for name in ("first", "last", "size"))
    return Articles(*columns)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A range of hashes."""

    step: Step
    number: int

    def grams(self) -> tuple[NDArray[np.uint64], Numbers]:
        """The 3-grams of the bucket and whose they are."""
        rows = self.step.grams.read(self.number)
        return rows.column("hash").to_numpy(), rows.column("article").to_numpy()


def count_bucket(bucket: Bucket) -> Counter[Pair]:
    """How many sampled 3-grams of this bucket each pair near in time shares."""
    articles = load_articles(bucket.step.work)
    return counted_pairs(*bucket.grams(), articles.first, articles.last)


def candidates(counts: Iterable[Counter[Pair]], articles: Articles) -> tuple[Pair, ...]:
    """The pairs that are worth measuring, from the counts of all buckets."""
    total: Counter[Pair] = Counter()
    for found in counts:
        total.update(found)
    size = articles.size
    return tuple(p for p in sorted(total) if enough(total[p], min(size[p[0]], size[p[1]])))


def save_pairs(work: Path, pairs: tuple[Pair, ...]) -> None:
    """Keeps the pairs that every bucket is to measure."""
    np.save(work / "pairs.npy", np.array(pairs, np.int64).reshape(-1, 2))


def measure_bucket(bucket: Bucket) -> Numbers:
    """Of each pair: 3-grams of this bucket in both; fresh ones of a, of b, and in both."""
    pairs = np.load(bucket.step.work / "pairs.npy", allow_pickle=False)
    articles = load_articles(bucket.step.work)
    hashes, owners = bucket.grams()
    standing = standing_of(hashes, owners, articles.first, articles.last)
    order = np.lexsort((hashes, owners))
    hashes, owners = hashes[order], owners[order]
    found = np.zeros((len(pairs), 4), np.int64)
    for at, (a, b) in enumerate(pairs.tolist()):
        of_a, of_b = (_own(hashes, owners, x) for x in (a, b))
        first, last = articles.first, articles.last
        low, high = window(int(first[a]), int(first[b]), int(last[a]), int(last[b]))
        fresh_a, fresh_b = (standing.fresh(own, low, high) for own in (of_a, of_b))
        found[at] = (_both(of_a, of_b), len(fresh_a), len(fresh_b), _both(fresh_a, fresh_b))
    return found


def _own(hashes: NDArray[np.uint64], owners: Numbers, article: int) -> NDArray[np.uint64]:
    start, end = np.searchsorted(owners, [article, article + 1])
    return hashes[start:end]


def _both(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> int:
    return len(np.intersect1d(a, b, assume_unique=True))


def chosen(
    pairs: tuple[Pair, ...], measured: Iterable[Numbers], articles: Articles
) -> list[tuple[Pair, float]]:
    """The pairs that are near-copies, with the share of the smaller one that both hold."""
    total = np.zeros((len(pairs), 4), np.int64)
    for found in measured:
        total += found
    background = Background(np.sort(articles.first), np.sort(articles.last))
    kept = []
    for (a, b), (both, fresh_a, fresh_b, fresh) in zip(pairs, total.tolist(), strict=True):
        share = _share(both, min(int(articles.size[a]), int(articles.size[b])))
        days = (int(x) for x in (*articles.first[[a, b]], *articles.last[[a, b]]))
        enough_background = background.enough(*window(*days))
        freshly = _share(fresh, min(fresh_a, fresh_b)) if enough_background else 0.0
        if are_copies(share, freshly):
            kept.append(((a, b), share))
    return kept


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Shared:
    """Near-copies whose articles lie in two parts, or in one."""

    left: Indexed
    right: Indexed
    pairs: tuple[tuple[Pair, float], ...]


def show_shared(task: Shared) -> list[NearCopy]:
    """The records of pairs, with the passages that they share."""
    wanted = {number for pair, _ in task.pairs for number in pair}
    held = {}
    for own in {task.left.number: task.left, task.right.number: task.right}.values():
        for number, article in enumerate(articles_of(own.parts), own.first):
            if number in wanted:
                held[number] = grams_of(article)
    found = []
    for (a, b), share in task.pairs:
        low, high = sorted((held[a], held[b]), key=lambda g: g.article.id)
        found.append(near_copy(low, high, share))
    return found


def write_groups(work: Path, copies: Iterable[NearCopy]) -> None:
    """The near-copy group of each article that has one, for the tasks of the incidents."""
    groups = copy_groups(copies)
    table = {"article_id": list(groups), "head": list(groups.values())}
    schema = pa.schema([("article_id", pa.string()), ("head", pa.string())])
    parquet.write_table(pa.Table.from_pydict(table, schema=schema), work / "copy_groups.parquet")


def read_groups(work: Path, articles: Iterable[str]) -> dict[str, str]:
    """The near-copy groups of some articles."""
    wanted = compute.field("article_id").isin(pa.array(sorted(set(articles)), pa.string()))
    rows = parquet.read_table(work / "copy_groups.parquet", filters=wanted).to_pylist()
    return {row["article_id"]: row["head"] for row in rows}
