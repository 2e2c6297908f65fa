"""Claims are found by any filter, with their chains, and pages add up."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.queries import ClaimFilter, claim, claim_facets, claims
from counterclaim.ledger.queries.voices import spoken_by
from counterclaim.records import DecisionKind
from tests.factories import TELL_AMRA, actor_id, sample_corpus

FIRST, SECOND = sample_corpus()
MINISTRY, GROUP = actor_id("Ministry of Ports"), actor_id("Stone Brigade")
AGENCY = actor_id("Harbour news agency")


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (ClaimFilter(), 9),
        (ClaimFilter(speaker=MINISTRY), 2),
        (ClaimFilter(speaker=AGENCY), 3),
        (ClaimFilter(speaker="nobody"), 0),
        (ClaimFilter(about=GROUP), 4),
        (ClaimFilter(about=MINISTRY), 2),
        (ClaimFilter(place=TELL_AMRA.id), 6),
        (ClaimFilter(speaker=MINISTRY, about=GROUP, place=TELL_AMRA.id), 2),
        (ClaimFilter(outlet="The Lantern"), 3),
        (ClaimFilter(outlet=""), 3),
        (ClaimFilter(since="2016-05-05"), 6),
        (ClaimFilter(until="2016-05-05"), 3),
        (ClaimFilter(since="2016-05-04", until="2016-05-05"), 3),
        (ClaimFilter(stance="denies"), 3),
        (ClaimFilter(kind="belief"), 0),
        (ClaimFilter(text="shelled"), 6),
        (ClaimFilter(text="spokesman"), 3),
        (ClaimFilter(text="shelled -brigade"), 2),
        (ClaimFilter(article=FIRST.article.id, stance="says"), 1),
        (ClaimFilter(rejected=True), 0),
    ],
    ids=lambda w: repr(w)[12:60],
)
def test_filters(ledger: Ledger, wanted: ClaimFilter, total: int) -> None:
    page = claims(ledger, wanted, limit=None)
    assert page.total == len(page.rows) == total


def test_the_chain_leads_from_the_outlet_inwards(ledger: Ledger) -> None:
    found = claim(ledger, FIRST.understanding.attributions[0].id)
    assert found is not None
    assert found.chain == ("The Lantern", "Harbour news agency", "Ministry of Ports")
    assert [s.id for s in found.speakers] == [MINISTRY]
    assert FIRST.article.text[found.start : found.end] == found.quote


def test_an_unnamed_source_keeps_its_words_and_its_body(ledger: Ledger, third: object) -> None:
    (found,) = claims(ledger, ClaimFilter(stance="denies", outlet="")).rows
    assert found.chain == ("outlet not stated", "a spokesman (of River Guard, not named)")
    assert found.speakers[0].id is None
    assert (found.polarity, found.hedged) == (False, True)


def test_claims_come_by_day_then_article_then_position(ledger: Ledger) -> None:
    rows = claims(ledger, limit=None).rows
    keys = [(r.published_start, r.article_id, r.start, r.id) for r in rows]
    assert keys == sorted(keys)


def test_pages_add_up_to_all(ledger: Ledger) -> None:
    whole = claims(ledger, limit=None).rows
    paged = [r for at in range(0, 12, 4) for r in claims(ledger, offset=at, limit=4).rows]
    assert tuple(paged) == whole
    assert claims(ledger, offset=8, limit=4).total == 9


def test_a_ring_of_parents_is_cut(writable: Ledger) -> None:
    u = FIRST.understanding
    accuses, agency, denies = u.attributions
    ring = (accuses, replace(agency, parent=accuses.id), replace(denies, parent=denies.id))
    reading = replace(FIRST, understanding=replace(u, attributions=ring))
    writable.add_reading(reading, version="2")
    found = claim(writable, accuses.id)
    assert found is not None
    assert found.chain == ("The Lantern", "Harbour news agency", "Ministry of Ports")
    own = claim(writable, denies.id)
    assert own is not None
    assert len(own.chain) == 2


def test_merges_names_and_rejections_show_at_once(writable: Ledger) -> None:
    writable.record_decision(DecisionKind.MERGE, AGENCY, MINISTRY, who="Ana")
    writable.record_decision(DecisionKind.RENAME, MINISTRY, "Ports office", who="Ana")
    gone = FIRST.understanding.attributions[1].id
    writable.record_decision(DecisionKind.REJECT, gone, who="Ana")
    for actor in (AGENCY, MINISTRY):
        page = claims(writable, ClaimFilter(speaker=actor), limit=None)
        assert page.total == 4
        assert {s.name for row in page.rows for s in row.speakers} == {"Ports office"}
    (rejected,) = claims(writable, ClaimFilter(rejected=True)).rows
    assert rejected.id == gone
    assert len(rejected.decisions) == 1
    kept = claim(writable, FIRST.understanding.attributions[0].id)
    assert kept is not None
    assert kept.chain == ("The Lantern", "Ports office")  # the rejected voice around it is gone


def test_facets_count_what_the_filter_finds(ledger: Ledger) -> None:
    found = claim_facets(ledger, ClaimFilter(stance="accuses"))
    counts = {facet: {c.name: c.count for c in values} for facet, values in found.items()}
    assert counts == {
        "outlet": {"Evening Mirror": 1, "The Lantern": 1, "outlet not stated": 1},
        "stance": {"accuses": 3},
        "month": {"2016-05": 2, "2016-06": 1},
        "kind": {"speech": 3},
        "speaker": {"Ministry of Ports": 2, "Office of Dams": 1},
        "about": {"Stone Brigade": 2, "River Guard": 1},
        "place": {"Tell Amra": 3},
    }
    assert found["speaker"][0].value == MINISTRY


@pytest.mark.parametrize("few", [0, 2, 5000])
def test_facets_are_the_same_however_they_are_counted(
    writable: Ledger, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    writable.record_decision(DecisionKind.MERGE, AGENCY, MINISTRY, who="Ana")
    writable.record_decision(DecisionKind.MERGE, GROUP, MINISTRY, who="Ana")
    monkeypatch.setattr(sys.modules["counterclaim.ledger.queries.claims"], "FEW", few)
    found = claim_facets(writable)
    speakers = {c.name: c.count for c in found["speaker"]}
    assert speakers == {"Ministry of Ports": 5, "Office of Dams": 1, "unresolved": 3}
    about = {c.name: c.count for c in found["about"]}
    assert about["Ministry of Ports"] == 4  # the agency's claims name two of the merged: once
    assert {c.name: c.count for c in found["stance"]} == {"accuses": 3, "denies": 3, "says": 3}
    (top,) = claim_facets(writable, top=1)["speaker"]
    assert top.count == 5


@pytest.mark.parametrize("text", ["'; DROP TABLE claim; --", '" OR 1=1', "%", "a' OR 'a'='a"])
def test_values_are_never_part_of_a_statement(ledger: Ledger, text: str) -> None:
    for field in ("speaker", "about", "place", "outlet", "since", "stance", "kind", "article"):
        asked: dict[str, Any] = {field: text}
        claims(ledger, ClaimFilter(**asked))
    claim_facets(ledger, ClaimFilter(text=text))
    assert claims(ledger).total == 9


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The two powers, which lead it,", "The two powers, which lead it"),
        ("which", ""),
        ("It", "It"),
    ],
)
def test_the_words_of_a_source_as_a_name(words: str, name: str) -> None:
    assert spoken_by(words) == name
