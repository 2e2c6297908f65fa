"""A ledger with rows in it, as each older version would have left it, is brought up whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.ledger import fingerprint, open_ledger, queries, verify
from counterclaim.ledger.connection import migrations
from counterclaim.records import Compared, DecisionKind
from tests.factories import actor_id, sample_compared, sample_corpus
from tests.ledger.old import older_copy

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)


def found() -> Compared:
    """What compare found, without demands and bases of periods, which came with version 9."""
    compared = sample_compared(*sample_corpus())
    tallies = tuple(replace(tally, period_basis="") for tally in compared.tallies)
    return replace(compared, demands=(), tallies=tallies)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.ledger"
    with open_ledger(path, create=True) as ledger:
        for reading in sample_corpus():
            ledger.add_reading(reading, version="1")
        name = actor_id("Ministry of Ports")
        ledger.record_decision(DecisionKind.RENAME, name, "Ports", who="Ana", when=WHEN)
        ledger.replace_compared(found())
    return path


@pytest.mark.parametrize("version", range(1, len(migrations())))
def test_nothing_is_lost_and_all_can_be_found(whole: Path, tmp_path: Path, version: int) -> None:
    old = older_copy(whole, tmp_path / "old.ledger", version)
    with open_ledger(old) as ledger:
        assert list(ledger.readings()) == sorted(sample_corpus(), key=lambda r: r.article.id)
        assert [d.value for d in ledger.decisions()] == ["Ports"]
        if version == 1:  # it had no tables for what compare finds
            ledger.replace_compared(found())
        assert queries.search(ledger, "shelled").rows
    assert verify(old) == []
    assert fingerprint(old) == fingerprint(whole)
