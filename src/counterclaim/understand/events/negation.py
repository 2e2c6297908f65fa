"""Whether an event is said not to have happened, or to wait for something else."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.records import EventType
from counterclaim.understand.events.agents import BE, LIGHT, PARTICIPLES
from counterclaim.understand.events.clauses import PREPOSITIONS
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

SCOPE = 6  # words before a trigger in which negation and modals reach it
_NOT = word_set("not never no none neither nor cannot without t denied denies deny denying")
_NONE_OF = {(n, "of", which) for n in ("none", "neither") for which in ("which", "whom")}
# What denies nothing: "not only", "not the first to be", "Doctors Without Borders".
_MORE = word_set("only just merely simply first last borders")
_COMMENTING = word_set(
    "comment commented commenting respond responded react reacted mention mentioned"
)
_UNSAID = frozenset((verb, "that") for verb in ("say", "said", "confirm", "mention", "claim"))
_CALLED_OFF = word_set("cancelled canceled averted foiled thwarted prevented")
_SHOWN = word_set("verified confirmed corroborated proven")
_FAILED = word_set(
    "unable fail fails failed failing refuse refuses refused refusing decline declined prevented "
    "avoided avoids stopped refrain refrained halted lack lacks lacked foil foils foiled foiling "
    "thwart thwarts thwarted thwarting averts averted cancel cancels cancelled cancelling canceled"
)
#: What is to be warded off has not happened, and may.
WARDING_OFF = word_set("avoid avert prevent avoiding averting preventing")
_BREAKS = QUOTE_MARKS | word_set(", ; : . ! ? ( ) - – — and but who which while when as")
_ABOUT = word_set("in on to over about at against after during from by with into for")
_KNOWN = word_set("the this that these those")
_DOING = LIGHT | BE | _NOT | PREPOSITIONS | word_set("did do does confirm verify")
_TIMING = word_set("before until till after")


def scope_of(words: Words, trigger: Trigger, within: range) -> tuple[str, ...]:
    """The words before the trigger, back to a break, that modals and negation stand in."""
    first = trigger.first
    at = first
    while at > within.start and first - at < SCOPE and words.lower[at - 1] not in _BREAKS:
        at -= 1
    if words.lower[max(at - 3, 0) : at] in _NONE_OF:
        at -= 3  # "truces, none of which has | held"
    return words.lower[at:first]


def is_negated(words: Words, trigger: Trigger, reach: tuple[str, ...]) -> bool:
    """Whether a trigger is negated by what stands before it, or by an object that is nobody.

    ``reach`` are the words of its ``scope_of`` that a negation of it can stand in.
    """
    own = _past_silence(_own(reach), verbal=trigger.verbal)
    own = own if trigger.verbal else _of_itself(own)
    tried = not trigger.verbal and reach[-1:] == ("failed",)  # "twenty died in the failed | raid"
    failed = governed(reach, _FAILED) and not (tried and trigger.entry.root is EventType.ASSAULT)
    return _denies(own) or failed or _of_none(words, trigger)


def _own(scope: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the trigger's own clause: "will not talk | before they lay down arms"."""
    led = [i for i, w in enumerate(scope) if w in _TIMING and scope[max(i - 1, 0)] != "never"]
    return scope[max(led, default=-1) + 1 :]


def _of_itself(scope: tuple[str, ...]) -> tuple[str, ...]:
    """The words that can deny a noun itself: "no toll in the | fighting" denies no fighting.

    Nor does "should not overlook the | raid"; but "did not launch the | raid" does.
    """
    known = [
        at
        for at, pair in enumerate(pairwise(scope))
        if pair[1] in _KNOWN and (pair[0] in _ABOUT or not (pair[0] in _DOING or at < 1))
    ]
    return scope[max(known, default=-1) + 1 :]


def _of_none(words: Words, trigger: Trigger) -> bool:
    """Whether a verb's object is nobody: "abducted no pupils", not "killed no fewer than nine"."""
    behind = words.lower[trigger.last + 1 : trigger.last + 3]
    return trigger.verbal and behind[:1] == ("no",) and behind[-1] not in ("fewer", "less", "more")


def _past_silence(scope: tuple[str, ...], *, verbal: bool) -> tuple[str, ...]:
    """The words behind what is not said: who "has not commented on the raid" denies none.

    Nor does who "did not say whether it had bombed" or "did not say that it had bombed".
    """
    silent = [at for at, word in enumerate(scope) if word in ("whether", "if")]
    silent += [at for at, word in enumerate(scope) if word in _COMMENTING and not verbal]
    silent += [at for at, pair in enumerate(pairwise(scope)) if pair in _UNSAID]
    return scope[max(silent, default=-1) + 1 :]


def _denies(scope: tuple[str, ...]) -> bool:
    """Whether a negation stands there; "not only" and "not the first to be" are none."""
    for at, word in enumerate(scope):
        after = [w for w in scope[at + 1 : at + 3] if w != "the"][:1]
        if word in _NOT and _MORE.isdisjoint(after):
            return True
    return False


def governed(scope: tuple[str, ...], governors: frozenset[str]) -> bool:
    """Whether a governor stands right before "to", "from" or the trigger itself."""
    for back in (1, 2, 3):
        if len(scope) >= back and scope[-back] in governors:
            return all(
                w in ("to", "from", "of", "any", "the", "a", "an")
                for w in scope[len(scope) - back + 1 :]
            )
    return False


def is_called_off(words: Words, trigger: Trigger, within: range) -> bool:
    """Whether a negation follows a noun: "the talks did not take place", "were cancelled"."""
    after = words.lower[trigger.last + 1 : min(trigger.last + 4, within.stop)]
    off = after[:1] in (("was",), ("were",)) and after[1:2] and after[1] in _CALLED_OFF
    if _SHOWN & set(words.lower[trigger.last + 1 : min(trigger.last + 6, within.stop)]):
        return False  # "the allegations can not be verified"
    undone = after[1:2] == ("not",) and after[0].isalpha()  # not "the killing, not the orders"
    if undone and after[0] in BE:  # "raids were not held", not "raids are not rare"
        undone = after[-1].endswith("ed") or after[-1] in PARTICIPLES
    return not trigger.verbal and (undone or bool(off))


def awaited(wide: tuple[str, ...]) -> bool:
    """Whether something is not done before it: "will not talk until they have | left"."""
    led = [i for i, word in enumerate(wide) if word in _TIMING - {"after"}]
    return bool(led) and bool({"not", "never", "will"} & set(wide[: led[-1]]))
