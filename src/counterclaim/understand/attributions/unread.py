"""Speakers of plain sentences that a reader passed over: "The ministry said on Sunday six ..."."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.spans import Span, Spans, in_order
from counterclaim.understand.attributions.affirming import AFFIRMING, affirmed
from counterclaim.understand.attributions.cues import reporting_participles
from counterclaim.understand.attributions.drafts import Draft, is_taken, tidied
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.relay_forms import CITING
from counterclaim.understand.attributions.sentencedesk import DAYS, MARKS, Desk
from counterclaim.understand.attributions.subjects import PRONOUNS, described, subject_of
from counterclaim.understand.attributions.tolls import GIVING, cut_at_toll, free_draft, toll_draft
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

RULE_VERSION = "understand.unread-speakers 1"
RULE_SCORE = 0.6
_SAYING = (
    AFFIRMING
    | GIVING
    | word_set(
        "said says added told verify confirm claimed according called described termed denied"
    )
)
# What may follow the verb where what is said stands before it.
_OCCASION = word_set("in at on during to speaking contradicting citing quoting")
_HEADING = word_set("heading arriving leaving referring pointing")
_TOLD = word_set("reporters journalists us me")
_LEAST = 4  # words that are said
_UNABLE = word_set("to able been not yet was were is could can cannot unable has have had did") | (
    word_set("independently immediately n't ca")
)
_NOT = word_set("not cannot unable n't")
_BEEN = word_set("was were is been has had have later also")
_SORTS = DETERMINERS | word_set(
    "terrorist militant rebel jihadist extremist islamist insurgent armed group faction militia "
    "organisation organization"
)
_DEEDS = word_set(
    "bomb bombs attack attacks bombing bombings blast blasts explosion explosions assault raid "
    "killing killings shooting ambush strike assassination"
)
_COUNTING = DETERMINERS | word_set("two three four five six several twin")
_BREAKING = MARKS | word_set("in at on after of with by from and or for as to near during since")
#: What makes a participle behind "denied" another thing's: "denied the report citing".
_OBJECT = word_set("the any it that this these those all such having") | MARKS
_NO_ACTS = word_set("morning evening meeting briefing hearing")
_FAR = 6  # words
_DAY_OR_THAT = DAYS | {"that"}


def unread_speakers(
    text: str, words: Words, sentences: Spans, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, and one more for each verb of saying with a subject that none of them has.

    What is said stands before the subject where a stop, a day, an occasion or another
    participle follows the verb; else behind a verb whose subject opens its sentence.
    """
    desk = Desk(text, words, sentences, tuple(in_order(names)))
    made = list(drafts)
    for sentence in sentences:
        for at in [at for at in words.within(sentence) if words.lower[at] in _SAYING]:
            made = cut_at_toll(desk, sentence, at, made)
            if draft := _READINGS.get(words.lower[at], _unread)(desk, sentence, at, made):
                made.append(draft)
    return made


def _unread(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    cue, within = desk.words.span(at, at), desk.words.within(sentence)
    citing = desk.lower[within.start] in CITING
    others = [
        d for d in drafts if not (citing and d.cue == (desk.words.span(*[within.start] * 2),))
    ]
    said = [part for d in others for part in (*d.cue, *d.content)]
    if any(p.overlaps(cue) for p in said):
        return None
    source = described(desk, sentence, cue) or subject_of(desk, at, within.start)
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
        if source.of(desk.text).lower() in PRONOUNS:  # "Tarn said: ... he told us" may be one
            free = free and not any(told.contains(c) for d in drafts for c in d.cue)
    else:
        told = Span(desk.words.starts[start], sentence.end)
        opens = source.start - sentence.start <= len("The ") or citing
        opens = opens and (desk.lower[at] != "added" or desk.lower[start - 1] == "that")
        relays = any(d.source and d.cue and d.source[0].start == told.start for d in drafts)
        free = opens and (relays or not any(told.overlaps(p) for p in said))
    across = any(told.overlaps(p) and not told.contains(p) for p in said)
    if across or not free or len(desk.words.within(told)) < _LEAST:
        return None
    return Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION)


def _verified(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Who "was not able to verify the account"."""
    least, first = desk.words.within(sentence).start, at
    while first > least and desk.lower[first - 1] in _UNABLE:
        first -= 1
    if not _NOT & set(desk.lower[first:at]):
        return None
    cue, source = desk.words.span(first, at), subject_of(desk, first, least)
    if source is None or source not in desk.names or is_taken(source, drafts):
        return None
    said = Span(desk.words.ends[at], sentence.end)
    return None if is_taken(cue, drafts) else free_draft(desk, source, cue, said, drafts)


def _claimed(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Who claims a deed: "an attack claimed by the Guard", "the blast was claimed by the Guard"."""
    least = desk.words.within(sentence).start
    by = _claimant(desk, at + 2) if desk.lower[at + 1 : at + 2] == ("by",) else None
    last = at - 1
    while last > least and desk.lower[last] in _BEEN:
        last -= 1
    cue = desk.words.span(last + 1, at)
    deed = _deed(desk, last, least)
    if by is None or deed is None or any(by.overlaps(p) for d in drafts for p in d.source):
        return None
    if any(cue.overlaps(p) for d in drafts for p in d.cue):
        return None
    return Draft((by,), (cue,), (deed,), RULE_SCORE, RULE_VERSION)


def _claimant(desk: Desk, at: int) -> Span | None:
    """The name at a word, or behind what sort of group it is: "the terrorist group | Guard"."""
    named = desk.name_at(at)
    if named and desk.lower[desk.words.within(named).stop - 1] not in _SORTS:
        return named
    while desk.lower[at : at + 1] and desk.lower[at] in _SORTS:
        at += 1
    return desk.name_at(at)


def _deed(desk: Desk, last: int, least: int) -> Span | None:
    """The phrase of an attack that ends with a word, from its article: "a massive bomb blast"."""
    if desk.lower[last] not in _DEEDS:
        return None
    first = last
    while first > least and last - first < _FAR and desk.lower[first - 1] not in _BREAKING:
        first -= 1
        if desk.lower[first] in _COUNTING:
            return desk.words.span(first, last)
    return desk.words.span(max(first, last - 1), last)


def _accordance(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Whose word it is in a sentence that opens with it: "According to the council six ..."."""
    source = desk.name_at(at + 2) if desk.words.starts[at] == sentence.start else None
    opening = Span(sentence.start, source.end) if source else sentence
    if is_taken(opening, drafts) or any(p.contains(sentence) for d in drafts for p in d.content):
        return None
    if (
        source is None
        or len(desk.words.within(sentence)) - len(desk.words.within(opening)) < _LEAST
    ):
        return None
    cue, told = desk.words.span(at, at + 1), Span(source.end, sentence.end)
    return Draft((source,), (cue,), tidied(desk.text, [told]), RULE_SCORE, RULE_VERSION)


def _called_so(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """How somebody calls what was told: "... it said, in what it called | the third breach"."""
    cue, least = desk.words.span(at, at), desk.words.within(sentence).start
    source = subject_of(desk, at, least)
    first = desk.words.within(source).start if source else least
    if source is None or first == least or desk.lower[first - 1] != "what":
        return None
    if any(cue.overlaps(p) for d in drafts for p in (*d.cue, *d.content)):
        return None
    start = at + 1 + (desk.lower[at + 1] == "as")
    rest = range(start, desk.words.within(sentence).stop)
    stop = next((i for i in rest if desk.lower[i] in MARKS), rest.stop)
    if stop - start < _LEAST - 1:
        return None
    cue, said = desk.words.span(at, start - 1), desk.words.span(start, stop - 1)
    return free_draft(desk, source, cue, said, drafts)


def _denied(desk: Desk, sentence: Span, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """What somebody denied having done, an occasion before it: "denied on Monday | shelling it"."""
    within = desk.words.within(sentence)
    near = range(at + 1, min(at + 2 + _FAR, within.stop))
    doing = next((i for i in near if desk.lower[i].endswith("ing")), None)
    if doing is None or desk.lower[doing] in _NO_ACTS or _OBJECT & set(desk.lower[at + 1 : doing]):
        return None
    cue = desk.words.span(at, at)
    source = described(desk, sentence, cue) or subject_of(desk, at, within.start)
    if source is None or is_taken(cue, drafts) or is_taken(source, drafts):
        return None
    said = Span(desk.words.starts[doing], sentence.end)
    return free_draft(desk, source, cue, said, drafts)


_READINGS = {
    "denied": _denied,
    **dict.fromkeys(("called", "described", "termed"), _called_so),
    **dict.fromkeys(GIVING, toll_draft),
    **dict.fromkeys(("verify", "confirm"), _verified),
    "according": _accordance,
    "claimed": _claimed,
    **dict.fromkeys(AFFIRMING, affirmed),
}


def _addressed(desk: Desk, at: int) -> int | None:
    """The last word of whom something is told behind a verb, or None if nobody is named."""
    if desk.lower[at + 1 : at + 2] and desk.lower[at + 1] in _TOLD:
        return at + 1
    named = desk.name_at(at + 1)
    return desk.words.within(named).stop - 1 if named else None


def _behind(desk: Desk, at: int, within: range) -> int:
    """The word behind a verb and its day: "said | on Sunday that | six"."""
    on = desk.lower[at + 1 : at + 2] == ("on",) and not DAYS.isdisjoint(desk.lower[at + 2 : at + 3])
    rest = range(at + 1 + on, within.stop)
    return next((i for i in rest if desk.lower[i] not in _DAY_OR_THAT), within.stop)


def _is_closed(desk: Desk, behind: int, within: range) -> bool:
    """Whether nothing that is said follows the verb and its day."""
    if behind >= within.stop or not desk.lower[behind].isalnum():
        return True
    word = desk.lower[behind]
    return word in _OCCASION or word in _HEADING or word in reporting_participles()
