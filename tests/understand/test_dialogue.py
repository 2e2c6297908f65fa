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
