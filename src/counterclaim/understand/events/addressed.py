"""To whom a verb of accusing or of asking lays the act that follows: "accused X of shelling"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.records import EventType, Mention
from counterclaim.understand.events.clauses import Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

_REACH = 24  # words
_ACCUSING = frozenset({EventType.ACCUSE})
_ASKING = frozenset({EventType.REQUEST, EventType.THREATEN})
_JOINING = word_set("and or but")


def accused(clause: Clause, first: int, others: Sequence[Trigger]) -> Mention | None:
    """Whom the last verb that accuses lays the act at word ``first`` to.

    "The council accused the army of shelling the town and burning crops".
    """
    found = _addressed(clause, first, others, _ACCUSING)
    if found is None:
        return None
    start = clause.words.within(found.span).stop
    laid = [i for i in range(start, min(start + _REACH, first)) if _lays(clause, i, first)]
    if not laid or clause.bounded(start, first):
        return None
    return None if _ended(clause.words.lower[laid[0] : first]) else found


def asked(clause: Clause, first: int, others: Sequence[Trigger]) -> Mention | None:
    """Whom the last verb that asks asks to do the act at word ``first``.

    "Norland urged the rebels to leave and to stop shelling": the rebels do, if anybody.
    """
    found = _addressed(clause, first, others, _ASKING)
    if found is None:
        return None
    start = clause.words.within(found.span).stop
    between = clause.words.lower[start:first]
    told = between[:1] == ("to",) and not clause.bounded(start, first)
    return found if told and not _ended(between) else None


def _addressed(
    clause: Clause, first: int, others: Sequence[Trigger], roots: frozenset[EventType]
) -> Mention | None:
    """The object of the last active verb of some kinds before a word."""
    before = [t for t in others if t.last < first and t.entry.root in roots]
    verbs = [t for t in before if t.verbal and not t.passive]
    return clause.starting_at(verbs[-1].last + 1) if verbs else None


def _ended(between: Sequence[str]) -> bool:
    """Whether another verb of the main clause stands between: "... and rejected"."""
    return any(w in _JOINING and v.endswith("ed") for w, v in pairwise(between))


def _lays(clause: Clause, at: int, first: int) -> bool:
    """Whether "of", "for" or "with" stands before a participle, or right before the act."""
    lower = clause.words.lower
    right_before = clause.before_modifiers(first) == at
    return lower[at] in ("of", "for", "over", "with") and (
        lower[at + 1].endswith("ing") or right_before
    )
