"""What people decided, with undo, and what could not be read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.decisions import target
from counterclaim.ledger.queries.actors import given_name
from counterclaim.ledger.queries.overview import history
from counterclaim.ledger.queries.overview import quarantine as set_aside
from counterclaim.ledger.queries.words import words_of
from counterclaim.ledger.rows_overview import HistoryRow
from counterclaim.records import DecisionKind
from counterclaim.show.corpus import anchor
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen

KIND_WORDS = {
    DecisionKind.MERGE: "merged",
    DecisionKind.SPLIT: "split",
    DecisionKind.RENAME: "renamed",
    DecisionKind.REJECT: "rejected",
    DecisionKind.RELABEL: "relabelled",
    DecisionKind.SET_SPEAKER: "set the speaker of",
    DecisionKind.SET_PLACE: "set the place of",
    DecisionKind.SET_DATE: "set the date of",
    DecisionKind.SAME_INCIDENT: "judged the same incident",
    DecisionKind.NOT_SAME_INCIDENT: "judged not the same incident",
    DecisionKind.ADD_CLAIM: "added a claim to",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A decision in words, with the address of what it is about."""

    decision: HistoryRow
    did: str
    about: str
    link: str | None
    value: str


def change(ask: Ask, decision: HistoryRow) -> Change:
    """A decision in words."""
    kind, value = DecisionKind(decision.kind), decision.value
    did = KIND_WORDS[kind]
    if not decision.subject.startswith("{"):
        link = f"/actors/{decision.subject}"
        if kind is DecisionKind.MERGE:
            value = f"into {ask.actor_name(value)}"
        elif kind is DecisionKind.SPLIT:
            value = f"off as {json.loads(value)['name']}"
        else:
            value = f"to {value}"
        return Change(decision, did, given_name(ask.ledger, decision.subject), link, value)
    try:
        about = target(decision.subject)
    except CounterclaimError:
        return Change(decision, did, decision.subject, None, value)
    words = about.kind.replace("_", " ")
    quoted = words_of(ask.ledger, about.article, about.spans) if about.spans else ""
    words += f" “{quoted}”" if quoted else ""
    link = f"/articles/{about.article}#{anchor(about.id)}"
    return Change(decision, did, words, link, _value(ask, kind, value))


def _value(ask: Ask, kind: DecisionKind, value: str) -> str:
    """What a decision about a record sets, in words."""
    if kind is DecisionKind.SET_SPEAKER:
        name = json.loads(value)["name"] if value.startswith("{") else ask.actor_name(value)
        return f"to {name}" if value else "to nobody known"
    if kind is DecisionKind.SET_PLACE:
        return f"to {ask.place_name(value)}" if value else "to no place"
    if value.startswith("{") or not value:
        return ""
    return f"to {value}"


def _row(c: Change) -> dict[str, Any]:
    return {
        "decision_id": c.decision.id,
        "kind": c.decision.kind,
        "about": c.about,
        "value": c.value,
        "who": c.decision.who,
        "when": c.decision.when,
        "why": c.decision.why,
        "undone": c.decision.undone_by is not None,
        "undone_by": c.decision.undone_by,
        "undone_when": c.decision.undone_when,
        "undone_why": c.decision.undone_why,
        "subject": c.decision.subject,
        "permalink": c.link,
    }


def changes(ask: Ask) -> Seen:
    """Decisions, the latest first."""
    kind = ask.one_of("kind", DecisionKind)
    every = history(ask.ledger)
    found = history(ask.ledger, kind=kind and kind.value, who=ask.get("who"))
    start, size = ask.page
    shown = [change(ask, d) for d in found[start : None if size is None else start + size]]
    context = {
        "shown": shown,
        "total": len(found),
        "start": start,
        "size": PAGE_SIZE,
        "kinds": list(DecisionKind),
        "people": sorted({d.who for d in every}),
    }
    return Seen("changes.html.j2", "Changes", context, [_row(c) for c in shown])


def quarantine(ask: Ask) -> Seen:
    """What could not be read, with its reason."""
    start, size = ask.page
    page = set_aside(ask.ledger, offset=start, limit=size)
    rows = [asdict(row) for row in page.rows]
    context = {"shown": rows, "total": page.total, "start": start, "size": PAGE_SIZE}
    return Seen("quarantine.html.j2", "Not read", context, rows)
