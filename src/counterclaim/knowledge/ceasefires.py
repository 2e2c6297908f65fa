"""The register of agreements: what was agreed, who has which role, where, until when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from counterclaim.knowledge.entries import entries, merged
from counterclaim.knowledge.fields import Entry
from counterclaim.knowledge.files import Source, open_file, open_files, read_toml
from counterclaim.records import Ceasefire, KnowledgeFile, Party, Term

BUNDLED = Path(__file__).parent / "data" / "ceasefires.toml"
RELATIONS = ("renews", "extends", "supersedes", "implements", "part_of")
ROLES = ("sponsor", "guarantor", "mediator", "bound", "excluded", "monitor", "third_party")
TERM_KINDS = ("prohibit", "oblige", "permit", "exempt")
_FIELDS = frozenset(
    {
        "id",
        "name",
        "kind",
        "announced",
        "effective",
        "end",
        "parent",
        "relation",
        "parties",
        "places",
        "terms",
        "phrases",
        "source",
        "replace",
    }
)
_PARTY_FIELDS = frozenset({"actor", "role", "disputed"})
_TERM_FIELDS = frozenset({"kind", "text"})


def load_ceasefires(extra: Sequence[Source] = ()) -> tuple[Ceasefire, ...]:
    """The agreements, by the day they were announced and then by id.

    An entry in ``extra`` with an id that exists extends it, or replaces it with
    ``replace = true``. ``parties`` name actors and ``places`` name places of the packs.

    Raises:
        KnowledgeError: names file, entry and field, and says what to do.
    """
    return _load(open_files(extra))


@cache
def _load(extra: tuple[KnowledgeFile, ...]) -> tuple[Ceasefire, ...]:
    found = merged(map(read_ceasefires, (open_file(BUNDLED), *extra)))
    for entry in found.values():
        parent = entry.text("parent")
        if parent and parent not in found:
            raise entry.fault("parent", f"'{parent}' is no agreement", "use the id of one")
    agreements = (ceasefire(entry) for entry in found.values())
    return tuple(sorted(agreements, key=lambda a: (str(a.announced or a.effective), a.id)))


def read_ceasefires(source: Source) -> tuple[Entry, ...]:
    """The ``[[ceasefire]]`` entries of a file, in its order."""
    file = open_file(source)
    tables = read_toml(file)
    Entry(file.name, "file", tables).only(frozenset({"ceasefire"}))
    return entries(tables, "ceasefire", file.name)


def ceasefire(entry: Entry) -> Ceasefire:
    """The agreement that an entry describes.

    Raises:
        KnowledgeError: for an unknown, missing or ill-formed field.
    """
    entry.only(_FIELDS)
    effective, end = entry.period("effective", "end")
    return Ceasefire(
        id=entry.required("id"),
        name=entry.required("name"),
        kind=entry.required("kind"),
        announced=entry.day("announced"),
        effective=effective,
        end=end,
        parent=entry.text("parent") or None,
        relation=_relation(entry),
        parties=tuple(_party(row) for row in entry.tables("parties")),
        places=entry.texts("places"),
        terms=tuple(_term(row) for row in entry.tables("terms")),
        phrases=entry.texts("phrases"),
        source=entry.required("source"),
    )


def _relation(entry: Entry) -> str | None:
    if bool(entry.text("parent")) != bool(entry.text("relation")):
        raise entry.fault("relation", "parent and relation go together", "give both or neither")
    return _choice(entry, "relation", RELATIONS) if entry.text("relation") else None


def _party(row: Entry) -> Party:
    row.only(_PARTY_FIELDS)
    role = _choice(row, "role", ROLES)
    return Party(row.required("actor"), role, row.text("disputed"))


def _term(row: Entry) -> Term:
    row.only(_TERM_FIELDS)
    return Term(_choice(row, "kind", TERM_KINDS), row.required("text"))


def _choice(row: Entry, field: str, choices: Sequence[str]) -> str:
    value = row.required(field)
    if value not in choices:
        raise row.fault(field, f"'{value}' is unknown", f"use one of {', '.join(choices)}")
    return value
