"""The counts of dead in the head of a report, and how two such counts stand to each other.

A report leads with one toll; further figures inside it are of other days, of a part, or
of somebody else. Rival tolls are a conflict only when they lie too far apart to be counts
of different hours, unless two named sources give them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.sources import Source, giver
from counterclaim.compare.incidents.voices import voice_at
from counterclaim.protocols import View
from counterclaim.records import Outcome, Quantity, Reading, Unit
from counterclaim.spans import Span

#: Tolls within a fifth of each other are no rivals: the convention of the conflicts gold set.
FIFTH = 0.2
#: Nor are tolls that differ by no more than counts of that size scatter by chance (one in
#: ten would, if they were counts of one rate): 7 and 10 are near, 70 and 100 are not.
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
)
#: Words that say nothing of who they were.
ANYBODY = re.compile(r"^$|people|person")
#: Counts of those who fight, beside whom civilians are a part of the dead.
FIGHTING = re.compile(r"fighter|militant|rebel|terrorist|soldier|troop|gunm[ae]n|police|guard")
#: The dead of one side are no rival count to those of the other, nor to all dead.
SIDES = {
    "irregulars": re.compile(r"fighter|militant|rebel|terrorist|gunm[ae]n"),
    "regulars": re.compile(r"soldier|troop"),
}
#: What stands behind or before a number that is added to a toll, and none itself.
FURTHER = re.compile(r"\s*(?:more|other|others|additional|further)\b", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|additional|further)\s+$", re.IGNORECASE)
#: A stamp such as "updated 1404 07.04.2017".
STAMP = re.compile(r"\s+\d{1,2}[./]\d{1,2}[./]\d{4}")
#: A class that is part of any toll, and never the whole of one.
PART = re.compile(r"\b(?:child|children|women|woman|girls?|boys?|kids|minors)\b")
#: "19 killed and injured" counts both together.
BOTH = re.compile(
    r"\s*(?:\w+\s+){0,3}(?:killed|dead)\s*(?:and|or|,)\s*(?:injured|wounded|hurt)\b", re.IGNORECASE
)
#: A count of days or weeks: "in the last 24 hours", "in August", "since Wednesday".
SUMMED = re.compile(
    r"\b(?:in|over|during|within|for)\s+(?:the\s+)?(?:past|last|recent|previous)\b"
    r"|\b\d\d[- ]hours?\b|\bsince\b"
    r"|\bin\s+(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
#: A count of a whole war: "a war that has claimed an estimated 400,000 lives".
OF_THE_WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|revolution|unrest|crisis)\b[^.;]{0,60}?"
    r"\b(?:claimed|killed|killing|cost|left|taken|led)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
IN_THE_WAR = re.compile(
    r"[^.;]{0,60}?\b(?:killed|dead|died|dying|deaths|slain)\b[^.;]{0,40}?\b(?:in|since|of)\s+"
    r"(?:the|this|that|its|[A-Z]\w+s?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:war|conflict|uprising|revolt|revolution)\b",
)
OF_MANY_PLACES = re.compile(
    r"\b(?:in|across|throughout|around)\s+(?:all|several|various|many|different|both)\s+(?:of\s+)?"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}(?:districts|quarters|neighbou?rhoods|areas|towns|villages|cities"
    r"|provinces|parts|fronts|places|locations)\b",
    re.IGNORECASE,
)
#: Characters before a count that may say so.
WAR_BEFORE = 140
#: Characters before and behind a count that may say so.
BESIDE = 40, 90
HURT = re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)


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
    #: Written as a bound: "over 1,000".
    open: bool = False
    #: Whether the head counts other dead beside these: civilians beside fighters.
    part: bool = False
    #: Whether it counts what happened over days, not in one happening.
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Tolls:
    """What a head counts: the toll that the report leads with, and those of two classes."""

    killed: Toll | None = None
    civilians: Toll | None = None
    children: Toll | None = None

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
    text = reading.article.text
    counted = [q for q in reading.understanding.quantities if q.span.start < LEAD]
    dead = [_toll(q, reading, view) for q in counted if is_toll(q, text)]
    whole = [t for t in dead if not PART.search(t.of)]
    fighting = any(FIGHTING.search(t.of) for t in dead)
    civilian = [t for t in dead if "civilian" in t.of]
    killed = _leading([t for t in whole if WHOLE.search(t.of)] or whole)
    if killed and fighting and "civilian" in killed.of:
        killed = replace(killed, part=True)
    return Tolls(killed, _leading(civilian), _leading([t for t in dead if "child" in t.of]))


def is_toll(quantity: Quantity, text: str) -> bool:
    """Whether people are said to have died; "100 injured" beside "40 killed" are not."""
    if quantity.unit is not Unit.KILLED or quantity.low is None:
        return False
    counted = quantity.counted.of(text) if quantity.counted else ""
    start, end = quantity.span.start, quantity.span.end
    if counts_both(quantity, text) or of_the_war(quantity, text):
        return False
    added = FURTHER.match(text, end) or ANOTHER.search(text[max(0, start - 12) : start])
    return not (HURT.search(f"{quantity.of} {counted}") or added or STAMP.match(text, end))


def counts_both(quantity: Quantity, text: str) -> bool:
    """Whether a figure counts dead and wounded together: "scores were killed and injured"."""
    return BOTH.match(text, quantity.span.end) is not None


def of_the_war(quantity: Quantity, text: str) -> bool:
    """Whether a figure counts the dead of a whole war, and of no single happening."""
    start, end = quantity.span.start, quantity.span.end
    before = OF_THE_WAR.search(text, max(0, start - WAR_BEFORE), start)
    return before is not None or IN_THE_WAR.match(text, end) is not None


def of_many_places(sentence: Span, text: str) -> bool:
    """Whether a sentence counts in many places, and no happening at one: "in all the districts"."""
    return OF_MANY_PLACES.search(text, sentence.start, sentence.end) is not None


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
    for name, words in SIDES.items():
        if words.search(of):
            return name
    return "all" if WHOLE.search(of) else of


def _same_number(a: str, b: str) -> str:
    """What to say of two equal counts: thirty civilians are not called thirty terrorists."""
    if _side(a) == _side(b) or ANYBODY.search(a) or ANYBODY.search(b):
        return "the same figure"
    return "the same number of dead, whom the two reports call differently"


def overtaken(a: Toll | None, b: Toll | None) -> bool:
    """Whether one toll is too many times the other to be its update."""
    if a is None or b is None:
        return False
    small, large = sorted((a, b), key=lambda t: t.low)
    return large.low > UPDATED * small.most


def near(a: float, b: float) -> bool:
    """Whether two counts of dead may be counts of one happening at different hours."""
    small, large = sorted((a, b))
    return large - small <= max(FIFTH * large, SCATTER * math.sqrt(small + large))


def stand(a: Toll | None, b: Toll | None) -> Standing | None:
    """How two tolls of one incident stand to each other; None if neither is given."""
    if a is None or b is None:
        return Standing(Outcome.SILENT, "only one account says it") if a or b else None
    if ratio(a, b) == 1.0:
        return Standing(Outcome.AGREE, _same_number(a.of, b.of))
    small, large = sorted((a, b), key=lambda t: t.low)
    if a.source and b.source and a.source.is_one_with(b.source):
        return Standing(Outcome.REFINE, "one source that counted on")
    if _side(small.of) != _side(large.of) or (small.part and "civilian" not in large.of):
        return Standing(Outcome.REFINE, "a part and the whole")
    if small.summed != large.summed:
        return Standing(Outcome.REFINE, "a count of days, and one of a single happening")
    if large.vague or large.low <= (LOOSE if small.vague else 1.0) * small.most:
        return Standing(Outcome.REFINE, "one figure lies within the other's bounds")
    if not (a.source and b.source) and near(small.most, large.low):
        return Standing(Outcome.REFINE, "counts so near may be of different hours")
    return Standing(Outcome.CONFLICT, "reports lead with rival tolls")
