"""Where and when an event was, and what another clause tells of another."""

from __future__ import annotations

import pytest

from counterclaim.records import Granularity
from counterclaim.understand import understand
from tests.understand.scripted import ScriptedReader, article

NAMES = (("Location", "Kesh"), ("Location", "Sabra"), ("Organization", "Norland"))


def told(sentence: str, deed: str) -> tuple[str | None, str | None]:
    """The place and the time of the event told by a word."""
    found = understand(article(sentence), reader=ScriptedReader(names=NAMES))
    (event,) = (e for e in found.events if sentence[e.trigger.start : e.trigger.end] == deed)
    places = {m.id: m.text for m in found.mentions}
    times = {t.id: t.span.of(sentence) for t in found.times}
    return places.get(event.place or ""), times.get(event.time or "")


@pytest.mark.parametrize(
    ("sentence", "deed", "place"),
    [
        ("Norland held the port in Kesh while protests went on.", "protests", None),
        ("Norland withdrew from Kesh, but the protests went on.", "protests", None),
        ("Hopes in Kesh stay alive despite recent raids.", "raids", None),
        ("Norland has allies in Kesh and its men were fighting rebels.", "fighting", None),
        ("Nine died in Kesh and two were wounded.", "wounded", "Kesh"),
        ("The raids and the shelling were worst in Kesh.", "raids", "Kesh"),
        ("Norland said that raids and shelling were worst in Kesh.", "raids", "Kesh"),
        ("Norland fears for the truce in Kesh, with new raids.", "raids", None),
        ("In the hills of Kesh, nine fell in raids.", "raids", "Kesh"),
        ("Norland has guards in Kesh, where rebels attacked them.", "attacked", "Kesh"),
        ("Norland praised Kesh, the site of many raids.", "raids", None),
        ("Norland met in Kesh, the site of many raids.", "raids", "Kesh"),
        ("Guards drove to a camp in Kesh, which was shelled.", "shelled", "Kesh"),
        ("Men burst into a house in Kesh, then killed nine.", "killed", "Kesh"),
        ("Protests spread, inspired by those in Kesh.", "Protests", None),
        ("Protests spread, most of them in Kesh.", "Protests", "Kesh"),
        ("Protests spread, especially in the hills of Kesh.", "Protests", "Kesh"),
        ("Norland killed 2,000 rebels in Kesh.", "killed", "Kesh"),
        ("Families from Kesh fear new raids.", "raids", None),
        ("Norland withdrew from Kesh.", "withdrew", "Kesh"),
        ("Norland suspended the council in Sabra, as it did in Kesh.", "suspended", "Sabra"),
        ("Norland condemned the deeds of men in Kesh.", "condemned", None),
        ("Norland protested in Kesh.", "protested", "Kesh"),
        ("Norland withdrew from Kesh", "withdrew", "Kesh"),
        ("Norland met envoys in Kesh under a plan brokered by Voss.", "brokered", None),
        ("Norland broke the truce in Kesh brokered by Voss.", "brokered", "Kesh"),
    ],
)
def test_a_place_is_not_taken_from_another_clause(
    sentence: str, deed: str, place: str | None
) -> None:
    assert told(sentence, deed)[0] == place


@pytest.mark.parametrize(
    ("sentence", "deed", "time"),
    [
        ("Norland bombed Kesh, but left the hills on Thursday.", "bombed", None),
        ("Norland promised on Thursday to visit Kesh.", "visit", None),
        ("Rebels arrested on Thursday have been freed.", "freed", None),
        ("On Thursday Norland freed rebels who had been held in raids.", "raids", None),
        ("Norland sent men on Thursday to put an end to the unrest.", "unrest", None),
        ("Raids went on as they drafted a plan which begins on Thursday.", "Raids", None),
        ("Raids answered the killing of a pilot who fell on Thursday.", "Raids", None),
        ("Norland freed a guard kidnapped by rebels on Thursday.", "freed", None),
        ("Norland suspended Kesh, as it did Sabra on Thursday.", "suspended", None),
        ("Norland bombed Kesh and killed nine on Thursday.", "bombed", "Thursday"),
        ("On Thursday men who live in Kesh but fish in Sabra attacked.", "attacked", "Thursday"),
        ("On Thursday guards left, but raids went on.", "raids", "Thursday"),
        ("Last week, Norland bombed Kesh.", "bombed", "Last week"),
        ("Norland bombed Kesh, Thursday.", "bombed", "Thursday"),
        ("Norland took Kesh on Thursday after bombing Sabra.", "bombing", None),
        ("Nine were killed on Thursday after jets bombed Kesh.", "bombed", "Thursday"),
        ("Crowds rallied to mark the day he seized power in May.", "rallied", None),
        ("Nine guards were killed when rebels attacked Kesh on Thursday.", "killed", "Thursday"),
        ("Norland bombed Kesh, wary of the vote on Thursday.", "bombed", None),
    ],
)
def test_a_day_is_not_taken_from_a_clause_behind(
    sentence: str, deed: str, time: str | None
) -> None:
    assert told(sentence, deed)[1] == time


def test_who_died_since_something_began_died_since_then() -> None:
    sentence = "Nine hundred people have been killed since protests began in March."
    found = understand(article(sentence), reader=ScriptedReader())
    (killed,) = (e for e in found.events if e.trigger.of(sentence) == "killed")
    assert killed.interval is not None
    assert killed.interval.start is not None
    assert killed.interval.start.month == 3
    assert killed.interval.granularity is Granularity.RANGE
