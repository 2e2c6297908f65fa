"""Event coreference, with given mentions or with the triggers that the encoder marks.

Each topic's articles are compared as the product compares them: which tell one event, and
which of their triggers tell of one happening; see ``compare.coreference``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.records import Json
from counterclaim.compare.coreference.chains import Trigger, chains
from counterclaim.compare.coreference.nearness import Text
from counterclaim.models import load_reader
from counterclaim.pipeline import Pipeline
from counterclaim.spans import Span
from counterclaim.understand.passages import find_passages

#: Marks at or above this are events: nearly all that the encoder marks are.
SURE = 0.4

Places = dict[tuple[int, int], Sequence[float]]


def _passages(record: Json) -> list[Span]:
    """The passages of a text that hold annotated sentences."""
    text = record["text"]
    wanted = [Span(*record["sentences"][at]) for at in record["validated"]]
    found = find_passages(text, (Span(0, len(text)),))
    return [p for p in found if any(p.overlaps(w) for w in wanted)]


def marked(record: Json, pipeline: Pipeline) -> list[Span]:
    """The triggers that the encoder marks in a text's annotated sentences."""
    passages = _passages(record)
    readings = pipeline.stock.reader.read([p.of(record["text"]) for p in passages])
    return [
        found.span.shifted(passage.start)
        for passage, reading in zip(passages, readings, strict=True)
        for found in reading.triggers
        if found.score >= SURE
    ]


def senses_of(record: Json, spans: Sequence[Span], pipeline: Pipeline) -> Places:
    """The sense of each trigger of a text; none of one outside the annotated sentences."""
    reader = load_reader(threads=pipeline.stock.settings.threads)
    made: Places = {}
    for passage in _passages(record):
        here = [s for s in spans if passage.contains(s)]
        inside = [s.shifted(-passage.start) for s in here]
        if here:
            found = reader.senses(passage.of(record["text"]), inside)
            made |= {(s.start, s.end): sense for s, sense in zip(here, found, strict=True)}
    return made


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
    if "events" in record:
        kept = [
            {key: e[key] for key in ("start", "end", "spans") if key in e} for e in record["events"]
        ]
    else:
        kept = [{"start": span.start, "end": span.end} for span in marked(record, pipeline)]
    spans = [Span(e["start"], e["end"]) for e in kept]
    senses = senses_of(record, spans, pipeline)
    return [(e, senses.get((e["start"], e["end"]), ())) for e in kept]
