from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Mention, MentionKind, ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.mentions import Marks, find_mentions
from counterclaim.understand.words import cut_words
from tests.understand.scripted import occurrences


def mentions(text: str, *marks: tuple[str, str, str]) -> list[Mention]:
    """Mentions of a text; marks are (scheme, type, surface)."""
    found: dict[str, list[ScoredSpan]] = {"phrase": [], "name": [], "toponym": []}
    for scheme, kind, surface in marks:
        found[scheme] += [ScoredSpan(s, kind, 0.9) for s in occurrences(text, surface)]
    given_marks = Marks(*(tuple(found[s]) for s in ("phrase", "name", "toponym")))
    words = cut_words(text, (Span(0, len(text)),) if text else ())
    return list(find_mentions("a", text, words, given_marks, version="test"))


def shown(found: list[Mention], text: str) -> list[tuple[str, str, str]]:
    return [(m.text, str(m.kind), m.name.of(text) if m.name else "") for m in found]


P, N = "phrase", "name"


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        (
            "Shells hit the rebel-held town of Kesh.",
            [(P, "Location", "the rebel-held town of Kesh"), (N, "Location", "Kesh")],
            [("Shells", "weapon", ""), ("the rebel-held town of Kesh", "place", "Kesh")],
        ),
        (
            "The Council -LRB- SNC -RRB- and -LRB- Norland -RRB- spoke.",
            [(N, "Organization", "SNC -RRB"), (N, "Organization", "LRB- Norland -RRB")],
            [("SNC", "organisation", "SNC"), ("Norland", "organisation", "Norland")],
        ),
        (
            "The Lake Council -LRB- SNC -RRB- spoke.",
            [(N, "Organization", "Lake Council -LRB- SNC -RRB")],
            [("Lake Council -LRB- SNC -RRB", "state_body", "Lake Council -LRB- SNC -RRB")],
        ),
        ("It ended -RRB- so.", [(N, "Organization", "RRB")], []),
        (
            "General Aram Voss spoke.",
            [(P, "Person", "General Aram Voss"), (N, "Person", "Aram Voss")],
            [("General Aram Voss", "person", "Aram Voss")],
        ),
        (
            "The Norland Observatory for Rights spoke.",
            [(P, "Nationality", "Norland"), (N, "Organization", "Norland Observatory for Rights")],
            [("Norland Observatory for Rights", "organisation", "Norland Observatory for Rights")],
        ),
        (
            "President Voss and Minister Dira met.",
            [
                (P, "Person", "President Voss and Minister Dira"),
                (N, "Person", "Voss"),
                (N, "Person", "Dira"),
            ],
            [("Voss", "person", "Voss"), ("Dira", "person", "Dira")],
        ),
        (
            "Shells killed militants the Ruwan Observatory said.",
            [(P, "Organisation", "militants the Ruwan Observatory")],
            [
                ("Shells", "weapon", ""),
                ("militants", "armed_group", ""),
                ("the Ruwan Observatory", "organisation", "Ruwan Observatory"),
            ],
        ),
        (
            "They fought Voss's regime.",
            [(P, "Person", "Voss"), (P, "Organisation", "'s regime")],
            [("Voss", "person", "Voss"), ("regime", "state_body", "")],
        ),
        (
            "They came for us.",
            [(P, "Organisation", "us"), (N, "Location", "us")],
            [],
        ),
        (
            "The Ruwan Front left.",
            [(N, "Person", "Ruwan Front")],
            [("Ruwan Front", "armed_group", "Ruwan Front")],
        ),
        (
            "RUWAN - Armed men left.",
            [(P, "Organisation", "RUWAN - Armed men"), (N, "Location", "RUWAN")],
            [("RUWAN", "place", "RUWAN"), ("Armed men", "organisation", "")],
        ),
        (
            "The Kesh-based Ruwan Observatory left.",
            [(N, "Location", "Kesh"), (P, "Organisation", "Ruwan Observatory")],
            [("Kesh-based Ruwan Observatory", "organisation", "Ruwan Observatory")],
        ),
        (
            "The governor of Kesh left.",
            [(P, "Organisation", "The governor of"), (N, "Location", "Kesh")],
            [("The governor of Kesh", "person", "")],
        ),
        (
            "The governor of the Ruwan Front left.",
            [(P, "Organisation", "The governor of"), (N, "Organization", "Ruwan Front")],
            [("The governor", "organisation", ""), ("Ruwan Front", "armed_group", "Ruwan Front")],
        ),
        (
            "A commander of the Ruwan Front left.",
            [(P, "Person", "A commander of the Ruwan Front")],
            [("A commander of the Ruwan Front", "person", "Ruwan Front")],
        ),
        (
            "The Norlandic army left.",
            [(P, "Nationality", "Norlandic")],
            [("Norlandic army", "state_body", "")],
        ),
        (
            "Rebels met the police.",
            [],
            [("Rebels", "armed_group", ""), ("police", "state_body", "")],
        ),
        (
            "Rebel groups left.",
            [(P, "Organisation", "Rebel groups")],
            [("Rebel groups", "armed_group", "")],
        ),
        ("The ceasefire regime held, the regime fell.", [], [("regime", "state_body", "")]),
        ("The old man left.", [(P, "Person", "The")], []),
        (
            "They fired mortar shells from helicopters.",
            [],
            [("mortar shells", "weapon", ""), ("helicopters", "platform", "")],
        ),
    ],
)
def test_reconciled(
    text: str, marks: list[tuple[str, str, str]], expected: list[tuple[str, str, str]]
) -> None:
    assert shown(mentions(text, *marks), text) == expected


def test_a_toponym_says_whether_a_place_is_meant() -> None:
    text = "Norland struck Ruwan."
    found = mentions(
        text,
        (N, "Location", "Norland"),
        (N, "Location", "Ruwan"),
        ("toponym", "not_literal", "Norland"),
        ("toponym", "literal", "Ruwan"),
    )
    assert [(m.text, m.kind, m.literal) for m in found] == [
        ("Norland", MentionKind.PLACE, False),
        ("Ruwan", MentionKind.PLACE, True),
    ]


spans = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda t: Span(t[0], t[0] + t[1]))
marks = st.lists(
    st.tuples(spans, st.sampled_from(["Person", "Location", "Organisation"])), max_size=8
)


@given(marks, marks)
def test_no_mention_overlaps_another_and_each_is_its_text(
    phrases: list[tuple[Span, str]], names: list[tuple[Span, str]]
) -> None:
    text = "The rebels of Ruwan and the army of Norland fought in Sabra today."
    found = find_mentions(
        "a",
        text,
        cut_words(text, (Span(0, len(text)),)),
        Marks(
            tuple(ScoredSpan(s, k, 0.5) for s, k in phrases),
            tuple(ScoredSpan(s, k, 0.5) for s, k in names),
        ),
        version="test",
    )
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(m.text == m.span.of(text) for m in found)
    assert all(m.name is None or m.span.contains(m.name) for m in found)
    assert len({m.id for m in found}) == len(found)
