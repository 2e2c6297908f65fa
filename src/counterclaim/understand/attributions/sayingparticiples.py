"""Who speaks in a participle: "Norland struck the deal, saying", not "met Voss, saying"."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.agents import agent_of_relative, nearer_subject
from counterclaim.understand.attributions.clauseplaces import past_clause_of_time, with_teller
from counterclaim.understand.attributions.cues import reporting_participles
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.participles import by_others
from counterclaim.understand.attributions.relatives import BEFORE_OBJECT
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.attributions.wholesources import BEHIND_DOCUMENT, DOCUMENTS
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import word_set

_TELLING = word_set("tell tells told telling inform informs informed assured reminded briefed")
_SHOWN = word_set("video videos footage image images photo photos photograph photographs pictures")
_BLANK_AND_ARTICLE = 5  # characters: " the "


def of_participle(desk: Desk, sentence: Span, draft: Draft, earlier: Draft | None) -> Draft:
    """The draft of a participle with who speaks: not whom a verb or preposition before it governs.

    ``earlier`` is the last draft of the sentence that speaks before it.
    """
    cue = desk.words.within(draft.cue[0])
    least = desk.words.within(sentence).start
    if cue.start > least and desk.lower[cue.start - 1] == "for":
        blamed = desk.name_ending(desk.words.ends[cue.start - 2]) if cue.start - 2 > least else None
        return replace(draft, source=(blamed,)) if blamed else draft
    if aside := with_teller(desk, cue, least):
        return replace(draft, source=(aside,))
    behind = desk.lower[desk.words.within(draft.source[-1]).stop - 1 : cue.start]
    if behind[-1:] == ("by",) and "," in behind:  # ", as Voss wrote, forbids it by stipulating"
        return replace(draft, source=())
    if agent_of_relative(desk, draft) or past_clause_of_time(desk, draft, cue):
        return replace(draft, source=())
    if desk.lower[cue.start] not in reporting_participles():
        return draft
    if others := by_others(desk, cue, least):
        return replace(draft, source=(others,))
    if is_count(desk, draft.source[0]):
        return replace(draft, source=earlier.source if earlier else ())
    beside = _beside(desk, draft, cue)
    if beside is None:
        if nearer := nearer_subject(desk, draft, cue, least):
            return replace(draft, source=(nearer,))
        met = desk.opener(draft.source[0], least)
        opening = next((n for n in desk.names if n.start == sentence.start), None)
        first = earlier.source if earlier else (opening,) if opening else ()
        return replace(draft, source=first) if met.endswith("ed") or met == "met" else draft
    if not _is_object(desk, beside, earlier) and not _governed(desk, beside, least):
        return draft
    return replace(draft, source=earlier.source if earlier else ())


def _is_object(desk: Desk, source: Span, earlier: Draft | None) -> bool:
    """Whether it stands right behind a verb: "told the agency", "condemned the attack".

    What is shown or demanded by a document behind a verb is the document's: "posted
    videos showing", "vetoed a resolution demanding".
    """
    if earlier is None or not 0 <= source.start - earlier.cue[-1].end <= _BLANK_AND_ARTICLE:
        return False
    verbs = {desk.lower[i] for i in desk.words.within(earlier.cue[-1])}
    inside = desk.words.within(source)
    phrase = desk.lower[inside.start : inside.stop]
    speaks = any(n.overlaps(source) for n in desk.names) or head_kind(phrase)
    return bool(verbs & _TELLING) or not (speaks or set(phrase) & (DOCUMENTS | _SHOWN))


def _beside(desk: Desk, draft: Draft, cue: range) -> Span | None:
    """The source, if it stands right before the participle."""
    last = draft.source[-1]
    between = desk.lower[desk.words.within(last).stop : cue.start]
    return last if last.end <= draft.cue[0].start and set(between) <= {","} else None


def _governed(desk: Desk, source: Span, least: int) -> bool:
    """Whether a preposition governs a noun phrase that is not the author of a document."""
    opener = desk.opener(source, least)
    at = desk.words.within(source).start - 1
    while at >= least and desk.lower[at] in DETERMINERS:
        at -= 1
    document = opener in BEHIND_DOCUMENT and at > least and desk.lower[at - 1] in DOCUMENTS
    return opener in BEFORE_OBJECT and not document


def is_count(desk: Desk, source: Span) -> bool:
    """Whether a source is how many there are, which tells nothing: "the number of groups"."""
    inside = desk.words.within(source)
    words = [w for w in desk.lower[inside.start : inside.stop] if w not in DETERMINERS]
    return words[:2] in (["number", "of"], ["total", "of"])
