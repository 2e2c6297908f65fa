"""PLOVER: the event class between a given actor and recipient of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json
from counterclaim.models import load_reader
from counterclaim.pipeline import Pipeline
from counterclaim.spans import Span
from counterclaim.understand.events.pairs import pair_roots


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """A root for each record."""
    reader = load_reader(threads=pipeline.stock.settings.threads)
    for record in records:
        actor, recipient = _span(record.get("actor")), _span(record.get("recipient"))
        roots = pair_roots(record["text"], actor, recipient, reader=reader)
        yield {"id": record["id"], "root": roots[0][0]}


def _span(bounds: list[int] | None) -> Span | None:
    return Span(*bounds) if bounds else None
