"""Whom the words of an accusation name, however its verb parts them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from counterclaim.compare.statements import compare_statements
from counterclaim.records import Allegation, Stance
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading


def laid(
    text: str, said: Said, *, trigger: str = "", people: Mapping[str, str | None] | None = None
) -> tuple[Allegation, ...]:
    """What is alleged by one accusation in a text."""
    told = reading(
        text,
        said=[said],
        events=[Happened(trigger)] if trigger else [],
        people=people,
    )
    return compare_statements([told], AGREEMENTS, view=World()).allegations


def accusing(
    content: str, cue: str = "blamed", people: Mapping[str, str | None] | None = None
) -> list[str]:
    """The accused of what Ivo Varga says with a cue; their words where nobody is known."""
    said = Said("Ivo Varga", cue, content, Stance.ACCUSES)
    found = laid(f"Ivo Varga {cue} {content}.", said, people=people)
    return [a.perpetrator or a.perpetrator_text for a in found]


@pytest.mark.parametrize(
    ("cue", "rest"),
    [
        ("was accused of", "shelling Aster"),
        ("has repeatedly been accused", "of shelling Aster"),
        ("is blamed for", "the shelling"),
    ],
)
def test_who_is_accused_in_the_passive_is_named_before_the_verb(cue: str, rest: str) -> None:
    said = Said("", cue, "Stone Brigade", Stance.ACCUSES, more=rest)
    (found,) = laid(f"Stone Brigade {cue} {rest}.", said, trigger="shelling")
    assert (found.perpetrator, found.act) == ("stone-brigade", "shelling")
    assert len(found.span) == len(f"Stone Brigade {cue} {rest}")


def test_those_of_whom_a_participle_says_so_are_the_accused() -> None:
    said = Said("", "accused of", "shelling Aster", Stance.ACCUSES)
    text = "Stone Brigade accused of shelling Aster left the town."
    assert [a.perpetrator for a in laid(text, said, trigger="shelling")] == ["stone-brigade"]


@pytest.mark.parametrize(("cue", "relative"), [("accuses of", "which"), ("blames for", "whom")])
def test_whom_a_relative_clause_accuses_is_named_before_it(cue: str, relative: str) -> None:
    text = f"Stone Brigade, {relative} Ivo Varga {cue} shelling Aster, left the town."
    said = Said("Ivo Varga", cue, relative, Stance.ACCUSES, more="shelling Aster")
    (found,) = laid(text, said, trigger="shelling")
    assert (found.alleger, found.perpetrator, found.act) == ("varga", "stone-brigade", "shelling")


@pytest.mark.parametrize("cue", ["allegations of", "accusations of", "lay the blame for"])
def test_what_was_done_is_nobody_who_did_it(cue: str) -> None:
    assert accusing("looting and theft", cue) == []


@pytest.mark.parametrize("relative", [", which", " that", ""])
def test_what_a_relative_blames_on_somebody_is_told_before_it(relative: str) -> None:
    lead = "They met in the old town hall of Borin on Monday after the shelling of Aster"
    text = f"{lead}{relative} Ivo Varga blamed on Stone Brigade."
    parts = ("which", "Stone Brigade") if "which" in relative else ("Stone Brigade", "")
    said = Said("Ivo Varga", "blamed on", parts[0], Stance.ACCUSES, more=parts[1])
    (found,) = laid(text, said, trigger="shelling")
    assert (found.perpetrator, found.act) == ("stone-brigade", "shelling")
    told = found.span.of(text)
    assert told.split()[0] in lead.split()[4:7]  # from a whole word not long before it
    assert told.endswith("blamed on Stone Brigade")


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("the unrest on Stone Brigade", ["stone-brigade"]),
        ("the abduction, near the port of Aster, on Stone Brigade", ["stone-brigade"]),
        ("the unrest on Monday on Stone Brigade", ["stone-brigade"]),
        ("Stone Brigade on state television", ["stone-brigade"]),
        ("Kelia's crackdown on civilians for it", ["kelia"]),
        ("Kelia's crackdown on Stone Brigade", ["kelia"]),
        ("foreign actors for the unrest", ["foreign actors"]),
        ("the raid on Stone Brigade and that some civilians were hurt", ["stone-brigade"]),
    ],
)
def test_the_blame_is_laid_on_who_stands_behind_the_last_on(
    content: str, accused: list[str]
) -> None:
    assert accusing(content, people={"civilians": None, "foreign": None}) == accused


def test_who_is_charged_with_a_task_is_accused_of_nothing() -> None:
    assert accusing("the task of ending the war", "charged with") == []


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("Orm Tarn 's government of theft", ["marland"]),
        ("Stone Brigade fighting to overthrow Kelia of theft", ["stone-brigade"]),
    ],
)
def test_who_only_owns_or_is_fought_by_the_accused(content: str, accused: list[str]) -> None:
    people = {"Orm Tarn": "orm-tarn", "government": "marland"}
    assert accusing(content, "accused", people) == accused


def test_who_goes_on_blaming_somebody_is_the_subject_before() -> None:
    content = "Stone Brigade for the unrest"
    text = f"Kelia besieged Aster, blaming {content}."
    (found,) = laid(text, Said("", "blaming", content, Stance.ACCUSES))
    assert (found.alleger, found.perpetrator, found.outlet_voice) == (
        "kelia", "stone-brigade", False,
    )  # fmt: skip
