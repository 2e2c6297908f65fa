"""Incidents by blocks: the same ones as ``compare`` finds in one piece.

Pairs are scored where they share a block. Only groups of happenings that links connect
can become incidents, so each connected group is clustered alone, and a happening without
a link is an incident by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from counterclaim.compare.corpus import tell
from counterclaim.compare.incidents.blocks import BLOCK_LIMIT, draws_pairs
from counterclaim.compare.incidents.clusters import cluster
from counterclaim.compare.incidents.evidence import joins, score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.engine.grouping.blocks import Union
from counterclaim.engine.grouping.copies import read_groups
from counterclaim.engine.grouping.index import Indexed, Step
from counterclaim.engine.grouping.results import Results
from counterclaim.engine.grouping.tellings import ROOM, Sent, read_told, unpack, unpack_article
from counterclaim.engine.shelf import read_table

#: Happenings that one task clusters: a connected group that is larger is parted at its
#: weaker links first.
GROUP_LIMIT = 2_000
LINKS = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("score", pa.float64())])
Link = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Block:
    """A bucket of block keys."""

    step: Step
    number: int

    @property
    def links(self) -> Path:
        """Where its links are written."""
        return self.step.work / "links" / f"bucket-{self.number:06}.parquet"


def score_block(block: Block) -> int:
    """Scores the pairs of a bucket's blocks; writes the links, and says how many."""
    rows = block.step.keyed.read(block.number)
    blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key, parts, number in zip(
        *(rows.column(name).to_pylist() for name in ("key", "parts", "number")), strict=True
    ):
        blocks[key, parts].append(number)
    blocks = {key: own for key, own in blocks.items() if 1 < len(own) <= BLOCK_LIMIT}
    held = block.step.sent.read(block.number, {n for own in blocks.values() for n in own})
    drawn = (
        own for (_, parts), own in blocks.items() if draws_pairs(parts, [held[n] for n in own])
    )
    found = sorted(_links(drawn, held, block.step))
    columns = list(zip(*found, strict=True)) or [(), (), ()]
    table = dict(zip(LINKS.names, map(list, columns), strict=True))
    block.links.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.Table.from_pydict(table, schema=LINKS), block.links)
    return len(found)


def _links(blocks: Iterable[list[int]], held: dict[int, Happening], step: Step) -> Iterator[Link]:
    view = step.stock.view
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        ordered = sorted(block, key=lambda n: _order(held[n], n))
        for at, a in enumerate(ordered):
            for b in ordered[at + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    link = score(held[a], held[b], view=view)
                    if joins(link):
                        yield a, b, link.score


def _order(item: Happening, number: int) -> tuple[object, ...]:
    """The order in which the ledger's own compare has happenings."""
    return (*item.key, item.count_only, item.voice or "", number)


def all_links(work: Path) -> Iterator[Link]:
    """The links of all blocks; a pair that shares several comes several times."""
    for path in sorted((work / "links").glob("*.parquet")):
        table = read_table(path)
        columns = (table.column(name).to_pylist() for name in LINKS.names)
        yield from zip(*columns, strict=True)


def connected(
    links: Iterable[Link], limit: int, *, least: float = 0.0, first: float = 0.6
) -> Iterator[list[int]]:
    """The groups of numbers that links connect, none larger than the limit.

    A larger group is taken apart by its links above a rising score, at ``first`` or more.
    """
    union = Union()
    for a, b, weight in links:
        if weight > least:
            union.join(a, b)
    groups = union.groups()
    large = {root for root, members in groups.items() if len(members) > limit}
    yield from (members for root, members in sorted(groups.items()) if root not in large)
    if large and least < 1.0:
        inner = [link for link in links if link[2] > least and union.root(link[0]) in large]
        yield from connected(inner, limit, least=max(first, least + 0.05), first=first)


@dataclass(frozen=True, slots=True)
class Scatter:
    """A part whose happenings go to the tasks that cluster them; ``groups`` by number."""

    indexed: Indexed
    groups: tuple[tuple[int, int, int], ...]  # number, group, bucket


def scattered(step: Step) -> Sent:
    """Happenings on their way to the task that clusters their group."""
    return Sent(step.work / "scattered")


def scatter_part(task: Scatter) -> int:
    """Sends on the happenings that have links; makes incidents of the others."""
    step = task.indexed.step
    told, own = read_told(task.indexed.told)
    home = {number: bucket for number, _, bucket in task.groups}
    sent = ((bucket, number) for number, bucket in home.items())
    scattered(step).write(task.indexed.name, sent, told, own)
    articles = {at: unpack_article(text) for at, text in own.items()}
    alone = [[unpack(t, articles[n // ROOM])] for n, t in told.items() if n not in home]
    return _write(step, f"alone-{task.indexed.number:06}", alone, {})


@dataclass(frozen=True, slots=True)
class Batch:
    """Connected groups that one task clusters, with their links; ``groups`` by number."""

    step: Step
    number: int
    groups: dict[int, int]
    links: tuple[tuple[int, int], ...]


def cluster_batch(batch: Batch) -> int:
    """Makes the incidents of a batch of connected groups."""
    held, of = scattered(batch.step).read(batch.number), batch.groups
    groups: dict[int, list[int]] = defaultdict(list)
    for number in held:
        groups[of[number]].append(number)
    links: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for a, b in batch.links:
        if of[a] == of[b]:
            links[of[a]].add((a, b))
    made: list[list[Happening]] = []
    told: dict[int, tuple[float, tuple[str, ...]]] = {}
    for root, members in sorted(groups.items()):
        ordered = sorted(members, key=lambda n: _order(held[n], n))
        place = {number: at for at, number in enumerate(ordered)}
        items = [held[n] for n in ordered]
        pairs = sorted(tuple(sorted((place[a], place[b]))) for a, b in links[root])
        found = cluster(items, view=batch.step.stock.view, pairs=pairs)  # type: ignore[arg-type]
        for positions, link, reasons in found:
            told[len(made)] = (link, reasons)
            made.append([items[p] for p in positions])
    return _write(batch.step, f"part-{batch.number:06}", made, told)


def _write(
    step: Step,
    name: str,
    groups: Sequence[Sequence[Happening]],
    links: dict[int, tuple[float, tuple[str, ...]]],
) -> int:
    articles = {item.article.id: item.article for group in groups for item in group}
    copies = read_groups(step.work, articles)
    results = Results()
    for at, items in enumerate(groups):
        link = links.get(at, (1.0, ()))
        results.add(items, *tell(items, link, copies=copies, view=step.stock.view))
    results.write(step.work / "results", name)
    return len(groups)
