"""Turns of a printed dialogue: "Tarn: We deny it. The army fired first."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.quotations import find_quotations

RULE_VERSION = "understand.dialogue 1"
RULE_SCORE = 0.8
_TURN = re.compile(
    r"(?m)^[ \t]*(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):[ \t]+(?P<said>\S.*)$"
)
_LEAST = 3  # turns of a text that make it a dialogue
_FEWEST = 10  # characters that are said


def turns(text: str, passage: Span, sentences: Spans, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and all of a passage that is one turn its speaker's, with theirs inside.

    A text is a dialogue if one of at least three lines that begin with a name and a colon
    is a question, and the name stands so before another.
    """
    turn = _TURN.match(text, passage.start, passage.end)
    said = trim(text, turn.start("said"), passage.end) if turn else None
    if turn is None or said is None or len(said) < _FEWEST or not _is_dialogue(text, turn["who"]):
        return list(drafts)
    who, colon = Span(*turn.span("who")), Span(turn.end("who"), turn.end("who") + 1)
    quoted = find_quotations(text, passage)
    inside = [_within(text, d, sentences, quoted) for d in drafts if colon not in d.cue]
    inside = [d for d in inside if all(said.contains(p) for p in (*d.source, *d.cue, *d.content))]
    content = tidied(text, (said,))
    return [Draft((who,), (colon,), content, RULE_SCORE, RULE_VERSION), *inside]


def _is_dialogue(text: str, who: str) -> bool:
    found = list(_TURN.finditer(text))
    asked = any(turn["said"].rstrip().endswith("?") for turn in found)
    return asked and len(found) >= _LEAST and sum(turn["who"] == who for turn in found) > 1


def _within(text: str, draft: Draft, sentences: Spans, quoted: Spans) -> Draft:
    """The draft without what it holds, unquoted, of sentences that it has no word of telling in."""
    own = [s for s in sentences if any(s.overlaps(p) for p in (*draft.source, *draft.cue))]
    kept = tuple(
        part
        for part in draft.content
        if any(part.overlaps(s) for s in own) or any(part.overlaps(q) for q in quoted)
    )
    kept = tuple(_cut(part, own) if part not in quoted else part for part in kept)
    return replace(draft, content=tidied(text, kept) or draft.content)


def _cut(part: Span, own: Sequence[Span]) -> Span:
    """A part up to the end of the sentence that tells it."""
    ends = [s.end for s in own if s.overlaps(part)]
    return Span(part.start, min(part.end, max(ends, default=part.end)))
