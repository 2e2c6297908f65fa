"""Events on a map and in time; what has no place or no day is listed, not dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from counterclaim.ledger.queries.dated import reports_begin
from counterclaim.ledger.queries.events import EventFilter, event_days, event_places, events
from counterclaim.ledger.rows import EventPlace, EventRow, Named, Page
from counterclaim.records import EventType, Precision
from counterclaim.show.areas import uncertain_km
from counterclaim.show.web.asking import Ask, Seen
from counterclaim.show.web.mapping import (
    WIDTH,
    Box,
    Frame,
    drawn,
    frame_around,
    middle,
    name_box,
)
from counterclaim.show.wording import counted

LISTED = 50
MOST_WEIGHT = 50  # one place with a thousand events is no reason to hide the rest
LARGE = frozenset({"country", "region"})
WEEK = timedelta(days=7)
MOST_BARS = 120
FAR_OFF = 0.01  # of the events at either end; one year 1500 must not shrink a war to three bars
MOST_RADIUS = 60.0  # a name stands no further from the middle of its circle


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, as large as it is uncertain."""

    key: str
    name: str
    x: float
    y: float
    radius: float
    count: int
    precision: str
    km: float
    url: str
    chosen: bool
    named: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """Events of some days in the plot over time."""

    x: float
    width: float
    height: float
    count: int
    words: str
    url: str
    chosen: bool


def _frame(ask: Ask, found: tuple[EventPlace, ...]) -> Frame | None:
    """Where most events are; with ``frame=all`` where any is."""
    small = [p for p in found if p.precision not in LARGE]
    points = [(p.lon, p.lat) for p in small or found for _ in range(min(p.events, MOST_WEIGHT))]
    return frame_around(points if ask.get("frame") == "all" else middle(points))


def _extent(place: EventPlace) -> tuple[str, float]:
    """How precisely a place is told, and by how many km it is uncertain."""
    precision = place.precision or "settlement"
    return precision, uncertain_km(place.uncertainty_km, Precision(precision))


def _dot(ask: Ask, frame: Frame, place: EventPlace) -> Dot:
    x, y = frame.place(place.lon, place.lat)
    precision, km = _extent(place)
    chosen = ask.get("place") == place.id
    url = ask.url(place=None if chosen else place.id)
    radius = frame.radius(km)
    return Dot(place.id, place.name, x, y, radius, place.events, precision, km, url, chosen)


def _named(dots: list[Dot]) -> list[Dot]:
    """The dots, those with most events named as long as no name covers another."""
    taken: list[Box] = []
    named: set[str] = set()
    for dot in sorted(dots, key=lambda d: (not d.chosen, -d.count, d.key)):
        box = name_box(dot.x, dot.y - min(dot.radius, MOST_RADIUS) - 3, dot.name)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            named.add(dot.key)
    return [replace(d, named=d.key in named) for d in dots]


def _dots(ask: Ask, found: tuple[EventPlace, ...]) -> tuple[list[Dot], list[Dot], Frame | None]:
    """Circles inside the frame, the large ones below, and those outside of it."""
    frame = _frame(ask, found)
    if frame is None:
        return [], [], None
    dots = [_dot(ask, frame, place) for place in found]
    inside = [d for d in dots if 0 <= d.x <= WIDTH and 0 <= d.y <= frame.height]
    outside = sorted((d for d in dots if d not in inside), key=lambda d: (d.name, d.key))
    return _named(sorted(inside, key=lambda d: (-d.radius, d.key))), outside, frame


def plotted(days: Mapping[date, int], begin: date | None = None) -> tuple[date, date]:
    """The first Monday and the last day to plot, without few far-off ones that need half of it.

    Nor with those before ``begin``, when the time of the reports begins, that need half of it.
    """
    spare = int(sum(days.values()) * FAR_OFF)
    first, last = (_after(spare, days, sorted(days, reverse=back)) for back in (False, True))
    if 2 * (last - first) >= max(days) - min(days):
        first, last = min(days), max(days)
    near = min((day for day in days if begin and begin <= day <= last), default=first)
    if 2 * (last - near) < last - first:
        first = near
    return first - timedelta(days=first.weekday()), last


def _after(spare: int, days: Mapping[date, int], order: list[date]) -> date:
    """The first day in this order before which lie no more than ``spare`` events."""
    sums = accumulate(days[day] for day in order)
    return next(day for day, passed in zip(order, sums, strict=True) if passed > spare)


def _begin(ask: Ask) -> date | None:
    begin = reports_begin(ask.ledger)
    return date.fromisoformat(begin) if begin else None


def _far_off(ask: Ask, days: Mapping[date, int], first: date, last: date) -> list[tuple[str, str]]:
    """What the plot leaves out on either side, in words, and the address that shows it."""
    after = last + timedelta(days=1)
    sides = (
        (f"before {first}", sum(n for d, n in days.items() if d < first), (None, str(first))),
        (f"after {last}", sum(n for d, n in days.items() if d > last), (str(after), None)),
    )
    return [
        (f"{counted(count, 'event')} {words}", ask.url(since=since, until=until))
        for words, count, (since, until) in sides
        if count
    ]


def _weeks(ask: Ask, days: Mapping[date, int], first: date, last: date) -> tuple[list[Week], int]:
    """Events by week, or by longer stretches where there would be too many bars."""
    weeks = (last - first).days // 7 + 1
    step = -(-weeks // MOST_BARS)
    counts: Counter[int] = Counter()
    for day, count in days.items():
        if first <= day <= last:
            counts[(day - first).days // (7 * step)] += count
    most, bars = max(counts.values()), -(-weeks // step)
    since = ask.get("since")
    found_weeks = []
    for n, count in sorted(counts.items()):
        start = first + n * step * WEEK
        end = start + step * WEEK
        chosen = since == start.isoformat() and ask.get("until") == end.isoformat()
        to = (None, None) if chosen else (start.isoformat(), end.isoformat())
        words = f"{start.isoformat()} to {(end - timedelta(days=1)).isoformat()}"
        width = WIDTH / max(bars, 12)
        url = ask.url(since=to[0], until=to[1])
        high = round(count / most * 90, 1)
        at = round(n * width, 1)
        found_weeks.append(Week(at, round(width * 0.86, 1), high, count, words, url, chosen))
    return found_weeks, step


def row_parties(event: EventRow, role: str) -> tuple[Named, ...]:
    """The actors of an event, or its targets."""
    return event.actors if role == "actor" else event.targets


def _plain(event: EventRow) -> dict[str, Any]:
    row = asdict(event)
    for name in ("actor", "target", "place"):
        found = [event.place] if name == "place" else row_parties(event, name)
        named = [one for one in found if one]
        row.pop(f"{name}s", None)
        row[name] = "; ".join(one.name for one in named) or None
        row[f"{name}_id"] = "; ".join(one.id or "" for one in named) or None
    link = f"/articles/{event.article_id}#r-{event.id}"
    return {**row, "permalink": link}


def _plain_place(ask: Ask, place: EventPlace) -> dict[str, Any]:
    precision, km = _extent(place)
    return {
        "place_id": place.id,
        "place": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": precision,
        "uncertain_km": km,
        "events": place.events,
        "permalink": ask.url(place=place.id),
    }


def _listed(ask: Ask, wanted: EventFilter, begin: str) -> Page[EventRow]:
    """A page of events; ``begin`` names the filter that says where it begins."""
    return events(ask.ledger, wanted, offset=ask.number(begin), limit=LISTED)


def _around(ask: Ask) -> EventFilter:
    """The events of all times and places that pass the other filters."""
    kind = ask.one_of("type", EventType)
    return EventFilter(outlet=ask.outlet, actor=ask.get("actor"), type=kind and kind.value)


def _inside(ask: Ask) -> EventFilter:
    """Those of the days asked for."""
    return replace(_around(ask), since=ask.day("since"), until=ask.day("until"))


def event_files(ask: Ask) -> Seen:
    """All events of the lists beside the map, those with place and day first."""
    here = replace(_inside(ask), place=ask.get("place"))
    parts = (replace(here, complete=complete) for complete in (True, False))
    found = (events(ask.ledger, part, limit=None).rows for part in parts)
    return Seen("", "Events", {}, [_plain(event) for rows in found for event in rows])


def places(ask: Ask) -> Seen:
    """Events by place and week; filters hold for the map, the plot and the lists."""
    around, inside = _around(ask), _inside(ask)
    actor, place = ask.get("actor"), ask.get("place")
    here, found = replace(inside, place=place), event_places(ask.ledger, inside)
    dots, outside, frame = _dots(ask, found)
    days = {date.fromisoformat(d): count for d, count in event_days(ask.ledger, around)}
    span = plotted(days, _begin(ask)) if days else None
    weeks, step = _weeks(ask, days, *span) if span else ([], 0)
    located = _listed(ask, replace(here, complete=True), "start")
    loose = _listed(ask, replace(here, complete=False), "loose")
    context = {
        "dots": dots,
        "outside": outside,
        "height": frame.height if frame else 0,
        "outline": drawn(frame) if frame else "",
        "weeks": weeks,
        "step": step,
        "far_off": _far_off(ask, days, *span) if span else [],
        "located": located,
        "loose": loose,
        "voiced": ask.voices((e.outlet, e.claim) for e in (*located.rows, *loose.rows)),
        "place": ask.place_name(place) if place else None,
        "actor": ask.actor_name(actor) if actor else None,
        "types": list(EventType),
    }
    return Seen("map.html.j2", "Map and time", context, [_plain_place(ask, p) for p in found])
