"""Attributions inside the contents of others: "A said that B denied X".

The training data of the model marks the outermost layer alone, so a content that holds
a word of reporting is read once more as a passage of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from counterclaim.records import LinkedAttribution
from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft, shifted, size
from counterclaim.understand.inflection import noun_forms, verb_forms
from counterclaim.understand.words import Words, word_set

# Spellings that are most often something else ("the state"): on development text less
# than one content in ten that they alone would have had read again held an attribution.
_COMMONER = word_set(
    "state states think thinking plan question questions show talk talking speak speaking "
    "threat detail details statement statements demand report agree call"
)
DEEPEST = 3  # outlet → agency → observatory → proposition
LEAST_SCORE = 0.3
# Verbs and nouns that seldom do anything but report, so that few contents are read twice.
_VERBS = (
    "say tell deny claim accuse blame allege announce declare warn threaten urge demand admit "
    "acknowledge confirm insist argue assert state believe suspect think estimate pledge promise "
    "vow condemn denounce criticise criticize reject describe cite quote emphasise emphasize "
    "stress reiterate suggest agree ask request appeal fear expect doubt question show indicate "
    "report discuss promise plan intend aim speak talk oppose refuse call hope want consider order "
    "propose decide determine note explain mention reveal express voice dismiss dispute refute "
    "hint verify conclude"
)
_NOUNS = (
    "allegation accusation claim statement denial warning threat demand promise pledge "
    "admission belief call report detail"
)
_STANDING_IN = word_set("which that it this who whom")
_AS_WRITTEN = frozenset(("according", "reportedly", "allegedly", "interested"))


def worth_reading(words: Words, content: Span, *, least: int = 4) -> bool:
    """Whether a content of at least so many words holds a word of reporting."""
    inside = words.within(content)
    return len(inside) >= least and not _hints().isdisjoint(words.lower[inside.start : inside.stop])


def inner_drafts(
    words: Words,
    parent: Draft,
    readings: Iterable[tuple[Span, Sequence[LinkedAttribution]]],
    *,
    known: Sequence[Draft] = (),
    version: str,
) -> list[Draft]:
    """The attributions that the readings of a parent's contents show.

    Left out is what has no word of reporting in its cue, what is the whole content
    again or a pronoun alone ("the truce, which they had agreed"), what scores below
    ``LEAST_SCORE``, and what has the cue of a ``known`` draft.
    """
    whole = size(parent.content)
    found: list[Draft] = []
    for content, links in readings:
        for link in links:
            draft = shifted(link, content.start, made_by=version)
            reports = any(worth_reading(words, cue, least=1) for cue in draft.cue)
            again = any(c.overlaps(k) for d in known for k in d.cue for c in draft.cue)
            if link.score < LEAST_SCORE or not reports or again or _only_pronouns(words, draft):
                continue
            if size(draft.content) < 0.97 * whole:
                found.append(
                    Draft(draft.source, draft.cue, draft.content, draft.score, version, parent)
                )
    return found


def _only_pronouns(words: Words, draft: Draft) -> bool:
    """Whether a content is one word that stands for what is named elsewhere."""
    told = [words.lower[i] for part in draft.content for i in words.within(part)]
    return len(told) == 1 and told[0] in _STANDING_IN


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
def _hints() -> frozenset[str]:
    verbs = {form for verb in _VERBS.split() for form in verb_forms(verb)}
    nouns = {form for noun in _NOUNS.split() for form in noun_forms(noun)}
    return (_AS_WRITTEN | verbs | nouns) - _COMMONER
