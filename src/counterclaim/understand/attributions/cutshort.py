"""Contents that stop, or begin, in the middle of a phrase, made whole.

Of 19,832 contents of PolNeAR's train texts 46 end with a word that a phrase needs to go on.
Where a sentence without quotation marks ends in its speaker ("…, a witness said"), the
content begins with the sentence, or behind a comma or an opening word, in 445 of 453.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.datelines import behind_dateline
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.sentencedesk import AFTER_COMMA, is_relative
from counterclaim.understand.numbers import SMALL
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

_OPEN = word_set("of to by from in on at for with into between the a an and or their his its")
_MARKS = QUOTE_MARKS | word_set(", ; : – — - ( ) . ! ?")
_AUXILIARIES = word_set(
    "should would will shall can could may might must is are was were has have had does did"
)
_PART_OF_IT = re.compile(
    rf",\s+(?:\d+|some|many|most|half|{'|'.join(SMALL)})\s+of\s+(?:them|whom|which)\b"
)
_CLAUSE = 14  # words of a relative clause behind where a content stops
_LEAST = 3  # words that a content leaves out at the sentence's start
_AFTER_CUE = 10  # words of time, place or addressee behind the cue


def not_cut_short(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts with contents that reach to the ends of their phrases.

    A content never grows over the source or cue of its own draft or of another.
    """
    made = []
    taken = [part for one in drafts for part in (*one.source, *one.cue)]
    for draft in inside_relatives(words, sentences, _closed(text, words, drafts)):
        content = _filled(text, draft.content, taken)
        content = _past_relative(words, sentences, _with(draft, content))
        content = tuple(
            _ended(text, words, sentences, part, (*taken, *content)) for part in content
        )
        content = _begun(text, words, sentences, _with(draft, content), taken)
        grown = content != draft.content
        made.append(replace(draft, content=tidied(text, content)) if grown else draft)
    return made


def _with(draft: Draft, content: Spans) -> Draft:
    return draft if content == draft.content else replace(draft, content=content)


def _closed(text: str, words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a relative clause's content ending where the verb of its head goes on.

    "A argued that B, which denounced C, should D": D is said of B by A. In "A declared that
    B, which C had agreed, was over" C agreed to nothing that stands behind the comma.
    """
    made: list[Draft | None] = list(drafts)
    for at, draft in enumerate(drafts):
        comma = _main_verb(words, draft)
        if comma is None:
            continue
        last = draft.content[-1]
        cut = words.starts[comma]
        own = (Span(last.start, cut),) if last.start < cut else ()
        kept = tidied(text, (*draft.content[:-1], *own))
        made[at] = replace(draft, content=kept) if kept else None
        before = _relative(words, draft) - 1
        for other, outer in enumerate(made):
            ends = outer is not None and words.within(outer.content[-1]).stop == before
            if outer and ends and outer.cue and outer.cue[0].start < outer.content[0].start:
                whole = Span(outer.content[-1].start, last.end)
                made[other] = replace(outer, content=(*outer.content[:-1], whole))
    return [draft for draft in made if draft is not None]


def _relative(words: Words, draft: Draft) -> int:
    """The word "which" or "who" that is a draft's source or stands before it; -1 for none."""
    if not draft.source:
        return -1
    inside = words.within(draft.source[0])
    for at in (inside.start, inside.start - 1):
        alone = at < inside.start or len(inside) == 1
        if alone and at > 0 and words.lower[at] in AFTER_COMMA:
            return at if words.lower[at - 1] == "," else -1
    return -1


def _main_verb(words: Words, draft: Draft) -> int | None:
    """The comma in the content of a clause ", which …" behind which its head's verb stands."""
    if _relative(words, draft) < 0:
        return None
    content = words.within(draft.content[-1])
    at = range(content.start - 1, content.stop - 1)
    return next(
        (i for i in at if words.lower[i] == "," and words.lower[i + 1] in _AUXILIARIES), None
    )


def inside_relatives(words: Words, sentences: Spans, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a relative clause without the main verb behind it.

    "The truce, which B had agreed in May, | was over": B does not say "was over". Where
    nothing else is left, or of another's words the head alone ("the truce, which"),
    nothing is said there.
    """
    trimmed = ((d, _inside_relative(words, sentences, d)) for d in drafts)
    return [
        d if kept == d.content else replace(d, content=kept)
        for d, kept in trimmed
        if kept == d.content or (kept and not (d.parent and is_relative(words, kept[-1])))
    ]


def _inside_relative(words: Words, sentences: Spans, draft: Draft) -> Spans:
    """The content without the main verb behind a relative clause that holds the cue."""
    sentence = _sentence(sentences, draft.cue[0].start) if draft.cue else None
    if sentence is None:
        return draft.content
    cue = words.within(draft.cue[0])
    before = words.lower[words.within(sentence).start : cue.start]
    opened = [i for i in range(1, len(before)) if before[i] in AFTER_COMMA and before[i - 1] == ","]
    if not opened or "," in before[opened[-1] :]:
        return draft.content
    kept = [part for part in draft.content if not _goes_on(words, part, draft.cue[0].end)]
    return tuple(kept)


def _goes_on(words: Words, part: Span, after: int) -> bool:
    """Whether a part begins with an auxiliary behind a comma, after a place."""
    at = words.within(part).start
    behind = part.start > after and words.lower[at - 1] == ","
    return behind and words.lower[at] in _AUXILIARIES


def _past_relative(words: Words, sentences: Spans, draft: Draft) -> Spans:
    """The content, past a relative clause that it stops in, where the verb of its head follows.

    "A said that the truce, which B and C | had agreed in May, was over": all of it is said.
    """
    content, last = draft.content, draft.content[-1]
    sentence = _sentence(sentences, last.end - 1)
    if sentence is None or not draft.cue or draft.cue[0].start > content[0].start:
        return content
    inside, within = words.within(last), words.within(sentence)
    marks = [i for i in inside if words.lower[i] == ","]
    opened = marks and marks[-1] + 1 < inside.stop and words.lower[marks[-1] + 1] in AFTER_COMMA
    rest = range(inside.stop, min(inside.stop + _CLAUSE, within.stop - 1))
    closed = next((i for i in rest if words.lower[i] in _MARKS), None)
    if not opened or closed is None or words.lower[closed] != ",":
        return content
    if words.lower[closed + 1] not in _AUXILIARIES:
        return content
    stop = next(
        (i for i in range(closed + 1, within.stop) if words.lower[i] in _MARKS), within.stop
    )
    return (*content[:-1], Span(last.start, words.ends[stop - 1]))


def _sentence(sentences: Spans, at: int) -> Span | None:
    return next((s for s in sentences if s.start <= at < s.end), None)


def _filled(text: str, content: Spans, taken: Sequence[Span]) -> Spans:
    """The parts, joined where a hole without a mark before it holds nobody's source or cue.

    Of 3,068 holes in contents of PolNeAR's train texts 2,844 hold the draft's own source or cue,
    and the rest begin with a comma, a dash, a colon or a new sentence.
    """
    made = [content[0]]
    for part in content[1:]:
        hole = text[made[-1].end : part.start]
        plain = made[-1].end < part.start and not re.search(r"[.!?\n]", hole)
        words_in_it = plain and hole.lstrip()[:1].isalnum()
        if words_in_it and not any(t.start < part.start and t.end > made[-1].end for t in taken):
            made[-1] = Span(made[-1].start, part.end)
        else:
            made.append(part)
    return tuple(made)


def _ended(text: str, words: Words, sentences: Spans, part: Span, borders: Sequence[Span]) -> Span:
    """A part whose last word needs another, up to the border of its clause or its speaker."""
    inside, sentence = words.within(part), _sentence(sentences, part.end - 1)
    if not inside or sentence is None or inside.stop >= len(words):
        return part
    part_of_it = _PART_OF_IT.match(text, part.end, sentence.end)  # "73 dead, | 30 of them soldiers"
    tail = words.lower[inside.stop - 1]
    pair = words.lower[max(inside.start, inside.stop - 2) : inside.stop]
    goes_on = words.starts[inside.stop] < sentence.end and words.lower[inside.stop].isalnum()
    dated = tail.isdigit() and text[words.starts[inside.stop]].isupper()  # "on 17 | September"
    needs = goes_on and (tail in _OPEN or dated or pair == ("among", "them"))
    if not (needs or part_of_it):
        return part
    after = [b.start for b in borders if part.end <= b.start < sentence.end]
    return Span(part.start, max(part.end, min([sentence.end, *after])))


def _begun(text: str, words: Words, sentences: Spans, draft: Draft, taken: Sequence[Span]) -> Spans:
    """The content from the start of a sentence that its speaker, behind a comma, ends or parts."""
    content, own = draft.content, (*draft.source, *draft.cue)
    if not (draft.source and draft.cue):
        return content
    begins, ends = min(p.start for p in own), max(p.end for p in own)
    sentence = _sentence(sentences, begins)
    if sentence is None or not sentence.contains(Span(begins, ends)):
        return content
    told, rest = text[sentence.start : begins], text[ends : sentence.end]
    quoted = not QUOTE_MARKS.isdisjoint(told + rest)
    parted = rest.lstrip().startswith(",")
    closing = len(words.within(Span(ends, max(ends + 1, sentence.end)))) <= _AFTER_CUE
    if quoted or not told.rstrip().endswith(",") or not (parted or closing):
        return content
    before = [part for part in content if sentence.start <= part.start < begins]
    behind = parted and any(ends <= part.start < sentence.end for part in content)
    if len(before) > 1 or not (before or behind):
        return content
    first = before[0].start if before else begins
    report = behind_dateline(text, sentence)
    start = report.start if report and report.start <= first else sentence.start
    lead = words.within(Span(start, first)) if start < first else range(0)
    if len(lead) < _LEAST or (before and words.lower[lead.stop - 1] in _MARKS):
        return content
    left_out = Span(start, first)
    if "\n" in left_out.of(text).strip() or any(p.overlaps(left_out) for p in taken):
        return content
    end = before[0].end if before else begins
    return tuple(sorted((Span(start, end), *(part for part in content if part not in before))))
