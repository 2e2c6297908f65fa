"""Which event of an article tells what the article leads with, and what that joins.

The event carries the ``Main`` of its article. Two events that reports of a day or the
next lead with are joined if their heads tell one incident; see ``mains``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from counterclaim.compare.geography import LOCAL, Relation, elsewhere, relate
from counterclaim.compare.incidents.eventdays import EXACT_DAYS, is_news
from counterclaim.compare.incidents.happenings import HARM_UNITS, Happening, at_large, set_in
from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.known import definite_before
from counterclaim.compare.incidents.mains import (
    THRESHOLD,
    Sameness,
    main_of,
    places_in,
    sameness,
)
from counterclaim.compare.incidents.manners import manners_exclude
from counterclaim.compare.incidents.tolls import TELLING_TOLL, Tolls
from counterclaim.compare.incidents.voices import voice_at
from counterclaim.protocols import View
from counterclaim.records import EventType, Interval, Reading
from counterclaim.spans import Span

#: Reports further apart than this in days do not lead with one incident.
DAYS_APART = 1
#: A head is looked for by so many of its weightiest words.
TELLING_WORDS = 3
#: What may stand between a deed and the day that is its own.
RIGHT_BEHIND = re.compile(r"\s+(?:(?:early|late)\s+)?(?:on\s+)?(?:(?:early|late)\s+)?")
VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})


def with_main(reading: Reading, items: Sequence[Happening], *, view: View) -> list[Happening]:
    """The happenings of an article; the one that tells its main incident carries it.

    Tolls of the head that no event holds, as those of headlines, become tellings of it.
    """
    if not any(_may_lead(item) for item in items):
        return list(items)
    main = main_of(reading, view=view)
    anchor = _anchor(items, main.tolls, reading, view)
    if at_large(anchor):
        return list(items)
    dated = replace(anchor, interval=anchor.interval or _day(anchor, items, view))
    lead, spans = replace(dated, main=main), {toll.span for toll in main.tolls.all()}
    marked = [lead if item is anchor else _marked(item, dated, spans, view) for item in items]
    return [*marked, *_counted(dated, items, main.tolls, reading)]


def _marked(item: Happening, anchor: Happening, spans: Set[Span | None], view: View) -> Happening:
    """The event, and if it is harm of the leading tolls, as part of the main event.

    In "Strikes in Syria kill 56 | Warplanes hit the village of X on Monday" the dead are at X.
    """
    counts = _may_lead(item) and any(q.span in spans for q in item.quantities)
    if not counts or item.scene is not None or not _goes_with(item, anchor, view):
        return item
    when = item.interval or anchor.interval
    scene = anchor.scene or anchor.event.id
    return set_in(item, anchor, when, scene)


def _day(anchor: Happening, items: Sequence[Happening], view: View) -> Interval | None:
    """The one day that the head states, for a main event which it leaves undated.

    "An attack killed dozens on Tuesday | The attack on X killed at least 58": on Tuesday. A part
    of that day is no other one: "on Tuesday evening".
    """
    told = [
        item.interval
        for item in items
        if _may_lead(item)
        and item.interval
        and item.interval.granularity in EXACT_DAYS
        and is_news(item.interval, item.article)
        and _goes_with(item, anchor, view)
        and (_harms(item) or not _goes_back(item))
    ]
    return told[0] if len({(day.start, day.end) for day in told}) == 1 else None


def _goes_back(item: Happening) -> bool:
    """Whether it is told as known: the day beside "the strike" may be that of a debate of it.

    Not with a word between, which may be the day: "the Tuesday raids"; nor where the day stands
    right behind: "the strikes on Tuesday".
    """
    text, trigger, day = item.article.text, item.event.trigger, item.time_span
    if day is not None and RIGHT_BEHIND.fullmatch(text, trigger.end, max(trigger.end, day.start)):
        return False
    return definite_before(text, trigger.start, between=0) is not None


def _harms(item: Happening) -> bool:
    return any(quantity.unit in HARM_UNITS for quantity in item.quantities)


def _goes_with(item: Happening, anchor: Happening, view: View) -> bool:
    """Whether neither day nor place sets an event of the head apart from its main one."""
    if item.interval and anchor.interval and not item.interval.overlaps(anchor.interval):
        return False
    if manners_exclude(item, anchor):
        return False
    if item.place is None or item.place == anchor.place:
        return True
    wide = item.place.kind not in LOCAL and anchor.place is not None
    return wide and relate(anchor.place, item.place, view) is not Relation.APART


def _counted(
    anchor: Happening, items: Sequence[Happening], tolls: Tolls, reading: Reading
) -> Iterable[Happening]:
    taken = {q.span for item in items for q in item.quantities}
    quantities = {q.span: q for q in reading.understanding.quantities}
    for toll in tolls.all():
        if toll.span is not None and toll.span not in taken:
            voice = voice_at(toll.span, reading)
            yield replace(
                anchor,
                quantities=(quantities[toll.span],),
                voice=voice.attribution,
                speaker=voice.speaker,
                chain=voice.chain,
                denied=False,
                scene=anchor.scene or anchor.event.id,
                count_only=True,
                main=None,
            )


def _may_lead(item: Happening) -> bool:
    violent = item.event.type in VIOLENT and not item.count_only
    return violent and item.event.trigger.start < LEAD


def _anchor(items: Sequence[Happening], tolls: Tolls, reading: Reading, view: View) -> Happening:
    """The violent event of the head that has a place, the toll, or stands first.

    What happened long before, or apart from all places that the opening sentence names, is
    background: "since the 1980s", "there was no comment from the government in the capital".
    """
    spans = {toll.span for toll in tolls.all()}
    leading = [item for item in items if _may_lead(item)]
    opening = leading[0].sentence
    named = places_in(opening, reading, view) if opening else []

    def rank(item: Happening) -> tuple[bool, bool, bool, bool, int]:
        counts = any(q.span in spans for q in item.quantities)
        placed = item.place is not None and item.place.kind in LOCAL
        old = not is_news(item.interval, item.article)
        apart = bool(named) and all(elsewhere(item.place, place, view) for place in named)
        return (old, apart, not placed, not counts, item.event.trigger.start)

    return min(leading, key=rank)


def same_main(a: Happening, b: Happening) -> Sameness | None:
    """Whether two events are what reports of a day or two lead with; None if not."""
    if a.main is None or b.main is None or a.article.id == b.article.id:
        return None
    days = (a.article.published.interval.start, b.article.published.interval.start)
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > DAYS_APART:
        return None
    found = sameness(a.main, b.main)
    return found if found.score >= THRESHOLD else None


def main_keys(item: Happening) -> Iterable[tuple[str, str, str]]:
    """Blocks of events that reports of a day or the next lead with: area, toll, rare words."""
    day = item.article.published.interval.start
    if item.main is None or day is None:
        return
    main, toll = item.main, item.main.tolls.killed
    names = set(main.names)
    telling = [(word, weight) for word, weight in main.words.items() if word not in names]
    weight = sorted(telling, key=lambda x: (-x[1], x[0]))[:TELLING_WORDS]
    shared = [*main.areas, *(word for word, _ in weight)]
    if toll is not None and toll.low > TELLING_TOLL:
        shared.append(f"{toll.low:g}")
    for of in range(DAYS_APART + 1):
        for name in shared:
            yield "main", str(day.toordinal() + of), name
