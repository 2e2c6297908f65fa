"""States: their codes and adjectives, and the actors that every state has.

A ``[[state]]`` entry gives the government. The templates in ``data/bodies.toml`` then
give its ministries, armed forces, parliament and embassies, so that "the Japanese
foreign ministry" is known although nobody wrote it down; an ``[[actor]]`` entry with
the same id ("japan-foreign-ministry") adds to such a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from counterclaim.knowledge.fields import Entry

STATE_FIELDS = frozenset(
    {
        "id",
        "code",
        "iso3",
        "name",
        "capital",
        "aliases",
        "adjectives",
        "people",
        "metonyms",
        "descriptions",
        "ambiguous",
        "affiliations",
        "bodies",
        "source",
        "replace",
    }
)
_BODY_FIELDS = frozenset({"suffix", "type", "name", "names", "descriptions", "parent"})


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: ISO 3166 codes, words for it, and its government's actor id."""

    code: str
    iso3: str
    name: str
    government: str
    capital: str = ""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A template for a body that states have; ``{state}`` and ``{adjective}`` are filled in."""

    suffix: str
    type: str
    name: str
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    parent: str = ""


def state(entry: Entry) -> State:
    """The state that a ``[[state]]`` entry describes.

    Raises:
        KnowledgeError: for an unknown, missing or ill-formed field.
    """
    entry.only(STATE_FIELDS)
    return State(
        code=entry.required("code"),
        iso3=entry.required("iso3"),
        name=entry.required("name"),
        government=entry.required("id"),
        capital=entry.text("capital"),
        adjectives=entry.texts("adjectives"),
        people=entry.texts("people"),
    )


def body(entry: Entry) -> Body:
    """The template that a ``[[body]]`` entry of ``bodies.toml`` describes."""
    entry.only(_BODY_FIELDS)
    return Body(
        suffix=entry.text("suffix"),
        type=entry.required("type"),
        name=entry.required("name"),
        names=entry.texts("names"),
        descriptions=entry.texts("descriptions"),
        parent=entry.text("parent"),
    )


def state_actors(entry: Entry, bodies: Iterable[Body]) -> Iterator[Entry]:
    """The government of a state and then its bodies, as actor entries."""
    for template in bodies:
        if not template.suffix:
            yield _government(entry, template)
        elif entry.table.get("bodies", True):
            yield _state_body(entry, template)


def _government(entry: Entry, template: Body) -> Entry:
    kept = ("id", "name", "metonyms", "ambiguous", "affiliations", "source")
    table = {field: entry.table[field] for field in kept if field in entry.table}
    described = [*entry.texts("descriptions"), *_filled(template.descriptions, entry)]
    table |= {
        "kind": "state_body",
        "type": template.type,
        "country": entry.text("code"),
        "aliases": [*entry.texts("aliases"), *_filled(template.names, entry)],
        "descriptions": described,
        "demonyms": [*dict.fromkeys((*entry.texts("adjectives"), *entry.texts("people")))],
    }
    return Entry(entry.file, entry.label, table)


def _state_body(entry: Entry, template: Body) -> Entry:
    government = entry.required("id")
    table: dict[str, object] = {
        "id": f"{government}-{template.suffix}",
        "name": next(iter(_filled((template.name,), entry))),
        "kind": "state_body",
        "type": template.type,
        "country": entry.text("code"),
        "aliases": [*_filled((template.name, *template.names), entry)],
        "descriptions": [*_filled(template.descriptions, entry)],
        "parents": [f"{government}-{template.parent}" if template.parent else government],
        "source": "made from the state's entry by data/bodies.toml",
    }
    return Entry(entry.file, f"actor '{table['id']}'", table)


def _filled(templates: Iterable[str], entry: Entry) -> dict[str, None]:
    """The templates with every adjective and every name of the state, without doubles."""
    adjectives = entry.texts("adjectives") or ("",)
    names = (entry.required("name"), *entry.texts("aliases"))
    made: dict[str, None] = {}
    for template in templates:
        if "{adjective}" in template and not adjectives[0]:
            template = template.replace("{adjective}", "{state}")
        for adjective, name in product(adjectives, names):
            made[template.replace("{adjective}", adjective).replace("{state}", name)] = None
    return made
