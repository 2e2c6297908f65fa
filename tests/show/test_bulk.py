"""The command ``bulk``: plan, run, run again, import; with the real model on a few articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.ledger import open_ledger
from counterclaim.show.cli.main import cli
from tests.engine.made import article

SPORT = {
    "title": "Cup goes to the home side",
    "text": "The striker scored twice in the second half and the home side won the cup for the "
    "first time in a decade, to the delight of the crowd, the coach said after the match. " * 3,
    "published": "2016-05-03",
}


def command(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "news.jsonl"
    rows = [article(0), SPORT, article(1)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    return path


@pytest.fixture(scope="module")
def out(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    done = command("bulk", source, "--out", folder, "--workers", 1)
    assert done.exit_code == 3, done.output
    assert "2 articles, 1 filtered out, 1 set aside" in done.output
    assert "1 of 1 shard, 4 documents" in done.stderr
    assert "grouping: stories" in done.stderr
    return folder


def test_a_second_run_says_that_all_was_done(source: Path, out: Path) -> None:
    done = command("bulk", source, "--out", out, "--workers", 1)
    assert "1 shard (1 done before)" in done.output


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    done = command("bulk", source, "--out", tmp_path / "out", "--dry-run", "--workers", 1)
    assert done.exit_code == 0
    assert "1 file in 1 shard, 0 of them done" in done.output
    assert "about 3 documents, of which 67% pass" in done.output
    assert not (tmp_path / "out").exists()


def test_import_takes_articles_of_some_days(out: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "some.ledger"
    done = command("bulk", "import", out, "--into", ledger, "--to", "2016-05-02")
    assert "2 articles added" in done.output
    with open_ledger(ledger) as opened:
        assert all(r.understanding.attributions for r in opened.readings())
    none = command(
        "bulk", "import", out, "--into", tmp_path / "none.ledger", "--from", "2016-06-01"
    )
    assert "0 articles added" in none.output


def test_an_address_without_a_cluster_is_refused(source: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["bulk", str(source), "--out", str(tmp_path), "--address", "x"])
    assert "--engine ray" in str(done.exception)
