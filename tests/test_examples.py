"""The sample corpus: what its README promises holds for every file."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "examples" / "corpus"
NOTICE = "Written for the Counterclaim project's sample corpus; this is not press text."
PAGES = sorted(CORPUS.glob("*.html"))


def rows() -> Iterator[dict[str, str]]:
    for path in sorted(CORPUS.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for path in sorted(CORPUS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def visible(page: str) -> str:
    page = re.sub(r"<!--.*?-->|<(script|style|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", page)


def test_the_corpus_is_large_and_mixed() -> None:
    texts = sorted(CORPUS.glob("*.txt"))
    assert len(PAGES) >= 6
    assert len(texts) + len(PAGES) + len(list(rows())) >= 14
    assert {path.suffix for path in CORPUS.iterdir()} == {".txt", ".html", ".jsonl", ".csv"}


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_every_file_says_what_it_is_and_stands_in_the_table(path: Path) -> None:
    assert NOTICE in path.read_text(encoding="utf-8")
    assert f"`{path.name}`" in (CORPUS.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_shows_the_notice_and_carries_its_metadata(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert NOTICE in visible(page)
    assert "og:site_name" in page
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        assert "NewsArticle" in json.dumps(json.loads(block))


def test_every_row_has_its_fields_and_the_notice() -> None:
    for row in rows():
        assert row["notice"] == NOTICE
        assert all(row[field] for field in ("title", "text", "outlet", "published", "url"))
        assert 120 <= len(row["text"].split()) <= 350


def test_no_address_of_a_real_site_is_used() -> None:
    for path in CORPUS.iterdir():
        for host in re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8")):
            assert host.endswith(".example") or host in ("schema.org", "www.w3.org"), (
                path.name,
                host,
            )


def test_the_faulty_sums_are_still_faulty() -> None:
    """Two files exist to be found by a sum check; an edit must not mend them."""
    bulletin = (CORPUS / "05-ceasefire-centre-bulletin-2016-09-18.txt").read_text(encoding="utf-8")
    stated = re.search(r"(\d+) breaches by armed groups were registered(.*?)\.", bulletin)
    assert stated
    assert int(stated[1]) != sum(map(int, re.findall(r"\((\d+)\)", stated[2])))
    monitor = (CORPUS / "06-orontes-monitor-first-week.txt").read_text(encoding="utf-8")
    found = re.search(r"recorded (\d+) breaches.*?, of which (\d+) were combat", monitor)
    arrests = re.search(r"Arrests: (\d+)", monitor)
    assert found
    assert arrests
    assert int(arrests[1]) != int(found[1]) - int(found[2])
