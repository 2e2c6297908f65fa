"""Attribution: source, cue and content, with speaker, stance and parent."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json, pairs, readings
from counterclaim.pipeline import Pipeline
from counterclaim.records import Actor, Attribution, Reading, Speaker


def speaker_name(
    speaker: Speaker | None, actors: dict[str, Actor], pipeline: Pipeline
) -> str | None:
    """The canonical name of the resolved actor, or the words for an unnamed source."""
    if speaker is None:
        return None
    if speaker.actor:
        actor = actors.get(speaker.actor) or pipeline.stock.view.actor(speaker.actor)
        return actor.name if actor else speaker.actor
    return speaker.description or None


def rows(reading: Reading, pipeline: Pipeline) -> list[Json]:
    """An article's attributions as the gold writes them; parents as indices."""
    actors = {actor.id: actor for actor in reading.resolved.actors}
    speakers = reading.resolved.first_speakers
    found = reading.understanding.attributions
    index = {attribution.id: at for at, attribution in enumerate(found)}
    return [_row(a, speaker_name(speakers.get(a.id), actors, pipeline), index) for a in found]


def _row(attribution: Attribution, speaker: str | None, index: dict[str, int]) -> Json:
    return {
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
        "speaker": speaker,
        "stance": attribution.stance.value,
        "kind": attribution.kind.value,
        "parent": index.get(attribution.parent) if attribution.parent else None,
    }


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The attributions of each article."""
    for record, reading in readings(records, pipeline):
        yield {"id": record["id"], "attributions": rows(reading, pipeline)}
