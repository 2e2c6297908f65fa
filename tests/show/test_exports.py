"""Exports: every row fits its schema, quotes its words, and is written whole."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports import TABLES, schema, write_tables
from counterclaim.show.exports.files import whole_file
from tests.compare.builders import FakeView
from tests.factories import actor_id, sample_compared, sample_corpus


@pytest.fixture
def corpus() -> Corpus:
    first, second = sample_corpus()
    found = sample_compared(first, second)
    (one,) = found.tallies
    other = replace(one, id="other-count", issuer=actor_id("Stone Brigade"), count=4.0)
    counted = replace(found, tallies=(one, other))
    return Corpus((first, second), counted, FakeView())


def test_every_jsonl_row_fits_its_schema(corpus: Corpus, tmp_path: Path) -> None:
    write_tables(corpus, tmp_path, form="jsonl")
    for name, kind, _ in TABLES:
        found = json.loads((tmp_path / f"{name}.schema.json").read_text("utf-8"))
        assert found == schema(kind)
        Draft202012Validator.check_schema(found)
        lines = (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert lines, name
        for line in lines:
            Draft202012Validator(found).validate(json.loads(line))


def test_offsets_lead_to_the_quoted_words(corpus: Corpus, tmp_path: Path) -> None:
    write_tables(corpus, tmp_path, form="jsonl", tables=["claims", "tallies"])
    texts = {r.article.id: r.article.text for r in corpus.readings}
    for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        parts = [part.split("-") for part in row["spans"].split()]
        words = " … ".join(texts[row["article_id"]][int(a) : int(b)] for a, b in parts)
        assert " ".join(words.split()) == row["content"]
        assert row["start"] <= min(int(a) for a, _ in parts)
    assert not (tmp_path / "events.jsonl").exists()


def test_every_row_of_an_article_can_be_cited_with_its_day(corpus: Corpus, tmp_path: Path) -> None:
    write_tables(corpus, tmp_path, form="jsonl")
    days = {r.article.id: str(r.article.published.interval.start) for r in corpus.readings}
    cited = set()
    for name, _, _ in TABLES:
        for line in (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if "article_id" in row:
                assert row["published_start"] == days[row["article_id"]], name
                cited.add(name)
    assert {"claims", "events", "accounts", "allegations", "tallies", "replies"} <= cited


def test_csv_and_jsonl_hold_the_same_rows(corpus: Corpus, tmp_path: Path) -> None:
    write_tables(corpus, tmp_path, form="csv")
    write_tables(corpus, tmp_path, form="jsonl")
    for name, _, _ in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        lines = (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert len(rows) == len(lines)
        assert [set(row) for row in rows] == [set(json.loads(line)) for line in lines]


def test_a_title_that_is_a_formula_is_defused(corpus: Corpus, tmp_path: Path) -> None:
    evil = [replace(r, article=replace(r.article, title="=HYPERLINK(1)")) for r in corpus.readings]
    write_tables(replace(corpus, readings=evil), tmp_path, form="csv", tables=["claims"])
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as source:
        assert {row["title"] for row in csv.DictReader(source)} == {"'=HYPERLINK(1)"}


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old", encoding="utf-8")

    def failing(out: object) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        whole_file(target, failing)
    assert target.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["claims.csv"]
