"""The counts of dead in the head of a report, and how two such counts stand to each other.

A report leads with one toll; further figures inside it are of other days, of a part, or
of somebody else. Rival tolls are a conflict when they differ by more than a fifth, as the
conflicts gold set has it, or when two known sources give other exact ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.incidents.classes import counts_some
from counterclaim.compare.incidents.deadcounts import is_toll
from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.sources import Source, giver, only_counter, publisher
from counterclaim.compare.incidents.voices import voice_at
from counterclaim.protocols import View
from counterclaim.records import Outcome, Quantity, Reading, Unit
from counterclaim.spans import Span

#: Tolls within a fifth of each other are no rivals: the convention of the conflicts gold set.
FIFTH = 0.2
#: Nor are counts said in passing that differ by no more than counts of that size scatter by chance
#: (one in ten would, if they were counts of one rate): 7 and 10 are near, 70 and 100 are not.
SCATTER = 1.28
#: Small tolls agree by chance.
TELLING_TOLL = 2
#: An exact toll makes a round one of the headline exact up to this many times it.
ROUNDED = 2.0
#: A toll that rises by the hour rises up to so many times.
UPDATED = 3.0
#: A word for a number is loose at its upper end: "hundreds" of 1,300.
LOOSE = 1.5
#: What words for a number of dead allow at most.
VAGUE = {"dozens": 99, "scores": 99, "tens": 99, "several": 19, "hundreds": 999, "many": 999}
#: Counts of all dead, or of one side's; "six teachers" are a part of them.
WHOLE = re.compile(
    r"^$|people|person|civilian|fighter|militant|rebel|terrorist|soldier|troop|member|martyr"
    r"|citizen|resident|inhabitant|victim|\blives\b|bodies|\bdead\b"
)
#: Words that say nothing of who they were.
ANYBODY = re.compile(r"^$|people|person|victim|\blives\b|bodies|\bdead\b")
#: Counts of those who fight, beside whom civilians are a part of the dead.
FIGHTING = re.compile(r"fighter|militant|rebel|terrorist|soldier|troop|gunm[ae]n|police|guard")
#: The dead of one side are no rival count to those of the other, nor to all dead.
SIDES = {
    "irregulars": re.compile(r"fighter|militant|rebel|terrorist|gunm[ae]n"),
    "regulars": re.compile(r"soldier|troop"),
}
#: The rules for tolls that count other dead.
PART_AND_WHOLE = "a part and the whole"
DAYS_AND_ONE = "a count of days, and one of a single happening"
APART = frozenset({PART_AND_WHOLE, DAYS_AND_ONE})
#: A class that is part of any toll, and never the whole of one.
PART = re.compile(r"child|\b(?:women|woman|girls?|boys?|kids|minors)\b")
#: A count of days or weeks: "in the last 24 hours", "in August", "since Wednesday".
SUMMED = re.compile(
    r"\b(?:in|over|during|within|for)\s+(?:the\s+)?(?:past|last|recent|previous)\b"
    r"|\b\d\d[- ]hours?\b|\bsince\b"
    r"|\bin\s+(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
#: Characters before and behind a count that may say so.
BESIDE = 40, 90


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
    #: Who may stand behind it where nobody is named: who alone counts dead in the report, and
    #: the outlet, if that is a known medium.
    behind: Source | None = None
    outlet: Source | None = None
    #: Where it is written; None only in tests of two numbers.
    span: Span | None = None
    #: The attribution that holds it, None for the outlet's own voice.
    voice: str | None = None
    #: Written as a bound: "over 1,000".
    open: bool = False
    #: Whether the head counts other dead beside these: civilians beside fighters.
    part: bool = False
    #: Whether it counts what happened over days, not in one happening.
    summed: bool = False
    #: Whether it is what the report leads with, or told as some of those.
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Tolls:
    """What a head counts: the toll that the report leads with, and those of two classes.

    ``others`` are all counts of dead that the report gives anywhere, of whatever class.
    """

    killed: Toll | None = None
    civilians: Toll | None = None
    children: Toll | None = None
    others: tuple[Toll, ...] = ()

    def all(self) -> tuple[Toll, ...]:
        """Those that are given, each once."""
        found = (self.killed, self.civilians, self.children)
        return tuple(dict.fromkeys(t for t in found if t is not None))


@dataclass(frozen=True, slots=True)
class Standing:
    """How two tolls stand to each other, and the rule that says so."""

    outcome: Outcome
    rule: str


def head_tolls(reading: Reading, *, view: View) -> Tolls:
    """The tolls in the head of a report."""
    text, counts = reading.article.text, reading.understanding.quantities
    counted = [q for q in counts if is_toll(q, text)]
    behind, outlet = only_counter(reading, view), publisher(reading, view)
    some = {q.span for q in counted if counts_some(q, text)}
    everything = [replace(_toll(q, reading, view), behind=behind, outlet=outlet) for q in counted]
    dead = [t for t in everything if t.span and t.span.start < LEAD]
    whole = [t for t in dead if not PART.search(t.of) and t.span not in some]
    fighting = any(FIGHTING.search(t.of) for t in dead)
    killed = _leading([t for t in whole if WHOLE.search(t.of)] or whole)
    if killed and fighting and "civilian" in killed.of:
        killed = replace(killed, part=True)
    told = {t.low for t in dead if t.span in some and _with(killed, t, dead, reading)}
    told |= {t.low for t in dead[:1]}
    civilians, children = (
        replace(toll, broken=toll.low in told) if toll else None
        for toll in (_leading([t for t in dead if of in t.of]) for of in ("civilian", "child"))
    )
    return Tolls(killed, civilians, children, tuple(everything))


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
        open=quantity.high is None,
        summed=any(_summed(q, reading) for q in again),
    )


def _summed(quantity: Quantity, reading: Reading) -> bool:
    """Whether the words beside a count say that it is one of days; other counts have theirs."""
    before, behind = BESIDE
    counts = [q.span for q in reading.understanding.quantities if q.unit is Unit.KILLED]
    start = max((s.end for s in counts if s.end <= quantity.span.start), default=0)
    end = min((s.start for s in counts if s.start >= quantity.span.end), default=None)
    start, stop = max(start, quantity.span.start - before), quantity.span.end + behind
    words = reading.article.text[start : min(stop, end) if end else stop]
    return SUMMED.search(words) is not None


def _leading(tolls: Sequence[Toll]) -> Toll | None:
    """The first toll that is written as a number; else the first.

    Headlines round: after "over 1,000 dead", "a total of 1,150" is what the report counts.
    """
    first = next((t for t in tolls if not t.vague), tolls[0] if tolls else None)
    if first is None or not first.open:
        return first
    exact = (t for t in tolls if not t.open and first.low < t.low <= ROUNDED * first.low)
    return next(exact, first)


def ratio(a: Toll, b: Toll) -> float:
    """How many times the smaller toll the larger one is."""
    small, large = sorted((a.low, b.low))
    return large / small if small else (1.0 if not large else float("inf"))


def _side(of: str) -> str:
    """Whose dead a toll counts: everybody's, those of one side, or a class of their own.

    Civilians are counted as all dead where a report counts no others: "people" says nothing
    of who they were.
    """
    if "child" in of:
        return "children"
    for name, words in SIDES.items():
        if words.search(of):
            return name
    return "all" if WHOLE.search(of) else of


def _same_number(a: str, b: str) -> str:
    """What to say of two equal counts: thirty civilians are not called thirty terrorists."""
    if _side(a) == _side(b) or ANYBODY.search(a) or ANYBODY.search(b):
        return "the same figure"
    return "the same number of dead, whom the two reports call differently"


def contains(a: Tolls, b: Tolls) -> bool:
    """Whether the report with the larger toll gives the smaller one too, as a part or an earlier.

    It lays both on nobody or on one source; two sources that it names are told as rivals.
    """
    small, large = sorted((a, b), key=lambda t: t.killed.low if t.killed else 0.0)
    first, whole = small.killed, large.killed
    if first is None or whole is None:
        return False
    return any(
        other.low == first.low
        and _side(other.of) == _side(first.of)
        and (other.source is None or (whole.source and other.source.is_one_with(whole.source)))
        for other in large.others
    )


def overtaken(a: Toll | None, b: Toll | None) -> bool:
    """Whether one toll is too many times the other to be its update."""
    if a is None or b is None:
        return False
    small, large = sorted((a, b), key=lambda t: t.low)
    return large.low > UPDATED * small.most


def within_a_fifth(small: float, large: float) -> bool:
    """Whether two tolls are so near that they are no rivals."""
    return large - small <= FIFTH * large


def near(a: float, b: float) -> bool:
    """Whether two counts of dead may be counts of one happening at different hours."""
    small, large = sorted((a, b))
    return large - small <= max(FIFTH * large, SCATTER * math.sqrt(small + large))


def _one_source(a: Toll, b: Toll) -> bool:
    """Whether one source gives two tolls, or may stand behind one that the other report names.

    Two outlets that name nobody are two, whatever state both belong to.
    """
    mine, theirs = (a.source, a.behind, a.outlet), (b.source, b.behind, b.outlet)
    return any(
        x is not None and y is not None and x.is_one_with(y)
        for x in mine
        for y in theirs
        if not (x is a.outlet and y is b.outlet)
    )


def two_sources(a: Toll | None, b: Toll | None) -> bool:
    """Whether two reports lay their tolls on two known sources, neither of which counts on."""
    if a is None or b is None or not (a.source and b.source):
        return False
    return not _one_source(a, b)


def stand(a: Toll | None, b: Toll | None) -> Standing | None:
    """How two tolls of one incident stand to each other; None if neither is given."""
    if a is None or b is None:
        return Standing(Outcome.SILENT, "only one account says it") if a or b else None
    if ratio(a, b) == 1.0:
        return Standing(Outcome.AGREE, _same_number(a.of, b.of))
    small, large = sorted((a, b), key=lambda t: t.low)
    if _one_source(a, b):
        return Standing(Outcome.REFINE, "one source that counted on")
    if _side(small.of) != _side(large.of) or (small.part and "civilian" not in large.of):
        return Standing(Outcome.REFINE, PART_AND_WHOLE)
    if small.summed != large.summed:
        return Standing(Outcome.REFINE, DAYS_AND_ONE)
    if large.vague or large.low <= (LOOSE if small.vague else 1.0) * small.most:
        return Standing(Outcome.REFINE, "one figure lies within the other's bounds")
    if within_a_fifth(small.most, large.low) and (a.open or b.open or not (a.source and b.source)):
        return Standing(Outcome.REFINE, "counts within a fifth may be of different hours")
    return Standing(Outcome.CONFLICT, "reports lead with rival tolls")
