"""Relations: typed links between the entities that the encoder marks in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.marks import placed_readings
from benchmarks.records import Json
from counterclaim.models import load_reader
from counterclaim.pipeline import Pipeline
from counterclaim.records import ScoredRelation
from counterclaim.understand.names.relations import find_relations


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The relations of each document."""
    reader = load_reader(threads=pipeline.stock.settings.threads)
    for record in records:
        text = record["text"]
        placed = placed_readings(text, pipeline)
        entities = [
            replace(s, span=s.span.shifted(p.start)) for p, read in placed for s in read.entities
        ]
        passages = tuple(p for p, _ in placed)
        found = find_relations(text, passages, entities, reader=reader)
        yield {"id": record["id"], "relations": [_row(link) for link in found]}


def _row(link: ScoredRelation) -> Json:
    return {
        "type": link.kind,
        "source": [link.source.start, link.source.end],
        "target": [link.target.start, link.target.end],
    }
