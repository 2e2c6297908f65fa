"""Turns of a printed dialogue are their speaker's from end to end."""

from __future__ import annotations

import pytest

from counterclaim.records import Attribution
from counterclaim.understand import understand
from tests.understand.scripted import Said, ScriptedReader, article

ASKED = "Herald: The ministry says you broke the truce. How do you answer?"
ANSWERED = "Tarn: We deny it. The guards fired first."
AGAIN = "Herald: Will you leave?"
LAST = "Tarn: No. Orm Voss told Kesh that we stay. It is ours."


def said(*lines: str, said: tuple[Said, ...] = ()) -> list[tuple[str, str, str | None]]:
    text = "\n\n".join(lines)
    found = understand(article(text), reader=ScriptedReader(said=said)).attributions

    def source(one: Attribution | None) -> str | None:
        return one.source[0].of(text) if one else None

    by_id = {one.id: one for one in found}
    return [
        (
            one.source[0].of(text),
            " | ".join(part.of(text) for part in one.content),
            source(by_id.get(one.parent or "")),
        )
        for one in found
    ]


def test_a_turn_is_all_of_its_speaker() -> None:
    assert said(ASKED, ANSWERED, AGAIN, "Tarn: No, we stay where we are.") == [
        ("Herald", "The ministry says you broke the truce. How do you answer?", None),
        ("Tarn", "We deny it. The guards fired first", None),
        ("Herald", "Will you leave?", None),
        ("Tarn", "No, we stay where we are", None),
    ]


def test_what_a_turn_tells_of_others_ends_with_its_sentence() -> None:
    told = ("Orm Voss", "told", "that we stay | It is ours")
    found = said(ASKED, ANSWERED, AGAIN, LAST, said=(told,))
    assert ("Tarn", "No. Orm Voss told Kesh that we stay. It is ours", None) in found
    assert ("Orm Voss", "that we stay", "Tarn") in found


@pytest.mark.parametrize("lines", [(ANSWERED, LAST), ("Kesh: Nine died.", "Kesh: Two left.", LAST)])
def test_lines_without_a_question_are_no_dialogue(lines: tuple[str, ...]) -> None:
    assert said(*lines) == []


def test_each_line_of_a_passage_is_a_turn_of_its_own() -> None:
    text = "A talk in Kesh.\n\nHerald: Will you go?\nTarn: No, we stay here.\n"
    text += "Herald: For how long?\nTarn: As long as it takes."
    found = understand(article(text), reader=ScriptedReader()).attributions
    assert [a.content[0].of(text) for a in found] == [
        "Will you go?",
        "No, we stay here",
        "For how long?",
        "As long as it takes",
    ]


def test_a_transcript_whose_lines_open_with_a_mark_is_a_dialogue() -> None:
    lines = ('"Herald: Will you go, then?', '"Tarn: No, we stay.', '"Herald: Why do you stay?')
    assert [source for source, _, _ in said(*lines, '"Tarn: It is ours.')] == [
        "Herald",
        "Tarn",
        "Herald",
        "Tarn",
    ]
