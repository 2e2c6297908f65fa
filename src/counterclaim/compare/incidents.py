"""Incidents: events that are one happening, by blocking, a scorer and constraints.

Blocking pairs events that share a local place, or an actor and a target; the scorer
adds evidence and names it; clustering joins the best pairs first and never joins two
groups that hold events which cannot be the same (disjoint days, places apart).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from counterclaim.compare.geography import Relation, relate
from counterclaim.compare.happenings import LOCAL, Happening
from counterclaim.compare.judged import NOBODY, Group, held_apart, join_judged
from counterclaim.compare.scenes import manners_exclude
from counterclaim.protocols import View
from counterclaim.records import (
    EventType,
    Granularity,
    Incident,
    Interval,
    JudgedPairs,
    Place,
    PlaceKind,
    Quantity,
    Unit,
)

MADE_BY = "compare.incidents/1"
#: Joined at or above this score; the parts below say what adds up to it.
THRESHOLD = 0.6
#: An article's undated event is taken to have happened within this long before it.
RECENT = timedelta(days=31)
#: Pairs are not drawn within blocks larger than this: such a block tells nothing apart.
BLOCK_LIMIT = 400
#: A sentence of at least this many words is no formula.
SENTENCE_WORDS = 10
#: An event that may lie in more months than this is blocked apart from dated ones.
MONTHS = 24
WORD = re.compile(r"[^\W_]+")

#: Types that name one violent happening from different ends: who attacks a village, who
#: takes it and who loses it.
GROUPS = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT}),
    frozenset({EventType.AID}),
    frozenset({EventType.MOBILIZE}),
    frozenset({EventType.PROTEST}),
    frozenset({EventType.SANCTION}),
)
#: Plain words for what kind of happening it is; they name no side.
KIND_WORDS = {
    EventType.ASSAULT: "attack or fighting",
    EventType.COERCE: "coercion",
    EventType.RETREAT: "withdrawal or loss",
    EventType.AID: "aid",
    EventType.MOBILIZE: "mobilisation",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction",
}
EXACT_DAYS = frozenset({Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY})


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score in [0, 1] with what it is made of; ``barred`` is a cannot-link."""

    score: float
    reasons: tuple[str, ...]
    barred: bool = False


def span_of_days(happening: Happening) -> Interval | None:
    """When it happened: as said, else the time before publication, else None."""
    if happening.interval is not None:
        return happening.interval
    published = happening.article.published.interval
    if published.end is None:
        return None
    start = published.start - RECENT if published.start else None
    return Interval(start, published.end, Granularity.VAGUE)


def _group(kind: EventType) -> int:
    return next(at for at, group in enumerate(GROUPS) if kind in group)


def _date_score(a: Happening, b: Happening) -> Scored:
    left, right = span_of_days(a), span_of_days(b)
    if left is None or right is None:
        return Scored(0.0, ("date unknown",))
    if not left.overlaps(right):
        return Scored(-1.0, ("days do not overlap",), barred=True)
    if a.interval is None or b.interval is None:
        return Scored(0.05, ("date of one not stated",))
    exact = {a.interval.granularity, b.interval.granularity} <= EXACT_DAYS
    return Scored(0.3 if exact else 0.2, ("same day" if exact else "dates overlap",))


def _place_score(a: Happening, b: Happening, view: View) -> Scored:
    relation = relate(a.place, b.place, view)
    if relation is Relation.APART:
        return Scored(-1.0, ("places apart",), barred=True)
    if relation is Relation.UNKNOWN or a.place is None or b.place is None:
        return Scored(0.0, ("place unknown",))
    local = a.place.kind in LOCAL and b.place.kind in LOCAL
    if relation is Relation.SAME:
        return Scored(_sameness(a.place), (f"same place ({a.place.name})",))
    if relation is Relation.NEAR:
        return Scored(0.1 if local else 0.0, ("places near each other",))
    return Scored(0.15 if local else 0.05, ("one place within the other",))


def _sameness(place: Place) -> float:
    """How much it says that two events share a place: a city at war has many a day."""
    if place.kind not in LOCAL:
        return 0.05
    return 0.2 if place.kind in (PlaceKind.CITY, PlaceKind.DISTRICT) else 0.35


def _actor_score(a: Happening, b: Happening) -> Scored:
    sides_a, sides_b = {a.actor, a.target} - {None}, {b.actor, b.target} - {None}
    if not sides_a or not sides_b:
        return Scored(0.0, ())
    shared = len(sides_a & sides_b)
    if a.actor and a.actor == b.actor and a.target and a.target == b.target:
        return Scored(0.25, ("same actor and target",))
    if shared:
        return Scored(0.1 * shared, ("shares a party",))
    if a.event.type is b.event.type and a.actor and b.actor:
        return Scored(-0.1, ("parties differ",))
    # One side's attack is the other side's retreat: no party need be named twice.
    return Scored(0.0, ())


def _harm(quantity: Quantity) -> bool:
    return quantity.unit in (Unit.KILLED, Unit.WOUNDED, Unit.CASUALTIES)


def _figure_score(a: Happening, b: Happening) -> Scored:
    for left in filter(_harm, a.quantities):
        for right in filter(_harm, b.quantities):
            if left.unit is right.unit and left.best == right.best and (left.best or 0) > 2:
                return Scored(0.2, (f"same figure ({left.best:g} {left.unit})",))
    return Scored(0.0, ())


def _one_scene(a: Happening, b: Happening) -> bool:
    return (a.scene or a.event.id) == (b.scene or b.event.id)


def _same_sentence(a: Happening, b: Happening) -> bool:
    """Whether two articles tell it in one sentence, word by word, as copies do."""
    if a.article.id == b.article.id or a.lemma != b.lemma:
        return False
    words = _words(a)
    return len(words) >= SENTENCE_WORDS and words == _words(b)


def _words(item: Happening) -> tuple[str, ...]:
    if item.sentence is None:
        return ()
    return tuple(WORD.findall(item.sentence.of(item.article.text).casefold()))


def score(a: Happening, b: Happening, *, view: View) -> Scored:
    """How likely two events are one happening, with the reasons.

    The parts: dates up to .3, place up to .35, parties up to .25, trigger .1 or the
    same type .05, figures .2, one scene of one article .3, within a base of .1 for
    compatible types.
    """
    if _group(a.event.type) != _group(b.event.type):
        return Scored(0.0, ("types differ",), barred=True)
    if manners_exclude(a, b):
        return Scored(0.0, ("ground taken, and fire from afar",), barred=True)
    dates = _date_score(a, b)
    if _same_sentence(a, b) and not dates.barred:
        return Scored(0.95, ("the same sentence in both articles",))
    parts = [dates, _place_score(a, b, view), _actor_score(a, b), _figure_score(a, b)]
    if a.article.id == b.article.id and _one_scene(a, b):
        parts.append(Scored(0.3, ("told together",)))
    if a.lemma == b.lemma:
        parts.append(Scored(0.15, (f"same trigger ({a.lemma})",)))
    elif a.event.type is b.event.type:
        parts.append(Scored(0.1, (f"same type ({a.event.type})",)))
    total = 0.1 + sum(part.score for part in parts)
    reasons = tuple(reason for part in parts for reason in part.reasons)
    return Scored(min(1.0, max(0.0, total)), reasons, any(part.barred for part in parts))


def _months(item: Happening) -> list[str]:
    """The months in which it may have happened; none if it is open or spans many."""
    when = span_of_days(item)
    if when is None or when.start is None or when.end is None:
        return [""]
    first = when.start.year * 12 + when.start.month
    last_day = when.end - timedelta(days=1)
    last = last_day.year * 12 + last_day.month
    return [str(m) for m in range(first, last + 1)] if last - first < MONTHS else [""]


def block_keys(item: Happening) -> list[tuple[str, ...]]:
    """The blocks of an event, each once: place and month, parties, and its sentence."""
    return list(dict.fromkeys(_keys(item)))


def _keys(item: Happening) -> Iterator[tuple[str, ...]]:
    group = str(_group(item.event.type))
    if item.place is not None and item.place.kind in LOCAL:
        for month in _months(item):
            yield group, month, item.place.id
            if item.place.parent:
                yield group, month, item.place.parent
    sides = sorted({side for side in (item.actor, item.target) if side})
    if len(sides) == 2:
        yield group, *sides
    words = _words(item)
    if len(words) >= SENTENCE_WORDS:
        yield item.lemma, " ".join(words)


def _blocks(items: Sequence[Happening]) -> Iterator[list[int]]:
    """Positions of events that share a local place and month, parties or a sentence."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, item in enumerate(items):
        for key in block_keys(item):
            blocks[key].append(position)
    for key in sorted(blocks):
        held = blocks[key]
        if 1 < len(held) <= BLOCK_LIMIT and not (len(key) == 2 and _standing(held, items)):
            yield held


def _standing(held: Sequence[int], items: Sequence[Happening]) -> bool:
    """Whether one undated sentence comes back in reports of many weeks.

    Such a sentence is a teaser or standing text of a site, and dates nothing.
    """
    told = [items[at] for at in held]
    days = [i.article.published.interval.start for i in told]
    known = [day for day in days if day]
    undated = all(item.interval is None for item in told)
    return undated and bool(known) and max(known) - min(known) > RECENT


def joins(link: Scored) -> bool:
    """Whether a pair of this score is joined, if nothing else forbids it."""
    return link.score >= THRESHOLD and not link.barred


def _pairs(items: Sequence[Happening]) -> list[tuple[int, int]]:
    found = {
        (a, b) for block in _blocks(items) for at, a in enumerate(block) for b in block[at + 1 :]
    }
    return sorted(found)


def cluster(
    items: Sequence[Happening],
    *,
    view: View,
    judged: JudgedPairs = NOBODY,
    pairs: Sequence[tuple[int, int]] | None = None,
) -> list[Group]:
    """Groups of positions with the score and reasons of their weakest link.

    Best pairs first; two groups with a barred pair between them are never joined. What
    people judged comes last and outweighs the evidence, see ``judged``. ``pairs`` are the
    positions to be looked at, in order; those that share a block, if none are given.
    """
    events = [item.event.id for item in items]
    home = list(range(len(items)))
    groups: dict[int, list[int]] = {at: [at] for at in home}
    links: dict[int, tuple[float, tuple[str, ...]]] = {}
    asked = _pairs(items) if pairs is None else pairs
    scored = [(score(items[a], items[b], view=view), a, b) for a, b in asked]
    for link, a, b in sorted(scored, key=lambda x: (-x[0].score, x[1], x[2])):
        left, right = home[a], home[b]
        if not joins(link) or left == right:
            continue
        if held_apart(
            [events[x] for x in groups[left]], [events[y] for y in groups[right]], judged
        ) or any(
            score(items[x], items[y], view=view).barred for x in groups[left] for y in groups[right]
        ):
            continue
        for position in groups[right]:
            home[position] = left
        groups[left] += groups.pop(right)
        links[left] = (link.score, link.reasons)
    found = [
        (sorted(members), *links.get(head, (1.0, ())))
        for head, members in sorted(groups.items(), key=lambda g: min(g[1]))
    ]
    return join_judged(found, events, judged)


def incident_id(items: Iterable[Happening]) -> str:
    """A content hash of the events, independent of their order."""
    names = sorted({item.event.id for item in items})
    return sha256("\n".join(names).encode()).hexdigest()[:16]


def narrowest(items: Sequence[Happening]) -> Interval | None:
    """The most exact stated date among the events."""
    stated = [i.interval for i in items if i.interval and i.interval.start and i.interval.end]
    if not stated:
        return next((i.interval for i in items if i.interval), None)
    return min(stated, key=lambda i: ((i.end - i.start), i.start))  # type: ignore[operator]


def to_incident(
    items: Sequence[Happening], link_score: float, reasons: tuple[str, ...]
) -> Incident:
    """The incident of a group, without its accounts, titled by place, type and date."""
    places = [i.place for i in items if i.place is not None]
    place = next((p for p in places if p.kind in LOCAL), places[0] if places else None)
    interval = narrowest(items)
    kinds = [i.event.type for i in items]
    kind = max(sorted(set(kinds)), key=kinds.count)
    name = place.name if place else "place not stated"
    return Incident(
        id=incident_id(items),
        title=f"{name}: {KIND_WORDS[kind]}",
        type=kind,
        events=tuple(dict.fromkeys(i.event.id for i in items)),
        accounts=(),
        interval=interval,
        place=place.id if place else None,
        score=round(link_score, 3),
        reasons=reasons,
        made_by=MADE_BY,
    )


def show_days(interval: Interval | None) -> str:
    """Days as people write them: one day, or first to last day, "?" for unknown."""
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    last = interval.end - timedelta(days=1) if interval.end else None
    if interval.start == last:
        return str(last)
    return f"{interval.start or '?'} to {last or '?'}"
