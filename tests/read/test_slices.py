"""Big files read in parts give the records, and the places, that they give whole."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.read import documents, find, slice_documents, survey
from counterclaim.read.slices import WHOLE
from counterclaim.read.sources import Found
from counterclaim.records import Quarantined
from counterclaim.settings import Settings

COUNT = 40
ROWS = [
    {"title": f"Report {n}", "text": f"Shelling was heard near the mill, witness {n} said. " * 6}
    for n in range(COUNT)
]


def jsonl(path: Path) -> Path:
    lines = [json.dumps(row) for row in ROWS]
    lines[7] = "{broken"
    path.write_text("\n\n".join(lines) + "\n")
    return path


def table(path: Path) -> Path:
    parquet.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=7)
    return path


def archive(path: Path) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for n, row in enumerate(ROWS):
            status = "404 Not Found" if n == 5 else "200 OK"
            http = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = f"<html><body><h1>{row['title']}</h1><p>{row['text']}</p></body></html>"
            writer.write_record(
                writer.create_warc_record(
                    f"https://wire.example/{n}",
                    "response",
                    payload=io.BytesIO(body.encode()),
                    http_headers=http,
                )
            )
    return path


@pytest.mark.parametrize(
    ("make", "name", "size"),
    [(jsonl, "a.jsonl", 3000), (table, "a.parquet", 4000), (archive, "a.warc.gz", 3000)],
)
def test_parts_give_what_the_whole_gives(
    make: object, name: str, size: int, tmp_path: Path
) -> None:
    path = make(tmp_path / name)  # type: ignore[operator]
    [found] = find([path])
    assert isinstance(found, Found)
    parts = survey(found, size)
    assert len(parts) > 2
    assert all(a.end == b.start for a, b in pairwise(parts))
    settings = Settings()
    whole = list(documents([path], settings=settings))
    apart = [d for part in parts for d in slice_documents(part, settings)]
    # Of failed responses each part of an archive tells at its own end.
    assert sorted((d.origin, d.raw) for d in apart) == sorted((d.origin, d.raw) for d in whole)
    assert sum(not isinstance(d, Quarantined) for d in apart) >= COUNT - 1


def test_a_small_file_and_a_form_that_cannot_be_cut_are_one_part(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl")
    page = tmp_path / "b.html"
    page.write_text("<html><body>" + "<p>The mill road is shut.</p>" * 500 + "</body></html>")
    for file, size in ((path, 10**6), (page, 100)):
        [found] = find([file])
        assert isinstance(found, Found)
        assert [part.form for part in survey(found, size)] == [WHOLE]


def test_a_part_knows_when_its_bytes_changed(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl")
    [found] = find([path])
    assert isinstance(found, Found)
    before = survey(found, 3000)
    path.write_bytes(path.read_bytes().replace(b"witness 39", b"witness 99"))
    after = survey(found, 3000)
    assert [p.sha256 for p in before[:-1]] == [p.sha256 for p in after[:-1]]
    assert before[-1].sha256 != after[-1].sha256


def test_a_damaged_parquet_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing more")
    [only] = documents([path], settings=Settings())
    assert isinstance(only, Quarantined)
    assert "damaged" in only.reason
