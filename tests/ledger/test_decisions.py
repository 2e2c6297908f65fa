"""What a decision may say, and how values are read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger.decisions import (
    NewActor,
    Target,
    added_value,
    decide,
    interval_value,
    speaker_value,
    split_value,
    target,
)
from counterclaim.records import Decision, DecisionKind, Granularity, Interval, MentionKind
from counterclaim.spans import Span

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
K = DecisionKind


def about(kind: str) -> str:
    return Target(kind, "r1", "article1", (Span(3, 9), Span(12, 14))).text()


def taken(kind: DecisionKind, subject: str, value: str = "", who: str = "Ana") -> Decision:
    return decide(Decision("", kind, subject, value, who, WHEN))


def test_a_target_survives_its_text() -> None:
    named = Target("event", "e1", "a1", (Span(0, 4),))
    assert target(named.text()) == named


def test_the_id_is_made_from_all_that_a_decision_says() -> None:
    first = taken(K.RENAME, "a", "b")
    assert taken(K.RENAME, "a", "b") == first
    others = [taken(K.RENAME, "a", "c"), taken(K.MERGE, "a", "b"), taken(K.RENAME, "a", "b", "Bo")]
    assert len({first.id, *(o.id for o in others)}) == 4


@pytest.mark.parametrize(
    ("kind", "subject", "value", "message"),
    [
        (K.MERGE, "a", "a", "into itself"),
        (K.MERGE, "a", "", "needs a value"),
        (K.MERGE, "", "b", "needs the id of an actor"),
        (K.RENAME, "a", "  ", "needs a value"),
        (K.REJECT, "a", "", "does not name a record"),
        (K.REJECT, about("article"), "", "is not for a article"),
        (K.RELABEL, about("mention"), "militia", "choose one of: armed_group"),
        (K.RELABEL, about("attribution"), "lies", "choose one of: accuses"),
        (K.SET_SPEAKER, about("event"), "a", "it is for: attribution"),
        (K.SET_SPEAKER, about("attribution"), '{"name": " "}', "the name is empty"),
        (K.SET_DATE, about("event"), "May 6", "write 2016-05-06"),
        (K.SET_DATE, about("event"), "2016-13", "write 2016-05-06"),
        (K.SET_DATE, about("event"), "2016-05-06/2016-05-06", "write 2016-05-06"),
        (K.SAME_INCIDENT, about("event"), "e2", "does not name a record"),
        (K.SAME_INCIDENT, about("event"), about("mention"), "between two events"),
        (K.SPLIT, "a", '{"name": "New"}', "does not say what to split"),
        (K.SPLIT, "a", '{"name": "New", "names": []}', "no names are given"),
        (K.ADD_CLAIM, about("article"), '{"content": []}', "content has no span"),
        (K.ADD_CLAIM, about("article"), '{"content": [[5, 5]]}', "empty or negative"),
        (K.ADD_CLAIM, about("article"), '{"content": [[1, 5]], "stance": "x"}', "not a valid"),
        (K.ADD_CLAIM, about("article"), "[1]", "does not give a claim"),
    ],
)
def test_what_does_not_fit_says_what_would(
    kind: DecisionKind, subject: str, value: str, message: str
) -> None:
    with pytest.raises(LedgerError, match=message):
        taken(kind, subject, value)


def test_a_decision_needs_a_name() -> None:
    with pytest.raises(LedgerError, match="who decides"):
        taken(K.RENAME, "a", "b", who=" ")


@pytest.mark.parametrize(
    ("value", "start", "end", "granularity"),
    [
        ("2016-05-06", date(2016, 5, 6), date(2016, 5, 7), Granularity.DAY),
        ("2016-02-29", date(2016, 2, 29), date(2016, 3, 1), Granularity.DAY),
        ("2016-12", date(2016, 12, 1), date(2017, 1, 1), Granularity.MONTH),
        ("2016-02", date(2016, 2, 1), date(2016, 3, 1), Granularity.MONTH),
        ("2016", date(2016, 1, 1), date(2017, 1, 1), Granularity.YEAR),
        ("2016-05-01/2016-06-15", date(2016, 5, 1), date(2016, 6, 15), Granularity.RANGE),
        ("2016-05-01/", date(2016, 5, 1), None, Granularity.RANGE),
        ("/2016-05-01", None, date(2016, 5, 1), Granularity.RANGE),
    ],
)
def test_dates(value: str, start: date | None, end: date | None, granularity: Granularity) -> None:
    assert interval_value(value) == Interval(start, end, granularity)


def test_an_empty_date_is_unknown() -> None:
    assert interval_value("") is None


def test_speakers() -> None:
    assert speaker_value("actor-1") == "actor-1"
    assert speaker_value("") is None
    assert speaker_value('{"name": "Omar K", "kind": "person"}') == NewActor(
        "Omar K", MentionKind.PERSON
    )
    assert NewActor("OMAR K").id == NewActor("Omar K").id


def test_splits_and_claims() -> None:
    split = split_value(json.dumps({"name": "East wing", "names": ["Brigade East"]}))
    assert (split.new.name, split.names) == ("East wing", frozenset({"brigade east"}))
    claim = added_value('{"source": [[0, 3]], "content": [[4, 9], [12, 15]], "speaker": "x"}')
    assert claim.content == (Span(4, 9), Span(12, 15))
    assert (claim.cue, claim.speaker) == ((), "x")
