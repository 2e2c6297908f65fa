from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import load_ceasefires, load_knowledge
from counterclaim.records import Ceasefire

OWN = """
[[ceasefire]]
id = "valley-truce"
name = "Valley truce"
kind = "local_truce"
effective = 2016-04-01
parties = [{ actor = "united-nations", role = "mediator" }]
phrases = ["valley truce"]
source = "written for a test"
"""


def by_id() -> dict[str, Ceasefire]:
    return {agreement.id: agreement for agreement in load_ceasefires()}


def test_agreements_stand_in_order_of_time() -> None:
    days = [agreement.announced or agreement.effective for agreement in load_ceasefires()]
    assert None not in days
    assert days == sorted(day for day in days if day)


def test_parties_and_places_are_known_to_the_packs() -> None:
    kb = load_knowledge()
    for agreement in load_ceasefires():
        assert [p.actor for p in agreement.parties if kb.actor(p.actor) is None] == []
        assert [place for place in agreement.places if kb.place(place) is None] == []


def test_periods_are_half_open_and_announced_before_they_begin() -> None:
    for agreement in load_ceasefires():
        assert agreement.effective is not None
        if agreement.announced:
            assert agreement.announced <= agreement.effective
            assert agreement.effective - agreement.announced < timedelta(days=14)
        if agreement.end:
            assert agreement.effective < agreement.end


def test_the_cessation_of_february_2016() -> None:
    agreement = by_id()["syria-2016-02-cessation"]
    roles = {party.actor: party.role for party in agreement.parties}
    assert agreement.effective == date(2016, 2, 27)
    assert roles["united-states"] == roles["russia"] == "sponsor"
    assert roles["jabhat-al-nusra"] == roles["islamic-state"] == "excluded"
    assert "exempt" in {term.kind for term in agreement.terms}


def test_extensions_follow_what_they_extend_without_a_gap() -> None:
    agreements = by_id()
    extended = [a for a in agreements.values() if a.relation == "extends"]
    assert extended
    for agreement in extended:
        assert agreement.parent is not None
        assert agreements[agreement.parent].end == agreement.effective


def test_a_sponsor_is_never_bound_in_the_same_agreement() -> None:
    for agreement in load_ceasefires():
        sponsors = {p.actor for p in agreement.parties if p.role in ("sponsor", "guarantor")}
        assert not sponsors & {p.actor for p in agreement.parties if p.role == "bound"}


def test_a_file_of_ones_own_adds_an_agreement(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    found = {agreement.id: agreement for agreement in load_ceasefires((path,))}
    assert found["valley-truce"].parties[0].actor == "united-nations"
    assert len(found) == len(load_ceasefires()) + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('role = "mediator"', 'role = "winner"', "use one of sponsor, guarantor"),
        ("effective = 2016-04-01", "effective = 2016-04-01\nend = 2016-03-01", "is not after"),
        ('name = "Valley truce"\n', "", "field 'name': is missing"),
        ("kind =", 'parent = "nothing"\nrelation = "extends"\nkind =', "is no agreement"),
        ("kind =", 'parent = "syria-2012-annan"\nkind =', "give both or neither"),
        ('phrases = ["valley truce"]', 'phrase = ["valley truce"]', "did you mean 'phrases'?"),
    ],
)
def test_a_fault_is_named_with_its_remedy(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.toml: ceasefire 'valley-truce'") as caught:
        load_ceasefires((path,))
    assert said in str(caught.value)
