"""Whether an event is told of only as a condition, or as what nothing shows."""

from __future__ import annotations

from counterclaim.records import EventType
from counterclaim.understand.events.negation import SCOPE
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

_IF = word_set("if unless whether")
_PROOF = word_set("proof evidence sign signs indication indications confirmation suggestion")
_ONGOING = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_KNOWN = word_set(
    "ongoing continuing continued latest recent the this that these those its their his her"
)


def words_before(words: Words, trigger: Trigger, within: range) -> tuple[str, ...]:
    """The words before a trigger in which a condition reaches it."""
    return words.lower[max(within.start, trigger.first - 2 * SCOPE) : trigger.first]


def is_conditional(words: Words, trigger: Trigger, within: range) -> bool:
    """Whether an event is told of as a condition: "if no truce is agreed"."""
    wide = words_before(words, trigger, within)
    asked = "whether" in wide and "," in wide[wide.index("whether") :]  # "Asked whether X, he"
    conditional = (_IF - {"whether"} if asked else _IF) & set(wide) and "anything" not in wide
    return bool(conditional) or _opens_with_if(words, within)


def is_known(words: Words, trigger: Trigger) -> bool:
    """Whether a noun names what goes on, whatever a condition says: "if the | violence worsens"."""
    if trigger.verbal or trigger.entry.root not in _ONGOING:
        return False
    before = words.lower[max(trigger.first - 2, 0) : trigger.first]
    behind = words.lower[trigger.last + 1 : trigger.last + 2]
    owned = before[-1:] == ("s",) or before[-1:] in (("'",), ("’",))
    return owned or not _KNOWN.isdisjoint(before) or behind[:1] in (("continues",), ("worsens",))


def unproven(wide: tuple[str, ...]) -> bool:
    """Whether it is said that nothing shows it: "there was no proof that he was | beaten"."""
    return any(
        first in ("no", "little") and then in _PROOF and that == "that"
        for first, then, that in zip(wide, wide[1:], wide[2:], strict=False)
    )


def _opens_with_if(words: Words, within: range) -> bool:
    """Whether a sentence is a condition from its start; "had they" is one, "if anything" none."""
    start = within.start + (words.lower[within.start] in QUOTE_MARKS)
    first = words.lower[start : start + 2]
    inverted = first[:1] == ("had",) and "would" in words.lower[within.start : within.stop]
    return inverted or (first[:1] != () and first[0] in _IF and first[1:] != ("anything",))
