"""To whom an act is done, where a preposition or an apostrophe tells it further on.

"Sent a team of doctors and two tons of drugs to X", "denounced X's decree": between a verb
of some kinds and its recipient stands what is given, asked or refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, Clause
from counterclaim.understand.events.describing import describes
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import word_set

REACH = 16  # words
AGAINST = word_set("on against at targeting upon")  # before what is attacked
#: What stands before the recipient of acts of a kind.
_LEADING = {
    EventType.AGREE: word_set("with to for against on from"),
    EventType.CONSULT: word_set("with to between"),
    EventType.SUPPORT: word_set("for to of with"),
    EventType.COOPERATE: word_set("with to"),
    EventType.AID: word_set("to for into"),
    EventType.CONCEDE: word_set("to on against from of for"),
    EventType.RETREAT: word_set("to from"),
    EventType.ACCUSE: word_set("of by into against on over"),
    EventType.REJECT: word_set("by from with of to for on against"),
    EventType.REQUEST: word_set("to from on for"),
    EventType.THREATEN: word_set("against with to on of"),
    EventType.PROTEST: word_set("against at outside over"),
    EventType.SANCTION: word_set("on against to with from"),
    EventType.COERCE: word_set("on against of from to for"),
    EventType.MOBILIZE: word_set("against to into near with"),
    EventType.ASSAULT: word_set("on against at"),
}
#: The same for verbs that have another object than the rest of their kind.
_OF_VERB = {
    **dict.fromkeys(("deny", "refute", "dismiss"), word_set("by from")),
    **dict.fromkeys(("accuse", "charge", "convict", "suspect", "indict"), word_set("")),
    "blame": word_set("on"),
}
#: Verbs of giving, of all verbs of aid, and of firing, of all of assault: the rest is
#: done to its object ("backed the opposition to X", "attacked the convoy on its way to X").
_GIVING = word_set(
    "provide give send deliver supply donate contribute fly airlift ship transfer funnel offer "
    "dispatch lend extend distribute return extradite repatriate"
) | {"hand over"}
_MOVING = word_set(
    "withdraw pull move deploy redeploy send dispatch mobilise mobilize station amass mass recall "
    "evacuate post beef"
)
_OF_FORCES = frozenset({EventType.MOBILIZE, EventType.RETREAT, EventType.SANCTION})
_MEN = word_set(
    "troops soldiers forces warships warplanes jets tanks peacekeepers police army navy units "
    "aircraft fighters reinforcements men"
)
_OWN = word_set("its their his her our")
_FIRING = word_set("fire launch drop use hurl throw lob shoot")
_OWNED = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.CONCEDE, EventType.SANCTION}
)
#: Acts that tell of another to come, and share its recipient: "agreed to lend money to X".
_AHEAD = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN})
_OF_WORDS = frozenset({EventType.REQUEST, EventType.ACCUSE})
_ENDING = frozenset({EventType.THREATEN, EventType.CONCEDE})
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_LAID = word_set("siege blockade")
_TO_WHOM = word_set("to from")
_LEFT = word_set("began fled left took went withdrew")
_STOPS = (BOUNDS - {"(", ")", "-"}) | word_set(
    "who which that what , and said says despite during amid following pending wake"
)


def recipient(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
    """The first party or place behind a trigger that a fit preposition or "'s" shows to be it."""
    root, lower = trigger.entry.root, clause.words.lower
    if root is EventType.REQUEST and lower[trigger.last + 1 : trigger.last + 2] == ("that",):
        return clause.starting_at(trigger.last + 2)  # "demanded that X withdraw"
    leading = _leading(trigger)
    for at in range(trigger.last + 1, _end(clause, trigger, others)):
        found = None
        if root in _OF_WORDS and clause.infinitive(at):
            return None  # "calls on all to stop the flow of arms to X"
        if lower[at] != "by" and _is_of_deed(at, trigger, others):
            continue
        if lower[at] == "to" and "to" in leading:
            found = clause.after_to(at)
        elif lower[at] in leading and not (
            lower[at] == "between" and _is_others(at, trigger, others)
        ):
            found = clause.starting_at(at + 1)
        elif lower[at] in ("'", "’") and root in _OWNED and leading:
            found = clause.at(at - 1)
        if found is None or tells_more(clause, at, found, others):
            continue
        if found.kind in ACTORS or found.kind is MentionKind.PLACE:
            return found
    return None


def _is_others(at: int, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether another act stands before a preposition: "brokered talks | between the two"."""
    return any(trigger.last < t.first < at for t in others)


def _is_of_deed(at: int, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a preposition is the noun's of another deed: "a crackdown on protests | against"."""
    if trigger.entry.root in _ENDING:
        return False  # "threatened raids on X", "lifted the blockade of X"
    deeds = (t for t in others if t.last == at - 1 and t.first > trigger.last and not t.verbal)
    return any(t.entry.root in _DEEDS for t in deeds)


def opposed(clause: Clause, trigger: Trigger) -> Mention | None:
    """Whom a protest is against, wherever that stands: "marched on parliament against Voss"."""
    stop = min(trigger.last + REACH, clause.within.stop)
    behind = (i for i in range(trigger.last + 1, stop) if clause.words.lower[i] == "against")
    at = next(behind, None)
    if trigger.entry.root is not EventType.PROTEST or at is None:
        return None
    return None if clause.bounded(trigger.last + 1, at) else clause.starting_at(at + 1)


def tells_more(clause: Clause, at: int, found: Mention, others: Sequence[Trigger]) -> bool:
    """Whether another verb parts a mention from its preposition: "on sabotage killed guards"."""
    start = clause.words.within(found.span).start
    return any(t.verbal and at + 1 < t.first < start for t in others)


def given(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
    """Whom a thing is given to: "sent a team to X", not "provides X with a team"."""
    if not gives(trigger):
        return None
    thing = clause.starting_at(trigger.last + 1)
    after = clause.words.within(thing.span).stop if thing else trigger.last + 1
    with_it = clause.words.lower[after : after + 1] == ("with",)
    return None if with_it else recipient(clause, trigger, others)


def moves_own(clause: Clause, trigger: Trigger, found: Mention) -> bool:
    """Whether a verb's object is who it moves: "withdrew | its troops", "recalled its envoy"."""
    if trigger.entry.phrase.split()[0] not in _MOVING:
        return False
    inside = clause.words.within(found.span)
    lead = {clause.word(inside.start - 1), clause.word(inside.start)}
    forces = trigger.entry.root in _OF_FORCES and clause.word(inside.stop - 1) in _MEN
    return forces or not lead.isdisjoint(_OWN)


def gives(trigger: Trigger) -> bool:
    """Whether a verb has what it gives for its object, and who gets it behind a preposition."""
    return trigger.verbal and trigger.entry.phrase in _GIVING


def ahead(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> Trigger | None:
    """The act that somebody agrees, refuses or threatens to do: "refused to | meet the rebels"."""
    act = next((t for t in others if t.first > trigger.last), None)
    told = act is not None and act.verbal and clause.words.lower[trigger.last + 1] == "to"
    near = told and act is not None and act.first == trigger.last + 2
    return act if near and trigger.verbal and trigger.entry.root in _AHEAD else None


def _leading(trigger: Trigger) -> frozenset[str]:
    root, phrase = trigger.entry.root, trigger.entry.phrase
    leading = _LEADING.get(root, frozenset())
    if root is EventType.ASSAULT and not (trigger.verbal and phrase.split()[0] in _FIRING):
        return frozenset()
    if not trigger.verbal:
        coerces = root is EventType.COERCE and phrase not in _LAID
        return leading - _TO_WHOM if coerces else leading  # "took the crackdown to the court"
    if root is EventType.AID and not gives(trigger):
        return frozenset()
    return _OF_VERB.get(phrase, leading)


def _end(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> int:
    """Where what a trigger governs ends at the latest: its clause, or the next verb of another."""
    stop = min(trigger.last + 1 + REACH, clause.within.stop)
    ahead = trigger.entry.root in _AHEAD
    verbs = [t.first for t in others if t.first > trigger.last and _is_verb(clause, t, ahead=ahead)]
    stop = min((stop, *verbs))
    return next((i for i in range(trigger.last + 1, stop) if _stops(clause, i, trigger)), stop)


def _is_verb(clause: Clause, trigger: Trigger, *, ahead: bool) -> bool:
    """Whether a trigger is surely a verb of its own: no participle behind its noun."""
    before = clause.words.lower[trigger.first - 1]
    if not trigger.verbal or trigger.passive or (ahead and before == "to"):
        return False
    if describes(clause, trigger, ()):
        return False  # "gave food to | displaced families"
    return bool(trigger.form & (Form.PAST | Form.GERUND)) or before == "to"


def _stops(clause: Clause, at: int, trigger: Trigger) -> bool:
    lower = clause.words.lower
    if lower[at] == "and":
        after = clause.word(at + 1)  # "gave food and drugs to X", "handed it over and left for X"
        return not gives(trigger) or after.endswith("ed") or after in _LEFT
    if lower[at] not in _STOPS or clause.at(at) is not None:
        return False
    if lower[at] == ",":
        return not (lower[at - 1].isdigit() and lower[at + 1].isdigit())
    return lower[at] != "as" or lower[at + 1 : at + 2] not in (("a",), ("an",))
