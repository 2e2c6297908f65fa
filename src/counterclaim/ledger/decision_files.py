"""Decisions as lines of JSON, to carry them to another ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from counterclaim.errors import LedgerError
from counterclaim.ledger.decision_store import load_decisions
from counterclaim.ledger.decisions import decide
from counterclaim.ledger.mapping import json_text
from counterclaim.records import Decision, DecisionKind


@dataclass(frozen=True, slots=True)
class Undo:
    """That a decision was undone: by whom, when and why."""

    who: str
    when: datetime
    why: str


def load_undos(db: sqlite3.Connection) -> dict[str, Undo]:
    """The undoings by the decision that they undo."""
    rows = db.execute("SELECT decision_id, who, undone_at, why FROM decision_undo")
    return {key: Undo(who, datetime.fromisoformat(when), why) for key, who, when, why in rows}


def lines(db: sqlite3.Connection) -> Iterator[str]:
    """One line of JSON per decision, in the order in which they were taken."""
    undos = load_undos(db)
    for decision in load_decisions(db):
        undo = undos.get(decision.id)
        data = {
            "id": decision.id,
            "kind": decision.kind.value,
            "subject": decision.subject,
            "value": decision.value,
            "who": decision.who,
            "when": decision.when.isoformat(),
            "why": decision.why,
            "undone": undo and {"who": undo.who, "when": undo.when.isoformat(), "why": undo.why},
        }
        yield json_text(data)


def parse(texts: Iterable[str]) -> Iterator[tuple[Decision, Undo | None]]:
    """The decisions of exported lines; empty lines are passed over.

    Raises:
        LedgerError: if a line is no decision, or was changed after it was exported.
    """
    for number, text in enumerate(texts, start=1):
        if not text.strip():
            continue
        try:
            yield _parsed(json.loads(text))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise LedgerError(f"line {number} is no decision: {error}") from error
        except LedgerError as error:
            raise LedgerError(f"line {number}: {error}") from error


def _parsed(data: dict[str, str]) -> tuple[Decision, Undo | None]:
    stated = Decision(
        id=data["id"],
        kind=DecisionKind(data["kind"]),
        subject=data["subject"],
        value=data["value"],
        who=data["who"],
        when=datetime.fromisoformat(data["when"]),
        why=data["why"],
    )
    if decide(stated) != stated:
        raise LedgerError(f"decision {stated.id} does not have the id of what it says")
    undo = data.get("undone")
    if not isinstance(undo, dict):
        return stated, None
    return stated, Undo(undo["who"], datetime.fromisoformat(undo["when"]), undo["why"])
