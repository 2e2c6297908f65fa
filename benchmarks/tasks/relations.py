"""Relations: typed links between the entities that the encoder marks in a text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.marks import placed_readings
from benchmarks.records import Json
from counterclaim.models import load_reader
from counterclaim.pipeline import Pipeline


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The relations of each document, paragraph by paragraph."""
    reader = load_reader(threads=pipeline.stock.settings.threads)
    for record in records:
        text = record["text"]
        found = []
        for passage, reading in placed_readings(text, pipeline):
            for link in reader.relations(passage.of(text), [s.span for s in reading.entities]):
                ends = {
                    name: [span.start + passage.start, span.end + passage.start]
                    for name, span in (("source", link.source), ("target", link.target))
                }
                found.append({"type": link.kind, **ends})
        yield {"id": record["id"], "relations": found}
