"""Parts of a toll, and who is counted far from what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.records import Article, DateBasis, Granularity, Interval, Published
from counterclaim.understand.quantities import find_quantities


def figures(text: str) -> list[tuple[float | None, str, str]]:
    """The low end of each figure with its unit and of whom it is."""
    day = Interval(date(2016, 5, 11), date(2016, 5, 12), Granularity.DAY)
    when = Published(day, DateBasis.METADATA)
    article = Article("a" * 16, "", b"", text, "", "t", "text/plain", when)
    return [(q.low, q.unit.value, q.of) for q in find_quantities(article)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Some 35 people were killed , including 13 in Kesh , nine in Alma and two in Tarn .",
            "killed killed killed killed",
        ),
        (
            "It said 39 people died on Monday, of whom 26 were in Kesh and six in Alma.",
            "killed killed killed",
        ),
        (
            "Some 58 people died in Orma on Tuesday - 24 soldiers, 30 civilians and four rebels.",
            "killed killed killed killed",
        ),
        (
            "Shells killed 66 civilians including 13 children in Kesh as well as three nurses.",
            "killed killed killed",
        ),
        (
            "They killed nine people, mostly farmers but also three soldiers.",
            "killed killed",
        ),
        ("The raid killed 14 gunmen from the Front and five civilians.", "killed killed"),
        ("Raids killed nine men in Kesh, and at least eight others in Alma.", "killed killed"),
        ("Nine died in Kesh, four in Alma , and another three in Tarn.", "killed killed killed"),
        ("Four people were killed, and 27 are missing.", "killed other"),
        ("Nine civilians were killed among them a child and two women.", "killed killed"),
        (
            "Nine civilians were killed including a child and 37 others were injured.",
            "killed wounded",
        ),
        ("Shells killed 14 gunmen five civilians.", "killed killed"),
        ("It counted 75 deaths, including two children.", "killed killed"),
        ("Three men were killed and 20 others suffered burns.", "killed people"),
        ("It held 75 prisoners and 30 guards.", "arrested fighters"),
        ("It lost 13 dead and 21 wounded guards.", "killed wounded"),
        ("It freed all 30 of them, and wounded Kelian reporters came too.", "other"),
        ("It treated 15 victims of the blast.", "people"),
        ("Nine were killed and dozens received treatment.", "killed wounded"),
    ],
)
def test_a_part_or_another_place_goes_on_from_the_count_before(text: str, units: str) -> None:
    assert [unit for _, unit, _ in figures(text)] == units.split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine residents of the besieged town were killed.", (9, "killed", "residents")),
        ("Six men from the Orma tribe were executed.", (6, "killed", "men")),
        ("Nine of those are reported to have died.", (9, "killed", "")),
        ("Nine `` terrorists '' had been killed there.", (9, "killed", "terrorists")),
        (
            "Dozens of rebels have so far been killed.",
            (24, "killed", "rebels"),
        ),
        (
            'Some 33 members of the "Front of Kesh" and "Men of Orma" groups were killed.',
            (33, "killed", "members"),
        ),
        ("Some 90 farmers , herders and guards have died.", (90, "killed", "farmers")),
        (
            "Some 90 people , including nurses and wounded patients , have been arrested.",
            (90, "arrested", "people"),
        ),
        ("Two of her brothers were detained.", (2, "arrested", "brothers")),
        ("There were 11 children among the dead.", (11, "killed", "children")),
        ("Two nurses among 31 dead in raid on Kesh.", (2, "killed", "nurses")),
        ("Among the dead were a woman and her two children.", (2, "killed", "children")),
        ("It resulted in the martyrdom of three citizens.", (3, "killed", "citizens")),
        ("It claimed the life of one nurse.", (1, "killed", "nurse")),
        ("It put the death toll from the raid at eight civilians.", (8, "killed", "civilians")),
        ("The toll of the raid on Kesh has risen to 82 people.", (82, "killed", "people")),
        ("That brings to 45 the number of civilians killed there.", (45, "killed", "civilians")),
        ("That brings to 45 the number killed there.", (45, "killed", "")),
        ("They saw dozens of dead children.", (24, "killed", "dead children")),
        ("Some 120 people were tortured to death.", (120, "killed", "people")),
        ("The strike left nine farmers dying.", (9, "killed", "farmers")),
        ("Some 70 regime and rebel fighters died.", (70, "killed", "regime and rebel fighters")),
        ("Some 70 Kelian army and police died.", (70, "killed", "Kelian army and police")),
        ("Nine of the boy 's fellow miners died.", (9, "killed", "boy 's fellow miners")),
        ("Dozens more were wounded.", (24, "wounded", "")),
        ("State media spoke of dozens of dead.", (24, "killed", "")),
        ("Scores of dead and wounded men lay there.", (40, "casualties", "")),
        ("It put the number of dead guards at 40.", (40, "killed", "guards")),
        ("The number killed in two days rose to 45.", (45, "killed", "")),
        ("The number of people evacuated stands at 40.", (40, "displaced", "people")),
        ("The death toll there was put at 2,000.", (2000, "killed", "")),
        ("Raid kills 20 Monitor", (20, "killed", "")),
        ("Raid kills five injures seven.", (5, "killed", "")),
        ("It killed 13 and 21 wounded guards fled.", (13, "killed", "")),
        ("Death tolls ranged from about 500 to 700.", (500, "killed", "")),
    ],
)
def test_what_became_of_those_counted(text: str, found: tuple[float, str, str]) -> None:
    assert figures(text)[0] == found


@pytest.mark.parametrize(
    "text",
    [
        "Kesh is one of Orma’s main towns.",
        "Boys at ages below eight were sent home.",
        "He was fifteen when his mother left.",
        "It was founded after 9\\/11 in the north.",
        "One activist said that it was calm.",
        "“It is calm,” said one resident of Kesh.",
        "The front, one of the armed factions, agreed.",
        "There is one reason for it.",
        "He lives at 12 Old Mill Road in Kesh.",
        "He was born in 622.",
        "The crisis is one the army will end.",
        "The second one waited there.",
        "Their hopes to become one are great.",
        "He turned 52 in the war.",
        "It was two thirds of it.",
        "The boy is six months old.",
        "Those of 65 and over went home.",
        "He quoted one of the officials as saying that it was calm.",
        "The hall - one of the oldest towers - fell.",
    ],
)
def test_speakers_names_ages_and_the_main_of_many_count_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_number_stands_behind_a_colon_too() -> None:
    assert figures("The number of factions in the truce has not changed: 69.") == [
        (69, "other", "factions")
    ]


def test_a_number_far_behind_a_toll_counts_no_dead() -> None:
    text = "That brought to 14 the number of people killed in the land of 20 million."
    assert figures(text) == [(14, "killed", "people")]
