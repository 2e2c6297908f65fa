"""Checks of one knowledge file, for a person who writes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.ceasefires import ceasefire, load_ceasefires
from counterclaim.knowledge.entries import actor, entries
from counterclaim.knowledge.fields import Entry
from counterclaim.knowledge.files import (
    LEXICON,
    PACK,
    PLACES,
    REGISTER,
    TABLES,
    Source,
    kind_of,
    open_file,
    open_files,
    read_toml,
)
from counterclaim.knowledge.labels import label_word, load_label_lexicon
from counterclaim.knowledge.packs import load_knowledge, places_of
from counterclaim.knowledge.references import shared_names, unknown_parties
from counterclaim.knowledge.states import state
from counterclaim.records import KnowledgeFile

_READERS: dict[str, Callable[[Entry], object]] = {
    "actor": actor,
    "state": state,
    "ceasefire": ceasefire,
    "label": label_word,
}
Found = tuple[tuple[str, ...], tuple[str, ...]]


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


@dataclass(frozen=True, slots=True)
class Others:
    """The user's other files, by kind, beside which a file has to stand."""

    packs: tuple[KnowledgeFile, ...] = ()  # actors, states and places
    registers: tuple[KnowledgeFile, ...] = ()


def validate_file(source: Source, *, beside: Sequence[Source] = ()) -> Validation:
    """All faults of one knowledge file, and the names that it shares with other actors.

    The file is checked entry by entry and then laid over the bundled packs and the
    user's other files in ``beside``.
    """
    path = source if isinstance(source, Path) else Path(source.name)
    try:
        file = open_file(source)
        return _validated(path, file, _others(open_files(beside)))
    except KnowledgeError as error:
        return Validation(path, faults=(str(error),))


def _others(files: Iterable[KnowledgeFile]) -> Others:
    kinds = [(kind_of(file), file) for file in files]
    return Others(
        tuple(file for kind, file in kinds if kind in (PACK, PLACES)),
        tuple(file for kind, file in kinds if kind == REGISTER),
    )


def _validated(path: Path, file: KnowledgeFile, others: Others) -> Validation:
    kind = kind_of(file) if path.suffix != ".toml" else ""
    if kind == PLACES:
        return Validation(path, kind, sum(1 for _ in places_of(file)))
    tables = read_toml(file)
    Entry(file.name, "file", tables).only(frozenset(TABLES))
    kind = kind_of(file)
    rows = [(key, row) for key in tables for row in entries(tables, key, file.name)]
    faults = tuple(_faults(rows, others))
    warnings: tuple[str, ...] = ()
    if not faults:
        faults, warnings = _laid_over(file, kind, others)
    return Validation(path, kind, len(rows), faults, warnings)


def _faults(rows: Iterable[tuple[str, Entry]], others: Others) -> Iterator[str]:
    """What its reader says of each entry; one that only extends another may leave out fields."""
    for key, row in rows:
        try:
            _READERS[key](row)
        except KnowledgeError as error:
            if not _extends(row, others):
                yield str(error)


def _extends(row: Entry, others: Others) -> bool:
    name = row.table.get("id")
    if not isinstance(name, str):
        return False
    agreements = {agreement.id for agreement in load_ceasefires(others.registers)}
    return load_knowledge(others.packs).actor(name) is not None or name in agreements


def _laid_over(file: KnowledgeFile, kind: str, others: Others) -> Found:
    """Faults and warnings of the file in its place over the bundled ones."""
    try:
        known = load_knowledge(others.packs)
        if kind == LEXICON:
            load_label_lexicon((file,))
        elif kind == REGISTER:
            agreements = load_ceasefires((*others.registers, file))
            return (), tuple(unknown_parties(agreements, known))
        else:
            before = frozenset(shared_names(known))
            over = load_knowledge((*others.packs, file))
            return (), tuple(sorted(set(shared_names(over)) - before))
    except KnowledgeError as error:
        return (str(error),), ()
    return (), ()
