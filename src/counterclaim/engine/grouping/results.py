"""What the grouping finds, as tables; those of what is said stand in ``statements``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from counterclaim.compare.incidents.happenings import Happening
from counterclaim.engine.columns import QUOTED, SPAN, Columns, Row, quoted
from counterclaim.engine.grouping.statements import SCHEMAS
from counterclaim.engine.shelf import write_table
from counterclaim.ledger import shapes
from counterclaim.records import Account, Comparison, Incident, NearCopy, Origin
from counterclaim.spans import Spans

_TEXT = pa.string()
_LIST = pa.list_(_TEXT)
_INCIDENT, _ACCOUNT = Columns(shapes.INCIDENT), Columns(shapes.ACCOUNT)
_VALUE, _COMPARISON = Columns(shapes.SLOT_VALUE), Columns(shapes.COMPARISON)
_ORIGIN, _COPY = Columns(shapes.ORIGIN), Columns(shapes.NEAR_COPY)
RESULTS: dict[str, pa.Schema] = {
    "incidents": pa.schema(
        [
            pa.field("day", pa.date32()),
            *_INCIDENT.fields,
            *(pa.field(name, _LIST) for name in ("events", "accounts")),
        ]
    ),
    "accounts": pa.schema([*_ACCOUNT.fields, pa.field("events", _LIST)]),
    "account_values": pa.schema(
        [
            *(pa.field(name, _TEXT) for name in ("incident_id", "account_id", "article_id")),
            pa.field("ordinal", pa.int32()),
            *_VALUE.fields,
            *QUOTED,
        ]
    ),
    "comparisons": pa.schema([*_COMPARISON.fields, pa.field("spans", pa.list_(SPAN))]),
    "origins": pa.schema([*_ORIGIN.fields, pa.field("accounts", _LIST)]),
    "near_copies": pa.schema([*_COPY.fields, pa.field("spans", pa.list_(SPAN))]),
    "stories": pa.schema(
        [pa.field("story", _TEXT), pa.field("article_id", _TEXT), pa.field("articles", pa.int32())]
    ),
    **SCHEMAS,
}


class Results:
    """Rows of incidents, gathered and written together."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)

    def add(
        self,
        items: Sequence[Happening],
        incident: Incident,
        origins: Iterable[Origin],
        comparisons: Iterable[Comparison],
    ) -> None:
        """Adds an incident with all that belongs to it."""
        texts = {item.article.id: item.article.text for item in items}
        day = incident.interval.start if incident.interval else None
        held = [account.id for account in incident.accounts]
        lists = {"events": list(incident.events), "accounts": held}
        self._rows["incidents"].append({"day": day, **_INCIDENT.row(incident), **lists})
        for account in incident.accounts:
            self._account(account, texts[account.article_id])
        for origin in origins:
            row = {**_ORIGIN.row(origin), "accounts": list(origin.accounts)}
            self._rows["origins"].append(row)
        of = {account.id: texts[account.article_id] for account in incident.accounts}
        for found in comparisons:
            spans = [
                *_spans("a", found.spans_a, of[found.a]),
                *_spans("b", found.spans_b, of[found.b]),
            ]
            self._rows["comparisons"].append({**_COMPARISON.row(found), "spans": spans})

    def _account(self, account: Account, text: str) -> None:
        self._rows["accounts"].append({**_ACCOUNT.row(account), "events": list(account.events)})
        own = {"incident_id": account.incident_id, "account_id": account.id}
        for ordinal, value in enumerate(account.values):
            roles = shapes.SLOT_VALUE.spans(value)
            row = {**own, "article_id": account.article_id, "ordinal": ordinal}
            self._rows["account_values"].append({**row, **_VALUE.row(value), **quoted(roles, text)})

    def write(self, folder: Path, name: str) -> None:
        """Writes a file of each table."""
        for table, rows in self._rows.items():
            made = pa.Table.from_pylist(rows, schema=RESULTS[table])
            write_table(made, folder / table / f"{name}.parquet")


def _spans(role: str, spans: Spans, text: str) -> list[Row]:
    return [{"role": role, "start": s.start, "end": s.end, "text": s.of(text)} for s in spans]


def write_copies(folder: Path, name: str, copies: Iterable[NearCopy]) -> None:
    """Writes near-copies; their shared passages without the words, which stand in the articles."""
    rows = [
        {
            **_COPY.row(copy),
            "spans": [
                {"role": role, "start": s.start, "end": s.end, "text": None}
                for role, spans in (("a", copy.shared_a), ("b", copy.shared_b))
                for s in spans
            ],
        }
        for copy in copies
    ]
    made = pa.Table.from_pylist(rows, schema=RESULTS["near_copies"])
    write_table(made, folder / "near_copies" / f"{name}.parquet")


def write_stories(folder: Path, name: str, stories: Iterable[Sequence[str]]) -> None:
    """Writes stories, a row for each article; the first article by id names its story."""
    rows = [
        {"story": story[0], "article_id": article, "articles": len(story)}
        for story in stories
        for article in story
    ]
    if rows:
        made = pa.Table.from_pylist(rows, schema=RESULTS["stories"])
        write_table(made, folder / "stories" / f"{name}.parquet")
