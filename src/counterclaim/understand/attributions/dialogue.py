"""Turns of a printed dialogue: "Tarn: We deny it. The army fired first."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.quotations import find_quotations

RULE_VERSION = "understand.dialogue 1"
RULE_SCORE = 0.8
_TURN = re.compile(
    r"(?m)^[ \t]*[\"“]?(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):[ \t]+(?P<said>\S.*)$"
)
_LEAST = 3  # turns of a text that make it a dialogue
_FEWEST = 10  # characters that are said


def turns(text: str, passage: Span, sentences: Spans, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and all of each turn of a passage its speaker's, with theirs inside.

    A text is a dialogue if one of at least three lines that begin with a name and a colon
    is a question, and the name stands so before another.
    """
    quoted = find_quotations(text, passage)
    spoken = [turn for turn in _turns_of(text, passage) if _is_dialogue(text, turn[0].of(text))]
    made = list(drafts)
    for who, colon, said in spoken:
        own = [d for d in made if colon not in d.cue and said.overlaps(_whole(d))]
        inside = [_within(text, d, sentences, quoted) for d in own]
        inside = [d for d in inside if said.contains(_whole(d))]
        others = [d for d in made if not said.overlaps(_whole(d)) and colon not in d.cue]
        turn = Draft((who,), (colon,), tidied(text, (said,)), RULE_SCORE, RULE_VERSION)
        made = [*others, turn, *inside]
    return made


def _turns_of(text: str, passage: Span) -> Iterator[tuple[Span, Span, Span]]:
    """Name, colon and words of each turn of a passage; a turn goes on to the next."""
    found = list(_TURN.finditer(text, passage.start, passage.end))
    starts = [*(turn.start() for turn in found), passage.end]
    for turn, end in zip(found, starts[1:], strict=True):
        said = trim(text, turn.start("said"), end)
        if said is not None and len(said) >= _FEWEST:
            colon = Span(turn.end("who"), turn.end("who") + 1)
            yield Span(*turn.span("who")), colon, said


def _whole(draft: Draft) -> Span:
    """From the first part of a draft to its last."""
    parts = (*draft.source, *draft.cue, *draft.content)
    return Span(min(p.start for p in parts), max(p.end for p in parts))


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
