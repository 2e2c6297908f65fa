"""Words behind a semicolon that another says: "The army says ten died; the rebels count two".

Of 133 contents of PolNeAR's train texts that meet a semicolon outside of a quotation 98 end there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.spans import Span, Spans, in_order
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.quotations import find_quotations
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.attributions.subjects import PRONOUNS, subject_of
from counterclaim.understand.attributions.tolls import COUNTING
from counterclaim.understand.words import Words, word_set

RULE_VERSION = "understand.semicolons 1"
RULE_SCORE = 0.6
_OPENING = word_set("and but while whereas yet meanwhile however ,")
_FAR = 8  # words of a subject


def parted_at_semicolons(
    text: str, words: Words, passage: Span, sentences: Spans, drafts: Sequence[Draft], names: Spans
) -> list[Draft]:
    """The drafts, a content cut at a semicolon behind which another is the subject of a verb.

    Who that is has a draft of his own then, up to where a third one tells something.
    """
    made = list(drafts)
    if ";" not in text[passage.start : passage.end]:
        return made
    desk = Desk(text, words, sentences, tuple(in_order(names)))
    quoted = find_quotations(text, passage)
    for sentence in sentences:
        marks = [i for i in words.within(sentence) if words.lower[i] == ";"]
        for at, stop in pairwise((*marks, words.within(sentence).stop)):
            if not any(q.contains(words.span(at, at)) for q in quoted):
                made = _parted(desk, sentence, range(at, stop), made)
    return made


def _parted(desk: Desk, sentence: Span, clause: range, drafts: list[Draft]) -> list[Draft]:
    """The drafts parted at the semicolon that a clause begins with."""
    at = desk.words.starts[clause.start]
    crossing = [d for d in drafts if d.cue and d.cue[-1].end <= at and _crosses(d, at)]
    told = _teller(desk, clause) if crossing else None
    if told is None:
        return drafts
    cut = [
        replace(d, content=tidied(desk.text, _before(d, at))) if d in crossing else d
        for d in drafts
    ]
    source, cue = told
    said = Span(cue.end, max(cue.end + 1, sentence.end))
    if any(p.overlaps(cue) for d in cut for p in (*d.source, *d.cue)):
        return cut
    content = tidied(desk.text, [said])
    own = Draft((source,), (cue,), content, RULE_SCORE, RULE_VERSION)
    return [*cut, own] if content else cut


def _crosses(draft: Draft, at: int) -> bool:
    return any(c.start < at < c.end for c in draft.content)


def _before(draft: Draft, at: int) -> Iterator[Span]:
    return (Span(c.start, min(c.end, at)) for c in draft.content if c.start < at)


def _teller(desk: Desk, clause: range) -> tuple[Span, Span] | None:
    """Subject and verb of a clause that tells or counts something; "it" may be any before."""
    first = clause.start + 1
    while first < clause.stop and desk.lower[first] in _OPENING:
        first += 1
    for verb in range(first + 1, min(first + _FAR, clause.stop)):
        cue = desk.words.span(verb, verb)
        if desk.lower[verb] in COUNTING or is_reporting(desk.words, cue):
            source = subject_of(desk, verb, first)
            whole = source is not None and desk.words.within(source).start == first
            same = source is not None and source.of(desk.text).lower() in PRONOUNS
            return (source, cue) if source and whole and not same else None
    return None
