from __future__ import annotations

from datetime import date

import pytest

from counterclaim.knowledge import KnowledgeBase, load_knowledge
from counterclaim.knowledge.roles import office


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load_knowledge()


@pytest.mark.parametrize(
    ("phrase", "day", "holder"),
    [
        ("the Russian foreign minister", date(2016, 5, 1), "sergei-lavrov"),
        ("Russia’s Foreign Minister", date(2016, 5, 1), "sergei-lavrov"),
        ("Minister of Foreign Affairs of Russia", date(2016, 5, 1), "sergei-lavrov"),
        ("US Secretary of State", date(2012, 5, 1), "hillary-clinton"),
        ("U.S. Secretary of State", date(2016, 5, 1), "john-kerry"),
        ("Secretary of State", date(2017, 5, 1), "rex-tillerson"),
        ("the British Foreign Secretary", date(2016, 7, 13), "boris-johnson"),
        ("the foreign secretary", date(2016, 7, 12), "philip-hammond"),
        ("Syrian President", date(2016, 1, 1), "bashar-al-assad"),
        ("president of Syria", date(2016, 1, 1), "bashar-al-assad"),
        ("the Turkish prime minister", date(2016, 5, 24), "binali-yildirim"),
        ("the Turkish prime minister", date(2016, 5, 23), "ahmet-davutoglu"),
        ("UN special envoy for Syria", date(2013, 3, 1), "lakhdar-brahimi"),
        ("the UN envoy to Syria", date(2016, 3, 1), "staffan-de-mistura"),
        ("UN Secretary-General", date(2017, 1, 1), "antonio-guterres"),
        ("Hezbollah secretary-general", date(2016, 1, 1), "hassan-nasrallah"),
        (
            "Secretary of Iran’s Supreme National Security Council",
            date(2016, 5, 30),
            "ali-shamkhani",
        ),
        ("commander of the Quds Force", date(2016, 1, 1), "qassem-soleimani"),
        ("Quds Force commander", date(2016, 1, 1), "qassem-soleimani"),
        (
            "director of the Syrian Observatory for Human Rights",
            date(2016, 1, 1),
            "rami-abdulrahman",
        ),
        ("chief of the Russian General Staff", date(2016, 6, 21), "valery-gerasimov"),
    ],
)
def test_an_office_leads_to_its_holder_on_that_day(
    kb: KnowledgeBase, phrase: str, day: date, holder: str
) -> None:
    assert [actor.id for actor, _ in kb.holders_of_phrase(phrase, day)] == [holder]


@pytest.mark.parametrize(
    "phrase",
    [
        "the former foreign minister of Russia",
        "foreign minister",
        "the president",
        "Syrian leader",
        "the Congolese president",
        "Russian gardener",
        "",
    ],
)
def test_what_does_not_tell_leads_nowhere(kb: KnowledgeBase, phrase: str) -> None:
    assert kb.holders_of_phrase(phrase, date(2016, 5, 1)) == ()


def test_a_state_is_not_the_coalition_of_its_opposition(kb: KnowledgeBase) -> None:
    presidents = kb.holders("president", of="syrian-national-coalition", on=date(2016, 6, 1))
    assert [actor.id for actor, _ in presidents] == ["anas-al-abdah"]


def test_without_a_day_all_holders_come_back(kb: KnowledgeBase) -> None:
    ids = {actor.id for actor, _ in kb.holders_of_phrase("US Secretary of State")}
    assert {"hillary-clinton", "john-kerry", "rex-tillerson"} <= ids


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Minister of Foreign Affairs", "foreign_minister"),
        ("secretary of defense", "defence_minister"),
        ("Gardener", None),
    ],
)
def test_titles_of_one_office_share_a_key(title: str, key: str | None) -> None:
    assert office(title) == key
