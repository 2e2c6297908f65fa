"""Contents that an attribution inside them has cut short or in two.

The model gives each word one role at most, so where a content holds an attribution of
its own ("the centre said that groups that announced their joining ...") the inner one
is marked and the outer content stops before it, or is split around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans, cover
from counterclaim.understand.attributions.drafts import Draft, joined
from counterclaim.understand.attributions.nested import worth_reading
from counterclaim.understand.attributions.sentencedesk import RELATIVE
from counterclaim.understand.words import Words, word_set

_SUBORDINATING = word_set("after before because since until unless although though while when if")


def mended(text: str, words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, outer contents reaching over the drafts that interrupt them.

    A draft with a word of reporting for its cue interrupts if all of it lies in one gap
    of a content and fills it but for blanks and marks, or if its source is a relative
    pronoun right behind a content whose speaker stands before it; behind a comma such
    a clause is as often the outlet's own. The same goes for any draft right behind a
    content that ends in a conjunction ("left after | the army accused them ..."). It will
    then be nested in the outer one.
    """
    reporting = [d for d in drafts if any(worth_reading(words, c, least=1) for c in d.cue)]
    return [_over(text, draft, [d for d in reporting if d is not draft]) for draft in drafts]


def _over(text: str, draft: Draft, others: Sequence[Draft]) -> Draft:
    content = draft.content
    for other in others:
        whole = cover((*other.source, *other.cue, *other.content))
        if whole is None:
            continue
        if _goes_on(text, draft, other, whole):
            content = joined(text, _with(content, whole))
    return draft if content == draft.content else replace(draft, content=content)


def _with(content: Spans, whole: Span) -> list[Span]:
    """The content reaching over a stretch."""
    before = [c for c in content if c.end <= whole.start]
    after = [c for c in content if c.start >= whole.end]
    start = before.pop().start if before else whole.start
    return [*before, Span(start, whole.end), *after]


def _goes_on(text: str, draft: Draft, other: Draft, whole: Span) -> bool:
    """Whether a draft is a relative clause, or a conjunction's, right behind a content."""
    if len(other.source) != 1 or whole.start != other.source[0].start:
        return False
    spoken = draft.source and draft.cue and draft.cue[0].start < draft.content[0].start
    between = text[draft.content[-1].end : whole.start]
    last = draft.content[-1].of(text).split()[-1].lower()
    bound = other.source[0].of(text).lower() in RELATIVE or last in _SUBORDINATING
    return bool(spoken) and between == " " and bound
