"""Words that tell who tells what on which day: the same in lists, pages and the report."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim.ledger import open_ledger
from counterclaim.ledger.queries import tallies
from counterclaim.protocols import View
from counterclaim.records import (
    Compared,
    Comparison,
    ConflictKind,
    DateBasis,
    Granularity,
    Interval,
    Origin,
    Outcome,
    Published,
    Reading,
    Slot,
    SlotValue,
)
from counterclaim.show.cli.main import cli
from counterclaim.show.corpus import NO_OUTLET, Corpus, load_corpus
from counterclaim.show.exports.matrix_rows import matrix_rows
from counterclaim.show.labelling import NO_ONE_OUTLET, label_uses, labellings
from counterclaim.show.report import render_report
from counterclaim.show.report.ceasefires import accusation_views
from counterclaim.show.report.incidents import incident_views
from counterclaim.show.web.asking import Ask
from counterclaim.show.web.desk import Desk
from counterclaim.show.web.views.telling import tally_views
from counterclaim.show.wording import on_a_day
from counterclaim.spans import Span, Spans
from tests.compare.builders import FakeView
from tests.factories import sample_compared, sample_corpus

ROOT = Path(__file__).resolve().parents[2]
WEEK = Interval(date(2016, 5, 4), date(2016, 5, 11), Granularity.DAY)


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def some_day_of_a_week() -> tuple[Reading, Reading]:
    """The sample, the first article published on one day of a week."""
    first, second = sample_corpus()
    published = Published(WEEK, DateBasis.INFERRED)
    return replace(first, article=replace(first.article, published=published)), second


@pytest.fixture
def inferred(tmp_path: Path) -> Path:
    first, second = some_day_of_a_week()
    with open_ledger(tmp_path / "inferred.ledger", create=True) as opened:
        for reading in (first, second):
            opened.add_reading(reading, version="test")
        opened.replace_compared(sample_compared(first, second))
    return tmp_path / "inferred.ledger"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("", ""),
        ("6 May 2016", "6 May 2016"),
        ("6 May 2016 to 8 May 2016", "on a day from 6 May 2016 to 8 May 2016"),
        ("May 2016", "on a day of May 2016"),
        ("until 6 May 2016", "on a day until 6 May 2016"),
        ("from 6 May 2016", "on a day from 6 May 2016"),
    ],
)
def test_of_inferred_days_one_is_meant(days: str, words: str) -> None:
    assert on_a_day(days) == words


def test_no_list_takes_the_first_of_inferred_days_for_the_day(inferred: Path) -> None:
    window = "2016-05-04 to 2016-05-10"
    key = json.loads(run("incidents", inferred, "--json"))[0]["id"]
    assert f", {window}: " in run("incident", inferred, key)
    assert ", 2016-05-05: " in run("incident", inferred, key)
    told = run("timeline", inferred, "--from", "2016-05-03", "--to", "2016-05-03")
    assert run("timeline", inferred, "--since", "2016-05-03", "--until", "2016-05-03") == told


def test_the_report_says_that_a_quotation_is_of_one_of_its_days() -> None:
    first, second = some_day_of_a_week()
    report = render_report(
        Corpus((first, second), sample_compared(first, second), FakeView()), title="t", version="v"
    )
    assert "published on a day from 4 May 2016 to 10 May 2016" in report
    assert "published 5 May 2016" in report


def with_denial(first: Reading, second: Reading) -> Compared:
    """The sample's incident, which the second account denies; its day is carried over."""
    found = sample_compared(first, second)
    (incident,) = found.incidents
    told, denying = incident.accounts
    happened, also = (
        next(v for v in a.values if v.slot is Slot.EXISTENCE) for a in (told, denying)
    )
    on = SlotValue(Slot.DATE, "2016-05-03/2016-05-04", "2016-05-03", ())
    dated = replace(told, values=(*told.values, replace(on, spans=(first_day(first),))))
    denied = replace(also, value="denied")
    carried = replace(on, spans=denied.spans)
    denying = replace(denying, values=(denied, carried))
    pair = (incident.id, told.id, denying.id)
    comparisons = (
        compared_in(Slot.EXISTENCE, pair, Outcome.CONFLICT, happened.spans, denied.spans),
        compared_in(Slot.DATE, pair, Outcome.AGREE, (first_day(first),), carried.spans),
    )
    origins = (
        Origin(incident.id, "outlet:a", "the outlet's own voice", (told.id,)),
        Origin(incident.id, "speaker:b", "one speaker", (denying.id,)),
    )
    incident = replace(incident, accounts=(dated, denying))
    return replace(found, incidents=(incident,), comparisons=comparisons, origins=origins)


def first_day(reading: Reading) -> Span:
    return reading.understanding.times[0].span


def compared_in(
    slot: Slot, pair: tuple[str, str, str], outcome: Outcome, a: Spans, b: Spans
) -> Comparison:
    kind = ConflictKind.DENIAL if outcome is Outcome.CONFLICT else None
    return Comparison(pair[0], slot, pair[1], pair[2], outcome, "by rule", a, b, kind)


def test_a_finding_tells_who_denies_and_which_day_is_carried_over(tmp_path: Path) -> None:
    first, second = sample_corpus()
    found = with_denial(first, second)
    (shown,) = incident_views(Corpus((first, second), found, FakeView()))
    existence, day = shown.findings
    assert (existence.note_a, existence.note_b) == ("", "denied")
    assert (day.note_a, day.note_b) == ("", "3 May 2016, carried over to")
    assert [existence.a, existence.b] == [f"{c.label}, {c.chain[-1]}" for c in shown.columns]
    when = next(row for row in shown.rows if row.slot == "when")
    assert [value.shown for cell in when.cells for value in cell] == ["3 May 2016", "3 May 2016"]
    with open_ledger(tmp_path / "denied.ledger", create=True) as opened:
        for reading in (first, second):
            opened.add_reading(reading, version="test")
        opened.replace_compared(found)
    told = run("incident", tmp_path / "denied.ledger", shown.id)
    heads = [told.index(h) for h in ("Conflicts:", "Goes back to 2 origins:", "Agrees, or can")]
    assert heads == sorted(heads)
    assert "| denied: “shelled”" in told
    assert "| 3 May 2016, carried over" in told
    assert f"{shown.columns[1].chain[-1]}: account 2 (one speaker)" in told


def test_incidents_say_how_many_stand_in_one_article_alone(read_ledger: Path) -> None:
    several = len(json.loads(run("incidents", read_ledger, "--json")))
    every = len(json.loads(run("incidents", read_ledger, "--json", "--all")))
    assert every > several
    told = run("incidents", read_ledger)
    assert re.search(rf"^{every - several} more stands? in one article alone; --all", told, re.M)
    assert "one article alone" not in run("incidents", read_ledger, "--all")


def test_tallies_tell_through_whom_and_how_their_days_are_known(tmp_path: Path) -> None:
    first, second = sample_corpus()
    found = sample_compared(first, second)
    claim = first.understanding.attributions[1]
    basis = "the days in the heading"
    tally = replace(found.tallies[0], attribution=claim.id, period_basis=basis)
    with open_ledger(tmp_path / "tallies.ledger", create=True) as opened:
        for reading in (first, second):
            opened.add_reading(reading, version="test")
        opened.replace_compared(replace(found, tallies=(tally,)))
    (row,) = json.loads(run("tallies", tmp_path / "tallies.ledger", "--json"))
    assert "→" in row["told_by"]
    told = run("tallies", tmp_path / "tallies.ledger")
    assert "→" in told
    assert "heading)" in told
    desk = Desk(tmp_path / "tallies.ledger", FakeView(), lambda _: None)
    with open_ledger(tmp_path / "tallies.ledger", readonly=True) as ledger:
        (view,) = tally_views(Ask(desk, ledger), tallies(ledger).rows)
    assert " → ".join(view.quote.chain) == row["told_by"]


@pytest.mark.parametrize("command", ["accusations", "demands", "tallies"])
def test_what_is_held_under_one_agreement_is_asked_for_by_name(
    read_ledger: Path, command: str
) -> None:
    every = json.loads(run(command, read_ledger, "--json"))
    named = {row["ceasefire"] for row in every if row["ceasefire"]}
    for name in named or {"Truce of 12 September 2016 (Geneva agreement of 9 September)"}:
        found = json.loads(run(command, read_ledger, "--json", "--ceasefire", name))
        assert found == [row for row in every if row["ceasefire"] == name]
    unknown = CliRunner().invoke(cli, [command, str(read_ledger), "--ceasefire", "no such"])
    assert unknown.exit_code != 0


def test_replies_are_told_in_words(read_ledger: Path) -> None:
    told = [row["replies"] for row in json.loads(run("accusations", read_ledger, "--json"))]
    said = [words for words in told if words]
    assert said
    verbs = ("denies", "confirms", "justifies", "accuses in return", "cannot confirm")
    assert all(any(f" {verb}: " in words for verb in verbs) for words in said)


def test_articles_that_state_no_outlet_are_no_one_outlet() -> None:
    first, second = sample_corpus()
    nameless = replace(first, article=replace(first.article, outlet=None))
    corpus = Corpus((nameless, second), sample_compared(nameless, second), FakeView())
    for row in labellings(label_uses(corpus), corpus.actor_name):
        compared = {kind.compared for kind in row.classes}
        assert (compared <= {NO_ONE_OUTLET, "no other outlet"}) is (row.outlet == NO_OUTLET)


def test_the_words_behind_accusations_stand_by_the_pairs_of_the_matrix(
    read_ledger: Path, view: View
) -> None:
    corpus = load_corpus(read_ledger, view=view)
    cells = matrix_rows(corpus)
    behind = accusation_views(corpus, cells)
    assert [(by, of, len(found)) for by, of, found in behind] == [
        (cell.alleger, cell.accused, cell.allegations) for cell in cells
    ]
    assert sum(len(found) for *_, found in behind) == len(corpus.compared.allegations)


def test_an_address_that_is_taken_is_told_before_any_page_is_promised(inferred: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = CliRunner().invoke(cli, ["serve", str(inferred), "--port", str(port)])
    assert "shows" not in result.output
    assert f"cannot listen on 127.0.0.1, port {port}" in str(result.exception)


def test_the_readme_names_views_that_a_ledger_has(inferred: Path) -> None:
    sentence = re.search(
        r"Its views\s(.+?)\sare made for people", (ROOT / "README.md").read_text("utf-8"), re.S
    )
    assert sentence
    named = set(re.findall(r"`(\w+)`", sentence[1]))
    assert named
    with sqlite3.connect(inferred) as db:
        views = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='view'")}
    assert named <= views


def test_what_a_run_read_is_counted_as_documents(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = CliRunner().invoke(cli, ["read", str(tmp_path), "--into", str(tmp_path / "x.ledger")])
    assert result.stdout.startswith("1 document: 0 added, 0 known already, 1 set aside")
    told = run("read", "--into", tmp_path / "x.ledger")
    assert told == f"{tmp_path / 'x.ledger'} is up to date; nothing was read.\n"


def test_a_name_of_several_is_asked_for_as_an_id(tmp_path: Path) -> None:
    first, second = sample_corpus()
    found = sample_compared(first, second)
    (truce,) = found.ceasefires
    with open_ledger(tmp_path / "two.ledger", create=True) as opened:
        opened.add_reading(first, version="test")
        opened.add_reading(second, version="test")
        two = (truce, replace(truce, id="second-truce", name="Second truce of the mill"))
        opened.replace_compared(replace(found, ceasefires=two))
    result = CliRunner().invoke(
        cli, ["accusations", str(tmp_path / "two.ledger"), "--ceasefire", "of the mi"]
    )
    told = "'of the mi' may be several ceasefires; give an id: second-truce, truce-of-the-mill"
    assert str(result.exception) == told
