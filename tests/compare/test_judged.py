"""What people judged of pairs of events outweighs what the evidence says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from counterclaim.compare.incidents.clusters import cluster
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.judged import BY_PERSON, join_judged
from counterclaim.records import JudgedPairs
from tests.compare.test_incidents import ELSEWHERE, LOST, OLD, SEIZED, VIEW


def judged(
    same: Sequence[tuple[Happening, Happening]] = (),
    apart: Sequence[tuple[Happening, Happening]] = (),
) -> JudgedPairs:
    ids = [
        frozenset((min(x, y), max(x, y)) for x, y in ((a.event.id, b.event.id) for a, b in pairs))
        for pairs in (same, apart)
    ]
    return JudgedPairs(*ids)


def groups(items: Sequence[Happening], said: JudgedPairs) -> set[frozenset[str]]:
    found = cluster(items, view=VIEW, judged=said)
    return {frozenset(items[m].event.id for m in members) for members, _, _ in found}


def test_a_pair_judged_apart_is_never_joined() -> None:
    assert len(groups([SEIZED, LOST], judged(apart=[(LOST, SEIZED)]))) == 2


def test_a_join_brings_whole_groups_together_against_the_evidence() -> None:
    items = [SEIZED, LOST, OLD, ELSEWHERE]
    found = groups(items, judged(same=[(OLD, LOST)]))
    together = frozenset(x.event.id for x in (SEIZED, LOST, OLD))
    assert found == {together, frozenset({ELSEWHERE.event.id})}


def test_a_join_says_that_a_person_made_it() -> None:
    items = [LOST, OLD]
    ((_, score, reasons),) = cluster(items, view=VIEW, judged=judged(same=[(LOST, OLD)]))
    assert (score, reasons[0]) == (1.0, BY_PERSON)


def test_joins_chain_and_stop_where_a_pair_was_judged_apart() -> None:
    items = [LOST, OLD, ELSEWHERE]
    chain = [(LOST, OLD), (OLD, ELSEWHERE)]
    assert len(groups(items, judged(same=chain))) == 1
    parted = groups(items, judged(same=chain, apart=[(LOST, ELSEWHERE)]))
    assert len(parted) == 2
    ends = {LOST.event.id, ELSEWHERE.event.id}
    assert not any(ends <= group for group in parted)


@pytest.mark.parametrize("unknown", ["", "gone"])
def test_events_that_are_gone_change_nothing(unknown: str) -> None:
    said = JudgedPairs(same=frozenset({(unknown, LOST.event.id)}))
    assert groups([SEIZED, LOST], said) == groups([SEIZED, LOST], JudgedPairs())


def test_all_tellings_of_a_joined_event_come_along() -> None:
    found = join_judged(
        [([0], 1.0, ()), ([1], 1.0, ("told once",)), ([2], 1.0, ())],
        ["a", "b", "a"],
        JudgedPairs(same=frozenset({("a", "b")})),
    )
    assert found == [([0, 1, 2], 1.0, (BY_PERSON, "told once"))]
