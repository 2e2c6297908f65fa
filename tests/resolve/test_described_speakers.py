"""Speakers whom a report describes: by number, faith, age, trade, medium or a quotation's end."""

from __future__ import annotations

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page

PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A number of residents", "~residents"),
        ("A large number of the parties", "?"),
        ("Many Egyptians", "~Egyptians"),
        ("One Egyptian living near the dam", "~Egyptian living near the dam"),
        ("The Egyptians", "Egypt"),
        ("Sunni religious and political leaders", "~Sunni religious and political leaders"),
        ("Medical and military sources", "~Medical and military sources"),
        ("Norland's Christian and Druze leaders", "~Norland's Christian and Druze leaders"),
        ("Amateur video out of Ruwan", "~Amateur video out of Ruwan"),
        ("A report in the New York Times", "The New York Times"),
        ("A report in the city", "~report in the city"),
        ("A statement by Hanoi", "Vietnam"),
        ("A statement by a Hanoi think-tank", "~statement by a Hanoi think-tank"),
        ("Vietnam's military newspaper", "~Vietnam's military newspaper"),
        ("An Islamic State", "Islamic State"),
        ("An Islamic State spokesman", "~Islamic State spokesman"),
        ("Climate Service's senior meteorologist Orm Tarnow", "Orm Tarnow"),
        ("The BBC's Orm Hale Tarnow, on the border,", "Orm Hale Tarnow"),
        ("End Quote Resident of Ruwan The aid worker", "~aid worker"),
        ("Quote Orm Tarnow Exiled former deputy Opposition activists", "~Opposition activists"),
    ],
)
def test_sources_described(source: str, name: str) -> None:
    page = Page(f"{source} says the road is shut.")
    page.says(source, "says", "the road is shut")
    assert page.speakers() == [name]


def test_the_army_of_a_regime_is_its_states() -> None:
    page = Page("The army of the Assad regime said the road was shut.")
    page.says("The army of the Assad regime", "said", "the road was shut")
    assert page.resolved().speakers[0].actor == "syria-armed-forces"


def test_a_chinese_spokesman_is_called_by_his_first_word() -> None:
    page = Page("Spokesman Hong Baolin said it was calm. Spokesman Hong said no more.")
    page.names(PERSON, "Hong Baolin").says("Spokesman Hong Baolin", "said", "it was calm")
    page.says("Spokesman Hong", "said", "no more")
    assert page.speakers() == ["Hong Baolin", "Hong Baolin"]


def test_townspeople_are_many_and_no_she() -> None:
    page = Page("The townspeople said the road was shut. She wept, she said.")
    page.says("The townspeople", "said", "the road was shut")
    page.says("she", "said", "She wept", after="she said")
    assert page.speakers()[1] == "?"


def test_who_only_says_whose_fears_they_are_is_no_he() -> None:
    page = Page("The vote rests on voter fears that he lied. He rejected the charge.")
    page.says("voter", "fears", "that he lied").says("He", "rejected", "the charge")
    assert page.speakers() == ["~voter", "?"]


def test_a_person_of_an_age_is_who_spoke_last() -> None:
    page = Page("Engineer Karim Haddadin said it held. The 66-year-old said more would come.")
    page.names(PERSON, "Karim Haddadin").says("Engineer Karim Haddadin", "said", "it held")
    page.says("The 66-year-old", "said", "more would come")
    assert page.speakers() == ["Karim Haddadin", "Karim Haddadin"]


def test_which_after_a_country_is_its_government() -> None:
    page = Page("It was aimed at Washington, which urged calm. In Egypt, which says no, it is hot.")
    page.says("which", "urged", "calm").says("which", "says", "no", after="which says")
    assert page.speakers() == ["United States", "?"]


def test_the_body_that_somebody_speaks_of_is_another() -> None:
    page = Page("The Arab League welcomed the body which seeks peace.").names(BODY, "Arab League")
    page.says("The Arab League", "welcomed", "the body").says("which", "seeks", "peace")
    assert page.speakers() == ["Arab League", "?"]


@pytest.mark.parametrize("pronoun", ["It", "He"])
def test_a_source_that_nobody_names_goes_on_as_it_or_he(pronoun: str) -> None:
    page = Page(f"A military source said the road was shut. {pronoun} added that it was mined.")
    page.says("A military source", "said", "the road was shut")
    page.says(pronoun, "added", "that it was mined")
    assert page.speakers() == ["~military source", "~military source"]


def test_the_general_is_whose_rank_is_shortened_before_his_name() -> None:
    page = Page("Col. Gen. Orm Tarn left. The general said so. The mayor did not say so.")
    page.names(PERSON, "Col. Gen. Orm Tarn").says("The general", "said", "so")
    page.says("The mayor", "did not say", "so")
    assert page.speakers() == ["Orm Tarn", "~mayor"]


def test_a_member_of_the_group_is_nobody_who_is_named_after_him() -> None:
    page = Page("A member of the group said so. Orm Tarn, a baker, said no.")
    page.names(PERSON, "Orm Tarn").says("A member of the group", "said", "so")
    assert page.says("Orm Tarn", "said", "no").speakers()[0] == "~member of the group"


def test_the_defence_minister_is_not_the_unnamed_foreign_minister() -> None:
    page = Page("A foreign minister said so. The defence minister said no.")
    page.says("A foreign minister", "said", "so").says("The defence minister", "said", "no")
    assert page.speakers() == ["~foreign minister", "~defence minister"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Syria denied it with the foreign minister saying no.", "Walid al-Muallem"),
        ("Iran denied it with its foreign minister saying no.", "Mohammad Javad Zarif"),
        ("Iran denied it. The harbour minister was saying no.", "~harbour minister"),
    ],
)
def test_a_states_officer_speaks_for_it(text: str, speaker: str) -> None:
    page = Page(text).names(BODY, "Syria", "Iran")
    page.says(text.split(" ")[0], "denied", "it")
    source = next(
        s
        for s in ("the foreign minister", "its foreign minister", "The harbour minister")
        if s in text
    )
    assert page.says(source, "saying", "no").speakers()[-1] == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Orm Tarn WHO representative in Ravna", "Orm Tarn"),
        ("A beaming Orm Tarn", "Orm Tarn"),
        ("Harbour Watch 's Orm Tarn", "Orm Tarn"),
        ("-RRB- Orm Tarn", "Orm Tarn"),
        ("LRB- Editing by Ana Voss -RRB- Orm Tarn", "Orm Tarn"),
    ],
)
def test_a_name_is_found_beside_what_ran_into_it(source: str, speaker: str) -> None:
    page = Page(f"It was late. {source} said so.").names(PERSON, "Orm Tarn", "Ana Voss")
    page.names(BODY, "Harbour Watch").says(source.lstrip("-"), "said", "so")
    assert page.speakers() == [speaker]


def test_the_regimes_media_are_the_home_states() -> None:
    page = Page("Damascus is quiet. The regime's media said so. Aleppo is not.")
    page.names(PLACE, "Damascus", "Aleppo", literal=True).says("The regime's media", "said", "so")
    assert page.speakers() == ["Syrian state media"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("In Lebanon, the army said so.", "the army", "Lebanese Armed Forces"),
        ("In Lebanon the government said so.", "the government", "Lebanon"),
        ("In Damascus, the government said so.", "the government", "Syria"),
        ("Elsewhere the government said so.", "the government", "Syria"),
    ],
)
def test_a_sentence_tells_whose_army_it_means(text: str, source: str, speaker: str) -> None:
    page = Page(f"Damascus is quiet. Aleppo is not. The Syrian army left. {text}")
    page.names(PLACE, "Damascus", "Aleppo", literal=True).says(source, "said", "so")
    assert page.speakers() == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("The Iraqi", "?"), ("The Italian", "?"), ("The French", "France"), ("The Italians", "Italy")],
)
def test_one_of_a_people_is_no_government(source: str, speaker: str) -> None:
    page = Page(f"Damascus and Aleppo were quiet. {source} said so.")
    page.names(PLACE, "Damascus", "Aleppo", literal=True)
    assert page.says(source, "said", "so").speakers() == [speaker]


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("Orm Tarn", "The same source", "Orm Tarn"),
        ("An army source", "The same source", "~army source"),
        ("Orm Tarn", "His manager", "~manager"),
    ],
)
def test_the_same_source_is_who_spoke_last_and_his_manager_is_not(
    first: str, second: str, speaker: str
) -> None:
    page = Page(f"{first} said no. {second} added this.").names(PERSON, "Orm Tarn")
    page.says(first, "said", "no").says(second, "added", "this")
    assert page.speakers()[1] == speaker


def test_who_says_one_thing_and_warns_of_another_is_one() -> None:
    page = Page("Iran waits, saying that it does and warning of war.").names(BODY, "Iran")
    page.says("Iran", "saying", "that it does and warning of war")
    assert page.says("", "warning of", "war", parent=0).speakers() == ["Iran", "Iran"]


def test_an_alliance_is_the_coalition_only_by_name() -> None:
    text = "The Syrian Democratic Forces left. An ally of the coalition, which said so, came."
    page = Page(text).names(BODY, "Syrian Democratic Forces")
    assert page.says("which", "said", "so").speakers() == ["?"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The local agency Qasioun", "Qasioun News Agency"),
        ("Opposition channel Orient", "Orient News"),
        ("The local agency Kestravan", "Kestravan"),
        ("Kesh Post newspaper", "Kesh Post"),
        ("The Kesh Post newspaper", "Kesh Post"),
        ("A Kesh Post newspaper", "~Kesh Post newspaper"),
        ("The Friday newspaper", "~Friday newspaper"),
        ("The Damascus newspaper", "~Damascus newspaper"),
        ("Anatolia news agency", "Anadolu Agency"),
    ],
)
def test_a_medium_is_named_by_the_noun_beside_it(source: str, speaker: str) -> None:
    page = Page(f"The Syrian Arab News Agency said no. {source} said so.")
    page.names(BODY, "Syrian Arab News Agency").says("The Syrian Arab News Agency", "said", "no")
    assert page.says(source, "said", "so").speakers()[1] == speaker


@pytest.mark.parametrize(
    ("told", "source", "speaker"),
    [
        (
            "Al Jazeera said no. The channel said no. Al Arabiya said no.",
            "The channel",
            "Al Arabiya",
        ),
        ("Hezbollah said no. Hamas said no.", "The group", "Hamas"),
        (
            "Iran's Foreign Ministry said no. Russia said no.",
            "The foreign ministry",
            "Russian Foreign Ministry",
        ),
        (
            "Iran's Foreign Ministry said no. Orm Tarn said no.",
            "The foreign ministry",
            "Iranian Foreign Ministry",
        ),
    ],
)
def test_who_spoke_last_is_meant_by_the_noun_of_several(
    told: str, source: str, speaker: str
) -> None:
    page = Page(f"{told} {source} added this.").names(PERSON, "Orm Tarn")
    names = ("Al Jazeera", "Al Arabiya", "Hezbollah", "Hamas", "Iran's Foreign Ministry", "Russia")
    page.names(BODY, *names)
    for one in told.split(" said no.")[:-1]:
        page.says(one.strip(), "said", "no")
    assert page.says(source, "added", "this").speakers()[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Orm Voss and Ivo Tarn met in May. He said so.", "?"),
        ("Orm Voss met Ivo Tarn in May. He said so.", "Orm Voss"),
        ("Orm Voss met Ivo Tarn and left. He said so.", "Orm Voss"),
    ],
)
def test_of_two_who_open_a_sentence_he_is_neither(text: str, speaker: str) -> None:
    page = Page(text).names(PERSON, "Orm Voss", "Ivo Tarn")
    assert page.says("He", "said", "so").speakers() == [speaker]


def test_of_two_fronts_the_front_is_the_one_told_of_last() -> None:
    page = Page("The Nusra Front left. The Levant Front lost. The Front said so.")
    page.names(BODY, "Nusra Front", "Levant Front").says("The Front", "said", "so")
    assert page.speakers() == ["Levant Front"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Barack Obama left. In Turkey, the president said so.", "~president"),
        ("Recep Tayyip Erdogan left. In Turkey, the president said so.", "Recep Tayyip Erdoğan"),
        ("In Turkey, the president said so. Barack Obama said no.", "~president"),
        ("Barack Obama left. In Paris, the president said so.", "Barack Obama"),
    ],
)
def test_a_president_in_a_country_is_its_own_or_open(text: str, speaker: str) -> None:
    page = Page(text).names(PERSON, "Barack Obama", "Recep Tayyip Erdogan")
    page.says("the president", "said", "so")
    if "Obama said no" in text:
        page.says("Barack Obama", "said", "no")
    assert page.speakers()[0] == speaker


def test_the_letter_is_of_the_unnamed_one_who_spoke_of_it() -> None:
    page = Page("A port official said in a letter it was over. The letter called for peace.")
    page.says("A port official", "said", "it was over").says("The letter", "called for", "peace")
    assert page.speakers() == ["~port official"] * 2


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Norway's central bank", "norway"),
        ("Norway's finance minister", "norway"),
        ("Norway's opposition leader", None),
        ("Norway's truck drivers", None),
        ("Norway's largest parties", None),
        ("U.S. employers", None),
    ],
)
def test_a_state_speaks_by_its_offices_and_not_by_all_who_live_there(
    source: str, body: str | None
) -> None:
    page = Page(f"{source} said the road was shut.").says(source, "said", "the road was shut")
    (speaker,) = page.resolved().speakers
    assert (speaker.actor, speaker.body) == (None, body)
