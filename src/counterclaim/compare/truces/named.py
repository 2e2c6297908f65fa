"""Agreements that a report calls after who made them, whose days it may tell otherwise."""

from __future__ import annotations

import re

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.daycues import ENDED, DayCue
from counterclaim.compare.truces.days import Fit, day_fit, days_apart
from counterclaim.records import Ceasefire, MentionKind

#: Days by which a report may date an agreement otherwise: when it was due, or to begin here.
TOLD_OTHERWISE = 15


def day_fits(agreement: Ceasefire, days: tuple[DayCue, ...], lookup: Lookup) -> list[Fit]:
    """How the days that a phrase names fit an agreement; see ``days.day_fit``.

    Where the article speaks of "the Annan plan", a day near that plan's own is no veto.
    """
    fits = [day_fit(agreement, day) for day in days]
    if not fits or not is_named(agreement, lookup):
        return fits
    return [
        _NAMED,
        *(
            _OTHERWISE if f.vetoed and _is_near(agreement, day) else f
            for f, day in zip(fits, days, strict=True)
        ),
    ]


_NAMED = Fit(0.1, ("called after who made it",), evidence=1)
_OTHERWISE = Fit(0.3, ("of a day near its own",))


def _is_near(agreement: Ceasefire, day: DayCue) -> bool:
    own = [d for d in (agreement.announced, agreement.effective) if d is not None]
    told = day.interval
    return (
        told is not None
        and day.kind != ENDED
        and any(days_apart(told, d) <= TOLD_OTHERWISE for d in own)
    )


def is_named(agreement: Ceasefire, lookup: Lookup) -> bool:
    """Whether the article has the agreement's name with that of a person: "Annan's peace plan"."""
    return lookup.once(("named", agreement.id), lambda: _names(agreement, lookup))


def _names(agreement: Ceasefire, lookup: Lookup) -> bool:
    persons = {
        mention.span.of(lookup.text).split()[-1]
        for mention in lookup.ordered
        if mention.kind is MentionKind.PERSON
    }
    words = [phrase.split() for phrase in agreement.phrases]
    named = {(first, last) for first, *_, last in (w for w in words if len(w) > 1)}
    return any(
        re.search(rf"\b{first}(?:\s?[’']s)?\s+(?:[\w-]+\s+){{0,3}}{last}\b", lookup.text)
        for first, last in sorted(named)
        if first in persons
    )
