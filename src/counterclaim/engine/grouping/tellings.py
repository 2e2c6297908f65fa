"""Happenings that travel, with no more of them and of their articles than is needed there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.heads import head_vector
from counterclaim.compare.incidents.mains import Main
from counterclaim.engine.grouping.blocks import Crossing
from counterclaim.engine.shelf import read_table, write_table
from counterclaim.ledger.jsonable import from_jsonable, to_jsonable
from counterclaim.records import (
    Article,
    Event,
    Interval,
    Place,
    Published,
    Quantity,
)
from counterclaim.spans import Span

#: Happenings of one article at most: its number leaves so much room for theirs.
ROOM = 1 << 12
TOLD = pa.schema([("number", pa.int64()), ("telling", pa.string())])
OWN = pa.schema([("article", pa.int64()), ("record", pa.string())])
TELLINGS = pa.schema([("bucket", pa.int32()), *TOLD])
ARTICLES = pa.schema([("bucket", pa.int32()), *OWN])
#: Packed articles by number.
Own = Mapping[int, str]

_PLAIN = (
    *("actor", "target", "voice", "speaker", "lemma", "denied"),
    *("province", "scene", "count_only"),
)
_SPANS = ("actor_span", "target_span", "place_span", "time_span", "sentence")


def pack(item: Happening) -> str:
    """A happening as JSON, with what scoring, accounts and comparisons ask of it."""
    return _json(
        {
            "main": _pack_main(item.main),
            "event": to_jsonable(item.event),
            "place": to_jsonable(item.place),
            "region": to_jsonable(item.region),
            "interval": to_jsonable(item.interval),
            "quantities": to_jsonable(item.quantities),
            "chain": item.chain,
            "doers": to_jsonable(item.doers),
            **{name: to_jsonable(getattr(item, name)) for name in _SPANS},
            **{name: getattr(item, name) for name in _PLAIN},
        }
    )


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str, article: Article) -> Happening:
    """The happening that ``pack`` wrote, of an article."""
    data: dict[str, Any] = json.loads(text)
    spans: dict[str, Any] = {
        name: data[name] and from_jsonable(Span, data[name]) for name in _SPANS
    }
    return Happening(
        article=article,
        event=from_jsonable(Event, data["event"]),
        place=from_jsonable(Place, data["place"]) if data["place"] else None,
        region=from_jsonable(Place, data["region"]) if data["region"] else None,
        interval=from_jsonable(Interval, data["interval"]) if data["interval"] else None,
        quantities=tuple(from_jsonable(Quantity, q) for q in data["quantities"]),
        chain=tuple(data["chain"]),
        doers=tuple(from_jsonable(Doer, d) for d in data["doers"]),
        main=_main(data["main"], article),
        **{name: data[name] for name in _PLAIN},
        **spans,
    )


def _pack_main(main: Main | None) -> Any:
    """What an article leads with, less the weights of its words: the head gives these anew."""
    found = to_jsonable(main)
    if found is not None:
        del found["words"]
    return found


def _main(found: Any, article: Article) -> Main | None:
    if found is None:
        return None
    main = from_jsonable(Main, found)
    words = head_vector(article.title, article.text, names=frozenset(main.names))
    return replace(main, words=words)


def pack_article(article: Article) -> str:
    """An article as JSON: its title, text, outlet and day."""
    told = [article.id, article.outlet, article.title, article.text]
    return _json([*told, to_jsonable(article.published)])


def unpack_article(text: str) -> Article:
    """The article that ``pack_article`` wrote, without what is not asked of it."""
    name, outlet, title, words, published = json.loads(text)
    return Article(
        id=name,
        sha256="",
        raw=b"",
        text=words,
        title=title,
        origin="",
        media_type="",
        published=from_jsonable(Published, published),
        outlet=outlet,
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """Happenings on their way by bucket, and each of their articles once to a bucket."""

    folder: Path

    @property
    def _tellings(self) -> Crossing:
        return Crossing(self.folder / "tellings", TELLINGS)

    @property
    def _articles(self) -> Crossing:
        return Crossing(self.folder / "articles", ARTICLES)

    def write(
        self, writer: str, sent: Iterable[tuple[int, int]], told: Mapping[int, str], own: Own
    ) -> None:
        """Writes one writer's happenings.

        Args:
            writer: its name.
            sent: buckets and the numbers of happenings that go to them.
            told: the packed happenings by number.
            own: the packed articles by number.
        """
        goes = sorted(set(sent))
        homes = sorted({(bucket, number // ROOM) for bucket, number in goes})
        self._tellings.write(writer, _columns(TELLINGS, [(b, n, told[n]) for b, n in goes]))
        self._articles.write(writer, _columns(ARTICLES, [(b, a, own[a]) for b, a in homes]))

    def read(self, bucket: int, wanted: set[int] | None = None) -> dict[int, Happening]:
        """The happenings of a bucket by number, all or those wanted; they share articles."""
        rows = self._tellings.read(bucket)
        if wanted is not None:
            held = pa.array(sorted(wanted), pa.int64())
            rows = rows.filter(compute.is_in(rows.column("number"), held))
        homes = set(compute.unique(compute.divide(rows.column("number"), ROOM)).to_pylist())
        found = self._articles.read(bucket)
        columns = (found.column(name).to_pylist() for name in ("article", "record"))
        articles = {a: unpack_article(r) for a, r in zip(*columns, strict=True) if a in homes}
        columns = (rows.column(name).to_pylist() for name in ("number", "telling"))
        return {n: unpack(t, articles[n // ROOM]) for n, t in zip(*columns, strict=True)}


def _columns(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> dict[str, list[object]]:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return {name: list(column) for name, column in zip(schema.names, columns, strict=True)}


def write_told(path: Path, told: Mapping[int, str], own: Own) -> None:
    """Writes the packed happenings and articles of a part."""
    for name, schema, packed in (("told", TOLD, told), ("own", OWN, own)):
        rows = _columns(schema, sorted(packed.items()))
        write_table(pa.Table.from_pydict(rows, schema=schema), path / f"{name}.parquet")


def read_told(path: Path) -> tuple[dict[int, str], dict[int, str]]:
    """The packed happenings and articles of a part, by number."""
    told, own = (read_table(path / f"{name}.parquet") for name in ("told", "own"))
    return _mapping(told), _mapping(own)


def _mapping(table: pa.Table) -> dict[int, str]:
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))
