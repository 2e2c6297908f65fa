"""Sources put right by the syntax of the sentence: whose verb a cue is.

A reader of words gives a cue the nearest name at times, where English order says another:
the one told ("told the agency adding that"), the last name of a relative clause ("the group
that is linked to X announced"), a name of another sentence. What the order does not tell
is left without a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import AttributionKind
from counterclaim.spans import Span, Spans, in_order
from counterclaim.understand.attributions.agents import (
    by_author,
    past_agent,
    quoted_as_saying,
    with_named,
)
from counterclaim.understand.attributions.clauseplaces import (
    accused_before,
    between_marks,
    past_object,
    unswapped,
    with_last_word,
)
from counterclaim.understand.attributions.cues import (
    infinitive,
    is_reporting,
)
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.participles import TOLD_OF, is_reduced
from counterclaim.understand.attributions.relatives import (
    BEFORE_OBJECT,
    according_to_which,
    as_joined,
    of_clause,
    of_cleft,
    of_relative_cue,
    past_clause,
    within_relative,
)
from counterclaim.understand.attributions.reportednouns import of_claimant, of_modifier
from counterclaim.understand.attributions.sayingparticiples import is_count, of_participle
from counterclaim.understand.attributions.sentencedesk import BE, RELATIVE, Desk, is_relative
from counterclaim.understand.attributions.stance import cue_sense
from counterclaim.understand.attributions.subjects import (
    named_behind,
    of_an_age,
    past_description,
    surname,
    teller_in_place,
    told_by_document,
)
from counterclaim.understand.attributions.wholesources import (
    whole_source,
    with_swallowed,
)
from counterclaim.understand.words import Words, word_set

# Participles whose subject is who is spoken to ("X was asked whether"); of 39 such cues of
# PolNeAR's train texts none has its speaker before it.
_DISCLOSED = word_set("confirmed announced disclosed revealed reported")
_SPOKEN_TO = word_set("asked told informed instructed invited ordered urged warned briefed")
_SUBJECTS = word_set("he she it they i we who")
_LEAST = 3  # words


def with_right_sources(
    text: str,
    words: Words,
    sentences: Spans,
    drafts: Sequence[Draft],
    *,
    names: Spans,
    around: Sequence[Draft] = (),
) -> list[Draft]:
    """The drafts with sources that the order of words denies replaced, or taken away.

    ``sentences`` hold all the drafts; ``names`` are spans of actors that the model marked;
    ``around`` are the drafts in whose contents these stand.
    """
    desk = Desk(text, words, sentences, tuple(in_order(names)))
    mended = [_mended(desk, draft, (*drafts, *around)) for draft in drafts]
    return [as_joined(desk, draft, drafts, mended) for draft in mended]


def _mended(desk: Desk, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    sentence = desk.sentence(draft.cue[0].start) if draft.cue else None
    if sentence is None:
        return draft
    named = with_named(desk, sentence, draft)
    if named != draft:
        return named
    draft = _within_sentence(desk, sentence, with_last_word(desk, named))
    draft = according_to_which(desk, named_behind(desk, draft))
    draft = between_marks(desk, sentence, past_agent(desk, sentence, by_author(desk, draft)))
    earlier = _speaking_before(desk, sentence, draft, drafts)
    if earlier is not None and (accused := accused_before(desk, draft, earlier)):
        return replace(draft, source=(accused,))
    if not draft.source:
        claimed = of_modifier(desk, draft) or of_claimant(desk, draft)
        return claimed or _with_subject(desk, sentence, draft, drafts)
    cue = desk.words.within(draft.cue[0])
    if desk.lower[cue.start].endswith("ing"):
        return of_participle(desk, sentence, draft, earlier)
    if draft.source[-1].end > draft.cue[0].start:
        if _of_passive(desk, draft):
            return _with_first_agent(desk, draft)
        return of_relative_cue(desk, sentence, unswapped(desk, draft))
    draft = of_cleft(desk, sentence, within_relative(desk, draft))
    met = past_clause(desk, past_object(desk, sentence, draft), drafts)
    whole = of_clause(desk, sentence, whole_source(desk, sentence, met))
    return with_swallowed(desk, sentence, whole) if whole.source and whole.content else whole


def _of_passive(desk: Desk, draft: Draft) -> bool:
    """Whether a passive's agent is the source: "a gang, which was called so by Norland"."""
    cue = desk.words.within(draft.cue[0])
    passive = not BE.isdisjoint(desk.lower[cue.start : cue.stop])
    return passive and desk.opener(draft.source[0], 0) == "by"


def _with_first_agent(desk: Desk, draft: Draft) -> Draft:
    """The draft of a passive with the name right behind its verb, and no later one.

    "It is backed by | Norland, | a state called hostile by Sorland": Norland backs it.
    """
    by = desk.words.within(draft.cue[-1]).stop
    agent = desk.name_at(by + 1) if desk.lower[by : by + 1] == ("by",) else None
    later = agent is not None and agent.end < draft.source[0].start
    return replace(draft, source=(agent,)) if agent and later else draft


def _within_sentence(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """Without a source of another sentence, and without what a passive is told of.

    A source stands in the sentence of its cue in 995 of 1,000 attributions of PolNeAR
    (6,113 of train).
    """
    if draft.source and not any(sentence.overlaps(part) for part in draft.source):
        return replace(draft, source=())
    if draft.content and draft.content[-1].start >= draft.cue[-1].end:
        own = tuple(part for part in draft.content if part.end > sentence.start)
        if own != draft.content:
            draft = replace(draft, content=own)  # a quotation before is the last speaker's
    cue = [desk.lower[i] for part in draft.cue for i in desk.words.within(part)]
    passive = bool(BE & set(cue)) and bool((TOLD_OF | _SPOKEN_TO) & set(cue)) and "by" not in cue
    if is_reduced(desk, draft, cue):
        return replace(draft, source=())
    before = draft.source and draft.source[-1].end <= draft.cue[0].start
    opener = desk.opener(draft.source[0], 0) if draft.source else ""
    if opener == "to" and BE & set(cue) and _DISCLOSED & set(cue):
        return replace(draft, source=())  # "the toll was confirmed to | a reporter": who hears it
    by = opener in ("by", "to", ",")
    adverb = len(cue) == 1 and cue[0].endswith("ly")  # "the army reportedly left" is of nobody
    return replace(draft, source=()) if adverb or (passive and (before or not by)) else draft


def _with_subject(desk: Desk, sentence: Span, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft with the pronoun or marked name right before an active verb as its source."""
    cue = desk.words.within(draft.cue[0])
    least = desk.words.within(sentence).start
    verbs = [desk.lower[i] for i in cue]
    quoted = quoted_as_saying(desk, cue, least)
    if quoted and not any(part.overlaps(quoted) for part in draft.content):
        return replace(draft, source=(quoted,))
    active = _speaks(desk, draft) and not BE & set(verbs[:2])
    active = active and not is_reduced(desk, draft, verbs)
    at = desk.before_day(desk.last_before(cue.start, least), least)
    adverb = verbs[0].endswith("ly") and len(verbs) == 1
    if not active or adverb or at < least or verbs[0] == "to":
        return draft
    if verbs[0].endswith("ing"):
        name = desk.name_ending(desk.words.ends[at])
        alone = name is not None and desk.opener(name, least) == "with"  # "with X denying it"
        return replace(draft, source=(name,)) if name and alone else draft
    if desk.lower[at] in _SUBJECTS:
        return replace(draft, source=(desk.words.span(at, at),))
    if aged := of_an_age(desk, at, least):
        return _spoken_by(desk, draft, aged)
    earlier = _speaking_before(desk, sentence, draft, drafts)
    if desk.lower[at] in ("and", "but") and earlier:
        return replace(draft, source=earlier.source)  # "X called for help and said"
    if told := teller_in_place(desk, at, least) or told_by_document(desk, at):
        return _spoken_by(desk, draft, told)
    if opening := past_description(desk, sentence, draft):
        return opening
    subject = desk.subject(at, least) or desk.opening(at, least) or surname(desk, at)
    apart = BEFORE_OBJECT | RELATIVE | {"and", "with", "for"}
    if subject is None or subject.start < sentence.start or desk.opener(subject, least) in apart:
        return draft
    return _spoken_by(desk, draft, subject)


def _speaks(desk: Desk, draft: Draft) -> bool:
    """Whether a cue is one of speech or thought; "seems" has no speaker for its subject."""
    kind = cue_sense(desk.words, (infinitive(desk.words, draft.cue[0]),)).kind
    speech = kind in (AttributionKind.SPEECH, AttributionKind.BELIEF)
    return speech and is_reporting(desk.words, draft.cue[0])


def _spoken_by(desk: Desk, draft: Draft, subject: Span) -> Draft:
    """The draft with a subject that its content may have swallowed at its end."""
    over = [c for c in draft.content if c.overlaps(subject)]
    if not over:
        return replace(draft, source=(subject,))
    whole = over[0]
    before = desk.words.within(Span(whole.start, max(whole.start + 1, subject.start)))
    if over != [draft.content[-1]] or len(before) < _LEAST:
        return draft
    parts = [Span(whole.start, desk.words.ends[before.stop - 1])]
    after = draft.cue[-1].end
    behind = desk.words.within(Span(after, whole.end)) if whole.end > after else range(0)
    if behind:  # the speaker stood in its middle
        parts.append(Span(desk.words.starts[behind.start], whole.end))
    return replace(draft, source=(subject,), content=(*draft.content[:-1], *parts))


def _speaking_before(
    desk: Desk, sentence: Span, draft: Draft, drafts: Sequence[Draft]
) -> Draft | None:
    """The last draft of the sentence that has a source and its cue before this one's."""
    start = draft.cue[0].start
    before = [
        d
        for d in drafts
        if d is not draft and d.source and d.cue and sentence.contains(d.cue[0])
        if d.cue[-1].end <= start and all(s.end <= start for s in d.source)
        if not is_relative(desk.words, d.source[0]) and not is_count(desk, d.source[0])
    ]
    return max(before, key=lambda d: (d.cue, d.content), default=None)
