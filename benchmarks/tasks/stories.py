"""Stories: which articles report the same event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.records import Json
from counterclaim.compare.stories import Telling, group_stories
from counterclaim.pipeline import Pipeline


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """A story label per article."""
    items = [_telling(record) for record in records]
    story = {
        article: f"story-{number}"
        for number, group in enumerate(group_stories(items))
        for article in group
    }
    for record in records:
        yield {"id": record["id"], "story": story[record["id"]]}


def _telling(record: Json) -> Telling:
    published = record.get("published")
    day = date.fromisoformat(published[:10]) if published else None
    return Telling(record["id"], record.get("title") or "", record["text"], day)
