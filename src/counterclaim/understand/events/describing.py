"""Participles that only describe a noun: "questioned jailed activists", "its continued raids"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.understand.events.clauses import PREPOSITIONS, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import word_set

DETERMINERS = word_set("a an the its his her their our this that these those")
_REACH = 12  # words
#: "Doctors, nurses and wounded patients".
_BORNE = word_set("wound injure kill displace detain imprison jail")
_AUXILIARIES = word_set("be have get having being getting")


def describes(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a trigger is a participle before the noun to which its act is done.

    It stands between a preposition or another verb and what is named: who arrested the
    suspects that "police questioned" is not told by "questioned arrested suspects".
    """
    if not (trigger.verbal and trigger.form & Form.PARTICIPLE and trigger.first == trigger.last):
        return False
    named = clause.at(trigger.last + 1) is not None or trigger.entry.phrase == "allege"
    if not named or trigger.first == clause.within.start:
        return False
    lower, before = clause.words.lower, trigger.first - 1
    if lower[before] == "to" and trigger.form & Form.BASE:
        return False  # "to overrun the town"
    if lower[before] in _AUXILIARIES:
        return False
    infinitive = lower[before - 1 : before] == ("to",)
    beside = [t for t in others if t.last == before]
    verb = any(t.verbal and not t.form & Form.GERUND for t in beside)
    treating = (  # "treating wounded soldiers", not "the king met them"
        not beside and lower[before].endswith("ing") and clause.at(before) is None
    )
    listed = lower[before] == "and" and trigger.entry.phrase in _BORNE
    listed = listed and not any(t.verbal for t in others if 0 < trigger.first - t.last < _REACH)
    return verb or infinitive or treating or listed or lower[before] in PREPOSITIONS


def only_describes(clause: Clause, at: int) -> bool:
    """Whether a participle describes a noun: "its | continued raids", "died in | renewed raids"."""
    lower = clause.words.lower
    led = DETERMINERS | PREPOSITIONS if lower[at].endswith("ed") else DETERMINERS
    return lower[at].endswith(("ed", "ing")) and lower[at - 1] in led
