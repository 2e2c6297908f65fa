"""TOML tables of actors and states, merged by id and made into records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.knowledge.fields import Entry
from counterclaim.records import Actor, Designation, MentionKind, Name, Role

ACTOR_FIELDS = frozenset(
    {
        "id",
        "name",
        "kind",
        "type",
        "country",
        "names",
        "aliases",
        "descriptions",
        "metonyms",
        "demonyms",
        "ambiguous",
        "parents",
        "affiliations",
        "roles",
        "designations",
        "predecessors",
        "source",
        "replace",
    }
)
_NAME_FIELDS = frozenset({"text", "from", "until"})
_ROLE_FIELDS = frozenset({"role", "of", "from", "until"})
_DESIGNATION_FIELDS = frozenset({"by", "on", "note"})
ACTOR_KINDS = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.ARMED_GROUP,
    MentionKind.STATE_BODY,
    MentionKind.MEDIA,
    MentionKind.OTHER,
)


def entries(tables: Mapping[str, object], key: str, file: str) -> tuple[Entry, ...]:
    """The ``[[key]]`` tables of a file as entries labelled with their ids."""
    rows = Entry(file, "file", tables).tables(key)
    return tuple(_labelled(row, key, number) for number, row in enumerate(rows, 1))


def _labelled(row: Entry, key: str, number: int) -> Entry:
    named = row.table.get("id")
    label = f"{key} '{named}'" if isinstance(named, str) and named else f"{key} number {number}"
    return Entry(row.file, label, row.table)


def merged(layers: Iterable[Iterable[Entry]]) -> dict[str, Entry]:
    """One entry per id, in order of id; later layers extend or replace earlier ones.

    A text given again takes the place of the former, a list is added to the former,
    and ``replace = true`` drops all that earlier layers said.

    Raises:
        KnowledgeError: if an id stands twice in one layer.
    """
    result: dict[str, Entry] = {}
    for layer in layers:
        seen: dict[str, str] = {}
        for entry in layer:
            name = entry.required("id")
            if name in seen:
                where = f"is used already in {seen[name]}"
                raise entry.fault("id", where, "give this entry an id of its own, or join the two")
            seen[name] = entry.file
            result[name] = _joined(result[name], entry) if name in result else entry
    return dict(sorted(result.items()))


def _joined(old: Entry, new: Entry) -> Entry:
    if new.table.get("replace") is True:
        return new
    table = dict(old.table)
    for field, value in new.table.items():
        before = table.get(field)
        both = isinstance(before, list) and isinstance(value, list)
        table[field] = [*before, *value] if both else value  # type: ignore[misc]
    return Entry(new.file, new.label, table)


def actor(entry: Entry) -> Actor:
    """The actor that an entry describes.

    Raises:
        KnowledgeError: for an unknown, missing or ill-formed field.
    """
    entry.only(ACTOR_FIELDS)
    return Actor(
        id=entry.required("id"),
        name=entry.required("name"),
        kind=_kind(entry),
        names=_names(entry),
        descriptions=entry.texts("descriptions"),
        country=entry.text("country") or None,
        parents=entry.texts("parents"),
        affiliations=entry.texts("affiliations"),
        roles=tuple(_role(row) for row in entry.tables("roles", "role")),
        designations=tuple(_designation(row) for row in entry.tables("designations", "by")),
        predecessors=entry.texts("predecessors"),
        ambiguous=entry.texts("ambiguous"),
        source=entry.required("source"),
        type=entry.text("type"),
        demonyms=entry.texts("demonyms"),
        metonyms=entry.texts("metonyms"),
    )


def _kind(entry: Entry) -> MentionKind:
    value = entry.required("kind")
    if value not in ACTOR_KINDS:
        choices = ", ".join(ACTOR_KINDS)
        raise entry.fault("kind", f"'{value}' is not a kind of actor", f"use one of {choices}")
    return MentionKind(value)


def _names(entry: Entry) -> tuple[Name, ...]:
    """Dated names first: where a spelling stands twice, its days are kept."""
    dated = dict.fromkeys(_name(row) for row in entry.tables("names", "text"))
    texts = {name.text for name in dated}
    others = dict.fromkeys((entry.required("name"), *entry.texts("aliases")))
    return (*dated, *(Name(text) for text in others if text not in texts))


def _name(row: Entry) -> Name:
    row.only(_NAME_FIELDS)
    return Name(row.required("text"), *row.period())


def _role(row: Entry) -> Role:
    row.only(_ROLE_FIELDS)
    return Role(row.required("role"), row.text("of") or None, *row.period())


def _designation(row: Entry) -> Designation:
    row.only(_DESIGNATION_FIELDS)
    return Designation(row.required("by"), row.day("on"), row.text("note"))
