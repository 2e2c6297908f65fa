from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.closing_speakers import closing_speakers, whole_clauses
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, occurrences


def draft(text: str, said: Said) -> Draft:
    source, cue, content = (
        tuple(occurrences(text, part)[-1] for part in role.split(" | ") if part) for role in said
    )
    return Draft(source, cue, content, 0.9, "test")


def surfaces(text: str, drafts: list[Draft]) -> list[Said]:
    return [
        (
            " | ".join(s.of(text) for s in d.source),
            " | ".join(s.of(text) for s in d.cue),
            " | ".join(s.of(text) for s in d.content),
        )
        for d in drafts
    ]


def grown(text: str, *linked: Said) -> list[Said]:
    whole = (Span(0, len(text)),)
    drafts = [draft(text, said) for said in linked]
    words = cut_words(text, whole)
    return surfaces(text, whole_clauses(text, words, find_sentences(text, whole), drafts))


def closed(text: str, *linked: Said, name: str = "") -> list[Said]:
    whole = (Span(0, len(text)),)
    names = tuple(occurrences(text, name)) if name else ()
    words, drafts = cut_words(text, whole), [draft(text, said) for said in linked]
    found = closing_speakers(text, words, find_sentences(text, whole), drafts, names=names)
    return surfaces(text, found)[len(linked) :]


def test_a_speaker_at_the_end_has_the_whole_clause_where_commas_are_lost() -> None:
    text = "Nine people were hurt in the raid on Ruwan a monitor said on Monday."
    assert grown(text, ("a monitor", "said", "the raid on Ruwan")) == [
        ("a monitor", "said", "Nine people were hurt in the raid on Ruwan")
    ]


def test_the_speaker_may_stand_after_the_cue() -> None:
    text = "Nine people were hurt in the raid said the monitor."
    assert grown(text, ("the monitor", "said", "the raid")) == [
        ("the monitor", "said", "Nine people were hurt in the raid")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In Ruwan, nine were hurt, a monitor said.", ("a monitor", "said", "nine were hurt")),
        ("He left and “it is over” a monitor said.", ("a monitor", "said", "“it is over”")),
        ("A monitor said nine were hurt.", ("A monitor", "said", "nine were hurt")),
        ("Nine were hurt the report that day showed.", ("the report", "showed", "Nine were hurt")),
    ],
)
def test_what_the_reader_read_stays_where_marks_divide_the_sentence(text: str, said: Said) -> None:
    assert grown(text, said) == [said]


def test_the_words_of_another_speaker_are_not_taken() -> None:
    text = "Residents said it was over and nine were hurt a monitor said."
    linked = (
        ("Residents", "said", "it was over"),
        ("a monitor", "said", "nine were hurt"),
    )
    first = Draft(
        (occurrences(text, "Residents")[0],),
        (occurrences(text, "said")[0],),
        (occurrences(text, "it was over")[0],),
        0.9,
        "test",
    )
    whole = (Span(0, len(text)),)
    drafts = [first, draft(text, linked[1])]
    found = whole_clauses(text, cut_words(text, whole), find_sentences(text, whole), drafts)
    assert surfaces(text, found) == list(linked)


INNER = ("Norland", "has accused", "Sudria of delay")


@pytest.mark.parametrize(
    ("end", "name", "speaker", "cue"),
    [
        ("the Herald reports", "the Herald", "the Herald", "reports"),
        ("as officials have said", "", "officials", "have said"),
        ("two diplomats said", "", "two diplomats", "said"),
    ],
)
def test_a_speaker_whom_nobody_read_closes_the_sentence(
    end: str, name: str, speaker: str, cue: str
) -> None:
    text = f"Norland has accused Sudria of delay, {end}."
    clause = "Norland has accused Sudria of delay"
    assert closed(text, INNER, name=name) == [(speaker, cue, clause)]


@pytest.mark.parametrize(
    "end", ["which was what it said", "and it was late", "a long way from what the law had said"]
)
def test_what_is_no_speaker_closes_nothing(end: str) -> None:
    assert closed(f"Norland has accused Sudria of delay, {end}.", INNER) == []


def test_a_content_after_its_cue_goes_on_where_no_mark_ends_it() -> None:
    text = "The agency said militants from the front also shelled two villages in the plain."
    assert grown(text, ("The agency", "said", "militants from the front")) == [
        (
            "The agency",
            "said",
            "militants from the front also shelled two villages in the plain",
        )
    ]


def test_a_marked_speaker_closes_a_sentence_without_commas() -> None:
    text = "Envoys of both sides discussed the raid presidential sources said."
    linked = ("Envoys", "discussed", "the raid presidential sources")
    assert closed(text, linked, name="presidential sources") == []
    assert closed(text, ("Envoys", "discussed", "the raid"), name="presidential sources") == [
        ("presidential sources", "said", "Envoys of both sides discussed the raid")
    ]


@pytest.mark.parametrize("end", ["a raid; Coast News reported.", 'a "raid" Coast News reported.'])
def test_a_medium_that_passes_on_a_report_may_stand_behind_a_mark(end: str) -> None:
    text = f"A source said that two men died in {end}"
    told = text.removesuffix(" Coast News reported.").removesuffix(";")
    said = ("A source", "said", told.removeprefix("A source said "))
    assert closed(text, said, name="Coast News") == [("Coast News", "reported", told)]
