"""Speakers who end a sentence, and the clause before them that is theirs.

In text that lost its commas ("Rebels shelled the road a monitor said.") a reader finds
speaker and cue at the end of the sentence, but of the clause before them only a part.
Where the clause holds an attribution itself ("Norland has accused Sudria of delay, the
Herald reports."), a reader of one layer sees that one alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.nounphrases import phrase_start
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

RULE_VERSION = "understand.closing-speakers 1"
RULE_SCORE = 0.7
_ENDING = word_set(
    "said says reported added confirmed announced stated claimed told according noted explained"
)
_STOPS = QUOTE_MARKS | word_set(", ; : – — ( )")
_CLOSING = word_set("said says reports reported announced wrote writes confirmed claimed added")
_AUXILIARY = word_set("has have had also later earlier recently previously")
# What may stand behind the verb: "said late on Friday", "said in a statement".
_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later"
)
_OCCASIONS = word_set("statement interview report briefing")
_LEADING = word_set("as and but")
_LEAST, _LONGEST = 3, 8  # words of the clause and of the speaker
_AFTER_CUE = 10  # words of time, place or addressee after the cue


def whole_clauses(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts, those at the end of a sentence without commas given all of its clause.

    Only where no mark stands before the speaker and no other draft has its cue there;
    so text with its commas is left as the reader read it. Likewise a content right
    after its cue goes on to the end of a sentence that has no mark at all.
    """
    grown = list(drafts)
    for sentence in sentences:
        for at, draft in enumerate(grown):
            before = _clause(words, sentence, draft)
            clause = before or _rest(words, sentence, draft)
            if clause is None or _others_speak(clause, draft, grown):
                continue
            score = max(draft.score, RULE_SCORE) if before else draft.score  # the form says it too
            grown[at] = replace(draft, content=tidied(text, [clause]), score=score)
    return grown


def closing_speakers(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, and one more for each sentence that ends in a speaker nobody read.

    The form is a clause that holds a draft, a comma (none in text that lost them; the
    clause then need not hold a draft), at most ``_LONGEST`` words with a
    name or a word for people or media, and a present or past verb of saying before the
    full stop. The draft in the clause will stand in the new one.
    """
    made = list(drafts)
    for sentence in sentences:
        inside = [d for d in drafts if d.cue and all(sentence.contains(c) for c in d.cue)]
        made += _closing(text, words, sentence, inside, names)
    return made


def _closing(
    text: str, words: Words, sentence: Span, inside: Sequence[Draft], names: Spans
) -> list[Draft]:
    within = words.within(sentence)
    ending = _ending(words, within) if inside else None
    ending = ending or _unmarked_ending(text, words, within, names)
    if ending is None:
        return []
    end, speaker, verb = ending
    quoted = words.lower[end] in QUOTE_MARKS
    clause = Span(sentence.start, words.ends[end] if quoted else words.starts[end])
    source = words.span(*speaker)
    taken = [part for d in inside for part in (*d.source, *d.cue, *d.content)]
    speaks = any(n.overlaps(source) for n in names) or head_kind(
        words.lower[speaker[0] : speaker[1] + 1]
    )
    if not speaks or not all(clause.contains(part) for part in taken):
        return []
    cue = words.span(*verb)
    return [Draft((source,), (cue,), tidied(text, [clause]), RULE_SCORE, RULE_VERSION)]


def _ending(words: Words, within: range) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """The last comma or closing mark, and the first and last words of speaker and verb."""
    last = _last_word(words, within)
    if last is None or words.lower[last] not in _CLOSING:
        return None
    commas = [i for i in range(within.start, last) if words.lower[i] in (",", ";", '"', "”")]
    if not commas:
        return None
    comma, verb = commas[-1], last
    while words.lower[verb - 1] in _AUXILIARY:
        verb -= 1
    first = comma + 1 + (words.lower[comma + 1] in _LEADING)
    if not 0 < verb - first <= _LONGEST or comma - within.start < _LEAST:
        return None
    return comma, (first, verb - 1), (verb, last)


def _last_word(words: Words, within: range) -> int | None:
    """The last of a sentence's words that is no mark and tells no day or occasion."""
    last = next((i for i in reversed(within) if words.lower[i].isalnum()), None)
    if last is None or last - 3 <= within.start:
        return last
    if words.lower[last] in _DAYS:
        last -= 1
        while last > within.start and words.lower[last] in ("on", "late", "early"):
            last -= 1
    if words.lower[last] in _OCCASIONS and words.lower[last - 2] == "in":
        last -= 3
    return last


def _unmarked_ending(
    text: str, words: Words, within: range, names: Spans
) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """The same for a sentence without marks, whose speaker is a phrase the model marked."""
    last = _last_word(words, within)
    if last is None or words.lower[last] not in _CLOSING:
        return None
    verb = last
    while words.lower[verb - 1] in _AUXILIARY:
        verb -= 1
    first = phrase_start(text, words, range(within.start, verb), names)
    if first is None:
        return None
    if first - within.start < _LEAST or not _STOPS.isdisjoint(words.lower[within.start : last]):
        return None
    return first, (first, verb - 1), (verb, last)


def _clause(words: Words, sentence: Span, draft: Draft) -> Span | None:
    """The sentence up to the speaker or cue that ends it, if nothing divides it."""
    own = (*draft.source, *draft.cue)
    if not draft.source or not all(sentence.contains(part) for part in (*own, *draft.content)):
        return None
    first, last = min(p.start for p in own), max(p.end for p in own)
    within = words.within(sentence)
    after = words.within(Span(last, sentence.end)) if last < sentence.end else range(0)
    cue = {words.lower[i] for part in draft.cue for i in words.within(part)}
    if not cue & _ENDING or len(after) > _AFTER_CUE or draft.content[-1].end > first:
        return None
    before = words.lower[within.start : words.within(Span(first, last)).start]
    if len(before) < 3 or not _STOPS.isdisjoint(before):
        return None
    return Span(sentence.start, first)


def _rest(words: Words, sentence: Span, draft: Draft) -> Span | None:
    """All that follows the cue in a sentence without marks, if the content begins there."""
    own = (*draft.source, *draft.cue, *draft.content)
    if not draft.source or not all(sentence.contains(part) for part in own):
        return None
    within, cue = words.within(sentence), words.within(draft.cue[-1])
    content = words.within(draft.content[0])
    plain = words.lower[cue.stop - 1] in _ENDING and content.start - cue.stop <= 1
    if not plain or draft.content[0].start < draft.cue[0].start:
        return None
    rest = words.lower[content.start : within.stop]
    short = words.within(Span(draft.content[-1].end, sentence.end + 1))
    if len(short) <= _LEAST or not _STOPS.isdisjoint(rest):
        return None
    return Span(draft.content[0].start, sentence.end)


def _others_speak(clause: Span, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another draft with a source of its own stands in the clause."""
    return any(
        other is not draft and other.source and any(clause.overlaps(p) for p in other.cue)
        for other in drafts
    )
