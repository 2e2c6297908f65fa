"""Who is meant by pronouns, descriptions and short names: cases met in war reports."""

from __future__ import annotations

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION


def test_who_spoke_goes_before_who_was_only_spoken_of() -> None:
    page = Page(
        "Engineer Karim Haddadin said the dam held. Crowds called for Omar Salehi to go. "
        "He said it would hold."
    )
    page.names(BODY, "Crowds").names(PERSON, "Karim Haddadin", "Omar Salehi")
    page.says("Engineer Karim Haddadin", "said", "the dam held")
    page.says("He", "said", "it would hold")
    assert page.speakers() == ["Karim Haddadin"] * 2


def test_a_long_quotation_goes_on_where_nobody_else_is_spoken_of() -> None:
    page = Page(
        "Mr Karim Haddadin said the dam held. It rained. It blew. It snowed. It froze. "
        "He added that it would hold."
    )
    page.names(PERSON, "Karim Haddadin")
    page.says("Mr Karim Haddadin", "said", "the dam held")
    page.says("He", "added", "that it would hold")
    assert page.speakers() == ["Karim Haddadin"] * 2


def test_authorities_are_they_and_not_it() -> None:
    text = "Rights groups counted ten. Syrian authorities say twenty died. {} said more would."
    for word, speaker in (("They", "Syria"), ("It", "?")):
        page = Page(text.format(word)).names(BODY, "Syrian authorities")
        page.says("Rights groups", "counted", "ten")
        page.says("Syrian authorities", "say", "twenty died")
        page.says(word, "said", "more would")
        assert page.speakers()[2] == speaker


def test_any_man_is_not_the_last_speaker() -> None:
    page = Page("Karim Haddadin said the dam held. The young man said he wanted to go.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "said", "the dam held")
    page.says("The young man", "said", "he wanted to go")
    assert page.speakers()[1] != "Karim Haddadin"


def test_a_prince_is_called_so_again() -> None:
    page = Page("Prince Karim Haddadin said the dam held. The prince said it would not last.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Prince Karim Haddadin", "said", "the dam held")
    page.says("The prince", "said", "it would not last")
    assert page.speakers() == ["Karim Haddadin"] * 2


def test_an_envoy_of_another_country_is_another() -> None:
    page = Page("Russian envoy Karim Haddadin complained. The Chinese envoy said it was late.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Russian envoy Karim Haddadin", "complained", "")
    page.says("The Chinese envoy", "said", "it was late")
    assert page.speakers()[1] != "Karim Haddadin"


def test_a_committee_of_the_league_is_not_the_league() -> None:
    page = Page("The Ruwan League's committee met on Friday. It said that the bridge was shut.")
    page.phrase("The Ruwan League's committee", BODY, name="Ruwan League")
    page.says("It", "said", "that the bridge was shut")
    assert page.speakers() == ["?"]


def test_a_statement_without_quotation_marks_is_whose_name_opens_it() -> None:
    page = Page("Minister Karim Haddadin said:\n\nThe dam holds. We hope for rain.")
    page.names(PERSON, "Karim Haddadin")
    page.says("We", "hope", "for rain")
    assert page.speakers() == ["Karim Haddadin"]


def test_the_forename_of_an_unknown_person_is_his() -> None:
    page = Page("Karim Haddadin met Lina Azizi. Karim said the dam held.")
    page.names(PERSON, "Karim Haddadin", "Lina Azizi", "Karim")
    page.says("Karim", "said", "the dam held")
    assert page.speakers() == ["Karim Haddadin"]


def test_a_forename_that_two_bear_is_neither_s() -> None:
    page = Page("Karim Haddadin met Karim Azizi. Karim said the dam held.")
    page.names(PERSON, "Karim Haddadin", "Karim Azizi", "Karim")
    page.says("Karim", "said", "the dam held")
    assert page.speakers()[0] not in ("Karim Haddadin", "Karim Azizi")


def test_our_correspondent_is_not_named_by_who_speaks_next() -> None:
    page = Page("Our correspondent says it is calm. Reporter Lina Azizi said the road was shut.")
    page.names(PERSON, "Lina Azizi")
    page.says("Our correspondent", "says", "it is calm")
    page.says("Reporter Lina Azizi", "said", "the road was shut")
    assert page.resolved().speakers[0].actor is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The BBC's Orm Tarnow, on the border,", "Orm Tarnow"),
        ("the BBC 's Orm Tarnow in Ruwan", "Orm Tarnow"),
        ("UN High Commissioner for Human Rights Navi Pillay", "Navi Pillay"),
        ("The Sunday Times", "The Sunday Times"),
        ("Everybody", "?"),
        ("If", "?"),
        ("Two", "?"),
        ("Political and religious leaders", "~Political and religious leaders"),
    ],
)
def test_sources_of_reports(source: str, name: str) -> None:
    page = Page(f"{source} says the road is shut.")
    page.says(source, "says", "the road is shut")
    assert page.speakers() == [name]


def test_a_rights_group_is_the_monitor_named_below() -> None:
    page = Page(
        "Ten were killed, a rights group said. The Syrian Observatory for Human Rights said more."
    )
    page.names(BODY, "Syrian Observatory for Human Rights")
    page.says("a rights group", "said", "Ten were killed")
    page.says("The Syrian Observatory for Human Rights", "said", "more", after="The Syrian")
    assert page.speakers() == ["Syrian Observatory for Human Rights"] * 2


@pytest.mark.parametrize(("words", "known"), [("the group", True), ("his group", False)])
def test_the_group_was_named_before_and_his_group_need_not_be(words: str, known: bool) -> None:
    text = "The Syrian Observatory for Human Rights, a group in Britain, spoke. "
    page = Page(f"{text}A spokesman left. Now {words} would count.")
    page.names(BODY, "Syrian Observatory for Human Rights").phrase(words, BODY)
    assert (page.links()[words].entity == "sohr") is known


@pytest.mark.parametrize(
    ("office", "same"),
    [
        ("The president", True),
        ("The president of Russia", True),
        ("The president of Armenia", False),
        ("The president of the Orma League", False),
    ],
)
def test_the_holder_of_another_office_is_not_who_was_called_so(office: str, same: bool) -> None:
    page = Page(f"President Vladimir Putin said the dam held. {office} said it would not last.")
    page.names(PERSON, "Vladimir Putin")
    page.says("President Vladimir Putin", "said", "the dam held")
    page.says(office, "said", "it would not last")
    assert (page.speakers()[1] == "Vladimir Putin") == same


@pytest.mark.parametrize(
    ("head", "phrase"),
    [
        ("President Vladimir Putin", "the North Korean leader"),
        ("President Vladimir Putin", "the North's leader"),
        ("The Russian government", "the U.N.-supported government"),
        ("The Russian government", "the African country"),
    ],
)
def test_another_states_leader_or_government_is_not_the_one_told_of(head: str, phrase: str) -> None:
    page = Page(f"{head} said the dam held. It was told to {phrase} on Monday.")
    page.phrase(head, PERSON if "Putin" in head else MentionKind.STATE_BODY, name=head[-14:])
    page.phrase(phrase, PERSON if "leader" in phrase else MentionKind.STATE_BODY)
    assert page.links()[phrase].entity is None


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("The government", "Canada"),
        ("The local government", "?"),
        ("The state government", "?"),
        ("The Ostmark government", "~Ostmark government"),
        ("The government of the vast northern region", "?"),
    ],
)
def test_the_government_of_a_part_is_not_the_lands(phrase: str, speaker: str) -> None:
    page = Page(f"Canada said ten fell. {phrase} said two did.").names(BODY, "Canada")
    page.says("Canada", "said", "ten fell").says(phrase, "said", "two did")
    assert page.speakers() == ["Canada", speaker]


@pytest.mark.parametrize(
    ("phrase", "same"),
    [("the head of the observatory", True), ("the head of the medical centre", False)],
)
def test_the_head_of_another_body_is_not_the_head_met(phrase: str, same: bool) -> None:
    page = Page(
        "The Syrian Observatory for Human Rights counted ten. Its head Rami Abdulrahman said so. "
        f"Later {phrase} said that two had died."
    )
    page.names(BODY, "Syrian Observatory for Human Rights").names(PERSON, "Rami Abdulrahman")
    page.phrase(phrase, PERSON)
    assert (page.links()[phrase].entity == "rami-abdulrahman") == same


@pytest.mark.parametrize(
    ("phrase", "same"),
    [("The Lebanese party", True), ("The Labour party", False), ("The Hezbollah party", True)],
)
def test_a_party_of_another_name_is_another(phrase: str, same: bool) -> None:
    page = Page(f"Hezbollah said ten fell. {phrase} said two did.").names(BODY, "Hezbollah")
    page.says("Hezbollah", "said", "ten fell").says(phrase, "said", "two did")
    assert (page.speakers()[1] == "Hezbollah") is same


def test_the_media_are_nobody_told_of() -> None:
    page = Page("Syrian state media told of ten dead. He may not speak to the media.")
    page.names(MentionKind.MEDIA, "Syrian state media").phrase("the media", MentionKind.MEDIA)
    assert page.links()["the media"].entity is None


@pytest.mark.parametrize(
    "phrase",
    [
        "The official",
        "The regional leader",
        "The London-based president",
        "The president of a country",
        "The leader of the Free Syrian Army",
    ],
)
def test_a_ruler_is_no_official_and_no_leader_of_a_smaller_circle(phrase: str) -> None:
    page = Page(f"President Bashar al-Assad spoke. {phrase} said no.")
    page.names(PERSON, "Bashar al-Assad").phrase(phrase, PERSON)
    assert page.links()[phrase].entity != "bashar-al-assad"


def test_a_community_of_a_faith_is_not_the_one_told_of() -> None:
    page = Page("The international community met. The Alawite community left.")
    page.names(BODY, "international community").phrase("The Alawite community", BODY)
    assert page.links()["The Alawite community"].entity is None


def test_an_office_goes_before_a_namesake_met_before() -> None:
    page = Page("Col Riad al-Asaad leads the rebels. President Assad spoke.")
    page.names(PERSON, "Riad al-Asaad").phrase("President Assad", PERSON, name="Assad")
    assert page.links()["President Assad"].entity == "bashar-al-assad"


def test_the_minister_named_between_commas_opens_his_sentence() -> None:
    page = Page(
        "Orm Tarn said ten fell. The minister, Karim Haddadin, gave the rebels a week or, he said, "
        "worse would come."
    )
    page.names(PERSON, "Orm Tarn", "Karim Haddadin").phrase("The minister", PERSON)
    page.says("Orm Tarn", "said", "ten fell")
    page.says("he", "said", "worse would come")
    assert page.speakers() == ["Orm Tarn", "Karim Haddadin"]


def test_the_government_team_is_not_the_groups() -> None:
    page = Page("The GLM team left. The Government team said no. The GLM team said yes.")
    page.phrase("The GLM team", BODY, name="GLM")
    page.says("The Government team", "said", "no")
    page.says("The GLM team", "said", "yes")
    assert page.speakers()[0] == "~Government team"
    assert page.speakers()[1] != "~Government team"


def test_a_people_of_two_states_is_of_no_third() -> None:
    page = Page("Rwandan soldiers came. The Congolese army said ten fell.")
    page.phrase("Rwandan soldiers", BODY).phrase("The Congolese army", BODY)
    page.says("The Congolese army", "said", "ten fell")
    assert page.links()["Rwandan soldiers"].entity == "rwanda-armed-forces"
    assert page.links()["The Congolese army"].entity != "rwanda-armed-forces"


def test_dissidents_of_a_group_are_not_the_group() -> None:
    page = Page("The Free Syrian Army left. Free Syrian Army dissidents stayed.")
    page.phrase("Free Syrian Army dissidents", BODY, name="Free Syrian Army")
    assert page.links()["Free Syrian Army dissidents"].entity is None


def test_it_is_not_the_body_right_before_it() -> None:
    page = Page(
        "The Ruwan Council met. The Guard had no part. The Guard it added was beaten.",
    )
    page.names(BODY, "Ruwan Council", "The Guard")
    page.says("it", "added", "was beaten")
    assert page.speakers() != ["The Guard"]


def test_the_humanitarian_organisation_is_an_aid_organisation() -> None:
    page = Page("Save the Children said schools fell. The humanitarian organisation said no.")
    page.names(BODY, "Save the Children")
    page.says("Save the Children", "said", "schools fell")
    page.says("The humanitarian organisation", "said", "no")
    assert page.speakers() == ["Save the Children"] * 2
