"""Conflicts: do two articles report one incident, and do their accounts agree?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json, read_jsonl, readings
from counterclaim.compare.mains import mains, relations, same_main
from counterclaim.pipeline import Pipeline
from counterclaim.records import Outcome

NAMES = {
    Outcome.AGREE: "agree",
    Outcome.REFINE: "refines",
    Outcome.CONFLICT: "conflict",
    Outcome.SILENT: "one_silent",
}


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """For each pair, whether it is one incident and the relation in each slot."""
    rows = list(read_jsonl(folder / "articles.jsonl"))
    read = [reading for _, reading in readings(rows, pipeline)]
    found = mains(read, view=pipeline.stock.view)
    by_id = {row["id"]: main for row, main in zip(rows, found, strict=True)}
    for record in records:
        a, b = by_id[record["a"]], by_id[record["b"]]
        same = same_main(a, b)
        slots = {
            slot.value: NAMES[outcome] if outcome else None
            for slot, outcome in relations(a, b).items()
        }
        yield {"id": record["id"], "same_incident": same, "slots": slots if same else {}}
