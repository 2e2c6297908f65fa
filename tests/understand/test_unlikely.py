"""Attributions that the reader itself holds for unlikely are not told."""

from __future__ import annotations

import pytest

from counterclaim.records import LinkedAttribution
from counterclaim.spans import Span
from counterclaim.understand.attributions.tree import passage_drafts
from counterclaim.understand.words import cut_words

TEXT = "The governor was said to have left Ruwan."  # of whom it is said does not say it
WHOLE = Span(0, len(TEXT))
SOURCE, CUE, CONTENT = Span(0, 12), Span(17, 21), Span(22, 40)


@pytest.mark.parametrize(
    ("source", "score", "told"),
    [
        ((SOURCE,), 0.11, 0),
        ((SOURCE,), 0.13, 1),
        ((), 0.39, 0),
        ((), 0.41, 1),
    ],
)
def test_the_bar_is_higher_where_nobody_is_named(
    source: tuple[Span, ...], score: float, told: int
) -> None:
    link = LinkedAttribution(source=source, cue=(CUE,), content=(CONTENT,), score=score)
    drafts = passage_drafts(
        TEXT,
        cut_words(TEXT, (WHOLE,)),
        WHOLE,
        [link],
        sentences=(WHOLE,),
        names=(),
        version="scripted 1",
    )
    assert len(drafts) == told


@pytest.mark.parametrize(("score", "told"), [(0.11, 0), (0.13, 1)])
def test_hearsay_needs_nobody_named(score: float, told: int) -> None:
    text = "Ten guards were killed reportedly in the raid."
    whole, cue, content = Span(0, len(text)), Span(23, 33), Span(0, 22)
    link = LinkedAttribution(source=(), cue=(cue,), content=(content,), score=score)
    words = cut_words(text, (whole,))
    drafts = passage_drafts(
        text, words, whole, [link], sentences=(whole,), names=(), version="scripted 1"
    )
    assert len(drafts) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("One could hardly ask for more.", 0), ("One, a medic, could ask for more.", 1)],
)
def test_what_anybody_might_ask_nobody_says(text: str, told: int) -> None:
    def part(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    whole, before = Span(0, len(text)), text.index(" could")
    link = LinkedAttribution(
        source=(Span(0, before),),
        cue=(Span(before + 1, text.index(" more")),),
        content=(part("more"),),
        score=0.9,
    )
    words = cut_words(text, (whole,))
    found = passage_drafts(
        text, words, whole, [link], sentences=(whole,), names=(), version="scripted 1"
    )
    assert len(found) == told


@pytest.mark.parametrize(("content", "told"), [("entry to the port", 0), ("that guards fled", 1)])
def test_who_was_denied_a_thing_heard_no_denial(content: str, told: int) -> None:
    text = f"Voss was denied {content}."
    whole, cue = Span(0, len(text)), Span(5, 15)
    link = LinkedAttribution((Span(0, 4),), (cue,), (Span(16, len(text) - 1),), 0.9)
    words = cut_words(text, (whole,))
    found = passage_drafts(
        text, words, whole, [link], sentences=(whole,), names=(), version="scripted 1"
    )
    assert len(found) == told
