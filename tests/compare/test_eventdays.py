"""The day of an event, and the words that say it."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.compare.incidents.eventdays import day_of
from counterclaim.records import (
    Article,
    Event,
    EventType,
    Factuality,
    Interval,
    TimeExpression,
)
from counterclaim.spans import Span
from tests.compare.builders import article, day

TEXT = "DERA, May 7 - Fighters captured the village on Friday."
SIXTH, SEVENTH = day(2016, 5, 6), day(2016, 5, 7)


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def _told(words: str, source: Article, time: str, when: Interval) -> Event:
    return Event(
        id="e",
        article_id=source.id,
        trigger=Span(source.text.index(words), source.text.index(words) + len(words)),
        type=EventType.ASSAULT,
        factuality=Factuality.REPORTED,
        score=1.0,
        made_by="test",
        time=time,
        interval=when,
    )


def test_a_dateline_gives_way_to_the_day_told_with_its_words() -> None:
    source = article(TEXT, published=SEVENTH)
    times = {
        words: TimeExpression(words, source.id, _span(words), when, "DATE", None, "x", "test")
        for words, when in (("May 7", SEVENTH), ("Friday", SIXTH))
    }
    event = _told("captured", source, "May 7", SEVENTH)
    whole = Span(0, len(TEXT))
    assert day_of(event, times, whole, source) == (SIXTH, _span("Friday"))
    del times["Friday"]
    assert day_of(event, times, whole, source) == (None, None)


def test_a_title_takes_no_day_from_the_sentence_that_it_runs_into() -> None:
    text = "Raid kills nine - The raid on Alma killed nine, the fund said on Friday."
    source = replace(article(text, published=SEVENTH), title_span=Span(0, 15))
    friday = Span(text.index("Friday"), text.index("Friday") + 6)
    times = {"f": TimeExpression("f", source.id, friday, SIXTH, "DATE", None, "x", "test")}
    whole = Span(0, len(text))
    assert day_of(_told("Raid", source, "f", SIXTH), times, whole, source) == (None, None)
    below = _told("killed", source, "f", SIXTH)
    assert day_of(below, times, whole, source) == (SIXTH, friday)
