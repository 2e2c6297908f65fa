"""Tallies by what their running totals share: each bucket is checked by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from counterclaim.compare.tallies.checks import running_checks, running_key
from counterclaim.engine.grouping.blocks import Crossing
from counterclaim.engine.grouping.index import Indexed, Step
from counterclaim.engine.grouping.statements import STATED, stated_row, write_rows
from counterclaim.engine.tables import day_of
from counterclaim.ledger.jsonable import from_jsonable, to_jsonable
from counterclaim.records import Article, Tally

_TEXT = pa.string()
COUNTED = pa.schema(
    [
        ("bucket", pa.int32()),
        ("article_id", _TEXT),
        ("ordinal", pa.int32()),
        ("outlet", _TEXT),
        ("day", pa.date32()),
        ("quoted", _TEXT),
        ("tally", _TEXT),
    ]
)


def counted(step: Step) -> Crossing:
    """Tallies on their way to those whose totals they must fit."""
    return Crossing(step.work / "counted", COUNTED)


def count_tallies(own: Indexed, tallies: Iterable[Tally], articles: dict[str, Article]) -> None:
    """Sends a part's tallies to the buckets in which their totals are held together."""
    columns: dict[str, list[Any]] = {name: [] for name in COUNTED.names}
    for ordinal, tally in enumerate(tallies):
        article = articles[tally.article_id]
        row = stated_row("tallies", tally, article)
        words = {name: row[name] for name in ("start", "end", "quote", "spans")}
        cells = (
            _bucket(tally, own.step.buckets),
            *(tally.article_id, ordinal, article.outlet, day_of(article)),
            *(json.dumps(x, ensure_ascii=False) for x in (words, to_jsonable(tally))),
        )
        for name, cell in zip(COUNTED.names, cells, strict=True):
            columns[name].append(cell)
    counted(own.step).write(own.name, columns)


def _bucket(tally: Tally, buckets: int) -> int:
    key = "\x1f".join(str(part) for part in running_key(tally))
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") % buckets


@dataclass(frozen=True, slots=True)
class Counted:
    """A bucket of tallies."""

    step: Step
    number: int


def check_tallies(bucket: Counted) -> int:
    """Holds the running totals of a bucket against one another; writes its tallies."""
    rows = counted(bucket.step).read(bucket.number).to_pylist()
    rows.sort(key=lambda row: (row["article_id"], row["ordinal"]))
    checked = running_checks([from_jsonable(Tally, json.loads(row["tally"])) for row in rows])
    made = [
        {
            "day": row["day"],
            "outlet": row["outlet"],
            **STATED["tallies"].row(tally),
            **json.loads(row["quoted"]),
        }
        for row, tally in zip(rows, checked, strict=True)
    ]
    write_rows(bucket.step.work / "results", "tallies", f"bucket-{bucket.number:06}", made)
    return len(made)
