"""Finished shards to tables by day: each article once, in files of bounded size.

A day's files depend on the shards that hold the day and on nothing else; a day whose
shards are the same as before is left as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

from counterclaim.engine.shards import Report
from counterclaim.engine.shelf import NO_DAY, write_table
from counterclaim.engine.tables import TABLES, schema

#: Articles of one file: what one task of the grouping holds in memory at a time.
PART_ARTICLES = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a day: the articles whose id falls to it."""

    out: Path
    day: str
    number: int
    of: int
    shards: tuple[str, ...]

    def path(self, table: str) -> Path:
        """The file of a table."""
        folder = self.out / table / f"day={self.day or NO_DAY}"
        return folder / f"part-{self.number:05}.parquet"


def parts_of(out: Path, found: Iterable[Report]) -> list[Part]:
    """The parts of all days, by day and number."""
    shards: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for report in found:
        for day, count in report.days.items():
            shards[day].append(report.id)
            counts[day] += count
    made: list[Part] = []
    for day in sorted(shards):
        of = max(1, round(counts[day] / PART_ARTICLES))
        made += (Part(out, day, at, of, tuple(sorted(shards[day]))) for at in range(of))
    return made


def mark(parts: Iterable[Part]) -> str:
    """A hash of what a day's files are made from."""
    told = [(p.day, p.number, p.of, p.shards) for p in parts]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def stale_days(out: Path, parts: Iterable[Part]) -> dict[str, list[Part]]:
    """The days whose files must be made; the files of days that are gone are removed."""
    by_day: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_day[part.day].append(part)
    marks = {path.stem: path for path in (out / "work" / "days").glob("*.json")}
    for name, path in marks.items():
        if name.removeprefix("day=") not in by_day:
            _clear(out, name.removeprefix("day="))
            path.unlink()
    return {day: own for day, own in by_day.items() if _marked(out, day) != mark(own)}


def _marker(out: Path, day: str) -> Path:
    return out / "work" / "days" / f"day={day}.json"


def _marked(out: Path, day: str) -> str:
    try:
        return str(json.loads(_marker(out, day).read_text()))
    except OSError:
        return ""


def _clear(out: Path, day: str) -> None:
    for table in TABLES:
        shutil.rmtree(out / table / f"day={day or NO_DAY}", ignore_errors=True)


def begin_day(out: Path, day: str) -> None:
    """Takes a day's old files away."""
    _marker(out, day).unlink(missing_ok=True)
    _clear(out, day)


def end_day(out: Path, day: str, parts: list[Part]) -> None:
    """Marks a day as made."""
    path = _marker(out, day)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(mark(parts)))


def publish(part: Part) -> int:
    """Writes the files of a part; how many articles they hold.

    Of an article that several shards hold, the first by origin is taken.
    """
    articles = _rows(part, "articles", "id")
    order = [("id", "ascending"), ("origin", "ascending"), ("shard", "ascending")]
    articles = articles.sort_by(order)
    ids = articles.column("id").to_pylist()
    keep = [at for at, name in enumerate(ids) if at == 0 or ids[at - 1] != name]
    articles = articles.take(pa.array(keep, pa.int64()))
    chosen = dict(
        zip(articles.column("id").to_pylist(), articles.column("shard").to_pylist(), strict=True)
    )
    _write(articles, part, "articles")
    for table in TABLES[1:]:
        rows = _rows(part, table, "article_id", chosen)
        by = [("article_id", "ascending"), ("ordinal", "ascending")]
        _write(rows.sort_by(by), part, table)
    return len(chosen)


def _write(rows: pa.Table, part: Part, table: str) -> None:
    path = part.path(table)
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    write_table(rows.select(schema(table, day=False).names), fresh)
    fresh.replace(path)


def _rows(part: Part, table: str, key: str, chosen: dict[str, str] | None = None) -> pa.Table:
    """The rows of a part from all its shards, only those of ``chosen`` articles of a shard."""
    found = []
    for shard in part.shards:
        rows = _of_day(part.out / "shards" / shard / f"{table}.parquet", part.day)
        ids = rows.column(key).to_pylist()
        mine = [
            at
            for at, name in enumerate(ids)
            if int(name, 16) % part.of == part.number
            and (chosen is None or chosen.get(name) == shard)
        ]
        found.append(rows.take(pa.array(mine, pa.int64())))
    return pa.concat_tables(found)


def _of_day(path: Path, day: str) -> pa.Table:
    """The rows of a day in a shard's table, whose row groups hold one day each."""
    wanted: Any = date.fromisoformat(day) if day else None
    with parquet.ParquetFile(path) as file:
        groups = [at for at in range(file.num_row_groups) if _day_of(file.metadata, at) == wanted]
        rows = file.read_row_groups(groups, use_threads=False)
    column = rows.column("day")
    return rows.filter(compute.is_null(column) if wanted is None else compute.equal(column, wanted))


def _day_of(meta: parquet.FileMetaData, group: int) -> date | None:
    held = meta.row_group(group).column(0).statistics
    return held.min if held is not None and held.has_min_max else None
