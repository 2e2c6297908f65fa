"""Replies: which rule makes one, and what it is linked to."""

from __future__ import annotations

import pytest

from counterclaim.compare.charges.allegations import unresolved
from counterclaim.compare.statements import Statements, compare_statements
from counterclaim.records import EventType, Factuality, Reading, ReplyKind, Stance
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading


def statements(*readings: Reading) -> Statements:
    return compare_statements(readings, AGREEMENTS, view=World())


def test_who_says_that_its_own_side_did_not_do_it_denies() -> None:
    text = "Ostra said that Ostran planes had not carried out strikes on Aster."
    content = "that Ostran planes had not carried out strikes on Aster"
    event = Happened("strikes", mode="aerial", actor="Ostran", factuality=Factuality.DENIED)
    (one,) = statements(
        reading(text, said=[Said("Ostra", "said", content)], events=[event])
    ).replies
    assert (one.kind, one.replier, one.allegation) == (ReplyKind.DENY, "ostra", None)


@pytest.mark.parametrize(
    "answer",
    [
        "The claims were denied by Ostra.",
        "It was dismissed by Ostra.",
        "Ostra has long denied such accusations.",
    ],
)
def test_a_denial_without_an_attribution_is_linked(answer: str) -> None:
    text = f"Kelia accused Ostra of shelling Aster. {answer}"
    said = [Said("Kelia", "accused", "Ostra of shelling Aster", Stance.ACCUSES)]
    found = statements(reading(text, said=said, events=[Happened("shelling", mode="")]))
    (one,) = found.replies
    assert (one.kind, one.replier) == (ReplyKind.DENY, "ostra")
    assert one.allegation == found.allegations[0].id


def test_a_confirmation_of_something_else_is_no_reply() -> None:
    text = "Kelia accused Ostra of shelling Aster. Ostra confirmed its commitment to friends."
    said = [
        Said("Kelia", "accused", "Ostra of shelling Aster", Stance.ACCUSES),
        Said("Ostra", "confirmed", "its commitment to friends", Stance.CONFIRMS),
    ]
    assert statements(reading(text, said=said, events=[Happened("shelling")])).replies == ()


@pytest.mark.parametrize(
    ("denied", "answers"),
    [
        ("that the visit had been a mere show for guests", False),
        ("that Aster had been shelled by Ostran guns at night", True),
        ("any wrongdoing", True),
    ],
)
def test_a_denial_of_something_else_answers_no_charge(denied: str, answers: bool) -> None:
    between = "Rain fell there. It was cold. Roads were shut. Nobody came. Shops closed. Snow fell."
    text = f"Kelia accused Ostra of shelling Aster. {between} Ostra denied {denied}."
    said = [
        Said("Kelia", "accused", "Ostra of shelling Aster", Stance.ACCUSES),
        Said("Ostra", "denied", denied, Stance.DENIES),
    ]
    found = statements(reading(text, said=said, events=[Happened("shelling", mode="")]))
    assert any(r.allegation for r in found.replies) == answers


def test_who_accused_first_does_not_accuse_back() -> None:
    text = "Kelia accused Ostra of shelling Aster. Ostra said Kelia shelled Aster with guns."
    said = [
        Said("Kelia", "accused", "Ostra of shelling Aster", Stance.ACCUSES),
        Said("Ostra", "said", "Kelia shelled Aster with guns"),
    ]
    events = [Happened("shelling", mode=""), Happened("shelled", mode="", actor="Kelia shelled")]
    found = statements(reading(text, said=said, events=events))
    assert [(r.replier, r.kind) for r in found.replies] == [("ostra", ReplyKind.COUNTER_ACCUSE)]


def test_it_denies_both_points_back_at_the_last_claim() -> None:
    text = "Kelia said that Stone Brigade shelled Aster. A source denied both."
    said = [
        Said("Kelia", "said", "that Stone Brigade shelled Aster"),
        Said("A source", "denied", "both", Stance.DENIES),
    ]
    event = Happened("shelled", mode="heavy-weapons", actor="Stone Brigade")
    found = statements(reading(text, said=said, events=[event]))
    assert [r.allegation for r in found.replies] == [found.allegations[0].id]


def test_two_sides_that_accuse_each_other_make_two_allegations() -> None:
    text = "Ostra and Stone Brigade have been trading accusations of shelling Aster."
    found = statements(reading(text, events=[Happened("shelling", mode="heavy-weapons")]))
    sides = {(a.alleger, a.perpetrator) for a in found.allegations}
    assert sides == {("ostra", "stone-brigade"), ("stone-brigade", "ostra")}


def test_being_something_is_no_act_to_be_accused_of() -> None:
    text = "Stone Brigade accuses those who follow another book of law of being traitors."
    content = "those who follow another book of law of being traitors"
    said = [Said("Stone Brigade", "accuses", content, Stance.ACCUSES)]
    assert statements(reading(text, said=said)).allegations == ()


def test_what_a_relative_goes_on_with_is_laid_on_the_name_set_off() -> None:
    text = (
        "A truce took effect on 27 February. Rebels gather around Black Banner, the branch that "
        "Ostra condemned, that was never part of the truce and kept attacking troops."
    )
    event = Happened("attacking", factuality=Factuality.REPORTED, type=EventType.ASSAULT)
    found = statements(reading(text, events=[event])).allegations
    assert [a.perpetrator for a in found] == ["black-banner"]


def test_a_pronoun_is_no_side_of_its_own() -> None:
    text = "He accused Ostra of shelling Aster."
    said = [Said("He", "accused", "Ostra of shelling Aster", Stance.ACCUSES)]
    (one,) = statements(reading(text, said=said, events=[Happened("shelling")])).allegations
    assert (one.alleger, one.alleger_text) == (None, "unresolved speaker (“He”)")


def test_a_country_spelt_like_a_pronoun_is_no_pronoun() -> None:
    assert unresolved("US", "united-states") == "US"
    assert unresolved("us", None) == "unresolved speaker (“us”)"


def test_who_made_a_charge_does_not_answer_it_under_a_longer_name() -> None:
    text = "The council accuses Kelia of an attack on Aster. The hill council rejected accusations."
    said = [
        Said("The council", "accuses", "Kelia of an attack on Aster", Stance.ACCUSES),
        Said("The hill council", "rejected", "accusations", Stance.DENIES),
    ]
    found = statements(reading(text, said=said))
    assert len(found.allegations) == 1
    assert [r for r in found.replies if r.allegation] == []


def test_a_spokesman_answers_for_his_side() -> None:
    first, second = "the Marland army had shelled Aster", "the claim"
    text = f"Kelia said {first}. Marland army spokesman Orm Tarn dismissed {second}."
    said = [
        Said("Kelia", "said", first),
        Said("Marland army spokesman Orm Tarn", "dismissed", second, Stance.DENIES),
    ]
    event = Happened("shelled", mode="heavy-weapons", actor="Marland army")
    found = statements(reading(text, said=said, events=[event]))
    (one,), (reply,) = found.allegations, found.replies
    assert (reply.kind, reply.allegation) == (ReplyKind.DENY, one.id)
    assert "the accused side speaks" in reply.reasons


@pytest.mark.parametrize(
    ("cue", "content", "stance", "count"),
    [
        ("ruled out", "a march on Aster", Stance.DENIES, 0),
        ("dismissed", "the vote as a sham", Stance.DENIES, 0),
        ("is in denial about", "the war", Stance.DENIES, 0),
        ("rejected", "a report of a march on Aster", Stance.DENIES, 1),
        ("rejected", "a fact-finding mission", Stance.DENIES, 0),
        ("denied", "a march on Aster", Stance.DENIES, 1),
        ("denied", "the envoys access to Aster", Stance.DENIES, 0),
        ("opposed", "this", Stance.DENIES, 0),
        ("rejected", "this", Stance.DENIES, 0),
        ("denied", "this", Stance.DENIES, 1),
        ("declined", "to give a date", Stance.CANNOT_CONFIRM, 0),
        ("could not verify", "the numbers", Stance.CANNOT_CONFIRM, 1),
        ("declined", "to comment on it", Stance.CANNOT_CONFIRM, 1),
    ],
)
def test_who_turns_down_a_plan_answers_no_charge(
    cue: str, content: str, stance: Stance, count: int
) -> None:
    told = reading(f"Ostra {cue} {content}.", said=[Said("Ostra", cue, content, stance)])
    assert len(statements(told).replies) == count


@pytest.mark.parametrize(("what", "count"), [("The move", 0), ("The claim", 1)])
def test_a_plan_that_was_dismissed_is_no_charge(what: str, count: int) -> None:
    assert len(statements(reading(f"{what} was dismissed by Ostra.")).replies) == count


@pytest.mark.parametrize(("what", "count"), [("the draft law", 0), ("the report", 1)])
def test_a_plan_that_is_rejected_right_after_a_charge_is_no_answer(what: str, count: int) -> None:
    text = f"Kelia accused Stone Brigade of shelling Aster. Ostra rejected {what}."
    said = [
        Said("Kelia", "accused", "Stone Brigade of shelling Aster", Stance.ACCUSES),
        Said("Ostra", "rejected", what, Stance.DENIES),
    ]
    found = statements(reading(text, said=said, events=[Happened("shelling")])).replies
    assert len(found) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [("asked Kelia not to shell", 0), ("asked Kelia to stop shell", 0), ("did not shell", 1)],
)
def test_who_asks_others_not_to_do_it_disowns_nothing(words: str, count: int) -> None:
    content = f"it {words} Aster"
    event = Happened("shell", actor="Ostra", factuality=Factuality.DENIED)
    told = reading(f"Ostra said {content}.", said=[Said("Ostra", "said", content)], events=[event])
    assert len(statements(told).replies) == count


@pytest.mark.parametrize(
    ("cue", "denied", "answers"),
    [
        ("denied", "citizenship to them", True),
        ("are denied", "citizenship", False),
        ("were denied", "the claims", True),
        ("dismissed", "a threat to answer the alleged raid", False),
        ("dismissed", "talk of the alleged raid", True),
    ],
)
def test_who_is_denied_something_and_who_dismisses_a_threat_denies_no_charge(
    cue: str, denied: str, answers: bool
) -> None:
    text = f"Ostra and its people {cue} {denied}."
    said = [Said("Ostra and its people", cue, denied, Stance.DENIES)]
    assert bool(statements(reading(text, said=said)).replies) == answers


@pytest.mark.parametrize(
    ("ground", "justifies"),
    [("it fired in self-defence", True), ("talks are the only way out", False)],
)
def test_a_way_out_is_no_ground_for_what_was_done(ground: str, justifies: bool) -> None:
    text = f"Kelia accused Ostra of shelling Aster. Ostra said {ground}."
    said = [
        Said("Kelia", "accused", "Ostra of shelling Aster", Stance.ACCUSES),
        Said("Ostra", "said", ground),
    ]
    found = statements(reading(text, said=said, events=[Happened("shelling", mode="")]))
    assert [r.kind for r in found.replies] == [ReplyKind.JUSTIFY] * justifies
