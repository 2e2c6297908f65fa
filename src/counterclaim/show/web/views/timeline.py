"""Days in their order: how many independent origins tell of each, and in which words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from counterclaim.ledger.queries.dated import TimelineFilter, reports_begin, timeline_days
from counterclaim.ledger.queries.select import NO_OUTLET
from counterclaim.ledger.queries.timeline import timeline
from counterclaim.ledger.rows_timeline import TimelineDay
from counterclaim.show.exports.cells import permalink
from counterclaim.show.web.asking import Ask, Seen
from counterclaim.show.wording import day_words

DAYS = 20  # on one page


@dataclass(frozen=True, slots=True)
class _Found:
    """The days of this page, how many there are, and how many events have no single day.

    ``history`` are the days long before the reports, which are shown where they are asked for.
    """

    days: tuple[TimelineDay, ...]
    total: int
    undated: int
    history: tuple[str, ...] = ()


def _found(ask: Ask, wanted: TimelineFilter) -> _Found:
    """Words and places are looked up over all days; else only the days of the page are drawn."""
    start = ask.number("start")
    if ask.whole or wanted.words or wanted.place:
        found = timeline(ask.ledger, wanted)
        shown = found.days if ask.whole else found.days[start : start + DAYS]
        return _Found(shown, found.total, found.undated)
    days, history = _parted(ask, wanted)
    some = days[start : start + DAYS]
    if not some:
        return _Found((), len(days), 0, history)
    after = date.fromisoformat(some[-1]) + timedelta(days=1)
    here = replace(wanted, since=some[0], until=after.isoformat())
    found = timeline(ask.ledger, here)
    return _Found(found.days, len(days), found.undated, history)


def _parted(ask: Ask, wanted: TimelineFilter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days to show, and those long before the reports, unless days are asked for."""
    days = timeline_days(ask.ledger, wanted)
    begin = None if wanted.since or wanted.until else reports_begin(ask.ledger)
    at = bisect_left(days, begin) if begin else 0
    return (days[at:], days[:at]) if at < len(days) else (days, ())


def _plain(day: TimelineDay) -> dict[str, Any]:
    return {
        "day": day.day,
        "origins": day.origins,
        "articles": day.articles,
        "tellings": day.tellings,
        "incidents": [i.title for i in day.incidents],
        "sentences": [s.words for s in day.sentences],
        "outlets": [s.outlet or NO_OUTLET for s in day.sentences],
        "permalinks": [permalink(s.article_id, s.event) for s in day.sentences],
    }


def timeline_view(ask: Ask) -> Seen:
    """A timeline by actor, place, words and days."""
    actor, place = ask.get("actor"), ask.get("place")
    wanted = TimelineFilter(
        actor=actor,
        place=place,
        words=ask.get("q") or "",
        since=ask.day("since"),
        until=ask.day("until"),
    )
    found = _found(ask, wanted)
    days = found.days
    context = {
        "days": [(day, day_words(date.fromisoformat(day.day))) for day in days],
        "voiced": ask.voices((s.outlet, s.claim) for day in days for s in day.sentences),
        "published": ask.published(s.article_id for day in days for s in day.sentences),
        "most": max((day.origins for day in days), default=1),
        "total": found.total,
        "undated": found.undated,
        "history": found.history,
        "start": ask.number("start"),
        "size": DAYS,
        "actor": ask.actor_name(actor) if actor else None,
        "place": ask.place_name(place) if place else None,
    }
    return Seen("timeline.html.j2", "Timeline", context, [_plain(day) for day in days])
