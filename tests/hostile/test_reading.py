"""The hostile corpus: every file ends as its manifest says, and quickly.

The files lie outside the repository (see ``gold``); ``scorers/reading.py`` beside them
lays them out and says what counts.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.read import documents, to_article
from counterclaim.read.limits import PARSE_MEMORY, PARSE_SECONDS
from counterclaim.records import Article, Quarantined, RawDocument
from counterclaim.settings import Settings

SETTINGS = Settings()
MEMORY = 1024**3


@pytest.fixture(scope="module")
def scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading", gold / "scorers" / "reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def results(
    gold: Path, scorer: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("hostile") / "in"
    manifest = gold / "hostile" / "manifest.jsonl"
    cannot = {c["id"] for c in scorer.create(manifest, folder)["cannot"]}
    rows = scorer.read(manifest)
    before = _peak()
    found = {rid: _result(folder / rid, row) for rid, row in rows.items() if rid not in cannot}
    found["memory"] = {"growth": _peak() - before}
    yield found
    shutil.rmtree(folder, ignore_errors=True)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _result(folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    start = time.process_time()  # the child's share is bounded by its own limit
    if row.get("make") == "unreadable" and os.geteuid() == 0:
        return {"id": row["id"], "outcome": "skipped"}
    stop = threading.Event()
    if row.get("make") == "changes_while_read":
        threading.Thread(target=_grow, args=(folder / "grows.txt", stop), daemon=True).start()
    articles, aside = _read(folder, row)
    stop.set()
    if not articles:
        outcome = "quarantined" if aside else "lost"
    else:
        told = bool(aside) or any(a.warnings for a in articles)
        outcome = "ingested_with_warning" if told else "ingested"
    return {
        "id": row["id"],
        "outcome": outcome,
        "documents": len({a.id for a in articles}),
        "seconds": time.process_time() - start,
        "texts": [a.text for a in articles],
        "articles": articles,
        "aside": aside,
    }


def _read(folder: Path, row: dict[str, Any]) -> tuple[list[Article], list[Quarantined]]:
    articles, aside = [], []
    for found in documents([folder], settings=SETTINGS):
        result = to_article(found, settings=SETTINGS) if isinstance(found, RawDocument) else found
        if row["format"] in ("rss", "xml") and result.origin == "canary.txt":
            continue  # the file that an inclusion would find; it is not under test
        if isinstance(result, Article):
            articles.append(result)
        else:
            aside.append(result)
    return articles, aside


def _grow(path: Path, stop: threading.Event) -> None:
    while not stop.wait(0.001):
        with path.open("a") as file:
            file.write("More was written while it was read.\n")


def test_every_file_ends_as_the_manifest_says(
    gold: Path, scorer: ModuleType, results: dict[str, dict[str, Any]]
) -> None:
    rows = scorer.read(gold / "hostile" / "manifest.jsonl")
    got = {rid: result for rid, result in results.items() if rid in rows}
    score = scorer.score({rid: rows[rid] for rid in got}, got)
    assert score["wrong"] == []
    assert score["taken_without_warning"] == []
    assert score["text_faults"] == []
    assert (score["lost"], score["crashed"], score["timeout"]) == (0, 0, 0)
    assert score["accuracy"] == 1.0


def test_nothing_hangs_and_memory_is_bounded(results: dict[str, dict[str, Any]]) -> None:
    assert PARSE_SECONDS + 2 <= 10
    assert {rid: r["seconds"] for rid, r in results.items() if r.get("seconds", 0) > 2} == {}
    assert max(results["memory"]["growth"], PARSE_MEMORY) <= MEMORY


def test_every_span_fits_the_stored_text(results: dict[str, dict[str, Any]]) -> None:
    for result in results.values():
        for article in result.get("articles", []):
            marks = [m.span for m in article.boilerplate]
            for span in (*marks, *article.outlet_evidence, *article.published.evidence):
                assert span.end <= len(article.text)
            if article.title_span:
                assert article.title_span.of(article.text) == article.title


def test_everything_set_aside_has_a_reason_and_a_name_fit_to_be_shown(
    results: dict[str, dict[str, Any]],
) -> None:
    for result in results.values():
        for item in (*result.get("aside", []), *result.get("articles", [])):
            assert item.origin.isprintable()
        for item in result.get("aside", []):
            assert item.reason
            assert "reading failed" not in item.reason, item


def test_the_stored_text_can_be_written_anywhere(results: dict[str, dict[str, Any]]) -> None:
    for result in results.values():
        for article in result.get("articles", []):
            for value in (article.text, article.title, article.outlet or "", article.url or ""):
                assert "\x00" not in value
                value.encode("utf-8")


def test_reading_again_gives_the_same(
    gold: Path, scorer: ModuleType, results: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    manifest = gold / "hostile" / "manifest.jsonl"
    scorer.create(manifest, folder)
    for rid, row in scorer.read(manifest).items():
        if row.get("make") or results.get(rid, {}).get("outcome") == "skipped":
            continue
        articles, aside = _read(folder / rid, row)
        assert articles == results[rid]["articles"]
        assert aside == results[rid]["aside"]
    shutil.rmtree(folder, ignore_errors=True)


def test_code_points_are_counted_beyond_the_basic_plane(
    gold: Path, scorer: ModuleType, results: dict[str, dict[str, Any]]
) -> None:
    rows = scorer.read(gold / "hostile" / "manifest.jsonl")
    for rid, row in rows.items():
        if start := row.get("check", {}).get("quote_start_code_point"):
            assert results[rid]["texts"][0].index("“We counted") == start
