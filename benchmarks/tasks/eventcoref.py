"""Event coreference, with given mentions or with the triggers that the encoder marks.

Each topic's articles are compared as the product compares them: which tell one event, and
which of their triggers tell of one happening; see ``compare.coreference``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.records import Json
from counterclaim.compare.coreference import Trigger, chains
from counterclaim.compare.nearness import Text
from counterclaim.pipeline import Pipeline
from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.passages import find_passages

#: Marks at or above this are events: nearly all that the encoder marks are.
SURE = 0.4

Places = dict[tuple[int, int], Sequence[float]]


def marked(records: Sequence[Json], pipeline: Pipeline) -> list[list[tuple[Span, Sequence[float]]]]:
    """The triggers that the encoder marks in each text's annotated sentences, with senses."""
    return [list(_marked(record, pipeline)) for record in records]


def _marked(record: Json, pipeline: Pipeline) -> Iterable[tuple[Span, Sequence[float]]]:
    text = record["text"]
    wanted = [Span(*record["sentences"][at]) for at in record["validated"]]
    passages = [
        p for p in find_passages(text, (Span(0, len(text)),)) if any(p.overlaps(w) for w in wanted)
    ]
    readings = pipeline.stock.reader.read([p.of(text) for p in passages])
    for passage, reading in zip(passages, readings, strict=True):
        for found in reading.triggers:
            if found.score >= SURE:
                yield found.span.shifted(passage.start), _sense(found)


def _sense(found: ScoredSpan) -> Sequence[float]:
    sense: Sequence[float] | None = getattr(found, "sense", None)
    return () if sense is None else sense


def senses_of(records: Sequence[Json], pipeline: Pipeline) -> dict[str, Places]:
    """For each record, the sense of each given event: that of the mark it overlaps."""
    found = {}
    for record, marks in zip(records, marked(records, pipeline), strict=True):
        places: Places = {}
        for event in record.get("events", ()):
            span = Span(event["start"], event["end"])
            near = [sense for mark, sense in marks if mark.overlaps(span)]
            if near:
                places[event["start"], event["end"]] = near[0]
        found[record["id"]] = places
    return found


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """A chain for each given mention of each article; for each mark where none are given."""
    topics: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        topics[str(record.get("topic", ""))].append(record)
    for name, members in topics.items():
        yield from _topic(name, members, pipeline)


def _topic(name: str, records: list[Json], pipeline: Pipeline) -> Iterable[Json]:
    given = [_events(record, pipeline) for record in records]
    items = [
        Text(r["id"], r["text"], tuple(Span(a, b) for a, b in r["sentences"])) for r in records
    ]
    triggers = [
        Trigger(at, Span(event["start"], event["end"]), sense)
        for at, events in enumerate(given)
        for event, sense in events
    ]
    home = {at: number for number, group in enumerate(chains(items, triggers)) for at in group}
    labels = iter(range(len(triggers)))
    for record, events in zip(records, given, strict=True):
        rows = [{**event, "chain": f"{name}|{home[next(labels)]}"} for event, _ in events]
        yield {"id": record["id"], "events": rows}


def _events(record: Json, pipeline: Pipeline) -> list[tuple[Json, Sequence[float]]]:
    """The events to link, with their senses."""
    if "events" not in record:
        (found,) = marked([record], pipeline)
        return [({"start": span.start, "end": span.end}, sense) for span, sense in found]
    senses = senses_of([record], pipeline)[record["id"]]
    kept = (
        {key: e[key] for key in ("start", "end", "spans") if key in e} for e in record["events"]
    )
    return [(event, senses.get((event["start"], event["end"]), ())) for event in kept]
