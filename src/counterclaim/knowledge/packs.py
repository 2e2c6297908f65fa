"""Bundled packs and a user's own files, put together into one knowledge base."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.base import KnowledgeBase
from counterclaim.knowledge.counties import LazyWorld
from counterclaim.knowledge.entries import actor, entries, merged
from counterclaim.knowledge.fields import Entry
from counterclaim.knowledge.files import PLACE_SUFFIXES, Source, open_file, open_files, read_toml
from counterclaim.knowledge.geonames import import_geonames_country_file as import_country_file
from counterclaim.knowledge.places import Gazetteer, read_places
from counterclaim.knowledge.references import circular_parents, unknown_references
from counterclaim.knowledge.states import Body, State, body, state, state_actors
from counterclaim.records import Actor, KnowledgeFile, Place

DATA = Path(__file__).parent / "data"
_PACK_TABLES = frozenset({"state", "actor"})


def load_knowledge(extra: Sequence[Source] = ()) -> KnowledgeBase:
    """The bundled packs with the files in ``extra`` laid over them, in that order.

    A file is TOML (``[[actor]]``, ``[[state]]``), CSV (places) or a country file of
    GeoNames (places, ``.txt``). An entry with an id
    that exists extends it, or replaces it with ``replace = true``. Loaded once per
    process and state of the files.

    Raises:
        KnowledgeError: names file, entry and field, and says what to do.
    """
    return _load(open_files(extra))


@cache
def _load(extra: tuple[KnowledgeFile, ...]) -> KnowledgeBase:
    packs = [file for file in extra if Path(file.name).suffix not in PLACE_SUFFIXES]
    lists = [file for file in extra if Path(file.name).suffix in PLACE_SUFFIXES]
    with _uncollected():
        states, actors = _actors(packs)
        base = KnowledgeBase(actors, states, Gazetteer(_places(lists), LazyWorld()))
    for fault in _across(base) if packs else ():
        raise KnowledgeError(f"{', '.join(file.name for file in packs)}: {fault}")
    return base


@contextmanager
def _uncollected() -> Iterator[None]:
    """No pass of the garbage collector meanwhile.

    Loading makes tens of thousands of records that all live on; passes over them took a
    fifth of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _across(base: KnowledgeBase) -> Iterator[str]:
    """What is wrong between entries; the bundled packs are held to it by tests."""
    yield from unknown_references(base)
    yield from circular_parents(base)


def bundled_actor_files() -> tuple[Path, ...]:
    """The actor packs that ship with the package, by name."""
    return tuple(sorted((DATA / "actors").glob("*.toml")))


def bundled_place_files() -> tuple[Path, ...]:
    """The place files that ship with the package, by name."""
    return tuple(sorted((DATA / "places").glob("*.csv")))


@cache
def _bodies() -> tuple[Body, ...]:
    path = DATA / "bodies.toml"
    return tuple(body(entry) for entry in entries(read_toml(path), "body", path.name))


def _actors(packs: Iterable[KnowledgeFile]) -> tuple[dict[str, State], dict[str, Actor]]:
    """States by code and actors by id; each user file is a layer of its own."""
    layers = [_layer(bundled_actor_files()), *(_layer((file,)) for file in packs)]
    states = merged(states for states, _ in layers)
    made = chain.from_iterable(state_actors(entry, _bodies()) for entry in states.values())
    found = merged([made, *(actors for _, actors in layers)])
    by_code = {record.code: record for record in map(state, states.values())}
    return dict(sorted(by_code.items())), {name: actor(entry) for name, entry in found.items()}


def _layer(sources: Iterable[Source]) -> tuple[list[Entry], list[Entry]]:
    """The state and the actor entries of files that stand side by side."""
    states: list[Entry] = []
    actors: list[Entry] = []
    for file in open_files(sources):
        tables = read_toml(file)
        Entry(file.name, "file", tables).only(_PACK_TABLES)
        states.extend(entries(tables, "state", file.name))
        actors.extend(entries(tables, "actor", file.name))
    return states, actors


def _places(lists: Iterable[KnowledgeFile]) -> Iterator[Place]:
    return chain.from_iterable(map(places_of, (*open_files(bundled_place_files()), *lists)))


def places_of(source: Source) -> Iterator[Place]:
    """The places of a CSV file or of a country file of GeoNames.

    Raises:
        KnowledgeError: names file, line and column.
    """
    file = open_file(source)
    yield from read_places(file) if file.name.endswith(".csv") else import_country_file(file)
