"""Who gives a toll: "the ministry put the toll at nine", "the rebels count twelve dead"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft, is_taken, tidied
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.attributions.subjects import described, subject_of
from counterclaim.understand.numbers import SMALL
from counterclaim.understand.words import word_set

RULE_VERSION = "understand.unread-speakers 1"
RULE_SCORE = 0.6
#: Verbs of who counts: "counts nine dead".
COUNTING = word_set("count counts counted tallies tallied")
#: Verbs of who gives a toll.
GIVING = COUNTING | word_set("put puts gave gives raised raises updated")
_PUTTING = word_set("put puts")
_MEASURES = word_set("the a an its their death higher new latest initial earlier combined to from")
_BEFORE_NUMBER = word_set("at least more than about around some nearly over up to only")
_CONTRAST = word_set("while and but")
_IT = word_set("it that this them")
_LOST = word_set("losses casualties dead")
_PARTING = word_set("while whereas ;")
_LEAST = 3  # words that are told; of a number counted one less
_FAR = 6  # words


def toll_draft(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Who "put the death toll at fifty", "gave a toll of nine"; other things put say nothing."""
    if not _gives_toll(desk, at):
        return None
    cue, said = desk.words.span(at, at), Span(desk.words.starts[at + 1], sentence.end)
    source = described(desk, sentence, cue)
    source = source or subject_of(desk, at, desk.words.within(sentence).start)
    if source is None or any(source.overlaps(p) for d in drafts for p in (*d.cue, *d.content)):
        return None
    return None if is_taken(cue, drafts) else free_draft(desk, source, cue, said, drafts)


def cut_at_toll(desk: Desk, sentence: Span, at: int, drafts: list[Draft]) -> list[Draft]:
    """The drafts, a content cut where another gives a toll: "ten died | while the Guard put"."""
    if desk.lower[at] not in _PUTTING or not _gives_toll(desk, at):
        return drafts
    source = subject_of(desk, at, desk.words.within(sentence).start)
    before = desk.words.within(source).start - 1 if source else -1
    if source is None or before < 1 or desk.lower[before] not in _CONTRAST:
        return drafts
    end = desk.words.starts[before]
    return [
        replace(d, content=tidied(desk.text, (Span(c.start, min(c.end, end)) for c in d.content)))
        if any(c.start < end < c.end for c in d.content)
        and all(c.start < end for c in d.content)
        and all(c.end <= end for c in d.cue)
        else d
        for d in drafts
    ]


def _gives_toll(desk: Desk, at: int) -> bool:
    """Whether a toll or number stands behind a verb: "put the toll", "counts | at least nine"."""
    near = desk.lower[at + 1 : at + _FAR]
    if desk.lower[at] in COUNTING:
        return _begins_with_number(near)
    if desk.lower[at] in _PUTTING and near[:1] and near[0] in _IT and near[1:2] == ("at",):
        return _begins_with_number(near[2:])
    behind = list(takewhile(lambda word: word in _MEASURES or word.isdigit(), near))
    told = len(behind) < len(near) and near[len(behind)] in ("toll", "tolls")
    measure = near[: near.index("at")] if "at" in near else ()
    set_at = desk.lower[at] in _PUTTING and not _LOST.isdisjoint(measure)
    return (told and bool(behind)) or set_at


def _begins_with_number(words: Sequence[str]) -> bool:
    """Whether a number comes first, "at least" and the like passed over."""
    first = next((word for word in words if word not in _BEFORE_NUMBER), "")
    return first.isdigit() or first in SMALL


def free_draft(
    desk: Desk, source: Span, cue: Span, said: Span, drafts: Sequence[Draft]
) -> Draft | None:
    """The draft with what is said up to where another one begins."""
    parts = [p for d in drafts for p in (*d.source, *d.cue, *d.content)]
    end = min((p.start for p in parts if said.overlaps(p)), default=said.end)
    inside = desk.words.within(Span(said.start, max(end, said.start + 1)))
    parted = next((i for i in inside if desk.lower[i] in _PARTING), inside.stop)
    inside = range(inside.start, parted)
    if not inside:
        return None
    last = inside.stop - 1 - (desk.lower[inside.stop - 1] in ("and", "but", "while"))
    counted = _begins_with_number(desk.lower[inside.start : last])
    if last - inside.start + 1 < _LEAST - counted:
        return None
    content = tidied(desk.text, [desk.words.span(inside.start, last)])
    return Draft((source,), (cue,), content, RULE_SCORE, RULE_VERSION)
