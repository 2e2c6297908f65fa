"""Whether what stands before a verb does it or bears it."""

from __future__ import annotations

import pytest

from counterclaim.records import Event, EventType
from counterclaim.understand import understand
from tests.understand.scripted import ScriptedReader, article

NAMES = (
    ("Organization", "Ruwan Front"),
    ("Organization", "the army"),
    ("Location", "Kesh"),
    ("Location", "Norland"),
    ("Nationality", "Norlandic"),
)


def event(sentence: str, trigger: str) -> tuple[Event, dict[str, str]]:
    one = article(sentence)
    names = tuple((kind, name) for kind, name in NAMES if name in sentence)
    found = understand(one, reader=ScriptedReader(names=names))
    at = one.text.index(trigger)
    (event,) = (e for e in found.events if e.trigger.start == at)
    return event, {m.id: m.text for m in found.mentions}


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor"),
    [
        ("A Ruwan Front post was among the targets hit during the night.", "hit", None),
        ("The Ruwan Front banned in Norland shelled Kesh.", "banned", None),
        ("Two soldiers killed as Norland shells Kesh.", "killed", None),
        ("In May the army killed as many as nine guards near Kesh.", "killed", "the army"),
        ("Clinics targeted in Kesh were run by the army.", "targeted", None),
        ("In May the army seized in a day a post near Kesh.", "seized", "the army"),
        ("A post hit in May by the army stood near Kesh.", "hit", "the army"),
        ("Shells fell near Kesh leaving nine guards killed and others wounded.", "killed", None),
        ("In Kesh some guards are almost encircled.", "encircled", None),
        ("The guards were all killed near Kesh.", "killed", None),
        ("The threat was reduced or eliminated by the army.", "eliminated", "the army"),
        ("In May the army had captured near Kesh some posts.", "captured", "the army"),
    ],
)
def test_a_participle_without_its_object_is_passive(
    sentence: str, trigger: str, actor: str | None
) -> None:
    found, mentions = event(sentence, trigger)
    assert mentions.get(found.actor or "") == actor


def test_an_attempt_is_of_whom_it_is_by() -> None:
    found, mentions = event(
        "The Ruwan Front repelled attempts by the army to overrun Kesh.", "overrun"
    )
    assert mentions.get(found.actor or "") == "the army"


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor"),
    [
        # what another participle has before its "by" is not the trigger's
        ("Nine died in raids on the town of Kesh held by the Ruwan Front.", "raids", None),
        ("Nine died in raids on Kesh carried out by the army.", "raids", "the army"),
        ("Nine died in a raid which was carried out by the army.", "raid", "the army"),
        ("The raids near Kesh were conducted by the army.", "raids", "the army"),
        ("The raids near Kesh were condemned by the army.", "raids", None),
        # the object of another verb does nothing
        ("Gunmen fighting the army took control of Kesh.", "took control", "Gunmen"),
        ("Gunmen backed by Norland and fighting the army held Kesh.", "fighting", "Gunmen"),
        # nor does whom a preposition governs through a title or an "and"
        ("Gunmen got arms via the envoy of the army and shelled Kesh.", "shelled", "Gunmen"),
        (
            "The army destroyed a post where a meeting of the Ruwan Front and Norland was held,"
            " killing nine.",
            "killing",
            "The army",
        ),
        ("Militants of the Ruwan Front shelled Kesh.", "shelled", "the Ruwan Front"),
        ("The army launched an inquiry into the killing of a boy.", "killing", None),
        ("The army launched dozens of raids on Kesh.", "raids", "The army"),
        ("A man blew himself up near Kesh killing at least nine of the army.", "killing", None),
    ],
)
def test_a_doer_is_no_other_words_object(sentence: str, trigger: str, actor: str | None) -> None:
    found, mentions = event(sentence, trigger)
    got = mentions.get(found.actor or "")
    assert (got or "").lower().removeprefix("the ") == (actor or "").lower().removeprefix("the ")


@pytest.mark.parametrize(
    "sentence",
    [
        "They met in a tunnel used to store weapons near Kesh.",
        "The army fed displaced families in Kesh.",
        "Foreign backed militants met in Kesh.",
    ],
)
def test_words_beside_other_words_tell_of_no_harm(sentence: str) -> None:
    found = understand(article(sentence), reader=ScriptedReader())
    assert not [e for e in found.events if e.type in (EventType.ASSAULT, EventType.COERCE)]
    assert not [e for e in found.events if e.type is EventType.AID and "backed" in sentence]


def test_raids_of_a_people_are_a_noun() -> None:
    found, mentions = event("Nine died in Norlandic raids targeting Kesh.", "raids")
    assert found.type is EventType.ASSAULT
    assert mentions.get(found.actor or "") == "Norlandic"


def test_killing_and_wounding_behind_a_verb_is_its_subjects() -> None:
    one = article("The army fought the Ruwan Front killing and wounding men near Kesh.")
    found = understand(one, reader=ScriptedReader(names=NAMES[:1]))
    mentions = {m.id: m.text for m in found.mentions}
    assert {mentions.get(e.actor or "") for e in found.events} == {"army"}
