"""Timeline: the days of a conflict that matter, from a ledger of all reports.

The reports beside the input become a ledger, and the ledger's own timeline chooses the
days: those of which most independent origins tell, in the country that most reports name.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from benchmarks.records import Json, read_jsonl, to_product
from counterclaim.ledger import Ledger, open_ledger, queries
from counterclaim.ledger.queries.dated import TimelineFilter
from counterclaim.pipeline import Pipeline
from counterclaim.records import Quarantined

DOCS = "docs.jsonl"


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The entries of each timeline, with the sentences behind them."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "timeline.ledger"
        names = _fill(path, list(read_jsonl(folder / DOCS)), pipeline)
        with open_ledger(path, readonly=True) as ledger:
            place = main_country(ledger)
            for record in records:
                yield {"id": record["id"], "entries": list(_entries(ledger, record, place, names))}


def _fill(path: Path, rows: list[Json], pipeline: Pipeline) -> dict[str, str]:
    """Reads the reports into a ledger; the gold's id of each article."""
    names = {}
    with open_ledger(path, create=True) as ledger:
        ledger.replace_knowledge(pipeline.stock.known())
        articles = [to_product(row, pipeline) for row in rows]
        names = {a.id: row["id"] for a, row in zip(articles, rows, strict=True)}
        for found in pipeline.understand(articles):
            if not isinstance(found, Quarantined):
                ledger.add_reading(found, version=pipeline.stock.version)
        pipeline.compare_into(ledger)
    return names


def main_country(ledger: Ledger) -> str | None:
    """The country in which most reports name a place."""
    row = ledger.db.execute(
        "SELECT c.id FROM reference AS r JOIN place AS p ON p.id = r.entity "
        "JOIN place AS c ON c.kind = 'country' AND c.country = p.country "
        "WHERE r.entity_kind = 'place' "
        "GROUP BY c.id ORDER BY count(DISTINCT r.article_id) DESC, c.id LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else None


def _entries(
    ledger: Ledger, record: Json, place: str | None, names: dict[str, str]
) -> Iterable[Json]:
    after = date.fromisoformat(record["end"]) + timedelta(days=1)
    wanted = TimelineFilter(place=place, since=record["start"], until=after.isoformat())
    per_day = max(1, round(record["n_sentences"] / record["n_dates"]))
    found = queries.timeline(ledger, wanted, top=record["n_dates"], sentences=per_day)
    for day in found.days:
        yield {
            "date": day.day,
            "sentences": [s.words for s in day.sentences],
            "sources": [
                {"doc": names[s.article_id], "start": s.start, "end": s.end} for s in day.sentences
            ],
        }
