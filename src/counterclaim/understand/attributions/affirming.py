"""Who affirms what a sentence tells: "as affirmed by Tarn", "told by Voss and noted by Tarn"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.sentencedesk import BE, MARKS, Desk
from counterclaim.understand.words import word_set

RULE_VERSION = "understand.affirming-speakers 1"
RULE_SCORE = 0.6
AFFIRMING = word_set(
    "affirmed confirmed reported announced declared stated noted condemned rejected"
)
_LEAST = 4  # words that are told
_TITLE = 6  # words of a title before the name
_AFTER = 3  # words of time behind the name


def affirmed(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of whom "as affirmed by" names, of all that stands before it."""
    if joined := _joined(desk, at, drafts):
        return joined
    within = desk.words.within(sentence)
    if at - 1 - within.start < _LEAST or desk.lower[at - 1 : at + 2 : 2] != ("as", "by"):
        return None
    first = at + 2
    names = (desk.name_at(i) for i in range(first, min(first + _TITLE, within.stop)))
    name = next((named for named in names if named), None)
    if name is None or desk.words.within(name).start < first:
        return None
    last = desk.words.within(name).stop - 1
    behind = [word for word in desk.lower[last + 1 : within.stop] if word.isalnum()]
    source, cue = desk.words.span(first, last), desk.words.span(at - 1, at + 1)
    titled = MARKS.isdisjoint(desk.lower[first:last])
    taken = any(p.overlaps(cue) or p.overlaps(source) for d in drafts for p in (*d.cue, *d.source))
    if len(behind) > _AFTER or not titled or taken:
        return None
    told = Span(sentence.start, desk.words.starts[at - 1])
    return Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION)


def _joined(desk: Desk, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of a second passive's agent: "announced by the Guard and | confirmed by Tarn"."""
    named = desk.name_at(at + 2) if desk.lower[at - 1 : at + 2 : 2] == ("and", "by") else None
    end = desk.words.ends[at - 2] if named and at > 1 else -1
    first = next((d for d in drafts if d.source and d.cue and d.source[-1].end == end), None)
    if named is None or first is None or first.cue[-1].end > first.source[0].start:
        return None
    cue = desk.words.within(first.cue[-1])
    passive = not BE.isdisjoint(desk.lower[cue.start : cue.stop])
    if not passive or any(p.overlaps(named) for d in drafts for p in (*d.source, *d.content)):
        return None
    cues = (desk.words.span(at, at),)
    return Draft((named,), cues, first.content, RULE_SCORE, RULE_VERSION)
