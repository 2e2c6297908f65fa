"""Which times of a sentence another clause of it has: none of those is an event's own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.records import TimeExpression
from counterclaim.spans import Span
from counterclaim.understand.events.borders import parts_behind
from counterclaim.understand.events.clauses import Clause
from counterclaim.understand.events.placing import before_other
from counterclaim.understand.events.tellings import REACHING, RESULTS
from counterclaim.understand.events.times import (
    ON,
    VIOLENT,
    names_other,
    of_agreement,
    of_later,
    of_other_than_acts,
    of_verb_before,
)
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import Words, word_set

_FINITE = word_set("is are was were has have had be been")
_FIRING = word_set("fire launch drop")
_MODALS = word_set("would will could should might")
_PERSONAL = word_set("who whose")
_TO_END = {
    ("to", verb)
    for verb in word_set("end stop halt quell crush suppress prevent avoid curb put discuss")
}
_REACH = 8  # words within which a relative clause may be the event's own
_OWNERS = word_set("his her its their")
_RELATIVE = word_set("which that who")
#: What is said or decided on a day, to be done on another: "promised on Sunday to leave".
_PROMISING = word_set(
    "agree agreed agrees promise promised promises vow vowed pledge pledged decide decided vote "
    "voted order ordered urge urged urging call called calling calls ask asked demand demanded "
    "threaten threatened offer offered warned warning plans planned"
)
_PROMISING_REACH = 9


def free_times(
    text: str,
    clause: Clause,
    trigger: Trigger,
    acts: Sequence[Trigger],
    times: Sequence[TimeExpression],
    cues: Sequence[Span],
) -> list[TimeExpression]:
    """The times of a sentence that may be the event's own.

    Args:
        text: the article.
        clause: its sentence.
        trigger: the words that tell of the event.
        acts: all triggers of the sentence, in order.
        times: its times.
        cues: the words of saying in the article.
    """
    words = clause.words
    later = before_other(clause, trigger, acts)

    def is_free(time: Span) -> bool:
        """Whether nothing else in the sentence has a time."""
        start = words.within(time).start
        return not (
            of_other_than_acts(text, time)
            or (trigger.entry.root in VIOLENT and of_agreement(text, time))
            or start >= later
            or parts_behind(clause, trigger, start, acts)
            or of_later(words, trigger, time, acts)
            or of_verb_between(words, trigger, time, acts)
            or of_relative(words, trigger, time, acts)
            or names_other(text, words, trigger, time, acts)
            or of_verb_before(words, trigger, time, cues, acts)
        )

    return [time for time in times if is_free(time.span)]


def is_only_promised(words: Words, trigger: Trigger) -> bool:
    """Whether an infinitive tells what somebody promises, decides or asks for, or what would be."""
    before = words.lower[max(trigger.first - _PROMISING_REACH, 0) : trigger.first]
    if not _MODALS.isdisjoint(before[-3:]):
        return True
    return before[-1:] == ("to",) and not _PROMISING.isdisjoint(before)


def of_relative(words: Words, trigger: Trigger, time: Span, others: Sequence[Trigger]) -> bool:
    """Whether a relative clause between an event and a time parts them.

    "Raids go on as they draft a plan which begins | this year"; "on Sunday freed men who had
    been held in | raids".
    """
    dated = words.within(time)
    if dated.stop <= trigger.first and words.lower[dated.stop] in _FINITE:
        on = dated.start - (words.lower[dated.start - 1] in ON)
        held = (t for t in others if t.passive and t.last == on - 1 and t.last < trigger.first)
        if any(words.lower[t.first - 1] not in _FINITE for t in held):
            return True  # "men arrested on Friday have been | freed"
    if dated.start > trigger.last:
        stop = dated.start - (words.lower[dated.start - 1] in ON)
        between = words.lower[trigger.last + 1 : stop]
        opens = next((n for n, w in enumerate(between, trigger.last + 1) if w in _PERSONAL), None)
        if opens and any(not t.verbal and trigger.last < t.first < opens for t in others):
            return True  # "raids for the killing of a pilot who fell | on Friday"
        told = any(trigger.last < t.first < dated.start for t in others)
        return not told and len(between) > _REACH and between[-2] in _RELATIVE
    before = words.lower[dated.stop : trigger.first]
    if not trigger.verbal and any(w == "for" and then in _OWNERS for w, then in pairwise(before)):
        return True  # "named on Monday for his role in quelling | protests"
    if not trigger.verbal and any(p in _TO_END for p in pairwise(before)):
        return True  # "sent troops in May to put an end to the | unrest"
    had = [
        n for n, pair in enumerate(pairwise(before)) if pair[0] in _RELATIVE and pair[1] == "had"
    ]
    return bool(had) and "," not in before[had[-1] :]


def of_verb_between(words: Words, trigger: Trigger, time: Span, others: Sequence[Trigger]) -> bool:
    """Whether another verb tells what was at a time: "rallied to mark that he | seized power in".

    Not so of who was hurt when it was done: "died when rebels attacked them on Monday".
    """
    if not trigger.verbal or trigger.entry.phrase in RESULTS:
        return False
    between = range(trigger.last + 1, words.within(time).start)
    behind = [t for t in others if t.verbal and t.first in between and t.form & Form.PAST]
    whose = (t for t in behind if not t.passive or words.lower[t.last + 1] == "by")
    return any(t.entry.phrase not in RESULTS | REACHING | _FIRING for t in whose)
