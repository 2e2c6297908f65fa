"""How much there is of what: outlets and days, disputed incidents, agreements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterclaim.show.corpus import sorted_readings
from counterclaim.show.report.articles import published_words
from counterclaim.show.report.incidents import IncidentView
from counterclaim.show.web.asking import Ask, Seen

SHOWN = 8
COLUMNS = 60  # months or days in the plot


@dataclass(frozen=True, slots=True)
class Bar:
    """Articles of one outlet in one month: where it stands in the plot and how many."""

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


def _unit(days: list[str]) -> int:
    """How many characters of an ISO day name a column: days, months or years."""
    for size in (10, 7):
        if len({d[:size] for d in days}) <= COLUMNS:
            return size
    return 4


def _outlets(ask: Ask) -> tuple[list[str], list[OutletRow]]:
    corpus = ask.corpus
    days = [str(r.article.published.interval.start or "") for r in corpus.readings]
    size = _unit([d for d in days if d])
    columns = sorted({d[:size] for d in days if d})
    at = {column: n for n, column in enumerate(columns)}
    articles: dict[str, Counter[str]] = {}
    claims: Counter[str] = Counter()
    for reading, day in zip(corpus.readings, days, strict=True):
        outlet = reading.article.outlet or ""
        articles.setdefault(outlet, Counter())[day[:size]] += 1
        claims[outlet] += len(reading.understanding.attributions)
    rows = []
    for value, words in ask.outlets():
        held = articles[value if words == value else ""]
        bars = tuple(Bar(at[c], n, c) for c, n in sorted(held.items()) if c)
        key = value if words == value else ""
        rows.append(OutletRow(words, value, held.total(), claims[key], bars))
    return columns, rows


def _disputed(ask: Ask) -> list[tuple[str, IncidentView]]:
    shown = ask.corpus.incidents_shown.items()
    ranked = sorted(shown, key=lambda i: (-i[1].disputes, -i[1].articles, i[1].title, i[0]))
    return [(key, view) for key, view in ranked if view.disputes][:SHOWN]


def overview(ask: Ask) -> Seen:
    """The first page."""
    corpus = ask.corpus
    columns, outlets = _outlets(ask)
    readings = list(sorted_readings(corpus.readings))
    return Seen(
        "overview.html.j2",
        "Overview",
        {
            "outlets": outlets,
            "columns": columns,
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
