from __future__ import annotations

from datetime import date

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION


def test_a_surname_goes_back_to_the_full_name() -> None:
    page = Page("Engineer Karim Haddadin said the dam held. The water rose, Haddadin added.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Engineer Karim Haddadin", "said", "the dam held")
    page.says("Haddadin", "added", "The water rose", after="Haddadin added")
    first, second = page.resolved().speakers
    assert first.actor == second.actor
    assert second.how == "short_name"


def test_a_pronoun_means_the_last_speaker_of_its_sex() -> None:
    page = Page(
        "Mr Karim Haddadin said the dam held. Mrs Lina Azizi denied it. "
        "She called the reading wrong. He said it was right."
    )
    page.names(PERSON, "Karim Haddadin", "Lina Azizi")
    page.says("Mr Karim Haddadin", "said", "the dam held")
    page.says("Mrs Lina Azizi", "denied", "it")
    page.says("She", "called", "the reading wrong")
    page.says("He", "said", "it was right")
    assert page.speakers() == ["Karim Haddadin", "Lina Azizi", "Lina Azizi", "Karim Haddadin"]


def test_a_pronoun_that_two_could_be_stays_unresolved() -> None:
    page = Page(
        "Karim Haddadin said the dam held, while Omar Salehi said it broke. He blamed the rain."
    )
    page.names(PERSON, "Karim Haddadin", "Omar Salehi")
    page.says("Karim Haddadin", "said", "the dam held")
    page.says("Omar Salehi", "said", "it broke")
    page.says("He", "blamed", "the rain")
    assert page.speakers()[2] == "?"
    assert "may be" in page.resolved().speakers[2].reasons[0]


def test_a_title_means_who_was_called_so() -> None:
    page = Page(
        "Lawmaker Karim Haddadin said the truce failed. General Omar Salehi disagreed. "
        "The parliamentarian said more would follow, and the general kept silent."
    )
    page.names(PERSON, "Karim Haddadin", "Omar Salehi")
    page.says("Lawmaker Karim Haddadin", "said", "the truce failed")
    page.says("General Omar Salehi", "disagreed", "")
    page.says("The parliamentarian", "said", "more would follow")
    assert page.speakers()[2] == "Karim Haddadin"


def test_a_title_that_the_last_speaker_does_not_hold_is_not_his() -> None:
    page = Page("General Omar Salehi said the road was open. The lawmaker said it was closed.")
    page.names(PERSON, "Omar Salehi")
    page.says("General Omar Salehi", "said", "the road was open")
    page.says("The lawmaker", "said", "it was closed")
    assert page.speakers()[1] == "~lawmaker"


def test_an_unnamed_source_stays_unnamed_with_its_body() -> None:
    page = Page("A US official said talks went on. A Syrian military source denied it.")
    page.says("A US official", "said", "talks went on")
    page.says("A Syrian military source", "denied", "it")
    first, second = page.resolved().speakers
    assert (first.actor, first.description, first.body) == (None, "US official", "united-states")
    assert second.body == "syria-armed-forces"


@pytest.mark.parametrize("left", ["retired", "former"])
def test_who_has_left_a_body_does_not_speak_for_it(left: str) -> None:
    page = Page(f"A {left} Russian officer said the pause was short.")
    page.says(f"A {left} Russian officer", "said", "the pause was short")
    (one,) = page.resolved().speakers
    assert (one.description, one.body) == (f"{left} Russian officer", None)


def test_an_opposition_source_is_not_the_government_s() -> None:
    page = Page("Syrian opposition leaders said the siege went on.")
    page.says("Syrian opposition leaders", "said", "the siege went on")
    (one,) = page.resolved().speakers
    assert (one.actor, one.body) == (None, "syrian-opposition")


def test_the_source_goes_back_to_the_one_before() -> None:
    page = Page("A source at the town hall said ten fled. The road is shut, the source added.")
    page.says("A source at the town hall", "said", "ten fled")
    page.says("the source", "added", "The road is shut", after="the source added")
    first, second = page.resolved().speakers
    assert first.description == second.description
    assert second.antecedent == page.attributions[0].source[0]


def test_a_lead_s_unnamed_official_is_named_below() -> None:
    page = Page(
        "A senior official says the truce was forced on them. Speaking on Monday, Secretary "
        "Karim Haddadin said it would fail."
    )
    page.names(PERSON, "Karim Haddadin")
    page.says("A senior official", "says", "the truce was forced on them")
    page.says("Secretary Karim Haddadin", "said", "it would fail")
    assert page.speakers() == ["Karim Haddadin", "Karim Haddadin"]


def test_a_lead_s_witness_stays_unnamed() -> None:
    page = Page("A witness said shells fell. Minister Karim Haddadin said none had.")
    page.names(PERSON, "Karim Haddadin")
    page.says("A witness", "said", "shells fell")
    page.says("Minister Karim Haddadin", "said", "none had")
    assert page.speakers()[0] == "~witness"


def test_the_report_is_the_body_s_that_issued_it() -> None:
    page = Page("A report by the Associated Press said many joined. It grew, said the report.")
    page.says("A report by the Associated Press", "said", "many joined")
    page.says("the report", "said", "It grew", after="said the report")
    assert page.speakers() == ["Associated Press", "Associated Press"]


@pytest.mark.parametrize(
    ("day", "name"), [(date(2012, 6, 1), "Hillary Clinton"), (date(2016, 6, 1), "John Kerry")]
)
def test_an_office_means_who_held_it_that_day(day: date, name: str) -> None:
    page = Page("The US secretary of state said talks would go on.", day=day)
    page.says("The US secretary of state", "said", "talks would go on")
    assert page.speakers() == [name]


def test_a_capital_speaks_for_its_government() -> None:
    page = Page("Damascus denied the charge. Moscow said it would wait.")
    page.says("Damascus", "denied", "the charge")
    page.says("Moscow", "said", "it would wait")
    assert [s.actor for s in page.resolved().speakers] == ["syria", "russia"]


def test_a_source_may_be_continued_without_its_name() -> None:
    page = Page("Karim Haddadin said the dam held, adding that the town was safe.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "said", "the dam held")
    page.says("", "adding", "that the town was safe")
    assert page.speakers() == ["Karim Haddadin", "Karim Haddadin"]


def test_no_source_is_invented() -> None:
    page = Page("Karim Haddadin said the dam held. Ten people are reported to have drowned.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "said", "the dam held")
    page.says("", "are reported", "to have drowned")
    assert page.speakers()[1] == "?"


def test_a_pronoun_in_reported_speech_means_who_reports() -> None:
    page = Page(
        "General Omar Salehi met Minister Karim Haddadin, who said he regretted what he called "
        "a mistake."
    )
    page.names(PERSON, "Omar Salehi", "Karim Haddadin")
    page.says("Karim Haddadin, who", "said", "he regretted what he called a mistake")
    page.says("he", "called", "a mistake", parent=0, after="he called")
    assert page.speakers() == ["Karim Haddadin", "Karim Haddadin"]


def test_one_of_them_is_unnamed_and_of_their_body() -> None:
    page = Page("US Defense Department officials said they had no role. One of them gave a date.")
    page.says("US Defense Department officials", "said", "they had no role")
    page.says("One of them", "gave", "a date")
    second = page.resolved().speakers[1]
    assert (second.actor, second.body) == (None, "united-states-defence-ministry")


SIDES = {"Syrian": "Russian", "Damascus": "Moscow"}
SIDES |= {other: one for one, other in SIDES.items()}


def _swapped(text: str) -> str:
    return " ".join(SIDES.get(word, word) for word in text.split(" "))


TEXT = (
    "Damascus accused the other side of shelling. The Russian Defence Ministry denied it. "
    "A Syrian official said the ministry was wrong. Moscow said it would answer. "
    "The Syrian army said it had waited."
)
SOURCES = [
    ("Damascus", "accused"),
    ("The Russian Defence Ministry", "denied"),
    ("A Syrian official", "said"),
    ("Moscow", "said"),
    ("The Syrian army", "said"),
]


def test_swapping_two_sides_swaps_the_links_and_nothing_else() -> None:
    pages = []
    for swap in (str, _swapped):
        page = Page(swap(TEXT))
        for source, cue in SOURCES:
            page.says(swap(source), cue, "it")
        pages.append(page.resolved().speakers)
    for one, other in zip(*pages, strict=True):
        assert (one.how, one.score) == (other.how, other.score)
        for a, b in ((one.actor, other.actor), (one.body, other.body)):
            assert (a or "").replace("syria", "russia") == (b or "").replace("syria", "russia")
            assert a is None or a != b


def test_resolving_twice_gives_the_same_records() -> None:
    page = Page(TEXT)
    for source, cue in SOURCES:
        page.says(source, cue, "it")
    assert page.resolved() == page.resolved()


def test_an_official_is_not_the_body_that_is_called_so_too() -> None:
    page = Page("An official with the River Front, also known as Hezbollah, said it held.")
    page.says("An official with the River Front, also known as Hezbollah", "said", "it held")
    assert page.speakers() == ["~official with the River Front"]


def test_two_states_share_one_noun() -> None:
    page = Page("US and Russian diplomats said talks went on.")
    page.says("US and Russian diplomats", "said", "talks went on")
    assert page.resolved().speakers[0].actor is None


def test_the_credit_of_a_picture_is_no_speaker() -> None:
    page = Page("REUTERS/Orm Tarn The United States and others said it broke.")
    page.says("REUTERS/Orm Tarn The United States and others", "said", "it broke")
    assert page.speakers() == ["United States"]


def test_a_credit_read_as_one_with_its_name_is_no_speaker() -> None:
    page = Page("REUTERS/Rodi Said The advance went on.").says(
        "REUTERS/Rodi", "Said", "The advance"
    )
    assert page.speakers() == ["?"]


def test_a_terrorist_group_is_no_monitor() -> None:
    page = Page("A monitoring group said ten died. The terrorist group said it held the town.")
    page.says("A monitoring group", "said", "ten died")
    page.says("The terrorist group", "said", "it held the town")
    assert page.speakers()[1] == "?"


def test_it_is_the_group_that_spoke_though_nobody_names_it() -> None:
    page = Page("Hezbollah left. The riverside group said it fought. It said ten died.")
    page.names(BODY, "Hezbollah")
    page.says("The riverside group", "said", "it fought")
    page.says("It", "said", "ten died", after="It said ten")
    assert page.speakers()[1] == "?"


def test_who_reports_is_not_described_in_his_own_report() -> None:
    page = Page("Minister Karim Haddadin said the official was ill.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Minister Karim Haddadin", "said", "the official was ill")
    page.says("the official", "was", "ill", parent=0)
    assert page.speakers()[1] != page.speakers()[0]


def test_who_reports_goes_on_inside_the_report() -> None:
    page = Page("Karim Haddadin told of the flood saying ten died.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "told", "of the flood saying ten died")
    page.says("", "saying", "ten died", parent=0)
    first, second = page.resolved().speakers
    assert (second.actor, second.how) == (first.actor, "continued")


def test_a_participle_that_a_verb_takes_is_not_the_reporters() -> None:
    page = Page("Karim Haddadin said the town must stop insisting that the dam holds.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "said", "the town must stop insisting that the dam holds")
    page.says("", "insisting", "that the dam holds", parent=0)
    assert page.speakers()[1] == "?"


@pytest.mark.parametrize(
    "said",
    [
        "ten fell as protesters took to the streets demanding a vote",
        "the camp was rushed into demanding a vote",
        "the camp waits, while the guild rose by demanding a vote",
    ],
)
def test_what_another_of_the_report_demands_is_not_the_reporters(said: str) -> None:
    page = Page(f"Karim Haddadin said {said}.").names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "said", said.removesuffix(" demanding a vote"))
    page.says("", "demanding", "a vote")
    assert page.speakers() == ["Karim Haddadin", "?"]


def test_a_bulletin_is_no_persons() -> None:
    page = Page("Karim Haddadin said the dam held. The bulletin said it broke.")
    page.names(PERSON, "Karim Haddadin")
    page.says("Karim Haddadin", "said", "the dam held")
    page.says("The bulletin", "said", "it broke")
    assert page.speakers()[1] == "?"


def test_a_ministry_that_no_pack_has_is_named_by_its_state() -> None:
    page = Page("Turkeys health ministry said ten were ill.")
    page.says("Turkeys health ministry", "said", "ten were ill")
    assert page.speakers() == ["Turkish Health Ministry"]


def test_who_speak_jointly_are_all_speakers() -> None:
    page = Page("Russia, Turkey and Iran said the truce holds. Iran's envoy left.")
    page.says("Russia, Turkey and Iran", "said", "the truce holds")
    found = page.resolved().speakers
    assert [(s.actor, s.how) for s in found] == [
        ("russia", "exact"),
        ("turkey", "joint"),
        ("iran", "joint"),
    ]
    assert {s.attribution_id for s in found} == {"a0"}
    assert page.resolved().first_speakers["a0"].actor == "russia"


def test_a_known_name_speaks_jointly_with_an_unnamed_source() -> None:
    source = "residents and the Syrian Observatory for Human Rights"
    page = Page(f"Ten died, {source} said.").says(source, "said", "Ten died")
    assert [(s.how, s.actor) for s in page.resolved().speakers] == [
        ("unnamed", None),
        ("joint", "sohr"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Russia and its allies",
        "Russian and Turkish officials",
        "A joint inquiry for the towns and the United Nations",
    ],
)
def test_who_is_not_named_does_not_speak_jointly(source: str) -> None:
    page = Page(f"{source} said the truce holds.").says(source, "said", "the truce holds")
    assert len(page.resolved().speakers) == 1


@pytest.mark.parametrize(
    ("before", "ministry"),
    [
        ("Russia said that six bombers had left.", "Russian Ministry of Defence"),
        ("Russia said that six had left. Syria said more.", "Syrian Defence Ministry"),
        ("Syria said that six bombers had left.", "Syrian Defence Ministry"),
    ],
)
def test_a_ministry_is_of_the_state_that_spoke_right_before(before: str, ministry: str) -> None:
    text = f"Syria, Syria. {before} The defence ministry said depots burned."
    page = Page(text).names(BODY, "Syria", "Russia")
    for sentence in before.split(". "):
        told = sentence.split(" said ")[1].strip(".")
        page.says(sentence.split(" ")[0], "said", told, after=sentence)
    page.says("The defence ministry", "said", "depots burned")
    assert page.speakers()[-1] == ministry


def test_it_behind_its_content_is_who_spoke_last() -> None:
    page = Page("The Harbour Group said ten left. The army shelled the pier, it added.")
    page.names(BODY, "Harbour Group").says("The Harbour Group", "said", "ten left")
    page.says("it", "added", "The army shelled the pier", after="it added")
    first, second = page.resolved().speakers
    assert (second.actor, second.how) == (first.actor, "pronoun")


def test_despite_claiming_is_not_surely_the_accuser_s() -> None:
    page = Page("Russia accused the guard of shelling Homs, despite claiming to keep the truce.")
    page.says("Russia", "accused", "the guard of shelling Homs")
    page.says("", "claiming", "to keep the truce")
    assert page.speakers()[1] == "?"


def test_who_stands_before_said_is_no_aside() -> None:
    page = Page("Karim Haddadin spoke. On the dam Omar Salehi said little. He called it weak.")
    page.names(PERSON, "Karim Haddadin", "Omar Salehi").says("Karim Haddadin", "spoke", "")
    page.says("He", "called", "it weak")
    assert page.speakers()[1] == "Omar Salehi"


def test_who_was_only_called_on_does_not_speak() -> None:
    page = Page("Russia called on Karim Haddadin to resign. Rain fell. He wrote that it must.")
    page.names(BODY, "Russia").names(PERSON, "Karim Haddadin")
    page.says("Russia", "called on", "Karim Haddadin")
    page.says("He", "wrote", "that it must")
    assert page.speakers()[1] == "?"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("France Britain and Turkey", ["france", "united-kingdom", "turkey"]),
        ("France Iran Britain and Turkey", ["france", "iran", "united-kingdom", "turkey"]),
        (
            "Syrian National Coalition of Revolutionary and Opposition Forces as well as Turkey",
            ["syrian-national-coalition", "turkey"],
        ),
        ("Leading Syrian opposition figure George Sabra", ["george-sabra"]),
        ("George Sabra deputy director of the council and the board", ["george-sabra"]),
        ("Russia -- one of the sponsors of the talks --", ["russia"]),
        ("The UNSG", ["ban-ki-moon"]),
    ],
)
def test_sources_as_pages_print_them(source: str, names: list[str]) -> None:
    page = Page(f"{source} said ten died.").says(source, "said", "ten died")
    assert [speaker.actor for speaker in page.resolved().speakers] == names


def test_a_prince_is_called_by_his_forename() -> None:
    page = Page("Prince Karim al-Haddadi spoke. Prince Karim said that rain fell.")
    page.names(PERSON, "Prince Karim al-Haddadi").says("Prince Karim al-Haddadi", "spoke", "")
    page.says("Prince Karim", "said", "that rain fell", after="Prince Karim said")
    first, second = page.resolved().speakers
    assert first.actor == second.actor


def test_a_father_s_name_is_not_the_man_himself() -> None:
    page = Page("Opposition activist Omar Abu Layla said ten died.")
    page.names(PERSON, "Omar Abu Layla").says(page.article.text[:34], "said", "ten died")
    assert page.speakers() == ["Omar Abu Layla"]


def test_a_body_told_by_its_field_and_place_is_unnamed() -> None:
    for body in ("The directorate of health in Idlib province", "The Daraya local council"):
        page = Page(f"{body} said ten died.").says(body, "said", "ten died")
        assert page.resolved().speakers[0].how == "unnamed"


@pytest.mark.parametrize(
    ("before", "source", "actor"),
    [
        ("(c) Agency  ", "Orm Tarn Turkey", "turkey"),
        ("Get the link ", "548 The Syrian Observatory", "sohr"),
    ],
)
def test_what_ran_into_a_source_is_left_out(before: str, source: str, actor: str) -> None:
    page = Page(f"{before}{source} confirms a loss.").says(source, "confirms", "a loss")
    assert page.resolved().speakers[0].actor == actor
