"""When an outlet's own telling of an act lays it on somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import ENDS, HEAD
from counterclaim.records import CeasefireMention, Event, Factuality
from counterclaim.spans import Span

#: Acts that are accusations in the outlet's own voice too.
_OWN_VOICE = frozenset({"support", "arms supply"})
_BREACHES = re.compile(r"(?i)\b(?:breach(?:es|ed)|violat(?:ions?|ed|ing)|infringements?)\b")
_AGAINST = re.compile(
    r"(?i)\b(?:(?:despite|notwithstanding|in\s+spite\s+of)(?!\s+\w+ing\b)"
    r"|in\s+(?:open\s+)?(?:defiance|violation|breach)|(?:was|were)\s+(?:supposed|meant)\s+to"
    rf"|while\s+(?:\w+\s+){{1,2}}?{HEAD}\s+(?:was|is)\s+(?:still\s+)?in\s+(?:place|force|effect))\b"
)


#: "the strikes dovetail with the truce": none is a breach of it.
_IN_LINE = re.compile(
    r"(?i)\b(?:dovetail\w*|in\s+(?:line|accord(?:ance)?|compliance)|compl(?:y|ies|ied)|consistent)\s+with\b"
)


def set_against_truce(words: str) -> bool:
    """Whether words set an act against a truce: "despite", "in breach of"."""
    return bool(_AGAINST.search(words))


def _acts_now(event: Event) -> bool:
    """Whether an event is told as done, and not as long past."""
    return event.factuality in {Factuality.REPORTED, Factuality.CLAIMED}


def lays_on(
    lookup: Lookup, truces: Sequence[CeasefireMention], act: str, event: Event, doer: Doer
) -> bool:
    """Whether the outlet's own telling of an act lays it on the doer.

    Support of a known side for those called terrorists does; violence does where it is set
    against a truce ("despite"), told in the sentence of a truce that is known, or told
    beside a sentence that speaks of breaches.
    """
    if act in _OWN_VOICE:
        return doer.actor is not None
    sentence = lookup.sentence_at(event.trigger.start)
    phrases = [t for t in truces if sentence.contains(t.span)]
    named = [t for t in phrases if t.ceasefire is not None]
    if phrases and set_against_truce(sentence.of(lookup.text)) and _acts_now(event):
        return True
    if any(what in ENDS for t in named for what, _ in t.says):
        return False  # "after the truce expired, the army began an operation"
    if _IN_LINE.search(sentence.of(lookup.text)):
        return False
    if named:
        return set_against_truce(sentence.of(lookup.text)) or _acts_now(event)
    return doer.actor is not None and _acts_now(event) and _among_breaches(lookup, sentence)


def _among_breaches(lookup: Lookup, sentence: Span) -> bool:
    """Whether the sentence before or after, in a paragraph that touches, tells of breaches."""
    number = lookup.sentence_number(sentence.start)
    beside = [
        s
        for n in (number - 1, number + 1)
        if 0 <= n < len(lookup.sentences)
        for s in (lookup.sentences[n],)
    ]
    return any(_BREACHES.search(s.of(lookup.text)) for s in beside)
