"""``ceasefires`` with its files, ``accusations --matrix`` and ``labels`` on the command line."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.pipeline import Pipeline
from counterclaim.records import Interval
from counterclaim.settings import HOME_VARIABLE, Settings
from counterclaim.show.cli.asked import stock_for_reading
from counterclaim.show.cli.main import cli
from counterclaim.show.exports.matrix_rows import window
from counterclaim.show.wording import count_words
from tests.cheap import CheapStock

REGISTER = """
[[ceasefire]]
id = "valley-truce"
name = "Valley truce of 3 May 2016"
kind = "local_truce"
announced = 2016-05-02
effective = 2016-05-03
end = 2016-05-06
parties = [
  { actor = "russia", role = "guarantor" },
  { actor = "jabhat-al-nusra", role = "excluded", disputed = "two groups said it was covered" },
]
places = ["sy-aleppo"]
phrases = ["Valley truce"]
source = "made up for this test"
"""
REPORT = """Shells fall in Aleppo

4 May 2016 (Harbour Wire) - Ahrar al-Sham violated the Valley truce on 4 May, residents said.
Russia accused Ahrar al-Sham of shelling Aleppo during the Valley truce. Ahrar al-Sham denied it.
The Valley truce is on the brink of collapse. Jabhat al-Nusra is exempt from the Valley truce.
The Valley truce obliges both sides to free prisoners.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "valley.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def ledger(home: Path) -> Path:
    assert run("ceasefires", "add", str(home / "valley.toml")).exit_code == 0
    stock = stock_for_reading(Settings())
    path = home / "a.ledger"
    Pipeline(CheapStock(stock.settings)).read_into([home / "report.txt"], path)
    return path


def test_an_added_agreement_is_listed_and_used_by_the_next_reading(ledger: Path) -> None:
    listed = json.loads(run("ceasefires", "list", "--json").output)
    assert "valley-truce" in {row["id"] for row in listed}
    views = json.loads(run("ceasefires", str(ledger), "--json").output)
    (view,) = [v for v in views if v["name"].startswith("Valley")]
    assert "3 days" in view["dates"]
    assert ["guarantor", "Russia"] in view["parties"]
    assert any(a["perpetrator"] == "Ahrar al-Sham" for a in view["allegations"])
    stated = {s["what"]: s for s in view["stated"]}
    assert "in danger" in stated
    assert "expired" not in stated
    assert stated["exempts"]["groups"] == stated["exempts"]["words"] == ["Jabhat al-Nusra"]
    assert stated["obliges"]["words"] == ["both sides to free prisoners"]


def test_the_table_names_brokers_the_exempt_and_the_length(ledger: Path) -> None:
    out = run("ceasefires", str(ledger)).output
    for words in ("Valley truce", "Russia", "Jabhat al-Nusra", "disputed"):
        assert words in " ".join(out.replace("│", " ").split())


def test_a_file_with_a_fault_is_refused_with_what_to_do(home: Path) -> None:
    bad = home / "bad.toml"
    bad.write_text(REGISTER.replace('role = "guarantor"', 'role = "referee"'), encoding="utf-8")
    found = run("ceasefires", "add", str(bad))
    assert found.exit_code != 0
    assert "referee" in str(found.exception)
    assert "use one of sponsor" in str(found.exception)


def test_a_file_of_other_knowledge_is_refused(home: Path) -> None:
    other = home / "words.toml"
    other.write_text('[[label]]\nphrase = "outlaw"\nclass = "delegitimising"\n', encoding="utf-8")
    assert run("ceasefires", "add", str(other)).exit_code != 0


def test_a_removed_file_is_gone_from_the_list_and_stays_in_its_ledger(ledger: Path) -> None:
    assert run("ceasefires", "remove", "valley.toml").exit_code == 0
    assert "valley-truce" not in run("ceasefires", "list", "--json").output
    assert "valley-truce" in run("ceasefires", "list", str(ledger), "--json").output


def test_the_matrix_gives_counts_and_every_quotation(ledger: Path) -> None:
    cells = json.loads(run("accusations", str(ledger), "--matrix", "--json").output)
    (cell,) = [c for c in cells if (c["alleger"], c["accused"]) == ("Russia", "Ahrar al-Sham")]
    assert cell["allegations"] == cell["origins"] == 1
    assert "shelling Aleppo" in cell["quotes"]
    assert cell["first"] == "2016-05-04"


def test_a_day_of_publication_that_is_not_known_is_shown_as_its_window() -> None:
    may = Interval(date(2016, 5, 1), date(2016, 6, 1))
    assert window(may) == "2016-05-01/2016-05-31"
    assert window(Interval(may.start, date(2016, 5, 2))) == "2016-05-01"
    assert window(Interval(None, may.end)) is None


def test_the_report_names_who_alleges_and_whom_whatever_their_number(
    ledger: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    assert run("report", str(ledger), "--out", str(out)).exit_code == 0
    told = "Alleged by <bdi>Russia</bdi>. Accused: <bdi>Ahrar al-Sham</bdi>"
    assert told in out.read_text("utf-8")


def test_labels_say_where_there_is_too_little(ledger: Path) -> None:
    rows = json.loads(run("labels", str(ledger), "--classes", "--json").output)
    for row in rows:
        assert row["word"] == ""
        assert row["low"] is None
        assert row["note"]


@pytest.mark.parametrize(
    ("count", "unit", "told"),
    [
        ("1", "settlements", "1 settlement"),
        ("1", "breaches", "1 breach"),
        ("1", "children", "1 child"),
        ("1", "killed", "1 killed"),
        ("3,000", "breaches", "3,000 breaches"),
        ("2.5", "weight", "2.5 (weight)"),
        ("69", "other", "69"),
    ],
)
def test_a_count_is_told_with_what_it_counts(count: str, unit: str, told: str) -> None:
    assert count_words(count, unit) == told


def test_tables_name_the_agreement_and_the_place_beside_their_ids(ledger: Path, home: Path) -> None:
    assert run("export", str(ledger), "--out", str(home / "csv")).exit_code == 0

    def rows(table: str) -> list[dict[str, str]]:
        with (home / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    for table in ("allegations", "agreement_mentions"):
        names = {row["ceasefire_id"]: row["ceasefire"] for row in rows(table)}
        assert names["valley-truce"] == "Valley truce of 3 May 2016"
        assert names.get("", "") == ""
    places = {(row["place_id"], row["place"]) for row in rows("allegations")} - {("", "")}
    assert places
    assert all(place not in ("", key) for key, place in places)
