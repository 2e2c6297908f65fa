"""Which triggers of a sentence stand for events, and which only tell of their results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import EventType
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import Words, word_set

FAR = 12  # words between an act and its result, number or weapon
_RESULTS = word_set("kill wound injure damage destroy die dead demolish martyr")
_SAME_PHRASE = 3  # words from "provide" to its "support"
_CHAINED = 5  # words between two results told together ("killed 15 and injured")
_APART = word_set("; . ! ? … while but when whereas because since")
_REACHING = word_set("hit target strike pound")  # what a noun of attack does


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger that stands for an event, and the results told with it."""

    trigger: Trigger
    results: tuple[Trigger, ...] = ()


def tellings(words: Words, triggers: Sequence[Trigger]) -> list[Told]:
    """The triggers that stand for events, each with the results that belong to it."""
    results: dict[int, list[Trigger]] = {}
    owned = {n for n in range(len(triggers)) if _repeats(triggers, n)}
    for n, trigger in enumerate(triggers):
        if n not in owned and trigger.entry.phrase in _RESULTS | _REACHING:
            act = _act_of(words, triggers, n, owned)
            if act is not None:
                results.setdefault(act, []).append(trigger)
                owned.add(n)
    return [Told(t, tuple(results.get(n, ()))) for n, t in enumerate(triggers) if n not in owned]


def _repeats(triggers: Sequence[Trigger], n: int) -> bool:
    """Whether a trigger adds nothing to its neighbour: "provides support", "help rearm"."""
    here = triggers[n]
    if here.entry.phrase == "help" and n + 1 < len(triggers):
        return triggers[n + 1].verbal and triggers[n + 1].first - here.last <= 2
    before = triggers[n - 1] if n else None
    aid = (EventType.AID, EventType.SUPPORT)
    return (
        before is not None
        and not here.verbal
        and before.verbal
        and here.first - before.last <= _SAME_PHRASE
        and before.entry.root in aid
        and here.entry.root in aid
    )


def _act_of(words: Words, triggers: Sequence[Trigger], n: int, owned: set[int]) -> int | None:
    """The act whose result trigger ``n`` tells: before it, else a noun of action after it."""
    result = triggers[n]
    order: list[int] = [*range(n - 1, -1, -1), *range(n + 1, len(triggers))]
    for m in order:
        act = triggers[m]
        if m in owned or act.entry.root != EventType.ASSAULT:
            continue
        low, high = (act.last, result.first) if m < n else (result.last, act.first)
        between = words.lower[low + 1 : high]
        if result.entry.phrase in _REACHING and (act.verbal or m > n or len(between) > _CHAINED):
            continue
        chained = act.entry.phrase in _RESULTS
        if len(between) > (_CHAINED if chained else FAR) or any(w in _APART for w in between):
            continue
        if m < n and (not act.verbal or chained or _participial(result)):
            return m
        if m > n and not act.verbal and any(w in ("in", "by", "during", "from") for w in between):
            return m
    return None


def _participial(trigger: Trigger) -> bool:
    """Whether a result hangs on an act as ", killing five"."""
    return bool(trigger.form & Form.GERUND)
