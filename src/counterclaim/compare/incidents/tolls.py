"""The counts of dead in the head of a report.

A report leads with one toll; further figures inside it are of other days, of a part, or
of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.incidents.classes import counts_some
from counterclaim.compare.incidents.deadcounts import counts_many, is_toll, standing_counts
from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.sources import Source, giver
from counterclaim.compare.incidents.voices import voice_at
from counterclaim.protocols import View
from counterclaim.records import Quantity, Reading, Unit
from counterclaim.spans import Span

#: Small tolls agree by chance.
TELLING_TOLL = 2
#: An exact toll makes a round one of the headline exact up to this many times it.
ROUNDED = 2.0
#: What words for a number of dead allow at most.
VAGUE = {"dozens": 99, "scores": 99, "tens": 99, "several": 19, "hundreds": 999, "many": 999}
#: Counts of all dead, or of one side's; "six teachers" are a part of them.
WHOLE = re.compile(
    r"^$|people|person|civilian|fighter|militant|rebel|terrorist|soldier|troop|member|martyr"
    r"|citizen|resident|inhabitant|villager|victim|\blives\b|bodies|\bdead\b"
    r"|mourner|worship|pilgrim|passenger|protest|demonstrat|refugee|evacuee|displaced"
)
#: A number that is not exact: "some 80".
ABOUT = re.compile(
    r"(?:around|about|some|approximately|roughly|nearly|almost|close|an|estimated)\s"
)
#: A class that is part of any toll, and never the whole of one.
PART = re.compile(r"child|\b(?:women|woman|girls?|boys?|kids|minors)\b")


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
    source: Source | None = None
    #: Where it is written; None only in tests of two numbers.
    span: Span | None = None
    #: The attribution that holds it, None for the outlet's own voice.
    voice: str | None = None
    #: Written as a bound or about, wherever the report gives it: "over 1,000", "some 80".
    open: bool = False
    #: Whether the head counts other dead beside these: civilians beside fighters.
    part: bool = False
    #: Whether it counts what happened over days or in separate places, not in one happening.
    summed: bool = False
    #: Whether it is what the report leads with, or told as some of those.
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Tolls:
    """What a head counts: the toll that the report leads with, and those of two classes.

    ``others`` are all counts of dead in the head, of whatever class; ``more`` is the toll below
    the title, where it is larger than the title's.
    """

    killed: Toll | None = None
    civilians: Toll | None = None
    children: Toll | None = None
    others: tuple[Toll, ...] = ()
    more: Toll | None = None

    def all(self) -> tuple[Toll, ...]:
        """Those that are given, each once."""
        found = (self.killed, self.civilians, self.children)
        return tuple(dict.fromkeys(t for t in found if t is not None))


def head_tolls(reading: Reading, *, view: View) -> Tolls:
    """The tolls in the head of a report."""
    text, counts = reading.article.text, reading.understanding.quantities
    head = [q for q in counts if q.span.start < LEAD and is_toll(q, text)]
    counted = standing_counts(head, text)
    some = {q.span for q in counted if counts_some(q, text)}
    dead = [_toll(q, reading, view) for q in counted]
    whole = [t for t in dead if not PART.search(t.of) and t.span not in some]
    killed = _leading([t for t in whole if WHOLE.search(t.of)] or whole)
    told = {t.low for t in dead if t.span in some and _with(killed, t, dead, reading)}
    told |= {t.low for t in dead[:1]}
    civilians, children = (
        replace(toll, broken=toll.low in told) if toll else None
        for toll in (_leading([t for t in dead if of in t.of]) for of in ("civilian", "child"))
    )
    return Tolls(
        _as_bound(killed, reading),
        _as_bound(civilians, reading),
        _as_bound(children, reading),
        tuple(dead),
        _more(killed, whole, reading),
    )


def _as_bound(toll: Toll | None, reading: Reading) -> Toll | None:
    """The toll, open if it is one anywhere in the report: headlines leave out "at least"."""
    if toll is None or toll.open:
        return toll
    counts = reading.understanding.quantities
    again = (q for q in counts if q.unit is Unit.KILLED and q.low == toll.low)
    return replace(toll, open=any(_inexact(q, reading.article.text) for q in again))


def _inexact(quantity: Quantity, text: str) -> bool:
    return quantity.high is None or ABOUT.match(quantity.span.of(text).casefold()) is not None


def _more(killed: Toll | None, whole: Sequence[Toll], reading: Reading) -> Toll | None:
    """The first toll below the title, where it is of more dead than the leading one there.

    "20 killed by a bomb | A bomb killed at least 26 people": the title was written before.
    """
    title = reading.article.title_span
    if killed is None or killed.span is None or title is None or not title.contains(killed.span):
        return None
    below = next((t for t in whole if t.span and t.span.start >= title.end), None)
    return below if below and not below.vague and below.low > killed.most else None


def _with(killed: Toll | None, part: Toll, dead: Sequence[Toll], reading: Reading) -> bool:
    """Whether the sentence of a part gives no other count of dead than the leading one.

    "22 civilians were killed. 16 died in Douma, including a child": that is a part of a part.
    """
    if killed is None or part.span is None:
        return True
    within = next((s for s in reading.understanding.sentences if s.contains(part.span)), part.span)
    beside = {t.low for t in dead if t.span and within.contains(t.span) and not PART.search(t.of)}
    return killed.low in beside or not beside - {part.low}


def _toll(quantity: Quantity, reading: Reading, view: View) -> Toll:
    written = quantity.span.of(reading.article.text).casefold()
    vague = [most for word, most in VAGUE.items() if word in written]
    low = quantity.low or 0.0
    most = max(min(vague, default=low), low if vague else quantity.high or low)
    again = [
        q
        for q in reading.understanding.quantities
        if q.unit is quantity.unit and q.low == quantity.low
    ]
    return Toll(
        low=low,
        most=most,
        vague=bool(vague),
        of=next((q.of for q in (quantity, *again) if q.of), "").casefold(),
        source=giver(again, reading, view),
        span=quantity.span,
        voice=voice_at(quantity.span, reading).attribution,
        open=_inexact(quantity, reading.article.text),
        summed=any(_of_many(q, reading) for q in again),
    )


def _of_many(quantity: Quantity, reading: Reading) -> bool:
    sentence = next((s for s in reading.understanding.sentences if s.contains(quantity.span)), None)
    counts = reading.understanding.quantities
    return counts_many(quantity, counts, sentence, reading.article.text)


def _leading(tolls: Sequence[Toll]) -> Toll | None:
    """The first toll that is written as a number; else the first.

    Headlines round: after "over 1,000 dead", "a total of 1,150" is what the report counts.
    """
    first = next((t for t in tolls if not t.vague), tolls[0] if tolls else None)
    if first is None or not first.open:
        return first
    exact = (t for t in tolls if not t.open and first.low < t.low <= ROUNDED * first.low)
    return next(exact, first)
