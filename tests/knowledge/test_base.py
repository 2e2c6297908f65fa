from __future__ import annotations

from datetime import date

import pytest

from counterclaim.knowledge import KnowledgeBase, load_knowledge


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load_knowledge()


@pytest.mark.parametrize(
    ("text", "actor", "how"),
    [
        ("Syria", "syria", "name"),
        ("the Syrian government", "syria", "name"),
        ("Damascus", "syria", "metonym"),
        ("the Syrian regime", "syria", "description"),
        ("Washington", "united-states", "metonym"),
        ("the Japanese Foreign Ministry", "japan-foreign-ministry", "name"),
        ("the U.S. embassy in Syria", "united-states-embassy", "name"),
        ("al Qaeda’s Syrian branch", "jabhat-al-nusra", "description"),
        ("Jabhat Fateh al-Sham", "jabhat-al-nusra", "name"),
        ("Hayat Tahrir al-Sham", "hayat-tahrir-al-sham", "name"),
        ("“Jaish al-Fat’h”", "jaysh-al-fatah", "name"),
        ("Army of Islam", "jaysh-al-islam", "name"),
        ("ISIL", "islamic-state", "name"),
    ],
)
def test_a_name_finds_its_actor(kb: KnowledgeBase, text: str, actor: str, how: str) -> None:
    assert [(m.actor.id, m.how) for m in kb.matches(text)] == [(actor, how)]
    assert [found.id for found in kb.actors_named(text)] == [actor]


def test_an_embassy_ends_where_its_seat_is_named(kb: KnowledgeBase) -> None:
    assert kb.matches("the U.S. embassy in Damascus")
    assert not kb.matches("the U.S. embassy in Syria wrote on Tuesday")


@pytest.mark.parametrize("text", ["IS", "the regime", "the Front", "rebels"])
def test_a_name_that_needs_context_is_never_matched_alone(kb: KnowledgeBase, text: str) -> None:
    assert not kb.actors_named(text)
    assert kb.ambiguous_matches(text)


def test_a_renamed_group_is_one_actor_with_names_in_periods(kb: KnowledgeBase) -> None:
    (old,) = kb.matches("al-Nusra Front")
    (new,) = kb.matches("Jabhat Fateh al-Sham")
    assert old.actor is new.actor
    renamed = date(2016, 7, 28)
    assert old.valid_on(date(2016, 7, 27))
    assert not old.valid_on(renamed)
    assert new.valid_on(renamed)
    assert not new.valid_on(date(2017, 1, 28))


def test_a_successor_is_an_actor_of_its_own(kb: KnowledgeBase) -> None:
    successor = kb.actor("hayat-tahrir-al-sham")
    assert successor is not None
    assert "jabhat-al-nusra" in successor.predecessors
    assert successor.id != kb.actors_named("Jabhat al-Nusra")[0].id


def test_bodies_hang_below_their_government(kb: KnowledgeBase) -> None:
    assert kb.ancestors("france-air-force") == (
        "france-air-force",
        "france-armed-forces",
        "france",
    )


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iranian", "IR"), ("Iranians", "IR"), ("Turks", "TR"), ("US", "US"), ("American", "US")],
)
def test_a_demonym_finds_its_state(kb: KnowledgeBase, word: str, code: str) -> None:
    state = kb.state_of_demonym(word)
    assert state is not None
    assert state.code == code


def test_a_demonym_of_two_states_finds_neither(kb: KnowledgeBase) -> None:
    assert kb.state_of_demonym("Congolese") is None
