"""When an event happened, as far as the words of its sentence tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from counterclaim.records import Article, Event, Granularity, Interval, TimeExpression
from counterclaim.spans import Span

DAY, WEEK = timedelta(days=1), timedelta(days=7)
#: An article's undated event is taken to have happened within this long before it.
RECENT = timedelta(days=31)
#: What a report leads with is news: it happened within this long before it.
FRESH = timedelta(days=3)
EXACT_DAYS = frozenset({Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY})


def day_of(
    event: Event, times: Mapping[str, TimeExpression], sentence: Span | None, article: Article
) -> tuple[Interval | None, Span | None]:
    """When it happened and the words that say so; a dateline gives way to the nearest other day.

    "BEIRUT, May 7 - ... captured the village on Friday": Friday, not May 7. A title that runs into
    the first sentence takes no day from there, which may be that of somebody's words.
    """
    title = article.title_span
    stated = times.get(event.time or "")
    told_by = article.published.interval.end
    if event.interval and event.interval.start and told_by and event.interval.start >= told_by:
        return None, None  # an announced hour of another thing: what is told has happened
    if title and stated and title.contains(event.trigger) and not title.contains(stated.span):
        return None, None
    if stated is None or not _dateline(stated, article) or sentence is None:
        return event.interval, stated.span if stated else None
    others = [
        (abs(t.span.start - event.trigger.start), t.interval, t.span)
        for t in times.values()
        if sentence.start <= t.span.start < sentence.end and not _dateline(t, article)
    ]
    exact = [x for x in others if x[1] and x[1].start and x[1].end == x[1].start + DAY]
    return min(exact, key=lambda x: (x[0], x[2]))[1:] if exact else (None, None)


def is_news(when: Interval | None, article: Article) -> bool:
    """Whether a report may lead with what happened then: "last week" at the earliest."""
    told = article.published.interval
    if when is None or told.start is None:
        return True
    late = when.end is None or when.end > told.start - WEEK
    return late and when.start is not None and when.start > told.start - RECENT - DAY


def _dateline(time: TimeExpression, article: Article) -> bool:
    """Whether a time is the day of publication written out, as datelines do."""
    written = any(c.isdigit() for c in time.span.of(article.text))
    return written and time.interval == article.published.interval
