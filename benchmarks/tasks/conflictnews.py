"""Conflict news: all layers of the ledger on whole reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json, readings
from benchmarks.tasks import attribution
from counterclaim.pipeline import Pipeline
from counterclaim.records import Interval, Reading


def _interval(interval: Interval | None) -> Json | None:
    if interval is None or (interval.start is None and interval.end is None):
        return None
    return {
        "start": interval.start.isoformat() if interval.start else None,
        "end": interval.end.isoformat() if interval.end else None,
    }


def _events(reading: Reading) -> list[Json]:
    index = {a.id: at for at, a in enumerate(reading.understanding.attributions)}
    return [
        {
            "trigger": [event.trigger.start, event.trigger.end],
            "type": event.type.value,
            "factuality": event.factuality.value,
            "attribution": index.get(event.attribution or ""),
        }
        for event in reading.understanding.events
    ]


def _quantities(reading: Reading) -> list[Json]:
    return [
        {"start": q.span.start, "end": q.span.end, "low": q.low, "high": q.high, "what": q.what}
        for q in reading.understanding.quantities
    ]


def _times(reading: Reading) -> list[Json]:
    return [
        {"start": t.span.start, "end": t.span.end, "interval": _interval(t.interval)}
        for t in reading.understanding.times
    ]


def _labels(reading: Reading) -> list[Json]:
    return [
        {"start": use.span.start, "end": use.span.end, "class": use.label_class.value}
        for use in reading.understanding.labels
    ]


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """All layers of each article."""
    for record, reading in readings(records, pipeline):
        yield {
            "id": record["id"],
            "attributions": attribution.rows(reading, pipeline),
            "events": _events(reading),
            "quantities": _quantities(reading),
            "times": _times(reading),
            "labels": _labels(reading),
            "ceasefire": [],
        }
