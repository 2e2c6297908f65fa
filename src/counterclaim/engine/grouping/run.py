"""The grouping as a whole: from the index to incidents, statements and stories.

The driver holds numbers only: which articles share how much, and which happenings link.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pyarrow import parquet

from counterclaim.compare.truces.told import merged
from counterclaim.engine.grouping import copies, growing, incidents, register, stories, tallying
from counterclaim.engine.grouping.blocks import in_buckets
from counterclaim.engine.grouping.copies import Bucket, Shared, load_articles
from counterclaim.engine.grouping.incidents import GROUP_LIMIT, Batch, Block, Scatter, connected
from counterclaim.engine.grouping.index import Indexed, Step, index_part
from counterclaim.engine.grouping.register import Stating
from counterclaim.engine.grouping.results import RESULTS, write_copies
from counterclaim.engine.grouping.statements import ceasefire_rows, write_rows
from counterclaim.engine.grouping.stories import Share, Stories
from counterclaim.engine.grouping.tallying import Counted
from counterclaim.engine.grouping.tellings import ROOM
from counterclaim.engine.publish import PART_ARTICLES, Part
from counterclaim.errors import CounterclaimError
from counterclaim.protocols import Executor
from counterclaim.records import Ceasefire, NearCopy
from counterclaim.stock import Stock

A = TypeVar("A")
B = TypeVar("B")
#: Articles whose 3-grams and happenings make a bucket, on average.
BUCKET_ARTICLES = 1_000
#: Fewer articles than that make so many buckets, for workers to share, but none of them of fewer
#: articles than this: a happening goes to every bucket in which it has a block.
FEWEST_BUCKETS, FEWEST_ARTICLES = 4, 25
#: Tasks of other steps, for workers to share.
SHARES = 16


def group(
    parts: Sequence[tuple[Part, int]],
    out: Path,
    stock: Stock,
    executor: Executor,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Finds all that crosses articles over published parts; writes its tables.

    Args:
        parts: the parts, each with the number of its articles, in order.
        out: the folder of the run.
        stock: the knowledge packs.
        executor: where tasks run.
        tell: called with words for each step when it begins.

    Raises:
        CounterclaimError: if a task failed in all tries.
    """
    work = out / "work" / "grouping"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    total = sum(count for _, count in parts)
    few = min(FEWEST_BUCKETS, total // FEWEST_ARTICLES)
    step = Step(work, out, max(1, few, total // BUCKET_ARTICLES), stock)
    indexed = list(_indexed(parts, step, min(PART_ARTICLES, total // SHARES)))
    if total:
        _Run(step, indexed, executor, tell).all()
    for table in RESULTS:
        shutil.rmtree(out / table, ignore_errors=True)
        if (work / "results" / table).exists():
            (work / "results" / table).rename(out / table)
    shutil.rmtree(work)


def _indexed(parts: Sequence[tuple[Part, int]], step: Step, most: int) -> Iterator[Indexed]:
    """Parts in a row, at most so many articles together if no part alone has more."""
    first = number = size = 0
    held: list[Part] = []
    for part, count in parts:
        if held and size + count > most:
            yield Indexed(step, tuple(held), number, first)
            first, number, size, held = first + size, number + 1, 0, []
        held.append(part)
        size += count
    if held:
        yield Indexed(step, tuple(held), number, first)


class _Run:
    """One grouping."""

    def __init__(
        self,
        step: Step,
        indexed: Sequence[Indexed],
        executor: Executor,
        tell: Callable[[str], None],
    ) -> None:
        self._step, self._indexed, self._executor, self._tell = step, indexed, executor, tell
        self._firsts = [own.first for own in indexed]

    def all(self) -> None:
        """All steps, one after the other."""
        self._tell(f"grouping: an index of {len(self._indexed)} parts")
        told = merged(one for own in self._each(index_part, self._indexed) for one in own)
        self._tell("grouping: near-copies")
        self._copies()
        self._tell("grouping: incidents")
        blocks = [Block(self._step, number) for number in self._step.keyed.buckets()]
        self._do(incidents.score_block, blocks)
        self._incidents()
        self._tell("grouping: agreements, allegations, replies, demands, tallies")
        self._statements((*self._step.stock.agreements, *told))
        self._tell("grouping: stories")
        self._stories()

    def _each(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        for done in self._executor.gather(function, items, tries=4):
            if done.failure or done.result is None:
                raise CounterclaimError(f"grouping stopped: {done.failure}; run it again")
            yield done.result

    def _do(self, function: Callable[[A], object], items: Iterable[A]) -> None:
        for _ in self._each(function, items):
            pass

    def _copies(self) -> None:
        articles = load_articles(self._step.work)
        buckets = self._step.grams.buckets()
        counts = self._each(copies.count_bucket, [Bucket(self._step, b) for b in buckets])
        pairs = copies.candidates(counts, articles)
        copies.save_pairs(self._step.work, pairs)
        asked = [Bucket(self._step, number) for number in buckets] if pairs else []
        kept = copies.chosen(pairs, self._each(copies.measure_bucket, asked), articles)
        found: list[NearCopy] = []
        for records in self._each(copies.show_shared, self._shared(kept)):
            found += records
        found.sort(key=lambda copy: (copy.a, copy.b))
        copies.write_groups(self._step.work, found)
        write_copies(self._step.work / "results", "part-000000", found)

    def _shared(self, kept: Iterable[tuple[tuple[int, int], float]]) -> Iterator[Shared]:
        """The near-copies by the parts in which their articles lie."""
        held: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = defaultdict(list)
        for pair, share in kept:
            low, high = sorted(self._part_of(number) for number in pair)
            held[low, high].append((pair, share))
        for (a, b), pairs in sorted(held.items()):
            yield Shared(self._indexed[a], self._indexed[b], tuple(pairs))

    def _part_of(self, article: int) -> int:
        return bisect_right(self._firsts, article) - 1

    def _incidents(self) -> None:
        links = sorted(set(incidents.all_links(self._step.work)))
        home: dict[int, tuple[int, int]] = {}  # number to bucket and group
        groups = list(connected(links, GROUP_LIMIT))
        share = min(GROUP_LIMIT, sum(map(len, groups)) // SHARES)
        for bucket, members in in_buckets(groups, share):
            home.update((number, (bucket, members[0])) for number in members)
        self._do(incidents.scatter_part, self._scatters(home))
        self._do(incidents.cluster_batch, self._batches(links, home))

    def _scatters(self, home: dict[int, tuple[int, int]]) -> Iterator[Scatter]:
        held: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, (bucket, root) in home.items():
            held[self._part_of(number // ROOM)].append((number, root, bucket))
        for at, own in enumerate(self._indexed):
            yield Scatter(own, tuple(held.get(at, ())))

    def _batches(
        self, links: Iterable[tuple[int, int, float]], home: dict[int, tuple[int, int]]
    ) -> Iterator[Batch]:
        held: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for a, b, _ in links:
            if a in home and home[a] == home.get(b):
                held[home[a][0]].append((a, b))
        groups: dict[int, dict[int, int]] = defaultdict(dict)
        for number, (bucket, root) in home.items():
            groups[bucket][number] = root
        for bucket, own in sorted(groups.items()):
            yield Batch(self._step, bucket, own, tuple(held[bucket]))

    def _statements(self, agreements: tuple[Ceasefire, ...]) -> None:
        step = self._step
        write_rows(step.work / "results", "ceasefires", "part-000000", ceasefire_rows(agreements))
        self._do(register.state_part, (Stating(own, agreements) for own in self._indexed))
        self._do(register.merge_fortnight, register.fortnights(step))
        self._do(register.answer_part, self._indexed)
        buckets = tallying.counted(step).buckets()
        self._do(tallying.check_tallies, (Counted(step, number) for number in buckets))

    def _stories(self) -> None:
        step = self._step
        last = self._indexed[-1]
        total = last.first + parquet.read_metadata(last.words).num_rows
        own = Stories(step, tuple(self._firsts), total)
        parts = [Share(own, part.number, part) for part in self._indexed]
        buckets = [Share(own, number) for number in range(step.buckets)]
        stories.number_articles(own)
        self._do(stories.sum_words, buckets)
        self._do(stories.weigh_part, parts)
        self._do(stories.post_words, buckets)
        self._do(stories.link_part, parts)
        count = growing.share_out(own)
        self._do(growing.send_part, parts)
        self._do(growing.grow_bucket, (Share(own, number) for number in range(count)))
