"""Who is who, and one actor: names, roles, said, said about, labels, accusations."""

from __future__ import annotations

from typing import Any

from counterclaim.ledger.queries.accusations import AllegationFilter
from counterclaim.ledger.queries.actors import actor as one
from counterclaim.ledger.queries.actors import actor_kinds, given_name, names_seen
from counterclaim.ledger.queries.actors import actors as many
from counterclaim.ledger.queries.claims import ClaimFilter, claims
from counterclaim.ledger.queries.overview import history
from counterclaim.ledger.rows_actors import ActorDetail
from counterclaim.records import DecisionKind
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError
from counterclaim.show.web.views.accusing import pairs
from counterclaim.show.web.views.claims import plain
from counterclaim.show.web.views.labels import compared
from counterclaim.show.wording import days_between

SHOWN = 20
ORDERS = ("claims", "named")


def actors(ask: Ask) -> Seen:
    """Actors that the articles name, by name or by how often they speak or are named."""
    start, size = ask.page
    by = ask.get("by")
    page = many(
        ask.ledger,
        name=ask.get("q"),
        kind=ask.get("kind"),
        order=by if by in ORDERS else "name",
        offset=start,
        limit=size,
    )
    seen = names_seen(ask.ledger, [row.id for row in page.rows])
    rows: list[dict[str, Any]] = [
        {
            "actor_id": row.id,
            "name": row.name,
            "kind": row.kind,
            "country": row.country,
            "in_knowledge_pack": row.known,
            "claims": row.said,
            "said_about": row.said_about,
            "named": row.mentions,
            "articles": row.articles,
            "names": list(seen.get(row.id, ())),
            "permalink": f"/actors/{row.id}",
        }
        for row in page.rows
    ]
    context = {
        "shown": rows,
        "total": page.total,
        "start": start,
        "size": PAGE_SIZE,
        "kinds": actor_kinds(ask.ledger),
    }
    return Seen("actors.html.j2", "Actors", context, rows)


def _periods(found: ActorDetail) -> list[str]:
    """Names that held for a time: "Old Column: until 28 July 2016"."""
    return [
        f"{text}: {days_between(start or None, end or None)}"
        for text, start, end in found.names
        if start or end
    ]


def _country(ask: Ask, code: str | None) -> str | None:
    """The name of the state with a code; the code itself if no pack has it."""
    state = ask.desk.view.government(code) if code else None
    return state.name if state else code


def _merged(ask: Ask, found: ActorDetail) -> list[dict[str, Any]]:
    """The decisions by which others were merged into this actor."""
    ids = {found.row.id, *(m.id for m in found.merged)}
    return [
        {"id": d.id, "name": given_name(ask.ledger, d.subject), "who": d.who, "why": d.why}
        for d in history(ask.ledger, kind=DecisionKind.MERGE.value)
        if d.undone_by is None and d.subject in ids
    ]


def actor(ask: Ask) -> Seen:
    """One actor; an id that was merged leads to the actor that stays."""
    found = one(ask.ledger, ask.params["id"], unnamed=True)
    if found is None:
        raise UnknownError("There is no such actor in this ledger.")
    key = found.row.id
    about = claims(ask.ledger, ClaimFilter(about=key), limit=SHOWN)
    said = claims(ask.ledger, ClaimFilter(speaker=key), limit=None if ask.whole else SHOWN)
    for name in found.seen_as:
        ask.at(name.article_id, name.mention)
    context = {
        "id": key,
        "country": _country(ask, found.row.country),
        "a": found,
        "names": sorted(found.seen_as, key=lambda n: (-n.count, n.words)),
        "periods": _periods(found),
        "said": said,
        "about": about,
        "labels": compared(ask, key),
        "by": pairs(ask, AllegationFilter(alleger=key)),
        "against": pairs(ask, AllegationFilter(alleged_perpetrator=key)),
        "merged": _merged(ask, found),
    }
    return Seen("actor.html.j2", found.row.name, context, [plain(row) for row in said.rows])
