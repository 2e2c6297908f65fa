"""Who speaks behind "while": what a reader laid to the speaker of the clause before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans, in_order
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words, word_set

_LONGEST = 4  # words
_CONTRAST = word_set("while whereas")


def parted_by_contrast(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, a name between "while" and a cue its source, and no end of a content before.

    "Norland pledged to leave | while Sudria | undertook to wait": Sudria undertakes, and what
    Norland pledged ends before "while".
    """
    desk = Desk(text, words, sentences, tuple(in_order(names)))
    made = list(drafts)
    for number, draft in enumerate(drafts):
        name = _behind_contrast(desk, draft) or _going_on(desk, draft)
        if name is not None:
            end = words.ends[words.within(name).start - 2]
            made = [_ended(text, d, end, draft.cue[0]) for d in made]
            made[number] = replace(draft, source=(name,))
    return made


def _behind_contrast(desk: Desk, draft: Draft) -> Span | None:
    """The marked name, with its article, that "while" opens a clause with right before a cue."""
    sentence = desk.sentence(draft.cue[0].start) if draft.cue else None
    if sentence is None or not draft.source or draft.source[-1].end > draft.cue[0].start:
        return None
    least = desk.words.within(sentence).start
    at = desk.last_before(desk.words.within(draft.cue[0]).start, least)
    name = desk.name_ending(desk.words.ends[at]) if at > least else None
    if name is None or name.overlaps(draft.source[-1]):
        return None
    first = desk.words.within(name).start
    first -= first > least and desk.lower[first - 1] in DETERMINERS
    led = first - 1 > least and desk.lower[first - 1] in _CONTRAST
    return Span(desk.words.starts[first], name.end) if led else None


def _going_on(desk: Desk, draft: Draft) -> Span | None:
    """Who does what goes before "and" in a clause of contrast: "while the rebels left and | said".

    Only a name or a noun for people or bodies right behind "while", past which a reader looked
    for a farther speaker.
    """
    sentence = desk.sentence(draft.cue[0].start) if draft.cue else None
    if sentence is None or not draft.source or draft.source[-1].end > draft.cue[0].start:
        return None
    cue = desk.words.within(draft.cue[0]).start
    between = range(desk.words.within(draft.source[-1]).stop, cue - 1)
    led = [i for i in between if desk.lower[i] in _CONTRAST]
    if desk.lower[cue - 1] not in ("and", "but") or not led:
        return None
    first = led[-1] + 1
    if name := desk.name_at(first):
        return Span(desk.words.starts[first], name.end)
    ends = range(first, min(first + _LONGEST, cue - 1))
    spoken = [i for i in ends if head_kind(desk.lower[first : i + 1]) and i > first]
    return desk.words.span(first, spoken[0]) if spoken else None


def _ended(text: str, draft: Draft, end: int, cue: Span) -> Draft:
    """The draft with a content that runs up to another's cue cut at a position."""
    over = [c for c in draft.content if c.start < end < c.end <= cue.start]
    if not over:
        return draft
    kept = (Span(c.start, min(c.end, end)) for c in draft.content if c.start < end)
    return replace(draft, content=tidied(text, kept))
