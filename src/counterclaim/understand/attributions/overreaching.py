"""Contents that reach beyond what is said, cut where the teller goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.words import Words, word_set

#: Of PolNeAR's train texts none has such a clause inside a content, nine have one behind it.
_TAIL = re.compile(
    r"(?:,[\"”»]|[\"”»],)(?P<tail>\s+(?:(?:to|in|of|for|with|on|from|by)\s+)?"
    r"(?:which|whom|who|whose)\b[^\"“”«»]*$)"
)
_TELLING = word_set("tell tells told telling")
_ADDRESSEE = re.compile(
    r"(?P<to>(?:reporters|journalists|(?:the|an?|his|her|their)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)\s+)"
    r"that\s"
)
_FINITE = word_set("is are was were has have had will would should can cannot could may might must")
_CLAUSES = word_set("who which that whom whose where when if because as but , ; :")


def not_overreaching(text: str, words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with contents that end before the teller's own words.

    "X", to whom B gives money: what follows a closing quotation mark, a comma and a relative
    pronoun is the teller's. In "calls for a halt are meant to" the calls are, not the halt; in
    "told reporters that" nobody says "reporters".
    """
    made = []
    for draft in drafts:
        content = tuple(_called_for(words, draft, _quoted(text, part)) for part in draft.content)
        content = (_told_to(text, words, draft, content[0]), *content[1:])
        kept = tidied(text, content) if content != draft.content else content
        made.append(replace(draft, content=kept) if kept != draft.content else draft)
    return made


def _told_to(text: str, words: Words, draft: Draft, part: Span) -> Span:
    """What somebody is told, without who is told."""
    cue = words.within(draft.cue[-1]) if draft.cue else range(0)
    told = cue and words.lower[cue.stop - 1] in _TELLING and cue.stop == words.within(part).start
    to = _ADDRESSEE.match(text, part.start, part.end) if told else None
    return Span(to.end("to"), part.end) if to else part


def _quoted(text: str, part: Span) -> Span:
    tail = _TAIL.search(text[part.start : part.end])
    return Span(part.start, part.start + tail.start("tail")) if tail else part


def _called_for(words: Words, draft: Draft, part: Span) -> Span:
    """What is called for, without the verb of the noun "calls"."""
    inside = words.within(part)
    cue = words.within(draft.cue[-1]).stop if draft.cue else 0
    if not inside or cue != inside.start or words.lower[cue - 1] != "for":
        return part
    for at in inside[1:]:
        if words.lower[at] in _CLAUSES:
            return part
        if words.lower[at] in _FINITE:
            return words.span(inside.start, at - 1)
    return part
