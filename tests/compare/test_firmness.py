"""Which reports surely tell of one happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from counterclaim.compare.incidents.accounts import accounts
from counterclaim.compare.incidents.clusters import to_incident
from counterclaim.compare.incidents.firmness import Firmness
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.mains import Main
from counterclaim.compare.incidents.tolls import Tolls
from counterclaim.records import Interval
from tests.compare.builders import FakeView, day, happening

VIEW = FakeView()
WORDS = dict.fromkeys(("shells", "market", "morning", "crowd"), 0.5)
HEAD = Main(Tolls(), False, (), (), (), (), words=WORDS)
AIR = replace(HEAD, causes=("air",))
GASSED = replace(HEAD, causes=("chemical", "air", "shelling"))
SIXTH, SEVENTH = day(2016, 5, 6), day(2016, 5, 7)


def _told(outlet: str, place: str | None, when: Interval | None, main: Main | None) -> Happening:
    text = f"{outlet}: rockets struck the market."
    return replace(
        happening(text, "struck", view=VIEW, outlet=outlet, place=place, when=when), main=main
    )


def _firm(first: Happening, second: Happening) -> bool:
    items = [first, second]
    told = accounts(to_incident(items, 1.0, (), view=VIEW), items, view=VIEW)
    return Firmness(items)(told[0], told[1])


@pytest.mark.parametrize(
    ("place", "when", "firm"),
    [("alma", SIXTH, True), ("alma", SEVENTH, False), ("alma", None, False), (None, SIXTH, False)],
)
def test_one_spot_and_day_are_one_happening(
    place: str | None, when: Interval | None, firm: bool
) -> None:
    assert _firm(_told("A", "alma", SIXTH, None), _told("B", place, when, None)) is firm


@pytest.mark.parametrize(
    ("mine", "other", "firm"),
    [
        (HEAD, HEAD, True),
        (HEAD, None, False),
        (replace(HEAD, spots=("alma",)), replace(HEAD, spots=("dera",)), False),
        (replace(HEAD, causes=("air",)), replace(HEAD, causes=("bomb",)), False),
        (replace(HEAD, causes=("air",)), replace(HEAD, causes=("fighting",)), True),
        (replace(HEAD, causes=("air",)), replace(HEAD, causes=("bomb", "blast")), True),
        (replace(GASSED, means=("shelling",)), replace(HEAD, causes=("chemical",)), False),
        (replace(GASSED, means=("chemical",)), replace(HEAD, causes=("chemical",)), True),
        (replace(GASSED, means=("shelling",)), AIR, False),
    ],
)
def test_one_lead_is_one_happening_unless_spots_or_means_differ(
    mine: Main, other: Main | None, firm: bool
) -> None:
    assert _firm(_told("A", None, None, mine), _told("B", None, None, other)) is firm


def test_a_spot_told_in_passing_makes_nothing_else_firm() -> None:
    there, passing = _told("A", "alma", SIXTH, None), _told("B", "alma", SIXTH, None)
    own = replace(_told("B", "berin", SEVENTH, None), speaker="medic", article=passing.article)
    own = replace(own, event=replace(own.event, id="own", article_id=passing.article.id))
    items = [there, passing, own]
    told = accounts(to_incident(items, 1.0, (), view=VIEW), items, view=VIEW)
    asked = Firmness(items)
    first, second, third = sorted(told, key=lambda a: (a.outlet != "A", a.speaker or ""))
    assert asked(first, second)
    assert not asked(first, third)


def _next_day(told: Happening) -> Happening:
    published = told.article.published
    start, end = published.interval.start, published.interval.end
    assert start is not None
    assert end is not None
    later = Interval(start + timedelta(days=1), end + timedelta(days=1))
    article = replace(told.article, published=replace(published, interval=later))
    return replace(told, article=article)


def test_leads_of_two_days_are_two_happenings() -> None:
    first, second = _told("A", None, None, HEAD), _told("B", None, None, HEAD)
    assert not _firm(first, _next_day(second))


def test_an_undated_lead_may_be_of_the_day_before_under_heads_of_one_spot_much_alike() -> None:
    day_told = _told("A", None, None, HEAD).article.published.interval
    at_alma = replace(HEAD, spots=("alma",))
    little = replace(at_alma, words={**dict.fromkeys(WORDS, 0.05), "dusk": 0.99})
    dated = _told("A", None, day_told, at_alma)
    assert _firm(dated, _next_day(_told("B", None, None, at_alma)))
    assert _firm(dated, _told("B", None, None, little))
    assert not _firm(dated, _next_day(_told("B", None, None, HEAD)))
    assert not _firm(dated, _next_day(_told("B", None, None, little)))
    assert not _firm(_next_day(_told("A", None, None, at_alma)), _told("B", None, day_told, little))
