"""Acts that answer another's act: "condemned the raid by X", "rejected X's offer".

What is condemned, rejected or demanded is done by somebody, and the answer is to him: nobody
is condemned for being hit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import EventType, Mention
from counterclaim.understand.events.agents import BE
from counterclaim.understand.events.clauses import BOUNDS, PREPOSITIONS, Clause
from counterclaim.understand.events.nouns import Nouns
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

_REACH = 10  # words from a verb to the noun of the act that it answers
_HARD = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.REJECT,
        EventType.REQUEST,
    }
)
#: Acts of words: who is meant may stand elsewhere behind them ("an appeal filed by X").
_TOLD = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT})
_YIELDING = frozenset({EventType.RETREAT, EventType.CONCEDE})
#: Of a verb of some kind, the kinds of act that it can be an answer to.
_ANSWERED = {
    EventType.ACCUSE: _HARD | {EventType.SANCTION},
    EventType.REJECT: _HARD | {EventType.SANCTION},
    EventType.SUPPORT: _HARD | _YIELDING,
    EventType.REQUEST: _YIELDING,
    EventType.CONCEDE: frozenset({EventType.REQUEST}),
    EventType.COERCE: frozenset({EventType.PROTEST}),
    EventType.ASSAULT: frozenset({EventType.PROTEST}),
}


_ACCUSING = word_set("accuse blame charge suspect implicate convict indict")
_PARTING = (PREPOSITIONS - {"of"}) | BOUNDS | BE | word_set("and or has have had will would")


@dataclass(frozen=True, slots=True)
class Answered:
    """Whose act is answered; None where the words leave it open."""

    doer: Mention | None


def answered(
    clause: Clause, nouns: Nouns, trigger: Trigger, others: Sequence[Trigger]
) -> Answered | None:
    """Who does what an active verb has for its object, or None if that is no act."""
    kinds = _ANSWERED.get(trigger.entry.root, frozenset())
    act = next((t for t in others if t.first > trigger.last), None)
    if act is None or act.verbal or act.entry.root not in kinds or _accuses(trigger):
        return None
    between = range(trigger.last + 1, act.first)
    if len(between) > _REACH or any(_parts(clause, trigger, at) for at in between):
        return None
    doer = nouns.doer(act, [t for t in others if t != act])
    return None if doer is None and act.entry.root in _TOLD else Answered(doer)


def _accuses(trigger: Trigger) -> bool:
    """Whether who did it is the verb's own object: "accused X of the raid"."""
    return trigger.entry.phrase.split()[0] in _ACCUSING


def _parts(clause: Clause, trigger: Trigger, at: int) -> bool:
    """Whether a word parts a verb from its object: "rejects X of the raid" has another."""
    word = clause.words.lower[at]
    named = clause.at(at - 1) is not None
    if word == "to" and at == trigger.last + 1:
        return trigger.entry.root is not EventType.CONCEDE  # "yielded to demands by X"
    return word in _PARTING or (word in ("of", ",") and named)
