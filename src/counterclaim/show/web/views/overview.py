"""How much there is of what: outlets and days, disputed incidents, agreements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.show.corpus import sorted_readings
from counterclaim.show.report.articles import published_words
from counterclaim.show.report.incidents import IncidentView
from counterclaim.show.web.asking import NONE, Ask, Seen

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


def _outlets(ask: Ask) -> tuple[str, list[OutletRow]]:
    """The time that the plot spans, in words, and its rows."""
    corpus = ask.corpus
    days = [r.article.published.interval.start for r in corpus.readings]
    dated = [d for d in days if d]
    first, step = _buckets(dated) if dated else (date.min, 1)
    bars: dict[str, Counter[int]] = {}
    articles: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for reading, day in zip(corpus.readings, days, strict=True):
        outlet = reading.article.outlet or NONE
        articles[outlet] += 1
        claims[outlet] += len(reading.understanding.attributions)
        if day:
            bars.setdefault(outlet, Counter())[(day - first).days // step] += 1
    rows = [
        OutletRow(words, key, articles[key], claims[key], _bars(bars.get(key), first, step))
        for key, words in ask.outlets()
    ]
    return f"{first.isoformat()} to {max(dated).isoformat()}" if dated else "", rows


def _bars(counts: Counter[int] | None, first: date, step: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(at, count, (first + timedelta(days=at * step)).isoformat())
        for at, count in sorted((counts or {}).items())
    )


def _disputed(ask: Ask) -> list[tuple[str, IncidentView]]:
    shown = ask.corpus.incidents_shown.items()
    ranked = sorted(shown, key=lambda i: (-i[1].disputes, -i[1].articles, i[1].title, i[0]))
    return [(key, view) for key, view in ranked if view.disputes][:SHOWN]


def overview(ask: Ask) -> Seen:
    """The first page."""
    corpus = ask.corpus
    time, outlets = _outlets(ask)
    readings = list(sorted_readings(corpus.readings))
    return Seen(
        "overview.html.j2",
        "Overview",
        {
            "outlets": outlets,
            "time": time,
            "columns": COLUMNS,
            "most": max((b.count for o in outlets for b in o.bars), default=1),
            "claims": len(corpus.attributions),
            "articles": len(readings),
            "incidents": len(corpus.incidents_shown),
            "disputed": _disputed(ask),
            "ceasefires": list(corpus.ceasefires_shown.items()),
            "quarantined": len(corpus.quarantined),
        },
        [
            {
                "article_id": r.article.id,
                "outlet": corpus.outlet(r.article.id),
                "title": r.article.title,
                "published": published_words(r.article.published),
                "claims": len(r.understanding.attributions),
                "sha256": r.article.sha256,
                "url": r.article.url,
                "captured_at": r.article.captured_at and r.article.captured_at.isoformat(),
                "permalink": f"/articles/{r.article.id}",
            }
            for r in readings
        ],
    )
