"""What an account says of who did it, and to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.incidents.accounts import accounts
from counterclaim.records import Incident, Slot
from counterclaim.spans import Span
from tests.compare.builders import FakeView, happening


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Gunmen shelled people.", ["Gunmen"], ["people"]),
        ("People shelled us.", [], []),
        ("They shelled gunmen.", [], ["gunmen"]),
    ],
)
def test_those_who_are_harmed_and_pronouns_are_no_doers(
    text: str, actors: list[str], targets: list[str]
) -> None:
    view = FakeView()
    item = happening(text, "shelled", view=view)
    first, last = text.index(" "), text.rindex(" ") + 1
    item = replace(item, actor_span=Span(0, first), target_span=Span(last, len(text) - 1))
    incident = Incident("i", "shelling", item.event.type, (item.event.id,), ())
    (account,) = accounts(incident, [item], view=view)
    assert [v.shown for v in account.values if v.slot is Slot.ACTOR] == actors
    assert [v.shown for v in account.values if v.slot is Slot.TARGET] == targets


@pytest.mark.parametrize(
    ("text", "count", "counted"),
    [
        ("Shells killed 11 at Alma.", "11", "killed:people"),
        ("Those killed at Alma included 11 of one family.", "11", "killed:some of them"),
        ("Nine of the dead at Alma came from one street.", "Nine", "killed:some of them"),
        ("Nine hit at Alma were being treated in Dera.", "Nine", "killed:some of them"),
        ("Over 350 were killed at Alma since a truce ended.", "350", "killed:people over days"),
    ],
)
def test_some_of_the_dead_are_not_all_of_them(text: str, count: str, counted: str) -> None:
    view = FakeView()
    item = happening(text, "Alma", view=view, killed=(11, 11))
    span = Span(text.index(count), text.index(count) + len(count))
    item = replace(item, quantities=tuple(replace(q, span=span) for q in item.quantities))
    incident = Incident("i", "shelling", item.event.type, (item.event.id,), ())
    (account,) = accounts(incident, [item], view=view)
    assert [v.counted for v in account.values if v.slot is Slot.KILLED] == [counted]
