"""Triples: actor code, recipient code and event class of each event of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.records import Json, readings
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Actor, EventType, Reading
from counterclaim.resolve import actor_code
from counterclaim.show.exports.plover import event_type

#: The gold keeps PLOVER's two kinds of yielding as one class.
ROOTS = {EventType.CONCEDE: "YIELD", EventType.RETREAT: "YIELD"}


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The events of each sentence that have an actor."""
    dated = [{**record, "published": record.get("date")} for record in records]
    for record, reading in readings(dated, pipeline):
        events = list(dict.fromkeys(_events(reading, pipeline.stock.view)))
        names = ("actor_code", "recipient_code", "root")
        yield {"id": record["id"], "events": [dict(zip(names, e, strict=True)) for e in events]}


def _events(reading: Reading, view: View) -> Iterator[tuple[str | None, str | None, str]]:
    codes = _codes(reading, view)
    for event in reading.understanding.events:
        kind = event_type(event)
        for one, other in event.dyads:
            actor, target = codes.get(one or ""), codes.get(other or "")
            if actor or target:
                yield actor, target, ROOTS.get(kind, kind.value)


def _codes(reading: Reading, view: View) -> dict[str, str | None]:
    """Codes by mention id."""
    made: dict[str, Actor] = {actor.id: actor for actor in reading.resolved.actors}
    meant = {r.mention_id: r.entity for r in reading.resolved.resolutions if r.entity}

    def actor(mention: str) -> Actor | None:
        entity = meant.get(mention, "")
        return made.get(entity) or view.actor(entity)

    return {
        m.id: actor_code(m.text, actor(m.id), view=view) for m in reading.understanding.mentions
    }
