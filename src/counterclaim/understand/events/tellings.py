"""Which triggers of a sentence stand for events, and which only tell of their results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import EventType
from counterclaim.understand.events.clauses import PREPOSITIONS
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import Words, word_set

FAR = 12  # words between an act and its result, number or weapon
RESULTS = word_set("kill wound injure damage destroy die dead demolish martyr")
_SAME_PHRASE = 3  # words from "provide" to its "support"
#: What a noun after a verb of some kind only names once more, or names as ended or withheld.
_SAID_AGAIN = {
    EventType.AGREE: (EventType.AGREE,),
    EventType.REJECT: (EventType.AGREE,),
    EventType.CONSULT: (EventType.CONSULT,),
    EventType.COOPERATE: (EventType.COOPERATE,),
    EventType.AID: (EventType.AID, EventType.SUPPORT),
    EventType.SUPPORT: (EventType.SUPPORT, EventType.AID, EventType.AGREE),
    EventType.CONCEDE: (EventType.SANCTION,),
    EventType.SANCTION: (EventType.SANCTION, EventType.AID),
}
_CHAINED = 5  # words between two results told together ("killed 15 and injured")
_APART = word_set("; . ! ? … while but when whereas because since")
_WARDING = word_set("repel repulse")
_FOILED = word_set("foiled foils thwarted averted")
REACHING = word_set("hit target strike pound")  # what a noun of attack does


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger that stands for an event, and the results told with it."""

    trigger: Trigger
    results: tuple[Trigger, ...] = ()


def tellings(words: Words, triggers: Sequence[Trigger]) -> list[Told]:
    """The triggers that stand for events, each with the results that belong to it."""
    results: dict[int, list[Trigger]] = {}
    owned = {n for n in range(len(triggers)) if _repeats(words, triggers, n)}
    for n in owned:
        if n and not triggers[n].verbal:
            results.setdefault(n - 1, []).append(triggers[n])
    for n, trigger in enumerate(triggers):
        if n not in owned and trigger.entry.phrase in RESULTS | REACHING:
            act = _act_of(words, triggers, n, owned)
            if act is not None:
                results.setdefault(act, []).append(trigger)
                owned.add(n)
    return [Told(t, tuple(results.get(n, ()))) for n, t in enumerate(triggers) if n not in owned]


def _repeats(words: Words, triggers: Sequence[Trigger], n: int) -> bool:
    """Whether a trigger adds nothing to its neighbour: "provides support", "help rearm".

    What a verb ends or holds back is no event beside it: "lifted the sanctions".
    """
    here = triggers[n]
    if here.entry.phrase == "help" and n + 1 < len(triggers):
        return triggers[n + 1].verbal and triggers[n + 1].first - here.last <= 2
    before = triggers[n - 1] if n else None
    if before is None or here.verbal or not before.verbal:
        return False
    between = words.lower[before.last + 1 : here.first]
    if len(between) >= _SAME_PHRASE or not PREPOSITIONS.isdisjoint(between):
        return False
    return here.entry.root in _SAID_AGAIN.get(before.entry.root, ())


def _act_of(words: Words, triggers: Sequence[Trigger], n: int, owned: set[int]) -> int | None:
    """The act whose result trigger ``n`` tells: before it, else a noun of action after it."""
    result = triggers[n]
    order: list[int] = [*range(n - 1, -1, -1), *range(n + 1, len(triggers))]
    for m in order:
        act = triggers[m]
        if m in owned or act.entry.root != EventType.ASSAULT or _warded_off(words, triggers, m):
            continue
        low, high = (act.last, result.first) if m < n else (result.last, act.first)
        between = words.lower[low + 1 : high]
        if m < n and "after" in between:
            continue  # "the assault comes a week after others killed nine"
        if result.entry.phrase in REACHING and (act.verbal or m > n or len(between) > _CHAINED):
            continue
        chained = act.entry.phrase in RESULTS
        if len(between) > (_CHAINED if chained else FAR) or any(w in _APART for w in between):
            continue
        if m < n and (not act.verbal or chained or _participial(result)):
            return m
        if m > n and not act.verbal and any(w in ("in", "by", "during", "from") for w in between):
            return m
    return None


def _warded_off(words: Words, triggers: Sequence[Trigger], n: int) -> bool:
    """Whether an act is only warded off: who "repelled a raid, killing nine" killed them."""
    first = triggers[n].first
    if not _FOILED.isdisjoint(words.lower[max(first - _CHAINED, 0) : first]):
        return True
    before = triggers[n - 1] if n else None
    if before is None or triggers[n].verbal or before.entry.phrase not in _WARDING:
        return False
    between = words.lower[before.last + 1 : triggers[n].first]
    return len(between) <= _CHAINED and PREPOSITIONS.isdisjoint(between)


def _participial(trigger: Trigger) -> bool:
    """Whether a result hangs on an act as ", killing five"."""
    return bool(trigger.form & Form.GERUND)
