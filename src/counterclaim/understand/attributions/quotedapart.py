"""Quotations that open a sentence and name their speaker, given to another one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.quotations import find_quotations
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words, word_set

RULE_VERSION = "understand.quoted-apart 1"
RULE_SCORE = 0.7
_SAYING = word_set("said says told added wrote writes insisted explained stressed tweeted")
_LONGEST = 8  # words of a speaker


def quoted_apart(
    text: str, words: Words, passage: Span, sentences: Spans, drafts: Sequence[Draft], names: Spans
) -> list[Draft]:
    """The drafts, and one more for each quotation of such a sentence that nobody else read.

    'Two people said so. "We fled" the baker Orm Tarn told the Herald.': without the comma
    a reader takes the quotation for more of what the two said.
    """
    made, quotations = list(drafts), find_quotations(text, passage)
    for sentence in sentences:
        said = next((q for q in quotations if q.start == sentence.start), None)
        spoken = _speaker(words, sentence, said, names) if said else None
        if said is None or spoken is None:
            continue
        own = [d for d in made if any(sentence.contains(c) for c in d.cue)]
        if any(cue.overlaps(spoken[1]) or said.overlaps(cue) for d in own for cue in d.cue):
            continue
        made = [d if d in own else _without(text, d, said) for d in made]
        source, cue = spoken
        made.append(Draft((source,), (cue,), (said,), RULE_SCORE, RULE_VERSION))
    return made


def _speaker(words: Words, sentence: Span, said: Span, names: Spans) -> tuple[Span, Span] | None:
    """The speaker between a quotation and its verb, with the verb."""
    if said.end >= sentence.end:
        return None
    behind = words.within(Span(said.end, sentence.end))
    verb = next((i for i in behind if words.lower[i] in _SAYING), None)
    if verb is None or not 0 < verb - behind.start <= _LONGEST:
        return None
    source = words.span(behind.start, verb - 1)
    told = words.lower[behind.start : verb]
    speaks = any(n.end == source.end for n in names) or head_kind(told)
    plain = all(word.replace("-", "").isalnum() for word in told)
    if not (speaks and plain) or is_reporting(words, source):
        return None
    return source, words.span(verb, verb)


def _without(text: str, draft: Draft, said: Span) -> Draft:
    """A draft whose content ends where another's quotation begins, if anything is left."""
    if not any(part.overlaps(said) for part in draft.content):
        return draft
    kept = [Span(p.start, min(p.end, said.start)) for p in draft.content if p.start < said.start]
    content = tidied(text, kept)
    return replace(draft, content=content) if content else draft
