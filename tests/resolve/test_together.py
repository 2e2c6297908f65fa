"""Two who are told of together, owners of what was said, and namesakes of the known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.records import MentionKind
from counterclaim.resolve.actors.names import by_spelling
from counterclaim.spans import Span
from tests.resolve.page import Page

PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Turkey and Qatar sent aid. Both countries said it was late.", ["Turkey", "Qatar"]),
        ("Aid came from Turkey and Qatar. Both countries said it was late.", ["Turkey", "Qatar"]),
        ("Aid came from Turkey. Both countries said it was late.", ["~countries"]),
        ("Iran, Turkey and Qatar sent aid. Both countries said it was late.", ["~countries"]),
    ],
)
def test_both_countries_are_the_two_that_were_named(text: str, speakers: list[str]) -> None:
    page = Page(text).names(BODY, "Turkey", "Qatar", "Iran")
    if text.startswith("Turkey and Qatar"):
        page.says("Turkey and Qatar", "sent", "aid")
        speakers = [*speakers, *speakers]
    page.says("Both countries", "said", "it was late")
    assert page.speakers() == speakers


def test_they_are_who_spoke_together_in_the_sentence_before() -> None:
    page = Page("Western powers waited. Turkey and Iran said so. They said it was late.")
    page.names(BODY, "Turkey", "Iran").says("Western powers", "waited", "said so")
    page.says("Turkey and Iran", "said", "so").says("They", "said", "it was late")
    assert page.speakers()[1:] == ["Turkey", "Iran"] * 2


def test_of_many_named_together_all_known_ones_speak() -> None:
    page = Page("Turkey, Iran and many countries in the region doubt that it holds.")
    page.names(BODY, "Turkey", "Iran")
    page.says("Turkey, Iran and many countries in the region", "doubt", "that it holds")
    assert page.speakers() == ["Turkey", "Iran"]


def test_papers_of_two_states_are_neither() -> None:
    page = Page("Iran's and Turkey's dailies urge patience.").names(BODY, "Iran", "Turkey")
    page.says("Iran's and Turkey's dailies", "urge", "patience")
    assert page.speakers() == ["~Iran's and Turkey's dailies"]


def test_its_denial_is_of_who_speaks() -> None:
    page = Page("Iran repeated its denials of the raid.").names(BODY, "Iran")
    page.says("Iran", "repeated", "its denials of the raid")
    page.says("its", "denials of", "the raid", parent=0)
    assert page.speakers() == ["Iran", "Iran"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Turkey accused Iran of the raid. It denied the charge.", "Iran"),
        ("Turkey said Iran had led the raid. It denied the charge.", "?"),
        ("Turkey said ten died. It denied the charge.", "Turkey"),
    ],
)
def test_who_denies_may_be_who_was_named(text: str, speaker: str) -> None:
    page = Page(text).names(BODY, "Turkey", "Iran")
    cue, content = ("accused", "Iran of the raid") if "accused" in text else ("said", "")
    page.says("Turkey", cue, content or text[12 : text.index(".")])
    page.says("It", "denied", "the charge")
    assert page.speakers()[1] == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The Qatari delegation", "Qatar"),
        ("A Qatari delegation", "~Qatari delegation"),
        ("Initial Turkish reports", "~Initial Turkish reports"),
        ("rebel commander Orm Abu Tarn of the Stone Brigade", "Orm Abu Tarn"),
        ("The Coalition for Quiet", "Coalition for Quiet"),
        ("Mr Hama", "Hama"),
        ("UNICEF Ukraine", "UNICEF"),  # its branch there, and not the country
        ("The March 23 Movement", "March 23 Movement"),
        ("The Front of the Red Valley", "Front of the Red Valley"),
        ("The Front of Ruwan", "?"),  # a place's, as there may be many
        ("The Ministry of National Defence", "?"),
        ("America", "United States"),
    ],
)
def test_who_a_phrase_names(source: str, speaker: str) -> None:
    page = Page(f"{source} said it was late.").says(source, "said", "it was late")
    assert page.speakers() == [speaker]


def test_a_body_gives_the_surname_of_its_own_man() -> None:
    page = Page("Neil Voss of the Harbour Guild said so. The guild's Voss said it was late.")
    page.names(PERSON, "Neil Voss").says("Neil Voss of the Harbour Guild", "said", "so")
    page.says("The guild's Voss", "said", "it was late")
    assert page.speakers() == ["Neil Voss"] * 2


def test_our_correspondent_is_the_one_whom_the_article_names() -> None:
    page = Page(
        "The BBC's Orm Tarn in Ravna says it rained. Karim Haddadin said so. Ten fled. Ten fell. "
        "Ten came. Our correspondent says it was late."
    )
    page.names(PERSON, "Orm Tarn", "Karim Haddadin").names(BODY, "BBC")
    page.says("The BBC's Orm Tarn in Ravna", "says", "it rained")
    page.says("Karim Haddadin", "said", "so").says("Our correspondent", "says", "it was late")
    assert page.speakers()[2] == "Orm Tarn"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The SDF of Velmark said so.", ["SDF of Velmark"]),  # a place that nothing is known of
        ("The SDF of Syria said so.", ["Syrian Democratic Forces"]),
        # the seat of a body of states where its own state is told of
        ("Two Belgian jets came. Brussels said so.", ["?"]),
        ("Two jets came. Brussels said so.", ["European Union"]),
    ],
)
def test_a_known_name_elsewhere_is_another(text: str, speakers: list[str]) -> None:
    page = Page(text)
    page.names(BODY, "SDF", "Brussels")
    page = page.phrase("The SDF of Velmark", BODY, name="SDF") if "Velmark" in text else page
    for sentence in text.split(". "):
        source, said, content = sentence.rstrip(".").partition(" said ")
        if said:
            page.says(source, "said", content)
    assert page.speakers() == speakers


def test_two_names_that_ran_together_are_no_third() -> None:
    page = Page("Vladimir Putin Moscow said so. Moscow said it was late.")
    page.names(PERSON, "Vladimir Putin Moscow").names(BODY, "Moscow")
    page.says("Moscow", "said", "it was late", after="Moscow said it")
    assert page.speakers() == ["Russia"]


def test_a_surname_that_tells_where_from_is_another() -> None:
    assert by_spelling("Hassan Tarnan", "Hassan Tarnani", "person")[0] < 0.2


def test_who_tells_of_the_minister_is_another() -> None:
    page = Page(
        "Foreign Minister Orm Tarn went home. A senior envoy said so. The minister rested, the "
        "envoy said. It rained, the official said."
    )
    page.names(PERSON, "Orm Tarn").says("Foreign Minister Orm Tarn", "went", "home")
    page.says("A senior envoy", "said", "so").says("the envoy", "said", "The minister rested")
    page.says("the official", "said", "It rained")
    assert page.speakers()[1:3] == ["~senior envoy"] * 2
    assert page.speakers()[3] != "Orm Tarn"


def test_a_caption_that_ran_into_a_sentence_does_not_speak() -> None:
    page = Page("President Assad The detention of a man shows unrest.")
    page.says("President Assad The detention of a man", "shows", "unrest")
    assert page.speakers() == ["?"]


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("The UN and Arab League envoy Kofi Annan", ["Kofi Annan"]),
        ("Kofi Annan, who is of the UN and Arab League,", ["Kofi Annan"]),
        ("Russia and US envoy Brett McGurk", ["Russia", "Brett McGurk"]),
        ("The Saudi paper Al-Jazirah", ["Al-Jazirah"]),
        ("The Saudi-owned Al-Hayat", ["Al-Hayat"]),
        ("One Russian paper editorial", ["~Russian paper editorial"]),
    ],
)
def test_one_office_of_two_bodies_is_one_speaker(source: str, speakers: list[str]) -> None:
    page = Page(f"{source} said it was late.").names(PERSON, "Kofi Annan", "Brett McGurk")
    page.says(source, "said", "it was late")
    assert page.speakers() == speakers


def test_a_statement_that_was_read_out_says_more() -> None:
    text = "The BBC said ten fell. The ruler read out a statement to the press. It called for calm."
    page = Page(text).names(BODY, "BBC").says("The BBC", "said", "ten fell")
    page.says("It", "called for", "calm")
    assert page.speakers() == ["BBC", "?"]


def test_the_government_in_anothers_words_is_that_of_the_country_told_of() -> None:
    page = Page("Turkey said so. In Homs, Syria, Ana Voss said the government had agreed to it.")
    page.names(BODY, "Turkey").names(PERSON, "Ana Voss").names(PLACE, "Homs", "Syria", literal=True)
    page.says("Turkey", "said", "so").says("Ana Voss", "said", "the government had agreed to it")
    page.says("the government", "had agreed", "to it", parent=1)
    assert page.speakers() == ["Turkey", "Ana Voss", "Syria"]


def test_the_group_is_who_was_told_of_last() -> None:
    page = Page(
        "The ISIS group fled Homs, Syria. The Syrian Observatory said so. The group said it."
    )
    page.names(BODY, "ISIS", "Syrian Observatory").names(PLACE, "Homs", "Syria", literal=True)
    page.phrase("The ISIS group", BODY, name="ISIS").says("The Syrian Observatory", "said", "so")
    page.says("The group", "said", "it")
    assert page.speakers()[1] == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("country", "speaker"),
    [("Syria", "National Defence Forces"), ("Burundi", "~National Defence Forces")],
)
def test_a_name_of_everyday_words_needs_its_country(country: str, speaker: str) -> None:
    page = Page(f"In {country} a bridge fell. The National Defence Forces said it was old.")
    page.names(PLACE, country, literal=True)
    page.says("The National Defence Forces", "said", "it was old")
    assert page.speakers() == [speaker]


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("The BBC's Jonathan Head in Istanbul", ["Jonathan Head"]),
        ("A spokesman for the UN Secretary General, Ban Ki-moon,", ["~spokesman for the UN"]),
        ("Turkey, backed by Iran and Qatar,", ["Turkey"]),
        ("The UN and Arab League chiefs", ["~UN and Arab League chiefs"]),
        ("Footage filmed by Orm Tarn sent to the BBC", ["~Footage filmed by"]),
        ("Opposition groups", ["~Opposition groups"]),
    ],
)
def test_who_is_named_beside_a_source_does_not_speak(source: str, speakers: list[str]) -> None:
    page = Page(f"In Homs, Syria, {source} said it was late.")
    page.names(PLACE, "Homs", "Syria", literal=True).says(source, "said", "it was late")
    told = page.speakers()
    assert len(told) == len(speakers)
    assert all(a.startswith(b) for a, b in zip(told, speakers, strict=True))


def test_a_forename_is_of_whom_the_article_names_in_full() -> None:
    page = Page("Orbal al-Assad said so. Orbal, 36, said Bashar al-Assad had left.")
    page.names(PERSON, "Orbal al-Assad", "Bashar al-Assad")
    page.says("Orbal al-Assad", "said", "so").says("Orbal, 36,", "said", "Bashar al-Assad had left")
    assert page.speakers() == ["Orbal al-Assad"] * 2


def test_our_correspondent_is_no_spokesman_who_spoke_last() -> None:
    page = Page("Orm Tarn said so. Our correspondent said it was late.").names(PERSON, "Orm Tarn")
    page.says("Orm Tarn", "said", "so").says("Our correspondent", "said", "it was late")
    assert page.speakers() == ["Orm Tarn", "~correspondent"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Orm Voss met John Tarn in Ravna. The two men said it held.", ["Orm Voss", "John Tarn"]),
        ("Orm Voss met John Tarn in Ravna. Both men said it held.", ["Orm Voss", "John Tarn"]),
        ("Orm Voss met Mary Tarn in Ravna. The two men said it held.", ["~men"]),
        ("Orm Voss, Ivo Kest and John Tarn met. The two men said it held.", ["~men"]),
        ("Orm Voss and John Tarn held two suspects. The two men said it held.", ["~men"]),
    ],
)
def test_two_men_are_the_two_that_were_named(text: str, speakers: list[str]) -> None:
    page = Page(text).names(PERSON, "Orm Voss", "John Tarn", "Mary Tarn", "Ivo Kest")
    source = "Both men" if "Both" in text else "The two men"
    assert page.says(source, "said", "it held").speakers() == speakers


def test_two_ministers_are_no_two_of_another_office() -> None:
    text = "Foreign Minister Sergei Lavrov met King Orm Voss. The two ministers said it held."
    page = Page(text).names(PERSON, "Foreign Minister Sergei Lavrov", "King Orm Voss")
    assert page.says("The two ministers", "said", "it held").speakers() == ["~ministers"]


@pytest.mark.parametrize(
    ("text", "cue", "speakers"),
    [
        ("Turkey and Qatar, who say it is late, left.", "say", ["Qatar", "Turkey"]),
        ("Turkey and Qatar, who said they were late, left.", "said", ["Qatar", "Turkey"]),
        ("Iran told Turkey and Qatar, who said that it was late.", "said", ["Qatar"]),
    ],
)
def test_a_relative_goes_back_to_all_that_its_verb_or_they_tells(
    text: str, cue: str, speakers: list[str]
) -> None:
    page = Page(text).names(BODY, "Turkey", "Qatar", "Iran")
    content = text.split(f"{cue} ", 1)[1].split(",")[0].rstrip(".")
    assert page.says("who", cue, content).speakers() == speakers


def test_of_those_who_spoke_together_a_relative_means_the_last_or_all() -> None:
    text = "Iran, Turkey and Qatar, which say they wait, called for a vote."
    page = Page(text).names(BODY, "Turkey", "Qatar", "Iran")
    page.says("Iran, Turkey and Qatar", "called for", "a vote").says("which", "say", "they wait")
    assert sorted(page.speakers()[3:]) == ["Iran", "Qatar", "Turkey"]


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("Orm Tarn, research head at the Food and Harvest Institute", ["Orm Tarn"]),
        ("Orm Tarn, joint envoy for the United Nations and Arab League,", ["Orm Tarn"]),
        ("Orm Tarn, a fellow at the School of Trade and Harvest, Norport College", ["Orm Tarn"]),
        ("Governor Orm Tarn, head of the port, and Iran,", ["Orm Tarn", "Iran"]),
        ("States, including those in Africa and Iran", ["~States", "Iran"]),
    ],
)
def test_the_and_of_what_describes_a_name_joins_nobody(source: str, speakers: list[str]) -> None:
    page = Page(f"{source} said the fire was out.").names(MentionKind.PERSON, "Orm Tarn")
    assert page.says(source.rstrip(","), "said", "the fire was out").speakers() == speakers


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("Western and Arab nations", ["Western states", "Arab states"]),
        ("The United States and other Western powers", ["United States"]),
    ],
)
def test_states_whose_adjectives_share_a_noun_speak_together(
    source: str, speakers: list[str]
) -> None:
    page = Page(f"{source} said it was late.").says(source, "said", "it was late")
    assert page.speakers() == speakers


@pytest.mark.parametrize(
    ("adjective", "speaker"),
    [("Russian", "Russia"), ("Western", "Western states"), ("Kurdish", "?")],
)
def test_an_adjective_alone_before_a_noun_of_speech_is_its_states(
    adjective: str, speaker: str
) -> None:
    page = Page(f"The council met. It rejected {adjective} objections to the draft.")
    page.says(adjective, "objections to", "the draft")
    assert page.speakers() == [speaker]


def test_his_government_is_of_whom_he_means_where_nobody_reports() -> None:
    page = Page("Bashar al-Assad agreed. His government declared ten sites.")
    page.names(PERSON, "Bashar al-Assad").says("Bashar al-Assad", "agreed", "")
    page.says("His government", "declared", "ten sites")
    assert page.speakers()[1] == "Syria"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("The 22-member league", "Arab League"), ("The 22-member team", "?")],
)
def test_a_body_may_be_told_by_how_many_it_has(source: str, speaker: str) -> None:
    page = Page(f"The Arab League met. {source} said it was late.").names(BODY, "Arab League")
    page.says(source, "said", "it was late")
    assert page.speakers() == [speaker]


def test_calculations_are_whose_they_are() -> None:
    page = Page("According to Reuters calculations ten fell.")
    page.says("Reuters calculations", "According to", "ten fell")
    assert page.speakers() == ["Reuters"]


@pytest.mark.parametrize(("opens", "closes"), [('"', '"'), ("``", "''")])
def test_in_a_quotation_i_speaks_and_he_is_another(opens: str, closes: str) -> None:
    told = "It was late. He fled and now I ask for peace"
    page = Page(f"Ana Voss met Orm Tarn. {opens} {told} , {closes} Jo Hald said.")
    page.names(PERSON, "Ana Voss", "Orm Tarn", "Jo Hald")
    page.says("Jo Hald", "said", f"{told} , ")
    whole = page.attributions[0].content[0]
    page.attributions[0] = replace(
        page.attributions[0], content=(Span(whole.start - len(opens) - 1, whole.end),)
    )
    page.says("I", "ask for", "peace", parent=0)
    page.says("He", "fled", "", parent=0)
    assert page.speakers()[:2] == ["Jo Hald", "Jo Hald"]
    assert page.speakers()[2] != "Jo Hald"


@pytest.mark.parametrize(
    ("named", "called", "speaker"),
    [
        ("The Ruwan Liberation Army", "The ethnic armed group", "Ruwan Liberation Army"),
        ("The Ruwan Liberation Army", "The group", "Ruwan Liberation Army"),
        ("The Ruwan Monitor", "The group", "Ruwan Monitor"),
        ("The Norwegian Army", "The group", "?"),
        ("Doctors Without Borders", "The medical charity", "Médecins Sans Frontières"),
        ("Amnesty International", "The rights group", "Amnesty International"),
    ],
)
def test_a_group_is_called_so_by_what_its_name_says(named: str, called: str, speaker: str) -> None:
    page = Page(f"{named} said the dam held. {called} said it would last.")
    page.names(BODY, named.removeprefix("The "))
    page.says(named, "said", "the dam held").says(called, "said", "it would last")
    assert page.speakers()[1] == speaker


def test_the_group_is_no_army_of_which_another_tells() -> None:
    page = Page("The Ruwan Liberation Army fled, the Kesh Watch said. The group said ten fell.")
    page.names(BODY, "Ruwan Liberation Army", "Kesh Watch")
    page.says("the Kesh Watch", "said", "The Ruwan Liberation Army fled")
    page.says("The group", "said", "ten fell")
    assert page.speakers() == ["Kesh Watch", "?"]


def test_both_are_never_the_one_who_reports_them() -> None:
    page = Page("Egypt read two drafts, arguing that both called for calm.").names(BODY, "Egypt")
    page.says("Egypt", "arguing", "that both called for calm")
    page.says("both", "called for", "calm", parent=0)
    assert page.speakers() == ["Egypt", "?"]


@pytest.mark.parametrize("beside", ["together with", "along with", "as well as", "and by"])
def test_who_is_told_with_another_speaks_too(beside: str) -> None:
    source = f"Russia {beside} China"
    page = Page(f"The draft was rejected by {source}.").names(BODY, "Russia", "China")
    page.says(source, "was rejected", "The draft")
    assert page.speakers() == ["Russia", "China"]
