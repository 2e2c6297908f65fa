"""Speakers that a reader passed over, and subjects that it left without a source."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.attributions.subjects import teller_in_place
from counterclaim.understand.attributions.unread import unread_speakers
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, occurrences
from tests.understand.test_closing_speakers import draft, surfaces
from tests.understand.test_sources import layout, sources


def unread(text: str, *linked: Said, names: tuple[str, ...] = ()) -> list[Said]:
    whole = (Span(0, len(text)),)
    words, drafts = cut_words(text, whole), [draft(text, said) for said in linked]
    marked = tuple(span for name in names for span in occurrences(text, name))
    found = unread_speakers(text, words, find_sentences(text, whole), drafts, names=marked)
    return surfaces(text, found)[len(linked) :]


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        (
            "The defence ministry in Ostmark said on Sunday six bombers had struck the port.",
            (),
            ("The defence ministry in Ostmark", "said", "six bombers had struck the port"),
        ),
        (
            "Two guards were killed in a raid the Coast Monitor said on Monday contradicting Voss.",
            ("the Coast Monitor",),
            ("the Coast Monitor", "said", "Two guards were killed in a raid"),
        ),
        (
            "The harbour is shut until the autumn Orm Tarn told the Herald adding that it hurt.",
            ("Orm Tarn", "Herald"),
            ("Orm Tarn", "told", "The harbour is shut until the autumn"),
        ),
        (
            "Soldiers looted shops in the old quarter, three evacuees told us, and left.",
            ("evacuees",),
            ("three evacuees", "told", "Soldiers looted shops in the old quarter"),
        ),
        (
            "Tarn told reporters the harbour would be shut until the autumn.",
            ("Tarn",),
            ("Tarn", "told", "the harbour would be shut until the autumn"),
        ),
        (
            "The Coast Centre an NGO however has put the death toll at ninety.",
            ("The Coast Centre", "an NGO"),
            ("The Coast Centre an NGO", "put", "the death toll at ninety"),
        ),
        (
            "The envoys made no effort to part the groups as affirmed by Port Minister Orm Tarn.",
            ("Port Minister Orm Tarn",),
            (
                "Port Minister Orm Tarn",
                "as affirmed by",
                "The envoys made no effort to part the groups",
            ),
        ),
        (
            "The Coast Centre put losses at ninety.",
            ("The Coast Centre",),
            ("The Coast Centre", "put", "losses at ninety"),
        ),
        (
            "The Coast Centre counts at least ninety dead in the port.",
            ("The Coast Centre",),
            ("The Coast Centre", "counts", "at least ninety dead in the port"),
        ),
        (
            "The guards count twelve.",
            ("The guards",),
            ("The guards", "count", "twelve"),
        ),
        (
            "The Coast Centre puts it at 75.",
            ("The Coast Centre",),
            ("The Coast Centre", "puts", "it at 75"),
        ),
        (
            "The Coast Guard, which holds most of the port, denied shelling the pier.",
            ("The Coast Guard",),
            ("The Coast Guard", "denied", "shelling the pier"),
        ),
        (
            "The Coast Centre put its own dead at nine, whereas Soria put none.",
            ("The Coast Centre",),
            ("The Coast Centre", "put", "its own dead at nine"),
        ),
        (
            "According to the Coast Monitor the raid killed two guards.",
            ("the Coast Monitor",),
            ("the Coast Monitor", "According to", "the raid killed two guards"),
        ),
        (
            "A shell struck a school in the port the Coast Monitor (CM) monitoring group said.",
            ("the Coast Monitor",),
            (
                "the Coast Monitor (CM) monitoring group",
                "said",
                "A shell struck a school in the port",
            ),
        ),
        (
            "The men have no reason to be kept out he added heading into a dinner.",
            (),
            ("he", "added", "The men have no reason to be kept out"),
        ),
        (
            "Guards left the quarter a group that watches the war said on Monday.",
            ("Guards", "a group"),
            ("a group that watches the war", "said", "Guards left the quarter"),
        ),
        (
            "Ostmark state media gave a toll of 44 dead in the bombing.",
            ("Ostmark state media",),
            ("Ostmark state media", "gave", "a toll of 44 dead in the bombing"),
        ),
        (
            "The Norport-based Watch which has friends in Ostmark gave a toll of nine dead.",
            ("Watch",),
            ("The Norport-based Watch", "gave", "a toll of nine dead"),
        ),
        (
            "The Coast Monitor meanwhile updated to 18 its toll for the harbour.",
            ("The Coast Monitor",),
            ("The Coast Monitor", "updated", "to 18 its toll for the harbour"),
        ),
        (
            "The Herald was not able to verify the accounts of it.",
            ("The Herald",),
            ("The Herald", "was not able to verify", "the accounts of it"),
        ),
        (
            "A massive bomb blast claimed by the Stone Guard killed ten guards.",
            ("the Stone Guard",),
            ("the Stone Guard", "claimed", "A massive bomb blast"),
        ),
        (
            "On Sunday a bomb claimed by the rebel group Stone Guard killed ten guards.",
            ("the rebel group", "Stone Guard"),
            ("Stone Guard", "claimed", "a bomb"),
        ),
        (
            "Ostmark denied late on Monday bombing the hospital in Aster.",
            ("Ostmark",),
            ("Ostmark", "denied", "bombing the hospital in Aster"),
        ),
        (
            "The fire came after the attack was claimed by the Stone Guard.",
            ("the Stone Guard",),
            ("the Stone Guard", "was claimed", "the attack"),
        ),
    ],
)
def test_a_verb_that_nobody_read_has_its_subject(
    text: str, names: tuple[str, ...], said: Said
) -> None:
    assert unread(text, names=names) == [said]


def test_who_passes_on_what_another_says_speaks_too() -> None:
    text = "The Coast Monitor which watches all sides said good sources reported raids on farms."
    told = ("good sources", "reported", "raids on farms")
    (found,) = unread(text, told, names=("The Coast Monitor",))
    assert found == ("The Coast Monitor", "said", "good sources reported raids on farms")


@pytest.mark.parametrize(
    ("text", "linked", "names"),
    [
        ("They put the guns at the pier.", (), ()),
        ("They left the old harbour in haste as declared by law.", (), ()),
        ("They left the harbour as declared by Tarn who had come to see them go.", (), ("Tarn",)),
        ("The Guard gave the town a bridge and a new pier.", (), ("The Guard",)),
        ("The Guard was able to confirm all the tolls.", (), ("The Guard",)),
        ("The land claimed by the Guard is dry and far away.", (), ("the Guard",)),
        ("A bomb claimed by the rebel group killed ten people.", (), ("the rebel group",)),
        ("Tarn told a long story of the old harbour.", (), ("Tarn",)),
        ("Tarn said so.", (), ("Tarn",)),
        ("Tarn denied it on Monday citing the long inquiry there.", (), ("Tarn",)),
        ("Norland added forty ships to its old fleet there.", (), ("Norland",)),
        ("Speaking a year after the fall of the port Tarn said: It was shut.", (), ("Tarn",)),
        ("An officer met sources in the port amid said reports of it.", (), ()),
        (
            "Tarn said the raid went on: People fled as it rained he told us reporters.",
            (("Tarn", "said", "the raid went on"),),
            ("Tarn",),
        ),
        (
            "Tarn denied that the guard said two men had died there.",
            (("Tarn", "denied", "that the guard said two men had died there"),),
            ("Tarn", "the guard"),
        ),
    ],
)
def test_what_tells_nothing_new_is_left(
    text: str, linked: tuple[Said, ...], names: tuple[str, ...]
) -> None:
    assert unread(text, *linked, names=names) == []


@pytest.mark.parametrize(
    ("text", "said", "names", "source"),
    [
        (
            "Many could not breathe the monitor and doctors at the scene said.",
            ("", "said", "Many could not breathe the monitor and doctors at the scene"),
            (),
            "the monitor and doctors at the scene",
        ),
        (
            "The Guard which holds the pass since May denied closing it.",
            ("", "denied", "closing it"),
            ("The Guard",),
            "The Guard",
        ),
        (
            "The Guard also known as the Helmets - a force at work there - said it was shut.",
            ("", "said", "it was shut"),
            ("The Guard",),
            "The Guard",
        ),
        (
            "The Guard which accused Voss of it and left on foot denied closing it.",
            ("", "denied", "closing it"),
            ("The Guard",),
            "",
        ),
        (
            "According to Coast News Daily the raid killed two.",
            ("", "According to", "Coast News Daily the raid killed two"),
            (),
            "Coast News Daily",
        ),
        (
            "The Guard shelled the pass since May and denied closing it.",
            ("", "denied", "closing it"),
            ("The Guard",),
            "",
        ),
        (
            "The group went on to look at the reports the statement said.",
            ("", "said", "The group went on to look at the reports the statement"),
            (),
            "the statement",
        ),
        (
            "Officials in the port on Friday said it was shut.",
            ("", "said", "it was shut"),
            (),
            "Officials in the port",
        ),
        (
            "Two men were hurt there a group monitoring the war said.",
            ("the war", "said", "Two men were hurt there"),
            ("the war",),
            "a group monitoring the war",
        ),
        (
            "He noted that the council has stated that the raid killed two.",
            ("", "has stated", "that the council | that the raid killed two"),
            (),
            "the council",
        ),
        (
            "According to Coast News the raid killed two.",
            ("", "According to", "Coast News the raid killed two"),
            ("Coast News",),
            "Coast News",
        ),
    ],
)
def test_a_cue_without_a_source_has_its_subject(
    text: str, said: Said, names: tuple[str, ...], source: str
) -> None:
    assert sources(text, said, names=names) == [source]


def test_who_ends_a_sentence_told_nothing_in_it() -> None:
    assert unread("According to the Guard", names=("the Guard",)) == []


def test_but_goes_on_with_who_spoke() -> None:
    text = "Tarn told us that two died but said it was unclear."
    spoke = ("Tarn", "told", "that two died"), ("", "said", "it was unclear")
    assert sources(text, *spoke, names=("Tarn",)) == ["Tarn", "Tarn"]


def test_media_have_the_word_that_tells_whose_they_are() -> None:
    text = "Shells killed ten people and hurt fifty state media said."
    said = ("media", "said", "Shells killed ten people and hurt fifty state")
    assert sources(text, said) == ["state media"]


def test_a_toll_of_another_ends_what_is_said_before() -> None:
    text = "The Guard said forty had died on Sunday while the Monitor put the toll at ninety."
    whole = (Span(0, len(text)),)
    said = ("The Guard", "said", text.partition("said ")[2].rstrip("."))
    words, names = cut_words(text, whole), tuple(occurrences(text, "the Monitor"))
    found = unread_speakers(
        text, words, find_sentences(text, whole), [draft(text, said)], names=names
    )
    assert surfaces(text, found) == [
        ("The Guard", "said", "forty had died on Sunday"),
        ("the Monitor", "put", "the toll at ninety"),
    ]


def test_what_somebody_calls_it_is_his_word() -> None:
    text = "Two guards died, Norland said, in what it called the third breach of the truce."
    told = ("Norland", "said", "Two guards died")
    called = ("it", "called", "the third breach of the truce")
    assert unread(text, told, names=("Norland",)) == [called]


def test_a_second_passive_has_its_own_agent() -> None:
    text = "The capture was announced by the Guard and confirmed by the Coast Monitor on Monday."
    said = ("the Guard", "was announced", "The capture")
    found = unread(text, said, names=("the Guard", "the Coast Monitor"))
    assert found == [("the Coast Monitor", "confirmed", "The capture")]
    assert not unread(text.replace(" by the Coast", " the Coast"), said, names=("the Guard",))


def test_two_who_told_it_in_one_place_are_one_source() -> None:
    text = "Ten died on Tuesday a war monitor and medical workers in Ravna said."
    words, sentences = layout(text)
    desk = Desk(text, words, sentences, tuple(occurrences(text, "medical workers")))
    told = teller_in_place(desk, words.lower.index("ravna"), 0)
    assert told is not None
    assert told.of(text) == "a war monitor and medical workers in Ravna"
