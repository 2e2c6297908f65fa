"""Who denies a charge in an aside right behind it."""

from __future__ import annotations

import pytest

from counterclaim.records import Stance
from counterclaim.spans import Span
from counterclaim.understand.attributions.asides import denied_in_asides
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.stance import cue_sense
from counterclaim.understand.words import cut_words
from tests.understand.scripted import draft_of


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _told(text: str, drafts: list[Draft]) -> list[tuple[str, ...]]:
    return [tuple(p.of(text) for p in (*d.source, *d.cue, *d.content)) for d in drafts]


@pytest.mark.parametrize(
    ("aside", "denial"),
    [
        (", a charge Kelia denies.", ("Kelia", "denies", "a charge")),
        (", charges that both groups have denied.", ("both groups", "have denied", "charges")),
        (" - an accusation that the council in Mell rejects, saying it fell.",
         ("the council in Mell", "rejects", "an accusation")),
        (", a claim denied by envoys who left it.", ("envoys", "denied", "a claim")),
        (", a claim vehemently rejected on Monday by Ivo Varga.",
         ("Ivo Varga", "vehemently rejected", "a claim")),
    ],
)  # fmt: skip
def test_who_denies_right_behind_is_heard_and_the_charge_ends_before_it(
    aside: str, denial: tuple[str, str, str]
) -> None:
    text = f"Orm Tarn said Kelia had armed the rebels{aside}"
    whole = (Span(0, len(text)),)
    outer = draft_of(text, ("Orm Tarn", "said", f"Kelia had armed the rebels{aside[:-1]}"))
    said, denied = denied_in_asides(text, whole, [outer])
    assert _told(text, [denied]) == [denial]
    assert said.content[0].of(text).startswith("Kelia had armed the rebels")
    assert not said.content[0].overlaps(_span(text, aside))
    assert cue_sense(cut_words(text, whole), denied.cue, denied.content).stance is Stance.DENIES


def test_what_was_read_in_an_aside_gives_way_to_the_denial() -> None:
    text = "Kelia armed the rebels, a claim that Kelia and its allies have denied."
    read = draft_of(text, ("Kelia", "have denied", "that Kelia and its allies"))
    found = denied_in_asides(text, (Span(0, len(text)),), [read])
    assert _told(text, found) == [("Kelia and its allies", "have denied", "a claim")]


@pytest.mark.parametrize(
    "text",
    [
        "He heard, an allegation that guards denied food to the town.",
        "“They armed the rebels, a charge Kelia denies,” Tarn said.",
        "It fell, a claim that Tarn said Kelia denied.",
        "It fell, a claim that was denied.",
        "A charge Kelia denies was read out.",
    ],
)
def test_no_denial_of_an_aside_is_heard_in_other_words(text: str) -> None:
    assert denied_in_asides(text, (Span(0, len(text)),), []) == []
