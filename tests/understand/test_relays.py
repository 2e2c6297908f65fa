"""Reports that pass on another's words, with and without what a reader linked."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.relays import relayed
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, occurrences


@dataclass(frozen=True)
class Case:
    """A text, what a reader links in it, the outer and the inner that must come out."""

    text: str
    linked: tuple[Said, ...]
    outer: Said
    inner: Said
    names: tuple[str, ...] = ()


def draft(text: str, said: Said) -> Draft:
    source, cue, content = (
        tuple(occurrences(text, part)[0] for part in role.split(" | ") if part) for role in said
    )
    return Draft(source, cue, content, 0.9, "test")


def surfaces(text: str, found: Draft) -> Said:
    source, cue, content = (
        " | ".join(s.of(text) for s in role) for role in (found.source, found.cue, found.content)
    )
    return source, cue, content


def run(case: Case) -> list[Draft]:
    whole = (Span(0, len(case.text)),)
    return relayed(
        case.text,
        cut_words(case.text, whole),
        find_sentences(case.text, whole),
        [draft(case.text, said) for said in case.linked],
        names=tuple(s for name in case.names for s in occurrences(case.text, name)[:1]),
    )


ROADS = "the two roads were open again"
CASES = {
    "quoted as saying, after an apposition": Case(
        f"A news agency, the Norland Post, quoted one of its medics as saying that {ROADS}.",
        (
            (
                "A news agency, the Norland Post,",
                "quoted",
                f"one of its medics as saying that {ROADS}",
            ),
        ),
        ("A news agency, the Norland Post,", "quoted", f"that {ROADS}"),
        ("one of its medics", "as saying", f"that {ROADS}"),
    ),
    "quoted as saying, after": Case(
        f"The Norland Post quoted a medic as saying {ROADS}.",
        (("The Norland Post", "quoted", f"a medic as saying {ROADS}"),),
        ("The Norland Post", "quoted", ROADS),
        ("a medic", "as saying", ROADS),
    ),
    "reported as saying, unread": Case(
        f"On Friday, the Herald reported a border guard as saying {ROADS}.",
        (),
        ("the Herald", "reported", ROADS),
        ("a border guard", "as saying", ROADS),
    ),
    "quoted as saying, before": Case(
        "“Nobody has left,” state television quoted the governor as saying on Tuesday.",
        (("state television", "quoted", "“Nobody has left,”"),),
        ("state television", "quoted", "“Nobody has left,”"),
        ("the governor", "as saying", "“Nobody has left,”"),
    ),
    "quoted, and the full stop": Case(
        "“Nobody has left,” the Herald quoted the truce centre.",
        (),
        ("the Herald", "quoted", "“Nobody has left,”"),
        ("the truce centre", "quoted", "“Nobody has left,”"),
    ),
    "passive, by the agency as saying": Case(
        f"A commander was quoted by the Herald as saying {ROADS}.",
        (("A commander", "was quoted", f"saying {ROADS}"),),
        ("the Herald", "quoted", ROADS),
        ("A commander", "as saying", ROADS),
    ),
    "passive, the speaker's title read as what is told": Case(
        f"Deputy Governor Aram Voss was quoted by the Herald as saying {ROADS}.",
        (("Aram Voss", "was quoted", f"Deputy Governor | saying {ROADS}"),),
        ("the Herald", "quoted", ROADS),
        ("Deputy Governor Aram Voss", "as saying", ROADS),
        names=("Aram Voss", "the Herald"),
    ),
    "passive, joined to another verb": Case(
        f"Voss met the envoy at the port and was quoted by the Herald as saying {ROADS}.",
        (("the Herald", "was quoted", f"saying {ROADS}"),),
        ("the Herald", "quoted", ROADS),
        ("Voss", "as saying", ROADS),
        names=("Voss",),
    ),
    "citing people by what they are": Case(
        "Nine people were hurt in the raid, the Herald reported, citing his followers in Kesh.",
        (("the Herald", "reported", "Nine people were hurt in the raid"),),
        ("the Herald", "reported", "Nine people were hurt in the raid"),
        ("his followers in Kesh", "citing", "Nine people were hurt in the raid"),
    ),
    "citing at the end": Case(
        "Nine people were hurt in the raid, the Herald reported, citing a source in the police.",
        (("the Herald", "reported", "Nine people were hurt in the raid"),),
        ("the Herald", "reported", "Nine people were hurt in the raid"),
        ("a source in the police", "citing", "Nine people were hurt in the raid"),
    ),
    "citing, content misread": Case(
        "Nine people were hurt in the raid the Herald reported citing a police source.",
        (("the Herald", "reported", "citing a police source"),),
        ("the Herald", "reported", "Nine people were hurt in the raid"),
        ("a police source", "citing", "Nine people were hurt in the raid"),
        names=("the Herald",),
    ),
    "quoted by, inside the speaker's own sentence": Case(
        "“The bridge fell,” an officer quoted by the Herald said.",
        (("an officer", "said", "“The bridge fell,”"),),
        ("the Herald", "quoted by", "“The bridge fell,”"),
        ("an officer", "said", "“The bridge fell,”"),
        names=("the Herald",),
    ),
    "quoted by, behind the speaker's verb": Case(
        "“The bridge fell,” an officer said, quoted by the Herald.",
        (
            ("an officer", "said", "“The bridge fell,”"),
            ("the Herald", "quoted by", "“The bridge fell,”"),
        ),
        ("the Herald", "quoted by", "“The bridge fell,”"),
        ("an officer", "said", "“The bridge fell,”"),
        names=("the Herald",),
    ),
    "cited by, read as the speaker's name": Case(
        "An officer cited by the Herald said the bridge fell.",
        (("An officer cited by the Herald", "said", "the bridge fell"),),
        ("the Herald", "cited by", "the bridge fell"),
        ("An officer", "said", "the bridge fell"),
        names=("the Herald",),
    ),
    "quoted by, before another verb than of saying": Case(
        "An officer quoted by the Herald news agency called for help.",
        (("An officer", "called for", "help"),),
        ("the Herald news agency", "quoted by", "help"),
        ("An officer", "called for", "help"),
        names=("the Herald",),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_relay_is_two_attributions_with_one_content(case: Case) -> None:
    found = run(case)
    inner = [d for d in found if d.parent is not None]
    assert len(inner) == 1
    assert surfaces(case.text, inner[0]) == case.inner
    assert inner[0].parent in found
    assert surfaces(case.text, inner[0].parent) == case.outer
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Herald closed its office, citing concerns over safety.",
        "The minister cited the cost.",
        "The paper reported three strikes as well.",
        "Shares were quoted at nine crowns.",
        "He said the report was quoted out of context.",
        "The figure quoted by the ministry was too low.",
    ],
)
def test_what_passes_nothing_on_is_left_alone(text: str) -> None:
    assert run(Case(text, (), ("", "", ""), ("", "", ""))) == []


def test_drafts_that_a_relay_does_not_touch_stay() -> None:
    text = f"He said it was late. The Herald quoted a medic as saying {ROADS}."
    case = Case(text, (("He", "said", "it was late"),), ("", "", ""), ("", "", ""))
    found = run(case)
    assert surfaces(text, found[0]) == ("He", "said", "it was late")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "names", "cited"),
    [
        (
            "Citing medics the Coast Monitor said ten men died there.",
            ("the Coast Monitor",),
            "medics",
        ),
        ("Citing a source he said ten men died there.", (), "a source"),
        ("Citing its men in Kesh UNIC said ten men died there.", ("UNIC",), "its men in Kesh"),
    ],
)
def test_who_is_cited_at_the_start_is_quoted_by_who_speaks(
    text: str, names: tuple[str, ...], cited: str
) -> None:
    speaker = names[0] if names else "he"
    said, wrong = (speaker, "said", "ten men died there"), (speaker, "Citing", "ten men died there")
    found = run(Case(text, (wrong, said), said, said, names))
    inner = (cited, "Citing", "ten men died there")
    assert [surfaces(text, d) for d in found] == [said, inner]
    assert found[1].parent == found[0]


def test_whose_words_somebody_passes_on_is_not_who_passes_them_on() -> None:
    told = "Talks would serve all"
    text = f"{told}, envoy Aram Voss said, according to the Gazette."
    outer, inner = ("the Gazette", "according to", told), ("Aram Voss", "said", told)
    mixed = ("the Gazette", "said", told)
    found = run(Case(text, (mixed,), outer, inner, ("Aram Voss",)))
    assert [surfaces(text, d) for d in found] == [outer, inner]
    assert found[1].parent == found[0]


def test_two_readings_of_said_and_according_to_stay_as_they_are() -> None:
    told = "Talks would serve all"
    text = f"{told}, envoy Aram Voss said, according to the Gazette."
    said, accord = ("Aram Voss", "said", told), ("the Gazette", "according to", told)
    found = run(Case(text, (said, accord), said, accord, ("Aram Voss",)))
    assert [surfaces(text, d) for d in found] == [said, accord]


@pytest.mark.parametrize("dateline", ["", "KESH, May 3 - ", "KESH (Herald) - "])
def test_who_is_cited_beside_according_to_is_quoted_by_whose_word_it_is(dateline: str) -> None:
    text = f"{dateline}According to the army, quoting medics, the raiders fled towards Kesh."
    told = "the raiders fled towards Kesh"
    outer, inner = ("the army", "According to", told), ("medics", "quoting", told)
    wrong = ("", "quoting", f"medics, {told}")
    found = run(Case(text, (wrong,), outer, inner))
    assert [surfaces(text, d) for d in found] == [outer, inner]
    assert found[1].parent == found[0]
