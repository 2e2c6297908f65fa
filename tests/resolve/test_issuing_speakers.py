"""Papers, offices and bodies that speak through what they issue, or by a phrase of their own."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("the Washington Post", "The Washington Post"),  # no document
        ("a report in the Orlin Herald", "Orlin Herald"),
        ("a commentary in the Orlin Tarna newspaper", "Orlin Tarna"),
        ("a report on Al Jazeera", "Al Jazeera"),
        ("a report on Twitter", "~report on Twitter"),
        ("a report on the army", "~report on the army"),
        ("a report in the north", "~report in the north"),
        ("a story in the Orlin valley", "~story in the Orlin valley"),
        ("a Kremlin statement", "Russia"),
        ("Kremlin footage", "~Kremlin footage"),
        ("Kenyan state television", "Kenyan state television"),
        ("Kenya's state-run radio", "Kenyan state-run radio"),
        ("Kenyan television", "~Kenyan television"),
        ("The Department of Harbours", "Department of Harbours"),
        ("The department of harbours", "?"),
        ("The al-Dorran clan", "al-Dorran clan"),
        ("the clan", "?"),
        ("The coalition, which calls itself the Orlin Shield,", "Orlin Shield"),
        ("army commander Nasser Haj Tarrad", "Nasser Haj Tarrad"),
        ("the Hajj Ismail Tarrad", "Ismail Tarrad"),
    ],
)
def test_a_phrase_names_who_speaks(source: str, speaker: str) -> None:
    page = Page(f"A bridge fell. Ten were hurt, {source} said.")
    assert page.says(source, "said", "Ten were hurt").speakers() == [speaker]


@pytest.mark.parametrize(
    ("words", "source", "speaker"),
    [
        ("Minister Orm Voss left early", "his office", "Orm Voss"),
        ("Minister Orm Voss left early", "Orm Voss's office", "Orm Voss"),
        ("Minister Orm Voss left early", "Orm Vosss office", "Orm Voss"),
        ("The minister left early", "his office", "?"),
        ("The minister left early", "the minister's office", "?"),
    ],
)
def test_an_office_speaks_for_whose_it_is(words: str, source: str, speaker: str) -> None:
    page = Page(f"{words}, {source} said. It said he would be back.")
    page.names(PERSON, "Orm Voss").says(source, "said", words)
    page.says("It", "said", "he would be back")
    assert page.speakers()[0] == speaker
    assert page.speakers()[1] in (speaker, "?")


def test_a_ministrys_statement_is_of_the_country_told_of() -> None:
    page = Page("In Iraq a Defence Ministry statement said ten fell.")
    page.names(MentionKind.PLACE, "Iraq")
    page.says("a Defence Ministry statement", "said", "ten fell")
    assert page.speakers() == ["Iraqi Defence Ministry"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Irans foreign minister", "Mohammad Javad Zarif"),
        ("Paris mayor", "~Paris mayor"),  # no genitive
    ],
)
def test_a_genitive_without_its_apostrophe_is_one(source: str, speaker: str) -> None:
    page = Page(f"{source} said the talks would go on.")
    assert page.says(source, "said", "the talks would go on").speakers() == [speaker]


def test_a_bracket_does_not_part_a_group_from_its_name() -> None:
    page = Page("The Islamic State (ISIS IS) terrorist group on Monday claimed a blast.")
    page.says("terrorist group", "claimed", "a blast")
    assert page.speakers() == ["Islamic State"]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ('"The Orlin Front asks Norland for help"', "Orlin Front"),
        ('"The roads of the Orlin Front are shut"', "?"),  # the words are of the roads
        ('"The Syrian army lost ten"', "?"),  # no army is called the body
    ],
)
def test_the_body_is_the_one_that_its_own_words_open_with(said: str, speaker: str) -> None:
    page = Page(f"{said} the body said.").names(BODY, "Orlin Front")
    page.names(MentionKind.STATE_BODY, "Syrian army")
    assert page.says("the body", "said", said).speakers() == [speaker]


def test_the_newspaper_is_the_medium_called_so_before() -> None:
    page = Page("The Times of Israel newspaper told of it. A raid took place, the newspaper said.")
    page.says("The Times of Israel newspaper", "told of", "it")
    page.says("the newspaper", "said", "A raid took place")
    assert page.speakers() == ["The Times of Israel"] * 2


def test_who_is_called_mr_is_the_one_in_office_and_no_town() -> None:
    page = Page("Mr Hague said talks went on.", day=date(2011, 6, 12))
    assert page.says("Mr Hague", "said", "talks went on").speakers() == ["William Hague"]
    later = Page("Mr Hague said talks went on.", day=date(2016, 6, 12))
    assert later.says("Mr Hague", "said", "talks went on").speakers() == ["?"]


def test_a_reporter_in_a_byline_is_nobody_told_of() -> None:
    page = Page(
        "Orm Voss said they would leave. Ivo Tarn BBC News, Norport The news came a day after. "
        "He had warned of it."
    )
    page.names(PERSON, "Orm Voss", "Ivo Tarn").names(MentionKind.MEDIA, "BBC News")
    page.says("Orm Voss", "said", "they would leave").says("He", "had warned of", "it")
    assert page.speakers() == ["Orm Voss"] * 2


def test_who_sends_an_envoy_does_not_speak_with_him() -> None:
    source = "Kofi Annan, sent by the United Nations and the Arab League,"
    page = Page(f"{source} said talks went on.").names(PERSON, "Kofi Annan")
    assert page.says(source, "said", "talks went on").speakers() == ["Kofi Annan"]


def test_members_listed_without_commas_all_speak() -> None:
    source = "Council members France Germany and South Korea"
    page = Page(f"{source} said talks went on.").says(source, "said", "talks went on")
    assert page.speakers() == ["France", "Germany", "South Korea"]


def test_a_person_of_an_age_spoke_before_he_was_told_of_again() -> None:
    page = Page("Orm Voss said no. Orm Voss, a teacher, had fled. The 66-year-old said more.")
    page.names(PERSON, "Orm Voss").says("Orm Voss", "said", "no")
    assert page.says("The 66-year-old", "said", "more").speakers() == ["Orm Voss"] * 2


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("An activist, identified only as Orm Tarn,", "Orm Tarn"),
        ("A doctor going by the name of Dr. Orm Tarn", "Orm Tarn"),
    ],
)
def test_an_alias_is_a_name(source: str, speaker: str) -> None:
    page = Page(f"{source} said three had come. Ana Voss said ten had.")
    page.names(PERSON, "Orm Tarn", "Ana Voss").says(source, "said", "three had come")
    assert page.says("Ana Voss", "said", "ten had").speakers()[0] == speaker


def test_a_group_is_called_what_it_calls_itself_behind_the_source() -> None:
    page = Page("The coalition which calls itself the Orlin Shield said it would go on.")
    page.says("The coalition", "said", "it would go on")
    assert page.speakers() == ["Orlin Shield"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norland sent aid. Iran - Syria's closest ally - said no.", "Iran"),
        # Who is of a body speaks, not the body.
        ("Orm Voss of Iran - Syria's closest ally - said no.", "~Syria's closest ally"),
    ],
)
def test_what_dashes_close_says_more_of_who_stands_before(text: str, speaker: str) -> None:
    page = Page(text).names(MentionKind.STATE_BODY, "Iran")
    assert page.says("Syria's closest ally", "said", "no").speakers() == [speaker]


def test_a_relative_between_dashes_is_of_the_body_before() -> None:
    body = "Syrian Observatory for Human Rights"
    page = Page(f"The {body} is there. The monitor - which has sources there - said no.")
    page.names(BODY, body).says("which has sources there -", "said", "no")
    assert page.speakers() == [body]


def test_a_picture_run_into_a_title_is_not_its_subject() -> None:
    source = "UN resolution submitted Footage sent to the station"
    page = Page(f"Crisis: {source} shows tanks.").says(source, "shows", "tanks")
    assert page.speakers() == ["~Footage sent to the station"]


def test_state_tv_that_reports_is_the_home_s() -> None:
    page = Page("Syria is at war. A report on state TV said no.")
    page.names(MentionKind.PLACE, "Syria")
    assert page.says("A report on state TV", "said", "no").speakers() == ["Syrian state television"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        # A monitor of another country, which says nothing.
        ("Ten died in Yemen, a monitor said. Yemen met the {0}.", "a monitor", "~monitor"),
        ("Ten died in Yemen, the UK-based monitor said. Yemen met.", "the UK-based monitor", "?"),
    ],
)
def test_a_monitor_of_another_country_is_not_meant(text: str, source: str, speaker: str) -> None:
    page = Page(text.format("Syrian Observatory for Human Rights"))
    page.names(MentionKind.PLACE, "Yemen").names(BODY, "Syrian Observatory for Human Rights")
    assert page.says(source, "said", "Ten died in Yemen").speakers() == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A member of the armed group Ahrar al-Sham", "~member of the armed group Ahrar al-Sham"),
        ("The director of the news agency SANA", "~director of the news agency SANA"),
        ("The head of the organisation Orm Tarn", "Orm Tarn"),
        ("The armed group Ahrar al-Sham", "Ahrar al-Sham"),
    ],
)
def test_one_of_a_body_is_not_the_body_named_behind_him(source: str, speaker: str) -> None:
    page = Page(f"{source} said no.")
    assert page.says(source, "said", "no").speakers() == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Turkey's state-run news agency", "Anadolu Agency"),
        ("Kenya's state-run news agency", "~Kenya's state-run news agency"),
        ("Aleppo Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
        ("Aleppo Watch", "Aleppo Watch"),
    ],
)
def test_a_known_body_is_found_by_its_state_or_behind_a_place(source: str, speaker: str) -> None:
    page = Page(f"{source} said no.")
    assert page.says(source, "said", "no").speakers() == [speaker]


def test_all_who_agreed_to_it_speak() -> None:
    page = Page("A truce agreed by Russia and the United States in March has failed.")
    assert page.says("Russia", "agreed", "A truce").speakers() == ["Russia", "United States"]


@pytest.mark.parametrize("word", ["Unverified", "Unconfirmed", "Internet", "Friday's"])
def test_a_word_before_a_document_that_names_nobody_is_not_its_author(word: str) -> None:
    page = Page(f"{word} footage showed men at sea.").names(BODY, word.removesuffix("'s"))
    assert page.says(f"{word} footage", "showed", "men at sea").speakers() == [f"~{word} footage"]


@pytest.mark.parametrize("word", ["Mourners", "Crowds", "Inhabitants", "Ethnic Kurds", "Shi'ites"])
def test_a_crowd_at_the_start_of_a_sentence_is_no_name(word: str) -> None:
    page = Page(f"{word} said the road was shut.").names(BODY, word)
    assert page.says(word, "said", "the road was shut").speakers()[0] != word


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A statement by Turkish officials", "Turkey"),
        ("A statement by Sudanese Presidency", "Sudan"),
        ("A video by Turkish activists", "~video by Turkish activists"),
        ("A survey of Turkish voters", "~survey of Turkish voters"),
        ("Turkish tribal figures", "~Turkish tribal figures"),
    ],
)
def test_a_document_is_a_states_if_its_servants_made_it(source: str, speaker: str) -> None:
    page = Page(f"{source} told of floods.").says(source, "told of", "floods")
    assert page.speakers() == [speaker]
