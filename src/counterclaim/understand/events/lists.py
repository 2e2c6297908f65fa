"""The mentions that "and" joins in one phrase: "Kelian and Ostran jets", "X, Y and Z"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.events.agents import BE
from counterclaim.understand.events.clauses import DOERS, PREPOSITIONS, SAYING, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import word_set

_PARTIES = DOERS | {MentionKind.WEAPON}  # "Kelian and | Ostran jets"
_LEADING = word_set("the its their his her both also other some several allied two three four")
_AND = (("and",), (",", "and"), ("as", "well", "as"), (",", "as", "well", "as"))
_COMMA = (",",)
_JOINS = (*_AND, _COMMA)
_JOINTS = word_set(", and as")  # what all of these hold one of
_FINITE = (
    BE - word_set("be been being")
    | SAYING
    | word_set("has have had will would can could may might must do does did")
)
_NO_NOUN = _FINITE | _LEADING | {"as"}


def listed(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """The mentions of the list that one stands in, in order; the mention alone if in none.

    A list ends in "and". A person's office behind a comma only tells who that is:
    "Aram Voss, the minister, and Lena Ost" are two.
    """
    spans = clause.spans
    at = clause.last_before(clause.words.within(mention.span).start + 1)
    if at < 0 or spans[at][0] is not mention:
        return (mention,)
    first = last = at
    while last + 1 < len(spans) and _link(clause, last):
        last += 1
    while first and _link(clause, first - 1):
        first -= 1
    while last > at and not _ends_list(clause, last):
        last -= 1
    if first < last and not _ends_list(clause, last):
        return (mention,)
    return tuple(spans[n][0] for n in range(first, last + 1) if not _tells_who(clause, first, n))


def acting(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """The mentions of a subject's list, less those before it that a preposition has.

    "After talks with Kelia, Ostra and Ruwan signed": Ostra and Ruwan.
    """
    joined = listed(clause, mention)
    while joined[0] is not mention and _is_before(clause, joined[0]):
        joined = joined[1:]
    return joined


def _is_before(clause: Clause, mention: Mention) -> bool:
    """Whether a comma parts a mention that a preposition has from what stands behind it."""
    at = clause.last_before(clause.words.within(mention.span).start + 1)
    before = clause.word(clause.before_modifiers(clause.starts[at]))
    return before in PREPOSITIONS and _joint(clause, at)[:1] == _COMMA


def those_done_to(
    clause: Clause, target: Mention, others: Sequence[Trigger]
) -> tuple[Mention, ...]:
    """The mentions of a target's list from it on, less those that govern a verb of their own.

    "The army attacked the Front and the Brigade fled": the Front alone.
    """
    joined = listed(clause, target)
    joined = joined[joined.index(target) :] if target in joined else (target,)
    return joined[:1] if _governs(clause, joined[-1], others) else joined


def _governs(clause: Clause, mention: Mention, others: Sequence[Trigger]) -> bool:
    """Whether a finite verb, or a noun that it owns, stands right behind a mention."""
    at = clause.words.within(mention.span).stop
    word = clause.words.lower[at] if at < clause.within.stop else ""
    verb = next((t for t in others if t.verbal and t.first == at), None)
    if verb is not None:
        return not (verb.passive or verb.form & Form.GERUND)
    return word in _FINITE or word in ("'", "’") or word.endswith("ed")


def _link(clause: Clause, left: int) -> bool:
    """Whether a comma or "and" alone parts a mention from the next."""
    return bool(_joint(clause, left)) and all(
        mention.kind in _PARTIES for mention, _ in clause.spans[left : left + 2]
    )


def _joint(clause: Clause, left: int) -> tuple[str, ...]:
    """The words that join a mention to the next, or none; a noun that the first owns aside.

    "The rebels' | jets and Ostran tanks", "Kelian warplanes and | Ostran ones".
    """
    start, stop = clause.spans[left][1].stop, clause.spans[left + 1][1].start
    words = clause.words.lower[start:stop]
    if _JOINTS.isdisjoint(words):
        return ()
    between = list(words)
    if between[:1] in (["'"], ["’"]):
        del between[: 1 + (between[1:2] == ["s"])]
    if len(between) > 1 and between[0].endswith("s") and between[0] not in _NO_NOUN:
        del between[0]
    while between and between[-1] in _LEADING:
        del between[-1]
    held = tuple(between)
    described = stop - start > 0 and clause.describes(clause.spans[left][1])
    return held if held in _JOINS and not described else ()


def _ends_list(clause: Clause, last: int) -> bool:
    """Whether "and" stands before a mention: the last of a list."""
    return last > 0 and _joint(clause, last - 1) in _AND


def _tells_who(clause: Clause, first: int, at: int) -> bool:
    """Whether a mention behind a comma only says who the one before it is."""
    if at == first or _joint(clause, at - 1) != _COMMA:
        return False
    mention, before = clause.spans[at][0], clause.spans[at - 1][0]
    persons = mention.kind is before.kind is MentionKind.PERSON
    return persons and before.text[0].isupper() and mention.text[0].islower()
