"""Speakers of plain sentences that a reader passed over: "The ministry said on Sunday six ..."."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import reporting_participles
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.sentencedesk import DAYS, Desk
from counterclaim.understand.attributions.subjects import described, teller_in_place
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

RULE_VERSION = "understand.unread-speakers 1"
RULE_SCORE = 0.6
_SAYING = word_set("said says added told put according")
_PRONOUNS = word_set("he she it they")
# What may follow the verb where what is said stands before it.
_OCCASION = word_set("in at on during to speaking contradicting citing quoting")
_TOLD = word_set("reporters journalists")
_LEAST = 4  # words that are said


def unread_speakers(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, and one more for each verb of saying with a subject that none of them has.

    What is said stands before the subject where a stop, a day, an occasion or another
    participle follows the verb; else behind a verb whose subject opens its sentence.
    """
    desk = Desk(text, words, sentences, tuple(sorted(names)))
    made = list(drafts)
    for sentence in sentences:
        for at in words.within(sentence):
            word = words.lower[at]
            read = _READINGS.get(word, _unread) if word in _SAYING else None
            if read and (draft := read(desk, sentence, at, made)):
                made.append(draft)
    return made


def _unread(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    cue, within = desk.words.span(at, at), desk.words.within(sentence)
    said = [part for d in drafts for part in (*d.cue, *d.content)]
    if any(p.overlaps(cue) for p in said):
        return None
    source = described(desk, sentence, cue) or _subject(desk, at, within.start)
    if source is None or any(p.overlaps(source) for p in said):
        return None
    if desk.lower[at + 1 : at + 2] == (":",):
        return None  # what is said is a text of its own
    last = _addressed(desk, at) if desk.lower[at] == "told" else at
    if last is None:
        return None
    start = _behind(desk, last, within)
    if _is_closed(desk, start, within):
        told = Span(sentence.start, max(sentence.start + 1, source.start))
        inside = desk.words.within(told)
        free = QUOTE_MARKS.isdisjoint(desk.lower[inside.start : inside.stop])
        if source.of(desk.text).lower() in _PRONOUNS:  # "Tarn said: ... he told us" may be one
            free = free and not any(told.contains(c) for d in drafts for c in d.cue)
    else:
        told = Span(desk.words.starts[start], sentence.end)
        opens = source.start - sentence.start <= len("The ")
        opens = opens and (desk.lower[at] != "added" or desk.lower[start - 1] == "that")
        free = opens and not any(told.overlaps(p) for p in said)
    across = any(told.overlaps(p) and not told.contains(p) for p in said)
    if across or not free or len(desk.words.within(told)) < _LEAST:
        return None
    return Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION)


def _is_taken(span: Span, drafts: Sequence[Draft]) -> bool:
    """Whether any part of a draft stands in a stretch of text."""
    return any(p.overlaps(span) for d in drafts for p in (*d.source, *d.cue, *d.content))


def _toll(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Who "put the death toll at fifty"; to put something elsewhere says nothing."""
    behind = [word for word in desk.lower[at + 1 : at + 4] if word != "death"]
    if behind[:2] != ["the", "toll"]:
        return None
    cue, told = desk.words.span(at, at), Span(desk.words.starts[at + 1], sentence.end)
    source = _subject(desk, at, desk.words.within(sentence).start)
    if source is None or _is_taken(Span(source.start, sentence.end), drafts):
        return None
    return Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION)


def _accordance(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Whose word it is in a sentence that opens with it: "According to the council six ..."."""
    if desk.words.starts[at] != sentence.start or _is_taken(sentence, drafts):
        return None
    source = desk.name_at(at + 2)
    if source is None or len(desk.words.within(Span(source.end, sentence.end))) < _LEAST:
        return None
    cue, told = desk.words.span(at, at + 1), Span(source.end, sentence.end)
    return Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION)


_READINGS = {"put": _toll, "according": _accordance}


def _addressed(desk: Desk, at: int) -> int | None:
    """The last word of whom something is told behind a verb, or None if nobody is named."""
    if desk.lower[at + 1 : at + 2] and desk.lower[at + 1] in _TOLD:
        return at + 1
    named = desk.name_at(at + 1)
    return desk.words.within(named).stop - 1 if named else None


def _subject(desk: Desk, at: int, least: int) -> Span | None:
    """The pronoun or noun phrase right before a verb, with its article."""
    last = desk.before_day(desk.last_before(at, least), least)
    if last < least:
        return None
    if desk.lower[last] in _PRONOUNS:
        return desk.words.span(last, last)
    found = teller_in_place(desk, last, least) or desk.subject(last, least)
    first = desk.words.within(found).start if found else least
    if found is None or first == least:
        return found
    if desk.lower[first] in ("a", "an") and (name := desk.name_ending(desk.words.ends[first - 1])):
        return Span(name.start, found.end)  # "the Guard | a rescue group | said"
    if desk.lower[first - 1] in DETERMINERS:
        return Span(desk.words.starts[first - 1], found.end)
    return found


def _behind(desk: Desk, at: int, within: range) -> int:
    """The word behind a verb and its day: "said | on Sunday that | six"."""
    on = desk.lower[at + 1 : at + 2] == ("on",) and not DAYS.isdisjoint(desk.lower[at + 2 : at + 3])
    rest = range(at + 1 + on, within.stop)
    return next((i for i in rest if desk.lower[i] not in DAYS | {"that"}), within.stop)


def _is_closed(desk: Desk, behind: int, within: range) -> bool:
    """Whether nothing that is said follows the verb and its day."""
    if behind >= within.stop or not desk.lower[behind].isalnum():
        return True
    return desk.lower[behind] in _OCCASION | reporting_participles()
