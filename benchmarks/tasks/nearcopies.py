"""Near-copies: pairs of articles that go back to one text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json, read_jsonl, to_product
from counterclaim.compare.copies import near_copies
from counterclaim.pipeline import Pipeline


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """A label per pair: copy or independent."""
    articles = {
        row["id"]: to_product(row, pipeline) for row in read_jsonl(folder / "articles.jsonl")
    }
    found = {frozenset((pair.a, pair.b)) for pair in near_copies(articles.values())}
    for record in records:
        pair = frozenset((articles[record["a"]].id, articles[record["b"]].id))
        yield {"id": record["id"], "label": "copy" if pair in found else "independent"}
