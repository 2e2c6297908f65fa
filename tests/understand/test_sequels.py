from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.sequels import side_by_side, split_sequels
from counterclaim.understand.words import cut_words
from tests.understand.scripted import draft_of, occurrences


def spoken(text: str, source: str, cue: str, content: str) -> list[tuple[str, str]]:
    whole = Span(0, len(text))
    draft = draft_of(text, (source, cue, content))
    found = split_sequels(text, cut_words(text, (whole,)), whole, [draft])
    assert all(d.source == draft.source for d in found)
    return [(d.cue[0].of(text), " | ".join(c.of(text) for c in d.content)) for d in found]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (
            "that three towns had joined, adding that talks went on",
            [("said", "that three towns had joined"), ("adding", "that talks went on")],
        ),
        (
            "three towns had joined reiterating that no group was hit adding nine of them left",
            [
                ("said", "three towns had joined"),
                ("reiterating", "that no group was hit"),
                ("adding", "nine of them left"),
            ],
        ),
        (
            "the army had won by saying that it was over",
            [("said", "the army had won by saying that it was over")],
        ),
        (
            "“they came, saying that it was over, and left”",
            [("said", "“they came, saying that it was over, and left”")],
        ),
        ("nobody was adding water", [("said", "nobody was adding water")]),
        (
            "the reports were old, calling them a lie of its foes",
            [("said", "the reports were old"), ("calling", "them a lie of its foes")],
        ),
        (
            "guards were calling them spies of the port",
            [("said", "guards were calling them spies of the port")],
        ),
    ],
)
def test_one_speaker_two_claims(content: str, parts: list[tuple[str, str]]) -> None:
    assert spoken(f"The centre said {content}.", "The centre", "said", content) == parts


def test_a_participle_after_the_cue_belongs_to_no_earlier_content() -> None:
    text = "Three towns had joined, saying that it was late, the centre said."
    content = "Three towns had joined, saying that it was late"
    assert len(spoken(text, "the centre", "said", content)) == 1


def test_the_speaker_of_the_clause_before_goes_on() -> None:
    text = "Voss said some attackers came from the north adding that nine were caught."
    first = ("Voss", "said", "some attackers came from the north")
    second = ("some attackers", "adding", "that nine were caught")
    whole = Span(0, len(text))
    drafts = [draft_of(text, said) for said in (first, second)]
    found = split_sequels(text, cut_words(text, (whole,)), whole, drafts)
    assert [d.source[0].of(text) for d in found] == ["Voss", "Voss"]


def test_a_participle_keeps_a_speaker_of_its_own() -> None:
    text = "Voss said it was over, with Dira adding that nine were caught."
    drafts = [
        draft_of(text, said)
        for said in (
            ("Voss", "said", "it was over"),
            ("Dira", "adding", "that nine were caught"),
        )
    ]
    whole = Span(0, len(text))
    found = split_sequels(text, cut_words(text, (whole,)), whole, drafts)
    assert [d.source[0].of(text) for d in found] == ["Voss", "Dira"]


def test_the_speaker_is_not_that_of_a_relative_clause() -> None:
    text = "The centre said men that announced a truce had left reiterating that it was over."
    drafts = [
        draft_of(text, said)
        for said in (
            ("The centre", "said", "men that announced a truce had left"),
            ("that", "announced", "a truce"),
            ("men", "reiterating", "that it was over"),
        )
    ]
    whole = Span(0, len(text))
    found = split_sequels(text, cut_words(text, (whole,)), whole, drafts)
    assert found[2].source[0].of(text) == "The centre"


def parted(text: str, *said: tuple[str, str, str]) -> list[tuple[str, str, bool]]:
    """Cue and content of each draft, and whether it stands in another."""
    drafts = [draft_of(text, one) for one in said]
    inner = [drafts[0], *(replace(d, parent=drafts[0]) for d in drafts[1:])]
    known = (name for name in ("Sudria", "Norland", "Voss") if name in text)
    names = tuple(occurrences(text, name)[0] for name in known)
    found = side_by_side(text, cut_words(text, (Span(0, len(text)),)), inner, names=names)
    return [(d.cue[0].of(text), d.content[0].of(text), d.parent is not None) for d in found]


def test_what_a_speaker_joins_to_a_claim_stands_beside_it() -> None:
    first = ("Sudria", "says", "it has left and accuses Norland of firing on Kesh")
    second = ("Sudria", "accuses", "Norland of firing on Kesh")
    assert parted(f"Sudria says {first[2]}.", first, second) == [
        ("says", "it has left", False),
        ("accuses", "Norland of firing on Kesh", False),
    ]


def test_what_others_say_inside_a_claim_stays_in_it() -> None:
    first = ("Sudria", "says", "Voss met Tarn and accused Norland of firing on Kesh")
    second = ("Voss", "accused", "Norland of firing on Kesh")
    assert parted(f"Sudria says {first[2]}.", first, second)[1][2]


def test_a_thing_that_is_told_of_accuses_nobody() -> None:
    first = ("Sudria", "denied", "that any bridge had fallen and accused Norland of firing on Kesh")
    second = ("any bridge", "accused", "Norland of firing on Kesh")
    assert parted(f"Sudria denied {first[2]}.", first, second) == [
        ("denied", "that any bridge had fallen", False),
        ("accused", "Norland of firing on Kesh", False),
    ]


def test_those_to_whom_it_was_done_do_not_accuse() -> None:
    told = "that nine soldiers had been killed and accused Norland of firing on Kesh"
    first = ("Sudria", "said", told)
    second = ("nine soldiers", "accused", "Norland of firing on Kesh")
    assert parted(f"Sudria said {told}.", first, second) == [
        ("said", "that nine soldiers had been killed", False),
        ("accused", "Norland of firing on Kesh", False),
    ]


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("that nine soldiers had been arrested and accused of theft", "of theft"),
        ("that nine soldiers had been in touch and accused the mayor", "the mayor"),
    ],
)
def test_what_else_is_told_of_somebody_is_no_verb_of_the_speaker(told: str, content: str) -> None:
    second = ("nine soldiers", "accused", content)
    assert parted(f"Sudria said {told}.", ("Sudria", "said", told), second)[1][2]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (
            "both sides to stop the raids and warned that talks would fail",
            [("urged", "both sides to stop the raids"), ("warned", "that talks would fail")],
        ),
        (
            "the men who were to leave and warned that talks would fail to go home",
            [("urged", "the men who were to leave and warned that talks would fail to go home")],
        ),
    ],
)
def test_what_is_asked_ends_before_the_speakers_next_verb(
    content: str, parts: list[tuple[str, str]]
) -> None:
    assert spoken(f"The envoy urged {content}.", "The envoy", "urged", content) == parts
