"""Writes made articles as files of the forms that bulk reads: JSONL, Parquet, WARC."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

#: Articles of one row group of Parquet, held in memory while it is written.
ROWS = 500
FORMS = ("jsonl", "parquet", "warc")


@dataclass(frozen=True, slots=True)
class Made:
    """An article, with what it was made from; ``group`` is its happening, if it has one."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    published: date
    kind: str
    group: int | None = None
    copy_of: str | None = None

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def url(self) -> str:
        return f"https://{self.outlet.lower().replace(' ', '-')}.example/{self.id}"

    @property
    def truth(self) -> dict[str, str | int | None]:
        return {"id": self.id, "kind": self.kind, "group": self.group, "copy_of": self.copy_of}


class Shelf(Protocol):
    """A file that articles are written to."""

    def add(self, made: Made) -> None: ...

    def close(self) -> None: ...


def row(made: Made) -> dict[str, str]:
    """The columns of an article; what it was made from is not among them."""
    return {
        "id": made.id,
        "title": made.title,
        "text": made.text,
        "outlet": made.outlet,
        "published": made.published.isoformat(),
        "url": made.url,
    }


class Lines:
    """JSONL."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def add(self, made: Made) -> None:
        self._file.write(json.dumps(row(made), ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


class Columns:
    """Parquet; needs the extra ``bulk``."""

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._pa = pa
        self._rows: list[dict[str, str]] = []
        names = ("id", "title", "text", "outlet", "published", "url")
        self._schema = pa.schema([(name, pa.string()) for name in names])
        self._writer = parquet.ParquetWriter(path, self._schema)

    def add(self, made: Made) -> None:
        self._rows.append(row(made))
        if len(self._rows) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        self._flush()
        self._writer.close()


class Archive:
    """WARC, packed record by record as CC-NEWS is."""

    def __init__(self, path: Path) -> None:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        self._file = path.open("wb")
        self._headers = StatusAndHeaders
        self._writer: Any = WARCWriter(self._file, gzip=True)

    def add(self, made: Made) -> None:
        http = self._headers(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        date = f"{made.published.isoformat()}T12:00:00Z"
        record = self._writer.create_warc_record(
            made.url,
            "response",
            payload=io.BytesIO(page(made).encode()),
            http_headers=http,
            warc_headers_dict={"WARC-Date": date, "WARC-Record-ID": f"<urn:made:{made.id}>"},
        )
        self._writer.write_record(record)

    def close(self) -> None:
        self._file.close()


def page(made: Made) -> str:
    """The article as a plain news page, with a menu and a foot that are no part of it."""
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in made.text.split("\n\n"))
    menu = "".join(f'<li><a href="/{w}">{w.title()}</a></li>' for w in ("world", "sport", "arts"))
    day, title, outlet = made.published.isoformat(), html.escape(made.title), made.outlet
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1>
{body}
</article></main>
<footer><p>Contact | Terms | Privacy</p><ul>{menu}</ul></footer></body></html>"""


SHELVES: dict[str, Callable[[Path], Shelf]] = {"jsonl": Lines, "parquet": Columns, "warc": Archive}
ENDINGS = {"jsonl": "jsonl", "parquet": "parquet", "warc": "warc.gz"}


def write(articles: Iterable[Made], folder: Path, *, form: str, files: int) -> list[Path]:
    """The written files; articles are dealt to them in runs, in order, at most ``ROWS`` held.

    What each article was made from is written beside the folder, to ``NAME.truth.jsonl``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"part-{at:04}.{ENDINGS[form]}" for at in range(files)]
    with ExitStack() as stack:
        shelves: list[Shelf] = [SHELVES[form](path) for path in paths]
        for shelf in shelves:
            stack.callback(shelf.close)
        truth = stack.enter_context(
            folder.with_name(f"{folder.name}.truth.jsonl").open("w", encoding="utf-8")
        )
        for at, run in enumerate(_runs(articles)):
            for made in run:
                shelves[at % files].add(made)
                truth.write(json.dumps(made.truth) + "\n")
    return paths


def _runs(articles: Iterable[Made]) -> Iterator[list[Made]]:
    source = iter(articles)
    while run := list(islice(source, 50)):
        yield run
