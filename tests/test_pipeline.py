"""The spine on real files: nothing lost, nothing twice, the same ledger in any order."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import counterclaim.pipeline
from counterclaim.checking import check
from counterclaim.errors import NoInputError
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Quarantined, Reading, Stance, Understanding
from counterclaim.show.corpus import load_corpus
from counterclaim.show.exports import write_tables
from counterclaim.stock import Stock

LETTER = """Mill road shelled, ministry says

BEIRUT, 4 May 2016 (Harbour Wire) - The Ministry of Ports said on Tuesday that gunmen had shelled
the mill road near Aleppo, killing at least 13 people. A rebel spokesman denied the charge.
"""
OTHER = """Spokesman rejects charge over mill road

IDLIB, 5 May 2016 (Evening Mirror) - A rebel spokesman denied on Wednesday that fighters had
shelled the mill road near Aleppo. Nine people were killed there on Tuesday, residents said.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(LETTER, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "again.txt").write_text(LETTER, encoding="utf-8")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return folder


def test_a_folder_becomes_a_ledger(pipeline: Pipeline, inputs: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "out.ledger"
    summary = pipeline.read_into([inputs], ledger)
    assert (summary.read, summary.added, summary.known) == (4, 2, 1)
    assert [item.origin for item in summary.quarantined] == ["picture.html"]
    checked = check(ledger)
    assert (checked.faults, checked.notes, checked.compared) == ((), (), 2)
    with open_ledger(ledger, readonly=True) as opened:
        readings = list(opened.readings())
        assert [q.origin for q in opened.quarantined()] == ["picture.html"]
    stances = {a.stance for r in readings for a in r.understanding.attributions}
    assert {Stance.SAYS, Stance.DENIES} <= stances


def test_reading_again_adds_nothing(pipeline: Pipeline, inputs: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "out.ledger"
    pipeline.read_into([inputs], ledger)
    before = sqlite3.connect(ledger).execute("SELECT count(*) FROM attribution").fetchone()
    summary = pipeline.read_into([inputs], ledger)
    assert (summary.added, summary.known) == (0, 3)
    assert sqlite3.connect(ledger).execute("SELECT count(*) FROM attribution").fetchone() == before


def test_a_ledger_in_the_folder_that_is_read_is_no_source(
    pipeline: Pipeline, inputs: Path, tmp_path: Path
) -> None:
    ledger = inputs / "my.ledger"
    for _ in range(2):
        summary = pipeline.read_into([inputs, f"{inputs}/*"], ledger)
        assert [item.origin for item in summary.quarantined] == ["picture.html"]


def test_a_day_or_outlet_that_was_missing_can_be_given_by_reading_again(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Rebels shelled the bridge at Tell Amra, killing three, the army said.\n")
    path = tmp_path / "one.ledger"
    first = pipeline.read_into([report], path)
    assert (first.added, first.undated, first.unnamed) == (1, 1, 1)
    given = replace(pipeline.stock.settings, published=date(2016, 5, 4), outlet="The Lantern")
    again = replace(pipeline, stock=Stock(given))
    second = again.read_into([report], path)
    assert (second.added, second.known, second.undated, second.unnamed) == (0, 0, 0, 0)
    with open_ledger(path, readonly=True) as ledger:
        (reading,) = ledger.readings()
    assert reading.article.outlet == "The Lantern"
    assert reading.article.published.interval.start == date(2016, 5, 4)
    assert again.read_into([report], path).known == 1
    assert pipeline.read_into([report], path).known == 1  # nothing given takes nothing away


def test_order_and_batching_change_no_byte_of_an_export(pipeline: Pipeline, tmp_path: Path) -> None:
    files = []
    for name, text in (("a", LETTER), ("b", OTHER), ("c", LETTER.replace("Tuesday", "Monday"))):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    results = set()
    for turn in range(3):
        random.Random(turn).shuffle(files)
        ledger = tmp_path / f"{turn}.ledger"
        if turn == 1:
            for file in files:
                pipeline.read_into([file], ledger)
        else:
            pipeline.read_into(files, ledger)
        made = write_tables(
            load_corpus(ledger, view=pipeline.stock.view), tmp_path / str(turn), form="jsonl"
        )
        results.add(tuple(path.read_bytes() for path in sorted(made)))
    assert len(results) == 1


def test_nothing_to_read_is_told(pipeline: Pipeline, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    wrong: list[str | Path] = [
        empty,
        tmp_path / "missing.txt",
        str(tmp_path / "*.pdf"),
        "https://example.org/a",
    ]
    for inputs in (wrong, []):
        with pytest.raises(NoInputError):
            pipeline.read_into(inputs, tmp_path / "out.ledger")
    assert not (tmp_path / "out.ledger").exists()


def test_a_mistyped_input_is_told_and_leaves_no_trace_while_others_are_read(
    pipeline: Pipeline, inputs: Path, tmp_path: Path
) -> None:
    whole, mistyped = tmp_path / "whole.ledger", tmp_path / "mistyped.ledger"
    expected = pipeline.read_into([inputs], whole)
    summary = pipeline.read_into([tmp_path / "missing.txt", inputs], mistyped)
    assert [(m.origin, m.reason) for m in summary.missing] == [
        (str(tmp_path / "missing.txt"), "there is no such file or folder")
    ]
    assert (summary.added, summary.quarantined) == (expected.added, expected.quarantined)
    with open_ledger(whole, readonly=True) as one, open_ledger(mistyped, readonly=True) as other:
        assert other.quarantined() == one.quarantined()
        assert other.article_ids() == one.article_ids()


def test_an_article_that_fails_is_set_aside_and_the_rest_goes_on(
    pipeline: Pipeline, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = counterclaim.understand.understand_many

    def failing(articles: list[Article], **options: Any) -> Iterator[Understanding]:
        if any("rejects charge" in article.text for article in articles):
            raise RuntimeError("made to fail")
        return real(articles, **options)

    monkeypatch.setattr(counterclaim.pipeline, "understand_many", failing)
    summary = pipeline.read_into([inputs], tmp_path / "out.ledger")
    assert summary.added == 1
    assert [q.origin for q in summary.quarantined if "made to fail" in q.reason] == ["b.txt"]


def test_extract_stores_nothing(pipeline: Pipeline, inputs: Path) -> None:
    found = list(pipeline.extract([inputs / "a.txt", inputs / "picture.html"]))
    assert [type(item) for item in found] == [Reading, Quarantined]
    reading = found[0]
    assert isinstance(reading, Reading)
    assert json.dumps(reading.article.title)
    assert all(a.content for a in reading.understanding.attributions)
