"""Casualties: who was killed, where, by whom, how, in the gold's slots and classes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.casualties import Casualties, casualty_slots
from benchmarks.records import Json, readings
from counterclaim.compare.sides import side
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import MentionKind, Quarantined

#: The gold's classes of actors by whom an actor belongs to, the first that fits.
CLASSES = (
    ("islamic-state", "isis"),
    ("jabhat-al-nusra", "nusra"),
    ("hayat-tahrir-al-sham", "nusra"),
    ("cjtf-oir", "coalition"),
    ("united-states", "coalition"),
    ("syrian-democratic-forces", "kurdish_self_administration"),
    ("syrian-kurdish-forces", "kurdish_self_administration"),
    ("ypg", "kurdish_self_administration"),
    ("syria", "government_or_russia"),
    ("russia", "government_or_russia"),
    ("hezbollah", "government_or_russia"),
    ("iran", "government_or_russia"),
    ("israel", "other"),
    ("turkey", "other"),
)


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The slots of each article's main incident."""
    view = pipeline.stock.view
    for record, reading in readings(records, pipeline):
        if isinstance(reading, Quarantined):
            yield {"id": record["id"]}
        else:
            yield {"id": record["id"], "slots": _slots(casualty_slots(reading, view=view), view)}


def _slots(found: Casualties, view: View) -> Json:
    return {
        "location": [_governorate(name) for name in found.location] or None,
        "killed_civilians": found.killed_civilians,
        "killed_combatants": found.killed_combatants,
        "killed_children": found.killed_children,
        "killed_women": found.killed_women,
        "actor": _actor(found, view),
        "cause": found.cause,
    }


def _governorate(name: str) -> str:
    """The gold has one Damascus for the city and the governorate around it."""
    return "Damascus" if name.startswith("Rif Dimashq") else name


def _actor(found: Casualties, view: View) -> str | None:
    if found.actor_id is None:
        return found.actor
    belongs = side(found.actor_id, view)
    for actor, name in CLASSES:
        if actor in belongs:
            return name
    record = view.actor(found.actor_id)
    armed = record is not None and record.kind is MentionKind.ARMED_GROUP
    return "opposition" if armed else found.actor
