"""How the tolls that two reports lead with stand to each other.

Rival tolls are a conflict when they differ by more than a fifth, as the conflicts gold set has
it, or when two known sources give other exact ones; not if one is a part or a later count.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from counterclaim.compare.incidents.tolls import WHOLE, Toll, Tolls
from counterclaim.records import Outcome

#: Tolls within a fifth of each other are no rivals: the convention of the conflicts gold set.
FIFTH = 0.2
#: Nor are counts said in passing that differ by no more than counts of that size scatter by chance
#: (one in ten would, if they were counts of one rate): 7 and 10 are near, 70 and 100 are not.
SCATTER = 1.28
#: A toll that rises by the hour rises up to so many times.
UPDATED = 3.0
#: A word for a number is loose at its upper end: "hundreds" of 1,300.
LOOSE = 1.5
#: Words that say nothing of who they were.
ANYBODY = re.compile(r"^$|people|person|victim|\blives\b|bodies|\bdead\b")
#: The dead of one side are no rival count to those of the other, nor to all dead.
SIDES = {
    "irregulars": re.compile(r"fighter|militant|rebel|terrorist|gunm[ae]n"),
    "regulars": re.compile(r"soldier|troop"),
}
#: Both sides named as one: "regime and rebel fighters".
BOTH_SIDES = re.compile(
    r"\b(?:regime|government|army|loyalist)\s+(?:and|or)\s+(?:rebel|opposition)"
)
#: The rules for tolls that count other dead.
PART_AND_WHOLE = "a part and the whole"
MORE_THAN_ALL = "one report has more of one side's dead than the other has in all"
DAYS_AND_ONE = "a count of several happenings, and one of a single one"
APART = frozenset({PART_AND_WHOLE, DAYS_AND_ONE})


@dataclass(frozen=True, slots=True)
class Standing:
    """How two tolls stand to each other, and the rule that says so."""

    outcome: Outcome
    rule: str


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
    if BOTH_SIDES.search(of):
        return "all"
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
    """Whether the head with the larger toll gives the smaller one too, as a part or an earlier.

    It lays both on nobody or on one source; what others count is told as rival.
    """
    small, large = sorted((a, b), key=lambda t: t.killed.low if t.killed else 0.0)
    first, whole = small.killed, large.killed
    if first is None or whole is None:
        return False
    return any(
        other.low == first.low and _side(other.of) == _side(first.of) and _one_voice(other, whole)
        for other in large.others
    )


def _one_voice(part: Toll, whole: Toll) -> bool:
    """Whether a report lays two tolls on nobody, or on one who gives both."""
    if part.source is None:
        return part.voice in (None, whole.voice) or whole.source is None
    return whole.source is not None and part.source.is_one_with(whole.source)


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
    """Whether one named source gives two tolls."""
    return a.source is not None and b.source is not None and a.source.is_one_with(b.source)


def two_sources(a: Toll | None, b: Toll | None) -> bool:
    """Whether two reports lay their tolls on two known sources, neither of which counts on."""
    if a is None or b is None or not (a.source and b.source):
        return False
    return not _one_source(a, b)


def _outgrown(all_dead: Toll, some: Toll) -> bool:
    """Whether a toll of all dead is exceeded by one of the dead of one side.

    "34 people died" beside "73 soldiers died": these can be no part of those.
    """
    whole = ANYBODY.search(all_dead.of) is not None and not (all_dead.part or all_dead.vague)
    one_side = any(words.search(some.of) for words in SIDES.values()) and not some.vague
    near = within_a_fifth(all_dead.most, some.low)
    days = all_dead.summed or some.summed
    return whole and one_side and not (near or days)


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
        if _outgrown(small, large):
            return Standing(Outcome.CONFLICT, MORE_THAN_ALL)
        return Standing(Outcome.REFINE, PART_AND_WHOLE)
    if small.summed != large.summed:
        return Standing(Outcome.REFINE, DAYS_AND_ONE)
    if large.vague or large.low <= (LOOSE if small.vague else 1.0) * small.most:
        return Standing(Outcome.REFINE, "one figure lies within the other's bounds")
    if within_a_fifth(small.most, large.low) and (a.open or b.open or not (a.source and b.source)):
        return Standing(Outcome.REFINE, "counts within a fifth may be of different hours")
    return Standing(Outcome.CONFLICT, "reports lead with rival tolls")
