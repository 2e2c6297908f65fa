"""How much there is of what: outlets and days, disputed incidents, agreements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.ledger.queries.articles import articles
from counterclaim.ledger.queries.incidents import IncidentFilter
from counterclaim.ledger.queries.overview import outlet_claims, told_more_than_once
from counterclaim.ledger.queries.overview import overview as counts_of
from counterclaim.ledger.rows_overview import Overview
from counterclaim.show.web.asking import NONE, Ask, Seen
from counterclaim.show.web.views.articles import plain_article
from counterclaim.show.web.views.incidents import told_incidents
from counterclaim.show.web.views.register import plain_ceasefire, referred_to
from counterclaim.show.wording import day_words

SHOWN = 8
COLUMNS = 60  # of the plot, each the same number of days


@dataclass(frozen=True, slots=True)
class Bar:
    """Articles of one outlet in some days: where they stand in the plot and how many."""

    at: int
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One outlet with its articles over time."""

    outlet: str
    value: str
    articles: int
    claims: int
    bars: tuple[Bar, ...]


def _buckets(days: list[date]) -> tuple[date, int]:
    """The first day of the plot and how many days stand in one column of it."""
    first, last = min(days), max(days)
    return first, max(1, -(-((last - first).days + 1) // COLUMNS))


def _outlets(ask: Ask, found: Overview) -> tuple[str, list[OutletRow]]:
    """The time that the plot spans, in words, and its rows."""
    dated = [date.fromisoformat(day) for day, _, _ in found.days]
    first, step = _buckets(dated) if dated else (date.min, 1)
    bars: dict[str | None, Counter[int]] = {}
    for (_, outlet, count), day in zip(found.days, dated, strict=True):
        bars.setdefault(outlet, Counter())[(day - first).days // step] += count
    claims = outlet_claims(ask.ledger)
    rows = [
        OutletRow(
            outlet=outlet.name,
            value=outlet.value or NONE,
            articles=outlet.count,
            claims=claims.get(outlet.value, 0),
            bars=_bars(bars.get(outlet.value), first, step),
        )
        for outlet in found.outlets
    ]
    return f"{day_words(first)} to {day_words(max(dated))}" if dated else "", rows


def _bars(counts: Counter[int] | None, first: date, step: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(at, count, (first + timedelta(days=at * step)).isoformat())
        for at, count in sorted((counts or {}).items())
    )


def overview(ask: Ask) -> Seen:
    """The first page."""
    found = counts_of(ask.ledger)
    time, outlets = _outlets(ask, found)
    clashing = IncidentFilter(least_accounts=2, conflict=True)
    _, disputed = told_incidents(ask, clashing, order="conflicts", size=SHOWN)
    rows = articles(ask.ledger, limit=None).rows if ask.whole else ()
    context = {
        "counts": found,
        "outlets": outlets,
        "time": time,
        "columns": COLUMNS,
        "most": max((b.count for o in outlets for b in o.bars), default=1),
        "incidents": told_more_than_once(ask.ledger),
        "disputed": disputed,
        "ceasefires": [plain_ceasefire(ask, row) for row in referred_to(ask)],
    }
    return Seen("overview.html.j2", "Overview", context, [plain_article(row) for row in rows])
