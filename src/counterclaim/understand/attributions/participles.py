"""Participles whose subject is not the name before them: passives, crowds, papers."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.words import Words, word_set

#: Participles whose subject is what is told of, not who tells ("X is believed to").
TOLD_OF = word_set(
    "believed expected meant reported said known thought considered alleged suspected feared "
    "supposed assumed estimated deemed rumoured rumored presumed understood scheduled intended"
)
# Those that alone may be the verb of who tells: "the army said to them", "it intended to".
_ACTIVE = word_set("said meant expected intended understood scheduled estimated known supposed")
_PAPERS = word_set("resolution draft declaration motion petition letter bill statement")
_MARCHES = word_set("protests demonstrations rallies marches protesters demonstrators")
_BE = word_set("is are was were be been being has have had to and or by")
_FINITE = word_set("is are was were has had will would could may might also later - – —")
_PAST = word_set(
    "struck hit left fell took made went blew broke tore shot drew led began came burnt overran"
)
#: What stands behind a verb and behind no participle: "killed at least", "hit the".
_OBJECTS = re.compile(
    r"(?:an?|the|its|his|her|their|at least|over|more than|several|dozens)\b|\d|[A-Z]"
)
_NEAR = 4  # words between a paper and whose it is


def is_reduced(desk: Desk, draft: Draft, cue: list[str]) -> bool:
    """Whether a participle alone is a passive: "Voss | accused of", "a raid | thought | to be"."""
    to = bool(draft.content) and draft.content[0].of(desk.text).lower().startswith("to ")
    told = len(cue) == 1 and cue[0] in TOLD_OF - _ACTIVE
    return cue == ["accused", "of"] or (told and to and draft.content[0].start > draft.cue[0].start)


def by_others(desk: Desk, cue: range, least: int) -> Span | None:
    """The crowd or the paper that asks, not who is named before: "protests | demanding reforms".

    "Norland vetoed a resolution drafted by Tarn | calling for talks": the resolution calls.
    """
    at = cue.start - 1
    if desk.lower[at] in _MARCHES:
        return desk.words.span(at, at)
    name = desk.name_ending(desk.words.ends[at])
    by = desk.words.within(name).start - 1 if name else 0
    if by <= least or desk.lower[by] != "by":
        return None
    papers = (i for i in range(by - 1, max(least, by - _NEAR) - 1, -1) if desk.lower[i] in _PAPERS)
    paper = next(papers, None)
    return desk.words.span(paper, at) if paper else None


def to_main_verb(text: str, words: Words, draft: Draft) -> Draft:
    """A reduced passive without the verb of its head: "gas believed | to be toxic | was released".

    Only in text that parts them by no comma, behind "to be" or "to have been".
    """
    if draft.source or len(draft.cue) != 1 or len(draft.content) != 2:
        return draft
    cue, told = words.within(draft.cue[0]), words.within(draft.content[1])
    passive = words.lower[cue.stop - 1] in TOLD_OF and _BE.isdisjoint(
        words.lower[cue.start : cue.stop]
    )
    if not passive or told.start != cue.stop or words.lower[told.start] != "to":
        return draft
    verb = next((i for i in told[3:] if _is_finite(text, words, i)), None)
    if verb is None:
        return draft
    return replace(draft, content=(draft.content[0], words.span(told.start, verb - 1)))


def _is_finite(text: str, words: Words, at: int) -> bool:
    """Whether a word is an auxiliary or a dash, or a past form with an object behind it."""
    word, before = words.lower[at], words.lower[at - 1]
    if at in words.joined or before in _BE:
        return False
    if word in _FINITE:
        return True
    past = word in _PAST or word.endswith("ed")
    return past and bool(_OBJECTS.match(text, words.ends[at] + 1))
