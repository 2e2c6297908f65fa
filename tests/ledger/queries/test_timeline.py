"""Days in order, ranked by who independently tells of them, on exact characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, open_ledger, queries
from counterclaim.ledger.queries import TimelineFilter
from counterclaim.ledger.queries.dated import timeline_days
from counterclaim.ledger.queries.naming import actor_like, ceasefire_like, place_like
from counterclaim.records import DecisionKind, Granularity, Interval, Reading
from tests.factories import TELL_AMRA, TRUCE, actor_id, day, sample_compared, sample_corpus
from tests.factories import sample_reading as reading_of

FIRST, SECOND = sample_corpus()
MAY_3, MAY_9 = "2016-05-03", "2016-05-09"


def dated(reading: Reading, when: str | None) -> Reading:
    """The reading with its first event on a day, or undated, and told by the outlet itself."""
    first, *rest = reading.understanding.events
    event = replace(first, interval=day(when) if when else None, attribution=None)
    return replace(reading, understanding=replace(reading.understanding, events=(event, *rest)))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two copies of one report on 3 May, and two reports of their own on 9 May."""
    own = [
        reading_of(outlet=f"Outlet {n}", published="2016-05-20", prefix=f"{n}. ") for n in (1, 2)
    ]
    with open_ledger(tmp_path / "days.ledger", create=True) as ledger:
        for reading, when in ((FIRST, MAY_3), (SECOND, MAY_3), *((r, MAY_9) for r in own)):
            ledger.add_reading(dated(reading, when))
        ledger.replace_compared(sample_compared(dated(FIRST, MAY_3), dated(SECOND, MAY_3)))
        yield ledger


def days(ledger: Ledger, wanted: TimelineFilter | None = None, top: int | None = None) -> list[str]:
    found = [d.day for d in queries.timeline(ledger, wanted, top=top).days]
    if top is None and not (wanted and (wanted.words or wanted.place)):
        assert list(timeline_days(ledger, wanted)) == found
    return found


def test_days_come_in_order_with_their_sentences(ledger: Ledger) -> None:
    found = queries.timeline(ledger)
    assert [(d.day, d.articles, d.origins) for d in found.days] == [(MAY_3, 2, 1), (MAY_9, 2, 2)]
    for shown in found.days:
        for sentence in shown.sentences:
            reading = ledger.reading(sentence.article_id)
            assert reading is not None
            held = reading.article.text[sentence.start : sentence.end]
            assert " ".join(held.split()) == sentence.words
    assert [(i.title, i.origins) for i in found.days[0].incidents] == [("Shelling at Tell Amra", 1)]


def test_what_is_dated_to_a_month_adds_no_day(ledger: Ledger) -> None:
    told = dated(reading_of(outlet="Outlet 3", published="2016-05-20", prefix="3. "), None)
    first, *rest = told.understanding.events
    month = Interval(date(2016, 4, 1), date(2016, 5, 1), Granularity.MONTH)
    events = (replace(first, interval=month), *rest)
    ledger.add_reading(replace(told, understanding=replace(told.understanding, events=events)))
    assert days(ledger) == [MAY_3, MAY_9]


def test_copies_of_one_text_rank_below_two_texts(ledger: Ledger) -> None:
    assert days(ledger, top=1) == [MAY_9]
    assert queries.timeline(ledger, top=1).total == 2


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TimelineFilter(since="2016-05-04"), [MAY_9]),
        (TimelineFilter(until=MAY_9), [MAY_3]),
        (TimelineFilter(words="no such words"), []),
        (TimelineFilter(actor=actor_id("Stone Brigade")), [MAY_3, MAY_9]),
        (TimelineFilter(actor="actor-nobody"), []),
        (TimelineFilter(place=TELL_AMRA.id), [MAY_3, MAY_9]),
        (TimelineFilter(place="place-elsewhere"), []),
        (TimelineFilter(ceasefire=TRUCE.id), [MAY_3]),
        (TimelineFilter(ceasefire="truce-unknown"), []),
    ],
)
def test_filters(ledger: Ledger, wanted: TimelineFilter, expected: list[str]) -> None:
    assert days(ledger, wanted) == expected


def test_what_has_no_day_is_counted_and_not_placed(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "undated.ledger", create=True) as ledger:
        ledger.add_reading(dated(FIRST, None))
        found = queries.timeline(ledger)
        assert (found.days, found.total) == ((), 0)
        assert found.undated >= 1


def test_a_corrected_date_moves_the_event(ledger: Ledger) -> None:
    event = FIRST.understanding.events[0].id
    ledger.record_decision(DecisionKind.SET_DATE, event, "2016-05-01", who="Ana")
    assert days(ledger) == ["2016-05-01", MAY_3, MAY_9]


def test_the_day_that_a_person_gave_an_article_stands_beside_its_sentences(ledger: Ledger) -> None:
    ledger.record_decision(DecisionKind.SET_DATE, FIRST.article.id, "2016-05-12", who="Ana")
    told = {s.article_id: s for d in queries.timeline(ledger).days for s in d.sentences}
    assert told[FIRST.article.id].published_start == "2016-05-12"


def test_what_lies_after_the_day_that_a_person_gave_is_not_told_of(ledger: Ledger) -> None:
    for reading in (FIRST, SECOND):
        ledger.record_decision(DecisionKind.SET_DATE, reading.article.id, "2016-05-02", who="Ana")
    assert days(ledger) == [MAY_9]


def test_names_are_found_or_refused(ledger: Ledger) -> None:
    assert actor_like(ledger, "stone brigade") == actor_id("Stone Brigade")
    assert place_like(ledger, TELL_AMRA.name.upper()) == TELL_AMRA.id
    assert ceasefire_like(ledger, "mill") == TRUCE.id
    with pytest.raises(LedgerError, match="there is no place named 'Nowhere'"):
        place_like(ledger, "Nowhere")
