"""Whether what stands before a verb does it or bears it."""

from __future__ import annotations

import pytest

from counterclaim.records import Event
from counterclaim.understand import understand
from tests.understand.scripted import ScriptedReader, article

NAMES = (
    ("Organization", "Ruwan Front"),
    ("Organization", "the army"),
    ("Location", "Kesh"),
    ("Location", "Norland"),
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
        ("Clinics targeted in Kesh were run by the army.", "targeted", None),
        ("In May the army seized in a day a post near Kesh.", "seized", "the army"),
        ("A post hit in May by the army stood near Kesh.", "hit", "the army"),
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
