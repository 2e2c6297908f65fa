"""Who tells of an act of its own side, wards one off, or leaves it to others accuses nobody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from counterclaim.compare.charges.stated import SPARING
from counterclaim.compare.statements import compare_statements
from counterclaim.records import Allegation, Reading, Stance
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading


def alleged(told: Reading) -> tuple[Allegation, ...]:
    return compare_statements([told], AGREEMENTS, view=World()).allegations


def said_by(
    speaker: str,
    content: str,
    doer: str,
    *,
    trigger: str = "shelled",
    people: Mapping[str, str | None] | None = None,
) -> tuple[Allegation, ...]:
    """What is alleged where a speaker says that a doer did what a trigger tells."""
    return alleged(
        reading(
            f"{speaker} said {content}.",
            said=[Said(speaker, "said", content)],
            events=[Happened(trigger, actor=doer)],
            people=people,
        )
    )


def accused_by_varga(
    content: str, *, events: bool = False, people: Mapping[str, str | None] | None = None
) -> tuple[Allegation, ...]:
    """What is alleged where a minister accuses somebody, by the words of the accusation."""
    return alleged(
        reading(
            f"Ivo Varga accused {content}.",
            said=[Said("Ivo Varga", "accused", content, Stance.ACCUSES)],
            events=[Happened("shelling")] if events else [],
            people=people,
        )
    )


@pytest.mark.parametrize(
    ("speaker", "doer", "lead"),
    [
        ("Stone Brigade", "its fighters", "that "),
        ("Stone Brigade", "they", ""),
        ("Marl Wire", "troops", "that "),
        ("Marl Wire", "security forces", "that "),
        ("Marl Wire", "the Marlander army", "that "),
        ("Marl Wire", "the Marlander army's units", "that "),
        ("Marl Wire", "an army unit", "that "),
        ("Ivo Varga", "plane we", ""),
        ("A military source", "the army", "that "),
        ("Ivo Varga", "the Ostran heavy bombers", "that "),
        ("Ivo Varga", "35 Ostran soldiers", ""),
        ("A field commander", "rebel factions", ""),
    ],
)
def test_what_a_side_says_of_itself_is_no_accusation(speaker: str, doer: str, lead: str) -> None:
    assert said_by(speaker, f"{lead}{doer} shelled the port", doer, people={doer: None}) == ()


@pytest.mark.parametrize(
    ("speaker", "doer"),
    [
        ("Marl Wire", "Stone Brigade"),
        ("Marl Wire", "the Ostran army"),
        ("Ivo Varga", "troops"),
        ("Kelia", "foreign troops"),
        ("A military source", "Stone Brigade"),
        ("A military source", "the Ostran army"),
        ("Nadia Hale", "Marland army"),  # of that country, and of no body of its state
    ],
)
def test_what_it_says_of_others_is_one(speaker: str, doer: str) -> None:
    people = {doer: None} if doer[0].islower() else {}
    found = said_by(speaker, f"that {doer} shelled the port", doer, people=people)
    assert [a.perpetrator_text for a in found] == [doer]


def test_the_source_is_the_military_one_that_an_article_names_before() -> None:
    first, second = "that the army shelled the port", "the army razed it"
    told = reading(
        f"A military source said {first}. The source said {second}.",
        said=[Said("A military source", "said", first), Said("The source", "said", second)],
        events=[Happened("shelled", actor="the army"), Happened("razed", actor="the army")],
        people={"the army": None},
    )
    assert alleged(told) == ()


def test_nobody_is_accused_where_no_group_has_claimed_the_act() -> None:
    text = "Stone Brigade reported an attack. No group has claimed responsibility for the attack."
    told = reading(text, events=[Happened("attack", actor="No group")], people={"No group": None})
    assert alleged(told) == ()


@pytest.mark.parametrize(("word", "count"), [("alleged", 0), ("deadly", 1)])
def test_an_act_that_a_speaker_calls_alleged_is_left_to_others(word: str, count: int) -> None:
    content = f"that the {word} attack by Stone Brigade must be looked into"
    assert len(said_by("Ivo Varga", content, "Stone Brigade", trigger="attack")) == count


@pytest.mark.parametrize(
    ("hit", "count"),
    [
        ("more than 30 terrorists", 0),
        ("the sites of “terrorists", 0),
        ("nine people", 1),
        ("terrorists' wives", 1),
    ],
)
def test_who_calls_those_hit_terrorists_accuses_nobody(hit: str, count: int) -> None:
    content = f"that Stone Brigade shelled {hit} near the port"
    assert len(said_by("Ivo Varga", content, "Stone Brigade")) == count


@pytest.mark.parametrize(("cue", "count"), [("was unable to confirm", 0), ("was able to see", 1)])
def test_what_a_speaker_cannot_confirm_he_lays_on_nobody(cue: str, count: int) -> None:
    content = "that Stone Brigade shelled the port"
    said = [
        Said("Ivo Varga", "said", f"it {cue} {content}"),
        Said("", cue, content, Stance.CONFIRMS, inside=0),
    ]
    text = f"Ivo Varga said it {cue} {content}."
    told = reading(text, said=said, events=[Happened("shelled", actor="Stone Brigade")])
    assert len(alleged(told)) == count


@pytest.mark.parametrize(("stance", "count"), [(Stance.CONFIRMS, 0), (Stance.SAYS, 1)])
def test_planes_of_nobody_are_of_who_confirms_that_they_struck(stance: Stance, count: int) -> None:
    content = "that six grey warplanes shelled the port"
    told = reading(
        f"Kelia confirmed {content}.",
        said=[Said("Kelia", "confirmed", content, stance)],
        events=[Happened("shelled", actor="six grey warplanes")],
        people={"six grey warplanes": None},
    )
    assert len(alleged(told)) == count


def test_who_wards_an_attack_off_is_accused_of_none() -> None:
    content = "that Stone Brigade repelled an assault"
    assert said_by("Ivo Varga", content, "Stone Brigade", trigger="repelled") == ()


def test_who_is_backed_by_others_is_the_doer() -> None:
    content = "that Stone Brigade backed by Kelia shelled the port"
    found = said_by("Ivo Varga", content, "Stone Brigade")
    assert [a.perpetrator for a in found] == ["stone-brigade"]


def test_an_offshoot_is_who_is_named_behind_it() -> None:
    content = "that Black Banner offshoot, the Stone Brigade, shelled the port"
    people = {"the Stone Brigade": "stone-brigade"}
    found = said_by("Ivo Varga", content, "Black Banner", people=people)
    assert [a.perpetrator for a in found] == ["stone-brigade"]


def test_what_fixed_words_tell_in_an_accusation_is_laid_on_the_accused() -> None:
    content = "Kelia of turning a blind eye to Stone Brigade"
    text = f"Ivo Varga said Ostra shelled Aster and accused {content}."
    told = reading(text, said=[Said("Ivo Varga", "accused", content, Stance.ACCUSES)])
    assert [a.perpetrator for a in alleged(told) if a.act == SPARING] == ["kelia"]


def test_what_somebody_has_is_not_accused_beside_him() -> None:
    people = {"Orm Tarn": "orm-tarn", "forces": None}
    found = accused_by_varga("Orm Tarn's forces", people=people)
    assert [a.perpetrator_text for a in found] == ["Orm Tarn"]


def test_members_of_what_they_belong_to_are_accused_alone() -> None:
    content = "Kelia, a member of the Black Banner, of shelling Aster"
    assert [a.perpetrator for a in accused_by_varga(content, events=True)] == ["kelia"]


@pytest.mark.parametrize(
    ("before", "speaker", "count"),
    [
        ("", "A source in the Stone Brigade", 0),
        ("Stone Brigade has left Aster. ", "Spokesman Orm Tarn", 0),
        ("Stone Brigade has left Aster. ", "A spokesman", 0),
        ("Stone Brigade fought Black Banner. ", "A spokesman", 1),
        ("Stone Brigade has left Aster. ", "A villager", 1),
    ],
)
def test_who_speaks_for_a_side_that_is_named_beside_him(
    before: str, speaker: str, count: int
) -> None:
    content = "that Stone Brigade shelled the port"
    told = reading(
        f"{before}{speaker} said {content}.",
        said=[Said(speaker, "said", content)],
        events=[Happened("shelled", actor="Stone Brigade shelled")],
    )
    assert len(alleged(told)) == count


def test_who_backs_the_accused_is_not_accused_with_them() -> None:
    found = accused_by_varga("Stone Brigade backed by Kelia of shelling Aster", events=True)
    assert [a.perpetrator for a in found] == ["stone-brigade"]
