"""Speakers who go on: "X said that A, adding that B" is two claims of one speaker.

So is "X said that A and accused B of C", where a reader finds both and lays one into the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.quotations import find_quotations
from counterclaim.understand.attributions.sentencedesk import is_relative
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words, word_set

_GOES_ON = word_set(
    "adding saying noting stressing reiterating explaining insisting claiming warning stating "
    "emphasising emphasizing underlining confirming denying affirming arguing recalling "
    "asserting maintaining alleging pointing"
)
_ALONE = word_set("adding saying")  # these need no "that" after them
_URGING = word_set(
    "urging accusing blaming demanding asking condemning denouncing vowing rejecting"
)
_NAMING = word_set("calling describing dismissing branding terming labelling labeling")
_PARTICIPLES = _GOES_ON | _URGING | _NAMING
_CHARGES = word_set("accusations allegations claims calls charges denials demands threats")
_PRONOUNS = word_set("it them him her us")
_NOT_AFTER = word_set(
    "by of from in without for before after and or as with than like while when "
    "is are was were be been being"
)
_OPENING = word_set("that who which whom whose whether if because when while after , ; :")
_ADDRESSEE = 6  # words of whom it is asked, before "to"
_EARLIER = word_set("had has have would will")
_PARTICIPLE_TAKES = word_set("of by for as in with . ,")
_STANDING_IN = word_set("he she it they we i you who which that this")
_JOINING = word_set("and but")
_GAP = 3  # characters between a content and the participle that goes on
_LEAST = 3  # words behind the participle; one less before it: "the blast saying"


def split_sequels(text: str, words: Words, passage: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those whose content goes on with a participle of speech made two.

    Only where the cue stands before its content, so that the participle has the
    speaker for its subject, and never inside a quotation.
    """
    quotations = find_quotations(text, passage)
    mended = [_with_speaker(words, draft, drafts) for draft in drafts]
    return [part for draft in mended for part in _split(text, words, draft, quotations)]


def side_by_side(text: str, words: Words, drafts: Sequence[Draft], *, names: Spans) -> list[Draft]:
    """The drafts, a content ending where its own speaker's next verb is joined to the cue.

    "X | said | that A | and accused B of C": both are X's, and neither holds the other. What
    the first held of the second is an orphan, for ``adopted`` to place. What is neither of
    ``names`` nor somebody by its noun accuses nobody: "X denied that any post fell and | accused".
    """
    made = list(drafts)
    for number in range(len(made)):
        if _joined_at(words, made[number]) is None:
            continue
        for at in range(len(made)):
            first, second = made[at], _of_first(words, made[at], made[number], names)
            joint = _joint(words, first, second) if at != number else None
            if joint is None:
                continue
            kept = tidied(text, (Span(c.start, min(c.end, joint)) for c in first.content))
            own = tuple(c for c in second.content if c.start > second.cue[0].start)
            if kept and own:
                held = made[number]
                shorter = replace(first, content=kept)
                parted = replace(second, content=own, parent=first.parent)
                made[at], made[number] = shorter, parted
                made = [_moved(d, first, shorter, joint) for d in made]
                made = [replace(d, parent=parted) if d.parent is held else d for d in made]
    return made


def _of_first(words: Words, first: Draft, second: Draft, names: Spans) -> Draft:
    """The second draft, the first's speaker in place of a thing told of in its content."""
    if len(second.source) != 1 or not second.cue or first is second:
        return second
    thing = second.source[0]
    inside = words.within(thing)
    between = words.lower[inside.stop : words.within(second.cue[0]).start]
    told = any(c.contains(thing) for c in first.content) and not _EARLIER.isdisjoint(between)
    somebody = head_kind(words.lower[inside.start : inside.stop]) or any(
        name.overlaps(thing) for name in names
    )
    pronoun = len(inside) == 1 and words.lower[inside.start] in _STANDING_IN
    speaks = (somebody or pronoun) and not _is_done_to(words, between, second.cue[0])
    return replace(second, source=first.source) if told and not speaks else second


def _is_done_to(words: Words, between: Sequence[str], cue: Span) -> bool:
    """Whether a verb joined to what befell somebody is of who tells it.

    So in "said ten had been killed and | accused the rebels", not in "had been arrested and
    accused of theft" or "had been in touch and told him".
    """
    inside = words.within(cue)
    behind = words.lower[inside.stop : inside.stop + 1]
    befell = any(a == "been" and b.endswith(("ed", "en")) for a, b in pairwise(between))
    return befell and not _PARTICIPLE_TAKES.issuperset(behind)


def _joint(words: Words, first: Draft, second: Draft) -> int | None:
    """Where "and" joins a second cue to the first, in whose content it was read; else None."""
    if not (first.source == second.source and first.source and first.cue and second.cue):
        return None
    cue = second.cue[0]
    holding = next((c for c in first.content if c.contains(cue)), None)
    if holding is None or first.cue[0].start > first.content[0].start or holding.start == cue.start:
        return None
    return _joined_at(words, second)


def _joined_at(words: Words, second: Draft) -> int | None:
    """Where "and" stands right before a draft's cue; else None."""
    at = words.within(second.cue[0]).start - 1 if second.cue else 0
    return words.starts[at] if at > 0 and words.lower[at] in _JOINING else None


def _moved(draft: Draft, first: Draft, shorter: Draft, joint: int) -> Draft:
    """A child of what was made shorter under its new parent, or an orphan behind the joint."""
    if draft.parent is not first:
        return draft
    inside = all(c.end <= joint for c in (*draft.cue, *draft.content))
    return replace(draft, parent=shorter if inside else None)


def _with_speaker(words: Words, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft whose cue is a participle of speech, with the speaker of the clause before.

    "X said the attackers came from the north, adding that ...": a reader takes the
    attackers for the speaker at times, or nobody.
    """
    if not draft.cue or words.lower[words.within(draft.cue[0]).start] not in _GOES_ON | _URGING:
        return draft
    start = draft.cue[0].start
    before = [
        d
        for d in drafts
        if d.source
        and d.cue
        and d.cue[0].end <= start
        and d.content[0].start < start
        and not is_relative(words, d.source[0])
    ]
    earlier = max(before, key=lambda d: (d.cue, d.content), default=None)
    if (
        earlier is None
        or start - earlier.content[-1].end > _GAP
        or earlier.content[0].start < earlier.cue[0].start
    ):
        return draft
    inside = all(any(c.contains(s) for c in earlier.content) for s in draft.source)
    adjacent = any(0 <= start - s.end <= 1 for s in draft.source)
    return replace(draft, source=earlier.source) if inside and not adjacent else draft


def _split(text: str, words: Words, draft: Draft, quotations: Spans) -> Iterator[Draft]:
    at = _sequel(words, draft, quotations)
    if at is None:
        yield draft
        return
    cue = words.span(at, at)
    end = words.starts[at - 1] if words.lower[at - 1] in _JOINING else cue.start
    before = [Span(c.start, min(c.end, end)) for c in draft.content if c.start < end]
    after = [Span(max(c.start, cue.end), c.end) for c in draft.content if c.end > cue.end]
    yield replace(draft, content=tidied(text, before))
    sequel = replace(draft, cue=(cue,), content=tidied(text, after))
    yield from _split(text, words, sequel, quotations)


def _sequel(words: Words, draft: Draft, quotations: Spans) -> int | None:
    """The participle at which a draft's content goes on as another claim, or None."""
    if not draft.source or not draft.cue:
        return None
    for content in draft.content:
        inside = words.within(content)
        if content.start < draft.cue[0].start:
            continue
        for at in range(inside.start + _LEAST - 1, inside.stop - _LEAST):
            goes_on = words.lower[at] in _PARTICIPLES and _goes_on(words, at)
            if goes_on or _is_finite(words, inside, at):
                span = words.span(at, at)
                if not any(q.overlaps(span) for q in quotations):
                    return at
    return None


def _is_finite(words: Words, content: range, at: int) -> bool:
    """Whether a verb is none of what somebody is asked: "to stay calm and | offers to mediate".

    Behind "to stay ... and" a base form goes on with what is asked, and no other does.
    """
    word, behind = words.lower[at], words.lower[at + 1]
    if not (word.endswith("ed") or (word.endswith("s") and behind in ("that", "to"))):
        return False
    told = words.lower[content.start : at]
    infinitive = "to" in told[:_ADDRESSEE] and told[-1:] in (("and",), ("but",))
    plain = _OPENING.isdisjoint(told) and behind.isalnum() and behind not in _NOT_AFTER
    return infinitive and plain and is_reporting(words, words.span(at, at))


def _goes_on(words: Words, at: int) -> bool:
    before, after = words.lower[at - 1], words.lower[at + 1]
    if before in _NOT_AFTER:
        return False
    if words.lower[at] == "warning" and after == "of":
        return True
    urging = words.lower[at] in _URGING and (before == "," or after in _PRONOUNS)
    urging = urging or (words.lower[at] in _NAMING and after in ("it", "them"))
    return after == "that" or words.lower[at] in _ALONE or urging or after in _CHARGES
