"""Rows that travel between tasks by bucket: a file per writer, a row group per bucket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet


@dataclass(frozen=True, slots=True)
class Crossing:
    """A kind of rows on their way: where they lie and what they are."""

    folder: Path
    schema: pa.Schema

    def write(self, writer: str, columns: dict[str, Any]) -> None:
        """Writes one writer's rows; ``columns`` begins with ``bucket``."""
        table = pa.Table.from_pydict(columns, schema=self.schema).sort_by("bucket")
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f".{writer}.parquet"
        with parquet.ParquetWriter(fresh, self.schema, compression="zstd") as out:
            for start, end in _runs(table.column("bucket").to_pylist()):
                out.write_table(table.slice(start, end - start))
        fresh.rename(self.folder / f"{writer}.parquet")

    def read(self, bucket: int, columns: list[str] | None = None) -> pa.Table:
        """All rows of a bucket, in the order of their writers' names."""
        found = [self.schema.empty_table().select(columns or self.schema.names)]
        for path in sorted(self.folder.glob("[!.]*.parquet")):
            with parquet.ParquetFile(path) as file:
                groups = [g for g in range(file.num_row_groups) if _bucket(file, g) == bucket]
                if groups:
                    found.append(file.read_row_groups(groups, columns=columns))
        return pa.concat_tables(found)

    def buckets(self) -> list[int]:
        """The buckets that have rows."""
        found: set[int] = set()
        for path in self.folder.glob("[!.]*.parquet"):
            with parquet.ParquetFile(path) as file:
                found.update(_bucket(file, g) for g in range(file.num_row_groups))
        return sorted(found)


def _bucket(file: Any, group: int) -> int:
    return int(file.metadata.row_group(group).column(0).statistics.min)


def _runs(values: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where each run of one value begins and ends."""
    start, before, at = 0, None, -1
    for at, value in enumerate(values):
        if at and value != before:
            yield start, at
            start = at
        before = value
    if at >= 0:
        yield start, at + 1


class Union:
    """Union-find over numbers; the root of a group is its smallest member."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def root(self, item: int) -> int:
        """The smallest member of an item's group."""
        above = self._above
        top = above.setdefault(item, item)
        while above[top] != top:
            top = above[top]
        while above[item] != top:
            above[item], item = top, above[item]
        return top

    def join(self, a: int, b: int) -> None:
        """Makes the groups of two items one."""
        low, high = sorted((self.root(a), self.root(b)))
        self._above[high] = low

    def groups(self) -> dict[int, list[int]]:
        """All groups by their root, members sorted."""
        found: dict[int, list[int]] = {}
        for item in sorted(self._above):
            found.setdefault(self.root(item), []).append(item)
        return found


def in_buckets(groups: Iterable[list[int]], most: int) -> Iterator[tuple[int, list[int]]]:
    """Each group with the bucket it goes to: few small ones, or one large one to a bucket."""
    bucket = size = 0
    for members in sorted(groups):
        if size and size + len(members) > most:
            bucket, size = bucket + 1, 0
        yield bucket, members
        size += len(members)
