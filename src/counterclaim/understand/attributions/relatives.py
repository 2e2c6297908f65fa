"""Speakers beside relative clauses: "who", "according to which", "a group that is allied to X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.sentencedesk import MARKS, RELATIVE, Desk
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import word_set

_LEAST = 3  # words behind "with"
_LONGEST = 8  # words of a subject in a relative clause
BEFORE_OBJECT = word_set("of to by from against in on at into over about between towards upon")
_SIDES = word_set("opposition rebel")  # adjectives of a body, that name nobody
_BE = word_set("is was were")
_SPOKE = word_set("spoke talked met")  # "who spoke with the head of X denied": he, not X


def according_to_which(desk: Desk, draft: Draft) -> Draft:
    """The relative pronoun as the source, no part of the content: "X, according to which Y"."""
    after = desk.words.within(draft.cue[-1]).stop
    cue = desk.words.phrase(desk.words.within(draft.cue[0]))
    if cue != "according to":
        return draft
    if desk.lower[after : after + 1] not in (("which",), ("whom",)):
        return _without_company(desk, draft)
    told = desk.words.span(after, after)
    content = tuple(
        Span(max(part.start, told.end), part.end) if part.start <= told.start else part
        for part in draft.content
        if part.start > told.start or part.end > told.end + 1
    )
    return replace(draft, source=(told,), content=tidied(desk.text, content) or draft.content)


def _without_company(desk: Desk, draft: Draft) -> Draft:
    """The draft that goes on behind its source: "B fell, according to the Guard | with two raids".

    Only behind a marked name, in a sentence that has no mark there.
    """
    sentence = desk.sentence(draft.cue[0].start)
    if not (sentence and draft.source and draft.content):
        return draft
    source = draft.source[-1]
    if draft.content[-1].end > draft.cue[0].start or source.start < draft.cue[0].end:
        return draft
    inside = desk.words.within(source)
    rest = range(inside.start, desk.words.within(sentence).stop)
    at = next((i for i in rest[1:] if desk.lower[i] == "with"), None)
    if at is None or at > inside.stop or desk.name_ending(desk.words.ends[at - 1]) is None:
        return draft
    if not desk.text[desk.words.starts[at - 1]].isupper():  # "lawyers with the council"
        return draft
    last = max(i for i in rest if desk.lower[i].isalnum())
    if last - at < _LEAST or not MARKS.isdisjoint(desk.lower[at : last + 1]):
        return draft
    kept = Span(source.start, desk.words.ends[at - 1])
    content = (*draft.content, desk.words.span(at, last))
    return replace(draft, source=(*draft.source[:-1], kept), content=content)


def of_relative_cue(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The relative pronoun right before a cue whose source was sought behind it."""
    cue = desk.words.within(draft.cue[0])
    if draft.source[0].start < draft.cue[0].end or cue.start <= desk.words.within(sentence).start:
        return draft
    before = cue.start - 1
    if desk.lower[before] not in RELATIVE or draft.source[0].start - draft.cue[-1].end <= 2:
        return draft
    return replace(draft, source=(desk.words.span(before, before),))


def of_cleft(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The draft with whom a cleft sentence picks out: "it was Sudria | that refused to leave"."""
    at, least = desk.words.within(draft.source[-1]).start, desk.words.within(sentence).start
    if desk.lower[at] not in RELATIVE or len(desk.words.within(draft.source[-1])) != 1:
        return draft
    first = at
    while first > max(at - _LONGEST, least + 1) and desk.lower[first - 1] not in MARKS | _BE:
        first -= 1
    cleft = desk.lower[first - 2 : first]
    if first == at or cleft[:1] != ("it",) or cleft[1] not in _BE:
        return draft
    return replace(draft, source=(*draft.source[:-1], desk.words.span(first, at - 1)))


def past_clause(desk: Desk, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Whom a relative clause is about, for the verb behind it: "a man who asked X denied"."""
    source, cue = draft.source[-1], desk.words.within(draft.cue[0])
    inside = desk.words.within(source)
    gap = desk.lower[inside.stop : cue.start]
    if len(inside) != 1 or desk.lower[inside.start] not in RELATIVE:
        return draft
    between = Span(source.end, max(source.end + 1, draft.cue[0].start))
    tells = any(d is not draft and d.cue and between.contains(d.cue[0]) for d in drafts)
    if len(gap) < 2 or not tells or not MARKS.isdisjoint(gap):
        return draft
    clause = Span(source.start, desk.words.ends[cue.start - 1])
    return replace(draft, source=(*draft.source[:-1], desk.with_antecedent(clause)))


def within_relative(desk: Desk, draft: Draft) -> Draft:
    """Who says what a relative pronoun stands for: "a blast which foes of X said killed ten"."""
    source, cue = draft.source[-1], desk.words.within(draft.cue[0])
    stop = desk.words.within(source).stop
    at = next((i for i in range(cue.start - 1, stop - 1, -1) if desk.lower[i] == "which"), -1)
    phrase = desk.lower[at + 1 : cue.start]
    if at < 0 or not 0 < len(phrase) <= _LONGEST or not MARKS.isdisjoint(phrase):
        return draft
    head = next((i for i, word in enumerate(phrase) if word in BEFORE_OBJECT), len(phrase))
    named = desk.words.span(at + 1, cue.start - 1)
    verbs = (desk.words.span(i, i) for i in range(at + 1, cue.start))
    plain = not any(is_reporting(desk.words, verb) for verb in verbs)
    many = head < len(phrase) and phrase[head] == "of" and phrase[head - 1].endswith("s")
    speaks = head > 0 and (many or head_kind(phrase[:head]))
    return replace(draft, source=(named,)) if plain and speaks else draft


def to_mark(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to a comma, if a relative clause follows it: "of Aster, where he lives,"."""
    at = next((i for i, word in enumerate(gap) if word == ","), len(gap))
    return gap[:at] if gap[at + 1 : at + 2] in (("who",), ("where",), ("which",)) else gap


def of_clause(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """Who a relative clause is about, where its last name was read as the speaker.

    "The group that is allied to X announced": the name before "that" announces.
    """
    source = draft.source[-1]
    least, inside = desk.words.within(sentence).start, desk.words.within(source)
    cue = desk.words.within(draft.cue[0])
    run_on = len(draft.source) > 1 or not DETERMINERS.isdisjoint(
        desk.lower[inside.start + 1 : inside.stop]
    )
    last = desk.last_before(cue.start, least)
    if run_on or last - (desk.lower[last] == ",") not in range(inside.stop - 2, inside.stop):
        return draft
    first = inside.start - (desk.lower[inside.start - 1] in _SIDES)
    if desk.opener(desk.words.span(first, first), least) not in BEFORE_OBJECT | {"with"}:
        return draft
    for at in range(inside.start - 1, least, -1):
        told = is_reporting(desk.words, desk.words.span(at, at)) and desk.lower[at] not in _SPOKE
        if desk.lower[at] in MARKS or told:
            return draft
        if desk.lower[at] in RELATIVE - {"that"}:
            return _about(desk, draft, at) or draft
    return draft


def _about(desk: Desk, draft: Draft, relative: int) -> Draft | None:
    """The draft of the name that a relative clause is about, the clause its own or an aside.

    "President Voss, who signed it with the leaders of Norland, ordered": the clause is no part.
    """
    source = draft.source[-1]
    if desk.lower[relative - 1] != ",":
        head = desk.name_ending(desk.words.ends[relative - 1])
        return replace(draft, source=(Span(head.start, source.end),)) if head else None
    head = desk.name_ending(desk.words.ends[relative - 2])
    return replace(draft, source=(head,)) if head else None


def as_joined(desk: Desk, draft: Draft, read: Sequence[Draft], mended: Sequence[Draft]) -> Draft:
    """The draft of a verb that "and" or "but" joins to one whose speaker was put right."""
    at = desk.words.within(draft.cue[0]).start - 1 if draft.cue else -1
    if at < 0 or not draft.source or desk.lower[at] not in ("and", "but"):
        return draft
    sentence = desk.sentence(draft.cue[0].start)
    for before, after in zip(read, mended, strict=True):
        moved = before.source == draft.source and after.source and after.source != before.source
        if moved and sentence and sentence.contains(after.cue[0]):
            return replace(draft, source=after.source)
    return draft
