from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.compare.truces.applies import Act, applies
from counterclaim.records import Applies, Interval, Party, Place
from tests.compare.truce_world import ASTER, FEBRUARY, World

VIEW = World()
MARCH = Interval(date(2016, 3, 6), date(2016, 3, 7))
JANUARY = Interval(date(2016, 1, 6), date(2016, 1, 7))


def place(name: str) -> Place | None:
    return VIEW.place(name)


@pytest.mark.parametrize(
    ("act", "ruling", "reason"),
    [
        (Act("marland-army", None, None, MARCH), Applies.YES, "Marland is bound"),
        (Act("stone-brigade", None, place("borin"), MARCH), Applies.YES, "bound"),
        (Act("stone-brigade", None, None, None), Applies.UNKNOWN, "no day is given"),
        (Act("stone-brigade", None, None, JANUARY), Applies.NO, "before 2016-02-27"),
        (Act("black-banner", None, None, MARCH), Applies.NO, "Black Banner, is outside"),
        (Act("marland-army", "black-banner", None, MARCH), Applies.NO, "target, Black Banner"),
        (Act("river-front", None, None, MARCH), Applies.UNKNOWN, "not listed"),
        (Act("new-0", None, None, MARCH), Applies.UNKNOWN, "the alleged perpetrator is not listed"),
        (Act("ostra", None, None, MARCH), Applies.UNKNOWN, "sponsor and not listed as bound"),
        (Act(None, None, None, MARCH), Applies.UNKNOWN, "not named"),
    ],
)
def test_the_terms_decide_and_say_why(act: Act, ruling: Applies, reason: str) -> None:
    found, why = applies(FEBRUARY, act, view=VIEW)
    assert found is ruling
    assert reason in why


def test_a_place_apart_is_outside_a_local_agreement() -> None:
    bound = replace(ASTER, parties=(Party("marland", "bound"),))
    day = Interval(date(2016, 5, 6), date(2016, 5, 7))
    ruling, why = applies(bound, Act("marland", None, place("borin"), day), view=VIEW)
    assert (ruling, why) == (Applies.NO, "Borin is outside the places of the agreement")
    assert applies(bound, Act("marland", None, place("aster"), day), view=VIEW)[0] is Applies.YES


@pytest.mark.parametrize("role", ["bound", "excluded"])
def test_a_disputed_role_is_disputed_by_whom_the_file_says(role: str) -> None:
    agreement = replace(
        FEBRUARY, parties=(Party("river-front", role, "the group says it never signed"),)
    )
    ruling, why = applies(agreement, Act("river-front", None, None, MARCH), view=VIEW)
    assert ruling is Applies.DISPUTED
    assert why.endswith("the group says it never signed")
