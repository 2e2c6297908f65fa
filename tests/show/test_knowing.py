"""Knowledge of a user's own through the command line, into readings and ledgers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim.ledger import fingerprint, open_ledger, verify
from counterclaim.pipeline import Pipeline
from counterclaim.settings import HOME_VARIABLE, Settings
from counterclaim.show.cli.asked import shelf, stock_of
from counterclaim.show.cli.main import cli
from tests.cheap import CheapStock

EXAMPLES = Path(__file__).parents[2] / "examples" / "knowledge"
FILES = sorted(EXAMPLES.glob("donbas*"))
REPORT = """Monitors count blasts near Shyrokyne

13 February 2015 (Harbour Wire) - Alexander Zakharchenko said that his side would hold the
truce. Mr Zakharchenko said heavy guns stood near Shirokino. The OSCE Special Monitoring
Mission to Ukraine said that both sides fired.
"""
ZAKHARCHENKO = "alexander-zakharchenko"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*arguments: object, status: int = 0) -> str:
    result = CliRunner().invoke(cli, [str(a) for a in arguments])
    assert result.exit_code == status, (result.output, result.exception)
    return result.output


def read(inputs: list[Path], ledger: Path) -> None:
    """As ``counterclaim read``, with the quick reader."""
    Pipeline(CheapStock().over(shelf().files())).read_into(inputs, ledger)


def speakers(ledger: Path) -> set[str | None]:
    with open_ledger(ledger, readonly=True) as opened:
        return {s.actor for r in opened.readings() for s in r.resolved.speakers}


def test_files_are_added_listed_and_removed(home: Path) -> None:
    told = run("knowledge", "add", *FILES)  # agreements first, as the shell sorts them
    assert "12 entries" in told
    assert "no actor has the id" not in told
    rows = json.loads(run("knowledge", "list", "--json"))
    assert [(row["name"], row["kind"], row["entries"]) for row in rows] == [
        ("donbas-agreements.toml", "register", 3),
        ("donbas-places.csv", "places", 5),
        ("donbas.toml", "pack", 12),
    ]
    run("knowledge", "remove", "donbas-places.csv")
    assert len(json.loads(run("knowledge", "list", "--json"))) == 2


def test_a_faulty_file_is_told_and_not_added(home: Path) -> None:
    bad = home / "bad.toml"
    bad.write_text('[[actor]]\nid = "x"\nname = "X"\nkind = "army"\n', encoding="utf-8")
    assert "use one of" in run("knowledge", "check", bad, status=1)
    run("knowledge", "add", bad, status=1)
    assert json.loads(run("knowledge", "list", "--json")) == []


def test_what_was_added_resolves_and_stays_in_the_ledger(home: Path, report: Path) -> None:
    ledger, plain = home / "a.ledger", home / "plain.ledger"
    read([report], plain)
    run("knowledge", "add", *FILES)
    read([report], ledger)
    assert ZAKHARCHENKO not in speakers(plain)
    assert ZAKHARCHENKO in speakers(ledger)
    for path in FILES:
        run("knowledge", "remove", path.name)
    assert [row["name"] for row in json.loads(run("knowledge", "list", ledger, "--json"))] == [
        path.name for path in FILES
    ]
    assert stock_of(ledger).view.actor(ZAKHARCHENKO)  # whatever the shelf holds now
    assert verify(ledger) == []


def test_a_ledger_keeps_its_files_in_force_for_what_comes_later(home: Path, report: Path) -> None:
    ledger = home / "a.ledger"
    run("knowledge", "add", *FILES)
    read([report], ledger)
    for path in FILES:
        run("knowledge", "remove", path.name)
    later = home / "later.txt"
    later.write_text(REPORT.replace("13 February", "14 February"), encoding="utf-8")
    read([later], ledger)
    with open_ledger(ledger, readonly=True) as opened:
        versions = {row[0] for row in opened.db.execute("SELECT version FROM article")}
        assert len(versions) == 1
        for reading in opened.readings():
            assert ZAKHARCHENKO in {s.actor for s in reading.resolved.speakers}


def test_the_version_tells_the_files_and_their_change_is_an_input(home: Path, report: Path) -> None:
    ledger, plain = home / "a.ledger", home / "plain.ledger"
    read([report], plain)
    run("knowledge", "add", FILES[-1])
    read([report], ledger)
    changes = json.loads(run("diff", plain, ledger, "--json"))["changes"]
    assert {change["why"] for change in changes} == {"input"}
    (article,) = [change for change in changes if change["what"] == "article"]
    assert "+files." in article["detail"]


def test_a_file_for_one_ledger_alone_shows_when_it_is_read_again(home: Path, report: Path) -> None:
    ledger = home / "a.ledger"
    read([report], ledger)
    assert "Read the articles again" in run("knowledge", "add", *FILES, "--into", ledger)
    assert json.loads(run("knowledge", "list", "--json")) == []
    read([report], ledger)
    assert ZAKHARCHENKO in speakers(ledger)
    run("knowledge", "remove", "donbas.toml", "--from", ledger)
    read([report], ledger)
    assert ZAKHARCHENKO not in speakers(ledger)


def test_two_ways_to_the_same_files_give_the_same_ledger(home: Path, report: Path) -> None:
    one, two = home / "1.ledger", home / "2.ledger"
    run("knowledge", "add", *FILES)
    read([report], one)
    settings = Settings(knowledge=tuple(FILES))
    Pipeline(CheapStock(settings)).read_into([report], two)
    assert fingerprint(one) == fingerprint(two)


def test_a_changed_byte_in_a_kept_file_is_a_fault(home: Path, report: Path) -> None:
    ledger = home / "a.ledger"
    run("knowledge", "add", FILES[0])
    read([report], ledger)
    with open_ledger(ledger) as opened:
        opened.db.execute("UPDATE knowledge_file SET bytes = CAST(bytes || x'0a' AS BLOB)")
        opened.db.commit()
    (fault,) = verify(ledger)
    assert "knowledge file donbas-agreements.toml" in str(fault)
