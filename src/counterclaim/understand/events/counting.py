"""Which figures belong to which event: those that stand nearest to its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.records import EventType, Quantity, Unit
from counterclaim.spans import Span
from counterclaim.understand.events.tellings import FAR, Told
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import Words, word_set

_OTHER_CLAUSE = word_set("while whereas but ;")
_HARM = frozenset({Unit.KILLED, Unit.WOUNDED, Unit.CASUALTIES})


def counted(
    words: Words, quantities: Sequence[Quantity], told: Sequence[Told]
) -> dict[int, list[str]]:
    """By number of each telling, the quantities that stand nearest to its words."""
    harming = [n for n, t in enumerate(told) if t.trigger.entry.root == EventType.ASSAULT]
    found: dict[int, list[str]] = defaultdict(list)
    for quantity in quantities:
        fitting = harming if quantity.unit in _HARM and harming else range(len(told))
        own, noun = quantity.span, quantity.counted or quantity.span
        inside = words.within(Span(min(own.start, noun.start), max(own.end, noun.end)))
        near = min(((_nearest(words, told[n], inside), n) for n in fitting), default=(FAR + 1, 0))
        if near[0] <= FAR:
            found[near[1]].append(quantity.id)
    return found


def gap(trigger: Trigger, inside: range) -> int:
    """Words between a trigger and a run of words."""
    return max(inside.start - trigger.last, trigger.first - inside.stop, 0)


def _nearest(words: Words, one: Told, inside: range) -> int:
    return min(_far(words, trigger, inside) for trigger in (one.trigger, *one.results))


def _far(words: Words, trigger: Trigger, inside: range) -> int:
    """Words between a trigger and a number; another clause between counts as many more.

    "Raids on Aster killed 17 while shells killed two": the 17 are the raids'.
    """
    apart = gap(trigger, inside)
    if apart > FAR:
        return apart
    between = range(trigger.last + 1, inside.start) or range(inside.stop, trigger.first)
    return apart + any(words.lower[i] in _OTHER_CLAUSE for i in between) * FAR
