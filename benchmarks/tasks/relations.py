"""Relations: typed links between the entities that the encoder marks in a text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json
from counterclaim.models import load_reader
from counterclaim.pipeline import Pipeline
from counterclaim.records import ScoredRelation
from counterclaim.spans import Span
from counterclaim.understand.names.relations import find_relations, related_entities
from counterclaim.understand.passages import find_passages


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The relations of each document."""
    reader = load_reader(threads=pipeline.stock.settings.threads)
    for record in records:
        text = record["text"]
        passages = find_passages(text, (Span(0, len(text)),)) if text else ()
        entities = related_entities(text, passages, reader=reader)
        found = find_relations(text, passages, entities, reader=reader)
        yield {"id": record["id"], "relations": [_row(link) for link in found]}


def _row(link: ScoredRelation) -> Json:
    return {
        "type": link.kind,
        "source": [link.source.start, link.source.end],
        "target": [link.target.start, link.target.end],
    }
