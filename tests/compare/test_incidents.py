"""Events become incidents by shared place, time and parties, never against the evidence."""

from __future__ import annotations

import itertools

import pytest

from counterclaim.compare.incidents.clusters import cluster, incident_id
from counterclaim.compare.incidents.evidence import barred, score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.origins import origins
from counterclaim.records import Account, EventType, Incident
from tests.compare.builders import EARLY_MAY, FakeView, day, happening

VIEW = FakeView()


def _event(text: str, trigger: str, **options: object) -> Happening:
    return happening(text, trigger, view=VIEW, **options)  # type: ignore[arg-type]


SEIZED = _event(
    "The Front seized Alma in early May.", "seized", place="alma", when=EARLY_MAY, actor="front"
)
LOST = _event(
    "On 6 May the army lost Alma.",
    "lost",
    outlet="Evening Beta",
    place="alma",
    when=day(2016, 5, 6),
    kind=EventType.RETREAT,
    actor="army",
)
OLD = _event(
    "The army lost Alma on 2 March.",
    "lost",
    outlet="Gamma",
    place="alma",
    when=day(2016, 3, 2),
    kind=EventType.RETREAT,
    actor="army",
)
ELSEWHERE = _event(
    "On 6 May the army lost Berin.",
    "lost",
    outlet="Gamma",
    place="berin",
    when=day(2016, 5, 6),
    kind=EventType.RETREAT,
    actor="army",
)
AID = _event(
    "Aid reached Alma on 6 May.", "reached", place="alma", when=day(2016, 5, 6), kind=EventType.AID
)


def _groups(items: list[Happening]) -> set[frozenset[str]]:
    return {
        frozenset(items[m].event.id for m in members) for members, _, _ in cluster(items, view=VIEW)
    }


def test_losing_and_seizing_a_village_is_one_happening() -> None:
    assert _groups([SEIZED, LOST]) == {frozenset({SEIZED.event.id, LOST.event.id})}


@pytest.mark.parametrize("other", [OLD, ELSEWHERE, AID], ids=["older", "elsewhere", "other kind"])
def test_what_cannot_be_the_same_stays_apart(other: Happening) -> None:
    assert score(LOST, other, view=VIEW).barred
    assert barred(LOST, other, view=VIEW)
    assert not barred(LOST, SEIZED, view=VIEW)
    assert len(_groups([SEIZED, LOST, other])) == 2


def test_the_order_of_input_changes_nothing() -> None:
    items = [SEIZED, LOST, OLD, ELSEWHERE]
    results = {frozenset(_groups(list(order))) for order in itertools.permutations(items)}
    assert len(results) == 1
    assert incident_id([SEIZED, LOST]) == incident_id([LOST, SEIZED])


def test_a_score_names_its_reasons() -> None:
    found = score(SEIZED, LOST, view=VIEW)
    assert "same place (Alma)" in found.reasons
    assert "dates overlap" in found.reasons


def _account(number: int, article_id: str, speaker: str | None) -> Account:
    return Account(f"a{number}", "i", article_id, (), (), f"Outlet {number}", speaker)


def test_agreeing_accounts_of_one_speaker_are_one_origin() -> None:
    told = (_account(1, "x", "army"), _account(2, "y", "army"), _account(3, "z", None))
    incident = Incident("i", "t", EventType.ASSAULT, (), told)
    found = origins(incident, {}, copies={})
    assert sorted(o.accounts for o in found) == [("a1", "a2"), ("a3",)]


def test_near_copies_are_one_origin_unless_they_quote() -> None:
    told = (_account(1, "x", None), _account(2, "y", None), _account(3, "y", "front"))
    incident = Incident("i", "t", EventType.ASSAULT, (), told)
    found = origins(incident, {}, copies={"x": "x", "y": "x"})
    assert sorted(o.accounts for o in found) == [("a1", "a2"), ("a3",)]
