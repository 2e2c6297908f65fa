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
