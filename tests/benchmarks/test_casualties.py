from __future__ import annotations

import pytest
from benchmarks.casualties import Casualties, casualty_slots

from counterclaim.records import Factuality
from tests.compare.truce_world import Happened, World, reading


def slots(text: str, *events: Happened) -> Casualties:
    return casualty_slots(reading(text, events=events), view=World())


def test_the_figures_of_the_lead_are_told_apart_by_who_was_killed() -> None:
    found = slots(
        "Shells killed 12 people in Aster, including 3 children and 2 women, on Monday."
        " At least 5 fighters were killed near Old Mill. More than 9000 people have been killed"
        " since 2011."
    )
    assert (found.killed_civilians, found.killed_children, found.killed_women) == (12, 3, 2)
    assert found.killed_combatants == 5


def test_a_figure_of_civilians_goes_before_one_of_people_and_exact_before_vague() -> None:
    assert slots("Dozens were killed. Of 20 people killed 10 civilians were killed at home.") == (
        Casualties(killed_civilians=10)
    )


def test_a_part_of_the_dead_is_not_all_of_them() -> None:
    assert slots("Two nurses among 31 dead in Aster.").killed_civilians == 31


def test_only_the_head_of_a_report_tells_its_dead_of_a_kind() -> None:
    later = "They spoke of peace. " * 40
    found = slots(f"Shells killed 12 people in Aster. {later}Last year 5 fighters were killed.")
    assert (found.killed_civilians, found.killed_combatants) == (12, None)
    found = slots(f"Shells killed 12 people in Aster. {later}Last year 30 civilians were killed.")
    assert found.killed_civilians == 12
    assert slots(f"Shells hit Aster. {later}They killed 30 civilians.").killed_civilians == 30


def test_children_and_women_alone_are_the_civilians() -> None:
    found = slots("Shells killed 3 children and 2 women in Aster.")
    assert (found.killed_civilians, found.killed_children, found.killed_women) == (5, 3, 2)


def test_a_single_child_counts_as_one() -> None:
    assert slots("Shells killed four civilians including a child in Aster.").killed_children == 1


def test_what_is_not_said_stays_none() -> None:
    assert slots("They met again and spoke of peace.") == Casualties()


def test_the_actor_is_the_doer_of_the_killing() -> None:
    found = slots(
        "Marland army air strikes killed 12 people in Aster.",
        Happened(
            "air strikes", mode="aerial", actor="Marland army", factuality=Factuality.REPORTED
        ),
    )
    assert (found.actor, found.actor_id) == ("Marland army", "marland-army")
    assert found.location == ("Norden",)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Air strikes killed 12 people.", "shelling"),
        ("A car bomb killed 12 people.", "explosion"),
        ("A sarin attack killed 12 people; shells fell later.", "chemical"),
        ("Gunmen executed 12 people after shelling the town.", "execution"),
        ("Clashes killed 12 people.", "shooting"),
        ("The bombing of the town by jets, with air strikes at noon, killed 12.", "shelling"),
        ("Hunger killed 12 people.", None),
    ],
)
def test_the_cause_is_read_from_the_head(text: str, cause: str | None) -> None:
    assert slots(text).cause == cause
