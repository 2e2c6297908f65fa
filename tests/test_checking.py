"""A text that was changed and sealed anew is found, since its bytes read otherwise."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.checking import check
from counterclaim.ledger import open_ledger, verify
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Quarantined, Reading, ResolvedArticle, Understanding
from counterclaim.settings import VERSION
from counterclaim.spans import Span

CORPUS = Path(__file__).parents[1] / "examples" / "corpus"
BODY = (
    "The Ministry of Ports said on Tuesday that gunmen had shelled the mill road near Aleppo, "
    "killing at least 13 people. A rebel spokesman denied the “charge”; nobody answered calls."
)
PAGE = f"<html><head><title>Mill road shelled</title></head><body><p>{BODY}</p></body></html>"
TITLE = "Mill road shelled, ministry says"
FEED = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/">'
    f"<channel><title>Harbour Wire</title><item><title>{TITLE}</title><description>{BODY}"
    f"</description></item><item><title>Another</title><c:encoded><![CDATA[<p>{BODY} More.</p>]]>"
    "</c:encoded></item></channel></rss>"
)
ROW = {"headline": TITLE, "body": BODY, "published": "2016-05-04", "source": "Harbour Wire"}
TABLE = f'title:page:day\n{TITLE}:"<p>{BODY}</p>":2016\n{TITLE}:<p>Again {BODY}</p>:2016\n'


def _files(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "old.html").write_bytes(
        PAGE.replace("<head>", "<head><meta charset=cp1252>").encode("cp1252")
    )
    (folder / "feed.xml").write_text(FEED, encoding="utf-8")
    (folder / "rows.jsonl").write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | {"id": 2}) + "\n")
    (folder / "array.json").write_text(json.dumps([ROW | {"id": 3}, ROW | {"id": 4}], indent=1))
    (folder / "wide.jsonl").write_bytes((json.dumps(ROW | {"id": 5}) + "\n").encode("utf-16"))
    table = f'title;text;day\n{TITLE};"{BODY.replace(";", ",")}";2016-05-04\n'
    (folder / "rows.csv").write_text(table, encoding="utf-8")
    (folder / "late.csv").write_bytes(table.replace("Tuesday", "Monday").encode("cp1252"))
    (folder / "sep.csv").write_text("sep=:\n" + TABLE.replace("page", "html"), encoding="utf-8")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("in/letter.txt", f"{TITLE}\n\n{BODY} In a zip.\n")
    parquet.write_table(pa.Table.from_pylist([ROW | {"id": 6}]), folder / "rows.parquet")
    _warc(folder / "crawl.warc.gz")


def _warc(path: Path) -> None:
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        body = io.BytesIO(PAGE.replace("13", "14").encode())
        writer.write_record(
            writer.create_warc_record(
                "http://harbour.example/1", "response", payload=body, http_headers=headers
            )
        )


def _read(folder: Path) -> Iterator[Article]:
    for item in Pipeline().read([folder]):
        assert not isinstance(item, Quarantined), item
        yield item


def _store(path: Path, articles: list[Article], version: str = f"{VERSION}+any") -> Path:
    with open_ledger(path, create=True) as ledger:
        for a in articles:
            reading = Reading(a, Understanding(a.id), ResolvedArticle(a.id))
            ledger.add_reading(reading, version=version)
    return path


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Article]:
    folder = tmp_path_factory.mktemp("in")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _files(folder)
    return [*_read(folder)]


def test_every_kind_of_container_reads_again_as_it_was(
    articles: list[Article], tmp_path: Path
) -> None:
    kinds = {a.media_type for a in articles}
    assert len(articles) == 16
    assert {
        "text/plain",
        "text/html",
        "text/csv",
        "application/json",
        "application/rss+xml",
    } < kinds
    assert {"text/html; of=application/rss+xml", "text/html; of=text/csv"} < kinds
    assert "application/json; of=parquet" in kinds
    checked = check(_store(tmp_path / "a.ledger", articles))
    assert (checked.faults, checked.notes, checked.compared) == ((), (), 16)


def test_a_changed_text_that_was_sealed_anew_is_found_in_every_kind(
    articles: list[Article], tmp_path: Path
) -> None:
    forged = [replace(a, text=a.text.replace("denied", "owned ")) for a in articles]
    path = _store(tmp_path / "a.ledger", forged)
    assert verify(path) == []  # the file alone cannot tell
    assert check(path, quick=True).faults == ()
    found = check(path).faults
    assert {fault.subject for fault in found} == {f"article {a.id}" for a in articles}
    told = {a.id: a.media_type for a in articles}
    for fault in found:
        in_table = "text/csv" in told[fault.subject.removeprefix("article ")]
        assert "text is" in fault.message or in_table, fault


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Nothing happened"},
        {"title_span": Span(0, 3)},
        {"language": "und"},
        {"encoding": "latin-1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_else_comes_from_the_bytes_is_compared(
    articles: list[Article], tmp_path: Path, change: dict[str, object]
) -> None:
    page = next(a for a in articles if a.origin == "page.html")
    path = _store(tmp_path / "a.ledger", [replace(page, **change)])  # type: ignore[arg-type]
    named = next(iter(change)).replace("_", " ")
    assert f"its {named} is not what its bytes read as" in [f.message for f in check(path).faults]


def test_marks_that_were_taken_away_are_found(tmp_path: Path) -> None:
    marked = next(a for a in _read(CORPUS) if a.boilerplate)
    path = _store(tmp_path / "a.ledger", [replace(marked, boilerplate=marked.boilerplate[1:])])
    assert [f.message for f in check(path).faults] == [
        "its boilerplate is not what its bytes read as"
    ]


def test_the_sample_corpus_is_without_fault(tmp_path: Path) -> None:
    articles = [item for item in Pipeline().read([CORPUS]) if isinstance(item, Article)]
    checked = check(_store(tmp_path / "a.ledger", articles))
    assert (checked.faults, checked.compared) == ((), len(articles))


def test_another_versions_articles_are_told_and_not_blamed(
    articles: list[Article], tmp_path: Path
) -> None:
    path = _store(tmp_path / "a.ledger", [replace(articles[0], title="Other")], "0.0.9+model")
    checked = check(path)
    assert (checked.faults, checked.compared) == ((), 0)
    assert "version 0.0.9, whose texts" in checked.notes[0]
