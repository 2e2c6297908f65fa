"""Contents that stop, or begin, in the middle of a phrase, made whole.

Of 19,832 contents of PolNeAR's train texts 46 end with a word that a phrase needs to go on.
Where a sentence without quotation marks ends in its speaker ("…, a witness said"), the
content begins with the sentence, or behind a comma or an opening word, in 445 of 453.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans
from counterclaim.understand.drafts import Draft, tidied
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

_OPEN = word_set("of to by from in on at for with into between the a an and or their his its")
_MARKS = QUOTE_MARKS | word_set(", ; : – — - ( ) . ! ?")
_DATELINE = re.compile(r"[A-Z][^.\n]{0,60}?\s[-–—]\s+")
_LEAST = 3  # words that a content leaves out at the sentence's start
_AFTER_CUE = 10  # words of time, place or addressee behind the cue


def not_cut_short(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts with contents that reach to the ends of their phrases.

    A content never grows over the source or cue of its own draft or of another.
    """
    made = []
    for draft in drafts:
        others = [d for d in drafts if d is not draft]
        end = _end(text, words, sentences, draft, others)
        content = (*draft.content[:-1], Span(draft.content[-1].start, end))
        start = _start(text, words, sentences, replace(draft, content=content), others)
        content = (Span(start, content[0].end), *content[1:])
        grown = content != draft.content
        made.append(replace(draft, content=tidied(text, content)) if grown else draft)
    return made


def _sentence(sentences: Spans, at: int) -> Span | None:
    return next((s for s in sentences if s.start <= at < s.end), None)


def _taken(draft: Draft, others: Sequence[Draft]) -> Iterator[Span]:
    """The sources and cues of a draft and of others."""
    for one in (draft, *others):
        yield from (*one.source, *one.cue)


def _end(text: str, words: Words, sentences: Spans, draft: Draft, others: Sequence[Draft]) -> int:
    """Where a content ends whose last word needs another: at the clause's or speaker's border."""
    last = draft.content[-1]
    inside, sentence = words.within(last), _sentence(sentences, last.end - 1)
    if not inside or sentence is None or inside.stop >= len(words):
        return last.end
    tail = words.lower[inside.stop - 1]
    pair = words.lower[max(inside.start, inside.stop - 2) : inside.stop]
    goes_on = words.starts[inside.stop] < sentence.end and words.lower[inside.stop].isalnum()
    if not goes_on or not (tail in _OPEN or pair == ("among", "them")):
        return last.end
    borders = [p.start for p in _taken(draft, others) if last.end <= p.start < sentence.end]
    return max(last.end, min([sentence.end, *borders]))


def _start(text: str, words: Words, sentences: Spans, draft: Draft, others: Sequence[Draft]) -> int:
    """Where a content begins whose speaker ends its sentence behind a comma."""
    first = draft.content[0]
    own = (*draft.source, *draft.cue)
    sentence = _sentence(sentences, first.start)
    if not (draft.source and draft.cue) or sentence is None or len(draft.content) > 1:
        return first.start
    begins, ends = min(p.start for p in own), max(p.end for p in own)
    trailing = sentence.contains(Span(begins, ends)) and first.end <= begins
    if not trailing or len(words.within(Span(ends, max(ends + 1, sentence.end)))) > _AFTER_CUE:
        return first.start
    told = text[sentence.start : begins]
    if not told.rstrip().endswith(",") or not QUOTE_MARKS.isdisjoint(told):
        return first.start
    dateline = _DATELINE.match(text, sentence.start, first.start)
    start = dateline.end() if dateline else sentence.start
    lead = words.within(Span(start, first.start)) if start < first.start else range(0)
    if len(lead) < _LEAST or words.lower[lead.stop - 1] in _MARKS:
        return first.start
    spoken = any(
        p.start < first.start and p.end > start for o in others for p in (*o.cue, *o.source)
    )
    return first.start if spoken or "\n" in text[start : first.start].strip() else start
