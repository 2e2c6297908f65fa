"""Subjects of a cue that a reader gave no source: longer ones, documents, names behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from counterclaim.records import AttributionKind
from counterclaim.spans import Span
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.sentencedesk import MARKS, RELATIVE, Desk
from counterclaim.understand.attributions.stance import cue_sense
from counterclaim.understand.attributions.wholesources import DOCUMENTS, TOLD_IN
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import QUOTE_MARKS, word_set

PRONOUNS = word_set("he she it they")
_BODY_WORDS = word_set("monitoring group monitor news agency network organisation organization")
_PLACED = word_set("in at from near inside")
_BREAKING = word_set(
    "amid after before during since with by on as for to and but while that who which"
)
# What may follow a name that describes it, before its verb.
_DESCRIBING = RELATIVE | word_set("also known based backed led fighting targeting including")
_NO_VERBS = word_set("known support")
_SAID = word_set("said says say stated states announced insisted insists declared")
_SEATED = re.compile(r"The [A-Z][\w ]*-based ")
_SEAT = 40  # characters before the name
_FEW = 3  # words of a speaker at the end of a title
_LONGEST = 6  # words behind the people whose place they tell


def teller_in_place(desk: Desk, at: int, least: int) -> Span | None:
    """The people that a phrase ends with, and where they are: "doctors | at the scene".

    Or what they do: "a group that watches the war".
    """
    if doing := _past_relative(desk, at, least):
        return doing
    for word in range(at, max(at - _LONGEST, least), -1):
        if desk.lower[word] in MARKS | _BREAKING or is_reporting(
            desk.words, desk.words.span(word, word)
        ):
            return None
        if desk.lower[word] in _PLACED and desk.lower[word - 1] in TOLD_IN and word < at:
            people = _both(desk, desk.subject(word - 1, least), least)
            return Span(people.start, desk.words.ends[at]) if people else None
    return None


def _past_relative(desk: Desk, last: int, least: int) -> Span | None:
    """Somebody not known yet, and the clause that tells what he does, which a phrase ends with."""
    near = range(last - 1, max(last - _LONGEST, least + 2), -1)
    at = next((i for i in near if desk.lower[i] in RELATIVE), None)
    head = desk.subject(at - 1, least) if at else None
    inside = desk.words.within(head) if head else range(0)
    plain = head and MARKS.isdisjoint(desk.lower[at : last + 1])
    indefinite = inside and desk.lower[inside.start] in ("a", "an")
    return Span(head.start, desk.words.ends[last]) if head and plain and indefinite else None


def _both(desk: Desk, second: Span | None, least: int) -> Span | None:
    """A noun phrase with the one that "and" joins to it: "the monitor and | doctors"."""
    before = desk.words.within(second).start - 2 if second else -1
    if second is None or before < least or desk.lower[before + 1] != "and":
        return second
    first = desk.subject(before, least)
    return Span(first.start, second.end) if first else second


def of_an_age(desk: Desk, at: int, least: int) -> Span | None:
    """Who is named with an age that ends at a comma: "Mara Voss, 34, | said"."""
    comma = desk.lower[at - 2 : at + 1]
    if at - 3 < least or not comma[1].isdigit() or (comma[0], comma[2]) != (",", ","):
        return None
    first = at - 2
    while first > least and desk.text[desk.words.starts[first - 1]].isupper():
        first -= 1
    return desk.words.span(first, at - 3) if first < at - 2 else None


def told_by_document(desk: Desk, at: int) -> Span | None:
    """The document that ends at a word: "the statement | said"."""
    told = at > 0 and desk.lower[at] in DOCUMENTS and desk.lower[at - 1] == "the"
    return desk.words.span(at - 1, at) if told else None


def _told_apart(desk: Desk, sentence: Span, draft: Draft) -> Draft | None:
    """The draft whose content's first piece was its subject: "that | the king | has said that"."""
    cue, rest = desk.words.within(draft.cue[0]), draft.content[1:]
    at = desk.last_before(cue.start, desk.words.within(sentence).start)
    subject = desk.subject(at, desk.words.within(sentence).start) if rest else None
    if subject is None or desk.lower[cue.stop - 1] not in _SAID:
        return None
    first = draft.content[0]
    opening = desk.text[first.start : subject.start].strip().lower()
    behind = all(part.start >= draft.cue[-1].end for part in rest)
    whole = first.end == subject.end and first.start <= subject.start and opening in ("", "that")
    return replace(draft, source=(subject,), content=rest) if whole and behind else None


def past_description(desk: Desk, sentence: Span, draft: Draft) -> Draft | None:
    """The draft of the name that opens a sentence and is described before its verb.

    What is said stands behind the verb, and nobody's words before it.
    """
    if apart := _told_apart(desk, sentence, draft):
        return apart
    name = described(desk, sentence, draft.cue[0])
    content = tuple(part for part in draft.content if part.start >= draft.cue[0].end)
    return replace(draft, source=(name,), content=content) if name and content else None


def described(desk: Desk, sentence: Span, cue: Span) -> Span | None:
    """The name that opens a sentence and is described: "The Guard | which holds it | denied".

    Its seat may stand before it: "The Norport-based Watch".
    """
    opening = (n for n in map(partial(_with_seat, desk, sentence), desk.names) if n)
    name = max(opening, key=lambda n: (-n.start, n.end), default=None)
    if name is None or name.end >= cue.start:
        return None
    between = desk.words.within(Span(name.end, cue.start))
    words = desk.lower[between.start : between.stop]
    if words[:1] == words[-1:] == (",",) and not RELATIVE.isdisjoint(words[1:2]):
        words = words[1:]  # "The Guard, | which holds it, | denied"
    plain = QUOTE_MARKS.isdisjoint(words) and words[:1] and words[0] in _DESCRIBING
    told = any(_speaks(desk, i) for i in between)
    return name if plain and not told else None


def _with_seat(desk: Desk, sentence: Span, name: Span) -> Span | None:
    """A name at the start of a sentence, with its article and seat if that is told."""
    if 0 <= name.start - sentence.start <= len("The "):
        return name
    near = 0 < name.start - sentence.start < _SEAT
    seated = near and _SEATED.fullmatch(desk.text, sentence.start, name.start)
    return Span(sentence.start, name.end) if seated else None


def _speaks(desk: Desk, word: int) -> bool:
    """Whether a word is a verb of saying; "known as" and "in support of" are none."""
    span = desk.words.span(word, word)
    speech = cue_sense(desk.words, (span,)).kind is AttributionKind.SPEECH
    return desk.lower[word] not in _NO_VERBS and speech and is_reporting(desk.words, span)


def named_behind(desk: Desk, draft: Draft) -> Draft:
    """The draft with the name behind "according to" that was read as what is told.

    Likewise who ends a sentence behind the verb: "nine died said | the local monitor | which".
    """
    if draft.source or not draft.cue or not draft.content:
        return draft
    cue = desk.words.within(draft.cue[-1])
    if len(cue) == 1 and desk.lower[cue.start] in ("said", "says"):
        return _said_by(desk, draft, cue.stop)
    if desk.words.phrase(cue) != "according to":
        return draft
    name = desk.name_at(cue.stop) or _capitals(desk, cue.stop)
    if name is None:
        return draft
    kept = (Span(max(c.start, name.end), c.end) for c in draft.content if c.end > name.end)
    content = tidied(desk.text, kept)
    return replace(draft, source=(name,), content=content) if content else draft


def _said_by(desk: Desk, draft: Draft, start: int) -> Draft:
    """The draft with the people or body between the verb and a mark, relative or the end."""
    before = tuple(part for part in draft.content if part.end <= draft.cue[0].start)
    sentence = desk.sentence(draft.cue[0].start)
    stop, last = start, desk.words.within(sentence).stop if sentence else len(desk.words)
    while stop < last and desk.lower[stop] not in MARKS | RELATIVE:
        stop += 1
    own = desk.lower[start:stop]
    closing = desk.lower[stop:last] in ((), (".",))
    title = closing and 0 < len(own) <= _FEW  # "... killed says army"
    speaks = head_kind(own) and (title or own[0] in DETERMINERS) and len(own) <= _LONGEST
    if not (before and speaks) or is_reporting(desk.words, desk.words.span(stop - 1, stop - 1)):
        return draft
    return replace(draft, source=(desk.words.span(start, stop - 1),), content=before)


def _capitals(desk: Desk, start: int) -> Span | None:
    """Two to four capitalised words before a small one: "Coast News | the raid"."""
    stop = start
    while stop < len(desk.words) and desk.text[desk.words.starts[stop]].isupper():
        stop += 1
    small = stop < len(desk.words) and desk.lower[stop].isalpha()
    return desk.words.span(start, stop - 1) if small and 2 <= stop - start <= 4 else None


def surname(desk: Desk, at: int) -> Span | None:
    """The last word of somebody named elsewhere: "the raid on Kesh | Tarn | said"."""
    word = desk.words.span(at, at)
    called = word.of(desk.text)
    alone = called[:1].isupper() and not any(name.overlaps(word) for name in desk.names)
    full = (f" {called}", f"-{called}")
    return word if alone and any(n.of(desk.text).endswith(full) for n in desk.names) else None


def subject_of(desk: Desk, at: int, least: int) -> Span | None:
    """The pronoun or noun phrase right before a verb, with its article."""
    last = desk.before_day(desk.last_before(at, least), least)
    if last < least:
        return None
    if desk.lower[last] in PRONOUNS:
        return desk.words.span(last, last)
    found = teller_in_place(desk, last, least) or _past_acronym(desk, last, least)
    found = found or desk.subject(last, least)
    first = desk.words.within(found).start if found else least
    if found is None or first == least:
        return found
    named = desk.text[desk.words.starts[first - 1]].isupper()  # "the Guard | a rescue group | said"
    name = desk.name_ending(desk.words.ends[first - 1]) if named else None
    if name and desk.lower[first] in ("a", "an"):
        return Span(name.start, found.end)
    if desk.lower[first - 1] in DETERMINERS:
        return Span(desk.words.starts[first - 1], found.end)
    return found


def _past_acronym(desk: Desk, last: int, least: int) -> Span | None:
    """A name with its acronym and what it is: "the Coast Monitor (CM) | monitoring group"."""
    at = last
    while at > least and desk.lower[at] in _BODY_WORDS:
        at -= 1
    if at - 3 < least or desk.lower[at] != ")" or desk.lower[at - 2] != "(":
        return None
    name = desk.name_ending(desk.words.ends[at - 3])
    return Span(name.start, desk.words.ends[last]) if name else None
