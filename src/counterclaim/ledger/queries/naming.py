"""The one actor, place or agreement that a person means by a name or an id."""

from __future__ import annotations

from counterclaim.errors import LedgerError
from counterclaim.ledger.file import LedgerFile

#: How many that a name may mean are listed in the error.
LISTED = 5


def actor_like(ledger: LedgerFile, text: str) -> str:
    """The id of the actor that bears this id or name, as merged.

    Raises:
        LedgerError: if no actor of the ledger does, or several do.
    """
    return _one(
        ledger,
        "actor",
        text,
        (
            "SELECT canonical FROM actor WHERE id = :text",
            "SELECT canonical FROM actor WHERE name = :text COLLATE NOCASE AND id IN "
            "(SELECT actor FROM article_actor)",
            "SELECT a.canonical FROM actor_name AS n JOIN actor AS a ON a.id = n.actor_id "
            "WHERE n.text = :text COLLATE NOCASE AND a.id IN (SELECT actor FROM article_actor)",
        ),
    )


def place_like(ledger: LedgerFile, text: str) -> str:
    """The id of the place that bears this id or name; one that articles name goes first.

    Raises:
        LedgerError: if no place does, or several do.
    """
    own = "SELECT id FROM place WHERE name = :text COLLATE NOCASE"
    any_name = "SELECT place_id FROM place_name WHERE text = :text COLLATE NOCASE"
    used = "IN (SELECT entity FROM reference WHERE entity_kind = 'place')"
    return _one(
        ledger,
        "place",
        text,
        (
            "SELECT id FROM place WHERE id = :text",
            f"{own} AND id {used}",
            f"{any_name} AND place_id {used}",
            own,
            any_name,
        ),
    )


def ceasefire_like(ledger: LedgerFile, text: str) -> str:
    """The id of the agreement with this id, name, or part of a name.

    Raises:
        LedgerError: if there is none, or several.
    """
    return _one(
        ledger,
        "ceasefire",
        text,
        (
            "SELECT id FROM ceasefire WHERE id = :text",
            "SELECT id FROM ceasefire WHERE name = :text COLLATE NOCASE",
            "SELECT id FROM ceasefire WHERE instr(lower(name), lower(:text)) > 0",
        ),
    )


def _one(ledger: LedgerFile, kind: str, text: str, asked: tuple[str, ...]) -> str:
    """What the first statement that finds anything finds, if it is one."""
    for sql in asked:
        found = sorted({str(row[0]) for row in ledger.db.execute(sql, {"text": text})})
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(found[:LISTED])
            raise LedgerError(f"{text!r} may be several {kind}s; give an id: {some}")
    raise LedgerError(f"there is no {kind} named {text!r} in this ledger")
