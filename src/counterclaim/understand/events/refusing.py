"""What somebody will not do: a refusal is an act of its own, and no act denied.

"Norland will not lift the ban" is a REJECT of Norland's, as in PLOVER's codebook; "did not lift
it" is a CONCEDE that is denied.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.records import EventType
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import Words, word_set

#: What one can refuse: to give, to yield, to meet and to agree.
_REFUSABLE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.AID,
        EventType.COOPERATE,
        EventType.CONCEDE,
        EventType.RETREAT,
    }
)
_WILL = word_set("will would")
_WILL_NOT = frozenset((word, mark, "t") for word in ("won", "wouldn") for mark in ("'", "’"))


def refuses(words: Words, trigger: Trigger) -> bool:
    """Whether somebody will not do what a verb tells: "will not | meet", "won't ever | leave"."""
    if not trigger.verbal or trigger.passive or trigger.entry.root not in _REFUSABLE:
        return False
    at = trigger.first
    while at and (words.lower[at - 1].endswith("ly") or words.lower[at - 1] in ("ever", "even")):
        at -= 1
    before = words.lower[max(0, at - 3) : at]
    will_not = before[-1:] == ("not",) and not _WILL.isdisjoint(before[-2:-1])
    return before in _WILL_NOT or will_not


def refused(trigger: Trigger) -> Trigger:
    """The refusal of what a trigger tells."""
    entry = replace(trigger.entry, root=EventType.REJECT, mode="", acled="")
    return replace(trigger, entry=entry)
