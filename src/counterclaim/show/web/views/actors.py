"""Who is who, and one actor: names, roles, said, said about, labels, accusations."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from counterclaim.ledger.queries.claims import ClaimFilter, claims
from counterclaim.records import DecisionKind
from counterclaim.show.report.actors import ActorView
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError, cut, folded

SHOWN = 20


def _row(key: str, view: ActorView) -> dict[str, Any]:
    return {
        "actor_id": key,
        "name": view.name,
        "kind": view.kind,
        "in_knowledge_pack": view.known,
        "claims": len(view.claims),
        "named": view.about,
        "names": [n.text for n in view.names],
        "permalink": f"/actors/{key}",
    }


def actors(ask: Ask) -> Seen:
    """Actors that the articles name, by name or by how often they speak or are named."""
    word = (ask.get("q") or "").casefold()
    kind = ask.get("kind")
    rows = [
        _row(key, view)
        for key, view in ask.corpus.actors_shown.items()
        if word in folded((view.name, *(n.text for n in view.names)))
        and (kind is None or view.kind == kind)
    ]
    by = ask.get("by")
    if by in ("claims", "named"):
        rows.sort(key=lambda r: -int(r[by]))
    start = ask.number("start")
    kinds = sorted({v.kind for v in ask.corpus.actors_shown.values()})
    return Seen(
        "actors.html.j2",
        "Actors",
        {
            "shown": cut(rows, start),
            "total": len(rows),
            "start": start,
            "size": PAGE_SIZE,
            "kinds": kinds,
        },
        rows,
    )


def actor(ask: Ask) -> Seen:
    """One actor; an id that was merged leads to the actor that stays."""
    corpus = ask.corpus
    key = corpus.corrections.canonical(ask.params["id"])
    found = corpus.actor(key)
    if found is None:
        raise UnknownError("There is no such actor in this ledger.")
    view = corpus.actors_shown.get(key)
    with ask.desk.reading() as ledger:
        about = claims(ledger, ClaimFilter(about=key), limit=SHOWN)
        said = claims(ledger, ClaimFilter(speaker=key), limit=SHOWN)
    name = found.name
    accusations = corpus.accusations_shown
    merged = [
        d
        for d in corpus.decisions
        if d.kind is DecisionKind.MERGE
        and not d.undone
        and corpus.corrections.canonical(d.subject) == key
    ]
    return Seen(
        "actor.html.j2",
        name,
        {
            "id": key,
            "actor": found,
            "view": view,
            "said": said,
            "about": about,
            "labels": [row for row in corpus.labels_shown if row.actor == name],
            "by": [(who, found) for alleger, who, found in accusations if alleger == name],
            "against": [(who, found) for who, accused, found in accusations if accused == name],
            "merged": merged,
            "parents": [(p, corpus.actor_name(p)) for p in found.parents],
        },
        [asdict(corpus.claim_table[c.id]) for c in said.rows if c.id in corpus.claim_table],
    )
