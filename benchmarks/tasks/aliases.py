"""Aliases: chains of mentions across the wires of a topic, and pairs of names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.records import Json
from counterclaim.pipeline import Pipeline
from counterclaim.resolve import same_name
from counterclaim.resolve.actors.names import SAME
from counterclaim.resolve.aliases import Report, link_mentions
from counterclaim.spans import Span


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """A chain per given mention, or whether two names are the same."""
    if records and "a" in records[0]:
        yield from (_pair(record, pipeline) for record in records)
        return
    chains: dict[str, tuple[str, ...]] = {}
    for topic in dict.fromkeys(record["topic"] for record in records):
        of_topic = [record for record in records if record["topic"] == topic]
        linked = link_mentions([_report(r) for r in of_topic], view=pipeline.stock.view)
        chains |= {r["id"]: found for r, found in zip(of_topic, linked, strict=True)}
    for record in records:
        yield {
            "id": record["id"],
            "mentions": [
                {"start": m["start"], "end": m["end"], "chain": chain}
                for m, chain in zip(record["mentions"], chains[record["id"]], strict=True)
            ],
        }


def _report(record: Json) -> Report:
    published = record.get("published")
    return Report(
        record["text"],
        tuple(Span(m["start"], m["end"]) for m in record["mentions"]),
        date.fromisoformat(published[:10]) if published else None,
    )


def _pair(record: Json, pipeline: Pipeline) -> Json:
    score, _ = same_name(record["a"], record["b"], record["kind"], view=pipeline.stock.view)
    return {"id": record["id"], "same": score >= SAME, "score": score}
