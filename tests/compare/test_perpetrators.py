"""Who did an act, by the words around it: neither whom it befell nor where it was done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.statements import compare_statements
from counterclaim.records import EventType, MentionKind
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading

PEOPLE = dict.fromkeys(
    ("members", "fighters", "guards", "ambulances", "Orm Tarn", "Orm building", "U.N.", "Katyusha")
)


def told(content: str, happened: Happened) -> list[tuple[str, str]]:
    """Act and doer, or the doer's words, of what Hill Centre says."""
    text = f"Hill Centre said {content}."
    said = [Said("Hill Centre", "said", content)]
    found = compare_statements(
        [reading(text, said=said, events=[happened], people=PEOPLE)], AGREEMENTS, view=World()
    ).allegations
    return [(a.act, a.perpetrator or a.perpetrator_text) for a in found]


@pytest.mark.parametrize(
    ("content", "trigger", "actor", "doers"),
    [
        ("that Stone Brigade attacked the port", "attacked", "Stone Brigade", ["stone-brigade"]),
        ("that Stone Brigade was later attacked there", "attacked", "Stone Brigade", []),
        ("that Stone Brigade were being “attacked", "attacked", "Stone Brigade", []),
        ("that it was hit by the guards", "hit", "guards", ["guards"]),
        ("that 85 guards killed in Aster are missing", "killed", "guards", []),
        ("that dozens of guards killed at a wedding fled", "killed", "guards", []),
        ("that 12 guards killed at least nine", "killed", "guards", ["guards"]),
        ("that nine guards killed despite the truce are missing", "killed", "guards", []),
        ("that two Katyusha rockets hit the port", "hit", "Katyusha", []),
        ("that ambulances have been ferrying wounded evacuees", "wounded", "ambulances", []),
        ("that ambulances took dozens of injured away", "injured", "ambulances", []),
        ("that guards wounded nine", "wounded", "guards", ["guards"]),
        ("that Kelia drove guards back by shooting", "shooting", "guards", []),
        ("that 85 guards killed in an advance are missing", "advance", "guards", []),
        ("that talks will fail if Stone Brigade shelled Aster", "shelled", "Stone Brigade", []),
        ("that Kelia helped Stone Brigade to attack the port", "attack", "Stone Brigade", []),
        ("that guards may be shot at or arrested", "arrested", "guards", []),
        (
            "that guards were fired on by fighters who arrested nine",
            "arrested",
            "guards",
            ["fighters"],
        ),
        ("that guards shot fighters who fled, and arrested nine", "arrested", "guards", ["guards"]),
    ],
)
def test_to_whom_an_act_is_done_did_not_do_it(
    content: str, trigger: str, actor: str, doers: list[str]
) -> None:
    found = told(content, Happened(trigger, actor=actor))
    assert [doer for _, doer in found] == doers


def test_a_state_read_as_a_place_did_what_is_done_by_it() -> None:
    content = "that nine died on Friday in firing by Kelia"
    happened = Happened("died", mode="firearms", actor="Kelia")
    said = [Said("Hill Centre", "said", content)]
    read = reading(f"Hill Centre said {content}.", said=said, events=[happened], people=PEOPLE)
    as_place = (
        replace(m, kind=MentionKind.PLACE) if m.text == "Kelia" else m
        for m in read.understanding.mentions
    )
    read = replace(read, understanding=replace(read.understanding, mentions=tuple(as_place)))
    (found,) = compare_statements([read], AGREEMENTS, view=World()).allegations
    assert found.perpetrator == "kelia"


@pytest.mark.parametrize(
    ("content", "trigger"),
    [
        ("that nine were hit by an explosion in Aster", "hit"),
        ("that nine died in a blast by Orm building", "blast"),
        ("that they answered the attack by bombing Kelia", "attack"),
    ],
)
def test_where_something_is_done_and_what_is_hit_did_not_do_it(content: str, trigger: str) -> None:
    assert told(content, Happened(trigger)) == []


@pytest.mark.parametrize(
    ("content", "doers"),
    [
        ("that Kelia itself was behind the attack", ["kelia"]),
        ("that Kelia and others note that Ostran fighters were behind the attack", ["fighters"]),
        ("it is likely that Stone Brigade was responsible for the attack", ["stone-brigade"]),
        ("that nobody should assume that Kelia is behind the attack", ["kelia"]),
        ("that one must not assume that Kelia is behind the attack", []),
        ("that Kelia said on its radio and in all of its papers that it was behind the attack", []),
    ],
)
def test_who_is_said_to_be_behind_an_act_is_named_right_before(
    content: str, doers: list[str]
) -> None:
    found = told(content, Happened("attack"))
    assert [doer for act, doer in found if act == "attack"] == doers


@pytest.mark.parametrize("called", ["The army", "The armed forces"])
def test_the_military_is_whom_the_article_calls_its_army(called: str) -> None:
    content = "that the military shelled Aster"
    people = {called: "marland-army", "the military": None}
    said = [Said("Hill Centre", "said", content)]
    happened = Happened("shelled", mode="heavy-weapons", actor="the military")
    text = f"{called} left. Hill Centre said {content}."
    read = reading(text, said=said, events=[happened], people=people)
    (found,) = compare_statements([read], AGREEMENTS, view=World()).allegations
    assert found.perpetrator == "marland-army"


@pytest.mark.parametrize(
    ("content", "actor", "doer"),
    [
        ("that members of the Stone Brigade shelled Aster", "members", "stone-brigade"),
        ("that fighters loyal to Orm Tarn shelled Aster", "fighters", "fighters loyal to Orm Tarn"),
        ("that fighters in Aster shelled Borin", "fighters", "fighters"),
    ],
)
def test_plain_words_for_fighters_go_on_with_whose_they_are(
    content: str, actor: str, doer: str
) -> None:
    assert told(content, Happened("shelled", actor=actor)) == [("shelling", doer)]


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("could avert", 0),
        ("have the goal of", 0),
        ("would make them exempt from", 0),
        ("are better rather than", 0),
        ("followed the cessation of hostilities and the", 1),
        ("built shelters against", 0),
        ("lasted through", 1),
    ],
)
def test_what_is_to_be_averted_is_not_told_as_done(lead: str, count: int) -> None:
    found = told(f"that talks {lead} U.N. strikes", Happened("strikes", actor="U.N."))
    assert len(found) == count


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("that Kelia supplied Black Banner with missiles", 1),
        ("that Kelia supplied Ostra because it gave up its missiles", 0),
        ("that Kelia supplied Ostra , whose missiles were gone", 0),
    ],
)
def test_arms_that_another_clause_names_are_not_given(content: str, count: int) -> None:
    helped = Happened("supplied", EventType.AID, mode="military", actor="Kelia")
    assert len(told(content, helped)) == count


@pytest.mark.parametrize(
    ("content", "doer"),
    [
        ("that Kelia keeps fighting Ostra and turns a blind eye to theft", "kelia"),
        ("that in reply to the shelling Stone Brigade turns a blind eye to theft", "stone-brigade"),
    ],
)
def test_whom_the_doer_fights_is_not_the_doer(content: str, doer: str) -> None:
    assert ("sparing", doer) in told(content, Happened("theft", EventType.PROTEST))


def test_who_stands_behind_a_preposition_did_nothing_of_what_follows() -> None:
    content = "that the pressure on Kelia to turn a blind eye grows"
    assert told(content, Happened("pressure", EventType.REQUEST)) == []


@pytest.mark.parametrize(
    ("outside", "source", "count"),
    [
        ("Kelia spoke of violence there", "Hill Centre", 0),
        ("Kelia took the town in what", "Hill Centre", 1),
        ("Kelia took the town, in which", "Hill Centre", 1),
    ],
)
def test_who_stands_outside_what_is_said_is_not_its_doer(
    outside: str, source: str, count: int
) -> None:
    text = f"{outside} {source} called a bombing of the town."
    said = [Said(source, "called", "a bombing of the town")]
    told = reading(text, said=said, events=[Happened("bombing", actor="Kelia")])
    found = compare_statements([told], AGREEMENTS, view=World()).allegations
    assert len(found) == count


def test_who_supports_militants_is_no_sponsor_of_what_follows() -> None:
    helped = Happened("supported", EventType.AID, actor="Kelia", target="militants")
    assert told("that Kelia supported militants there", helped) == [("support", "kelia")]


@pytest.mark.parametrize(("place", "count"), [("camp of militants", 0), ("of militants", 1)])
def test_a_training_camp_is_no_support(place: str, count: int) -> None:
    helped = Happened("training", EventType.AID, actor="Kelia", target="militants")
    assert len(told(f"that Kelia hit a training {place}", helped)) == count


@pytest.mark.parametrize("of", ["of", "from"])
def test_planes_are_of_whom_their_words_name_behind_them(of: str) -> None:
    content = f"that warplanes {of} the Stone Brigade shelled Aster"
    said = [Said("Hill Centre", "said", content)]
    found = reading(
        f"Hill Centre said {content}.",
        said=said,
        events=[Happened("shelled", actor="warplanes")],
        people={"warplanes": None},
    )
    planes = found.understanding.mentions
    kinds = tuple(
        replace(m, kind=MentionKind.PLATFORM) if m.text == "warplanes" else m for m in planes
    )
    found = replace(found, understanding=replace(found.understanding, mentions=kinds))
    (one,) = compare_statements([found], AGREEMENTS, view=World()).allegations
    assert one.perpetrator == "stone-brigade"


def test_who_is_said_to_be_among_those_hurt_did_nothing_to_them() -> None:
    content = "that people, patients among them, remain detained"
    happened = Happened("detained", EventType.COERCE, mode="arrest", actor="people")
    text = f"Hill Centre said {content}."
    said = [Said("Hill Centre", "said", content)]
    told_of = reading(text, said=said, events=[happened], people={"people": None, "patients": None})
    assert compare_statements([told_of], AGREEMENTS, view=World()).allegations == ()
