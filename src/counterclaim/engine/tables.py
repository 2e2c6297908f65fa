"""The tables that bulk writes: which record lies in which, with its columns.

``articles`` has a row per article, with its text, clutter and sentences; every other table
has a row per record, with ``article_id``, the ``outlet``, and the words that it quotes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from counterclaim.engine.columns import QUOTED, Columns, Row, quoted
from counterclaim.ledger import shapes
from counterclaim.ledger.jsonable import from_jsonable, to_jsonable
from counterclaim.ledger.mapping import json_text
from counterclaim.records import (
    Actor,
    Article,
    Boilerplate,
    Clutter,
    Place,
    Quarantined,
    Reading,
    ResolvedArticle,
    Understanding,
)
from counterclaim.spans import Span

_TEXT = pa.string()
_ARTICLE, _PUBLISHED = Columns(shapes.ARTICLE), Columns(shapes.PUBLISHED)
_RANGE = [("start", pa.int64()), ("end", pa.int64())]
_CLUTTER = pa.struct([*_RANGE, ("kind", _TEXT), ("rule", _TEXT)])
#: Fields of an understanding, by table.
UNDERSTOOD = {name: Columns(shape) for name, shape in shapes.UNDERSTOOD}
#: Fields of a resolved article, by table.
RESOLVED = {"resolutions": Columns(shapes.RESOLUTION), "speakers": Columns(shapes.SPEAKER)}
ENTITIES: dict[str, type[Actor] | type[Place]] = {"actors": Actor, "places": Place}

_DAY = pa.field("day", pa.date32())
_SCHEMAS: dict[str, list[pa.Field]] = {
    "articles": [
        *_ARTICLE.fields,
        *_PUBLISHED.fields,
        *QUOTED,
        pa.field("boilerplate", pa.list_(_CLUTTER)),
        pa.field("sentences", pa.list_(pa.struct(_RANGE))),
        pa.field("version", _TEXT),
        pa.field("shard", _TEXT),
    ],
    "raw": [pa.field("article_id", _TEXT), pa.field("raw", pa.binary())],
}
_OF_ARTICLE = [
    pa.field("article_id", _TEXT),
    pa.field("ordinal", pa.int32()),
    pa.field("outlet", _TEXT),
]
for _name, _columns in {**UNDERSTOOD, **RESOLVED}.items():
    _own = [field for field in _columns.fields if field.name != "article_id"]
    _SCHEMAS[_name] = [*_OF_ARTICLE, *_own, *QUOTED]
_SCHEMAS["events"].append(pa.field("quantities", pa.list_(_TEXT)))
for _name in ENTITIES:
    _more = [pa.field(column, _TEXT) for column in ("id", "name", "kind", "record")]
    _SCHEMAS[_name] = [*_OF_ARTICLE, *_more]

#: The tables of articles, partitioned by day; ``raw`` stays with its shard.
TABLES = tuple(name for name in _SCHEMAS if name != "raw")
ASIDE = pa.schema([("origin", _TEXT), ("reason", _TEXT), ("sha256", _TEXT), ("raw", pa.binary())])
FILTERED = pa.schema(
    [
        *(pa.field(n, _TEXT) for n in ("origin", "reason", "sha256", "url", "title", "language")),
        pa.field("score", pa.float64()),
        _DAY,
    ]
)


def schema(table: str, *, day: bool) -> pa.Schema:
    """The schema of a table; ``day`` is a column of a shard, a folder once published."""
    return pa.schema([*([_DAY] if day else []), *_SCHEMAS[table]])


def day_of(article: Article) -> date | None:
    """The day that an article is filed under: of its publication, else of its capture."""
    captured = article.captured_at.date() if article.captured_at else None
    return article.published.interval.start or captured


def to_rows(reading: Reading, *, version: str, shard: str) -> Iterator[tuple[str, Row]]:
    """The rows of one article by table.

    Raises:
        SpanError: if a span runs past the text.
    """
    article = reading.article
    day = {"day": day_of(article)}
    yield "articles", {**_article(reading), **day, "version": version, "shard": shard}
    yield "raw", {**day, "article_id": article.id, "raw": article.raw}
    for name, row in _records(reading):
        yield name, {**day, "article_id": article.id, "outlet": article.outlet, **row}


def _article(reading: Reading) -> Row:
    article = reading.article
    roles = [*shapes.ARTICLE.spans(article), *shapes.PUBLISHED.spans(article.published)]
    return {
        **_ARTICLE.row(article),
        **_PUBLISHED.row(article.published),
        **quoted(roles, article.text),
        "boilerplate": [
            {"start": b.span.start, "end": b.span.end, "kind": b.kind.value, "rule": b.rule}
            for b in article.boilerplate
        ],
        "sentences": [{"start": s.start, "end": s.end} for s in reading.understanding.sentences],
    }


def _records(reading: Reading) -> Iterator[tuple[str, Row]]:
    text = reading.article.text
    for tables, owner in ((UNDERSTOOD, reading.understanding), (RESOLVED, reading.resolved)):
        for name, columns in tables.items():
            for ordinal, record in enumerate(getattr(owner, name)):
                row = {"ordinal": ordinal, **columns.row(record)}
                if name == "events":
                    row["quantities"] = list(record.quantities)
                yield name, {**row, **quoted(columns.shape.spans(record), text)}
    for name in ENTITIES:
        for ordinal, entity in enumerate(getattr(reading.resolved, name)):
            made = json_text(to_jsonable(entity))
            plain = {"id": entity.id, "name": entity.name, "kind": entity.kind.value}
            yield name, {"ordinal": ordinal, **plain, "record": made}


def aside_row(item: Quarantined) -> Row:
    """The row of what was set aside."""
    return {
        "origin": item.origin,
        "reason": item.reason,
        "sha256": item.sha256,
        "raw": item.raw,
    }


def to_readings(
    tables: Mapping[str, Sequence[Row]], raws: Mapping[str, bytes] | None = None
) -> Iterator[Reading]:
    """The readings of the articles of ``tables``, in their order, as they were written.

    Args:
        tables: rows by table; only those of the articles in ``articles`` are used.
        raws: the raw bytes by article id; without them articles have none.
    """
    held: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for name in TABLES[1:]:
        for row in tables[name]:
            held[row["article_id"]][name].append(row)
    for row in tables["articles"]:
        yield _reading(row, held.pop(row["id"], {}), (raws or {}).get(row["id"], b""))


def _reading(row: Row, records: Mapping[str, list[Row]], raw: bytes) -> Reading:
    layers = {name: _layer(name, c, records.get(name, ())) for name, c in UNDERSTOOD.items()}
    links = {name: _layer(name, c, records.get(name, ())) for name, c in RESOLVED.items()}
    entities: dict[str, Any] = {
        name: tuple(
            from_jsonable(kind, json.loads(r["record"])) for r in _ordered(records.get(name, ()))
        )
        for name, kind in ENTITIES.items()
    }
    sentences = tuple(Span(s["start"], s["end"]) for s in row["sentences"])
    return Reading(
        _article_of(row, raw),
        Understanding(article_id=row["id"], sentences=sentences, **layers),
        ResolvedArticle(article_id=row["id"], **links, **entities),
    )


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: r["ordinal"])


def _layer(name: str, columns: Columns, rows: Iterable[Row]) -> tuple[Any, ...]:
    found = []
    for row in _ordered(rows):
        extra = {"quantities": tuple(row["quantities"])} if name == "events" else {}
        found.append(columns.read(row, **extra))
    return tuple(found)


def _article_of(row: Row, raw: bytes) -> Article:
    marks = tuple(
        Boilerplate(Span(b["start"], b["end"]), Clutter(b["kind"]), b["rule"])
        for b in row["boilerplate"]
    )
    article: Article = _ARTICLE.read(
        row, raw=raw, published=_PUBLISHED.read(row), boilerplate=marks
    )
    return article
