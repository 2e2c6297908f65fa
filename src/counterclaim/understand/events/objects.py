"""Which mentions before a verb are no subject of it: objects, and what relatives tell of."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import EventType
from counterclaim.understand.events.agents import is_participle
from counterclaim.understand.events.clauses import BOUNDS, PREPOSITIONS, SAYING, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import word_set

INCLUDING = word_set("includes include included comprises comprise comprised comprising")
_TELLING = word_set("told tells telling")  # "he told | reporters that"
_GENITIVE = word_set("s ' ’")
_MEMBERS = word_set(
    "militants fighters members forces troops soldiers gunmen insurgents terrorists rebels units "
    "elements jets warplanes helicopters aircraft convoy convoys patrol patrols column squad unit "
    "contingent detachment"
)

_WRITTEN = word_set(
    "resolution resolutions draft statement statements plan plans letter letters report reports "
    "proposal proposals order orders law laws bill bills decree decrees petition petitions text "
    "document documents motion motions deal deals agreement agreements accord accords video "
    "videos footage message messages treaty ruling rulings measure measures policy policies"
)
_ISSUING = word_set(
    "sign signs signed signing issue issues issued issuing adopt adopts adopted adopting pass "
    "passes passed passing approve approves approved approving introduce introduced consider "
    "considers considered considering publish published release released send sends sent wrote"
)
_NEAR = 5  # words from "passed" to its "resolution"


def with_object(clause: Clause, others: Sequence[Trigger]) -> frozenset[int]:
    """The last words of the verbs that have what follows for their object."""
    active = (t for t in others if t.verbal and not t.passive)
    return frozenset(t.last for t in active if not _opens(clause, t))


def is_object(clause: Clause, index: int, verbs: frozenset[int]) -> bool:
    """Whether a preposition, or one of the verbs, has a mention for its object.

    ``verbs`` are of ``with_object``.
    """
    start = clause.phrase_start(index)
    owner = clause.owner(start) if clause.word(start - 1) in _GENITIVE else None
    start = clause.words.within(owner.span).start if owner is not None else start
    before = clause.before_modifiers(start)
    opposed = "anti" in clause.words.lower[start - 1 : start + 1]  # "an anti-Front operation"
    if opposed or before in verbs or clause.word(before) in INCLUDING | _TELLING:
        return True
    if clause.word(before) == "of":  # "13 of its advisers", "militants of the Front"
        return not (clause.counted(before) or clause.word(before - 1) in _MEMBERS)
    if clause.word(before) == "by" and clause.at(before - 1) is None:
        return is_participle(clause, before - 1)  # "a push by the army killed nine"
    return clause.word(before) in PREPOSITIONS


def leads(clause: Clause, index: int) -> bool:
    """Whether a clause begins with a mention: "after | soldiers killed four"."""
    first = clause.phrase_start(index)
    before = clause.word(clause.before_modifiers(first))
    return before in ("after", "before", "since") or clause.word(first - 1) == "as"


def is_of_relative(clause: Clause, index: int, at: int, others: Sequence[Trigger]) -> bool:
    """Whether a mention does what a relative clause before a word tells.

    "A raid on the town where rebels are battling soldiers killed nine": the raid did.
    "A blast that officials blamed on sabotage killed nine": the blast did.
    """
    before = clause.before_modifiers(clause.phrase_start(index))
    stop = clause.spans[index][1].stop
    opened = clause.word(before) in ("where", "which", "whom")
    opened = opened or (clause.word(before) == "that" and _is_relative(clause, before, others))
    return opened and any(t.verbal and stop <= t.first <= at for t in others)


def _is_relative(clause: Clause, that: int, others: Sequence[Trigger]) -> bool:
    """Whether "that" means what stands before it: not so in "said that", "told Voss that"."""
    named = clause.at(that - 1) is not None
    told = clause.word(clause.lead(that - 1))
    act = any(t.last == that - 1 and t.entry.root is EventType.ASSAULT for t in others)
    return act or (named and told not in SAYING)


def _opens(clause: Clause, trigger: Trigger) -> bool:
    """Whether a participle stands at the head of the sentence: "Jailed | leader Voss"."""
    return trigger.first == clause.within.start and bool(trigger.form & Form.PARTICIPLE)


def is_noun(clause: Clause, at: int, others: Sequence[Trigger]) -> bool:
    """Whether a word is no mention's, no verb and no function word."""
    word = clause.word(at)
    verb = word.endswith("ed") or any(t.verbal and t.last == at for t in others)
    function = word in BOUNDS or word in PREPOSITIONS or word in ("and", "or")
    return clause.at(at) is None and word.isalpha() and not (verb or function)


def is_thing(clause: Clause, at: int, others: Sequence[Trigger]) -> bool:
    """Whether a word is a noun of an act, or of what is written: "vetoed a resolution | urging".

    Who issues what is written says what it says: "signed a decree granting it".
    """
    word = clause.word(at)
    act = word not in PREPOSITIONS and any(not t.verbal and t.last == at for t in others)
    issued = any(clause.word(i) in _ISSUING for i in range(at - _NEAR, at))
    return clause.at(at) is None and (act or (word in _WRITTEN and not issued))
