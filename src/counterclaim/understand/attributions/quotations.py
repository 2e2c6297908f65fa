"""Quotations: whole ones, and those that go on after their speaker is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.drafts import Draft, joined

_OPENING = ("“", "„", "«", "``")
_CLOSING = ("”", "»", "''", "’’")
_MARK = re.compile("[“„«”»\"]|``|''|’’")
_AFTER_CLOSE = frozenset(".,;:!?)]}–—-")


@lru_cache(maxsize=64)
def find_quotations(text: str, passage: Span) -> Spans:
    """The quotations of a passage with their marks, in order, never overlapping.

    Curly, straight and typewriter's marks (``so'') and guillemets may be mixed, as on news
    pages. A mark without its partner is passed over, so that it cannot turn the rest of the
    article inside out; but a line that opens with one goes on with the quotation before it.
    Five rules ask for those of a passage, one after the other.
    """
    found: list[Span] = []
    start: int | None = None
    for match in _MARK.finditer(text, passage.start, passage.end):
        at, mark = match.start(), match[0]
        if mark in _OPENING or (mark == '"' and _opens(text, at, passage)):
            goes_on = start is not None and text[start:at].rstrip(" ").endswith("\n")
            start = start if goes_on else at
        elif start is not None and (mark in _CLOSING or mark == '"'):
            found.append(Span(start, match.end()))
            start = None
    return tuple(found)


def _opens(text: str, at: int, passage: Span) -> bool:
    """Whether a straight mark stands before a word and after a gap."""
    before = text[at - 1] if at > passage.start else " "
    after = text[at + 1] if at + 1 < passage.end else " "
    return (
        (before.isspace() or before in "([—–-")
        and not after.isspace()
        and after not in _AFTER_CLOSE
    )


def whole_quotations(text: str, passage: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with all of a quotation that its content stops or begins inside.

    Where nobody else speaks in what is left out. Of 6,823 quotations that contents of PolNeAR's
    train texts meet, 6,809 lie in them but for the speakers who part them.
    """
    taken = [part for draft in drafts for part in (*draft.source, *draft.cue)]
    made = []
    for draft in drafts:
        own = (*draft.source, *draft.cue)
        quoted = [q for q in find_quotations(text, passage) if not any(map(q.overlaps, own))]
        others = (*taken, *(c for d in drafts if d is not draft for c in d.content))
        grown = tuple(_to_marks(part, quoted, others) for part in draft.content)
        same = grown == draft.content
        made.append(draft if same else replace(draft, content=joined(text, grown)))
    return made


def _to_marks(part: Span, quoted: Sequence[Span], others: Sequence[Span]) -> Span:
    """A part to the marks of the quotations that it meets, if nobody else's words are there."""
    for quotation in quoted:
        if not part.overlaps(quotation):
            continue
        start, end = min(part.start, quotation.start), max(part.end, quotation.end)
        before = start < part.start and any(Span(start, part.start).overlaps(o) for o in others)
        behind = part.end < end and any(Span(part.end, end).overlaps(o) for o in others)
        part = Span(part.start if before else start, part.end if behind else end)
    return part


def continued(text: str, passage: Span, drafts: Sequence[Draft], sentences: Spans) -> list[Draft]:
    """The drafts of a passage, each with the quoted sentences that go on after it.

    "…," X said. "…" is one speaker: a sentence that is a quotation from end to end,
    that no draft holds, goes to the draft whose quotation, cue or source stands in the
    sentence before it. Conservative: the earlier content must hold a quotation itself.
    """
    quotations = find_quotations(text, passage)
    if not quotations or not drafts:
        return list(drafts)
    grown = list(drafts)
    for number, sentence in enumerate(sentences):
        whole = _quoted_whole(text, sentence, quotations)
        if number == 0 or whole is None or any(_meets(d, whole) for d in grown):
            continue
        before = sentences[number - 1]
        at = _going_on(text, grown, before, quotations)
        at = _speaker_before(grown, before, quotations) if at is None else at
        if at is not None:
            draft = grown[at]
            grown[at] = replace(draft, content=joined(text, (*draft.content, whole)))
    return grown


def _quoted_whole(text: str, sentence: Span, quotations: Spans) -> Span | None:
    """The quotation that is the whole sentence, or that the sentence lies in."""
    for quotation in quotations:
        rest = text[quotation.end : sentence.end] if quotation.end < sentence.end else ""
        if quotation.start <= sentence.start and not rest.strip(" .,;!?"):
            return quotation
    return None


def _meets(draft: Draft, span: Span) -> bool:
    return any(part.overlaps(span) for part in (*draft.source, *draft.cue, *draft.content))


def _going_on(text: str, drafts: Sequence[Draft], sentence: Span, quotations: Spans) -> int | None:
    """The last draft that a sentence belongs to which is itself a quotation from end to end."""
    if not (whole := _quoted_whole(text, sentence, quotations)):
        return None
    told = [n for n, d in enumerate(drafts) if d.source and any(map(whole.overlaps, d.content))]
    return told[-1] if told else None


def _speaker_before(drafts: Sequence[Draft], sentence: Span, quotations: Spans) -> int | None:
    """The last draft that speaks in a sentence by a quotation and has a source."""
    speaking = [
        (max(s.end for s in (*d.source, *d.cue)), n)
        for n, d in enumerate(drafts)
        if d.source
        and any(s.overlaps(sentence) for s in (*d.source, *d.cue))
        and any(c.overlaps(q) for c in d.content for q in quotations)
    ]
    return max(speaking)[1] if speaking else None
