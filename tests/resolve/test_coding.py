from __future__ import annotations

import pytest

from counterclaim.knowledge import load_knowledge
from counterclaim.resolve import actor_code, actor_parts


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the Italian government", "ITAGOV"),
        ("Italy", "ITA"),
        ("Turkish soldiers", "TURMIL"),
        ("rebels", "---REB"),
        ("lawmakers from South Korea", "KORLEG"),
        ("the committee", None),
        ("the Italian attorney general", "ITA"),
        ("Italian generals", "ITAMIL"),
        ("the mayor of the West Bank city of Orm", "---GOV"),
        ("the UN envoy Ana Voss", "IGOUNO"),
        ("the Bolivian opposition leader", "BOLOPP"),
        ("a Peruvian army spokesman", "PERMIL"),
        ("the Kenyan leader", "KENGOV"),
        ("Danish aid workers", "DNKCVL"),
        ("oil workers", "---LAB"),
        ("Rwandan refugees", "RWAREF"),
        ("the Kelian Union", None),
    ],
)
def test_a_phrase_gives_country_and_sector(phrase: str, code: str | None) -> None:
    assert actor_code(phrase, None, view=load_knowledge()) == code


def test_what_the_phrase_was_resolved_to_tells_more_than_its_words() -> None:
    view = load_knowledge()
    ministry = next(a for a in view.actors() if a.id == "italy-foreign-ministry")
    assert actor_code("the ministry", ministry, view=view) == "ITAGOV"
    assert actor_code("it", ministry, view=view) == "ITAGOV"


def test_an_international_body_is_of_no_state() -> None:
    view = load_knowledge()
    known = {a.id: a for a in view.actors()}
    assert actor_code("the UN", known["united-nations"], view=view) == "IGOUNO"
    assert actor_code("the league", known["arab-league"], view=view) == "IGO"
    assert actor_parts("the UN", known["united-nations"], view=view) == (None, "IGO")
    assert actor_parts("Turkish soldiers", None, view=view) == ("TUR", "MIL")
