from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.charges.stated import SPARING
from counterclaim.compare.statements import Statements, compare_statements
from counterclaim.records import (
    Applies,
    EventType,
    Factuality,
    Mention,
    MentionKind,
    Reading,
    ReplyKind,
    Stance,
)
from counterclaim.spans import Span
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading

BREACH = "ceasefire-broken"


def statements(*readings: Reading) -> Statements:
    return compare_statements(readings, AGREEMENTS, view=World())


def test_a_breach_in_the_outlets_own_voice_is_the_outlets_allegation() -> None:
    text = "Stone Brigade breached the truce, which took effect on 27 February, on 6 March."
    found = statements(
        reading(
            text,
            events=[Happened("breached", mode=BREACH, actor="Stone Brigade")],
        )
    ).allegations
    (one,) = found
    assert (one.act, one.alleger, one.outlet_voice) == ("breach", None, True)
    assert (one.perpetrator, one.perpetrator_text) == ("stone-brigade", "Stone Brigade")
    assert one.breach
    assert one.ceasefire == "february"


@pytest.mark.parametrize(
    ("before", "breaches"),
    [("A truce took effect on 27 February. ", 1), ("", 0)],
)
def test_the_calm_is_broken_only_where_a_truce_has_been_named(before: str, breaches: int) -> None:
    text = before + "On 6 March Stone Brigade broke the calm of the night."
    event = Happened("broke the calm", mode=BREACH, actor="Stone Brigade")
    found = statements(reading(text, events=[event])).allegations
    assert len([a for a in found if a.breach]) == breaches


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shelling went on with breaches on the part of Stone Brigade.", "Stone Brigade"),
        ("It told of breaches by Stone Brigade in Aster.", "Stone Brigade"),
        ("It told of Stone Brigade’s breaches in Aster.", "Stone Brigade"),
    ],
)
def test_the_doer_stands_beside_the_breach(text: str, words: str) -> None:
    event = Happened("breaches", mode=BREACH, factuality=Factuality.REPORTED)
    (one,) = statements(reading(text, events=[event])).allegations
    assert one.perpetrator_text == words


def test_accuses_of_names_alleger_doer_and_act() -> None:
    text = "Ivo Varga accused Stone Brigade of shelling Aster."
    (one,) = statements(
        reading(
            text,
            said=[Said("Ivo Varga", "accused", "Stone Brigade of shelling Aster", Stance.ACCUSES)],
            events=[Happened("shelling", mode="heavy-weapons", place="Aster")],
        )
    ).allegations
    assert (one.alleger, one.perpetrator, one.act) == ("varga", "stone-brigade", "shelling")
    assert one.place == "aster"
    assert not one.outlet_voice


@pytest.mark.parametrize(
    "content",
    [
        "Stone Brigade for the attack on Aster",
        "the deaths of nine farmers in Aster on Stone Brigade",
        "the attack on Aster on Stone Brigade",
        "the air strikes in Aster on Monday on Stone Brigade",
    ],
)
def test_whom_somebody_blames_a_deed_on_and_not_whom_the_deed_was_on(content: str) -> None:
    said = [Said("Ivo Varga", "blamed", content, Stance.ACCUSES)]
    (one,) = statements(reading(f"Ivo Varga blamed {content}.", said=said)).allegations
    assert one.perpetrator == "stone-brigade"


def test_who_is_behind_a_deed_is_charged_with_it() -> None:
    content = "Stone Brigade was behind the bombing of Aster"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("bombing", mode="explosives")],
    )
    (one,) = statements(told).allegations
    assert one.perpetrator == "stone-brigade"


@pytest.mark.parametrize(
    ("lead", "cue", "count"),
    [("To accuse", "accuse", 0), ("To accuse", "To accuse", 0), ("Some accuse", "accuse", 1)],
)
def test_nobody_is_accused_by_what_it_would_be_to_accuse(lead: str, cue: str, count: int) -> None:
    text = f"{lead} Stone Brigade of shelling Aster is absurd."
    source = "Some" if lead.startswith("Some") else ""
    said = [Said(source, cue, "Stone Brigade of shelling Aster", Stance.ACCUSES)]
    events = [Happened("shelling", mode="heavy-weapons")]
    assert len(statements(reading(text, said=said, events=events)).allegations) == count


def test_whom_somebody_charges_with_a_deed_is_accused_of_it() -> None:
    content = "Stone Brigade with shelling Aster"
    told = reading(
        f"Ivo Varga charged {content}.",
        said=[Said("Ivo Varga", "charged", content, Stance.ACCUSES)],
        events=[Happened("shelling", mode="heavy-weapons")],
    )
    (one,) = statements(told).allegations
    assert (one.perpetrator, one.act) == ("stone-brigade", "shelling")


def test_blame_on_two_makes_two_allegations() -> None:
    text = "Ivo Varga blamed Stone Brigade and River Front for shelling Aster."
    content = "Stone Brigade and River Front for shelling Aster"
    found = statements(
        reading(
            text,
            said=[Said("Ivo Varga", "blamed", content, Stance.ACCUSES)],
            events=[Happened("shelling", mode="heavy-weapons")],
        )
    ).allegations
    assert sorted(a.perpetrator or "" for a in found) == ["river-front", "stone-brigade"]


def test_the_innermost_speaker_alleges_and_the_chain_stays() -> None:
    content = "Stone Brigade shelled Aster"
    text = f"Kelia quoted Ivo Varga as saying {content}."
    one = reading(
        text,
        said=[
            Said("Kelia", "quoted", f"Ivo Varga as saying {content}"),
            Said("Ivo Varga", "saying", content, inside=0),
        ],
        events=[Happened("shelled", mode="heavy-weapons", actor="Stone Brigade", place="Aster")],
    )
    (found,) = statements(one).allegations
    assert found.alleger == "varga"
    chain = {a.id: a.parent for a in one.understanding.attributions}
    assert chain[found.attribution or ""] == one.understanding.attributions[0].id


def test_who_is_accused_in_an_aside_before_the_verb_is_the_accused() -> None:
    text = "Stone Brigade, accused by Kelia of shelling Aster, left."
    one = reading(
        text,
        said=[
            Said("Kelia", "accused", "Stone Brigade", Stance.ACCUSES, more="of shelling Aster"),
        ],
        events=[Happened("shelling", mode="heavy-weapons", place="Aster")],
    )
    (found,) = statements(one).allegations
    assert (found.alleger, found.perpetrator, found.act) == ("kelia", "stone-brigade", "shelling")
    assert found.span.of(text) == "Stone Brigade, accused by Kelia of shelling Aster"


@pytest.mark.parametrize(
    ("source", "alleger"),
    [("Recent reports", "kelia"), ("Residents", None), ("Ivo Varga", "varga")],
)
def test_who_goes_by_reports_of_nobody_alleges_what_they_indicate(
    source: str, alleger: str | None
) -> None:
    content = "Stone Brigade shelled Aster"
    text = f"Kelia said: {source} indicate that {content}."
    one = reading(
        text,
        said=[
            Said("Kelia", "said", f"{source} indicate that {content}"),
            Said(source, "indicate", content, inside=0),
        ],
        events=[Happened("shelled", mode="heavy-weapons", actor="Stone Brigade", place="Aster")],
    )
    (found,) = statements(one).allegations
    assert (found.alleger, found.outlet_voice) == (alleger, False)


def test_a_side_that_tells_of_its_own_acts_accuses_nobody() -> None:
    text = "Ivo Varga said Ostra shelled Aster."
    said = [Said("Ivo Varga", "said", "Ostra shelled Aster")]
    events = [Happened("shelled", mode="heavy-weapons", actor="Ostra")]
    assert statements(reading(text, said=said, events=events)).allegations == ()


@pytest.mark.parametrize("stance", [Stance.DEMANDS, Stance.DENIES, Stance.PROMISES, Stance.DOUBTS])
def test_what_is_wanted_doubted_or_denied_is_not_alleged(stance: Stance) -> None:
    text = "Ivo Varga spoke of an end to attacks by Stone Brigade."
    said = [Said("Ivo Varga", "spoke", "an end to attacks by Stone Brigade", stance)]
    events = [Happened("attacks", actor="Stone Brigade")]
    assert statements(reading(text, said=said, events=events)).allegations == ()


def test_what_somebody_does_not_say_is_not_alleged() -> None:
    text = "Ivo Varga never said Stone Brigade shelled Aster."
    events = [Happened("shelled", mode="heavy-weapons", actor="Stone Brigade")]
    for polarity, count in ((True, 1), (False, 0)):
        said = [Said("Ivo Varga", "said", "Stone Brigade shelled Aster", polarity=polarity)]
        assert len(statements(reading(text, said=said, events=events)).allegations) == count


def test_no_one_alleges_nothing() -> None:
    text = "No one said Stone Brigade shelled Aster."
    said = [Said("No one", "said", "Stone Brigade shelled Aster")]
    events = [Happened("shelled", mode="heavy-weapons", actor="Stone Brigade")]
    assert statements(reading(text, said=said, events=events)).allegations == ()


def test_a_war_of_a_country_is_no_act_of_its_own() -> None:
    content = "Marland’s war has killed thousands and Stone Brigade shelled Aster"
    said = [Said("Ivo Varga", "said", content)]
    events = [
        Happened("killed"),
        Happened("shelled", mode="heavy-weapons", actor="Stone Brigade"),
    ]
    found = statements(reading(f"Ivo Varga said {content}.", said=said, events=events))
    assert [a.perpetrator for a in found.allegations] == ["stone-brigade"]


@pytest.mark.parametrize(
    "factuality", [Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.DENIED]
)
def test_an_event_that_did_not_happen_is_not_alleged(factuality: Factuality) -> None:
    text = "Ivo Varga said Stone Brigade would shell Aster."
    said = [Said("Ivo Varga", "said", "Stone Brigade would shell Aster")]
    events = [Happened("shell", actor="Stone Brigade", factuality=factuality)]
    assert statements(reading(text, said=said, events=events)).allegations == ()


@pytest.mark.parametrize(
    ("doing", "trigger", "mode"),
    [
        ("arming the rebels in Aster", "arming", "military"),
        ("supplying Ostra with attack helicopters", "supplying", ""),
        ("sending weapons to Ostra", "sending", ""),
    ],
)
def test_who_arms_somebody_is_accused_of_that(doing: str, trigger: str, mode: str) -> None:
    said = [Said("Ivo Varga", "accused", f"Kelia of {doing}", Stance.ACCUSES)]
    events = [Happened(trigger, type=EventType.AID, mode=mode, actor="Kelia")]
    text = f"Ivo Varga accused Kelia of {doing}."
    (one,) = statements(reading(text, said=said, events=events)).allegations
    assert (one.act, one.perpetrator) == ("arms supply", "kelia")


@pytest.mark.parametrize(
    "clause",
    [
        "is backed by tanks in Aster",
        "was aided by new missiles",
    ],
)
def test_to_have_arms_is_not_to_give_them(clause: str) -> None:
    said = [Said("Ivo Varga", "said", f"Kelia {clause}")]
    trigger = clause.split()[1]
    events = [Happened(trigger, type=EventType.AID, actor="Kelia")]
    found = statements(reading(f"Ivo Varga said Kelia {clause}.", said=said, events=events))
    assert found.allegations == ()


def test_whom_the_accused_harmed_is_not_accused() -> None:
    content = "the deaths in Aster on Stone Brigade who shot Kelia, wounding River Front"
    said = [Said("Ivo Varga", "blamed", content, Stance.ACCUSES)]
    found = statements(reading(f"Ivo Varga blamed {content}.", said=said)).allegations
    assert [a.perpetrator for a in found] == ["stone-brigade"]


@pytest.mark.parametrize(
    "clause",
    [
        "wants a cessation of all attacks by Stone Brigade",
        "weighs the possibility of raids by Stone Brigade",
        "will answer any attacks by Stone Brigade",
        "feared no possible further attacks by Stone Brigade",
        "fired to prevent Kelia and its allies’ further attacks with Stone Brigade",
    ],
)
def test_what_is_to_end_or_may_come_is_not_alleged(clause: str) -> None:
    trigger = "raids" if "raids" in clause else "attacks"
    said = [Said("Ivo Varga", "said", f"Ostra {clause}")]
    events = [Happened(trigger, actor="Stone Brigade")]
    found = statements(reading(f"Ivo Varga said Ostra {clause}.", said=said, events=events))
    assert found.allegations == ()


@pytest.mark.parametrize("words", ["dozens", "Aster Monitor", "observers", "Stone Brigade"])
def test_neither_a_number_nor_who_watches_has_done_it(words: str) -> None:
    said = [Said("Ivo Varga", "said", f"{words} bombed Marland")]
    events = [Happened("bombed", mode="aerial", actor=words)]
    text = f"Ivo Varga said {words} bombed Marland."
    people = {words: None} if words != "Stone Brigade" else None
    found = statements(reading(text, said=said, events=events, people=people)).allegations
    assert [a.perpetrator_text for a in found] == (["Stone Brigade"] if people is None else [])


@pytest.mark.parametrize(
    ("clause", "act"),
    [
        ("refused to abide by the accord on Aster", ["unmet obligation"]),
        ("refused to give way according to farmers", []),
        ("refused to go on dealing in grain", []),
    ],
)
def test_who_refuses_what_was_never_agreed_fails_in_no_obligation(
    clause: str, act: list[str]
) -> None:
    said = [Said("Ivo Varga", "said", f"Stone Brigade {clause}")]
    events = [Happened("refused", type=EventType.REJECT, actor="Stone Brigade")]
    text = f"Ivo Varga said Stone Brigade {clause}."
    found = statements(reading(text, said=said, events=events)).allegations
    assert [a.act for a in found] == act


@pytest.mark.parametrize(
    ("trigger", "act"),
    [("crackdown", "repression"), ("dispersed", "repression"), ("blocked", "obstruction")],
)
def test_who_puts_a_protest_down_does_more_than_obstruct(trigger: str, act: str) -> None:
    said = [Said("Ivo Varga", "said", f"nine died as Marland {trigger} in Aster")]
    events = [Happened(trigger, type=EventType.COERCE, mode="restrict", actor="Marland")]
    text = f"Ivo Varga said nine died as Marland {trigger} in Aster."
    (one,) = statements(reading(text, said=said, events=events)).allegations
    assert one.act == act


def test_an_unmet_obligation_is_an_allegation() -> None:
    text = "Ivo Varga said Kelia never delivered on its obligation to separate the groups."
    content = "Kelia never delivered on its obligation to separate the groups"
    (one,) = statements(reading(text, said=[Said("Ivo Varga", "said", content)])).allegations
    assert (one.act, one.perpetrator, one.alleger) == ("unmet obligation", "kelia", "varga")


def test_a_breach_by_an_exempt_group_does_not_fall_under_the_agreement() -> None:
    text = "On 6 March Black Banner breached the truce that took effect on 27 February."
    events = [Happened("breached", mode=BREACH, actor="Black Banner")]
    (one,) = statements(reading(text, events=events)).allegations
    assert one.applies is Applies.NO
    assert "outside the agreement" in one.applies_reason


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("Kelian and Marlander air strikes hit Aster", ["kelia", "marland"]),
        ("Kelian-Marlander air strikes hit Aster", ["kelia", "marland"]),
        ("Kelia and its close ally Marland made air strikes on Aster", ["kelia", "marland"]),
        (
            "air strikes by Kelia, Marland and Stone Brigade hit",
            ["kelia", "marland", "stone-brigade"],
        ),
        ("air strikes by Marland and Marland army hit Aster", ["marland"]),
        ("Ostra met Stone Brigade and Kelia made air strikes", ["kelia"]),
        ("air strikes by Kelia and Marland said nothing", ["kelia"]),
        ("Stone Brigade or Kelia made air strikes", ["kelia"]),
    ],
)
def test_who_do_one_act_together_are_all_accused(content: str, accused: list[str]) -> None:
    actor = "" if "Kelian" in content else "Kelia" if "Kelia" in content else "Marland"
    found = statements(
        reading(
            f"Ivo Varga said {content}.",
            said=[Said("Ivo Varga", "said", content)],
            events=[Happened("air strikes", mode="aerial", actor=actor)],
        )
    ).allegations
    assert sorted(a.perpetrator or "" for a in found) == accused


def test_breaches_that_are_counted_are_a_tally_and_no_incident() -> None:
    text = "Hill Centre said Stone Brigade breached the truce of Aster 3 times."
    found = statements(
        reading(
            text,
            said=[Said("Hill Centre", "said", "Stone Brigade breached the truce of Aster 3 times")],
            events=[Happened("breached", mode=BREACH, actor="Stone Brigade")],
        )
    )
    assert found.allegations == ()
    assert [(t.count, t.side) for t in found.tallies] == [(3, "stone-brigade")]


def test_no_reason_takes_a_side() -> None:
    text = "On 6 March Marland army breached the truce that took effect on 27 February."
    events = [Happened("breached", mode=BREACH, actor="Marland army")]
    (one,) = statements(reading(text, events=events)).allegations
    assert one.applies is Applies.YES
    assert not {"violated", "guilty", "broke", "breached"} & set(one.applies_reason.split())


DENIAL = "Stone Brigade denied accusations of shelling Aster."


def accusing(published: str = "2016-05-11") -> Reading:
    text = "Ivo Varga accused Stone Brigade of shelling Aster with rockets."
    said = [
        Said("Ivo Varga", "accused", "Stone Brigade of shelling Aster with rockets", Stance.ACCUSES)
    ]
    events = [Happened("shelling", mode="heavy-weapons", place="Aster")]
    return reading(text, published=published, said=said, events=events)


def denying(published: str = "2016-05-12") -> Reading:
    content = "accusations of shelling Aster with rockets"
    text = f"Stone Brigade denied {content}."
    said = [Said("Stone Brigade", "denied", content, Stance.DENIES)]
    return reading(text, published=published, said=said)


def test_a_denial_answers_the_allegation_of_its_article() -> None:
    text = f"Ivo Varga accused Stone Brigade of shelling Aster. {DENIAL}"
    said = [
        Said("Ivo Varga", "accused", "Stone Brigade of shelling Aster", Stance.ACCUSES),
        Said("Stone Brigade denied"[:13], "denied", "accusations of shelling Aster", Stance.DENIES),
    ]
    events = [Happened("shelling", mode="heavy-weapons", place="Aster")]
    found = statements(reading(text, said=said, events=events))
    (reply,) = found.replies
    assert (reply.kind, reply.replier) == (ReplyKind.DENY, "stone-brigade")
    assert reply.allegation == found.allegations[0].id
    assert any("shared words" in reason for reason in reply.reasons)


def test_a_denial_answers_an_allegation_of_another_article() -> None:
    found = statements(accusing(), denying())
    (reply,) = found.replies
    assert reply.allegation == found.allegations[0].id
    assert any("another article" in reason for reason in reply.reasons)


def test_a_denial_months_later_links_to_nothing() -> None:
    (reply,) = statements(accusing("2016-01-02"), denying()).replies
    assert reply.allegation is None
    assert reply.reasons


def test_a_denial_by_another_side_links_to_nothing() -> None:
    content = "accusations of shelling Aster with rockets"
    said = [Said("River Front", "denied", content, Stance.DENIES)]
    other = reading(f"River Front denied {content}.", said=said)
    (reply,) = statements(accusing(), other).replies
    assert reply.allegation is None


def test_an_accused_side_that_justifies_or_accuses_back_replies() -> None:
    text = (
        "Ivo Varga accused Stone Brigade of shelling Aster. Stone Brigade said it only fired in"
        " self-defence. Stone Brigade said Ostra bombed Old Mill."
    )
    said = [
        Said("Ivo Varga", "accused", "Stone Brigade of shelling Aster", Stance.ACCUSES),
        Said("Stone Brigade", "said", "it only fired in self-defence"),
        Said("Stone Brigade", "said", "Ostra bombed Old Mill"),
    ]
    events = [
        Happened("shelling", mode="heavy-weapons"),
        Happened("bombed", EventType.ASSAULT, "aerial", actor="Ostra", place="Old Mill"),
    ]
    kinds = [r.kind for r in statements(reading(text, said=said, events=events)).replies]
    assert kinds == [ReplyKind.JUSTIFY, ReplyKind.COUNTER_ACCUSE]


def test_swapping_two_sides_swaps_the_result_and_nothing_else() -> None:
    text = "On 6 March Ostra accused Kelia of shelling Aster. Kelia denied accusations of shelling."
    swapped = text.replace("Ostra", "#").replace("Kelia", "Ostra").replace("#", "Kelia")

    def found(words: str, accuser: str, other: str) -> list[tuple[str | None, ...]]:
        said = [
            Said(accuser, "accused", f"{other} of shelling Aster", Stance.ACCUSES),
            Said(f"{other}", "denied", "accusations of shelling", Stance.DENIES),
        ]
        one = statements(reading(words, said=said, events=[Happened("shelling")]))
        rows = [(a.act, a.alleger, a.perpetrator, a.applies.value) for a in one.allegations]
        return rows + [(r.kind.value, r.replier, str(bool(r.allegation))) for r in one.replies]

    names = {"ostra": "kelia", "kelia": "ostra"}
    plain = found(text, "Ostra", "Kelia")
    mirrored = [tuple(names.get(v or "", v) for v in row) for row in plain]
    assert found(swapped, "Kelia", "Ostra") == mirrored
    assert len(plain) == 2


@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        ("Ivo Varga said Stone Brigade ran when Kelian jets late at night bombed Aster.", "kelia"),
        ("Ivo Varga said Stone Brigade ran when some jets late at night bombed Aster.", None),
    ],
)
def test_jets_are_theirs_who_stand_before_them(text: str, perpetrator: str | None) -> None:
    one = reading(
        text,
        said=[Said("Ivo Varga", "said", text[15:-1])],
        events=[Happened("bombed", mode="aerial", place="Aster")],
    )
    told, at = one.understanding, text.index("jets")
    jets = Mention(
        "jets", one.article.id, Span(at, at + 4), MentionKind.PLATFORM, "jets", 1.0, "test"
    )
    flown = replace(
        told,
        mentions=tuple(sorted((*told.mentions, jets), key=lambda m: m.span)),
        events=tuple(replace(e, actor="jets") for e in told.events),
    )
    found = statements(replace(one, understanding=flown)).allegations
    assert [a.perpetrator for a in found] == ([perpetrator] if perpetrator else [])


def test_what_was_done_is_nobody_who_did_it() -> None:
    for content in ("truce violation", "the killing of two men in Aster"):
        text = f"Ostra has been trading accusations of {content}."
        said = [Said("Ostra", "accusations of", content, Stance.ACCUSES)]
        assert statements(reading(text, said=said)).allegations == ()


def test_an_offshoot_is_not_whom_it_left() -> None:
    content = "Black Banner’s offshoot, the Stone Brigade, shelled Aster"
    events = [Happened("shelled", mode="heavy-weapons", actor="Black Banner")]
    said = [Said("Ivo Varga", "said", content)]
    (one,) = statements(reading(f"Ivo Varga said {content}.", said=said, events=events)).allegations
    assert one.perpetrator == "stone-brigade"


@pytest.mark.parametrize(
    "clause",
    [
        "Ostra has the backing of terrorist groups",
        "Ostra was backed by the terrorist group Black Banner",
    ],
)
def test_to_be_backed_is_not_to_back(clause: str) -> None:
    said = [Said("Kelia", "said", clause)]
    found = statements(reading(f"Kelia said {clause}.", said=said)).allegations
    assert [a for a in found if a.act == "support"] == []
    backing = "Ostra backs terrorist groups"
    said = [Said("Kelia", "said", backing)]
    found = statements(reading(f"Kelia said {backing}.", said=said)).allegations
    assert [a.act for a in found] == ["support"]


def test_a_doer_does_not_stand_in_the_next_sentence() -> None:
    text = "Ivo Varga said people were displaced by the war. Stone Brigade denied it."
    content = "people were displaced by the war"
    events = [Happened("displaced", type=EventType.COERCE, mode="deport")]
    said = [Said("Ivo Varga", "said", content)]
    assert statements(reading(text, said=said, events=events)).allegations == ()


def test_those_who_back_are_not_backed() -> None:
    text = "River Front has the backing of Ostra and terrorist groups."
    event = Happened("backing", EventType.SUPPORT, actor="Ostra", factuality=Factuality.REPORTED)
    assert statements(reading(text, events=[event])).allegations == ()


@pytest.mark.parametrize(
    ("whom", "acts"),
    [
        ("the mayor who is loathed", []),
        ("IS in Aster", ["support"]),
        ("the plan, and blamed terrorists", []),
    ],
)
def test_only_support_for_extremists_is_laid_on_somebody(whom: str, acts: list[str]) -> None:
    said = [Said("Kelia", "said", f"Ostra backs {whom}")]
    events = [Happened("backs", type=EventType.SUPPORT, actor="Ostra")]
    found = statements(reading(f"Kelia said Ostra backs {whom}.", said=said, events=events))
    assert [a.act for a in found.allegations] == acts


@pytest.mark.parametrize(
    ("called", "actor"),
    [({"The army": "marland-army"}, "marland-army"), ({"The army": None}, None)],
)
def test_army_planes_are_of_who_is_called_the_army(
    called: dict[str, str | None], actor: str | None
) -> None:
    text = "Stone Brigade said army planes shelled Aster. The army denied it."
    said = [Said("Stone Brigade", "said", "army planes shelled Aster")]
    events = [Happened("shelled", mode="heavy-weapons", actor="army")]
    found = statements(reading(text, said=said, events=events, people={"army": None, **called}))
    assert [(a.perpetrator, a.perpetrator_text) for a in found.allegations] == [(actor, "army")]


def test_a_breach_without_a_truce_of_its_own_is_of_the_one_that_the_article_names_first() -> None:
    text = (
        "The truce in Aster that took effect on 5 May was tense. On 6 March the truce that began "
        "on 27 February held. Rain fell. Roads were shut. Stone Brigade breached it near Aster."
    )
    events = [Happened("breached", mode=BREACH, actor="Stone Brigade")]
    (one,) = statements(reading(text, events=events)).allegations
    assert one.ceasefire == "aster"


def test_two_sides_that_trade_blame_stand_in_their_own_clause() -> None:
    found = statements(reading("The Aster truce collapses as Ostra and Kelia trade blame."))
    assert [(a.alleger, a.perpetrator) for a in found.allegations] == [
        ("ostra", "kelia"),
        ("kelia", "ostra"),
    ]


def test_a_dateline_is_none_of_two_sides_that_accuse_each_other() -> None:
    text = "MELL (Borin Wire) - Ostra and Kelia accused each other of shelling Aster on Monday."
    found = statements(reading(text)).allegations
    assert [(a.alleger, a.perpetrator) for a in found] == [("ostra", "kelia"), ("kelia", "ostra")]
    assert found[0].span.of(text).startswith("Ostra")


def test_a_headline_joins_two_sides_by_a_comma() -> None:
    found = statements(reading("Ostra, Kelia accuse each other of shelling Aster.")).allegations
    assert [(a.alleger, a.perpetrator) for a in found] == [("ostra", "kelia"), ("kelia", "ostra")]
    told = "In Mell, Stone Brigade, a foe of Kelia, accused each other of it."
    assert not statements(reading(told)).allegations


def test_the_other_of_two_sides_is_nobody_known() -> None:
    text = "Both sides met, each blaming the other for shelling Aster."
    said = Said("each", "blaming", "the other for shelling Aster", Stance.ACCUSES)
    assert not statements(reading(text, said=[said])).allegations


def test_two_sides_may_stand_in_an_aside() -> None:
    text = "Two neighbours, Ostra and Kelia, accused each other of shelling Aster."
    found = statements(reading(text)).allegations
    assert [(a.alleger, a.perpetrator) for a in found] == [("ostra", "kelia"), ("kelia", "ostra")]


def test_who_accuses_another_in_turn_is_accused_by_it_though_its_words_begin_behind() -> None:
    """The reader leaves "each other on Monday of" out of what is said."""
    text = "Ostra and Kelia accused each other on Monday of shelling Aster."
    said = Said("Ostra", "accused", "shelling Aster", Stance.ACCUSES)
    found = statements(reading(text, said=[said])).allegations
    assert [(a.alleger, a.perpetrator) for a in found] == [("ostra", "kelia"), ("kelia", "ostra")]


def test_who_denies_accusations_by_a_pronoun_is_the_accused() -> None:
    text = "Stone Brigade denied accusations by Kelia that it had repeatedly shelled Aster."
    denied = "accusations by Kelia that it had repeatedly shelled Aster"
    said = [
        Said("Stone Brigade", "denied", denied, Stance.DENIES),
        Said(
            "Kelia", "accusations", "that it had repeatedly shelled Aster", Stance.ACCUSES, inside=0
        ),
    ]
    (found,) = statements(
        reading(text, said=said, events=[Happened("shelled", mode="heavy-weapons")])
    ).allegations
    assert (found.alleger, found.perpetrator, found.act) == ("kelia", "stone-brigade", "shelling")
    said[0] = replace(said[0], stance=Stance.SAYS)
    assert not statements(reading(text, said=said, events=[Happened("shelled")])).allegations


@pytest.mark.parametrize(
    ("goes_on", "alleger"),
    [
        (", in effect leaving Black Banner untouched", "varga"),
        (", but leaves Black Banner untouched itself", None),
    ],
)
def test_what_elaborates_an_accusation_is_the_accusers(goes_on: str, alleger: str | None) -> None:
    content = "Kelia of shelling Aster"
    said = [Said("Ivo Varga", "accused", content, Stance.ACCUSES)]
    found = statements(reading(f"Ivo Varga accused {content}{goes_on}.", said=said)).allegations
    assert [a.alleger for a in found if a.act == SPARING] == [alleger] * bool(alleger)


def test_an_act_that_fixed_words_name_is_not_told_as_quoted_beside() -> None:
    content = "Kelia of using the truce to dig trenches"
    said = [Said("Ivo Varga", "accused", content, Stance.ACCUSES)]
    found = statements(reading(f"Ivo Varga accused {content}.", said=said)).allegations
    assert [a.act for a in found] == ["use of the truce"]


@pytest.mark.parametrize(
    ("words", "breach"), [("despite the truce", True), ("despite claiming to keep calm", False)]
)
def test_despite_sets_an_act_against_a_truce_but_not_against_a_claim(
    words: str, breach: bool
) -> None:
    content = f"Kelia shelled Aster {words}"
    event = Happened("shelled", actor="Kelia")
    said = [Said("Ivo Varga", "said", content)]
    (one,) = statements(
        reading(f"Ivo Varga said {content}.", said=said, events=[event])
    ).allegations
    assert one.breach is breach


def test_who_is_held_responsible_is_accused() -> None:
    content = "Kelia and River Front fully responsible for the attack on Aster"
    text = f"Ostra held {content}."
    said = [Said("Ostra", "held", content, Stance.ACCUSES)]
    event = Happened("attack", mode="", target="Aster")
    found = statements(reading(text, said=said, events=[event])).allegations
    assert [(a.alleger, a.perpetrator, a.act) for a in found] == [
        ("ostra", "kelia", "attack"),
        ("ostra", "river-front", "attack"),
    ]


@pytest.mark.parametrize(
    ("source", "accuses"),
    [
        ("Marl Wire", False),
        ("Hill Centre", True),
        ("Marland army spokesman Orm Tarn", False),
        ("Orm Tarn, a spokesman for the Marland army,", False),
        ("former Marland army spokesman Orm Tarn", True),
        ("Stone Brigade spokesman Orm Tarn", True),
    ],
)
def test_who_speaks_for_a_side_does_not_accuse_it(source: str, accuses: bool) -> None:
    content = "the Marland army had shelled Aster"
    said = [Said(source, "said", content)]
    event = Happened("shelled", mode="heavy-weapons", actor="Marland army had")
    text = f"{source} said {content}."
    assert bool(statements(reading(text, said=said, events=[event])).allegations) == accuses


def test_what_a_relative_clause_tells_is_of_whom_it_follows() -> None:
    text = "Kelia rejects the policy of Stone Brigade which is arming and supports terrorists."
    (one,) = statements(reading(text)).allegations
    assert (one.perpetrator, one.act) == ("stone-brigade", "support")


@pytest.mark.parametrize(
    "content",
    [
        "Ostra had violated the truce since it took effect on 27 February",
        "Ostra had violated the 27 February truce",
    ],
)
def test_the_first_day_of_a_truce_is_no_day_of_its_breach(content: str) -> None:
    text = f"Kelia said {content}."
    event = Happened("violated", mode=BREACH, actor="Ostra")
    said = [Said("Kelia", "said", content)]
    found = reading(text, said=said, events=[event])
    events = tuple(replace(e, interval=None) for e in found.understanding.events)
    found = replace(found, understanding=replace(found.understanding, events=events))
    (one,) = statements(found).allegations
    assert one.interval is None


def test_a_dateline_gives_a_breach_neither_place_nor_day() -> None:
    content = "Ostra had violated the truce"
    text = f"Aster, 4 May 2016 (Harbour Wire) - Kelia said {content}."
    event = Happened("violated", mode=BREACH, actor="Ostra")
    found = reading(text, said=[Said("Kelia", "said", content)], events=[event])
    events = tuple(replace(e, interval=None) for e in found.understanding.events)
    found = replace(found, understanding=replace(found.understanding, events=events))
    (one,) = statements(found).allegations
    assert (one.place, one.interval) == (None, None)


def test_whom_the_accused_follow_is_not_accused() -> None:
    said = [
        Said("Kelia", "accused", "fighters loyal to Ivo Varga of shelling Aster", Stance.ACCUSES)
    ]
    text = "Kelia accused fighters loyal to Ivo Varga of shelling Aster."
    (one,) = statements(reading(text, said=said)).allegations
    assert (one.perpetrator, one.perpetrator_text) == (None, "fighters loyal to Ivo Varga")


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("Ostra is to blame for the breakdown of the talks", "ostra"),
        ("Ostra was fully responsible for the attack", "ostra"),
        ("Ostra is responsible for security in Aster", None),
        ("Ostra is not responsible for the attack", None),
    ],
)
def test_who_is_said_to_be_to_blame_is_accused(content: str, accused: str | None) -> None:
    said = [Said("Kelia", "said", content)]
    found = statements(reading(f"Kelia said {content}.", said=said)).allegations
    assert [a.perpetrator for a in found] == [accused] * bool(accused)
    assert all(a.alleger == "kelia" for a in found)


def test_both_sides_that_broke_a_truce_are_accused_and_not_who_says_so() -> None:
    content = "that both sides had broken the truce"
    event = Happened("broken", mode=BREACH)
    text = f"Ostra said {content}."
    said = [Said("Ostra", "said", content)]
    (one,) = statements(reading(text, said=said, events=[event])).allegations
    assert (one.alleger, one.perpetrator_text) == ("ostra", "both sides")


def test_whose_work_an_attack_was_is_who_did_it() -> None:
    content = "the attack was the work of Stone Brigade"
    text = f"Hill Centre said {content}."
    said = [Said("Hill Centre", "said", content)]
    (one,) = statements(reading(text, events=[Happened("attack")], said=said)).allegations
    assert (one.alleger, one.perpetrator) == ("hill-centre", "stone-brigade")


def test_a_relative_clause_lays_nothing_on_whom_it_is_done_to() -> None:
    text = (
        "A truce took effect on 27 February and was breached. Stone Brigade, that is under siege,"
        " spoke."
    )
    event = Happened("siege", EventType.COERCE, mode="restrict", target="Stone Brigade")
    assert not statements(reading(text, events=[event])).allegations


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Hill Centre said two Kelian guards died in it.", "died", ""),
        ("Hill Centre said it saw Stone Brigade’s depot razed.", "razed", ""),
        ("Hill Centre said Stone Brigade knew that I was suppressing it.", "suppressing", "I"),
    ],
)
def test_whom_an_act_befalls_and_who_says_i_are_not_accused(
    text: str, trigger: str, actor: str
) -> None:
    content = text.removeprefix("Hill Centre said ").rstrip(".")
    said = [Said("Hill Centre", "said", content)]
    happened = [Happened(trigger, actor=actor)]
    told = reading(text, events=happened, said=said, people={"I": None})
    assert not statements(told).allegations


def test_a_clause_that_is_alleged_names_no_accused_before_its_of() -> None:
    content = "that Kelia shelled civilians in parts of Aster"
    said = [Said("Ostra", "alleges", content, Stance.ACCUSES)]
    event = Happened("shelled", mode="", actor="Kelia")
    found = statements(reading(f"Ostra alleges {content}.", said=said, events=[event])).allegations
    assert [(a.alleger, a.perpetrator, a.act) for a in found] == [("ostra", "kelia", "shelling")]


def test_who_is_said_to_have_done_it_is_accused() -> None:
    content = "that Stone Brigade was responsible for all but two of the deaths"
    text = f"An attack shut the port. Hill Centre said {content}."
    said = [Said("Hill Centre", "said", content)]
    (one,) = statements(reading(text, events=[Happened("attack")], said=said)).allegations
    found = one.act, one.alleger, one.perpetrator
    assert found == ("as quoted", "hill-centre", "stone-brigade")


def test_who_backs_the_accused_is_not_accused() -> None:
    content = "Ostra-backed Stone Brigade of shelling a village"
    said = [Said("Kelia", "accused", content, Stance.ACCUSES)]
    told = reading(f"Kelia accused {content}.", events=[Happened("shelling")], said=said)
    assert [a.perpetrator for a in statements(told).allegations] == ["stone-brigade"]


def test_who_tells_of_his_own_troops_accuses_nobody() -> None:
    said = [Said("Ivo Varga", "admitted", "that his troops had shelled the port")]
    text = "Ivo Varga admitted that his troops had shelled the port."
    events = [Happened("shelled", actor="his troops")]
    told = reading(text, events=events, said=said, people={"his troops": None})
    assert not statements(told).allegations


def test_a_violation_of_no_named_truce_is_called_so_and_no_attack() -> None:
    content = "Kelia for the violation"
    said = [Said("Ivo Varga", "blamed", content, Stance.ACCUSES)]
    told = reading(f"Ivo Varga blamed {content}.", events=[Happened("violation")], said=said)
    assert [(a.perpetrator, a.act) for a in statements(told).allegations] == [
        ("kelia", "violation")
    ]


@pytest.mark.parametrize(
    ("cue", "content", "count"),
    [
        ("feared", "that Stone Brigade shelled the port", 0),
        ("compared it with Aster, where", "Stone Brigade shelled the port", 0),
        ("vetoed a draft resolution condemning", "the way Stone Brigade shelled the port", 0),
        ("backed a draft resolution condemning", "the way Stone Brigade shelled the port", 1),
    ],
)
def test_who_fears_compares_or_votes_down_accuses_nobody(
    cue: str, content: str, count: int
) -> None:
    told = reading(
        f"Ivo Varga {cue} {content}.",
        said=[Said("Ivo Varga", cue, content)],
        events=[Happened("shelled", actor="Stone Brigade")],
    )
    assert len(statements(told).allegations) == count


@pytest.mark.parametrize(
    ("content", "trigger", "actor", "count"),
    [
        ("that Orm Tarn's murder was a shock", "murder", "Orm Tarn", 0),
        ("that Orm Tarn's murder of a guest was a shock", "murder", "Orm Tarn", 1),
        ("that crowds mourned a farmer killed on Friday", "killed", "a farmer", 0),
        ("that a farmer killed nine on Friday", "killed", "a farmer", 1),
        ("that nine fell in a gun battle with Stone Brigade", "gun battle", "Stone Brigade", 0),
        ("that a blast shook the district of Aster", "blast", "the district of Aster", 0),
        ("that the shelling shook the activist groups", "shelling", "activist groups", 0),
        ("that refugees told of an attack", "attack", "refugees", 0),
        ("that there Orm Tarn was beaten and killed", "killed", "Orm Tarn", 0),
        ("that there was a Kelia mandate to mount strikes", "strikes", "Kelia", 0),
    ],
)
def test_who_suffers_an_act_or_tells_of_it_did_not_do_it(
    content: str, trigger: str, actor: str, count: int
) -> None:
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened(trigger, actor=actor, mode="firearms" if "gun" in trigger else "")],
        people={actor: "orm-tarn" if actor == "Orm Tarn" else None},
    )
    assert len(statements(told).allegations) == count


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("she says that hooded men were behind the bombing", "hooded men"),
        ("The council said hooded men were behind the bombing", "hooded men"),
        ("She said nobody knew who was behind the bombing", None),
    ],
)
def test_who_says_who_was_behind_it_is_not_named_with_him(content: str, words: str | None) -> None:
    told = reading(
        f"Ivo Varga said {content[0].upper()}{content[1:]}.",
        said=[Said("Ivo Varga", "said", f"{content[0].upper()}{content[1:]}")],
        events=[Happened("bombing", mode="explosives")],
    )
    found = statements(told).allegations
    assert [a.perpetrator_text for a in found] == ([words] if words else [])


def test_whose_support_for_others_is_accused_and_not_the_others() -> None:
    content = "foreign support for Stone Brigade for undermining the talks"
    said = [Said("Ivo Varga", "blamed", content, Stance.ACCUSES)]
    found = statements(reading(f"Ivo Varga blamed {content}.", said=said)).allegations
    assert [a.perpetrator for a in found] == [None]


@pytest.mark.parametrize(
    "content",
    [
        "that Kelia cares for Stone Brigade, whose crackdown on crowds has killed nine",
        "that the Stone Brigade's units killed nine",
    ],
)
def test_whose_men_or_crackdown_killed_is_the_doer(content: str) -> None:
    actor = "units" if "units" in content else "Kelia"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("killed", actor=actor)],
        people={"units": None} if actor == "units" else None,
    )
    assert [a.perpetrator for a in statements(told).allegations] == ["stone-brigade"]


def test_the_subject_stands_before_a_relative_clause_that_is_set_off() -> None:
    text = "Kelia, which never fought Stone Brigade, turned a blind eye to Black Banner."
    found = statements(reading(text)).allegations
    assert [a.perpetrator for a in found if a.act == SPARING] == ["kelia"]


@pytest.mark.parametrize(("what", "count"), [("its sovereignty", 0), ("the truce", 1)])
def test_a_state_s_sovereignty_is_no_truce_that_is_breached(what: str, count: int) -> None:
    event = Happened("breached", mode=BREACH, actor="Stone Brigade")
    found = statements(reading(f"Stone Brigade breached {what}.", events=[event])).allegations
    assert len(found) == count


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("many of the deaths in Aster", "killing"),
        ("the unrest in Aster", "as quoted"),
        ("serious human rights abuses", "violation"),
        ("failing to stop the violence", "as quoted"),
    ],
)
def test_the_noun_that_opens_an_accusation_names_its_act(words: str, act: str) -> None:
    content = f"Stone Brigade for {words}"
    said = [Said("Ivo Varga", "blamed", content, Stance.ACCUSES)]
    (one,) = statements(reading(f"Ivo Varga blamed {content}.", said=said)).allegations
    assert (one.perpetrator, one.act) == ("stone-brigade", act)


def test_the_deed_that_is_blamed_on_somebody_names_the_act() -> None:
    content = "the violence on Stone Brigade"
    said = [Said("Ivo Varga", "blamed", content, Stance.ACCUSES)]
    (one,) = statements(reading(f"Ivo Varga blamed {content}.", said=said)).allegations
    assert (one.perpetrator, one.act) == ("stone-brigade", "attack")


def test_a_deed_is_no_one_who_did_it() -> None:
    said = [Said("Ivo Varga", "blamed", "the deaths", Stance.ACCUSES)]
    assert statements(reading("Ivo Varga blamed the deaths.", said=said)).allegations == ()


def test_what_somebody_is_blamed_for_is_no_doer() -> None:
    said = [Said("Ivo Varga", "blamed", "for shelling it", Stance.ACCUSES)]
    told = reading("Ivo Varga blamed for shelling it.", said=said, events=[Happened("shelling")])
    assert statements(told).allegations == ()


def test_who_left_an_army_acts_for_it_no_longer() -> None:
    content = "that Marlander army defectors shelled the port"
    told = reading(
        f"Ivo Varga said {content}.",
        said=[Said("Ivo Varga", "said", content)],
        events=[Happened("shelled", actor="Marlander army defectors")],
        people={"Marlander army defectors": None},
    )
    assert [a.perpetrator for a in statements(told).allegations] == [None]
