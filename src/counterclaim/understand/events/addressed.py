"""To whom a verb of accusing or of asking lays the act that follows: "accused X of shelling"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.records import EventType, Mention
from counterclaim.understand.events.clauses import ACTORS, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

_REACH = 24  # words
_ACCUSING = frozenset({EventType.ACCUSE})
#: Acts that answer another of the one they are done to: "arrested X for shelling the town".
_ANSWERING = frozenset({EventType.COERCE, EventType.SANCTION, EventType.SUPPORT})
_ASKING = frozenset({EventType.REQUEST, EventType.THREATEN})
_MAKING = word_set("allow permit authorise authorize enable force compel oblige help train arm")
_CHARGED = (("suspected", "of"), ("accused", "of"), ("convicted", "of"), ("charged", "with"))
_JOINING = word_set("and or but")
_NO_ADDRESSEE = word_set("for to of that with about and or")


def accused(clause: Clause, first: int, others: Sequence[Trigger]) -> Mention | None:
    """Whom the last verb that accuses lays the act at word ``first`` to.

    "The council accused the army of shelling the town and burning crops"; "arrested two
    soldiers on suspicion of shelling it".
    """
    if clause.words.lower[first - 2 : first] in _CHARGED and (charged := clause.at(first - 3)):
        return charged  # "men suspected of helping the rebels"
    blamed = _laid(clause, first, others, _ACCUSING, doing=False)
    return blamed or _laid(clause, first, others, _ANSWERING, doing=True)


def lays_on_unnamed(clause: Clause, first: int, others: Sequence[Trigger]) -> bool:
    """Whether the act at word ``first`` is laid on somebody whom no mention names.

    In "accused the locals of shelling it" the accuser does not shell.
    """
    verbs = [t for t in others if t.last < first and t.entry.root in _ACCUSING and t.verbal]
    if not verbs or verbs[-1].passive or clause.word(first - 1) not in ("of", "for", "with"):
        return False
    start = verbs[-1].last + 1
    return clause.starting_at(start) is None and not clause.bounded(start, first)


def _laid(
    clause: Clause,
    first: int,
    others: Sequence[Trigger],
    roots: frozenset[EventType],
    *,
    doing: bool,
) -> Mention | None:
    found = _addressed(clause, first, [t for t in others if t.entry.root in roots])
    if found is None or (doing and found.kind not in ACTORS):
        return None
    start = clause.words.within(found.span).stop
    lays = (i for i in range(start, min(start + _REACH, first)) if _lays(clause, i, first, doing))
    at = next(lays, None)
    if at is None or clause.bounded(start, first):
        return None
    return None if _ended(clause.words.lower[at:first]) else found


def asked(clause: Clause, first: int, others: Sequence[Trigger]) -> Mention | None:
    """Whom the last verb that asks asks to do the act at word ``first``.

    "Norland urged the rebels to leave and to stop shelling": the rebels do, if anybody.
    """
    found = _addressed(clause, first, [t for t in others if _asks(t)])
    if found is None:
        return None
    start = clause.words.within(found.span).stop
    between = clause.words.lower[start:first]
    told = between[:1] == ("to",) and not clause.bounded(start, first)
    return found if told and not _ended(between) else None


def asks_unnamed(clause: Clause, at: int, others: Sequence[Trigger]) -> bool:
    """Whether an infinitive behind word ``at`` is asked of somebody whom no mention names.

    In "called on both sides to halt the raids" who calls halts nothing.
    """
    verbs = [t for t in others if t.last < at and t.verbal and t.entry.root in _ASKING]
    if not verbs or verbs[-1].passive:
        return False
    start = verbs[-1].last + 1
    named = clause.starting_at(start) is not None or clause.word(start) in _NO_ADDRESSEE
    return not named and not clause.bounded(start, at + 1)


_HELPING = word_set("help helps helped helping")


def is_asked(clause: Clause, at: int, others: Sequence[Trigger]) -> bool:
    """Whether the mention that ends at a word is whom a verb asks: "demanded Norland cut aid".

    So is who is helped: "helped the rebels seize the town".
    """
    before = clause.lead(at)
    if clause.at(at) is not None and clause.word(before) in _HELPING:
        return True
    asking = [t for t in others if t.last == before and t.entry.root is EventType.REQUEST]
    return clause.at(at) is not None and any(t.verbal and not t.passive for t in asking)


def _asks(trigger: Trigger) -> bool:
    """Whether who is asked, let or made to do a thing is a verb's object."""
    return trigger.entry.root in _ASKING or trigger.entry.phrase in _MAKING


def _addressed(clause: Clause, first: int, verbs: Sequence[Trigger]) -> Mention | None:
    """Whom the last of some verbs before a word is done to.

    The object of an active one, and what stands right before a passive one: "men suspected of".
    """
    before = [t for t in verbs if t.last < first and t.verbal]
    if not before:
        return None
    verb = before[-1]
    return clause.at(verb.first - 1) if verb.passive else clause.starting_at(verb.last + 1)


def _ended(between: Sequence[str]) -> bool:
    """Whether another verb of the main clause stands between: "... and rejected"."""
    return any(w in _JOINING and v.endswith("ed") for w, v in pairwise(between))


def _lays(clause: Clause, at: int, first: int, doing: bool) -> bool:
    """Whether "of", "for" or "with" stands before a participle, or right before the act.

    ``doing`` asks for the participle: "arrested men for shelling", not "in a raid for arms".
    """
    lower = clause.words.lower
    right_before = not doing and clause.before_modifiers(first) == at
    then = lower[at + 1 + lower[at + 1].endswith("ly")]  # "of openly shelling it"
    return lower[at] in ("of", "for", "over", "with") and (then.endswith("ing") or right_before)
