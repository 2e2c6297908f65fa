"""What texts state of a truce's terms, whom it binds, and the agreement made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.compare.truces.ceasefires import register
from counterclaim.records import Ceasefire, Mention, MentionKind, Resolution
from counterclaim.spans import Span
from tests.compare.truce_world import World, reading


def stated(text: str) -> dict[str, list[str]]:
    """What the truce phrases of a text state, by kind."""
    mentions, _ = register([reading(text)], (), view=World())
    found: dict[str, list[str]] = {}
    for what, words in (said for mention in mentions for said in mention.says):
        found.setdefault(what, []).append(words.of(text))
    return found


def agreements(text: str) -> list[Ceasefire]:
    found = register([reading(text)], (), view=World())[1]
    return sorted(found, key=lambda one: str(one.effective))


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("The truce obliges both sides to free prisoners, a source said.", "obliges",
         ["both sides to free prisoners"]),
        ("The truce, which began at dawn, bans flights and allows convoys.", "prohibits",
         ["flights"]),
        ("The truce, which began at dawn, bans flights and allows convoys.", "permits",
         ["convoys"]),
        ("The truce (TAB), which began at dawn and is to end soon, bans flights.", "prohibits",
         ["flights"]),
        ("Ostra notes that groups of the hills are not covered by the truce.", "exempts",
         ["groups of the hills"]),
        ("Black Banner, a sect, is excluded from the truce.", "exempts", ["Black Banner, a sect"]),
        ("The truce holds, but does not cover Black Banner.", "exempts", ["Black Banner"]),
        ("A truce began in Aster on Sunday. It requires the guns to be moved.", "obliges",
         ["the guns to be moved"]),
        ("Under the truce, guns must be moved, and families may leave Aster.", "obliges",
         ["guns must be moved"]),
        ("Under the truce, guns must be moved, and families may leave Aster.", "permits",
         ["families may leave Aster"]),
        ("The guns are to be moved under the truce.", "obliges", ["The guns are to be moved"]),
        ("Under the terms of the truce no guns must not be moved.", "prohibits",
         ["no guns must not be moved"]),
        ("A truce in Aster began. Under the deal to exchange grain, mills must open.",
         "obliges", None),  # another deal
        ("The truce was hailed by Ostra, which bans flights.", "prohibits", None),
        ("The truce held while Ostra banned flights.", "prohibits", None),
        ("Ostra hailed the truce. It bans flights.", "prohibits", None),  # Ostra may be meant
        ("Ostra called for a truce that allows convoys.", "permits", None),  # none is agreed
    ],
)  # fmt: skip
def test_the_terms_that_a_text_states(text: str, what: str, words: list[str] | None) -> None:
    assert stated(text).get(what) == words


def test_it_stands_for_the_truce_in_the_sentence_that_states_its_terms() -> None:
    text = "A truce and a ceasefire began in Aster on Sunday. It bans flights."
    mentions, _ = register([reading(text)], (), view=World())
    assert [m.span.of(text) for m in mentions] == ["A truce", "a ceasefire", "It"]
    assert [what for what, _ in mentions[-1].says] == ["prohibits"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("A truce between Marland and Stone Brigade began on Monday.",
         ["Marland", "Stone Brigade"]),
        ("Marland army agreed with Stone Brigade on a truce in Aster.",
         ["Marland army", "Stone Brigade"]),
        ("Marland and Stone Brigade signed the agreement on a ceasefire on Monday.",
         ["Marland", "Stone Brigade"]),
        ("The truce signed on Monday by Stone Brigade and River Front holds.",
         ["River Front", "Stone Brigade"]),
        ("Stone Brigade declared a truce in Aster.", ["Stone Brigade"]),
        ("Marland announced a truce with River Front in Aster.", ["Marland", "River Front"]),
        ("Ostra and Kelia agreed on a truce in Aster.", None),  # who broker it are not bound
        ("Ostra and Kelia announced a truce in Aster with joy.", None),
        ("Ivo Varga declared a truce in Aster.", None),
    ],
)  # fmt: skip
def test_whom_a_truce_binds(text: str, bound: list[str] | None) -> None:
    found = stated(text).get("binds")
    assert (sorted(found) if found else None) == bound


def test_an_agreement_of_texts_has_the_sides_and_terms_that_they_state() -> None:
    text = (
        "A three-day truce between Marland and Stone Brigade took effect in Aster on Monday, "
        "9 May 2016. It exempts Black Banner.\n"
        "Under the deal, which Ostra mediated, guns must be moved. "
        "The accord bans flights over Aster."
    )
    (one,) = agreements(text)
    assert (one.effective, one.end, one.places) == (
        *(date(2016, 5, 9), date(2016, 5, 12)),
        ("aster",),
    )
    assert [(p.role, p.actor) for p in one.parties] == [
        ("excluded", "black-banner"),
        ("bound", "marland"),
        ("mediator", "ostra"),
        ("bound", "stone-brigade"),
    ]
    assert [(t.kind, t.text) for t in one.terms] == [
        ("exempt", "Black Banner"),
        ("oblige", "guns must be moved"),
        ("prohibit", "flights over Aster"),
    ]


def test_the_deal_is_the_truce_named_last_and_not_long_before() -> None:
    text = (
        "A truce in Aster began on 2 May 2016. The deal bans flights.\n"
        "A truce in Borin began on 4 May 2016.\n{}The deal bans bells."
    )
    near, far = agreements(text.format("")), agreements(text.format("Rain fell.\n" * 2))
    assert [[t.text for t in one.terms] for one in near] == [["flights"], ["bells"]]
    assert [[t.text for t in one.terms] for one in far] == [["flights"], []]


def test_a_truce_agreed_on_one_day_and_begun_on_another_has_both() -> None:
    (one,) = agreements("On 8 May 2016 Stone Brigade declared a truce that began on 9 May 2016.")
    assert (one.announced, one.effective) == (date(2016, 5, 8), date(2016, 5, 9))


def test_where_a_truce_was_signed_is_not_where_it_holds() -> None:
    assert "holds in" not in stated("Both sides signed a truce in Aster on Monday.")
    assert "holds in" not in stated("A truce in an enclave outside Aster holds.")
    told = "Marland said that Aster, Borin and Old Mill in Norden kept to the {} ceasefire."
    assert "holds in" not in stated(told.format("Lakeside"))
    assert stated(told.format("Aster"))["holds in"] == ["Aster"]


def test_an_unknown_group_with_a_name_of_arms_is_left_out_and_who_says_so_is_not() -> None:
    text = "A truce in Aster began on 2 May 2016. It does not cover Ash Front, Old Guard said."
    one = reading(text)
    added = []
    for name in ("Ash Front", "Old Guard"):
        span = Span(text.index(name), text.index(name) + len(name))
        kind = MentionKind.ORGANISATION
        added.append(Mention(f"new-{name}", one.article.id, span, kind, name, 1.0, "test"))
    mentions = tuple(sorted((*one.understanding.mentions, *added), key=lambda m: m.span))
    links = tuple(Resolution(m.id, m.id, "actor", "new", 1.0, "test") for m in added)
    told = replace(
        one,
        understanding=replace(one.understanding, mentions=mentions),
        resolved=replace(one.resolved, resolutions=(*one.resolved.resolutions, *links)),
    )
    _, (agreement,) = register([told], (), view=World())
    assert [(p.role, p.actor) for p in agreement.parties] == [("excluded", "new-Ash Front")]
