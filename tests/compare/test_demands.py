"""Demands and unmet obligations: who asks what of whom."""

from __future__ import annotations

import pytest

from counterclaim.compare.statements import compare_statements
from counterclaim.records import Demand, DemandKind, Reading, Stance
from tests.compare.truce_world import AGREEMENTS, Said, World, reading


def demands(*readings: Reading) -> tuple[Demand, ...]:
    return compare_statements(readings, AGREEMENTS, view=World()).demands


@pytest.mark.parametrize(
    ("text", "said", "addressee"),
    [
        (
            "Ivo Varga urged Kelia to separate Stone Brigade from Black Banner.",
            Said("Ivo Varga", "urged", "Kelia to separate Stone Brigade from Black Banner"),
            "kelia",
        ),
        (
            "Ivo Varga called for a halt to Kelian strikes.",
            Said("Ivo Varga", "called for", "a halt to Kelian strikes"),
            "kelia",
        ),
        (
            "Ivo Varga demanded that Kelia withdraw its troops.",
            Said("Ivo Varga", "demanded", "that Kelia withdraw its troops"),
            "kelia",
        ),
        (
            "Ivo Varga called for a halt to Kelian raids to allow aid in.",
            Said("Ivo Varga", "called for", "a halt to Kelian raids to allow aid in"),
            "kelia",
        ),
        (
            "Ivo Varga called for a ceasefire.",
            Said("Ivo Varga", "called for", "a ceasefire"),
            None,
        ),
    ],
)
def test_who_asks_and_of_whom(text: str, said: Said, addressee: str | None) -> None:
    asked = Said(said.source, said.cue, said.content, Stance.DEMANDS)
    (one,) = demands(reading(text, said=[asked]))
    assert (one.kind, one.issuer, one.addressee) == (DemandKind.DEMAND, "varga", addressee)
    told = said.content.removeprefix("Kelia ") if "urged Kelia" in text else said.content
    assert one.what.of(text) == told  # whom it is asked of is not what is asked


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Ivo Varga warned Kelia to stop its attacks.", "kelia"),
        ("Ivo Varga warned early on to stop its attacks.", None),
    ],
)
def test_who_is_warned_to_stop_is_asked_to(text: str, addressee: str | None) -> None:
    said = Said("Ivo Varga", "warned", "to stop its attacks", Stance.WARNS)
    found = demands(reading(text, said=[said]))
    assert [d.addressee for d in found] == [addressee] * bool(addressee)


def test_a_halt_to_the_acts_of_two_asks_both() -> None:
    text = "Ivo Varga called for a halt to Kelian and Marlander attacks."
    said = Said("Ivo Varga", "called for", text[21:-1], Stance.DEMANDS)
    assert [d.addressee for d in demands(reading(text, said=[said]))] == ["kelia", "marland"]


def test_what_must_be_done_is_asked_of_who_must() -> None:
    text = "Ivo Varga said that Kelia must stop arming Stone Brigade."
    said = Said("Ivo Varga", "said", "that Kelia must stop arming Stone Brigade")
    (one,) = demands(reading(text, said=[said]))
    assert (one.issuer, one.addressee) == ("varga", "kelia")


def test_a_demand_that_is_no_matter_of_the_fighting_is_left_out() -> None:
    text = "Ivo Varga urged Kelia to send a football team."
    said = Said("Ivo Varga", "urged", "Kelia to send a football team", Stance.DEMANDS)
    assert demands(reading(text, said=[said])) == ()


def test_nobody_asks_its_own_side() -> None:
    text = "Ivo Varga urged Ostra to respect the truce."
    said = Said("Ivo Varga", "urged", "Ostra to respect the truce", Stance.DEMANDS)
    assert demands(reading(text, said=[said])) == ()


def test_an_unmet_obligation_names_its_allegation_and_what_was_to_be_done() -> None:
    text = "Ivo Varga said that Kelia never delivered on its obligation to separate the rebels."
    content = "that Kelia never delivered on its obligation to separate the rebels"
    found = compare_statements(
        [reading(text, said=[Said("Ivo Varga", "said", content)])], AGREEMENTS, view=World()
    )
    (one,) = found.demands
    assert one.kind is DemandKind.UNMET
    assert (one.issuer, one.addressee) == ("varga", "kelia")
    assert one.allegation == found.allegations[0].id
    assert one.what.of(text) == "separate the rebels"


def test_a_question_asks_for_an_answer_alone() -> None:
    text = "Ivo Varga asked: when will Kelia stop its attacks?"
    said = Said("Ivo Varga", "asked", "when will Kelia stop its attacks?", Stance.DEMANDS)
    assert demands(reading(text, said=[said])) == ()


@pytest.mark.parametrize(
    ("lead", "cue", "content", "count"),
    [
        ("", "wants", "to pull its troops out", 0),
        ("", "wants", "Kelia to pull its troops out", 1),
        ("It would fail if ", "asked", "Kelia to pull its troops out", 0),
    ],
)
def test_an_own_wish_and_what_would_be_asked_are_no_demands(
    lead: str, cue: str, content: str, count: int
) -> None:
    told = Said("Ostra", cue, content, Stance.DEMANDS)
    assert len(demands(reading(f"{lead}Ostra {cue} {content}.", said=[told]))) == count


@pytest.mark.parametrize(("between", "count"), [("repeated", 1), ("knew there were", 0)])
def test_calls_that_there_are_have_no_issuer(between: str, count: int) -> None:
    assert (
        len(demands(reading(f"Stone Brigade {between} calls for a halt to Kelian strikes.")))
        == count
    )


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("Kelia must withdraw its troops", 1),
        ("Kelia must be behind the strikes", 0),
        ("strikes by Kelia must be stopped", 1),
        ("pressure must be put on Kelia to withdraw its troops", 1),
        ("Kelia speaks of a truce, which must be observed", 0),
        ("Kelia told him that we must withdraw the troops", 0),
    ],
)
def test_a_must_asks_something_of_its_subject(content: str, count: int) -> None:
    told = reading(f"Ivo Varga said {content}.", said=[Said("Ivo Varga", "said", content)])
    assert len(demands(told)) == count


@pytest.mark.parametrize(
    ("text", "source", "cue", "count"),
    [
        ("Kelia has yet to accede to demands that Ostra stop the strikes.", "Kelia", "demands", 0),
        ("Kelia and others disobeyed orders to stop the strikes.", "Kelia", "orders", 0),
        ("Kelia, which denies it all, demands that Ostra stop the strikes.", "Kelia", "demands", 1),
        ("Kelia ordered air strikes on Aster to stop Ostra.", "Kelia", "ordered", 0),
        ("Kelia ordered that Ostra stop the strikes.", "Kelia", "ordered", 1),
    ],
)
def test_who_is_asked_or_acts_himself_demands_nothing(
    text: str, source: str, cue: str, count: int
) -> None:
    content = text.split(f"{cue} ")[1].rstrip(".")
    told = reading(text, said=[Said(source, cue, content, Stance.DEMANDS)])
    found = compare_statements([told], AGREEMENTS, view=World()).demands
    assert len(found) == count


def test_where_those_live_who_are_asked_is_asked_for_nothing() -> None:
    content = "militants in Ostra and Kelia to lay down arms"
    said = [Said("Ivo Varga", "called on", content, Stance.DEMANDS)]
    told = reading(f"Ivo Varga called on {content}.", said=said)
    found = compare_statements([told], AGREEMENTS, view=World()).demands
    assert [d.addressee_text for d in found] == ["militants"]
