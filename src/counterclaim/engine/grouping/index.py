"""The first pass over a part: its articles' 3-grams, and its happenings by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from counterclaim.compare.blocks import block_keys
from counterclaim.compare.copies import grams_of
from counterclaim.compare.happenings import Happening
from counterclaim.compare.scenes import with_scenes
from counterclaim.engine.grouping.blocks import Crossing
from counterclaim.engine.grouping.tellings import pack
from counterclaim.engine.publish import Part
from counterclaim.engine.shelf import write_table
from counterclaim.engine.tables import TABLES, to_readings
from counterclaim.records import Reading
from counterclaim.stock import Stock

#: Happenings of one article at most: its number leaves so much room for theirs.
ROOM = 1 << 12
GRAMS = pa.schema([("bucket", pa.int32()), ("hash", pa.uint64()), ("article", pa.int64())])
KEYED = pa.schema(
    [("bucket", pa.int32()), ("key", pa.uint64()), ("number", pa.int64()), ("telling", pa.string())]
)
TOLD = pa.schema([("number", pa.int64()), ("telling", pa.string())])
ARTICLES = pa.schema(
    [
        ("number", pa.int64()),
        ("id", pa.string()),
        ("first", pa.int64()),
        ("last", pa.int64()),
        ("size", pa.int64()),
    ]
)


@dataclass(frozen=True, slots=True)
class Step:
    """What every task of the grouping knows: where it works, with what, in how many buckets."""

    work: Path
    out: Path
    buckets: int
    stock: Stock

    @property
    def grams(self) -> Crossing:
        """3-grams by hash."""
        return Crossing(self.work / "grams", GRAMS)

    @property
    def keyed(self) -> Crossing:
        """Happenings by the key of a block."""
        return Crossing(self.work / "keyed", KEYED)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A part to be indexed; ``first`` is the number of its first article."""

    step: Step
    part: Part
    number: int
    first: int

    @property
    def name(self) -> str:
        """The name of what is written of it."""
        return f"part-{self.number:06}"

    @property
    def articles(self) -> Path:
        """The articles' numbers, ids, days and sizes."""
        return self.step.work / "articles" / f"{self.name}.parquet"

    @property
    def told(self) -> Path:
        """The part's happenings."""
        return self.step.work / "told" / f"{self.name}.parquet"


def readings_of(part: Part) -> Iterator[Reading]:
    """The readings of a part, without raw bytes."""
    tables = {
        name: parquet.read_table(part.path(name), partitioning=None).to_pylist() for name in TABLES
    }
    yield from to_readings(tables)


def index_part(task: Indexed) -> int:
    """Writes a part's index; how many articles it has."""
    readings = list(readings_of(task.part))
    _index_grams(task, readings)
    view = task.step.stock.view
    told: dict[str, list[object]] = {"number": [], "telling": []}
    keyed: dict[str, list[object]] = {name: [] for name in KEYED.names}
    for at, reading in enumerate(readings):
        for nth, item in enumerate(with_scenes([reading], view=view)):
            number, telling = (task.first + at) * ROOM + nth, pack(item)
            told["number"].append(number)
            told["telling"].append(telling)
            for key in _hashes(item):
                row = (key % task.step.buckets, key, number, telling)
                for name, value in zip(KEYED.names, row, strict=True):
                    keyed[name].append(value)
    write_table(pa.Table.from_pydict(told, schema=TOLD), task.told)
    task.step.keyed.write(task.name, keyed)
    return len(readings)


def _hashes(item: Happening) -> list[int]:
    """The keys of a happening's blocks, as numbers."""
    texts = ("\x1f".join(key) for key in block_keys(item))
    digests = (blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return [int.from_bytes(digest, "big") for digest in digests]


def _index_grams(task: Indexed, readings: Sequence[Reading]) -> None:
    found = [grams_of(reading.article) for reading in readings]
    numbers = np.arange(task.first, task.first + len(found))
    sizes = [len(g.hashes) for g in found]
    hashes = np.concatenate([g.hashes for g in found]) if found else np.array([], np.uint64)
    bucket = (hashes >> np.uint64(32)) % np.uint64(task.step.buckets)
    task.step.grams.write(
        task.name,
        {"bucket": bucket.astype(np.int32), "hash": hashes, "article": np.repeat(numbers, sizes)},
    )
    rows = {
        "number": numbers,
        "id": [g.article.id for g in found],
        "first": [g.first for g in found],
        "last": [g.last for g in found],
        "size": sizes,
    }
    write_table(pa.Table.from_pydict(rows, schema=ARTICLES), task.articles)
