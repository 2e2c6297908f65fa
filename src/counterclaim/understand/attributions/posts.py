"""Posts and quotations that a page sets into its text, signed: "We fled." — Orm Tarn, baker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, is_taken, tidied
from counterclaim.understand.attributions.quotations import find_quotations
from counterclaim.understand.words import Words

RULE_VERSION = "understand.posts 1"
RULE_SCORE = 0.7
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIGNED = re.compile(
    rf"(?P<handle>\(@\w{{2,20}}\)) (?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
)
_DASHED = re.compile(r" (?:[-–—]|&mdash;) ?(?P<name>(?:(?! [-–—] )[^()\n]){2,60}) $")
_TAG = re.compile(r"#\w+ ")
_APART = re.compile(r"[.,]?\s{0,3}(?:(?P<dash>[-–—])\s?)?")  # between a quotation and its signature
_CALLED = re.compile(r"(?:(?P<comma>,) (?P<who>[^.,;:\n\"“”]{3,60}))?(?:\.(?=\s|$)|\s*\n|\s*$)")
_LEAST, _LONGEST = 12, 200  # characters of a post; in longer ones the report itself speaks before


def signed_posts(text: str, passage: Span, drafts: Sequence[Draft], names: Spans) -> list[Draft]:
    """The drafts, and one more for each post of a passage whose signature nobody read.

    The name stands between a dash and the handle, or is one that the model marked before it.
    """
    made, start = list(drafts), passage.start
    for found in _SIGNED.finditer(text, passage.start, passage.end):
        handle = Span(found.start("handle"), found.end("handle"))
        signed = _signature(text, start, handle, names)
        end = signed[1].start if signed else handle.start
        taken = any(p.overlaps(Span(end, found.end())) for d in drafts for p in (*d.source, *d.cue))
        content = tidied(text, [Span(start, signed[0])]) if signed and start < signed[0] else ()
        if signed and not taken and content and _LEAST <= len(content[0]) <= _LONGEST:
            made.append(Draft((signed[1],), (handle,), content, RULE_SCORE, RULE_VERSION))
        start = found.end()
    return made


def signed_quotations(
    text: str, words: Words, passage: Span, drafts: Sequence[Draft], names: Spans
) -> list[Draft]:
    """The drafts, and one more for each quotation that is signed with a name.

    A dash stands before it, or what its bearer is behind a comma, and nothing else to the end
    of the sentence or line; what anybody is read to say is left to him.
    """
    made = list(drafts)
    for said in find_quotations(text, passage):
        gap = _APART.match(text, said.end)
        name = max((n for n in names if gap and n.start == gap.end()), default=None)
        called = _CALLED.match(text, name.end, passage.end) if name else None
        if gap is None or name is None or called is None or " " not in name.of(text):
            continue
        mark = gap.span("dash") if gap["dash"] else called.span("comma")
        whole = Span(said.start, called.end())
        taken = is_taken(whole, made)
        who = words.within(Span(*called.span("who"))) if called["who"] else ()
        told = any(is_reporting(words, words.span(i, i)) for i in who)
        if mark[0] >= 0 and not (taken or told) and len(said) >= _LEAST:
            made.append(Draft((name,), (Span(*mark),), (said,), RULE_SCORE, RULE_VERSION))
    return made


def _signature(text: str, start: int, handle: Span, names: Spans) -> tuple[int, Span] | None:
    """Where what is said ends, and the name of who signs it."""
    dashed = _DASHED.search(text, start, handle.start)
    if dashed:
        return dashed.start(), Span(dashed.start("name"), dashed.end("name"))
    marked = [name for name in names if name.start > start and name.end + 1 == handle.start]
    if not marked:
        return None
    name = min(marked)
    tag = _TAG.match(text, name.start, name.end)
    tagged = name.start - (text[name.start - 1] == "#")
    return tagged, Span(tag.end() if tag else name.start, name.end)
