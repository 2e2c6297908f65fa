"""Attributions inside the contents of others: "A said that B denied X".

The training data of the model marks the outermost layer alone, so a content that holds
a word of reporting is read once more as a passage of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.records import AttributionKind, LinkedAttribution, Stance
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_hearsay
from counterclaim.understand.attributions.drafts import Draft, shifted, size
from counterclaim.understand.attributions.stance import cue_sense
from counterclaim.understand.attributions.unread import unread_speakers
from counterclaim.understand.inflection import noun_forms, verb_forms
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

# Spellings that are most often something else ("the state"): on development text less
# than one content in ten that they alone would have had read again held an attribution.
_TELLING_LITTLE = word_set("think thinking talk talking speak speaking")
_COMMONER = _TELLING_LITTLE | word_set(
    "state states plan question questions show threat detail details statement statements "
    "demand report agree call"
)
DEEPEST = 3  # outlet → agency → observatory → proposition
LEAST_SCORE = 0.3
# Of those of train reports that score less, nearly all were purposes and moods of no one.
LEAST_SOURCELESS = 0.5
# Verbs and nouns that seldom do anything but report, so that few contents are read twice.
_VERBS = (
    "say tell deny claim accuse blame allege announce declare warn threaten urge demand admit "
    "acknowledge confirm insist argue assert state believe suspect think estimate pledge promise "
    "vow condemn denounce criticise criticize reject describe cite quote emphasise emphasize "
    "stress reiterate suggest agree ask request appeal fear expect doubt question show indicate "
    "report discuss promise plan intend aim speak talk oppose refuse call hope want consider order "
    "propose decide determine note explain mention reveal express voice dismiss dispute refute "
    "hint verify conclude confess complain assure assert lament remark testify swear caution "
    "recount decline reassure"
)
_NOUNS = (
    "allegation accusation claim statement denial warning threat demand promise pledge "
    "admission belief call report detail assurance confession complaint"
)
_CLAUSE = 6  # words of what who ends a content says
_UNENDED = word_set("that which who whom whose as of to and but or if in on at by for with the a")
_STANDING_IN = word_set("which that it this who whom")
_MARKS = QUOTE_MARKS | word_set("` ' ’ ‘")
_AS_WRITTEN = frozenset(("according", "reportedly", "allegedly", "interested"))


def worth_reading(words: Words, content: Span, *, least: int = 4) -> bool:
    """Whether a content of at least so many words holds one that seldom but reports."""
    inside = words.within(content)
    rare = _rare_hints()
    return len(inside) >= least and not rare.isdisjoint(words.lower[inside.start : inside.stop])


def _reports(words: Words, cue: Span) -> bool:
    """Whether a cue has a word of reporting, and more than of talk."""
    told = {words.lower[i] for i in words.within(cue)}
    return not _hints().isdisjoint(told - _TELLING_LITTLE)


def clause(words: Words, content: Span) -> Span:
    """A content as a sentence: without an opening "that", and without the marks that quote it.

    The reader knows whole passages, and passes over what "that" or a mark opens.
    """
    inside = words.within(content)
    told = [i for i in inside if words.lower[i] not in _MARKS]
    opens = words.lower[told[0]] == "that" and len(told) > 1
    last = told[-1] if told[0] > inside.start else inside[-1]
    return words.span(told[opens], last)


def inner_drafts(
    words: Words,
    parent: Draft,
    readings: Iterable[tuple[Span, Sequence[LinkedAttribution]]],
    *,
    known: Sequence[Draft] = (),
    version: str,
) -> list[Draft]:
    """The attributions that the readings of a parent's contents show.

    Left out is what has no word of reporting in its cue, what is the whole content again
    or a pronoun alone ("the truce, which they had agreed"), what is unlikely, what has the
    cue of a ``known`` draft or goes on with its parent's, and what a speaker thinks.
    """
    whole = size(parent.content)
    found: list[Draft] = []
    for content, links in readings:
        for link in links:
            draft = shifted(link, content.start, made_by=version)
            reports = any(_reports(words, cue) for cue in draft.cue)
            again = any(c.overlaps(k) for d in known for k in d.cue for c in draft.cue)
            told = draft.source or is_hearsay(words, draft.cue)
            unlikely = link.score < (LEAST_SCORE if told else LEAST_SOURCELESS)
            empty = _only_pronouns(words, draft) or _of_nobody(words, draft)
            if unlikely or not reports or again or empty:
                continue
            own = _own_thought(words, draft) or _goes_on(words, draft, content)
            if size(draft.content) < 0.97 * whole and not own:
                found.append(
                    Draft(draft.source, draft.cue, draft.content, draft.score, version, parent)
                )
    return found


def closing_drafts(
    text: str,
    words: Words,
    parent: Draft,
    contents: Spans,
    *,
    known: Sequence[Draft],
    names: Spans,
) -> list[Draft]:
    """The speakers who end a parent's content, which the reader passed over.

    "According to the agency | ten died Voss said". ``known`` are the drafts read in it.
    """
    found: list[Draft] = []
    for content in contents:
        made = unread_speakers(text, words, (content,), known, names=names)[len(known) :]
        for draft in made:
            told = words.within(draft.content[-1])
            before = draft.content[-1].end <= draft.cue[0].start
            if before and words.lower[told.stop - 1] not in _UNENDED and len(told) >= _CLAUSE:
                found.append(replace(draft, parent=parent))
    return found


def _of_nobody(words: Words, draft: Draft) -> bool:
    """Whether nobody says it: "chosen according to quality", "do not tell me it was chance"."""
    cue = [words.lower[i] for part in draft.cue for i in words.within(part)]
    return not draft.source and (cue[0] == "according" or cue[:2] in (["do", "not"], ["don", "t"]))


def _only_pronouns(words: Words, draft: Draft) -> bool:
    """Whether a content is one word that stands for what is named elsewhere."""
    told = [words.lower[i] for part in draft.content for i in words.within(part)]
    return len(told) == 1 and told[0] in _STANDING_IN


def _own_thought(words: Words, draft: Draft) -> bool:
    """Whether somebody says what he thinks, wants or has said: his outer claim tells as much.

    What "we" demand, deny or promise in it is told beside.
    """
    source = [words.lower[i] for part in draft.source for i in words.within(part)]
    if source not in (["i"], ["we"]):
        return False
    sense = cue_sense(words, draft.cue, draft.content)
    return sense.kind is not AttributionKind.SPEECH or sense.stance is Stance.SAYS


def _goes_on(words: Words, draft: Draft, content: Span) -> bool:
    """Whether a cue is the rest of the outer one: "declined | to say whether", by nobody."""
    at = words.within(content).start
    rest = words.lower[at] == "to" and words.lower[at + 1] != "have"
    return rest and not draft.source and draft.cue[0].start == content.start


def adopted(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each orphan given the smallest other draft whose content holds it.

    Parents come before their children in the result. Copies are left out.
    """
    remade: dict[int, Draft] = {}
    made: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-size(d.content), _depth(d))):
        if draft.parent is not None:
            parent: Draft | None = remade.get(id(draft.parent), draft.parent)
        else:
            around = [d for d in made if d.holds(draft)]
            parent = min(around, key=lambda d: (size(d.content), d.content), default=None)
        new = Draft(draft.source, draft.cue, draft.content, draft.score, draft.made_by, parent)
        known = next((d for d in made if _same(new, d)), None)
        remade[id(draft)] = known or new
        if known is None:
            made.append(new)
    return made


def _depth(draft: Draft) -> int:
    return 0 if draft.parent is None else 1 + _depth(draft.parent)


def _same(one: Draft, other: Draft) -> bool:
    return (one.source, one.cue, one.content) == (other.source, other.cue, other.content)


@cache
def _rare_hints() -> frozenset[str]:
    return _hints() - _COMMONER


@cache
def _hints() -> frozenset[str]:
    verbs = {form for verb in _VERBS.split() for form in verb_forms(verb)}
    nouns = {form for noun in _NOUNS.split() for form in noun_forms(noun)}
    return _AS_WRITTEN | verbs | nouns
