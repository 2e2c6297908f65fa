"""Whether another clause begins between an event's words and what is named beside them.

Where an event was is not taken from across such a border, nor when it was from one behind it. A
day before it is, since a report that opens with a day goes on about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.records import EventType
from counterclaim.understand.events.agents import BE
from counterclaim.understand.events.clauses import ANSWER, BOUNDS, PREPOSITIONS, SAYING, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.events.voice import HURTING
from counterclaim.understand.words import word_set

_CONTRASTING = word_set("while whereas but although though unless despite ; … ...")
_RELATIVE = word_set("who which that where when")
_FINITE = (
    (BE - word_set("be been being"))
    | SAYING
    | word_set("has have had will would can could may might must do does did")
)
_AUXILIARY = BE | word_set("and or , get got")
_ASIDE = word_set("who which whose whom where")
_FOLLOWING = word_set("followed follows")
_SUBJECTS = word_set("the a an his her its their it he she they")
_MODALS = word_set("would could should might")
_OF_WORDS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT})
_LIKEWISE = word_set("happened did does")
_SPANS = word_set("hour hours day days week weeks month months year years")
_WHICH = word_set("who which that whose")
_REACH = 6  # words behind "and" in which the verb of a clause must stand
#: What tells more of what stands before a comma: "in Kesh, where", "in Kesh, after".
_GOING_ON = word_set("where when whose after in from")
_JOINING = word_set("and then later also")
#: What tells where some of what stands before a comma was: "nine died, most of them in Kesh".
_PARTLY = word_set("many most mostly some held somewhere above especially particularly mainly")
_OPENING = frozenset(("", ",", "and")) | BOUNDS


def opens(clause: Clause, at: int) -> bool:
    """Whether a clause begins at a word: "| In Kesh, the army ..."."""
    return clause.word(at - 1) in _OPENING


def parts_before(
    clause: Clause, inside: range, trigger: Trigger, others: Sequence[Trigger]
) -> bool:
    """Whether another clause begins between a run of words and a trigger behind it.

    A phrase that opens a clause goes with all of it ("In Kesh, two fell, one of them in a raid"),
    and nothing but who was hurt goes on in one place ("while nine were hurt").
    """
    if trigger.passive and trigger.entry.phrase in HURTING:
        return not _is_fronted(clause, inside.start) and _turns(clause, inside.stop, trigger)
    if not trigger.verbal and not ANSWER.isdisjoint(
        clause.words.lower[max(inside.stop, trigger.first - 5) : trigger.first]
    ):
        return True  # "bombed a base in Kesh in response to the | raid"
    if _only_told(clause, inside.stop, trigger, others) or _is_goal(clause, inside, trigger):
        return True
    if _some_time_after(clause.words.lower[inside.stop : trigger.first]):
        return True
    if _is_fronted(clause, inside.start):
        if _of_who_speaks(clause, inside.stop, trigger, others):
            return True
        return _contrasts(clause, inside.stop, trigger.first)
    if inside.stop < trigger.first and _only_tells_which(clause, trigger):
        return True
    begins = _begins(clause, inside.stop, trigger.first, others, clause.within.start)
    aside = _is_aside(clause, inside) and clause.commas(inside.stop, trigger.first)
    return begins or bool(aside) or _turns(clause, inside.stop, trigger)


def _only_told(clause: Clause, start: int, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a relative clause has a verb of its own before a trigger.

    "A raid in Kesh that was blamed on rebels fighting to | topple him".
    """
    lower = clause.words.lower
    if lower[trigger.first - 1] != "to":
        return False
    opens = next((at for at in range(start, trigger.first) if lower[at] in _WHICH), None)
    if opens is None:
        return False
    return any(t.verbal and opens < t.first < trigger.first for t in others)


def _is_goal(clause: Clause, inside: range, trigger: Trigger) -> bool:
    """Whether somebody goes to a place while something is done: "flee to Kesh as | raids go on"."""
    start = clause.before_modifiers(inside.start)
    goes = clause.word(start) in ("into", "to")
    return goes and "as" in clause.words.lower[inside.stop : trigger.first]


def parts_behind(clause: Clause, trigger: Trigger, start: int, others: Sequence[Trigger]) -> bool:
    """Whether another clause begins between a trigger and what begins at word ``start``."""
    if _begins(clause, trigger.last + 1, start, others, trigger.first):
        return True
    behind = clause.words.lower[trigger.last + 1 : start]
    if _some_time_after(behind) or not _FOLLOWING.isdisjoint(behind) or _wishes(behind):
        return True
    commas = clause.commas(trigger.last + 1, start)
    if len(commas) != 1:
        return False
    after = commas[0] + 1  # "protests rose, inspired by those in Kesh"
    goes_on = after == start or clause.word(after) in PREPOSITIONS | _PARTLY
    return not goes_on and clause.at(after) is None


def _some_time_after(between: Sequence[str]) -> bool:
    """Whether words tell how long after something: "came a | day after | the fall of Kesh"."""
    return any(one in _SPANS and then == "after" for one, then in pairwise(between))


def _wishes(between: Sequence[str]) -> bool:
    """Whether a clause tells what is hoped or said: "jailed for her hope that it would"."""
    thats = [at for at, word in enumerate(between) if word == "that"]
    return any(
        between[at + 1 : at + 2] and between[at + 1] in _SUBJECTS
        and not _MODALS.isdisjoint(between[at + 2 : at + 2 + _REACH])
        for at in thats
    )  # fmt: skip


def _of_who_speaks(clause: Clause, start: int, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a verb of words stands before a noun: "in Kesh, Voss condemned the | raid"."""
    verbs = (t for t in others if t.verbal and start <= t.first < trigger.first)
    return not trigger.verbal and any(t.entry.root in _OF_WORDS for t in verbs)


def _contrasts(clause: Clause, start: int, stop: int) -> bool:
    """Whether something is set against what went before, at the same time or elsewhere."""
    lower = clause.words.lower
    return any(
        lower[at] in _CONTRASTING and (lower[at] != "but" or lower[at - 1] == ",")
        for at in range(start, stop)
    )


def _begins(clause: Clause, start: int, stop: int, others: Sequence[Trigger], since: int) -> bool:
    """Whether a clause is joined among the words from ``start`` to before ``stop``.

    So behind "while" or "but", and behind "and" with a verb of its own, if one stands before
    it, from word ``since`` on ("the raids and the shelling were worst in Kesh" is one clause).
    """
    lower = clause.words.lower
    for at in range(start, stop):
        if lower[at] in _CONTRASTING:
            return True
        if lower[at] == "as" and not _LIKEWISE.isdisjoint(lower[at + 1 : at + 3]):
            return True  # "suspended Norland, as it did Kelia"
        if lower[at] in _RELATIVE and lower[at - 1] not in SAYING:
            since = at + 1
        if lower[at] != "and" or not _verbs(clause, range(since, at), others):
            continue
        verbs = _verbs(clause, range(at + 1, min(at + 1 + _REACH, stop)), others)
        if verbs and not any(t.entry.phrase in HURTING for t in others if t.first in verbs):
            return True  # not "killed two and wounded nine on Monday"
    return False


def _verbs(clause: Clause, within: range, others: Sequence[Trigger]) -> set[int]:
    """The words of a stretch that are finite verbs, or verbs of events."""
    finite = {at for at in within if clause.words.lower[at] in _FINITE}
    return finite | {t.first for t in others if t.verbal and t.first in within}


def _is_aside(clause: Clause, inside: range) -> bool:
    """Whether an aside tells of it: "Voss, who took power in | May, met them"."""
    commas = clause.commas(clause.within.start, inside.start)
    return bool(commas) and clause.word(commas[-1] + 1) in _ASIDE


def _only_tells_which(clause: Clause, trigger: Trigger) -> bool:
    """Whether a participle tells by whom what stands before it is: "a plan | brokered by Voss"."""
    before = clause.words.lower[max(trigger.first - 3, clause.within.start) : trigger.first]
    by = trigger.passive and clause.word(trigger.last + 1) == "by"
    return by and _AUXILIARY.isdisjoint(before)


def _is_fronted(clause: Clause, start: int) -> bool:
    """Whether a clause opens with a word or its phrase: "In the stronghold of | Kesh,"."""
    at = start
    while at > clause.within.start and clause.word(at - 1) not in _OPENING:
        at -= 1
    return at == start or clause.word(at) in PREPOSITIONS


def _turns(clause: Clause, start: int, trigger: Trigger) -> bool:
    """Whether a comma turns to something else between a word and a trigger.

    Not so if that goes on about it ("in Kesh, where"; "in Kesh, the site of"), nor before a verb
    of the same subject: "burst into a house in Kesh, shot a guard".
    """
    commas = clause.commas(start, trigger.first)
    if len(commas) != 1:
        return False
    between = clause.words.lower[commas[0] + 1 : trigger.first]
    if trigger.verbal and all(w in _JOINING or w.endswith("ly") for w in between):
        return False
    told = between[:1] == ("which",) and trigger.passive
    beside = commas[0] == start and (told or "of" in between)
    return not beside and _GOING_ON.isdisjoint(between[:1])
