from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.spans import Span
from counterclaim.understand.attributions.quotations import (
    continued,
    find_quotations,
    whole_quotations,
)
from counterclaim.understand.sentences import find_sentences
from tests.understand.scripted import draft_of


def quotations(text: str) -> list[str]:
    return [q.of(text) for q in find_quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ('He said «three» and "four".', ["«three»", '"four"']),
        ('A mark “without its end. He said "so".', ['"so"']),
        ('It ended" he said. "Then it began."', ['"Then it began."']),
        ('No marks, but 5" pipes.', []),
        ("``One,'' he said.", ["``One,''"]),
        ("“One.\n“Two,” he said.", ["“One.\n“Two,”"]),
    ],
)
def test_find_quotations(text: str, found: list[str]) -> None:
    assert quotations(text) == found


@given(st.text(alphabet='ab "“”«».,', max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    found = find_quotations(text, Span(0, len(text))) if text else ()
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def spoken(text: str, *linked: tuple[str, str, str]) -> list[list[str]]:
    whole = Span(0, len(text))
    drafts = [draft_of(text, said) for said in linked]
    found = continued(text, whole, drafts, find_sentences(text, (whole,)))
    return [[c.of(text) for c in d.content] for d in found]


def test_a_quotation_goes_on_after_its_speaker() -> None:
    text = "“We were asleep,” the baker said. “Then the roof fell in.” Nobody was hurt."
    assert spoken(text, ("the baker", "said", "“We were asleep,”")) == [
        ["“We were asleep,”", "“Then the roof fell in.”"]
    ]


def test_a_quotation_goes_on_over_others_of_the_same_speaker() -> None:
    text = "“We slept,” the baker said. “Then the roof fell in.” “We ran out.” Nobody was hurt."
    assert spoken(text, ("the baker", "said", "“We slept,”")) == [
        ["“We slept,”", "“Then the roof fell in.” “We ran out.”"]
    ]


def test_what_another_draft_holds_stays_there() -> None:
    text = "“We slept,” the baker said. “We did not,” his wife said."
    linked = (("the baker", "said", "“We slept,”"), ("his wife", "said", "“We did not,”"))
    assert spoken(text, *linked) == [["“We slept,”"], ["“We did not,”"]]


def test_a_speaker_who_is_not_quoted_gets_no_quotation() -> None:
    text = "The baker said they slept. “Then the roof fell in.”"
    assert spoken(text, ("The baker", "said", "they slept")) == [["they slept"]]


@pytest.mark.parametrize(
    ("content", "other", "whole"),
    [
        ("“We ran.", None, "“We ran. We slept.”"),
        ("We slept.”", None, "“We ran. We slept.”"),
        ("that “We ran.", None, "that “We ran. We slept.”"),
        # not over another's words, nor where the speaker parts it
        ("“We ran.", ("We", "slept", "slept"), "“We ran."),
        ("Nobody was hurt", None, "Nobody was hurt"),
    ],
)
def test_a_content_has_all_of_its_quotation(
    content: str, other: tuple[str, str, str] | None, whole: str
) -> None:
    text = "The baker said that “We ran. We slept.” Nobody was hurt."
    said = [("The baker", "said", content), *([other] if other else [])]
    found = whole_quotations(text, Span(0, len(text)), [draft_of(text, one) for one in said])
    assert [part.of(text) for part in found[0].content] == [whole]


def test_a_quotation_that_its_speaker_parts_stays_as_it_was_read() -> None:
    text = "“We ran, the baker said, to the pier.”"
    said = draft_of(text, ("the baker", "said", "“We ran"))
    assert whole_quotations(text, Span(0, len(text)), [said]) == [said]
