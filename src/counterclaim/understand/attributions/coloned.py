"""Words behind a colon that another says, in text that lost its quotation marks.

"The rebels say help is late: Nobody came to us said the medic Orm Tarn." has two speakers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans, in_order
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.attributions.subjects import subject_of
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

RULE_VERSION = "understand.coloned 1"
RULE_SCORE = 0.6
_SAYING = word_set("said says told added wrote")
_LEAST = 3  # words that are said
_AFTER_CUE = 8  # words of name, time, place or addressee behind the verb


def parted_at_colons(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, a content cut at a colon behind which the sentence ends in another speaker.

    Who that is has a draft of his own then, with what stands between the colon and him.
    """
    made = list(drafts)
    for sentence in sentences:
        if ": " in text[sentence.start : sentence.end]:
            made = _parted(Desk(text, words, sentences, tuple(in_order(names))), sentence, made)
    return made


def _parted(desk: Desk, sentence: Span, drafts: list[Draft]) -> list[Draft]:
    within = desk.words.within(sentence)
    colon = next((i for i in within if _introduces(desk, i)), None)
    if colon is None or not QUOTE_MARKS.isdisjoint(desk.lower[within.start : within.stop]):
        return drafts
    at = desk.words.starts[colon]
    crossing = [d for d in drafts if d.cue and d.cue[-1].end <= at and _crosses(d, at)]
    closing = _closing(desk, range(colon + 1, within.stop)) if crossing else None
    if closing is None:
        return drafts
    source, cue, told = closing
    others = [d for d in drafts if d not in crossing and not any(c.overlaps(cue) for c in d.cue)]
    return [
        *others,
        *(replace(d, content=tidied(desk.text, _before(d.content, at))) for d in crossing),
        Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION),
    ]


def _introduces(desk: Desk, at: int) -> bool:
    """Whether a word is a colon before a capital."""
    behind = desk.words.starts[at + 1 : at + 2]
    return desk.lower[at] == ":" and bool(behind) and desk.text[behind[0]].isupper()


def _crosses(draft: Draft, at: int) -> bool:
    return any(c.start < at < c.end for c in draft.content)


def _before(content: Spans, at: int) -> Spans:
    return tuple(Span(c.start, min(c.end, at)) for c in content if c.start < at)


def _closing(desk: Desk, behind: range) -> tuple[Span, Span, Span] | None:
    """Source, cue and content of who ends a sentence, before or behind the last verb of saying."""
    verb = next((i for i in reversed(behind) if desk.lower[i] in _SAYING), behind.start)
    if verb - behind.start < _LEAST or behind.stop - verb > _AFTER_CUE:
        return None
    cue = desk.words.span(verb, verb)
    source = subject_of(desk, verb, behind.start) or _named_last(desk, verb, behind)
    if source is None:
        return None
    end = min(source.start, cue.start)
    return source, cue, Span(desk.words.starts[behind.start], end)


def _named_last(desk: Desk, verb: int, behind: range) -> Span | None:
    """All from a verb to the name that ends the sentence: "said | the medic Orm Tarn"."""
    last = next(i for i in reversed(behind) if i == verb or desk.lower[i].isalnum())
    name = desk.name_ending(desk.words.ends[last])
    told = desk.lower[verb] == "told"
    return desk.words.span(verb + 1, last) if name and last > verb and not told else None
