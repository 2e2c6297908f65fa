"""The command line on a real ledger: tables for people, JSON for programs, clear errors."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Slot, SlotValue
from counterclaim.settings import VERSION
from counterclaim.show.cli.asked import stock_of
from counterclaim.show.cli.main import cli
from counterclaim.show.cli.output import PUBLISHED, by_publication, plain, print_rows
from counterclaim.show.corpus import load_corpus
from counterclaim.show.exports.charge_rows import allegation_rows, tally_rows
from counterclaim.show.exports.demand_rows import demand_rows
from counterclaim.show.exports.label_rows import label_export_rows
from counterclaim.show.exports.matrix_rows import matrix_rows
from counterclaim.show.exports.stored import stored_corpus
from counterclaim.show.exports.telling_rows import claim_rows
from counterclaim.show.report import render_report
from counterclaim.show.report.actors import actor_views
from counterclaim.show.report.ceasefires import ceasefire_views
from counterclaim.show.report.incidents import incident_views
from counterclaim.show.wording import telling_cue
from tests.cheap import CheapStock
from tests.compare.builders import FakeView
from tests.factories import sample_compared, sample_corpus, sample_reading


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.ledger"
    first, second = sample_corpus()
    with open_ledger(path, create=True) as opened:
        for reading in (first, second):
            opened.add_reading(reading, version="test")
        opened.replace_compared(sample_compared(first, second))
    return path


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    "command", ["claims", "actors", "incidents", "ceasefires", "accusations", "labels"]
)
def test_every_listing_has_a_table_and_json(ledger: Path, command: str) -> None:
    assert run(command, ledger).strip()
    rows = json.loads(run(command, ledger, "--json"))
    assert isinstance(rows, list)
    assert rows


def test_listings_give_what_the_whole_ledger_gives(read_ledger: Path, view: View) -> None:
    ledger, corpus = read_ledger, load_corpus(read_ledger, view=view)
    claims = json.loads(run("claims", ledger, "--json", "--limit", "0"))
    assert claims == [plain(row) for row in sorted(claim_rows(corpus), key=by_publication)] != []
    incidents = json.loads(run("incidents", ledger, "--json", "--all"))
    assert incidents == [plain(incident) for incident in incident_views(corpus)] != []
    rows = json.loads(run("actors", ledger, "--json"))
    assert all(corpus.actor(row["id"]) for row in rows)
    counts = [(row["claims"], row["mentions"], row["names_seen"]) for row in rows]
    assert sorted(counts) == sorted(
        (len(actor.claims), actor.about, [name.text for name in actor.names])
        for actor in actor_views(corpus)
    )


def test_the_register_gives_what_the_whole_ledger_gives(read_ledger: Path, view: View) -> None:
    ledger, corpus = read_ledger, load_corpus(read_ledger, view=view)
    for command, rows in (
        (("ceasefires",), ceasefire_views(corpus)),
        (("accusations",), sorted(allegation_rows(corpus), key=by_publication)),
        (("accusations", "--matrix"), matrix_rows(corpus)),
        (("demands",), sorted(demand_rows(corpus), key=by_publication)),
        (("tallies",), sorted(tally_rows(corpus), key=by_publication)),
        (("labels",), (r for r in label_export_rows(corpus) if r.word)),
    ):
        told = json.loads(run(command[0], ledger, *command[1:], "--json"))
        assert told == [plain(row) for row in rows], command
        assert told or command == ("demands",)  # these articles demand nothing


def test_tallies_are_asked_for_by_issuer_unit_and_days(ledger: Path) -> None:
    def asked(*options: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(run("tallies", ledger, "--json", *options))
        return found

    everything = asked()
    first = everything[0]
    assert asked("--unit", first["unit"]) == [r for r in everything if r["unit"] == first["unit"]]
    by = [r for r in everything if r["issuer"] == first["issuer"]]
    assert asked("--by", first["issuer"].upper()) == by
    assert asked("--until", "1999-01-01") == []
    assert asked("--since", first["published_start"]) == everything
    assert "No tally matches." in run("tallies", ledger, "--by", "nobody at all")
    table = run("tallies", ledger)
    assert "Issuer" in table
    assert first["unit"] in table


def test_accusations_are_asked_for_by_days_and_breaches(ledger: Path) -> None:
    def asked(*options: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(run("accusations", ledger, "--json", *options))
        return found

    everything = asked()
    days = sorted({row["published_start"] for row in everything})
    assert len(days) > 1
    assert asked("--since", days[-1]) == [r for r in everything if r["published_start"] == days[-1]]
    assert asked("--until", days[0]) == [r for r in everything if r["published_start"] == days[0]]
    assert asked("--since", days[0], "--until", days[-1]) == everything
    assert asked("--breaches") == [r for r in everything if r["alleged_breach"]]
    refused = CliRunner().invoke(cli, ["accusations", str(ledger), "--matrix", "--breaches"])
    assert (refused.exit_code, "leave --breaches" in refused.stderr) == (2, True)


def test_the_report_is_that_of_the_whole_ledger(ledger: Path, tmp_path: Path) -> None:
    run("report", ledger, "--out", tmp_path / "report.html", "--title", "All")
    corpus = load_corpus(ledger, view=stock_of(ledger).view)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page == render_report(corpus, title="All", version=VERSION)


def test_claims_can_be_filtered(ledger: Path) -> None:
    everything = json.loads(run("claims", ledger, "--json"))
    denied = json.loads(run("claims", ledger, "--json", "--stance", "denies"))
    assert 0 < len(denied) < len(everything)
    assert {row["stance"] for row in denied} == {"denies"}
    speaker = everything[0]["speaker"]
    chosen = json.loads(run("claims", ledger, "--json", "--speaker", speaker.upper()))
    assert {row["speaker"] for row in chosen} == {speaker}
    assert json.loads(run("claims", ledger, "--json", "--since", "2030-01-01")) == []
    assert len(json.loads(run("claims", ledger, "--json", "--limit", "1"))) == 1


def test_claims_show_by_which_words_they_were_made(ledger: Path) -> None:
    rows = json.loads(run("claims", ledger, "--json", "--limit", "0"))
    table = " ".join(run("claims", ledger, "--limit", "0").split())
    assert rows
    for row in rows:
        stance = row["stance"] if row["affirmed"] else f"{row['stance']}, negated"
        told = row["cue"].split()[0] if telling_cue(row["cue"]) else ""
        assert (f"{stance} “{told}" if told else stance) in table
    assert any(not telling_cue(row["cue"]) for row in rows)
    assert any(telling_cue(row["cue"]) for row in rows)
    assert "“said”" not in table


def test_a_day_of_publication_that_is_only_inferred_is_shown_as_the_days_it_may_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    @dataclass(frozen=True)
    class Row:
        published_start: str | None
        published_end: str | None

    days = [("2016-05-07", "2016-05-08"), ("2016-02-27", "2017-02-27"), (None, None)]
    print_rows([Row(*ends) for ends in days], (PUBLISHED,), as_json=False, nothing="")
    shown = capsys.readouterr().out.split()
    assert shown[-5:] == ["2016-05-07", "2016-02-27", "to", "2017-02-26", "undated"]


def test_an_incident_says_who_speaks_though_no_actor_is_known_and_who_denies(
    tmp_path: Path,
) -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    (found,) = compared.incidents
    told = found.accounts[0]
    claim = first.understanding.attributions[0]
    denied = SlotValue(Slot.EXISTENCE, "denied", "shelled", told.values[0].spans)
    account = replace(told, attribution=claim.id, speaker=None, values=(denied,))
    one = replace(found, accounts=(account, *found.accounts[1:]))
    path = tmp_path / "denied.ledger"
    with open_ledger(path, create=True) as opened:
        for reading in (first, second):
            opened.add_reading(reading, version="test")
        opened.replace_compared(replace(compared, incidents=(one,), comparisons=()))
    with stored_corpus(path, view=FakeView()) as corpus:
        chain = " → ".join(corpus.voice(first.article.id, claim.id))
    text = run("incident", path, one.id)
    assert chain == "The Lantern → Harbour news agency → Ministry of Ports"
    assert f"{chain}, 2016-05-04" in text
    assert "told as: denied: shelled" in text


def test_an_incident_quotes_no_words_twice_and_no_trigger_for_a_day(tmp_path: Path) -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    (found,) = compared.incidents
    told = found.accounts[0]
    words = told.values[0].spans
    shown = words[0].of(first.article.text)
    values = (
        SlotValue(Slot.EXISTENCE, "told", shown, words),
        SlotValue(Slot.DATE, "2016-05-03", "2016-05-03", words),
        SlotValue(Slot.ACTOR, "kelian", f"Kelian army (\u201c{shown}\u201d)", words),
    )
    one = replace(found, accounts=(replace(told, values=values), *found.accounts[1:]))
    path = tmp_path / "quoted.ledger"
    with open_ledger(path, create=True) as opened:
        for reading in (first, second):
            opened.add_reading(reading, version="test")
        opened.replace_compared(replace(compared, incidents=(one,), comparisons=()))
    text = run("incident", path, one.id)
    assert f"told as: {shown}\n" in text
    assert "when: 2016-05-03 (carried over: its sentence names no day)\n" in text
    assert f"by whom: Kelian army (\u201c{shown}\u201d)\n" in text


def test_accounts_are_numbered_as_everywhere_else_and_conflicts_come_first(
    read_ledger: Path, view: View
) -> None:
    corpus = load_corpus(read_ledger, view=view)
    several = [i for i in corpus.compared.incidents if len(i.accounts) > 1]
    assert several
    for found in several:
        told = json.loads(run("incident", read_ledger, found.id, "--json"))
        assert [account["id"] for account in told["accounts"]] == [a.id for a in found.accounts]
        lines = run("incident", read_ledger, found.id).splitlines()
        outcomes = [
            ": conflict" in line for line in lines if line[:1].isdigit() and " and " in line[:6]
        ]
        assert outcomes == sorted(outcomes, reverse=True)


def test_search_finds_words_and_says_where(ledger: Path) -> None:
    hits = json.loads(run("search", ledger, "--json", "shelled"))
    assert len(hits) == 2
    assert all("shelled" in hit["snippet"] for hit in hits)
    assert "No article" in run("search", ledger, "zeppelin")


def test_report_export_and_verify_write_what_they_say(ledger: Path, tmp_path: Path) -> None:
    run("report", ledger, "--out", tmp_path / "r.html", "--title", "A title & more")
    assert "<title>A title &amp; more</title>" in (tmp_path / "r.html").read_text("utf-8")
    assert "claims.csv" in run("export", ledger, "--out", tmp_path / "csv", "--table", "claims")
    assert "every span equals its text" in run("verify", ledger)


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "counterclaim", *(str(a) for a in arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["claims", "missing.ledger"], "missing.ledger"),
        (["claims"], "LEDGER"),
        (["export", "x.ledger", "--out", ".", "--format", "pdf"], "pdf"),
    ],
)
def test_errors_are_one_line_and_say_what_is_wrong(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    result = command(*arguments)
    assert result.returncode != 0
    assert words in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="gives bytes that are no text")
def test_an_argument_that_is_no_text_is_told_in_one_line(ledger: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", "search", ledger, b"caf\xe9"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "is no text" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_keeps_nothing_from_being_done(
    ledger: Path, tmp_path: Path, closed: str
) -> None:
    said = '"$0" -m counterclaim claims "$1" && "$0" -m counterclaim report "$1" --out "$2"'
    out = tmp_path / "report.html"
    shell = ["sh", "-c", f"({said}) {closed}", sys.executable, str(ledger), str(out)]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert out.read_text("utf-8").startswith("<!doctype html>")


def test_a_file_that_is_no_ledger_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.ledger"
    path.write_text("just words, and quite a few of them to be sure", encoding="utf-8")
    result = command("verify", path)
    assert result.returncode != 0
    assert "Traceback" not in result.stderr


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for name in cli.commands:
        assert f"`{name} " in readme, f"{name} is not in the README's table"


def test_help_lists_every_command_once_with_its_whole_first_sentence() -> None:
    told = " ".join(run("--help").split())
    assert sorted(cli.list_commands(click.Context(cli))) == sorted(cli.commands)
    for name, listed in cli.commands.items():
        sentence = " ".join((listed.help or "").split(".")[0].split())
        assert f" {name} {sentence}" in told


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (["--conflict"], ["Shelling at Tell Amra"]),
        (["--about", "tell amra", "--since", "2016-05-03"], ["Shelling at Tell Amra"]),
        (["--place", "Tell Amra", "--until", "2016-05-03"], ["Shelling at Tell Amra"]),
        (["--actor", "Stone Brigade"], ["Shelling at Tell Amra"]),
        (["--actor", "Ministry of Ports"], []),
        (["--about", "Kelis"], []),
        (["--since", "2016-05-04"], []),
        (["--until", "2016-05-02"], []),
    ],
)
def test_incidents_are_asked_for_by_day_place_party_and_words(
    ledger: Path, asked: list[str], titles: list[str]
) -> None:
    found = json.loads(run("incidents", ledger, "--json", *asked))
    assert [incident["title"] for incident in found] == titles


def test_a_limit_of_incidents_says_how_many_it_left_out(read_ledger: Path) -> None:
    whole = run("incidents", read_ledger, "--all")
    assert "--limit 0" not in whole
    number = len(json.loads(run("incidents", read_ledger, "--all", "--json")))
    assert number > 1
    assert f"{number - 1} more; --limit 0" in run("incidents", read_ledger, "--all", "--limit", "1")


def test_diff_tells_what_changed_and_why(ledger: Path, tmp_path: Path) -> None:
    assert "say the same" in run("diff", ledger, ledger)
    other = tmp_path / "other.ledger"
    first, _ = sample_corpus()
    with open_ledger(other, create=True) as opened:
        opened.add_reading(first, version="test")
    table = run("diff", ledger, other)
    assert "removed" in table
    found = json.loads(run("diff", ledger, other, "--json"))
    assert [(c["what"], c["how"], c["why"]) for c in found["changes"]] == [
        ("article", "removed", "input"),
        ("incident", "removed", "input"),
    ]
    assert {t["table"] for t in found["tables"]} >= {"article", "claim", "incident"}


@pytest.mark.parametrize(
    "asked", [["incidents"], ["accusations"], ["ceasefires"], ["demands"], ["timeline"], ["export"]]
)
def test_what_lacks_the_latest_articles_says_so(
    asked: list[str], ledger: Path, tmp_path: Path
) -> None:
    out = ["--out", str(tmp_path / "out")] if asked == ["export"] else []
    told = "brings them up to date"
    ledger = Path(shutil.copy(ledger, tmp_path))
    assert told not in CliRunner().invoke(cli, [*asked, str(ledger), *out]).stderr
    with open_ledger(ledger) as opened:
        opened.add_reading(sample_reading(prefix="Anew. "), version="test")
    result = CliRunner().invoke(cli, [*asked, str(ledger), *out])
    assert (result.exit_code, told in result.stderr) == (0, True)


def test_the_chain_of_custody_is_one_document(ledger: Path, tmp_path: Path) -> None:
    written = run("export", ledger, "--out", tmp_path, "--format", "prov").strip()
    document = json.loads(Path(written).read_text("utf-8"))
    assert {"prefix", "entity", "activity", "agent", "wasDerivedFrom"} <= set(document)
    refused = CliRunner().invoke(
        cli,
        ["export", str(ledger), "--out", str(tmp_path), "--format", "prov", "--table", "claims"],
    )
    assert refused.exit_code == 2
    assert "one whole" in refused.stderr


def test_the_timeline_has_a_table_json_and_csv(ledger: Path) -> None:
    assert "2016-05-0" in run("timeline", ledger)
    found = json.loads(run("timeline", ledger, "--json", "--top", "1"))
    assert len(found["days"]) == 1
    header, line, *_ = run("timeline", ledger, "--format", "csv").splitlines()
    assert header.startswith("day,origins,articles")
    assert line.startswith(found["days"][0]["day"])


def test_the_timeline_ends_with_the_last_day_that_is_asked_for(ledger: Path) -> None:
    first, *_ = [d["day"] for d in json.loads(run("timeline", ledger, "--json"))["days"]]
    found = json.loads(run("timeline", ledger, "--json", "--from", first, "--to", first))
    assert [d["day"] for d in found["days"]] == [first]


def test_commands_that_write_tell_programs_what_they_did(ledger: Path, tmp_path: Path) -> None:
    made = json.loads(run("report", ledger, "--out", tmp_path / "r.html", "--json"))
    assert Path(made["file"]).stat().st_size == made["bytes"]
    made = json.loads(run("export", ledger, "--out", tmp_path / "x", "--format", "brat", "--json"))
    assert made["format"] == "brat"
    assert all(Path(file).is_file() for file in made["files"])
    made = json.loads(run("publish", ledger, "--out", tmp_path / "copy", "--json"))
    assert Path(made["start"]).is_file()
    assert made["files"] > made["pages"] > 10
    assert json.loads(run("verify", ledger, "--json"))["faults"] == []


def test_reading_nothing_brings_a_ledger_up_to_date_and_makes_none(
    ledger: Path, tmp_path: Path
) -> None:
    known = tmp_path / "known.ledger"
    known.write_bytes(ledger.read_bytes())
    assert json.loads(run("read", "--into", known, "--json"))["read"] == 0
    assert "every span" in run("verify", known)
    refused = CliRunner().invoke(cli, ["read", "--into", str(tmp_path / "none.ledger")])
    assert refused.exit_code == 2
    assert "name what to read" in refused.stderr
    assert not (tmp_path / "none.ledger").exists()


def test_a_place_that_cannot_be_written_is_one_line(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = command("report", ledger, "--out", tmp_path / "file" / "r.html")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("Error: ")
    assert str(tmp_path / "file") in result.stderr


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_explains_itself_and_its_options(name: str) -> None:
    found = cli.commands[name]
    assert found.help, name
    shown = CliRunner().invoke(cli, [name, "--help"]).output
    assert "\\b" not in shown, f"{name} shows a mark of the help's own"
    for option in found.params:
        if isinstance(option, click.Option) and not isinstance(option.type, click.Choice):
            described = option.help or option.show_default
            assert described, f"{name} {option.opts[0]} has no help"


def test_articles_without_day_or_outlet_are_told_with_what_to_do(
    stock: CheapStock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.show.cli.reading.stock_for_reading", lambda _settings: stock)
    page, path = tmp_path / "page.txt", tmp_path / "one.ledger"
    page.write_text("Rebels shelled the bridge at Tell Amra, killing three, the army said.\n")
    told = CliRunner().invoke(cli, ["read", str(page), "--into", str(path)])
    assert told.exit_code == 0
    assert "1 article with no day of publication; read again with --published" in told.stderr
    assert "1 article with no outlet; read again with --outlet" in told.stderr


def test_a_joint_claim_is_found_by_each_of_its_speakers(stock: CheapStock, tmp_path: Path) -> None:
    page, path = tmp_path / "page.txt", tmp_path / "joint.ledger"
    page.write_text("Talks\n\nRussia and France said that the truce in Aleppo holds.\n", "utf-8")
    Pipeline(stock).read_into([page], path)
    for name in ("Russia", "France"):
        rows = json.loads(run("claims", path, "--json", "--speaker", name))
        assert [row["speaker"] for row in rows] == ["Russia and France"], name
