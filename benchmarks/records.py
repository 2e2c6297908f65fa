"""Gold records in, product records out: only the input fields of a task are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.pipeline import Pipeline
from counterclaim.read import to_article
from counterclaim.records import Article, Quarantined, RawDocument, Reading

Json = dict[str, Any]


def read_jsonl(path: Path) -> Iterator[Json]:
    """The objects of a JSONL file, in order."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_jsonl(path: Path, rows: Iterable[Json]) -> int:
    """How many objects were written, one per line."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
    return count


def to_product(record: Json, pipeline: Pipeline) -> Article:
    """The article of a gold record, as the product reads a row of JSONL.

    The text must come out unaltered, since the gold's offsets count in it.

    Raises:
        ValueError: if the product quarantines the record or alters its text.
    """
    raw = json.dumps(record["text"], ensure_ascii=False).encode("utf-8", "surrogatepass")
    document = RawDocument(
        raw=record["id"].encode() + b"\n" + raw,
        origin=record["id"],
        media_type="application/json",
        title=record.get("title"),
        text=record["text"],
        outlet=record.get("outlet"),
        published=record.get("published"),
    )
    article = to_article(document, settings=pipeline.stock.settings)
    if isinstance(article, Quarantined):
        raise ValueError(f"{record['id']}: {article.reason}")
    if article.text != record["text"]:
        raise ValueError(f"{record['id']}: reading altered the text")
    return article


def readings(records: Iterable[Json], pipeline: Pipeline) -> Iterator[tuple[Json, Reading]]:
    """Each record with its reading, in order; equal records keep their own rows."""
    held = list(records)
    found = pipeline.understand(to_product(record, pipeline) for record in held)
    yield from zip(held, found, strict=True)


def pairs(spans: Iterable[Any]) -> list[list[int]]:
    """Spans as the gold writes them."""
    return [[s.start, s.end] for s in spans]
