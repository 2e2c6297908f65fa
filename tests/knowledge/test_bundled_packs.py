"""The packs that ship hold to their own rules."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from counterclaim.knowledge import KnowledgeBase, load_knowledge
from counterclaim.knowledge.ceasefires import _FIELDS as CEASEFIRE_FIELDS
from counterclaim.knowledge.entries import ACTOR_FIELDS
from counterclaim.knowledge.labels import _FIELDS as LABEL_FIELDS
from counterclaim.knowledge.packs import DATA, bundled_actor_files
from counterclaim.knowledge.references import circular_parents, shared_names, unknown_references
from counterclaim.knowledge.states import STATE_FIELDS
from counterclaim.records import Actor, MentionKind

SCHEMA = json.loads((DATA / "knowledge.schema.json").read_text(encoding="utf-8"))
FILES = [*bundled_actor_files(), DATA / "labels.toml", DATA / "ceasefires.toml"]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load_knowledge()


def written(table: str, pattern: str = "*.toml") -> list[dict[str, object]]:
    """The entries that stand in the files, without those made by templates."""
    rows: list[dict[str, object]] = []
    for path in sorted((DATA / "actors").glob(pattern)):
        rows.extend(tomllib.loads(path.read_text(encoding="utf-8")).get(table, []))
    return rows


def as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_fits_the_schema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(SCHEMA).iter_errors(as_json(tables))
    assert [f"{list(error.absolute_path)}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("actor", ACTOR_FIELDS),
        ("state", STATE_FIELDS),
        ("ceasefire", CEASEFIRE_FIELDS),
        ("label", LABEL_FIELDS),
    ],
)
def test_schema_and_loader_know_the_same_fields(table: str, fields: frozenset[str]) -> None:
    assert set(SCHEMA["$defs"][table]["properties"]) == fields


def test_every_reference_leads_to_an_actor(kb: KnowledgeBase) -> None:
    assert list(unknown_references(kb)) == []


def test_no_actor_stands_above_itself(kb: KnowledgeBase) -> None:
    assert list(circular_parents(kb)) == []


def test_no_name_is_claimed_by_two_actors(kb: KnowledgeBase) -> None:
    assert list(shared_names(kb)) == []


def test_ids_stand_once_over_all_files() -> None:
    ids = [row["id"] for row in written("actor")] + [row["id"] for row in written("state")]
    extended = {row["id"] for row in written("state")}
    twice = {name for name in ids if ids.count(name) > 1} - extended
    assert twice == set()


def periods(actor: Actor) -> Iterator[tuple[date | None, date | None]]:
    yield from ((name.start, name.end) for name in actor.names)
    yield from ((role.start, role.end) for role in actor.roles)


def test_periods_begin_before_they_end(kb: KnowledgeBase) -> None:
    for actor in kb.actors():
        for start, end in periods(actor):
            assert start is None or end is None or start < end, actor.id


def test_every_entry_says_where_it_can_be_checked() -> None:
    assert [row["id"] for row in written("actor") + written("state") if not row.get("source")] == []


def test_one_holder_at_a_time_of_offices_that_one_person_holds(kb: KnowledgeBase) -> None:
    """At any change of office in a state, at most one person has it on that day."""
    for title in ("president", "prime minister", "foreign minister", "defence minister"):
        for state in kb.states():
            held = kb.holders(title, of=state.government)
            for day in {role.start for _, role in held if role.start}:
                on_day = kb.holders(title, of=state.government, on=day)
                assert len({actor.id for actor, _ in on_day}) == 1, (title, state.name, day)


def test_the_packs_are_as_large_as_promised(kb: KnowledgeBase) -> None:
    kinds = [row["kind"] for row in written("actor", "*syria_iraq*") if "kind" in row]
    bodies = [kind for kind in kinds if kind != "person"]
    persons = [actor for actor in kb.actors() if actor.kind == MentionKind.PERSON]
    assert len(bodies) >= 200
    assert kinds.count("armed_group") >= 120
    assert kinds.count("person") >= 200
    assert len([actor for actor in persons if actor.roles]) >= 350
    assert len(list(kb.states())) >= 195


def test_most_groups_and_persons_have_press_spellings(kb: KnowledgeBase) -> None:
    groups = [a for a in kb.actors() if a.kind == MentionKind.ARMED_GROUP]
    spelled = [a for a in groups if len(a.names) + len(a.descriptions) >= 3]
    assert len(spelled) >= 0.7 * len(groups)
