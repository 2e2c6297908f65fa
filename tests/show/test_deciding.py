"""Incidents joined, parted and confirmed by hand: on a real ledger, through re-readings."""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner

from counterclaim.errors import LedgerError
from counterclaim.ledger import open_ledger, queries, verify
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import PassageReader
from counterclaim.records import LinkedAttribution, PassageReading
from counterclaim.show.cli.main import cli
from counterclaim.stock import Stock

WIRE = (
    "Village falls in night attack\n\nBEIRUT, 7 May 2016 (Harbour Wire) - Rebels captured the "
    "village of Khan Touman near Aleppo on Friday, killing 13 soldiers, a monitor said.\n"
)
MIRROR = (
    "Army pushed out of village\n\nIDLIB, 8 May 2016 (Evening Mirror) - The Syrian army lost the "
    "village of Khan Touman near Aleppo on 6 May. Ten soldiers were killed there, residents said.\n"
)
LATER = (
    "Village shelled in June\n\nBEIRUT, 10 June 2016 (Harbour Wire) - Rebels shelled the village "
    "of Khan Touman near Aleppo on Thursday, killing four soldiers, a monitor said.\n"
)
TEXTS = {"wire.txt": WIRE, "mirror.txt": MIRROR, "later.txt": LATER}
STOCK = Stock()


@dataclass(frozen=True)
class OtherModel:
    """The shipped encoder under another version, as if it had been trained anew."""

    inner: PassageReader
    version: str = "retrained 2"

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        return self.inner.read(passages)

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        return self.inner.attributions(passages)


@dataclass(frozen=True)
class OtherStock(Stock):
    """All that the stock has, with the encoder of another version."""

    base: Stock = field(default_factory=lambda: STOCK)

    @cached_property
    def reader(self) -> PassageReader:
        return OtherModel(self.base.reader)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deciding")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    Pipeline(STOCK).read_into([folder / "in"], folder / "made.ledger")
    return folder / "made.ledger"


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "my.ledger"))


def run(*arguments: object) -> str:
    given = [str(a) for a in arguments]
    result = CliRunner().invoke(cli, given, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def told(ledger: Path) -> dict[str, frozenset[str]]:
    """The headlines behind each incident, by its id; those of no place are left out."""
    found = {}
    with open_ledger(ledger, readonly=True) as opened:
        for row in queries.incidents(opened, limit=None).rows:
            detail = queries.incident(opened, row.id)
            if detail and row.place and row.place.name == "Khan Touman":
                found[row.id] = frozenset(a.title for a in detail.accounts)
    return found


def incident_of(ledger: Path, *titles: str) -> str:
    (found,) = [key for key, has in told(ledger).items() if has == {*titles}]
    return found


FALL = ("Village falls in night attack", "Army pushed out of village")
JUNE = "Village shelled in June"


def test_the_fall_is_one_incident_and_june_another(ledger: Path) -> None:
    assert incident_of(ledger, *FALL) != incident_of(ledger, JUNE)


def test_an_account_taken_out_stays_out_when_all_is_read_again(made: Path, ledger: Path) -> None:
    fall = incident_of(ledger, *FALL)
    run("decisions", "not-same", ledger, fall, *_accounts(ledger, fall, FALL[1]))
    assert frozenset(FALL) not in told(ledger).values()
    Pipeline(OtherStock()).read_into([made.parent / "in"], ledger)
    with open_ledger(ledger, readonly=True) as opened:
        versions = {r[0] for r in opened.db.execute("SELECT version FROM article")}
    assert all("retrained 2" in version for version in versions)
    assert frozenset(FALL) not in told(ledger).values()
    assert verify(ledger) == []
    decision = json.loads(run("decisions", "list", ledger, "--json"))[0]
    run("decisions", "undo", ledger, decision["id"], "--why", "one village, one day")
    assert frozenset(FALL) in told(ledger).values()
    assert all(d["undone"] for d in json.loads(run("decisions", "list", ledger, "--json")))


def _accounts(ledger: Path, incident: str, title: str) -> list[str]:
    """The options that name all accounts of an article."""
    accounts = json.loads(run("incident", ledger, incident, "--json"))["accounts"]
    numbers = [n for n, a in enumerate(accounts, 1) if a["title"] == title]
    return [word for n in numbers for word in ("--account", str(n))]


def test_incidents_that_a_person_joins_stay_joined_with_the_last_word(ledger: Path) -> None:
    fall, june = incident_of(ledger, *FALL), incident_of(ledger, JUNE)
    run("decisions", "same", ledger, fall[:9], june, "--why", "June is a misprint", "--who", "Ana")
    whole = incident_of(ledger, *FALL, JUNE)
    shown = run("incident", ledger, whole)
    assert "judged the same by a person" in shown
    run("decisions", "not-same", ledger, whole, *_accounts(ledger, whole, JUNE))
    assert incident_of(ledger, *FALL) == fall
    run("decisions", "same", ledger, fall, incident_of(ledger, JUNE))
    assert incident_of(ledger, *FALL, JUNE)
    assert "June is a misprint" in run("decisions", "list", ledger)


def test_decisions_travel_to_another_ledger(made: Path, ledger: Path, tmp_path: Path) -> None:
    fall, june = incident_of(ledger, *FALL), incident_of(ledger, JUNE)
    run("decisions", "same", ledger, fall, june)
    (tmp_path / "decisions.jsonl").write_text(run("decisions", "export", ledger), encoding="utf-8")
    other = Path(shutil.copy(made, tmp_path / "other.ledger"))
    assert "1 decision." in run("decisions", "import", other, tmp_path / "decisions.jsonl")
    assert incident_of(other, *FALL, JUNE)


def test_a_decision_is_kept_though_nothing_could_be_derived_from_it(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["decisions", "add", str(ledger), "rename", "syria", "Republic of Syria"]
    with monkeypatch.context() as full:
        full.setattr(tempfile, "TemporaryFile", _no_room)
        with pytest.raises(LedgerError, match="What was decided is kept"):
            CliRunner().invoke(cli, command, catch_exceptions=False)
    assert "Republic of Syria" in run("decisions", "list", ledger)
    assert "brings them up to date" in CliRunner().invoke(cli, ["incidents", str(ledger)]).stderr
    run("read", "--into", ledger)
    assert verify(ledger) == []


def _no_room() -> IO[bytes]:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_listing_names_the_actors_and_places_that_decisions_are_about(ledger: Path) -> None:
    incident = json.loads(run("incident", ledger, incident_of(ledger, *FALL), "--json"))
    event = incident["accounts"][0]["events"][0]
    one, other = json.loads(run("actors", ledger, "--json"))[:2]
    run("decisions", "add", ledger, "merge", one["id"], other["id"])
    run("decisions", "add", ledger, "set_place", event, "sy-aleppo")
    merged, placed = json.loads(run("decisions", "list", ledger, "--json"))
    assert merged["subject"] == f"{one['name']} ({one['id']})"
    assert merged["value"] == f"{other['name']} ({other['id']})"
    assert placed["value"].endswith(" (sy-aleppo)")


def test_an_incident_of_one_account_is_told_in_the_singular(ledger: Path) -> None:
    fall = incident_of(ledger, *FALL)
    told = run("decisions", "not-same", ledger, fall, *_accounts(ledger, fall, FALL[1])[:2])
    assert " 1 account in 1 article." in told


def test_what_does_not_exist_is_told(ledger: Path) -> None:
    with pytest.raises(Exception, match="there is no incident 'nothing'"):
        run("decisions", "same", ledger, "nothing", "else")
    result = CliRunner().invoke(
        cli, ["decisions", "not-same", str(ledger), incident_of(ledger, *FALL)]
    )
    assert result.exit_code == 2
    assert "--account" in result.output
