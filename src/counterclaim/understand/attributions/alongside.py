"""Statements that stand beside another, not in it: "A said B fired, while B denied it".

A reader may take the second for a part of what the first speaker said. Of six such clauses
of PolNeAR's train texts one lies in the content before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.words import QUOTE_MARKS

_WHILE = re.compile(r",\s+(?:while|whereas)\s+$")
_TOLD = re.compile(r"(?i)(?:.*\b)?(?:said|told|[a-z]+ed)\b")


def beside(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those behind ", while" told by who tells what stands before it.

    ``drafts`` hold each parent before its children, and so does the result. Both must be told
    in the past, and no quotation be open: "says the rebels fire, while the army shells" is
    one speaker's.
    """
    cuts: dict[int, int] = {}
    for draft in drafts:
        at = _opens(text, draft)
        if draft.parent is not None and at is not None:
            cuts[id(draft.parent)] = min(at, cuts.get(id(draft.parent), at))
    if not cuts:
        return list(drafts)
    remade: dict[int, Draft] = {}
    for draft in drafts:
        parent = draft.parent
        if parent is not None and _start(draft) > cuts.get(id(parent), len(text)):
            parent = parent.parent
        new = replace(draft, parent=remade.get(id(parent)) if parent else None)
        if (cut := cuts.get(id(draft))) is not None:
            kept = [Span(c.start, min(c.end, cut)) for c in draft.content if c.start < cut]
            new = replace(new, content=tidied(text, kept))
        remade[id(draft)] = new
    return list(remade.values())


def _start(draft: Draft) -> int:
    return min(span.start for span in (*draft.source, *draft.cue, *draft.content))


def _opens(text: str, draft: Draft) -> int | None:
    """Where the ", while" before a draft begins inside its parent's content; None if nowhere."""
    if draft.parent is None or not draft.source:
        return None
    start = _start(draft)
    around = next((c for c in draft.parent.content if c.start < start < c.end), None)
    if around is None or not (found := _WHILE.search(text, around.start, start)):
        return None
    told = all(_TOLD.match(cue.of(text)) for one in (draft, draft.parent) for cue in one.cue)
    quoted = any(mark in around.of(text) for mark in QUOTE_MARKS)
    return found.start() if told and not quoted else None
