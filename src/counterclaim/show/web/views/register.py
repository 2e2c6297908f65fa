"""The ceasefire register, and who accuses whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from counterclaim.ledger.queries.accusations import AllegationFilter, allegations
from counterclaim.ledger.queries.ceasefires import (
    alleged_breaches,
    ceasefire_mentions,
    ceasefire_places,
    ceasefire_terms,
    loose_mentions,
)
from counterclaim.ledger.queries.ceasefires import ceasefires as agreements
from counterclaim.ledger.queries.demands import demands
from counterclaim.ledger.queries.tallies import tallies
from counterclaim.ledger.rows_compared import CeasefireMentionRow, CeasefireRow
from counterclaim.show.counting import beside
from counterclaim.show.quoting import Quote
from counterclaim.show.report.ceasefires import STATED, CeasefireView, StatedView, stated_of
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError
from counterclaim.show.web.drawing import WIDTH, Tie, bars, graph
from counterclaim.show.web.views.accusing import Pair, between, pairs
from counterclaim.show.web.views.telling import (
    allegation_views,
    demand_views,
    mention_quotes,
    plain_allegation,
    plain_tallies,
    tally_views,
)
from counterclaim.show.wording import counted, days_between

SIDE = 14  # rows and columns of the matrix; the list below it has all


def _dates(row: CeasefireRow) -> tuple[str, ...]:
    """When it was announced, came into force and was to end, in words."""
    named = (
        ("announced", days_between(row.announced, row.announced)),
        ("in force from", days_between(row.effective, row.effective)),
        ("last day", days_between(None, row.end).removeprefix("until ")),
    )
    return tuple(f"{word} {day}" for word, day in named if day)


def referred_to(ask: Ask) -> list[CeasefireRow]:
    """The agreements that any article refers to, by the day they took effect."""
    found = [
        row for row in agreements(ask.ledger) if row.mentions or row.allegations or row.tallies
    ]
    return sorted(found, key=lambda r: (r.effective or r.announced or "9999", r.id))


def plain_ceasefire(ask: Ask, row: CeasefireRow) -> dict[str, Any]:
    """An agreement as a flat row."""
    return {
        "ceasefire_id": row.id,
        "name": row.name,
        "kind": row.kind.replace("_", " "),
        "dates": list(_dates(row)),
        "announced": row.announced,
        "effective": row.effective,
        "end": row.end,
        "alleged_breaches": alleged_breaches(ask.ledger).get(row.id, 0),
        "tallies": row.tallies,
        "referred_to": row.mentions,
        "articles": row.articles,
        "permalink": f"/ceasefires/{row.id}",
    }


def ceasefires(ask: Ask) -> Seen:
    """Agreements that the articles refer to, with their time as bars."""
    found, places = referred_to(ask), ceasefire_places(ask.ledger)
    drawn, ticks = bars(found)
    rows = [
        {**plain_ceasefire(ask, row), "places": [p.name for p in places.get(row.id, ())]}
        for row in found
    ]
    context = {
        "shown": rows,
        "bars": drawn,
        "ticks": ticks,
        "width": WIDTH,
        "loose": loose_mentions(ask.ledger),
    }
    return Seen("ceasefires.html.j2", "Ceasefires", context, rows)


def _view(ask: Ask, row: CeasefireRow) -> CeasefireView:
    """The agreement itself; allegations, tallies and words are shown by the page."""
    parties, terms = ceasefire_terms(ask.ledger, row.id)
    return CeasefireView(
        anchor="",
        name=row.name,
        kind=row.kind,
        dates=_dates(row),
        parties=tuple(
            (p.role + (f" (disputed: {p.disputed})" if p.disputed else ""), p.actor.name)
            for p in parties
        ),
        relation=_relation(ask, row),
        places=tuple(p.name for p in ceasefire_places(ask.ledger).get(row.id, ())),
        terms=terms,
        source=row.source,
        mentions=(),
        articles=row.articles,
        allegations=(),
        tallies=(),
        stated=(),
    )


def _relation(ask: Ask, row: CeasefireRow) -> str:
    """What the agreement is to an earlier one, by name where that is referred to."""
    if row.parent is None:
        return ""
    named = {other.id: other.name for other in referred_to(ask)}
    relation = (row.relation or "follows").replace("_", " ")
    return f"{relation} {named.get(row.parent, row.parent)}"


def ceasefire(ask: Ask) -> Seen:
    """One agreement: parties, terms, alleged breaches with replies, tallies, words."""
    key = ask.params["id"]
    row = next((r for r in referred_to(ask) if r.id == key), None)
    if row is None:
        raise UnknownError("No article of this ledger refers to such an agreement.")
    every = ask.get("acts") == "all"
    wanted = AllegationFilter(ceasefire=key, breach=None if every else True)
    start, size = ask.page
    page = allegations(ask.ledger, wanted, offset=start, limit=size)
    counts = tallies(ask.ledger, ceasefire=key, limit=size).rows
    rows = [plain_allegation(a) for a in page.rows]
    if ask.get("rows") == "tallies":
        rows = plain_tallies(ask, counts)
    shown = tally_views(ask, counts)
    named = ceasefire_mentions(ask.ledger, key, limit=PAGE_SIZE)
    quotes = mention_quotes(ask, named)
    context = {
        "c": _view(ask, row),
        "pairs": pairs(ask, wanted),
        "most": max((t.value for t in shown), default=0.0),
        "beside": list(beside(shown)),
        "demands": demand_views(ask, demands(ask.ledger, ceasefire=key, limit=PAGE_SIZE).rows),
        "allegations": allegation_views(ask, page.rows),
        "total": page.total,
        "every": every,
        "others": row.allegations - alleged_breaches(ask.ledger).get(key, 0),
        "tallies": shown,
        "tally_count": row.tallies,
        "mentions": quotes,
        "stated": list(_stated(named, quotes)),
        "mention_count": row.mentions,
        "start": start,
        "size": PAGE_SIZE,
    }
    return Seen("ceasefire.html.j2", row.name, context, rows)


def _stated(named: Sequence[CeasefireMentionRow], quotes: Sequence[Quote]) -> Iterator[StatedView]:
    """What the sentences that refer to an agreement state of it, by kind."""
    told = [
        stated_of(quote, [(said.role, said.words) for said in row.says])
        for row, quote in zip(named, quotes, strict=True)
    ]
    for what in STATED:
        yield from (found[what] for found in told if what in found)


def _matrix(found: list[Pair]) -> tuple[list[str], list[str], dict[tuple[str, str], int]]:
    """Allegers, accused and counts by origin; those with most, in order of name."""
    by: Counter[str] = Counter()
    against: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for pair in found:
        by[pair.by] += pair.origins
        against[pair.of] += pair.origins
        counts[pair.by, pair.of] += pair.origins
    rows = sorted((n for n, _ in by.most_common(SIDE)), key=str.casefold)
    columns = sorted((n for n, _ in against.most_common(SIDE)), key=str.casefold)
    return [r for r in rows if any((r, c) in counts for c in columns)], columns, counts


def _behind(by: str, against: str) -> str:
    """The address of the quotations behind a pair."""
    return "/accusations?" + urlencode({"by": by, "against": against}) + "#quotations"


def accusations(ask: Ask) -> Seen:
    """Who accuses whom: a matrix, the quotations behind a cell, and all pairs as a list."""
    by, against = ask.get("by"), ask.get("against")
    every = pairs(ask)
    rows, columns, counts = _matrix(every)
    ties = [
        Tie(a, b, n, f"by {a} of {b}: {counted(n, 'origin')}", _behind(a, b))
        for (a, b), n in sorted(counts.items())
        if a in rows and b in columns
    ]
    start, size = ask.page
    ids = tuple(between(every, by, against)) if by or against else None
    page = allegations(ask.ledger, AllegationFilter(ids=ids), offset=start, limit=size)
    context = {
        "allegers": rows,
        "side": SIDE,
        "more": len({p.by for p in every}) > SIDE or len({p.of for p in every}) > SIDE,
        "accused": columns,
        "counts": counts,
        "pairs": every,
        "graph": graph(
            ties,
            lefts=[r for r in rows if any(t.left == r for t in ties)],
            rights=[c for c in columns if any(t.right == c for t in ties)],
        ),
        "chosen": allegation_views(ask, page.rows) if (by or against) and not ask.whole else [],
        "total": page.total,
        "start": start,
        "size": PAGE_SIZE,
        "by": by,
        "against": against,
    }
    rows_shown = [plain_allegation(a) for a in page.rows]
    return Seen("accusations.html.j2", "Accusations", context, rows_shown)
