"""Who does an act by the words "by X" behind it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, Clause
from counterclaim.understand.events.describing import DETERMINERS
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import verb_forms
from counterclaim.understand.words import word_set

BE = word_set("is are was were be been being")
#: Verbs that say only that an act is done: "launched an attack", "strikes carried out by".
LIGHT = frozenset(
    form
    for verb in word_set(
        "launch carry conduct stage mount make commit undertake wage begin start resume perform "
        "perpetrate hold intensify open escalate halt stop announce use drop order file impose "
        "declare issue express voice continue prolong provide offer give send lodge join attend "
        "host remain place put fire extend renew establish upgrade initiate lay tighten widen "
        "expand unleash reiterate repeat complete exert apply pile"
    )
    for form in verb_forms(verb)
) | word_set("increase increases")
#: Words of a verb's group, and adverbs in it, before the verb itself.
AUXILIARIES = BE | word_set(
    "to will would could may might must can cannot not should also have has had having been "
    "did do does t n be going able trying tried try wants want wanted seek seeks sought plans "
    "plan planned continue continues continued began begin failed fail fails managed agreed "
    "vowed pledged refused refuse refuses intends intend hope hopes hoped prepare preparing "
    "threatened still now then again repeatedly once ever never already currently routinely "
    "just only almost often twice helped helping help allegedly then later previously on monday "
    "tuesday wednesday thursday friday saturday sunday today yesterday late early"
)
REACH = 12
_ENDING = (BOUNDS - {"that"}) | {"according"}
_DOING = LIGHT - word_set("held used announced") | word_set("out led caused claimed done")
_USED = word_set("planted fired launched dropped laid detonated hurled lobbed driven flown")
PARTICIPLES = word_set(
    "held run led built taken seen known left lost hit won made given shown set put overrun paid "
    "sent bought sold brought driven fed kept taught"
)


def agent(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
    """The mention after the first "by" that follows soon, before another verb.

    "A raid on the town held by rebels": what another participle has before its "by" is
    none of the trigger's, unless that says only that the act is done ("carried out by").
    """
    words, within = clause.words, clause.within
    verbs = [t.first for t in others if t.first > trigger.last and _takes_by(clause, t, trigger)]
    for at in range(trigger.last + 1, min(trigger.last + 1 + REACH, within.stop, *verbs)):
        if words.lower[at : at + 4] == ("on", "the", "part", "of"):
            return clause.starting_at(at + 4)
        if words.lower[at] == "by":
            doing = words.lower[at - 1] in _DOING  # no act of its own
            other = at - 1 > trigger.last and is_participle(clause, at - 1) and not doing
            joined = trigger.verbal and clause.joined_by_and(at - 1)
            return None if other and not joined else _behind_by(clause, at + 1)
        word = words.lower[at]  # "the raid, which was carried out by" goes on
        if (trigger.verbal and word in BE) or word in _ENDING:
            return None
    return None


def user_of_weapon(clause: Clause, at: int) -> Mention | None:
    """Who used the weapon that the words up to ``at`` name: "a bomb planted by the | Front"."""
    user, by = clause.at(at), clause.lead(at)
    if user is None or user.kind not in ACTORS or clause.word(by) != "by":
        return None
    weapon = clause.at(by - 2)
    used = weapon is not None and weapon.kind is MentionKind.WEAPON
    return user if used and clause.word(by - 1) in _USED else None


def _behind_by(clause: Clause, at: int) -> Mention | None:
    """Who is named behind "by"; not in "caused unrest by attacking its troops"."""
    if clause.word(at).endswith("ing") and clause.word(at + 1) in DETERMINERS:
        return None
    return clause.starting_at(at)


def _takes_by(clause: Clause, other: Trigger, trigger: Trigger) -> bool:
    """Whether a "by" behind another trigger is that one's: "marches over a killing by X"."""
    if clause.joined_by_and(other.first):
        return False
    apart = other.first > trigger.last + 1 and clause.word(other.first - 1) not in (",", "of")
    return other.verbal or (apart and not trigger.verbal)


def is_participle(clause: Clause, at: int) -> bool:
    """Whether a word is the participle of a verb."""
    word = clause.word(at)
    return word.endswith("ed") or word in PARTICIPLES
