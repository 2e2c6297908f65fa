"""Incidents told by several accounts, and one of them side by side."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from counterclaim.records import DecisionKind, EventType
from counterclaim.show.exports.rows import account_rows, comparison_rows
from counterclaim.show.report.incidents import IncidentView
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError, cut, folded

OFFERED = 200  # other incidents to join with, those of the same place first


def _row(key: str, view: IncidentView) -> dict[str, Any]:
    return {
        "incident_id": key,
        "title": view.title,
        "type": view.type,
        "when": view.when,
        "where": view.where,
        "accounts": len(view.columns),
        "articles": view.articles,
        "origins": len(view.origins),
        "conflicts": view.disputes,
        "slots_in_conflict": view.conflict_slots,
        "permalink": f"/incidents/{key}",
    }


def _passes(ask: Ask, view: IncidentView) -> bool:
    wanted = ask.one_of("type", EventType)
    outlet = ask.get("outlet")
    word = (ask.get("q") or "").casefold()
    told = ask.number("articles", 1)
    return (
        (wanted is None or view.type == wanted.value)
        and (outlet is None or any(c.outlet == outlet for c in view.columns))
        and (ask.get("conflict") != "1" or view.disputes > 0)
        and view.articles >= told
        and word in folded((view.title, view.where, *(c.sentence for c in view.columns)))
    )


def incidents(ask: Ask) -> Seen:
    """Incidents with several accounts, told by most articles first."""
    rows = [_row(k, v) for k, v in ask.corpus.incidents_shown.items() if _passes(ask, v)]
    start = ask.number("start")
    types = sorted({v.type for v in ask.corpus.incidents_shown.values()})
    return Seen(
        "incidents.html.j2",
        "Incidents",
        {
            "shown": cut(rows, start),
            "total": len(rows),
            "start": start,
            "size": PAGE_SIZE,
            "types": types,
        },
        rows,
    )


def incident(ask: Ask) -> Seen:
    """One incident: accounts side by side, the rules that decided, the origins."""
    corpus, key = ask.corpus, ask.params["id"]
    record = next((i for i in corpus.compared.incidents if i.id == key), None)
    view = corpus.incidents_shown.get(key)
    if record is None or view is None:
        raise UnknownError(
            "There is no such incident. Incidents are derived anew when articles or decisions "
            "come, so an address can go out of use."
        )
    events = set(record.events)
    judged = [
        d
        for d in corpus.decisions
        if not d.undone
        and d.kind in (DecisionKind.SAME_INCIDENT, DecisionKind.NOT_SAME_INCIDENT)
        and any(event in d.subject + d.value for event in events)
    ]
    near = sorted(
        (k for k in corpus.incidents_shown if k != key),
        key=lambda k: (corpus.incidents_shown[k].where != view.where, k),
    )
    shown = corpus.incidents_shown
    others = [(k, shown[k].title, shown[k].when) for k in near[:OFFERED]]
    comparisons = (c for c in comparison_rows(corpus) if c.incident_id == key)
    values = (r for r in account_rows(corpus) if r.incident_id == key)
    rows = list(values) if ask.get("rows") != "comparisons" else list(comparisons)
    return Seen(
        "incident.html.j2",
        record.title,
        {
            "i": view,
            "accounts": list(zip(view.columns, record.accounts, strict=True)),
            "judged": judged,
            "others": others,
        },
        [asdict(r) for r in rows],
    )
