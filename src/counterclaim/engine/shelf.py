"""A folder of Parquet files that appears whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

#: Rows that are held as Python objects before they are made into columns.
HELD = 2_000
#: Where rows without a day lie: what DuckDB, Polars and pyarrow take for no value.
NO_DAY = "__HIVE_DEFAULT_PARTITION__"


def write_table(table: pa.Table, path: Path) -> None:
    """Writes one file, packed as well as it goes at little cost."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(table, path, compression="zstd")


def read_table(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of one file; by one thread, for workers share the processors."""
    with parquet.ParquetFile(path) as file:
        return file.read(columns, use_threads=False)


class Shelf:
    """Rows by table, written together when all are there; use with ``with``.

    Tables with a column ``day`` are sorted by it, a row group to a day, so that a day can
    be read alone.
    """

    def __init__(self, folder: Path, schemas: Mapping[str, pa.Schema]) -> None:
        """Writes to ``folder``; a folder of that name is replaced."""
        self._folder, self._schemas = folder, schemas
        self._fresh = folder.with_name(f".new-{folder.name}-{uuid.uuid4().hex[:8]}")
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._tables: dict[str, list[pa.Table]] = defaultdict(list)

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Adds a row."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= HELD:
            self._flush(table)

    def _flush(self, table: str) -> None:
        if rows := self._rows.pop(table, []):
            made = pa.Table.from_pylist(rows, schema=self._schemas[table])
            self._tables[table].append(made)

    def finish(self, report: Mapping[str, Any]) -> None:
        """Writes all tables and the report, and puts the folder in its place."""
        self._fresh.mkdir(parents=True)
        try:
            for name, schema in self._schemas.items():
                self._flush(name)
                whole = pa.concat_tables(self._tables.pop(name, [schema.empty_table()]))
                _write_by_day(whole, self._fresh / f"{name}.parquet")
            with (self._fresh / "report.json").open("w") as file:
                json.dump(report, file)
                file.flush()
                os.fsync(file.fileno())
            shutil.rmtree(self._folder, ignore_errors=True)
            self._fresh.rename(self._folder)
        finally:
            shutil.rmtree(self._fresh, ignore_errors=True)


def _write_by_day(table: pa.Table, path: Path) -> None:
    if "day" not in table.column_names:
        write_table(table, path)
        return
    table = table.sort_by("day")
    with parquet.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for count in _runs(table.column("day")):
            writer.write_table(table.slice(count[0], count[1]))


def _runs(days: pa.ChunkedArray) -> Iterable[tuple[int, int]]:
    """Where each day of sorted days begins, and how many rows it has."""
    if not len(days):
        return
    ends = compute.run_end_encode(days.combine_chunks()).run_ends.to_pylist()
    for start, end in zip([0, *ends], ends, strict=False):
        yield start, end - start
