"""Checks of one knowledge file, for a person who writes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.ceasefires import ceasefire, load_ceasefires
from counterclaim.knowledge.entries import actor, entries, read_toml
from counterclaim.knowledge.fields import Entry
from counterclaim.knowledge.labels import label_word, load_label_lexicon
from counterclaim.knowledge.packs import load_knowledge, places_of
from counterclaim.knowledge.references import shared_names, unknown_parties
from counterclaim.knowledge.states import state

_READERS: dict[str, Callable[[Entry], object]] = {
    "actor": actor,
    "state": state,
    "ceasefire": ceasefire,
    "label": label_word,
}
_KINDS = {"actor": "pack", "state": "pack", "ceasefire": "register", "label": "lexicon"}


@dataclass(frozen=True, slots=True)
class Validation:
    """What a knowledge file holds and what is wrong with it.

    ``kind`` is pack (actors, states), places, register (agreements), lexicon (labels) or
    empty if it cannot be told. ``faults`` keep the file from being loaded; ``warnings``
    do not, but deserve a look.
    """

    path: Path
    kind: str = ""
    entries: int = 0
    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def validate_file(path: Path) -> Validation:
    """All faults of one knowledge file, and the names that it shares with other actors.

    The file is checked entry by entry and then laid over the bundled packs.
    """
    try:
        if path.suffix != ".toml":
            return Validation(path, "places", sum(1 for _ in places_of(path)))
        return _validated(path, read_toml(path))
    except KnowledgeError as error:
        return Validation(path, faults=(str(error),))


def _validated(path: Path, tables: dict[str, object]) -> Validation:
    Entry(path.name, "file", tables).only(frozenset(_READERS))
    kinds = sorted({_KINDS[key] for key in tables})
    if len(kinds) != 1:
        raise KnowledgeError(
            f"{path}: holds {' and '.join(kinds) or 'nothing'}; "
            "give actors and states, agreements, and labels a file each"
        )
    rows = [(key, row) for key in tables for row in entries(tables, key, path.name)]
    faults = tuple(_faults(rows))
    if not faults:
        faults, warnings = _laid_over(path, kinds[0])
        return Validation(path, kinds[0], len(rows), faults, warnings)
    return Validation(path, kinds[0], len(rows), faults)


def _faults(rows: Iterable[tuple[str, Entry]]) -> Iterator[str]:
    """What its reader says of each entry; one that only extends another may leave out fields."""
    for key, row in rows:
        try:
            _READERS[key](row)
        except KnowledgeError as error:
            if not _extends(row):
                yield str(error)


def _extends(row: Entry) -> bool:
    name = row.table.get("id")
    if not isinstance(name, str):
        return False
    agreements = {agreement.id for agreement in load_ceasefires()}
    return load_knowledge().actor(name) is not None or name in agreements


def _laid_over(path: Path, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Faults and warnings of the file in its place over the bundled ones."""
    try:
        if kind == "lexicon":
            load_label_lexicon((path,))
        elif kind == "register":
            return (), tuple(unknown_parties(load_ceasefires((path,)), load_knowledge()))
        else:
            before = frozenset(shared_names(load_knowledge()))
            return (), tuple(sorted(set(shared_names(load_knowledge((path,)))) - before))
    except KnowledgeError as error:
        return (str(error),), ()
    return (), ()
