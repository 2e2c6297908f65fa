"""Who is to do what an infinitive behind a noun tells: "Voss's decision to send troops"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.understand.events.clauses import ACTORS, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

#: Nouns for what their owner means to do.
_INTENTS = word_set(
    "attempt attempts bid bids choice commitment decision decisions decree effort efforts "
    "failure intention move moves offer offers operation order orders plan plans pledge plot "
    "plots promise proposal push refusal resolve suggestion threat threats vow willingness"
)
#: Nouns for what somebody else is asked or allowed to do.
_ASKINGS = word_set(
    "appeal appeals approval call calls demand demands invitation permission plea "
    "pressure request requests"
)
_GIVEN = word_set("approval permission")  # "gave X permission to"
_GATHERINGS = word_set("demonstration demonstrations march protest protests rallies rally strike")
_GOT = word_set("got had has have receive received receives")
_MADE = word_set("announced issued launched made organised organized presented staged submitted")
_IN = word_set("at in near outside")
#: Verbs whose object is not who acts on: "called Voss to thank him".
_MEETING = word_set("called met phoned telephoned visited")
#: Acts that judge another's: nobody who welcomes a decision carries it out.
_JUDGING = frozenset({EventType.SUPPORT, EventType.REJECT, EventType.ACCUSE})


@dataclass(frozen=True, slots=True)
class Intender:
    """Who is to do it; None where the words leave it open."""

    mention: Mention | None


def intender(clause: Clause, at: int, others: Sequence[Trigger]) -> Intender | None:
    """Who is to do what the infinitive behind word ``at`` tells, or None if no noun tells.

    "The council welcomed Voss's decision to free them": Voss. "A march by farmers in Aster
    to denounce him": the farmers. "Approval for the agency to deliver aid": the agency.
    "Rejected a call to stop": open.
    """
    found = clause.at(at)
    if found is None or clause.word(at) in _INTENTS | _ASKINGS:
        return _of_noun(clause, at, others)
    before = clause.lead(at)
    if found.kind is MentionKind.PLACE and clause.word(before) in _IN:
        return _behind_preposition(clause, before - 1)
    return _behind_preposition(clause, at)


def met(clause: Clause, at: int) -> bool:
    """Whether the mention that ends at word ``at`` is whom somebody called or met."""
    named = clause.at(at) is not None
    return named and clause.word(clause.lead(at)) in _MEETING


def _of_noun(clause: Clause, at: int, others: Sequence[Trigger]) -> Intender | None:
    noun = clause.word(at)
    if noun not in _INTENTS | _ASKINGS:
        return None
    if noun in _ASKINGS:
        if any(clause.word(i) in _GOT for i in range(at - 3, at)):
            return None
        return Intender(clause.at(at - 1) if noun in _GIVEN else None)
    owner = clause.owner(at)
    if owner is not None and owner.kind in ACTORS | {MentionKind.PLACE}:
        return Intender(owner)
    judged = [t for t in others if t.verbal and t.last < at][-1:]
    return Intender(None) if judged and judged[0].entry.root in _JUDGING else None


def _behind_preposition(clause: Clause, at: int) -> Intender | None:
    """The mention at a word if "by", "for" or "from" leads to it behind a noun that tells."""
    found, before = clause.at(at), clause.lead(at)
    while found and clause.at(before) and "and" in clause.words.lower[before:at]:
        found, before = clause.at(before), clause.lead(before)
    if found is None:
        return None
    leading, noun = clause.word(before), clause.word(before - 1)
    if leading == "for":
        meant = found.kind is not MentionKind.PLACE or found.literal is False
        return Intender(found) if meant else None  # "left for Aster to meet Voss"
    noun = clause.word(before - 2) if noun in _MADE else noun
    if leading in ("by", "from") and noun in _ASKINGS:
        return Intender(None)
    tells = noun in _INTENTS | _GATHERINGS
    return Intender(found) if leading in ("by", "from") and tells else None
