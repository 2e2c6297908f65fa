"""The body of a lead that the next sentence names, and second speakers by name."""

from __future__ import annotations

import pytest

from counterclaim.records import MentionKind
from tests.resolve.page import Page

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION

_TOLD = "nine prisoners were held in the desert camp"


@pytest.mark.parametrize(
    ("lead", "named", "said", "speaker"),
    [
        ("A leading rights group", "Amnesty International", _TOLD, "Amnesty International"),
        ("A rights group", "Ruwan Rights Watch", _TOLD, "Ruwan Rights Watch"),
        ("A watchdog", "The Ruwan Monitor", _TOLD, "Ruwan Monitor"),
        # Who says something else, or counts otherwise, may be another.
        ("A rights group", "Ruwan Rights Watch", "the war goes on in the north", "~rights group"),
        ("A rights group", "Ruwan Rights Watch", "12 prisoners were held", "~rights group"),
        # And so may a body of another kind or state.
        ("A rights group", "The Syrian army", _TOLD, "~rights group"),
        ("A rights group", "Orm Tarn", _TOLD, "~rights group"),
        ("A militant group", "Ruwan Rights Watch", _TOLD, "~militant group"),
        ("A Turkish aid group", "Human Rights Watch", _TOLD, "~Turkish aid group"),
    ],
)
def test_a_lead_is_of_whom_the_next_sentence_names_with_the_same_words(
    lead: str, named: str, said: str, speaker: str
) -> None:
    page = Page(f"{lead} said {_TOLD}. {named} said {said}.")
    page.names(PERSON if named == "Orm Tarn" else BODY, named.removeprefix("The "))
    page.says(lead, "said", _TOLD).says(named, "said", said, after=f"{named} said {said}")
    assert page.speakers()[0] == speaker


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Governor Orm Tarn and the Karsam Fire Brigade", ["Orm Tarn", "Karsam Fire Brigade"]),
        ("Police and the Karsam Fire Brigade", ["~Police", "Karsam Fire Brigade"]),
        ("Orm Tarn and his colleague Ana Voss", ["Orm Tarn", "Ana Voss"]),
        ("Governor Orm Tarn and his guards", ["Orm Tarn"]),
        ("The ministry and the Karsam Fire Brigade", ["?", "Karsam Fire Brigade"]),
        ("The head of Harbour Watch and the Karsam Fire Brigade", ["~head of Harbour Watch"]),
    ],
)
def test_the_second_of_two_speaks_too_if_it_is_named(source: str, names: list[str]) -> None:
    page = Page(f"{source} said the fire was out.").says(source, "said", "the fire was out")
    page.names(BODY, "Karsam Fire Brigade").names(PERSON, "Orm Tarn", "Ana Voss")
    assert page.speakers() == names


@pytest.mark.parametrize(
    ("called", "source", "speaker"),
    [
        ("foreign minister", "Foreign Minister Orm Tarn", "Orm Tarn"),
        ("council", "The Ruwan Council", "Ruwan Council"),
        ("foreign minister", "Governor Orm Tarn", "~foreign minister"),
        ("activists", "Governor Orm Tarn", "~activists"),
    ],
)
def test_a_title_is_of_whom_the_lead_calls_so(called: str, source: str, speaker: str) -> None:
    title, told = f"Nine held in the camp {called}", "nine prisoners were held in the camp"
    page = Page(f"{title}\n{source} said {told}.", title=title)
    page.names(PERSON, "Orm Tarn").names(BODY, "Ruwan Council")
    page.says(called, "", "Nine held in the camp").says(source, "said", told)
    assert page.speakers()[0] == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The Syrian opposition", "Syrian opposition"),
        ("Syrian opposition leaders", "~Syrian opposition leaders"),
        ("Syrian opposition figures", "~Syrian opposition figures"),
    ],
)
def test_leaders_of_the_opposition_are_not_the_opposition(source: str, speaker: str) -> None:
    page = Page(f"{source} said the talks were over.").names(BODY, "Syrian opposition")
    page.says(source, "said", "the talks were over")
    assert page.speakers() == [speaker]


def test_the_army_and_the_opposition_of_an_unknown_land_are_two() -> None:
    page = Page("The Ruwan army said it was over. The Ruwan opposition denied it. Ruwan slept.")
    page.phrase("The Ruwan army", MentionKind.STATE_BODY, name="Ruwan")
    page.phrase("The Ruwan opposition", BODY, name="Ruwan")
    page.says("The Ruwan army", "said", "it was over")
    page.says("The Ruwan opposition", "denied", "it")
    assert page.speakers() == ["Ruwan army", "Ruwan opposition"]


@pytest.mark.parametrize(
    ("lead", "named", "speaker"),
    [
        ("A leading group", "The Norport-based Ruwan Front", "Ruwan Front"),
        ("A militant group", "The Norport-based Ruwan Front", "~militant group"),
        ("A leading group", "The Ruwan Front", "~leading group"),  # may be another
        ("A leading group", "The Norport-based Reuters", "~leading group"),
    ],
)
def test_a_seat_brings_in_who_was_just_told_of_without_a_name(
    lead: str, named: str, speaker: str
) -> None:
    before = "The road was shut. " * 4
    page = Page(f"{before}{lead} condemned it. {named} said that planes had come.")
    page.names(BODY, "Ruwan Front").names(MentionKind.MEDIA, "Reuters")
    page.says(lead, "condemned", "it").says(named, "said", "that planes had come")
    assert page.speakers()[0] == speaker


@pytest.mark.parametrize(
    ("lead", "named", "before", "cue", "speaker"),
    [
        ("A rebel group", "The Ruwan Front", "", "said", "Ruwan Front"),
        ("A militant group", "The Ruwan Army", "", "said", "Ruwan Army"),
        # who denies, who was named before and whose name is of another kind may be another
        ("A rebel group", "The Ruwan Front", "", "denied", "~rebel group"),
        ("A rebel group", "The Ruwan Front", "The Ruwan Front rested. ", "said", "~rebel group"),
        ("A rebel group", "The Ruwan Bank", "", "said", "~rebel group"),
        ("A charity", "The Ruwan Front", "", "said", "~charity"),
    ],
)
def test_an_armed_group_is_brought_in_by_a_new_name(
    lead: str, named: str, before: str, cue: str, speaker: str
) -> None:
    page = Page(f"{before}{lead} claimed the raid. {named} {cue} that its men had left.")
    page.names(BODY, named.removeprefix("The "))
    page.says(lead, "claimed", "the raid")
    page.says(named, cue, "that its men had left", after=f"{named} {cue}")
    assert page.speakers()[0] == speaker


@pytest.mark.parametrize(
    ("cue", "behind", "speaker"),
    [
        ("told", "Orm Tarn", "Orm Tarn"),
        ("denied", "Orm Tarn", "~cabinet's spokesman"),
        ("told", "Baker Orm Tarn", "~cabinet's spokesman"),
    ],
)
def test_a_bare_new_name_is_of_who_has_just_been_described(
    cue: str, behind: str, speaker: str
) -> None:
    page = Page(f"The cabinet's spokesman said nine died. {behind} {cue} reporters of a bomb.")
    page.names(PERSON, "Orm Tarn")
    page.says("The cabinet's spokesman", "said", "nine died").says(behind, cue, "of a bomb")
    assert page.speakers()[0] == speaker


@pytest.mark.parametrize(
    ("lead", "named", "speaker"),
    [
        ("A rebel commander", "Orm Tarn", "Orm Tarn"),
        ("A local activist", "Orm Tarn", "Orm Tarn"),
        ("An official", "Rami Abdel Rahman", "~official"),
        ("A resident", "Orm Tarn", "~resident"),  # one of many
        ("A UN body", "OCHA", "UN Office for the Coordination of Humanitarian Affairs"),
        ("A UN body", "Human Rights Watch", "~UN body"),
        ("A rescue service", "The White Helmets", "White Helmets"),
        ("A Kurdish militia", "The YPG", "People's Protection Units"),
        ("A rebel group", "Amnesty International", "~rebel group"),
        ("An opposition group", "The Syrian National Coalition", "Syrian National Coalition"),
        ("An aid group", "The Syrian Observatory for Human Rights", "~aid group"),
    ],
)
def test_persons_and_other_bodies_of_a_lead_are_named_by_the_same_words(
    lead: str, named: str, speaker: str
) -> None:
    page = Page(f"{lead} said {_TOLD}. {named} said {_TOLD}.")
    page.names(PERSON if named == "Orm Tarn" else BODY, named.removeprefix("The "))
    page.says(lead, "said", _TOLD).says(named, "said", _TOLD, after=f"{named} said {_TOLD}")
    assert page.speakers()[0] == speaker


@pytest.mark.parametrize(
    ("source", "speaker"), [("The Coast Gazette", "Coast Gazette"), ("Orm Tarn", "?")]
)
def test_a_headlines_report_is_of_the_medium_that_tells_the_same(source: str, speaker: str) -> None:
    page = Page(f"Nine prisoners held in desert camp report. {source} newspaper said {_TOLD}.")
    page.names(MentionKind.MEDIA if "Gaz" in source else PERSON, source.removeprefix("The "))
    page.says("report", "", "Nine prisoners held in desert camp")
    page.says(f"{source} newspaper" if "Gaz" in source else source, "said", _TOLD)
    assert page.speakers()[0].startswith(speaker)
