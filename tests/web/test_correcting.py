"""What a person corrects is in force at once, in every view, and can be undone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import DecisionKind
from tests.factories import sample_compared, sample_corpus
from tests.web.conftest import Site

Get = Callable[[str], str]
FIRST, SECOND = sample_corpus()
ACCUSES, AGENCY, DENIES = (a.id for a in FIRST.understanding.attributions)
MINISTRY, GROUP = "actor-ministry-of-ports", "actor-stone-brigade"
AGENCY_ACTOR = "actor-harbour-news-agency"


def rows(get: Get, address: str) -> list[dict[str, object]]:
    found = json.loads(get(address))["rows"]
    assert isinstance(found, list)
    return found


def test_merging_two_actors_and_undoing_it(site: Site, get: Get) -> None:
    page = site.decide("merge", subject=AGENCY_ACTOR, into=f"Ministry of Ports [{MINISTRY}]")
    assert "merged into Ministry of Ports" in page
    assert [r["actor_id"] for r in rows(get, "/actors.json")] == [MINISTRY, GROUP]
    assert len(rows(get, f"/claims.json?speaker={MINISTRY}")) == 4
    assert "<h1><bdi>Ministry of Ports</bdi></h1>" in get(f"/actors/{AGENCY_ACTOR}")
    assert "Harbour news agency</bdi> was merged in by ada" in get(f"/actors/{MINISTRY}")
    decision = rows(get, "/changes.json")[0]
    assert (decision["who"], decision["about"]) == ("ada", "Harbour news agency")
    assert decision["value"] == "into Ministry of Ports"
    site.post("/undo", decision=str(decision["decision_id"]))
    assert len(rows(get, "/actors.json")) == 3
    assert rows(get, "/changes.json")[0]["undone"] is True


def test_renaming_is_seen_in_every_view(site: Site, get: Get) -> None:
    site.decide("rename", subject=GROUP, name="Stone Column", why="its own name since June")
    for address in ("/actors", f"/articles/{FIRST.article.id}", "/accusations", "/labels"):
        assert "Stone Column" in get(address), address
    assert "its own name since June" in get("/changes")


def test_rejecting_a_claim_takes_it_out_and_keeps_it_findable(site: Site, get: Get) -> None:
    site.decide("reject", subject=DENIES)
    assert DENIES not in [r["id"] for r in rows(get, "/claims.json")]
    assert f"/claims/{DENIES}" in get("/claims?rejected=1")
    assert site.client.get(f"/claims/{DENIES}").status_code == 404


def test_setting_stance_and_speaker_in_one_form(site: Site, get: Get) -> None:
    site.decide(
        "claim", subject=DENIES, speaker="Stone Brigade", stance="doubts", was_stance="denies"
    )
    found = {r["id"]: r for r in rows(get, "/claims.json")}[DENIES]
    assert found["stance"] == "doubts"
    assert found["speaker_id"] == GROUP
    assert len(rows(get, "/changes.json")) == 2


def test_a_speaker_whom_nobody_knows_yet(site: Site, get: Get) -> None:
    site.decide("claim", subject=DENIES, speaker="Lina of the mill")
    assert "Lina of the mill" in [r["name"] for r in rows(get, "/actors.json")]
    site.decide("nobody", subject=DENIES)
    found = {r["id"]: r for r in rows(get, "/claims.json")}[DENIES]
    assert found["speaker_id"] is None


def test_splitting_off_a_spelling(site: Site, get: Get) -> None:
    site.post(
        "/decide",
        action="split",
        subject=AGENCY_ACTOR,
        name="Harbour Agency",
        **{"spelling:Harbour news agency": "on"},
    )
    assert "Harbour Agency" in [r["name"] for r in rows(get, "/actors.json")]


def test_adding_a_claim_that_was_missed(site: Site, get: Get) -> None:
    start = FIRST.article.text.index("killing at least 13 people")
    site.decide(
        "add_claim",
        subject=FIRST.article.id,
        content=f"{start}-{start + 26}",
        speaker="Ministry of Ports",
        stance="says",
    )
    contents = [r["content"] for r in rows(get, f"/claims.json?article={FIRST.article.id}")]
    assert "killing at least 13 people" in contents


def test_a_date_is_set_and_the_filters_follow(site: Site, get: Get) -> None:
    site.decide("set_date", subject=FIRST.article.id, date="2017-02-03")
    assert [r["article_id"] for r in rows(get, "/articles.json?since=2017-01-01")] == [
        FIRST.article.id
    ]
    assert len(rows(get, "/claims.json?since=2017-01-01")) == 3


def test_a_mark_is_read_as_something_else_elsewhere_another_day(site: Site, get: Get) -> None:
    event = FIRST.understanding.events[0].id
    site.decide(
        "mark", subject=event, label="PROTEST", was_label="ASSAULT", date="2016-06-01", place="alma"
    )
    found = {r["id"]: r for r in rows(get, "/events.json")}[event]
    assert (found["type"], found["interval_start"]) == ("PROTEST", "2016-06-01")
    assert found["place_id"] == "alma"


def test_taking_an_account_out_of_an_incident(site: Site, get: Get) -> None:
    incident = sample_compared(FIRST, SECOND).incidents[0]
    site.decide("not_same", incident=incident.id, account="2", why="another road")
    assert "not the same incident" in get(f"/incidents/{incident.id}")
    assert rows(get, "/changes.json")[0]["kind"] == "not_same_incident"


@pytest.mark.parametrize(
    ("action", "fields", "words"),
    [
        ("merge", {"subject": GROUP, "into": "Nobody at all"}, "No actor of this ledger is named"),
        ("merge", {"subject": GROUP, "into": GROUP}, "cannot be merged into itself"),
        ("merge", {"subject": "nobody", "into": GROUP}, "there is no actor"),
        ("rename", {"subject": GROUP, "name": " "}, "Write the new name"),
        ("split", {"subject": GROUP}, "Tick the spellings"),
        ("claim", {"subject": DENIES, "stance": "denies", "was_stance": "denies"}, "Nothing was"),
        ("relabel", {"subject": DENIES, "label": "shouting"}, "is no label"),
        ("reject", {"subject": "no-such-record"}, "there is no record"),
        ("set_date", {"subject": FIRST.article.id, "date": "May"}, "is no date"),
        ("add_claim", {"subject": FIRST.article.id, "content": "9-3"}, "does not give a claim"),
        ("not_same", {"incident": "gone", "account": "1"}, "That incident is gone"),
        ("mark", {"subject": DENIES, "place": "Nowhere"}, "No place of this ledger is named"),
        ("burn", {}, "does not say what to do"),
    ],
)
def test_a_form_that_cannot_be_done_changes_nothing_and_says_why(
    site: Site, get: Get, action: str, fields: dict[str, str], words: str
) -> None:
    page = site.decide(action, **fields)
    told = re.search(r'role="alert">(.*?)</p>', page, re.S)
    assert told is not None
    assert words in re.sub(r"&#3[49];", "'", told[1])
    assert rows(get, "/changes.json") == []


def test_decisions_survive_reading_the_articles_again(site: Site, get: Get) -> None:
    site.decide("merge", subject=AGENCY_ACTOR, into=MINISTRY)
    with open_ledger(site.path) as ledger:
        for reading in sample_corpus():
            ledger.add_reading(reading, version="another")
    assert len(rows(get, f"/claims.json?speaker={MINISTRY}")) == 4


def test_a_page_says_that_its_comparison_is_old_until_it_is_derived_anew(
    site: Site, get: Get
) -> None:
    with open_ledger(site.path) as ledger:
        ledger.record_decision(
            DecisionKind.RENAME, subject=GROUP, value="Stone Column", who="another process"
        )
    assert "being derived anew" in get("/")
    assert "Stone Column" in get("/accusations")
    site.desk._derive()
    assert "being derived anew" not in get("/")


def test_a_decision_that_comes_while_comparing_is_compared_too(site: Site) -> None:
    calls: list[bool] = []

    def slow(ledger: Ledger) -> None:
        calls.append(ledger.comparison_is_stale())
        if len(calls) == 1:
            with open_ledger(site.path) as other:
                other.record_decision(DecisionKind.RENAME, GROUP, "Stone Column", who="bea")
        ledger.replace_compared(sample_compared(FIRST, SECOND))

    site.desk.recompute = slow
    site.decide("rename", subject=MINISTRY, name="Ports Ministry")
    assert calls == [True, True]
