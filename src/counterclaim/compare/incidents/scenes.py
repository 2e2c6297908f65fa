"""Scenes: what an article tells of one happening over several clauses and sentences.

A report names place and day once and goes on: "were struck at X on Monday, killing about
20", "At least 32 people were killed", "denied having carried out the strike". Such events
take over the place and day of the event they go back to, and say which it is; they never
do so against a place or day of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.compare.geography import AROUND_KM, LOCAL, SPOTS, elsewhere
from counterclaim.compare.incidents.happenings import (
    EVERYWHERE,
    HARM_UNITS,
    Happening,
    at_large,
    is_long,
    many_dead,
    set_in,
)
from counterclaim.compare.incidents.known import DEFINITE, definite_before
from counterclaim.compare.incidents.leads import VIOLENT, with_main
from counterclaim.compare.incidents.mains import places_in
from counterclaim.compare.incidents.manners import CLASHING, Manner, manner, manners_exclude
from counterclaim.compare.incidents.material import counts, happenings
from counterclaim.protocols import View
from counterclaim.records import (
    EventType,
    Place,
    PlaceKind,
    Reading,
    distance_km,
)
from counterclaim.spans import Span

#: Sentences, seen from the event that sets a scene, within which others go back to it.
REACH = 4
#: Characters behind "the attack" within which a place is its own: "the attack in Aleppo".
BESIDE = 16
#: Places where more than one thing happens at a time.
WIDE = frozenset({PlaceKind.CITY, PlaceKind.DISTRICT})
#: Things that are struck or strike, when they are named again: "the rockets", "the market".
_THING = (
    r"(?:shells?|rockets?|missiles?|mortars?|bombs?|blasts?|explosions?|strikes?|raids?|gas"
    r"|markets?|schools?|hospitals?|clinics?|mosques?|church(?:es)?|baker(?:y|ies)|camps?|convoys?"
    r"|lorr(?:y|ies)|trucks?|bus(?:es)?|buildings?|houses?|bridges?|depots?|weddings?|funerals?)"
)
NOUN = re.compile(rf"\b{_THING}\b", re.IGNORECASE)
TAKEN_UP = re.compile(rf"\b{DEFINITE}\s+(?P<thing>{_THING})\b", re.IGNORECASE)
OF_SOME = re.compile(r"\s+of\s+(?:an?|another|other|some|several|many|\d+|two|three|four)\b")
THAT = re.compile(r"\b(?:that|those)\s+(?:(?!(?:the|this|these)\b)\w+\s+)?$", re.IGNORECASE)


def with_scenes(readings: Iterable[Reading], *, view: View) -> list[Happening]:
    """The happenings of all articles, those that go back to another with its place and day.

    Sorted by article and position; the order of ``readings`` is no matter.
    """
    told: list[Happening] = []
    for reading in readings:
        named = [mention.span for mention in reading.understanding.mentions]
        items = list(_article(happenings([reading], view=view), named, reading, view))
        held = with_main(reading, [*items, *_counted(reading, items, view)], view=view)
        told += (item for item in held if not at_large(item))
    return in_order(told)


def in_order(items: Iterable[Happening]) -> list[Happening]:
    """Happenings by article and position; of one event, counts come last."""
    return sorted(items, key=lambda h: (*h.key, h.count_only, h.voice or ""))


def _counted(reading: Reading, items: Sequence[Happening], view: View) -> Iterable[Happening]:
    """Counts of dead and wounded told without an event, as tellings of the scene before.

    Where an article has two scenes within reach, a bare count belongs to neither; nor does
    one whose own sentence names another place.
    """
    sentences = reading.understanding.sentences
    scenes = [h for h in items if h.scene is None and _sets_scene(h)]
    for quantity, sentence, voice in counts(reading, items):
        if many_dead(quantity):
            continue
        at = sentences.index(sentence)
        near = [
            h
            for h in scenes
            if h.sentence is not None and 0 <= at - sentences.index(h.sentence) <= REACH
        ]
        one_place = len({h.place.id for h in near if h.place}) == 1
        if one_place and not _elsewhere(reading, sentence, near[0].place, view):
            yield replace(
                near[0],
                quantities=(quantity,),
                voice=voice.attribution,
                speaker=voice.speaker,
                chain=voice.chain,
                denied=False,
                scene=near[0].event.id,
                count_only=True,
            )


def _elsewhere(reading: Reading, sentence: Span, scene: Place | None, view: View) -> bool:
    """Whether a sentence names a place that is neither the scene's nor one around it."""
    own = {p.id: p for p in reading.resolved.places}
    inside = {m.id for m in reading.understanding.mentions if sentence.contains(m.span)}
    named = {
        r.entity
        for r in reading.resolved.resolutions
        if r.mention_id in inside and r.entity and r.entity_kind == "place"
    }
    around = {scene.id, scene.parent} if scene else set()
    found = (own.get(key) or view.place(key) for key in named - around)
    return any(place.kind in LOCAL for place in found if place is not None)


def _nearer(item: Happening, scene: Happening, reading: Reading, view: View) -> bool:
    """Whether "that attack" has a place nearer to it than the scene, which lies apart from it.

    "Rockets hit Alma. In 2013 gas killed hundreds in Dera. That attack": at Dera.
    """
    end = item.event.trigger.start
    start = scene.sentence.end if scene.sentence else end
    if start >= end or not THAT.search(item.article.text, max(start, end - 30), end):
        return False
    between = places_in(Span(start, end), reading, view)
    return any(place.kind in LOCAL and elsewhere(place, scene.place, view) for place in between)


def _located(item: Happening) -> bool:
    local = item.place is not None and item.place.kind in LOCAL
    return local and item.event.type in VIOLENT


def _sets_scene(item: Happening) -> bool:
    """Whether later events may go back to this one: "attacks on Aleppo" is no scene."""
    if not _located(item) or item.place is None or item.event.mode == "destroy":
        return False
    if item.interval is None or item.place.kind not in WIDE:
        return item.place.kind not in WIDE
    return not is_long(item.interval)


def _interrupts(item: Happening) -> bool:
    """Whether it sets no scene, and yet what comes behind it goes back to none before it."""
    return _located(item) and item.interval is not None and not _sets_scene(item)


def _article(
    items: list[Happening], named: Sequence[Span], reading: Reading, view: View
) -> Iterable[Happening]:
    numbers = {
        span: at for at, span in enumerate(sorted({h.sentence for h in items if h.sentence}))
    }
    last: Happening | None = None
    for item in items:
        beside = _beside(item, items)
        if beside is not None:
            yield _joined(item, beside)
        elif (
            last is not None
            and _goes_back(item, last, numbers, definite=_definite(item, named))
            and not _nearer(item, last, reading, view)
        ):
            yield _joined(item, last)
        else:
            yield item
            last = item if _sets_scene(item) else None if _interrupts(item) else last


def _beside(item: Happening, items: Sequence[Happening]) -> Happening | None:
    """The event of the same sentence that did the harm this one tells.

    In "struck at X, west of Y, killing 20" and "killed when they overran X" the dead are
    at X, whatever place stands nearest to "killing".
    """
    if manner(item) is not Manner.HARM or item.sentence is None:
        return None
    causes = [
        other
        for other in items
        if other.sentence == item.sentence and _located(other) and manner(other) is not Manner.HARM
    ]
    places = {other.place.id for other in causes if other.place}
    return causes[0] if len(places) == 1 else None


def _goes_back(
    item: Happening, scene: Happening, numbers: dict[Span, int], *, definite: bool
) -> bool:
    if item.event.type is not EventType.ASSAULT:
        return False
    strays = definite and _strays(item, scene)
    if item.place is not None and not strays:
        return False
    if manners_exclude(item, scene) or item.sentence is None or scene.sentence is None:
        return False
    if numbers[item.sentence] - numbers[scene.sentence] > REACH:
        return False
    meet = not (item.interval and scene.interval) or item.interval.overlaps(scene.interval)
    if any(map(many_dead, item.quantities)):
        return False
    back = definite or _counts_harm(item) or _takes_up(item, scene)
    return back and (meet or (strays and _day_strays(item)))


def _strays(item: Happening, scene: Happening) -> bool:
    """Whether a city far behind "the battle" is the place of something else in its sentence.

    "The battle ended hours before the calm in Aleppo" goes back to the battle of a village
    near Aleppo.
    """
    if item.place_span is None or item.place is None or scene.place is None:
        return False
    far = distance_km(item.place, scene.place)
    beside = item.place_span.start - item.event.trigger.end
    wide = item.place.kind in WIDE and scene.place.kind in SPOTS
    return wide and beside > BESIDE and far is not None and far <= AROUND_KM


def _day_strays(item: Happening) -> bool:
    """Whether a day stands behind a place that is none of the event's: it is none of its either."""
    place, day = item.place_span, item.time_span
    return place is not None and day is not None and day.start > place.end


def _counts_harm(item: Happening) -> bool:
    return manner(item) is Manner.HARM and any(q.unit in HARM_UNITS for q in item.quantities)


def _definite(item: Happening, named: Sequence[Span]) -> bool:
    """Whether "the strike" or "this last attack" names it; "the army attacked" does not.

    Nor does "the shelling of another market", which is new, or "the violence", which is all of it.
    """
    start = item.event.trigger.start
    if item.lemma.startswith(EVERYWHERE):
        return False
    found = definite_before(item.article.text, start)
    if found is None or OF_SOME.match(item.article.text, item.event.trigger.end):
        return False
    return not any(span.start < start and span.end > found for span in named)


def _takes_up(item: Happening, scene: Happening) -> bool:
    """Whether somebody tells it of a thing that the scene has brought in: "fired the rockets".

    "Rockets hit a market at Alma. The army said rebels had fired the rockets."
    """
    if item.voice is None or item.sentence is None or scene.sentence is None:
        return False
    if item.lemma.startswith(CLASHING):  # "the bus carried fighters battling the army"
        return False
    text = item.article.text
    brought = {word.casefold() for word in NOUN.findall(scene.sentence.of(text))}
    told = TAKEN_UP.finditer(text, item.sentence.start, item.sentence.end)
    return any(found["thing"].casefold() in brought for found in told)


def _joined(item: Happening, scene: Happening) -> Happening:
    when = scene.interval or item.interval
    return set_in(item, scene, when, scene.event.id)
