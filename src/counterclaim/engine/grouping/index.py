"""The first pass over a part: 3-grams, happenings by block, words, agreements told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa

from counterclaim.compare.copies import grams_of
from counterclaim.compare.incidents.blocks import block_keys, key_hash
from counterclaim.compare.incidents.scenes import with_scenes
from counterclaim.compare.stories import to_telling, word_counts
from counterclaim.compare.truces.ceasefires import agreements_in_text
from counterclaim.engine.grouping.blocks import Crossing
from counterclaim.engine.grouping.tellings import ROOM, Sent, pack, pack_article, write_told
from counterclaim.engine.publish import Part
from counterclaim.engine.shelf import read_table, write_table
from counterclaim.engine.tables import TABLES, to_readings
from counterclaim.records import Article, Ceasefire, Reading
from counterclaim.stock import Stock

GRAMS = pa.schema([("bucket", pa.int32()), ("hash", pa.uint64()), ("article", pa.int64())])
KEYED = pa.schema(
    [("bucket", pa.int32()), ("key", pa.uint64()), ("parts", pa.int8()), ("number", pa.int64())]
)
SPREAD = pa.schema([("bucket", pa.int32()), ("word", pa.uint64()), ("articles", pa.int64())])
WORDS = pa.schema(
    [("words", pa.list_(pa.string())), ("counts", pa.list_(pa.int32())), ("day", pa.date32())]
)
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
        """Numbers of happenings by the key of a block."""
        return Crossing(self.work / "keyed", KEYED)

    @property
    def sent(self) -> Sent:
        """Happenings on their way to the blocks where they are scored."""
        return Sent(self.work / "sent")

    @property
    def spread(self) -> Crossing:
        """In how many articles of a part each word stands, by the word's hash."""
        return Crossing(self.work / "spread", SPREAD)


@dataclass(frozen=True, slots=True)
class Indexed:
    """Parts of some days in a row, read as one; ``first`` is the number of their first article."""

    step: Step
    parts: tuple[Part, ...]
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
        """The folder of the part's happenings."""
        return self.step.work / "told" / self.name

    @property
    def words(self) -> Path:
        """The words of the part's articles, in their order."""
        return self.step.work / "words" / f"{self.name}.parquet"


def readings_of(parts: Iterable[Part]) -> Iterator[Reading]:
    """The readings of parts, without raw bytes."""
    for part in parts:
        yield from to_readings({n: read_table(part.path(n)).to_pylist() for n in TABLES})


def articles_of(parts: Iterable[Part]) -> Iterator[Article]:
    """The articles of parts alone, without raw bytes."""
    rows = [row for part in parts for row in read_table(part.path("articles")).to_pylist()]
    tables = {**dict.fromkeys(TABLES, ()), "articles": rows}
    yield from (reading.article for reading in to_readings(tables))


def index_part(task: Indexed) -> list[Ceasefire]:
    """Writes a part's index; the agreements that its articles tell of."""
    readings = list(readings_of(task.parts))
    _index_grams(task, readings)
    _index_words(task, readings)
    _index_happenings(task, readings)
    stock = task.step.stock
    return agreements_in_text(readings, stock.agreements, view=stock.view)


def _index_happenings(task: Indexed, readings: Sequence[Reading]) -> None:
    view, step = task.step.stock.view, task.step
    told: dict[int, str] = {}
    own: dict[int, str] = {}
    keys: list[tuple[int, int, int]] = []
    for at, reading in enumerate(readings, task.first):
        for number, item in enumerate(with_scenes([reading], view=view), at * ROOM):
            told[number], own[at] = pack(item), own.get(at) or pack_article(item.article)
            keys += ((key_hash(key), len(key), number) for key in block_keys(item))
    write_told(task.told, told, own)
    columns = {
        "bucket": [key % step.buckets for key, _, _ in keys],
        "key": [key for key, _, _ in keys],
        "parts": [parts for _, parts, _ in keys],
        "number": [number for _, _, number in keys],
    }
    step.keyed.write(task.name, columns)
    sent = ((key % step.buckets, number) for key, _, number in keys)
    step.sent.write(task.name, sent, told, own)


def _index_words(task: Indexed, readings: Sequence[Reading]) -> None:
    """Writes what the articles are compared by when they are grouped into stories."""
    tellings = [to_telling(reading.article) for reading in readings]
    counts = [word_counts(telling) for telling in tellings]
    rows = {
        "words": [list(found) for found in counts],
        "counts": [list(found.values()) for found in counts],
        "day": [telling.day for telling in tellings],
    }
    write_table(pa.Table.from_pydict(rows, schema=WORDS), task.words)
    spread = Counter(word for found in counts for word in found)
    words = [word_hash(word) for word in spread]
    buckets = [bucket_of(word, task.step.buckets) for word in words]
    columns = {"bucket": buckets, "word": words, "articles": list(spread.values())}
    task.step.spread.write(task.name, columns)


def word_hash(word: str) -> int:
    """A word as a number of 64 bits."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def bucket_of(word: int, buckets: int) -> int:
    """The bucket of a word by its hash: buckets in order hold hashes in order."""
    return word * buckets >> 64


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
