"""Who tells of an act of its own side accuses nobody."""

from __future__ import annotations

import pytest

from counterclaim.compare.charges.stated import SPARING
from counterclaim.compare.statements import compare_statements
from counterclaim.records import Allegation, Reading, Stance
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading


def alleged(told: Reading) -> tuple[Allegation, ...]:
    return compare_statements([told], AGREEMENTS, view=World()).allegations


@pytest.mark.parametrize(
    ("speaker", "doer", "lead"),
    [
        ("Stone Brigade", "its fighters", "that "),
        ("Stone Brigade", "they", ""),
        ("Marl Wire", "troops", "that "),
        ("Ivo Varga", "plane we", ""),
    ],
)
def test_what_a_side_says_of_itself_is_no_accusation(speaker: str, doer: str, lead: str) -> None:
    content = f"{lead}{doer} shelled the port"
    told = reading(
        f"{speaker} said {content}.",
        said=[Said(speaker, "said", content)],
        events=[Happened("shelled", mode="heavy-weapons", actor=doer)],
        people={doer: None},
    )
    assert alleged(told) == ()


@pytest.mark.parametrize(
    ("speaker", "doer"),
    [("Marl Wire", "Stone Brigade"), ("Ivo Varga", "troops"), ("Kelia", "foreign troops")],
)
def test_what_it_says_of_others_is_one(speaker: str, doer: str) -> None:
    content = f"that {doer} shelled the port"
    told = reading(
        f"{speaker} said {content}.",
        said=[Said(speaker, "said", content)],
        events=[Happened("shelled", mode="heavy-weapons", actor=doer)],
        people={doer: None} if doer.islower() else {},
    )
    assert [a.perpetrator_text for a in alleged(told)] == [doer]


def test_nobody_is_accused_where_no_group_has_claimed_the_act() -> None:
    text = "Stone Brigade reported an attack. No group has claimed responsibility for the attack."
    told = reading(text, events=[Happened("attack", actor="No group")], people={"No group": None})
    assert alleged(told) == ()


def test_what_fixed_words_tell_in_an_accusation_is_laid_on_the_accused() -> None:
    content = "Kelia of turning a blind eye to Stone Brigade"
    text = f"Ivo Varga said Ostra shelled Aster and accused {content}."
    told = reading(text, said=[Said("Ivo Varga", "accused", content, Stance.ACCUSES)])
    assert [a.perpetrator for a in alleged(told) if a.act == SPARING] == ["kelia"]


@pytest.mark.parametrize(("doer", "count"), [("the army", 0), ("Stone Brigade", 1)])
def test_a_military_source_speaks_for_the_army_whoever_it_is(doer: str, count: int) -> None:
    content = f"that {doer} shelled the port"
    told = reading(
        f"A military source said {content}.",
        said=[Said("A military source", "said", content)],
        events=[Happened("shelled", mode="heavy-weapons", actor=doer)],
        people={"the army": "ostra"},
    )
    assert len(alleged(told)) == count


@pytest.mark.parametrize(("word", "count"), [("alleged", 0), ("deadly", 1)])
def test_an_act_that_a_speaker_calls_alleged_is_left_to_others(word: str, count: int) -> None:
    content = f"that the {word} attack by Stone Brigade must be looked into"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("attack", actor="Stone Brigade")],
    )
    assert len(alleged(told)) == count


def test_who_wards_an_attack_off_is_accused_of_none() -> None:
    content = "that Stone Brigade repelled an assault"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("repelled", actor="Stone Brigade")],
    )
    assert alleged(told) == ()


def test_who_is_backed_by_others_is_the_doer() -> None:
    content = "that Stone Brigade backed by Kelia shelled the port"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("shelled", mode="heavy-weapons", actor="Stone Brigade")],
    )
    assert [a.perpetrator for a in alleged(told)] == ["stone-brigade"]


def test_what_somebody_has_is_not_accused_beside_him() -> None:
    content = "Orm Tarn's forces"
    told = reading(
        f"Ivo Varga accused {content}.",
        said=[Said("Ivo Varga", "accused", content, Stance.ACCUSES)],
        people={"Orm Tarn": "orm-tarn", "forces": None},
    )
    assert [a.perpetrator_text for a in alleged(told)] == ["Orm Tarn"]


@pytest.mark.parametrize(
    ("speaker", "doer", "count"),
    [
        ("Marl Wire", "the Marlander army", 0),
        ("Marl Wire", "an army unit", 0),
        ("Marl Wire", "the Marlander army's units", 0),
        ("Marl Wire", "the Ostran army", 1),
        ("A military source", "the Ostran army", 1),
    ],
)
def test_an_army_is_own_by_whose_it_is_said_to_be(speaker: str, doer: str, count: int) -> None:
    content = f"that {doer} shelled the port"
    told = reading(
        f"{speaker} said {content}.",
        said=[Said(speaker, "said", content)],
        events=[Happened("shelled", mode="heavy-weapons", actor=doer)],
        people={doer: None},
    )
    assert len(alleged(told)) == count


def test_the_source_is_the_military_one_that_an_article_names_before() -> None:
    first, second = "that the army shelled the port", "the army razed it"
    told = reading(
        f"A military source said {first}. The source said {second}.",
        said=[Said("A military source", "said", first), Said("The source", "said", second)],
        events=[Happened("shelled", actor="the army"), Happened("razed", actor="the army")],
        people={"the army": None},
    )
    assert alleged(told) == ()


def test_members_of_what_they_belong_to_are_accused_alone() -> None:
    content = "Kelia, a member of the Black Banner, of shelling Aster"
    told = reading(
        f"Ivo Varga accused {content}.",
        said=[Said("Ivo Varga", "accused", content, Stance.ACCUSES)],
        events=[Happened("shelling")],
    )
    assert [a.perpetrator for a in alleged(told)] == ["kelia"]


def test_an_offshoot_is_who_is_named_behind_it() -> None:
    content = "that Black Banner offshoot, the Stone Brigade, shelled the port"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("shelled", mode="heavy-weapons", actor="Black Banner")],
        people={"the Stone Brigade": "stone-brigade"},
    )
    assert [a.perpetrator for a in alleged(told)] == ["stone-brigade"]
