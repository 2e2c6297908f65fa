"""Acts in fixed words, charges that lean on words beside them, and answers that say they are."""

from __future__ import annotations

import pytest

from counterclaim.compare.statements import Statements, compare_statements
from counterclaim.records import (
    Allegation,
    Applies,
    Factuality,
    Reading,
    ReplyKind,
    Stance,
)
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading

BREACH = "ceasefire-broken"
FEBRUARY = "The truce took effect on 27 February. "


def statements(*readings: Reading) -> Statements:
    return compare_statements(readings, AGREEMENTS, view=World())


def alleged(text: str, **more: object) -> list[tuple[str, str | None, str]]:
    found = statements(reading(text, **more)).allegations  # type: ignore[arg-type]
    return [(a.act, a.perpetrator, a.perpetrator_text) for a in found]


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Stone Brigade takes advantage of such ceasefires.", "use of the truce", "stone-brigade"),
        ("Stone Brigade used the truce to regroup.", "use of the truce", "stone-brigade"),
        ("Stone Brigade exploited a ceasefire near Aster.", "use of the truce", "stone-brigade"),
        ("Kelia fights with new weapons supplied by Ostra.", "arms supply", "ostra"),
        ("Marland turned a blind eye to it.", "sparing", "marland"),
        ("Marland left the militants untouched.", "sparing", "marland"),
        ("Kelia must have been complicit in this.", "complicity", "kelia"),
        (
            "Ostra has not delivered on its promise to rein in its ally.",
            "unmet obligation",
            "ostra",
        ),
        ("Ostra failed to ensure that the ceasefire holds.", "unmet obligation", "ostra"),
        ("Kelia uses terrorist groups to get its way.", "support", "kelia"),
        (FEBRUARY + "Kelia holds families as human shields.", "use of human shields", "kelia"),
    ],
)
def test_fixed_words_lay_an_act_on_somebody(text: str, act: str, who: str) -> None:
    assert (act, who) in [(a, p) for a, p, _ in alleged(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ostra used the bridge to reach Aster.",
        "Ostra does not support terrorist groups.",
        "Marland never took advantage of the truce.",
        "Stone Brigade breached the siege of Aster during the truce.",
    ],
)
def test_other_words_lay_nothing_on_anybody(text: str) -> None:
    events = [Happened("breached", mode=BREACH, actor="Stone Brigade")] if "siege" in text else []
    assert alleged(text, events=events) == []


def test_the_subject_of_a_that_clause_does_it_and_not_who_suspects_it() -> None:
    text = "Ostra suspects that the West would like to preserve terrorist groups."
    assert ("support", None, "the West") in alleged(text)


def test_a_pronoun_takes_the_subject_of_the_clause_before() -> None:
    text = "Kelia plays a game here, and they may keep terrorist groups alive."
    assert ("support", "kelia", "Kelia") in alleged(text)


def test_the_same_claim_is_laid_again_by_another() -> None:
    text = "Ivo Varga accused Marland of shelling Aster. River Front made the same claim on Sunday."
    said = [Said("Ivo Varga", "accused", "Marland of shelling Aster", Stance.ACCUSES)]
    found = statements(
        reading(text, said=said, events=[Happened("shelling", mode="heavy-weapons")])
    ).allegations
    assert [(a.alleger, a.perpetrator, a.act) for a in found] == [
        ("varga", "marland", "shelling"),
        ("river-front", "marland", "shelling"),
    ]
    assert not found[1].outlet_voice


def test_who_claims_responsibility_confirms_what_the_outlet_lays_on_it() -> None:
    content = "responsibility for missile attacks on Aster"
    text = f"River Front has claimed {content}."
    found = statements(
        reading(
            text,
            said=[Said("River Front", "claimed", content)],
            events=[Happened("missile attacks", mode="heavy-weapons")],
        )
    )
    (one,) = found.allegations
    assert (one.perpetrator, one.outlet_voice) == ("river-front", True)
    assert [(r.kind, r.allegation) for r in found.replies] == [(ReplyKind.CONFIRM, one.id)]


def test_both_groups_are_the_two_named_before() -> None:
    text = (
        "Stone Brigade helped River Front in Aster. "
        "Both extremist groups broke the truce that took effect on 27 February."
    )
    events = [Happened("broke", mode=BREACH, actor="extremist groups")]
    found = [a for a in statements(reading(text, events=events)).allegations if a.act == "breach"]
    assert sorted(a.perpetrator or "" for a in found) == ["river-front", "stone-brigade"]
    assert len({a.id for a in found}) == 2


def test_both_sides_stay_unnamed() -> None:
    text = "A truce of 27 February has been violated by both sides."
    found = alleged(text, events=[Happened("violated", factuality=Factuality.HISTORICAL)])
    assert found == [("breach", None, "both sides")]


def test_a_truce_that_broke_down_accuses_nobody() -> None:
    text = "Marland air strikes hit Aster as a truce broke down."
    assert alleged(text, events=[Happened("broke", mode=BREACH)]) == []


def _own(text: str) -> list[Allegation]:
    events = [Happened("attacked", actor="Black Banner", factuality=Factuality.REPORTED)]
    return [a for a in statements(reading(text, events=events)).allegations if a.act == "attack"]


def test_violence_told_beside_breaches_is_the_outlets_allegation() -> None:
    (one,) = _own(FEBRUARY + "Six breaches were recorded. Black Banner attacked Aster.")
    assert (one.perpetrator, one.outlet_voice, one.breach) == ("black-banner", True, False)
    assert (one.ceasefire, one.applies) == ("february", Applies.NO)


@pytest.mark.parametrize(
    ("blame", "who"),
    [
        ("Kelian aircraft were believed to be responsible", "kelia"),
        ("Stone Brigade was behind it", "stone-brigade"),
    ],
)
def test_blame_is_for_the_violence_told_before(blame: str, who: str) -> None:
    text = f"A convoy was struck near Aster. Ivo Varga said that {blame}."
    said = [Said("Ivo Varga", "said", f"that {blame}")]
    events = [Happened("struck", factuality=Factuality.REPORTED)]
    (one,) = statements(reading(text, said=said, events=events)).allegations
    assert (one.perpetrator, one.alleger, one.act) == (who, "varga", "attack")
    assert one.event is not None  # the convoy's


@pytest.mark.parametrize(
    "blame",
    [
        "Kelian aircraft were not responsible",
        "Kelia was responsible for the harbour",
        "those responsible would be found",
    ],
)
def test_other_words_of_responsibility_blame_nobody(blame: str) -> None:
    text = f"A convoy was struck near Aster. Ivo Varga said that {blame}."
    said = [Said("Ivo Varga", "said", f"that {blame}")]
    events = [Happened("struck", factuality=Factuality.REPORTED)]
    assert statements(reading(text, said=said, events=events)).allegations == ()


def test_blame_inside_a_sourceless_belief_is_the_speakers() -> None:
    text = "A convoy was struck near Aster. Ivo Varga said that Kelia was believed to be behind it."
    said = [
        Said("Ivo Varga", "said", "that Kelia was believed to be behind it"),
        Said("", "believed", "to be behind it", inside=0),
    ]
    events = [Happened("struck", factuality=Factuality.REPORTED)]
    (one,) = statements(reading(text, said=said, events=events)).allegations
    assert (one.alleger, one.outlet_voice) == ("varga", False)


def test_accusations_that_are_only_denied_are_nobodys() -> None:
    text = "Marland denied accusations of collaboration with Black Banner."
    said = [
        Said("Marland", "denied", "accusations of collaboration with Black Banner", Stance.DENIES),
        Said("", "accusations of", "collaboration with Black Banner", Stance.ACCUSES, inside=0),
    ]
    assert statements(reading(text, said=said)).allegations == ()


@pytest.mark.parametrize(
    ("text", "said", "trigger", "actor"),
    [
        (
            "ASTER (Harbour Wire) - Lorries were struck, killing ten, a medic said.",
            Said("a medic", "said", "Lorries were struck, killing ten"),
            "killing",
            "Harbour Wire",
        ),
        (
            "The guards acknowledged 21 wounded advisers.",
            Said("The guards", "acknowledged", "21 wounded advisers"),
            "wounded",
            "21 wounded advisers",
        ),
        (
            "An army unit destroyed two launchers, a military source said.",
            Said("a military source", "said", "An army unit destroyed two launchers"),
            "destroyed",
            "An army unit",
        ),
    ],
)
def test_outlets_of_datelines_the_hurt_and_ones_own_are_accused_of_nothing(
    text: str, said: Said, trigger: str, actor: str
) -> None:
    assert alleged(text, said=[said], events=[Happened(trigger, actor=actor)]) == []


def test_what_went_wrong_is_nobody_to_blame() -> None:
    text = "Ivo Varga resigned, blaming the failure of the talks."
    said = [Said("Ivo Varga", "blaming", "the failure of the talks", Stance.ACCUSES)]
    assert alleged(text, said=said) == []


@pytest.mark.parametrize(
    "words",
    [
        "the step as a way to end the pretext for Kelian air strikes",
        "that Kelia was told of his offer to halt Kelian air strikes",
    ],
)
def test_a_pretext_for_violence_accuses_nobody(words: str) -> None:
    text = f"Ivo Varga described {words}."
    events = [Happened("air strikes", mode="aerial", actor="Kelian")]
    assert alleged(text, said=[Said("Ivo Varga", "described", words)], events=events) == []


def test_violence_told_elsewhere_or_after_the_end_of_a_truce_is_none() -> None:
    assert _own(FEBRUARY + "People went to market. Black Banner attacked Aster.") == []
    assert _own("After the truce of 27 February expired, Black Banner attacked Aster.") == []


def test_a_breach_takes_place_and_day_from_its_sentence() -> None:
    text = "On 6 May Marland lost Old Mill in what Ivo Varga called a breach of the truce."
    said = [Said("Ivo Varga", "called", "a breach of the truce")]
    (one,) = statements(
        reading(text, said=said, events=[Happened("breach", mode=BREACH, actor="Marland")])
    ).allegations
    assert one.place == "old-mill"
    assert one.interval
    assert str(one.interval.start) == "2016-05-06"


def test_who_left_a_side_may_accuse_it() -> None:
    text = "A former Ostra officer said Ostra has been complicit in this."
    said = [Said("A former Ostra officer", "said", "Ostra has been complicit in this")]
    assert ("complicity", "ostra", "Ostra") in alleged(text, said=said)


ACCUSED = "Ivo Varga accused Marland army of shelling Aster."
ACCUSES = Said("Ivo Varga", "accused", "Marland army of shelling Aster", Stance.ACCUSES)
SHELLING = Happened("shelling", mode="heavy-weapons")


def test_an_answer_that_calls_itself_one_accuses_in_return() -> None:
    answer = "Ostra has been complicit in worse"
    text = f"{ACCUSED} Kelia responded that {answer}."
    said = [ACCUSES, Said("Kelia", "responded", answer)]
    (reply,) = statements(reading(text, said=said, events=[SHELLING])).replies
    assert (reply.kind, bool(reply.allegation)) == (ReplyKind.COUNTER_ACCUSE, True)


def test_a_flat_denial_answers_from_farther_off() -> None:
    rain = "Rain fell. More rain fell. It was cold. "
    for answer, kinds in (
        ("it had no role in Norden", [ReplyKind.DENY]),
        ("it did not rest", []),
    ):
        text = f"{ACCUSED} {rain}The state of Marland said {answer}."
        said = [ACCUSES, Said("The state of Marland", "said", answer)]
        found = statements(reading(text, said=said, events=[SHELLING]))
        assert [r.kind for r in found.replies] == kinds


def test_an_unnamed_official_goes_on_from_a_denial() -> None:
    text = (
        f"{ACCUSED} The state of Marland denied accusations of shelling. "
        "The Marland army fights Black Banner alone, a military source said."
    )
    said = [
        ACCUSES,
        Said("The state of Marland", "denied", "accusations of shelling", Stance.DENIES),
        Said("a military source", "said", "The Marland army fights Black Banner alone"),
    ]
    found = statements(reading(text, said=said, events=[SHELLING]))
    assert [(r.kind, r.replier_text) for r in found.replies] == [
        (ReplyKind.DENY, "The state of Marland"),
        (ReplyKind.DENY, "a military source"),
    ]
    assert len({r.allegation for r in found.replies}) == 1


def test_a_denial_of_the_claim_answers_what_stands_before_it() -> None:
    text = f"{ACCUSED} Kelia denied the claim."
    said = [ACCUSES, Said("Kelia", "denied", "the claim", Stance.DENIES)]
    found = statements(reading(text, said=said, events=[SHELLING]))
    assert found.replies[0].allegation == found.allegations[0].id


def test_what_a_promise_goes_on_with_is_told_by_who_tells_of_it() -> None:
    text = "Ivo Varga said Kelia had promised to pull back and had done nothing of the sort."
    promise = "to pull back and had done nothing of the sort"
    said = [
        Said("Ivo Varga", "said", f"Kelia had promised {promise}"),
        Said("Kelia", "had promised", promise, Stance.PROMISES, inside=0),
    ]
    (found,) = statements(reading(text, said=said)).allegations
    assert (found.act, found.alleger, found.perpetrator) == ("unmet obligation", "varga", "kelia")


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "The assault was led by the Stone Brigade, and began while a truce was in place.",
            "assault",
            ["stone-brigade"],
        ),
        ("The assault was led by the Stone Brigade, and began before the truce.", "assault", []),
        (
            FEBRUARY + "Kelia strikes Black Banner alone, in line with the truce of 27 February.",
            "strikes",
            [],
        ),
        (
            FEBRUARY + "Kelia strikes Stone Brigade, bound by the truce of 27 February.",
            "strikes",
            ["kelia"],
        ),
    ],
)
def test_what_the_outlet_sets_against_a_truce_is_laid_on_its_doer(
    text: str, trigger: str, doers: list[str]
) -> None:
    actor = "Kelia" if "Kelia" in text else ""
    happened = Happened(trigger, actor=actor, factuality=Factuality.REPORTED)
    assert [who for _, who, _ in alleged(text, events=[happened])] == doers
