"""The day of an event, and the words that say it."""

from __future__ import annotations

from counterclaim.compare.incidents.eventdays import day_of
from counterclaim.records import Event, EventType, Factuality, TimeExpression
from counterclaim.spans import Span
from tests.compare.builders import article, day

TEXT = "DERA, May 7 - Fighters captured the village on Friday."
SIXTH, SEVENTH = day(2016, 5, 6), day(2016, 5, 7)


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_dateline_gives_way_to_the_day_told_with_its_words() -> None:
    source = article(TEXT, published=SEVENTH)
    times = {
        words: TimeExpression(words, source.id, _span(words), when, "DATE", None, "x", "test")
        for words, when in (("May 7", SEVENTH), ("Friday", SIXTH))
    }
    event = Event(
        id="e",
        article_id=source.id,
        trigger=_span("captured"),
        type=EventType.ASSAULT,
        factuality=Factuality.REPORTED,
        score=1.0,
        made_by="test",
        time="May 7",
        interval=SEVENTH,
    )
    whole = Span(0, len(TEXT))
    assert day_of(event, times, whole, source) == (SIXTH, _span("Friday"))
    del times["Friday"]
    assert day_of(event, times, whole, source) == (None, None)
