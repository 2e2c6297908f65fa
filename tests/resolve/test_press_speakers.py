"""Who speaks, by cases met in newswire, statements and press reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.records import MentionKind
from counterclaim.resolve.actors.names import family_keys, person_keys
from counterclaim.spans import Span
from tests.resolve.page import Page

PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Premier Li Wenbao", "Li"),  # the family name stands first
        ("Orsina Luna Pardo", "Luna"),  # the father's of two family names
        ("Tobin Ellmark", "Ellmark"),  # no article "el-"
        ("Dock guard Bryn Aldous", "Aldous"),  # "guard" is a body's word, and his
    ],
)
def test_a_family_name_goes_back_to_the_full_name(full: str, short: str) -> None:
    page = Page(f"{full} said the dam held. {short} said it would last.")
    name = full.removeprefix("Premier ").removeprefix("Dock guard ")
    page.phrase(full, PERSON, name=name).names(PERSON, short)
    page.says(full, "said", "the dam held").says(short, "said", "it would last")
    assert page.speakers() == [name] * 2


def test_a_forename_in_the_middle_is_no_family_name() -> None:
    assert family_keys("Karim Hassan Tarn") == {*person_keys("Tarn")}


def test_what_stands_behind_a_team_is_not_its_name() -> None:
    page = Page("A UN team left. The team, the first Syria has let in, said roads were shut.")
    page.names(BODY, "Syria", literal=False)
    page.says("A UN team", "left", "roads were shut")
    page.says("The team, the first Syria", "said", "roads were shut")
    assert page.speakers()[1] == "~UN team"


@pytest.mark.parametrize(
    ("text", "head", "speaker"),
    [
        ("In Ramallah the Israeli military court met. The military said ten fell.", "The military",
         "Israel Defense Forces"),
        ("In Aleppo, Syria, the Turkish army withdrew. The army said ten fell.", "The army",
         "Turkish Armed Forces"),
        ("In Khartoum, Sudan, a base was hit. The armed forces said ten fell.",
         "The armed forces", "Sudanese Armed Forces"),
        ("In Aleppo, Syria, a base was hit. The armed forces said ten fell.",
         "The armed forces", "Syrian Arab Army"),
        ("In Kachin, northern Myanmar, a camp was hit. The military said ten fell.",
         "The military", "Burmese Armed Forces"),
        ("A base was hit. The armed forces said ten fell.", "The armed forces", "?"),
        ("In Aleppo, Syria, the Syrian army met the Turkish army. It rained. It blew. "
         "It froze. The army said ten fell.", "The army", "Syrian Arab Army"),
    ],
)  # fmt: skip
def test_the_army_is_the_one_that_the_article_calls_so(text: str, head: str, speaker: str) -> None:
    places = (
        name
        for name in ("Ramallah", "Aleppo", "Syria", "Khartoum", "Sudan", "Kachin", "Myanmar")
        if name in text
    )
    page = Page(text).names(PLACE, *places, literal=True)
    page.says(head, "said", "ten fell")
    assert page.speakers() == [speaker]


def test_the_latter_is_the_second_of_two() -> None:
    page = Page("Orm Tarn and Ana Voss met. The latter said no. The former said yes.")
    page.names(PERSON, "Orm Tarn", "Ana Voss")
    page.says("The latter", "said", "no").says("The former", "said", "yes")
    assert page.speakers()[0] == "Ana Voss"


def test_of_three_there_is_no_latter() -> None:
    page = Page("Orm Tarn, Ana Voss and Ike Holm met. The latter said no.")
    page.names(PERSON, "Orm Tarn", "Ana Voss", "Ike Holm").says("The latter", "said", "no")
    assert page.speakers() == ["?"]


def test_a_company_is_called_so_after_its_name_alone() -> None:
    page = Page("Skyhook said the tower held. The company said it would last.")
    page.names(BODY, "Skyhook")
    page.says("Skyhook", "said", "the tower held").says("The company", "said", "it would last")
    assert page.speakers() == ["Skyhook"] * 2


def test_a_director_of_a_body_is_a_person() -> None:
    source = "The Norwegian Refugee Council's country director, Orm Tarn,"
    page = Page(f"{source} said no convoy came.").names(PERSON, "Orm Tarn")
    page.says(source, "said", "no convoy came")
    assert page.speakers() == ["Orm Tarn"]


def test_an_official_of_one_body_is_not_the_envoy_of_another_who_speaks_behind() -> None:
    page = Page("A Skyhook official said ten fell. Envoy Ana Voss of the UN said it was late.")
    page.names(BODY, "Skyhook").names(PERSON, "Ana Voss")
    page.says("A Skyhook official", "said", "ten fell").says("Ana Voss", "said", "it was late")
    assert page.speakers() == ["~Skyhook official", "Ana Voss"]


def test_the_adjective_of_another_state_makes_another_group() -> None:
    page = Page("The Libyan National Army said ten fell.")
    page.says("The Libyan National Army", "said", "ten fell")
    assert page.speakers() == ["Libyan National Army"]


def test_a_chief_judge_is_another_than_the_judge() -> None:
    page = Page("Judge Orm Tarn said no. The judge said it was late. The chief judge said yes.")
    page.names(PERSON, "Orm Tarn")
    page.says("Judge Orm Tarn", "said", "no")
    page.says("The judge", "said", "it was late").says("The chief judge", "said", "yes")
    assert page.speakers()[:2] == ["Orm Tarn"] * 2
    assert page.speakers()[2] != "Orm Tarn"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A statement issued by the minister, Mr Orm Tarn", "Orm Tarn"),
        ("A statement by the ministry", "Harbour Ministry"),
        ("A government statement", "Syria"),
        ("Media reports from Norway", "~Media reports from Norway"),
    ],
)
def test_a_statement_is_its_issuers(source: str, speaker: str) -> None:
    page = Page(f"The Harbour Ministry of Aleppo, Syria, said no. {source} said ten fell.")
    page.names(BODY, "Harbour Ministry").names(PERSON, "Orm Tarn")
    page.names(PLACE, "Aleppo", "Syria", literal=True)
    page.says("The Harbour Ministry", "said", "no").says(source, "said", "ten fell")
    assert page.speakers()[1] == speaker


def test_a_ministry_is_of_the_country_that_the_article_is_about() -> None:
    page = Page("KUWAIT CITY: The Ministry of Harbours said ten posts were filled in Kuwait.")
    page.names(PLACE, "KUWAIT CITY", "Kuwait", literal=True)
    page.says("The Ministry of Harbours", "said", "ten posts were filled")
    assert page.speakers() == ["Kuwaiti Harbours Ministry"]


def test_a_ministry_with_a_seat_is_no_ministry_of_the_article_s_country() -> None:
    page = Page("KUWAIT CITY: The so-called harbours ministry in Norberg said ten fell in Kuwait.")
    page.names(PLACE, "KUWAIT CITY", "Kuwait", literal=True)
    page.says("The so-called harbours ministry in Norberg", "said", "ten fell")
    assert page.speakers() == ["~harbours ministry in Norberg"]


@pytest.mark.parametrize("named", ["Free Syrian Army", "Norberg Liberation Army"])
def test_the_army_alone_is_no_group_that_calls_itself_so(named: str) -> None:
    page = Page(f"The {named} said it had left. The army denied it.")
    page.names(MentionKind.ARMED_GROUP, named)
    page.says(f"The {named}", "said", "it had left").says("The army", "denied", "it")
    assert page.speakers() == [named, "?"]


def test_an_army_called_by_a_name_is_the_one_that_bears_it() -> None:
    page = Page("The Norberg Free Army came. Syrian forces left. The Norberg army said so.")
    page.names(BODY, "Norberg Free Army", "Syrian forces").says("The Norberg army", "said", "so")
    assert page.speakers() == ["Norberg Free Army"]


@pytest.mark.parametrize(
    ("named", "speaker"),
    [("Islamic State", "Islamic State"), ("The Syrian Democratic Forces", "?")],
)
def test_a_coalition_of_groups_is_no_group(named: str, speaker: str) -> None:
    page = Page(f"{named} fled Ravna. The jihadist group said so.")
    page.names(BODY, named.removeprefix("The ")).says("The jihadist group", "said", "so")
    assert page.speakers() == [speaker]


def test_a_description_right_before_a_name_is_of_that_name() -> None:
    page = Page("Hill Group fled. It fell while the rebel group Ravna Guard held the dam.")
    page.names(BODY, "Hill Group", "Ravna Guard").phrase("rebel group", BODY)
    links = page.links()
    assert links["rebel group"].entity == links["Ravna Guard"].entity is not None


def test_we_far_inside_a_quotation_is_who_opened_it() -> None:
    page = Page('Captain Orm Tarn said, "It rained. We thank them all." Ana Voss left.')
    page.names(PERSON, "Orm Tarn", "Ana Voss")
    page.says("Captain Orm Tarn", "said", "It rained").says("We", "thank", "them all")
    assert page.speakers() == ["Orm Tarn"] * 2


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        # who is named beside a work is not who spoke
        ("Ana Voss said yes. They read poets such as Orm Tarn. {} said no.", "He", "?"),
        # a thing is the subject since
        ("Norway said yes. The repeal was late. {} ends the courts.", "It", "?"),
    ],
)
def test_a_pronoun_leaves_who_is_named_aside(text: str, source: str, speaker: str) -> None:
    page = Page(text.format(source)).names(PERSON, "Ana Voss", "Orm Tarn")
    page.names(BODY, "Norway", literal=False)
    first = "Ana Voss" if "Ana" in text else "Norway"
    page.says(first, "said", "yes").says(source, text.split()[-2], text.split()[-1].strip("."))
    assert page.speakers()[1] in (speaker, "Ana Voss")
    assert page.speakers()[1] != "Orm Tarn"


def test_they_is_the_body_that_speaks_in_the_sentence() -> None:
    page = Page("Arab ministers called for peace. Norway blamed gangs who they say fired.")
    page.names(BODY, "Norway", literal=False)
    page.says("Arab ministers", "called for", "peace").says("Norway", "blamed", "gangs")
    page.says("they", "say", "fired")
    assert page.speakers()[1:] == ["Norway"] * 2


def test_a_deputy_minister_of_the_lead_is_named_below() -> None:
    page = Page(
        "Russia's deputy foreign minister said no. It rained. Gennady Gatilov said it was late.",
        day=date(2012, 2, 3),
    )
    page.names(PERSON, "Gennady Gatilov")
    page.says("Russia's deputy foreign minister", "said", "no")
    page.says("Gennady Gatilov", "said", "it was late")
    assert page.speakers() == ["Gennady Gatilov"] * 2


def test_engineers_and_teams_speak_without_a_name() -> None:
    page = Page("A Norwegian engineer said no. A rescue team said yes.")
    page.says("A Norwegian engineer", "said", "no").says("A rescue team", "said", "yes")
    assert page.speakers() == ["~Norwegian engineer", "~rescue team"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Harbour Helpers - a rescue group said jets fired.", "Harbour Helpers"),
        ("The Harbour Helpers, a rescue group, said jets fired.", "Harbour Helpers"),
        ("They fled the Harbour Helpers, a rescue group said jets fired.", "~rescue group"),
    ],
)
def test_a_description_cut_from_its_name_is_whom_it_describes(text: str, speaker: str) -> None:
    page = Page(text).names(BODY, "Harbour Helpers").says("a rescue group", "said", "jets fired")
    assert page.speakers() == [speaker]


@pytest.mark.parametrize(
    ("text", "says", "speakers"),
    [
        (
            "Minister of Water, Hay, and Ore and Head of the Board Orm Tarn said no. "
            "The minister said yes.",
            ("Minister of Water, Hay, and Ore and Head of the Board Orm Tarn", "The minister"),
            ["Orm Tarn"] * 2,
        ),
        (
            "Director-general of RHB Orm Tarn said no. RHB director said yes.",
            ("Director-general of RHB Orm Tarn", "RHB director"),
            ["Orm Tarn"] * 2,
        ),
        (
            "The first harbour source said no. The second source said yes.",
            ("The first harbour source", "The second source"),
            ["~first harbour source", "~second source"],
        ),
        (
            "A writer in the newspaper Dawn said no. Firm regulators this month said yes.",
            ("A writer in the newspaper Dawn", "Firm regulators this month"),
            ["~writer in the newspaper Dawn", "~Firm regulators"],
        ),
    ],
)
def test_offices_and_those_without_a_name(
    text: str, says: tuple[str, str], speakers: list[str]
) -> None:
    page = Page(text).names(PERSON, "Orm Tarn").names(BODY, "RHB", "Dawn")
    page.says(says[0], "said", "no").says(says[1], "said", "yes")
    assert page.speakers() == speakers


@pytest.mark.parametrize(
    ("text", "says", "speaker"),
    [
        # whose country it is
        (
            "Premier Orm Tarn met his Irish counterpart in Oslo, Norway. "
            "The Irish premier said yes.",
            ("Premier Orm Tarn", "The Irish premier"),
            "~Irish premier",
        ),
        # a former leader is another
        (
            "President Orm Tarn said no. The former leader said yes.",
            ("President Orm Tarn", "The former leader"),
            "~former leader",
        ),
        # a general nearer by, of whom is only spoken
        (
            "General Orm Tarn said no. General Ike Holm slept. Tarn woke. "
            "The senior commander pointed to General Ike Holm.",
            ("General Orm Tarn", "The senior commander"),
            "Orm Tarn",
        ),
        (
            "Ten fell, among them suspected fighters.",
            ("Ten", "them"),
            "?",
        ),
        (
            "Guests from Norland University-Hanoi hailed it.",
            ("Guests", "Hanoi"),
            "?",
        ),
        (
            "Credit giant Skyhook said no. The company said yes.",
            ("Credit giant Skyhook", "The company"),
            "Skyhook",
        ),
        (
            "Captain Orm Tarn said no. The notes said yes.",
            ("Captain Orm Tarn", "The notes"),
            "?",
        ),
    ],
)
def test_who_is_meant_and_who_is_not(text: str, says: tuple[str, str], speaker: str) -> None:
    page = Page(text).names(PERSON, "Orm Tarn", "Ike Holm", "Tarn").names(BODY, "Skyhook")
    page.names(PLACE, "Oslo", "Norway", literal=True)
    for source in says:
        after = text[text.index(source) + len(source) :].split()
        page.says(source, after[0], after[1].strip("."))
    assert page.speakers()[1] == speaker


def test_a_short_name_in_parentheses_is_the_bodys() -> None:
    page = Page("The Harbour Bank of Norland (ZEL) said no. ZEL said yes.")
    page.names(BODY, "Harbour Bank of Norland", "ZEL")
    page.says("The Harbour Bank of Norland (ZEL)", "said", "no").says("ZEL", "said", "yes")
    assert page.speakers() == ["Harbour Bank of Norland"] * 2


def test_behind_a_name_of_two_a_pronoun_is_nobody_else() -> None:
    page = Page("Orm Tarn met Ana Voss and Eva Voss. Host Liv Holm came. Voss rose. She said yes.")
    page.names(PERSON, "Orm Tarn", "Ana Voss", "Eva Voss", "Liv Holm", "Voss")
    assert page.says("She", "said", "yes").speakers() == ["?"]


def test_another_source_is_not_who_spoke_last() -> None:
    page = Page("Captain Orm Tarn said no. The other source said yes.").names(PERSON, "Orm Tarn")
    page.says("Captain Orm Tarn", "said", "no").says("The other source", "said", "yes")
    assert page.speakers()[1] != "Orm Tarn"


def test_who_is_named_inside_a_quotation_is_not_who_goes_on() -> None:
    page = Page('"Norway was first," a witness said. It said yes.')
    page.names(BODY, "Norway", literal=False)
    page.says("a witness", "said", "").says("It", "said", "yes")
    first = page.attributions[0]
    page.attributions[0] = replace(first, content=(Span(0, 18),))
    assert page.speakers()[1] == "?"


def test_they_are_the_people_and_not_the_paper_that_tells_of_them() -> None:
    page = Page("Hundreds of protesters came, according to Al-Ahram. They called for calm.")
    page.names(BODY, "Al-Ahram")
    page.says("Al-Ahram", "according to", "protesters came").says("They", "called for", "calm")
    assert page.speakers()[1] != "Al-Ahram"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Moscow, Russia, sells to the Assad government. The government says ten fell.",
         "The government", "Syria"),
        ("The Syrian and Iranian-backed ally says ten fell.",
         "The Syrian and Iranian-backed ally", "?"),
        ("No-one says ten fell.", "No-one", "?"),
        ("A report by a Tehran think-tank says ten fell.", "A report by a Tehran think-tank",
         "~report by a Tehran think-tank"),
    ],
)  # fmt: skip
def test_a_state_is_not_taken_for_another(text: str, source: str, speaker: str) -> None:
    page = Page(text).names(PLACE, "Moscow", "Russia", literal=True)
    assert page.says(source, "says", "ten fell").speakers() == [speaker]


def test_the_united_nations_are_it() -> None:
    page = Page("The United Nations called for calm after a raid it said was late.")
    page.names(BODY, "United Nations")
    page.says("The United Nations", "called for", "calm").says("it", "said", "late")
    assert page.speakers() == ["United Nations"] * 2


def test_a_source_inside_a_report_is_on_the_scene_in_its_turn() -> None:
    page = Page(
        "A medical source said ten fell. The agency quoted a military source as saying none did. "
        "The source said it was late."
    )
    page.says("A medical source", "said", "ten fell").says("The agency", "quoted", "none did")
    page.says("a military source", "as saying", "none did", parent=1)
    page.says("The source", "said", "it was late")
    assert page.speakers()[3] == "~military source"


def test_they_are_who_reports_and_not_who_is_reported() -> None:
    page = Page("Norwegian envoys said Danish officials denied it. They said it was late.")
    page.says("Norwegian envoys", "said", "Danish officials denied it")
    page.says("Danish officials", "denied", "it", parent=0).says("They", "said", "it was late")
    assert page.speakers()[2] == "~Norwegian envoys"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It came from a Danish farmer who claimed that ten fell.", "~Danish farmer"),
        ("It was told by villagers, who claimed that ten fell.", "~villagers"),
        ("The Harbour Guard (HGX), who claimed that ten fell, left.", "Harbour Guard"),
        ("They met at the dam who claimed that ten fell.", "?"),
        ("It stood beside another who claimed that ten fell.", "?"),
    ],
)
def test_who_is_described_right_before(text: str, speaker: str) -> None:
    page = Page(text).names(BODY, "Harbour Guard").says("who", "claimed", "that ten fell")
    assert page.speakers() == [speaker]


def test_he_is_the_person_whom_an_agency_reports() -> None:
    page = Page("Captain Orm Tarn said it was late, reported Reuters. He said it was cold.")
    page.names(BODY, "Reuters").names(PERSON, "Orm Tarn")
    page.says("Reuters", "reported", "Captain Orm Tarn said it was late")
    page.says("Captain Orm Tarn", "said", "it was late", parent=0)
    assert page.says("He", "said", "it was cold").speakers()[2] == "Orm Tarn"


@pytest.mark.parametrize("source", ["an NGO", "a group monitoring the conflict"])
def test_the_watcher_of_a_lead_is_the_monitor_named_below(source: str) -> None:
    page = Page(f"Ten were killed {source} said. The Syrian Observatory for Human Rights said so.")
    page.names(BODY, "Syrian Observatory for Human Rights")
    page.says(source, "said", "Ten were killed")
    page.says("The Syrian Observatory for Human Rights", "said", "so")
    assert page.speakers() == ["Syrian Observatory for Human Rights"] * 2


def test_a_known_surname_alone_is_not_that_of_relatives() -> None:
    page = Page(
        "Donald Trump and Melania Trump met Orm Tarn and Ana Tarn. Trump said so. Tarn said no."
    )
    page.names(PERSON, "Donald Trump", "Melania Trump", "Orm Tarn", "Ana Tarn")
    page.says("Trump", "said", "so").says("Tarn", "said", "no")
    assert page.speakers() == ["Donald Trump", "?"]


def test_a_commission_with_its_full_name_is_one_of_a_kind() -> None:
    source = "A U.N. Commission of Inquiry into human rights in Syria"
    page = Page(f"{source} said so.")
    assert page.says(source, "said", "so").speakers() == [
        "Independent International Commission of Inquiry on Syria"
    ]


def test_it_behind_a_document_is_whose_document_it_is() -> None:
    page = Page("Orm Tarn said so. Ten died, the statement said. A bridge fell, it added.")
    page.names(PERSON, "Orm Tarn")
    page.says("Orm Tarn", "said", "so").says("the statement", "said", "Ten died")
    assert page.says("it", "added", "A bridge fell").speakers() == ["Orm Tarn"] * 3


def test_it_behind_a_page_that_nobody_names_is_nobody() -> None:
    page = Page("Hezbollah left. A Hezbollah-affiliated page said ten died. It said a bridge fell.")
    page.names(BODY, "Hezbollah")
    page.says("A Hezbollah-affiliated page", "said", "ten died").says("It", "said", "a bridge fell")
    assert page.speakers() == ["?", "?"]


@pytest.mark.parametrize(("behind", "we"), [("White Helmets", "White Helmets"), ("Amaq", "?")])
def test_we_without_marks_is_the_body_that_speaks_around_it(behind: str, we: str) -> None:
    page = Page(f"The White Helmets condemned the raid. We warn of more. It rained, {behind} said.")
    page.names(BODY, "White Helmets", *[behind][: behind == "Amaq"])
    page.says("The White Helmets", "condemned", "the raid").says("We", "warn", "of more")
    assert page.says(behind, "said", "It rained").speakers()[1] == we


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Human Rights Watch with at least", "Human Rights Watch"),
        ("Leader of the Islamic Revolution in Iran Imam Sayyed Ali Khamenei", "Ali Khamenei"),
        ("the Halab Today TV station", "Halab Today"),
        ("There", "?"),
    ],
)
def test_a_source_is_who_it_names_whatever_stands_around(source: str, speaker: str) -> None:
    page = Page(f"According to {source} ten died.")
    assert page.says(source, "According to", "ten died").speakers() == [speaker]


def test_the_medium_of_a_lead_is_the_one_that_speaks_next() -> None:
    page = Page("Ten died, a Turkish broadcaster said. Haberturk reported a raid.")
    page.names(MentionKind.MEDIA, "Haberturk")
    page.says("a Turkish broadcaster", "said", "Ten died").says("Haberturk", "reported", "a raid")
    assert page.speakers() == ["Haberturk"] * 2


def test_a_bare_report_is_the_one_that_was_spoken_of() -> None:
    page = Page("Human Rights Watch said in a report that ten died. According to report five fled.")
    page.names(BODY, "Human Rights Watch")
    page.says("Human Rights Watch", "said in a report", "that ten died")
    assert page.says("report", "According to", "five fled").speakers() == ["Human Rights Watch"] * 2


def test_a_short_name_that_the_article_uses_is_the_body_in_front_of_it() -> None:
    page = Page("The Coastal aid to all the poor (CAP) said ten died.")
    page.names(BODY, "CAP").says("The Coastal aid to all the poor (CAP)", "said", "ten died")
    assert page.speakers() == ["CAP"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("No group", "?"),
        ("neither Hezbollah nor Amaq", "?"),
        ("the United Nations envoy for Syria Staffan de Mistura", "Staffan de Mistura"),
        ("An opposition monitoring group", "~opposition monitoring group"),
        ("The news website Coast-Dorar Al-Tarnia that is allied to him", "Coast-Dorar Al-Tarnia"),
        ("Human Rights Watch as well as", "Human Rights Watch"),
    ],
)
def test_who_is_named_speaks_and_nobody_else(source: str, speaker: str) -> None:
    page = Page(f"Aleppo, Syria. {source} said ten died.").names(PLACE, "Syria", literal=True)
    assert page.says(source, "said", "ten died").speakers() == [speaker]


def test_the_people_of_the_country_that_is_told_of_are_not_its_government() -> None:
    page = Page("Aleppo, Syria. The Syrians will not accept it. The Americans said so.")
    page.names(PLACE, "Aleppo", "Syria", literal=True)
    page.says("The Syrians", "will not accept", "it").says("The Americans", "said", "so")
    assert page.speakers() == ["?", "United States"]


def test_the_newspaper_is_the_one_that_spoke() -> None:
    page = Page("A base was hit, Haaretz said. The army left, the newspaper said.")
    page.names(MentionKind.MEDIA, "Haaretz")
    page.says("Haaretz", "said", "A base was hit")
    page.says("the newspaper", "said", "The army left")
    assert page.speakers() == ["Haaretz"] * 2


def test_the_body_is_none_that_is_only_named_where_another_spoke() -> None:
    page = Page("The White Helmets demanded a United Nations inquiry. It is due, the body said.")
    page.names(BODY, "White Helmets", "United Nations")
    page.says("The White Helmets", "demanded", "a United Nations inquiry")
    assert page.says("the body", "said", "It is due").speakers()[1] == "?"


def test_a_list_that_ends_in_others_has_all_its_states() -> None:
    source = "France Britain the United States and others"
    page = Page(f"{source} called for it.").says(source, "called for", "it")
    assert page.speakers() == ["France", "United Kingdom", "United States"]


def test_a_toll_is_whose_it_is() -> None:
    source = "a new toll from the Syrian Observatory for Human Rights"
    page = Page(f"Ten died according to {source}.").says(source, "according to", "Ten died")
    assert page.speakers() == ["Syrian Observatory for Human Rights"]


def test_an_armed_body_that_spoke_is_the_terrorist_group_of_an_outlet() -> None:
    page = Page("Hezbollah said it took the plain. The city is shut, the terrorist group said.")
    page.names(MentionKind.ARMED_GROUP, "Hezbollah").says("Hezbollah", "said", "it took the plain")
    assert page.says("the terrorist group", "said", "The city is shut").speakers() == [
        "Hezbollah",
        "Hezbollah",
    ]


@pytest.mark.parametrize(("name", "speaker"), [("Jeff Davis", "Jeff Davis"), ("Ali Ba'ath", "~")])
def test_a_spokesman_may_be_named_by_the_next_sentence(name: str, speaker: str) -> None:
    lead = "It rained. It snowed. It blew. It froze. "
    page = Page(f"{lead}Jets left, a Pentagon spokesman said. It was a measure, {name} said.")
    page.names(PERSON, name).says("a Pentagon spokesman", "said", "Jets left")
    assert page.says(name, "said", "It was a measure").speakers()[0].startswith(speaker)


@pytest.mark.parametrize("name", ["Columbia University", "UCLA"])
def test_a_university_may_speak_though_it_is_a_place(name: str) -> None:
    page = Page(f"{name} said the gates were shut.").names(BODY, name)
    assert page.says(name, "said", "the gates were shut").speakers() == [name]


def test_an_initial_that_is_no_sound_is_compared_as_it_stands() -> None:
    page = Page("Orm H. Tarn met Ana Tarn. Orm Hale Tarn said no. H. Tarn said yes.")
    page.names(PERSON, "Orm H. Tarn", "Ana Tarn", "Orm Hale Tarn", "H. Tarn")
    page.says("Orm Hale Tarn", "said", "no").says("H. Tarn", "said", "yes")
    assert page.speakers() == ["Orm H Tarn"] * 2


def test_who_is_named_behind_an_office_and_its_place_is_the_speaker() -> None:
    page = Page(
        "The director of the Port Council of Syria Ana Vossberg said six died. "
        "A spokesman for Premier Orm Tarnau said ten. "
        "The minister of Public Works Ilo Brandt agreed."
    )
    page.names(PERSON, "Ana Vossberg", "Orm Tarnau").names(BODY, "Port Council of Syria")
    page.phrase("The minister of Public Works Ilo Brandt", PERSON, name="Ilo Brandt")
    page.says("The director of the Port Council of Syria Ana Vossberg", "said", "six died")
    page.says("A spokesman for Premier Orm Tarnau", "said", "ten")
    page.says("The minister of Public Works Ilo Brandt", "agreed", "ten")
    assert page.speakers() == ["Ana Vossberg", "~spokesman for Premier Orm Tarnau", "Ilo Brandt"]


def test_an_office_before_a_name_is_told_of_whom_it_names() -> None:
    page = Page("A nurse at Ravna Harbour Hospital Ana Vossberg said six died. The nurse wept.")
    page.names(PERSON, "Ana Vossberg")
    page.says("Ana Vossberg", "said", "six died").says("The nurse", "wept", "six died")
    assert page.speakers() == ["Ana Vossberg"] * 2


@pytest.mark.parametrize(
    ("office", "speaker"),
    [("the frontline commander", "Orm Tarnau"), ("the Ostmark commander", "~Ostmark commander")],
)
def test_whom_the_next_sentence_names_by_the_office_has_spoken(office: str, speaker: str) -> None:
    text = "It rained. It blew. It cleared. The raid was foiled said {}."
    page = Page(f"{text.format(office)} Commander Orm Tarnau said ten fell.")
    page.phrase("Commander Orm Tarnau", PERSON, name="Orm Tarnau")
    page.says(office, "said", "The raid was foiled")
    page.says("Commander Orm Tarnau", "said", "ten fell")
    assert page.speakers() == [speaker, "Orm Tarnau"]


def test_both_sides_speak_that_were_called_so_before() -> None:
    page = Page(
        "In Aleppo, Syria, the Islamic State fought. Residents and the extremist group said so. "
        "Residents and the council said no."
    )
    page.names(PLACE, "Aleppo", "Syria").names(BODY, "Islamic State")
    page.says("Residents and the extremist group", "said", "so")
    page.says("Residents and the council", "said", "no")
    assert page.speakers() == ["~Residents", "Islamic State", "~Residents"]


def test_the_command_of_the_army_and_the_forces_is_one() -> None:
    page = Page(
        "In Aleppo, Syria, the Syrian Army General Command met. "
        "The General Command of the Army and the Armed Forces said it was still."
    )
    page.names(PLACE, "Aleppo", "Syria").names(BODY, "Syrian Army General Command")
    page.says("The General Command of the Army and the Armed Forces", "said", "it was still")
    assert page.speakers() == ["General Command of the Syrian Army and Armed Forces"]


def test_a_name_with_its_article_is_no_common_word() -> None:
    page = Page("The West blames Ostmark. West winds said the Herald.")
    page.says("The West", "blames", "Ostmark").says("West", "said", "winds")
    assert page.speakers() == ["Western states", "?"]


def test_part_of_a_medium_is_the_medium_and_a_draft_is_of_nobody() -> None:
    page = Page("The Arabic-language desk of Reuters said six died. A draft UN resolution asks it.")
    page.names(BODY, "UN").names(MentionKind.MEDIA, "Reuters")
    page.says("The Arabic-language desk of Reuters", "said", "six died")
    page.says("A draft UN resolution", "asks", "it")
    assert page.speakers() == ["Reuters", "~draft UN resolution"]


def test_they_are_both_who_speak_together_in_the_sentence() -> None:
    page = Page("Envoys met. France and Britain sent proof which they say is sound.")
    page.names(BODY, "France", "Britain")
    page.says("Envoys", "met", "proof").says("France and Britain", "sent", "proof")
    page.says("they", "say", "is sound")
    assert page.speakers() == ["~Envoys", "France", "United Kingdom", "France", "United Kingdom"]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("But it blocked the visit insisting that it end", "Turkey"),
        ("Turkey shut the pier insisting that it end", "Turkey"),
        ("Turkey shut the pier, the Guard insisting that it end", "?"),
        ("Turkey shut the pier for insisting that it end", "?"),
        ("On Monday Turkey shut the pier insisting that it end", "Turkey"),
        ("In May 2014 Turkey came seizing the pier and insisting that it end", "Turkey"),
        ("Turkey shut the pier and insisting that it end", "?"),
        ("Turkey left and the rebels came insisting that it end", "?"),
        ("Turkey told of Orm Tarn insisting that it end", "?"),
    ],
)
def test_a_participle_without_a_source_is_of_who_opens_the_sentence(
    clause: str, speaker: str
) -> None:
    page = Page(f"Turkey asked for a visit. {clause}.").names(BODY, "Turkey")
    page.names(PERSON, "Orm Tarn")
    page.says("Turkey", "asked", "for a visit").says("", "insisting", "that it end")
    assert page.speakers() == ["Turkey", speaker]


def test_which_behind_a_body_is_the_one_called_so_before() -> None:
    page = Page("The Islamic State fled. The extremist group, which says it won, left. It rained.")
    page.names(BODY, "Islamic State").says("which", "says", "it won")
    assert page.speakers() == ["Islamic State"]


def test_we_on_the_page_of_a_body_is_the_body_that_it_credits() -> None:
    text = "The Arab League deplores it. Witnesses wept. We ask for aid. (Source: Arab League)"
    page = Page(text).names(BODY, "Arab League")
    page.says("The Arab League", "deplores", "it").says("We", "ask for", "aid")
    assert page.speakers() == ["Arab League"] * 2
    page = Page(text.replace("(Source: Arab League)", "(Source: a friend)"))
    page.names(BODY, "Arab League")
    page.says("The Arab League", "deplores", "it").says("We", "ask for", "aid")
    assert page.speakers() == ["Arab League", "?"]


def test_a_ministry_behind_another_body_of_its_state_is_that_state_s() -> None:
    page = Page(
        "In Aleppo, Syria, a raid hit. Russia's military said ten fell. "
        "The Defense Ministry statement said it was late."
    )
    page.names(PLACE, "Aleppo", "Syria").names(BODY, "Russia's military")
    page.says("Russia's military", "said", "ten fell")
    page.says("The Defense Ministry statement", "said", "it was late")
    assert page.speakers() == ["Russian Armed Forces", "Russian Ministry of Defence"]


def test_a_monitor_beside_another_speaker_is_the_one_named_below() -> None:
    page = Page(
        "Farmers and a monitoring group said so. The Syrian Observatory for Human Rights said no."
    )
    page.names(BODY, "Syrian Observatory for Human Rights")
    page.says("Farmers and a monitoring group", "said", "so")
    page.says("The Syrian Observatory for Human Rights", "said", "no")
    monitor = "Syrian Observatory for Human Rights"
    assert page.speakers() == ["~Farmers", monitor, monitor]


def test_sources_of_other_kinds_are_kept_apart() -> None:
    page = Page(
        "A source in Ravna said ten fell. The military source said two. The source said one. "
        "AFP/Stringer A farmer from Ravna said so. The Stavina Damascus local council agreed."
    )
    page.names(PERSON, "Stringer")
    for source in ("A source in Ravna", "The military source", "The source"):
        page.says(source, "said", "ten fell")
    page.says("AFP/Stringer A farmer from Ravna", "said", "so")
    assert page.speakers() == [
        "~source in Ravna",
        "~military source",
        "~military source",
        "~farmer from Ravna",
    ]


def test_a_servant_of_god_is_a_man() -> None:
    page = Page("Abdelkarim Vossan said ten fell. She said it was late.")
    page.names(PERSON, "Abdelkarim Vossan")
    page.says("Abdelkarim Vossan", "said", "ten fell").says("She", "said", "it was late")
    assert page.speakers() == ["Abdelkarim Vossan", "?"]


def test_state_media_speak_beside_others() -> None:
    page = Page("In Aleppo, Syria, a raid hit. Activists and state media reported it.")
    page.names(PLACE, "Aleppo", "Syria").says("Activists and state media", "reported", "it")
    assert page.speakers() == ["~Activists", "Syrian state media"]


def test_the_opposition_in_exile_is_the_opposition() -> None:
    page = Page("The Syrian opposition in exile said so. A member of the opposition in exile wept.")
    page.says("The Syrian opposition in exile", "said", "so")
    page.says("A member of the opposition in exile", "wept", "so")
    assert page.speakers() == ["Syrian opposition", "~member of the opposition in exile"]


def test_it_denies_what_the_body_was_accused_of() -> None:
    page = Page("The UN blamed Turkey for the raid though it denied any part.")
    page.names(BODY, "UN", "Turkey")
    page.says("The UN", "blamed", "Turkey for the raid").says("it", "denied", "any part")
    assert page.speakers() == ["United Nations", "Turkey"]


def test_a_trade_is_no_name_and_a_platform_no_author() -> None:
    page = Page("Pathologist at the Ravna Clinic Vossan said so. YouTube footage showed a fire.")
    page.names(PERSON, "Pathologist", "Vossan").names(BODY, "Ravna Clinic", "YouTube")
    page.says("Pathologist at the Ravna Clinic Vossan", "said", "so")
    page.says("YouTube footage", "showed", "a fire")
    assert page.speakers() == ["Vossan", "~YouTube footage"]


def test_an_organisation_of_a_side_is_not_the_side() -> None:
    page = Page(
        "The Syrian Observatory for Human Rights said six fell. "
        "The London-based Syrian opposition organization said ten."
    )
    page.names(BODY, "Syrian Observatory for Human Rights")
    page.says("The Syrian Observatory for Human Rights", "said", "six fell")
    page.says("The London-based Syrian opposition organization", "said", "ten")
    assert page.speakers() == ["Syrian Observatory for Human Rights"] * 2


def test_who_between_dashes_is_the_one_before_the_dash() -> None:
    page = Page("Turkey - which once kept close ties - said so.").names(BODY, "Turkey")
    page.says("which", "said", "so")
    assert page.speakers() == ["Turkey"]


def test_a_man_is_not_the_city_of_his_name() -> None:
    page = Page("Britain sent a draft. Mr Hague said it was late. Mr Tarnau said it was not.")
    page.phrase("Mr Hague", PERSON, name="Hague").phrase("Mr Tarnau", PERSON, name="Tarnau")
    page.says("Mr Hague", "said", "it was late").says("Mr Tarnau", "said", "it was not")
    assert page.speakers() == ["?", "Tarnau"]


def test_protests_demand_and_not_who_puts_them_down() -> None:
    page = Page("Turkey condemned the raid on protests demanding a vote.").names(BODY, "Turkey")
    page.says("Turkey", "condemned", "the raid on protests").says("", "demanding", "a vote")
    assert page.speakers() == ["Turkey", "?"]


def test_what_says_more_of_a_name_is_no_name_of_its_own() -> None:
    page = Page("The vote is near, said Charlie King, a prominent Ostmark Democrat.")
    page.phrase("a prominent Ostmark Democrat", PERSON, name="Ostmark Democrat")
    page.says("Charlie King, a prominent Ostmark Democrat", "said", "The vote is near")
    assert page.speakers() == ["~Charlie King"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("The Orm Relief Fund -LRB- ORF -RRB- said ten died.",
         "The Orm Relief Fund -LRB- ORF -RRB-", "Orm Relief Fund"),
        ("Syrian Observatory for Human Rights -LRB- SOHR -RRB- said ten died.",
         "Syrian Observatory for Human Rights -LRB- SOHR -RRB-",
         "Syrian Observatory for Human Rights"),
        ("Lena Orvik -LRB- 43 -RRB- said ten died.", "Lena Orvik -LRB- 43 -RRB-", "Lena Orvik"),
        ("Lena Orvik -LRB- said ten died.", "Lena Orvik -LRB-", "Lena Orvik"),
        ("Orm Relief Fund -LRB- ORF -RRB- said ten died.", "Orm Relief Fund -LRB- ORF -RRB",
         "Orm Relief Fund"),
        ("Oskar van Lind said ten died.", "Oskar van Lind", "Oskar van Lind"),
        ("Orm Tarn MBC News, Aleppo Russia said ten died.", "Orm Tarn MBC News, Aleppo Russia",
         "Russia"),
        ("A statement from the foreign ministry in Damascus said ten died.",
         "A statement from the foreign ministry in Damascus", "Syrian Foreign Ministry"),
        ("A report by Northport based Human Rights Watch said ten died.",
         "A report by Northport based Human Rights Watch", "Human Rights Watch"),
        ("The army of the Assad regime said ten died.", "The army of the Assad regime",
         "Syrian Arab Army"),
        ("Syrian government TV said ten died.", "Syrian government TV", "Syrian state television"),
    ],
)  # fmt: skip
def test_the_words_around_a_name_are_read(text: str, source: str, speaker: str) -> None:
    page = Page(text).says(source, "said", "ten died")
    assert page.speakers() == [speaker]


def test_a_letter_is_of_whose_name_stands_before_it() -> None:
    page = Page("Mr Orm Tarn wrote home. Tarn 's letter said ten died. Tarn's video said so.")
    page.names(PERSON, "Orm Tarn", "Tarn")
    page.says("Mr Orm Tarn", "wrote", "home").says("Tarn 's letter", "said", "ten died")
    assert page.speakers()[1] == "Orm Tarn"


def test_his_country_is_of_who_speaks() -> None:
    page = Page(
        "Barack Obama met Alain Juppe in Paris, France. The United States agreed. "
        "Alain Juppe said his country held the rebels responsible. His country was ready."
    )
    page.names(PERSON, "Barack Obama", "Alain Juppe").names(BODY, "United States")
    page.says(
        "Alain Juppe", "said", "his country held the rebels responsible", after="Alain Juppe said"
    )
    page.says("his country", "held", "the rebels responsible", parent=0)
    page.says("His country", "was", "ready")
    assert page.speakers() == ["Alain Juppé", "France", "France"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In Lahore, Pakistan, {} said ten died.", "Pakistani Foreign Ministry"),
        ("British envoys left Aleppo, Syria. {} said ten died.", "Foreign and Commonwealth Office"),
        ("British and Pakistani envoys left Aleppo, Syria. {} said ten died.",
         "~Foreign Office"),
    ],
)  # fmt: skip
def test_the_foreign_office_is_of_the_state_that_is_told_of(text: str, speaker: str) -> None:
    page = Page(text.format("the Foreign Office"))
    page.names(PLACE, "Lahore", "Pakistan", "Aleppo", "Syria")
    page.says("the Foreign Office", "said", "ten died")
    assert page.speakers() == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In Aleppo, Syria, a base was hit. The army said ten fell.", "Syrian Arab Army"),
        ("In Aleppo, Syria, the Korvan army dug in. The army said ten fell.", "?"),
        ("In Aleppo, Syria, the army of Korva dug in. Korvan guns fired. The army said ten fell.",
         "?"),
        ("In Aleppo, Syria, the Syrian and the Korvan army met. The Syrian army left. "
         "The army said ten fell.", "Syrian Arab Army"),
    ],
)  # fmt: skip
def test_the_army_is_not_the_homes_where_another_is_called_so(text: str, speaker: str) -> None:
    page = Page(text).names(PLACE, "Aleppo", "Syria")
    page.says("The army", "said", "ten fell", after="The army said")
    assert page.speakers() == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In Aleppo, Syria, a base was hit. The opposition said ten fell.", "Syrian opposition"),
        ("In Aleppo, Syria, the Turkish opposition met. The opposition said ten fell.", "?"),
    ],
)
def test_the_opposition_is_of_the_country_that_is_told_of(text: str, speaker: str) -> None:
    page = Page(text).names(PLACE, "Aleppo", "Syria")
    page.says("The opposition", "said", "ten fell", after="The opposition said")
    assert page.speakers() == [speaker]


def test_he_in_whose_video_it_is_said_is_its_maker() -> None:
    page = Page(
        "Orm Tarn said arms came by night. Sudria may gain after a film by the preacher Aram Voss, "
        "in which he called for war."
    )
    page.names(PERSON, "Orm Tarn", "Aram Voss").names(BODY, "Sudria")
    page.says("Orm Tarn", "said", "arms came by night").says("he", "called for", "war")
    assert page.speakers() == ["Orm Tarn", "Aram Voss"]


def test_whose_ruler_somebody_was_does_not_speak_with_him() -> None:
    page = Page("France , the former ruler of Tunisia and Syria , said ten died.")
    page.says("France , the former ruler of Tunisia and Syria ,", "said", "ten died")
    page.names(BODY, "France", "Tunisia", "Syria")
    assert page.speakers() == ["France"]


def test_he_is_the_unnamed_one_who_urged_it() -> None:
    page = Page("Bashar al-Assad met an envoy, who urged a vote. State TV quoted him as saying so.")
    page.names(PERSON, "Bashar al-Assad")
    page.says("who", "urged", "a vote").says("him", "as saying", "so")
    assert page.speakers() == ["~envoy", "~envoy"]
