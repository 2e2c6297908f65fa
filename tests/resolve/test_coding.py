from __future__ import annotations

import pytest

from counterclaim.knowledge import load_knowledge
from counterclaim.resolve import actor_code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the Italian government", "ITAGOV"),
        ("Italy", "ITA"),
        ("Turkish soldiers", "TURMIL"),
        ("rebels", "---REB"),
        ("lawmakers from South Korea", "KORLEG"),
        ("the committee", None),
    ],
)
def test_a_phrase_gives_country_and_sector(phrase: str, code: str | None) -> None:
    assert actor_code(phrase, None, view=load_knowledge()) == code


def test_what_the_phrase_was_resolved_to_tells_more_than_its_words() -> None:
    view = load_knowledge()
    ministry = next(a for a in view.actors() if a.id == "italy-foreign-ministry")
    assert actor_code("the ministry", ministry, view=view) == "ITAGOV"
    assert actor_code("it", ministry, view=view) == "ITAGOV"
