"""Who affirms at a sentence's end what it tells: "the effort failed, as affirmed by Orm Tarn"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.sentencedesk import MARKS, Desk
from counterclaim.understand.words import word_set

RULE_VERSION = "understand.affirming-speakers 1"
RULE_SCORE = 0.6
AFFIRMING = word_set("affirmed confirmed reported announced declared stated noted")
_LEAST = 4  # words that are told
_TITLE = 6  # words of a title before the name
_AFTER = 3  # words of time behind the name


def affirmed(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of whom "as affirmed by" names, of all that stands before it."""
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
