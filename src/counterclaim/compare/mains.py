"""The incident that an article leads with, and whether two articles lead with the same.

Accounts of incidents are made event by event; this looks at whole reports, as a reader
does who has two headlines side by side: the toll in the headline or lead, the means, the
places, the days, and how near the words are. Rival tolls are a conflict only when they
lie too far apart to be an update of some hours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.compare.happenings import LOCAL, Happening, happenings, voice_at
from counterclaim.compare.stories import Telling, Vector, nearness, vectors
from counterclaim.protocols import View
from counterclaim.records import Outcome, PlaceKind, Quantity, Reading, Slot, Unit

#: Characters of headline and lead, in which the main incident is told.
LEAD = 700
#: Evidence at or above this makes two reports ones of one incident.
THRESHOLD = 0.15
#: Tolls of which one is more than this many times the other are rivals; nearer ones may
#: be counts of different hours, as most of those of one day are.
RIVALS = 1.5
#: Small tolls agree by chance.
TELLING_TOLL = 2
FINE = LOCAL - {PlaceKind.CITY, PlaceKind.DISTRICT}
#: What words for a number of dead allow at most.
VAGUE = {"dozens": 99, "scores": 99, "tens": 99, "several": 19, "hundreds": 999, "many": 999}
#: Counts of all dead, or of one side's; "six teachers" are a part of them.
WHOLE = re.compile(
    r"^$|people|person|civilian|fighter|militant|rebel|terrorist|soldier|troop|member|martyr"
)
#: Words by which a report says that its toll replaces an earlier one.
UPDATE = re.compile(r"\b(?:rises?|rose|risen|climb(?:s|ed)?|rising)\b", re.IGNORECASE)
#: What stands behind or before a number that is added to a toll, and none itself.
FURTHER = re.compile(r"\s*(?:more|other|others|additional|further)\b", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|additional|further)\s+$", re.IGNORECASE)
#: A stamp such as "updated 1404 07.04.2017".
STAMP = re.compile(r"\s+\d{1,2}[./]\d{1,2}[./]\d{4}")
#: A class that is part of any toll, and never the whole of one.
PART = re.compile(r"\b(?:child|children|women|woman|girls?|boys?|kids|minors)\b")
HURT = re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)
CAUSES = {
    "chemical": re.compile(r"\b(?:chemical|gas|sarin|nerve|chlorine|toxic|poison)", re.IGNORECASE),
    "execution": re.compile(r"\b(?:execut|behead|massacr)", re.IGNORECASE),
    "bomb": re.compile(r"\b(?:car bomb|suicide|bomber|blast|explosion)", re.IGNORECASE),
    "air": re.compile(
        r"\b(?:air ?strikes?|air raids?|raids?|warplanes?|jets?|barrel)", re.IGNORECASE
    ),
    "shelling": re.compile(r"\b(?:shell|rocket|mortar|artillery|missile|bombard)", re.IGNORECASE),
    "fighting": re.compile(r"\b(?:clash|battle|fight|offensive|attack)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of dead and what it counts; ``vague`` if it is written without a number.

    ``most`` is what the words still allow: "dozens" are no thousand.
    """

    low: float
    most: float
    vague: bool
    of: str
    #: Who gives it, where the report names a source that is known.
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Main:
    """What the head of a report says of its main incident."""

    killed: Toll | None
    civilians: Toll | None
    children: Toll | None
    updated: bool
    causes: tuple[str, ...]
    places: frozenset[str]
    fine: frozenset[str]
    actor: str | None
    days: str
    words: Vector


def mains(readings: Sequence[Reading], *, view: View) -> list[Main]:
    """The main incident of each report, in the same order; words are weighed together."""
    heads = [Telling(r.article.id, r.article.title, r.article.text[:LEAD], None) for r in readings]
    return [
        _main(reading, words, view) for reading, words in zip(readings, vectors(heads), strict=True)
    ]


def _main(reading: Reading, words: Vector, view: View) -> Main:
    text = reading.article.text
    counted = [q for q in reading.understanding.quantities if q.span.start < LEAD]
    dead = [_toll(q, reading) for q in counted if _dead(q, text)]
    whole = [t for t in dead if not PART.search(t.of)]
    told = [h for h in happenings([reading], view=view) if h.event.trigger.start < LEAD]
    head = f"{reading.article.title} {text[:LEAD]}"
    places, fine = _places(reading)
    return Main(
        killed=_leading([t for t in whole if WHOLE.search(t.of)] or whole),
        civilians=_leading([t for t in dead if "civilian" in t.of]),
        children=_leading([t for t in dead if "child" in t.of]),
        updated=UPDATE.search(head) is not None,
        causes=tuple(name for name, words_ in CAUSES.items() if words_.search(head)),
        places=places,
        fine=fine,
        actor=next((h.actor for h in told if h.actor), None),
        days=_days(told),
        words=words,
    )


def _dead(quantity: Quantity, text: str) -> bool:
    """Whether people are said to have died; "100 injured" beside "40 killed" are not."""
    if quantity.unit is not Unit.KILLED or quantity.low is None:
        return False
    counted = quantity.counted.of(text) if quantity.counted else ""
    start, end = quantity.span.start, quantity.span.end
    added = FURTHER.match(text, end) or ANOTHER.search(text[max(0, start - 12) : start])
    return not (HURT.search(f"{quantity.of} {counted}") or added or STAMP.match(text, end))


def _toll(quantity: Quantity, reading: Reading) -> Toll:
    written = quantity.span.of(reading.article.text).casefold()
    vague = [most for word, most in VAGUE.items() if word in written]
    low = quantity.low or 0.0
    most = max(min(vague, default=low), low if vague else quantity.high or low)
    again = [
        q
        for q in reading.understanding.quantities
        if q.unit is quantity.unit and q.low == quantity.low
    ]
    of = next((q.of for q in (quantity, *again) if q.of), "")
    return Toll(low, most, bool(vague), of.casefold(), _source(again, reading))


def _source(again: Sequence[Quantity], reading: Reading) -> str | None:
    """Who gives a toll, wherever the report gives it: headlines name nobody."""
    voices = (voice_at(quantity.span, reading) for quantity in again)
    return next((voice.speaker for voice in voices if voice.speaker), None)


def _leading(tolls: Sequence[Toll]) -> Toll | None:
    """The first toll that is written as a number; else the first."""
    return next((t for t in tolls if not t.vague), tolls[0] if tolls else None)


def _places(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The places named in the head, and those finer than a city."""
    mentions = {m.id: m for m in reading.understanding.mentions}
    kinds = {p.id: p.kind for p in reading.resolved.places}
    named = {
        r.entity
        for r in reading.resolved.resolutions
        if r.entity_kind == "place" and r.entity and mentions[r.mention_id].span.start < LEAD
    }
    inside = frozenset(p for p in named if kinds.get(p) in LOCAL)
    return inside, frozenset(p for p in inside if kinds.get(p) in FINE)


def _days(told: Sequence[Happening]) -> str:
    stated = [h.interval for h in told if h.interval and h.interval.start]
    return str(stated[0].start) if stated else ""


def sameness(a: Main, b: Main) -> float:
    """How much speaks for one incident: words, toll, places and means; may be negative."""
    total = nearness(a.words, b.words)
    if a.killed and b.killed and _ratio(a.killed, b.killed) == 1.0:
        total += 0.15 if a.killed.low > TELLING_TOLL else 0.0
    if a.fine & b.fine:
        total += 0.15
    elif a.fine and b.fine:
        total -= 0.1
    if "chemical" in a.causes and "chemical" in b.causes:
        total += 0.1
    elif a.causes and b.causes and not set(a.causes) & set(b.causes):
        total -= 0.1
    return total


def same_main(a: Main, b: Main) -> bool:
    """Whether two reports of a day or two lead with one incident."""
    return sameness(a, b) >= THRESHOLD


def _ratio(a: Toll, b: Toll) -> float:
    small, large = sorted((a.low, b.low))
    return large / small if small else (1.0 if not large else float("inf"))


def tolls(a: Toll | None, b: Toll | None) -> Outcome | None:
    """How two tolls stand to each other; None if neither is given."""
    if a is None or b is None:
        return Outcome.SILENT if a or b else None
    if _ratio(a, b) == 1.0:
        return Outcome.AGREE
    small, large = sorted((a, b), key=lambda t: t.low)
    if a.source and a.source == b.source:
        return Outcome.REFINE  # one source that counted on
    part = "civilian" in small.of and "civilian" not in large.of
    if large.vague or part or large.low <= RIVALS * small.most:
        return Outcome.REFINE
    return Outcome.CONFLICT


def _parts(a: Main, b: Main, of: str) -> Outcome | None:
    """Tolls of one class; rivals only where both reports lead with that class.

    "31 people, ten civilians in one strike" and "31 civilians" are no rivals.
    """
    left, right = (m.civilians if of == "civilian" else m.children for m in (a, b))
    found = tolls(left, right)
    leads = all(m.killed is not None and of in m.killed.of for m in (a, b))
    return Outcome.REFINE if found is Outcome.CONFLICT and not leads else found


def relations(a: Main, b: Main) -> dict[Slot, Outcome | None]:
    """The outcome in each slot of two reports of one incident."""
    killed = tolls(a.killed, b.killed)
    rivals, updated = killed is Outcome.CONFLICT, a.updated or b.updated
    return {
        Slot.KILLED: Outcome.REFINE if rivals and updated else killed,
        Slot.CIVILIANS: _parts(a, b, "civilian"),
        Slot.CHILDREN: _parts(a, b, "child"),
        Slot.ACTOR: _known(a.actor, b.actor),
        Slot.CAUSE: _overlap(frozenset(a.causes), frozenset(b.causes)),
        Slot.PLACE: _overlap(a.places, b.places),
        Slot.DATE: _known(a.days, b.days),
    }


def _known(a: str | None, b: str | None) -> Outcome | None:
    if not a or not b:
        return Outcome.SILENT if a or b else None
    return Outcome.AGREE if a == b else Outcome.REFINE


def _overlap(a: frozenset[str], b: frozenset[str]) -> Outcome | None:
    if not a or not b:
        return Outcome.SILENT if a or b else None
    return Outcome.AGREE if a & b else Outcome.REFINE
