"""Who holds whom responsible, where the reader found no attribution."""

from __future__ import annotations

import pytest

from counterclaim.records import Stance
from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.responsible import held_responsible
from counterclaim.understand.attributions.stance import cue_sense
from counterclaim.understand.words import cut_words


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Norland held the rebels fully responsible for the raid.",
            ("Norland", "held", "the rebels fully responsible for the raid"),
        ),
        (
            "Norland has also held Sudria accountable for it.",
            ("Norland", "held", "Sudria accountable for it"),
        ),
        ("Later it holds Sudria responsible for it.", ("it", "holds", "Sudria responsible for it")),
        ("“We hold Sudria responsible for it,”", ("We", "hold", "Sudria responsible for it")),
        ("Norland held talks on Monday.", None),
        ("Norland vowed to hold Sudria responsible for it.", None),
        ("Sudria was held responsible for it by Norland.", None),
        ("Norland held no group responsible for it.", None),
    ],
)
def test_who_holds_another_responsible_accuses(
    text: str, said: tuple[str, str, str] | None
) -> None:
    whole = (Span(0, len(text)),)
    names = (_span(text, "Norland"),) if "Norland" in text else ()
    found = held_responsible(text, whole, [], names=names)
    told = [tuple(p.of(text) for p in (*d.source, *d.cue, *d.content)) for d in found]
    assert told == ([said] if said else [])
    words = cut_words(text, whole)
    assert all(cue_sense(words, d.cue, d.content).stance is Stance.ACCUSES for d in found)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sudria, accused by Norland of shelling Kesh, said nothing.", "of shelling Kesh"),
        ("Sudria, blamed by the Norland Guard for the raid.", "for the raid"),
        ("Sudria, accused by Norland, said nothing.", None),
        ("He was accused by Norland of shelling Kesh.", None),
    ],
)
def test_by_whom_somebody_named_is_accused(text: str, content: str | None) -> None:
    marked = [n for n in ("Sudria", "Norland", "Norland Guard") if n in text]
    names = tuple(_span(text, name) for name in marked)
    found = held_responsible(text, (Span(0, len(text)),), [], names=names)
    told = [[p.of(text) for p in d.content] for d in found]
    assert told == ([["Sudria", content]] if content else [])
    assert all(d.source == (_span(text, marked[-1]),) for d in found)


def test_what_the_reader_found_is_not_found_again() -> None:
    text = "Norland held Sudria responsible for the raid."
    known = Draft(
        (_span(text, "Norland"),), (_span(text, "held"),), (_span(text, "Sudria"),), 0.9, "t"
    )
    names = (_span(text, "Norland"),)
    assert held_responsible(text, (Span(0, len(text)),), [known], names=names) == [known]


def test_a_content_ends_where_its_teller_stands() -> None:
    text = "The group holds Norland responsible for the raid, a monitor said."
    source = _span(text, "a monitor")
    teller = Draft((source,), (_span(text, "said"),), (Span(0, source.start - 2),), 0.9, "t")
    names = (_span(text, "The group"),)
    _, inner = held_responsible(text, (Span(0, len(text)),), [teller], names=names)
    assert inner.content[0].of(text) == "Norland responsible for the raid"
