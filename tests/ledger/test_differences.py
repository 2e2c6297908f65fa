"""What changed from one ledger to another is told with its reason, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.changes import Change, How, Why
from counterclaim.ledger.differences import Differences, differences
from counterclaim.records import Compared, DecisionKind, Reading, Stance
from tests.factories import actor_id, sample_compared, sample_corpus, sample_reading

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)


def made(path: Path, *readings: Reading, version: str = "1") -> Path:
    with open_ledger(path, create=True) as ledger:
        for reading in readings:
            ledger.add_reading(reading, version=version)
    return path


def changes(found: Differences, what: str) -> list[Change]:
    return [c for c in found.changes if c.what == what]


def first_claim(reading: Reading) -> str:
    return reading.understanding.attributions[0].id


def with_stance(reading: Reading, stance: Stance) -> Reading:
    first, *rest = reading.understanding.attributions
    understanding = replace(
        reading.understanding, attributions=(replace(first, stance=stance), *rest)
    )
    return replace(reading, understanding=understanding)


def test_ledgers_that_say_the_same_do_not_differ(tmp_path: Path) -> None:
    one, two = sample_corpus()
    a, b = made(tmp_path / "a", one, two), made(tmp_path / "b", two, one)
    for path in (a, b):
        with open_ledger(path) as ledger:
            ledger.replace_compared(sample_compared(one, two))
    assert differences(a, b) == Differences((), ())


def test_an_article_of_one_ledger_stands_for_its_claims(tmp_path: Path) -> None:
    one, two = sample_corpus()
    a, b = made(tmp_path / "a", one), made(tmp_path / "b", one, two)
    found = differences(a, b)
    (change,) = found.changes
    assert (change.what, change.how, change.why) == ("article", How.ADDED, Why.INPUT)
    assert change.id == two.article.id
    assert f"({len(two.understanding.attributions)} claims)" in change.detail
    assert ("article", 0, 1) in [(t.table, t.removed, t.added) for t in found.tables]
    (back,) = differences(b, a).changes
    assert back == replace(change, how=How.REMOVED)


@pytest.mark.parametrize(("version", "why"), [("2", Why.VERSION), ("1", Why.INPUT)])
def test_a_claim_that_reads_otherwise_is_laid_to_version_or_input(
    tmp_path: Path, version: str, why: Why
) -> None:
    reading = sample_reading()
    stance = next(s for s in Stance if s is not reading.understanding.attributions[0].stance)
    a = made(tmp_path / "a", reading)
    b = made(tmp_path / "b", with_stance(reading, stance), version=version)
    found = differences(a, b)
    (claim,) = changes(found, "claim")
    assert (claim.id, claim.how, claim.why) == (first_claim(reading), How.CHANGED, why)
    assert claim.detail.startswith("stance: ")
    assert claim.detail.endswith(f"→ {stance}")
    assert [c.detail for c in changes(found, "article")] == (
        ["version: 1 → 2"] if version == "2" else []
    )


def test_a_claim_found_by_one_version_alone_is_told_with_its_words(tmp_path: Path) -> None:
    reading = sample_reading()
    *kept, gone = (a for a in reading.understanding.attributions)
    dropped = {gone.id}
    fewer = replace(
        reading,
        understanding=replace(
            reading.understanding,
            attributions=tuple(kept),
            events=tuple(
                replace(e, attribution=None if e.attribution in dropped else e.attribution)
                for e in reading.understanding.events
            ),
            labels=tuple(
                replace(x, attribution=None if x.attribution in dropped else x.attribution)
                for x in reading.understanding.labels
            ),
        ),
        resolved=replace(
            reading.resolved,
            speakers=tuple(s for s in reading.resolved.speakers if s.attribution_id not in dropped),
        ),
    )
    a = made(tmp_path / "a", reading)
    b = made(tmp_path / "b", fewer, version="2")
    (claim,) = changes(differences(a, b), "claim")
    assert (claim.id, claim.how, claim.why) == (gone.id, How.REMOVED, Why.VERSION)
    assert gone.content[0].of(reading.article.text) in claim.detail


def decide(ledger: Ledger, kind: DecisionKind, subject: str, value: str = "") -> str:
    return ledger.record_decision(kind, subject, value, who="Ana", when=WHEN).id


def test_a_decision_and_what_it_changed_are_told(tmp_path: Path) -> None:
    reading = sample_reading()
    a, b = made(tmp_path / "a", reading), made(tmp_path / "b", reading)
    with open_ledger(b) as ledger:
        key = decide(ledger, DecisionKind.REJECT, first_claim(reading))
    found = differences(a, b)
    (decision,) = changes(found, "decision")
    assert (decision.id, decision.how, decision.why) == (key, How.ADDED, Why.DECISION)
    assert decision.detail == "reject by Ana on 2024-05-01"
    (claim,) = changes(found, "claim")
    assert (claim.id, claim.why) == (first_claim(reading), Why.DECISION)
    assert "rejected: 0 → 1" in claim.detail
    with open_ledger(b) as ledger:
        ledger.undo_decision(key, who="Ben", when=WHEN)
    undone = differences(a, b)
    assert changes(undone, "claim") == []
    with open_ledger(a) as ledger:
        decide(ledger, DecisionKind.REJECT, first_claim(reading))
    (decision,) = changes(differences(a, b), "decision")
    assert decision.how is How.CHANGED
    assert decision.detail.endswith(", undone by Ben")


def test_a_renamed_speaker_is_laid_to_the_decision(tmp_path: Path) -> None:
    reading = sample_reading()
    a = made(tmp_path / "a", reading)
    b = made(tmp_path / "b", reading, version="2")
    with open_ledger(b) as ledger:
        decide(ledger, DecisionKind.RENAME, actor_id("Ministry of Ports"), "Port ministry")
    renamed = changes(differences(a, b), "claim")
    assert renamed
    assert all(c.why is Why.DECISION and "Port ministry" in c.detail for c in renamed)


def compared_as(path: Path, *readings: Reading, found: Compared, version: str = "1") -> Path:
    made(path, *readings, version=version)
    with open_ledger(path) as ledger:
        ledger.replace_compared(found)
    return path


def regrouped(found: Compared, *groups: tuple[int, ...]) -> Compared:
    """The events of the only incident of ``found``, grouped anew, each told by two accounts."""
    (whole,) = found.incidents
    incidents = []
    for number, group in enumerate(groups):
        key = f"group-{number}-of-{len(groups)}"
        accounts = tuple(
            replace(account, id=f"{key}-{n}", incident_id=key, events=(), values=())
            for n, account in enumerate(whole.accounts)
        )
        events = tuple(whole.events[n] for n in group)
        incidents.append(replace(whole, id=key, events=events, accounts=accounts))
    return replace(
        found,
        incidents=tuple(incidents),
        comparisons=(),
        origins=(),
    )


def test_incidents_that_join_part_or_change_are_told(tmp_path: Path) -> None:
    one, two = sample_corpus()
    whole = sample_compared(one, two)
    (kept,) = whole.incidents
    a = compared_as(tmp_path / "a", one, two, found=whole)
    apart = compared_as(tmp_path / "apart", one, two, found=regrouped(whole, (0,), (1,)))
    parted = changes(differences(a, apart), "incident")
    assert [(c.how, c.why) for c in parted] == [(How.CHANGED, Why.INPUT)] * 2
    assert all("conflict_on: killed → none" in c.detail for c in parted)
    assert all(f"a part of {kept.title} (2016-05-03, 2 accounts)" in c.detail for c in parted)
    (joined,) = changes(differences(apart, a), "incident")
    assert (joined.id, joined.how) == (kept.id, How.CHANGED)
    assert joined.detail.count("joins ") == 2
    fewer = replace(whole, incidents=(), comparisons=(), origins=())
    none = compared_as(tmp_path / "none", one, two, found=fewer, version="2")
    (gone,) = changes(differences(a, none), "incident")
    assert (gone.id, gone.how, gone.why) == (kept.id, How.REMOVED, Why.VERSION)
    (added,) = changes(differences(none, a), "incident")
    assert added == replace(gone, how=How.ADDED)


def test_a_decision_that_changes_an_incident_is_its_reason(tmp_path: Path) -> None:
    one, two = sample_corpus()
    whole = sample_compared(one, two)
    a = compared_as(tmp_path / "a", one, two, found=whole)
    b = compared_as(tmp_path / "b", one, two, found=regrouped(whole, (0,)))
    with open_ledger(b) as ledger:
        decide(ledger, DecisionKind.NOT_SAME_INCIDENT, *whole.incidents[0].events)
    assert {c.why for c in changes(differences(a, b), "incident")} == {Why.DECISION}
