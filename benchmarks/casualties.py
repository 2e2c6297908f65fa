"""The casualties of an article's main incident: who was killed, where, by whom, how.

The answers of the casualties task, read off what the product makes of an article. Slots and
their conventions are those of the gold set (FA-KES): the figures of the incident that the
article leads with, "people" counting as civilians, the actor as the words name it. What the
article does not say stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.charges.perpetrators import doer_of_event
from counterclaim.compare.incidents.classes import counts_some
from counterclaim.compare.lookup import Lookup
from counterclaim.protocols import View
from counterclaim.records import (
    Event,
    EventType,
    MentionKind,
    Place,
    PlaceKind,
    Quantity,
    Reading,
    Unit,
)

#: Characters from the head of the report in which its main incident is told.
LEAD = 1300
#: Characters in which its dead are told; behind them figures are of other days as well.
HEAD = 600
#: A larger figure counts a war and not an incident.
LARGEST = 5000


@dataclass(frozen=True, slots=True)
class Casualties:
    """The slots of the main incident; figures are of those killed.

    ``actor`` are words of the article, ``actor_id`` who they refer to; ``cause`` is one
    of chemical, execution, shelling (air strikes too), explosion, shooting.
    """

    location: tuple[str, ...] = ()
    killed_civilians: int | None = None
    killed_combatants: int | None = None
    killed_children: int | None = None
    killed_women: int | None = None
    actor: str | None = None
    actor_id: str | None = None
    cause: str | None = None


def casualty_slots(reading: Reading, *, view: View) -> Casualties:
    """The slots of an article's main incident, with None for what it does not say."""
    lookup = Lookup(reading, view)
    figures, doer = _Figures(lookup), _actor(lookup)
    children, women = figures.of("children") or figures.single_child(), figures.of("women")
    return Casualties(
        location=_location(lookup),
        killed_civilians=figures.of("civilians") or (children or 0) + (women or 0) or None,
        killed_combatants=figures.of("combatants"),
        killed_children=children,
        killed_women=women,
        actor=doer.text if doer else None,
        actor_id=doer.actor if doer else None,
        cause=_cause(lookup.text[:LEAD]),
    )


_KINDS = (
    (
        "children",
        re.compile(
            r"(?i)\b(?:child|children|schoolchild\w*|infant|bab(?:y|ies)|minor|pupil|kids?|girls?|boys?)\b"
        ),
    ),
    ("women", re.compile(r"(?i)\bwom[ae]n\b")),
    (
        "combatants",
        re.compile(
            r"(?i)\b(?:fighter|militant|terrorist|rebel|soldier|gunm[ae]n|troop|insurgent|jihad"
            r"|militia|combatant|extremist|member|forces|mercenar|adviser|officer|personnel"
            r"|commander|guards|service[mw][ae]n|hezbollah|daesh|isis|isil|islamic state)"
        ),
    ),
)
_STATED = re.compile(r"(?i)\bcivilian")
_SINCE = re.compile(r"(?i)\bsince\b|\bso far\b|\bover the (?:past|last)\b")
_A_CHILD = re.compile(r"(?i)\b(?:an?|one)\s+(?:\w+\s+)?(?:child|infant|baby|girl|boy)\b")
_KILLED = re.compile(r"(?i)\bkill|\bdead\b|\bdied\b|\bdeath")


class _Figures:
    """The killed that an article counts, in order, without running totals."""

    def __init__(self, lookup: Lookup) -> None:
        self._text = lookup.text
        self._killed = [
            q
            for q in lookup.reading.understanding.quantities
            if q.unit is Unit.KILLED and not q.running_total and not self._of_the_war(q)
        ]

    def _of_the_war(self, quantity: Quantity) -> bool:
        value = quantity.best or quantity.low or 0
        period = quantity.period
        long = period is not None and bool(_SINCE.search(period.of(self._text)))
        return long or value > LARGEST

    def of(self, kind: str) -> int | None:
        """The first figure of a kind in the head of the report; exact ones go before vague ones.

        Bare numbers count as civilians, unless the article gives the same number of
        combatants; a figure of "civilians" goes before one of "people", that before a part
        of it, and a later one counts where the head gives none.
        """
        held = [q for q in self._killed if self._kind(q) == kind]
        if kind == "civilians":
            fought = {q.low for q in self._killed if self._kind(q) == "combatants"}
            held = [q for q in held if q.low not in fought or self._stated(q)]
            some = {q.id for q in held if counts_some(q, self._text)}
            held.sort(key=lambda q: (q.span.start > HEAD, not self._stated(q), q.id in some))
        else:
            held = [q for q in held if q.span.start < HEAD]
        held.sort(key=lambda q: q.best is None)
        value = (held[0].best if held[0].best is not None else held[0].low) if held else None
        return int(value) if value is not None else None

    def _noun(self, quantity: Quantity) -> str:
        return quantity.of or (quantity.counted.of(self._text) if quantity.counted else "")

    def _stated(self, quantity: Quantity) -> bool:
        return bool(_STATED.search(self._noun(quantity)))

    def _kind(self, quantity: Quantity) -> str:
        noun = self._noun(quantity)
        return next((kind for kind, words in _KINDS if words.search(noun)), "civilians")

    def single_child(self) -> int | None:
        """One, where the lead tells of a child among those killed without a number."""
        head = self._text[:LEAD]
        for match in _A_CHILD.finditer(head):
            if _KILLED.search(head[max(0, match.start() - 90) : match.end() + 60]):
                return 1
        return None


def _location(lookup: Lookup) -> tuple[str, ...]:
    """The governorate of the first place that lies in one, in the country most named."""
    named = [p for m in lookup.ordered if (p := lookup.place_record(lookup.place(m))) is not None]
    countries = Counter(p.country for p in named if p.country)
    country = countries.most_common(1)[0][0] if countries else None
    for place in named:
        if place.country == country and (found := _governorate(place, lookup)):
            return (found,)
    return ()


def _governorate(place: Place | None, lookup: Lookup) -> str | None:
    seen: set[str] = set()
    while place is not None and place.id not in seen:
        if place.kind is PlaceKind.GOVERNORATE:
            return place.name
        seen.add(place.id)
        place = lookup.place_record(place.parent)
    return None


_ARMED = frozenset({MentionKind.ARMED_GROUP, MentionKind.STATE_BODY, MentionKind.ORGANISATION})
_SIDE = re.compile(
    r"(?i)\b(?:rebels?|opposition|regime|government|army|coalition|troops|forces|warplanes|jets|-led)\b"
)


def _actor(lookup: Lookup) -> Doer | None:
    """Who did it: the doer of the lead's first act that killed, else of its first attack."""
    acts = [
        e
        for e in lookup.reading.understanding.events
        if e.type is EventType.ASSAULT and e.trigger.start < LEAD
    ]
    for event in sorted(acts, key=lambda e: (not _kills(lookup, e), e.trigger.start)):
        doer = doer_of_event(lookup, event)
        if doer is not None and _names_side(lookup, doer):
            return doer
    return None


def _kills(lookup: Lookup, event: Event) -> bool:
    held = [lookup.quantities[q] for q in event.quantities if q in lookup.quantities]
    return any(q.unit is Unit.KILLED for q in held)


def _names_side(lookup: Lookup, doer: Doer) -> bool:
    """Whether the words name a side that can fight; a person or a medium cannot."""
    record = lookup.view.actor(doer.actor) if doer.actor else None
    if record is not None:
        return record.kind in _ARMED
    return bool(_SIDE.search(doer.text))


#: Means of killing, the telling ones first where two begin at one word.
_CAUSES = (
    (
        "chemical",
        re.compile(
            r"(?i)\b(?:chemical|sarin|chlorine|toxic|poison\w*|nerve agent"
            r"|gas(?:sed|sing)?\s+attack)"
        ),
    ),
    ("execution", re.compile(r"(?i)\b(?:execut\w+|behead\w*|crucif\w*|stoned)")),
    (
        "shelling",
        re.compile(
            r"(?i)\b(?:shell(?:s|ed|ing)?\b|air\s?(?:strike|raid|attack)s?|raids?\b|barrel\s+bombs?"
            r"|bombard\w*|rockets?|missiles?|mortars?|artillery|warplanes?|strikes?\b|bombing\s+raids?)"
        ),
    ),
    (
        "explosion",
        re.compile(
            r"(?i)\b(?:explo\w+|suicide|car\s?bomb\w*|blasts?|mines?\b|detonat\w*|bomb(?:er|ing|s)?\b)"
        ),
    ),
    (
        "shooting",
        re.compile(
            r"(?i)\b(?:shooting|shot\b|clash\w*|gunfire|battles?|fight(?:ing)?\b|snip\w+|gunned)"
        ),
    ),
)
#: Characters at the head in which a chemical attack or an execution is the incident.
_FOREMOST = 300


def _cause(head: str) -> str | None:
    """How it was done: the first word of means in the head of the report.

    "Bombing" from the air is shelling in the gold's terms: where the head tells of air
    strikes or shells too, a bare word of bombs gives way to them.
    """
    found: list[tuple[int, int, str]] = []
    for rank, (name, pattern) in enumerate(_CAUSES):
        match = pattern.search(head)
        if match:
            foremost = name in {"chemical", "execution"} and match.start() < _FOREMOST
            found.append((-1 if foremost else match.start(), rank, name))
    if not found:
        return None
    first = min(found)
    bombs = first[2] == "explosion" and head[first[0] : first[0] + 4].lower() == "bomb"
    return "shelling" if bombs and "shelling" in {name for _, _, name in found} else first[2]
