"""What people decided, with undo, and what could not be read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.decisions import target
from counterclaim.records import Decision, DecisionKind
from counterclaim.show.corpus import anchor
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, cut

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

    decision: Decision
    did: str
    about: str
    link: str | None
    value: str


def change(ask: Ask, decision: Decision) -> Change:
    """A decision in words."""
    corpus, value = ask.corpus, decision.value
    did = KIND_WORDS[decision.kind]
    if not decision.subject.startswith("{"):
        link = f"/actors/{decision.subject}"
        if decision.kind is DecisionKind.MERGE:
            value = f"into {corpus.actor_name(value)}"
        elif decision.kind is DecisionKind.SPLIT:
            value = f"off as {json.loads(value)['name']}"
        else:
            value = f"to {value}"
        return Change(decision, did, corpus.given_name(decision.subject), link, value)
    try:
        about = target(decision.subject)
    except CounterclaimError:
        return Change(decision, did, decision.subject, None, value)
    words = about.kind.replace("_", " ")
    if about.article in corpus.by_article and about.spans:
        words += f" “{corpus.quote(about.article, about.spans)}”"
    link = f"/articles/{about.article}#{anchor(about.id)}"
    if decision.kind is DecisionKind.SET_SPEAKER and value:
        name = json.loads(value)["name"] if value.startswith("{") else corpus.actor_name(value)
        value = f"to {name}"
    elif value.startswith("{"):
        value = ""
    elif value:
        value = f"to {value}"
    return Change(decision, did, words, link, value)


def changes(ask: Ask) -> Seen:
    """Decisions, the latest first."""
    kind, who = ask.one_of("kind", DecisionKind), ask.get("who")
    found = [
        change(ask, d)
        for d in reversed(ask.corpus.decisions)
        if (kind is None or d.kind is kind) and (who is None or d.who == who)
    ]
    rows: list[dict[str, Any]] = [
        {
            "decision_id": c.decision.id,
            "kind": c.decision.kind.value,
            "about": c.about,
            "value": c.value,
            "who": c.decision.who,
            "when": c.decision.when.isoformat(),
            "why": c.decision.why,
            "undone": c.decision.undone,
            "subject": c.decision.subject,
            "permalink": c.link,
        }
        for c in found
    ]
    start = ask.number("start")
    context = {
        "shown": cut(found, start),
        "total": len(found),
        "start": start,
        "size": PAGE_SIZE,
        "kinds": list(DecisionKind),
        "people": sorted({d.who for d in ask.corpus.decisions}),
    }
    return Seen("changes.html.j2", "Changes", context, rows)


def quarantine(ask: Ask) -> Seen:
    """What could not be read, with its reason."""
    rows = [
        {"origin": q.origin, "reason": q.reason, "sha256": q.sha256, "bytes": len(q.raw)}
        for q in ask.corpus.quarantined
    ]
    return Seen("quarantine.html.j2", "Not read", {"shown": rows}, rows)
