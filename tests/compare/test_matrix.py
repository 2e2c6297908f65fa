"""The accusation matrix: cells, origins, unnamed groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.compare.charges.matrix import (
    UNNAMED,
    Cell,
    Side,
    Statement,
    accusation_matrix,
    statements,
    unnamed,
)
from counterclaim.compare.statements import compare_statements
from counterclaim.records import NOT_NAMED, Compared, NearCopy, Reading, Stance
from tests.compare.truce_world import AGREEMENTS, Happened, Said, World, reading


def cells(*readings: Reading, copies: tuple[NearCopy, ...] = ()) -> tuple[Cell, ...]:
    found = compare_statements(readings, AGREEMENTS, view=World())
    compared = Compared(allegations=found.allegations, near_copies=copies)
    return accusation_matrix(statements(readings, compared))


def accusing(words: str = "", published: str = "2016-05-11") -> Reading:
    content = f"Stone Brigade of shelling Aster {words}".strip()
    return reading(
        f"Ivo Varga accused {content}.",
        published=published,
        said=[Said("Ivo Varga", "accused", content, Stance.ACCUSES)],
        events=[Happened("shelling", mode="heavy-weapons")],
    )


def test_a_cell_counts_statements_and_not_reports_of_them() -> None:
    one, again = accusing(published="2016-05-11"), accusing(published="2016-05-12")
    other = accusing("from the hills during the night before last", published="2016-05-20")
    (cell,) = cells(one, again, other)
    assert (len(cell.allegations), cell.articles) == (3, 3)
    assert cell.origins <= 2
    assert dict(cell.acts)["shelling"] == cell.origins
    windows = [w.start for w in (cell.first, cell.last) if w]
    assert windows == [date(2016, 5, 11), date(2016, 5, 20)]


def test_near_copies_count_once() -> None:
    one = accusing("from the western hills", published="2016-05-11")
    two = accusing("after dusk fell there", published="2016-05-15")
    apart = cells(one, two)[0].origins
    ids = sorted((one.article.id, two.article.id))
    copied = cells(one, two, copies=(NearCopy(ids[0], ids[1], 0.9, (), ()),))[0].origins
    assert (apart, copied) == (2, 1)


def test_somebody_of_a_body_who_is_not_named_has_a_row_of_its_own() -> None:
    named, other = accusing("from the hills"), accusing("in the evening of that day")
    (known,) = other.resolved.speakers
    unsigned = replace(known, actor=None, body=known.actor, description="an aide")
    unnamed_source = replace(other, resolved=replace(other.resolved, speakers=(unsigned,)))
    found = cells(named, unnamed_source)
    assert [(c.alleger.actor, c.alleger.words) for c in found] == [
        (known.actor, ""),
        (known.actor, NOT_NAMED),
    ]
    assert found[1].alleger.shown("Varga") == f"Varga, {NOT_NAMED}"


def test_groups_that_nobody_names_share_a_cell_whatever_they_are_called() -> None:
    texts = ("The rebels broke the truce.", "Terrorist groups broke the truce.")
    made = [reading(text, events=[Happened("broke", mode="ceasefire-broken")]) for text in texts]
    assert [(cell.accused.words, cell.articles) for cell in cells(*made)] == [(UNNAMED, 2)]


def test_who_is_accused_is_the_actor_whatever_he_is_called() -> None:
    (cell,) = cells(accusing())
    assert (cell.accused.actor, cell.accused.words) == ("stone-brigade", "")


@pytest.mark.parametrize(
    "words", ["terrorists", "some militant groups", "Extremist groups", "the rebels", "gunmen"]
)
def test_words_for_unnamed_groups(words: str) -> None:
    assert unnamed(words)


@pytest.mark.parametrize(
    "words", ["both sides", "members of River Front", "the regime", "the West"]
)
def test_other_words_are_no_unnamed_groups(words: str) -> None:
    assert not unnamed(words)


def test_a_capital_at_the_head_of_a_sentence_makes_no_other_side() -> None:
    made = [
        Statement(n, n, 0, Side(None, who), Side("front", ""), "shelling", f"{n} shells", None)
        for n, who in (("a", "Activists"), ("b", "activists"), ("c", "Activists in Kesh"))
    ]
    for order in (made, made[::-1]):
        found = {cell.alleger.words: cell.articles for cell in accusation_matrix(order)}
        assert found == {"activists": 2, "Activists in Kesh": 1}


def test_the_order_of_articles_changes_nothing() -> None:
    made = [accusing(), accusing("again", "2016-05-13"), accusing("at noon", "2016-05-17")]
    assert cells(*made) == cells(*reversed(made))


def test_an_outlet_without_a_name_is_said_to_be_not_stated() -> None:
    one = reading(
        "Stone Brigade broke the truce.",
        events=[Happened("broke", mode="ceasefire-broken", actor="Stone Brigade")],
    )
    assert [c.alleger.words for c in cells(one)] == ["outlet not stated"]
    named = replace(one, article=replace(one.article, outlet="Hill Times"))
    assert [c.alleger.words for c in cells(named)] == ["Hill Times"]
