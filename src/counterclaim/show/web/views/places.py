"""Events on a map and in time; what has no place or no day is listed, not dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from counterclaim.ledger.queries.events import EventFilter, events
from counterclaim.ledger.rows import EventRow
from counterclaim.records import EventType
from counterclaim.show.web.asking import NONE, Ask, Seen
from counterclaim.show.web.mapping import (
    UNCERTAIN_KM,
    WIDTH,
    Box,
    Frame,
    drawn,
    frame_around,
    middle,
    name_box,
)

LISTED = 100
LARGE = frozenset({"country", "region"})
WEEK = timedelta(days=7)
MOST_BARS = 120
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


def _located(found: list[EventRow]) -> dict[str, list[EventRow]]:
    """Events by the id of their place."""
    groups: dict[str, list[EventRow]] = {}
    for event in found:
        if event.place and event.place.id and event.lat is not None and event.lon is not None:
            groups.setdefault(event.place.id, []).append(event)
    return groups


def _frame(ask: Ask, groups: dict[str, list[EventRow]]) -> Frame | None:
    """Where most events are; with ``frame=all`` where any is."""
    small = [e for g in groups.values() for e in g if e.precision not in LARGE]
    chosen = small or [e for g in groups.values() for e in g]
    points = [(e.lon or 0.0, e.lat or 0.0) for e in chosen]
    return frame_around(points if ask.get("frame") == "all" else middle(points))


def _dot(ask: Ask, frame: Frame, key: str, group: list[EventRow]) -> Dot:
    event = group[0]
    x, y = frame.place(event.lon or 0.0, event.lat or 0.0)
    precision = event.precision or "settlement"
    km = max(event.uncertainty_km or 0.0, UNCERTAIN_KM.get(precision, 3.0))
    chosen = ask.get("place") == key
    url = ask.url(place=None if chosen else key)
    name = event.place.name if event.place else key
    return Dot(key, name, x, y, frame.radius(km), len(group), precision, km, url, chosen)


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


def _dots(ask: Ask, found: list[EventRow]) -> tuple[list[Dot], list[Dot], Frame | None]:
    """Circles inside the frame, the large ones below, and those outside of it."""
    groups = _located(found)
    frame = _frame(ask, groups)
    if frame is None:
        return [], [], None
    dots = [_dot(ask, frame, key, group) for key, group in groups.items()]
    inside = [d for d in dots if 0 <= d.x <= WIDTH and 0 <= d.y <= frame.height]
    outside = sorted((d for d in dots if d not in inside), key=lambda d: (d.name, d.key))
    return _named(sorted(inside, key=lambda d: (-d.radius, d.key))), outside, frame


def _weeks(ask: Ask, found: list[EventRow]) -> tuple[list[Week], int]:
    """Events by week, or by longer stretches where there would be too many bars."""
    days = [date.fromisoformat(e.interval_start) for e in found if e.interval_start]
    if not days:
        return [], 0
    first = min(days) - timedelta(days=min(days).weekday())
    weeks = (max(days) - first).days // 7 + 1
    step = -(-weeks // MOST_BARS)
    counts = Counter((day - first).days // (7 * step) for day in days)
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


def _plain(ask: Ask, event: EventRow) -> dict[str, Any]:
    row = asdict(event)
    for name in ("actor", "target", "place"):
        named = getattr(event, name)
        row[name] = named.name if named else None
        row[f"{name}_id"] = named.id if named else None
    link = f"/articles/{event.article_id}#r-{event.id}"
    return {**row, "permalink": link}


def places(ask: Ask) -> Seen:
    """Events by place and week; filters hold for the map, the plot and the lists."""
    outlet, kind = ask.get("outlet"), ask.one_of("type", EventType)
    around = EventFilter(
        outlet="" if outlet == NONE else outlet,
        actor=ask.get("actor"),
        type=kind and kind.value,
    )
    inside = replace(around, since=ask.day("since"), until=ask.day("until"))
    with ask.desk.reading() as ledger:
        everywhen = list(events(ledger, around, limit=None).rows)
        shown = list(events(ledger, inside, limit=None).rows)
    dots, outside, frame = _dots(ask, shown)
    weeks, step = _weeks(ask, everywhen)
    place = ask.get("place")
    here = [e for e in shown if place is None or (e.place and e.place.id == place)]
    located = [e for e in here if e.lat is not None and e.interval_start]
    loose = [e for e in here if e.lat is None or not e.interval_start]
    return Seen(
        "map.html.j2",
        "Map and time",
        {
            "dots": dots,
            "outside": outside,
            "height": frame.height if frame else 0,
            "outline": drawn(frame) if frame else "",
            "weeks": weeks,
            "step": step,
            "located": located,
            "loose": loose,
            "listed": LISTED,
            "place": ask.corpus.place_name(place) if place else None,
            "types": list(EventType),
        },
        [_plain(ask, e) for e in here],
    )
