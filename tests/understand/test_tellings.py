from __future__ import annotations

import pytest

from counterclaim.records import EventType, ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand import understand
from counterclaim.understand.events.coding import SCORE, UNMARKED
from counterclaim.understand.events.tellings import tellings
from counterclaim.understand.events.triggers import find_triggers
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import ScriptedReader, article, occurrences


def told(text: str) -> list[tuple[str, int]]:
    """Triggers that stand for events, each with how many results it has."""
    whole = (Span(0, len(text)),)
    words = cut_words(text, whole)
    (triggers,) = find_triggers(words, find_sentences(text, whole), ())
    return [
        (words.span(t.trigger.first, t.trigger.last).of(text), len(t.results))
        for t in tellings(words, triggers)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air strikes killed nine people.", [("Air strikes", 1)]),
        ("Nine people were killed in air strikes.", [("air strikes", 1)]),
        ("Rebels shelled the town, killing nine.", [("shelled", 1)]),
        ("Nine were killed and two wounded.", [("killed", 1)]),
        ("The rocket attacks targeted a street.", [("rocket attacks", 1)]),
        ("Rebels targeted a street.", [("targeted", 0)]),
        ("Norland provided support.", [("provided", 1)]),
        ("Nine were killed in Ruwan while police arrested two.", [("killed", 0), ("arrested", 0)]),
    ],
)
def test_an_act_and_its_result_are_one_telling(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


class MarkingReader(ScriptedReader):
    """A scripted reader that marks triggers too."""

    marks: tuple[str, ...] = ()

    def read(self, passages):  # type: ignore[no-untyped-def]
        return [
            type(reading)(
                reading.attributions,
                reading.entities,
                reading.names,
                reading.toponyms,
                tuple(
                    ScoredSpan(s, "action", 0.9)
                    for mark in self.marks
                    for s in occurrences(passage, mark)
                ),
            )
            for passage, reading in zip(passages, super().read(passages), strict=True)
        ]


def events(text: str, *marks: str) -> list[tuple[str, float]]:
    reader = MarkingReader()
    reader.marks = marks
    found = understand(article(text), reader=reader)
    assert all(isinstance(e.type, EventType) for e in found.events)
    return [(e.trigger.of(text), e.score) for e in found.events]


def test_the_models_marks_give_the_score_and_tell_verbs_from_nouns() -> None:
    text = "Rebels attack it and men shell it as a raid began."
    assert events(text) == [("attack", SCORE), ("shell", SCORE), ("raid", SCORE)]
    assert events(text, "attack") == [("attack", 0.9), ("raid", UNMARKED)]


@pytest.mark.parametrize(
    ("text", "verbal"),
    [
        ("The rebels attack the town.", True),
        ("Rebel attacks may end soon.", False),
        ("The border clashes say much.", False),
    ],
)
def test_words_before_a_finite_verb_are_its_subject(text: str, verbal: bool) -> None:
    whole = (Span(0, len(text)),)
    ((trigger,),) = find_triggers(cut_words(text, whole), whole, ())
    assert trigger.verbal is verbal
