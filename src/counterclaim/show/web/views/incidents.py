"""Incidents told by several accounts, and one of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from counterclaim.ledger.load_part import compared_of_incident
from counterclaim.ledger.queries.incidents import (
    IncidentFilter,
    incident_types,
    incidents_near,
)
from counterclaim.ledger.queries.incidents import incidents as many
from counterclaim.ledger.queries.outlines import Outline, outlines
from counterclaim.ledger.queries.overview import history
from counterclaim.ledger.rows_compared import IncidentRow
from counterclaim.records import Account, DecisionKind, EventType, Outcome
from counterclaim.show.exports.incident_rows import account_rows, comparison_rows
from counterclaim.show.outlining import SLOT_WORDS, conflict_words, told_as, told_by
from counterclaim.show.part import Part
from counterclaim.show.report.incidents import IncidentView, incident_views, origin_words
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError
from counterclaim.show.web.drawing import Graph, Tie, graph
from counterclaim.show.wording import days_between

OFFERED = 60  # other incidents to join with, those of the same place first
PAIRED = (DecisionKind.SAME_INCIDENT, DecisionKind.NOT_SAME_INCIDENT)


def plain_incident(row: IncidentRow, outline: Outline) -> dict[str, Any]:
    """An incident as a flat row."""
    return {
        "incident_id": row.id,
        "title": row.title,
        "type": row.type,
        "when": days_between(row.interval_start, row.interval_end) or "date not stated",
        "where": row.place.name if row.place else "place not stated",
        "told_as": told_as(row.type, outline.told),
        "accounts": row.accounts,
        "articles": row.articles,
        "origins": row.origins,
        "told_by": told_by(row.accounts, row.articles, row.origins),
        "conflicts": row.conflict,
        "slots_in_conflict": ", ".join(
            words for slot, words in SLOT_WORDS.items() if slot in outline.conflicts
        )
        or "none",
        "in_conflict": conflict_words(outline.conflicts),
        "permalink": f"/incidents/{row.id}",
    }


def told_incidents(
    ask: Ask, wanted: IncidentFilter, *, order: str, size: int | None
) -> tuple[int, list[dict[str, Any]]]:
    """How many incidents match, and some of them as rows."""
    start = ask.page[0]
    page = many(ask.ledger, wanted, order=order, offset=start, limit=size)
    told = outlines(ask.ledger, [row.id for row in page.rows])
    return page.total, [plain_incident(row, told[row.id]) for row in page.rows]


def incidents(ask: Ask) -> Seen:
    """Incidents with several accounts, told by most independent origins first."""
    kind = ask.one_of("type", EventType)
    wanted = IncidentFilter(
        least_accounts=2,
        least_articles=ask.number("articles", 1),
        type=kind and kind.value,
        outlet=ask.outlet,
        conflict=ask.get("conflict") == "1",
        text=ask.get("q"),
        since=ask.day("since"),
        until=ask.day("until"),
    )
    start, size = ask.page
    total, rows = told_incidents(ask, wanted, order="told", size=size)
    context = {
        "shown": rows,
        "total": total,
        "start": start,
        "size": PAGE_SIZE,
        "types": incident_types(ask.ledger),
    }
    return Seen("incidents.html.j2", "Incidents", context, rows)


def _origins(corpus: Part, view: IncidentView, accounts: Sequence[Account]) -> Graph | None:
    """Where the accounts come from: origins on the left, accounts on the right."""
    labels = {
        account.id: f"{column.label}: {' → '.join(column.chain)}"
        for column, account in zip(view.columns, accounts, strict=True)
    }
    (told,) = corpus.compared.incidents
    origins = [
        (origin_words(corpus, o.key, told) or "one text", o) for o in corpus.compared.origins
    ]
    ties = [
        Tie(name, labels[key], 1, f"{labels[key]} goes back to {name} ({origin.why})")
        for name, origin in origins
        for key in origin.accounts
        if key in labels
    ]
    lefts = list(dict.fromkeys(name for name, _ in origins))
    return graph(ties, lefts=lefts, rights=list(dict.fromkeys(t.right for t in ties)))


def incident(ask: Ask) -> Seen:
    """One incident: accounts side by side, the rules that decided, the origins."""
    key = ask.params["id"]
    compared = compared_of_incident(ask.ledger.db, key)
    record = compared.incidents[0] if compared else None
    corpus = ask.part({a.article_id for a in record.accounts} if record else (), compared)
    views = incident_views(corpus)
    if record is None or not views:
        raise UnknownError(
            "There is no such incident. Incidents are derived anew when articles or decisions "
            "come, so an address can go out of use."
        )
    events = set(record.events)
    judged = [
        d
        for kind in PAIRED
        for d in history(ask.ledger, kind=kind.value)
        if d.undone_by is None and any(event in d.subject + d.value for event in events)
    ]
    rows: list[Any] = list(
        comparison_rows(corpus) if ask.get("rows") == "comparisons" else account_rows(corpus)
    )
    return Seen(
        "incident.html.j2",
        record.title,
        {
            "i": views[0],
            "graph": _origins(corpus, views[0], record.accounts),
            "clashes": [f for f in views[0].findings if f.outcome == Outcome.CONFLICT.value],
            "rest": [f for f in views[0].findings if f.outcome != Outcome.CONFLICT.value],
            "accounts": list(zip(views[0].columns, record.accounts, strict=True)),
            "judged": judged,
            "others": incidents_near(ask.ledger, key, limit=OFFERED),
        },
        [asdict(r) for r in rows],
    )
