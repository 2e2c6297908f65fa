"""Participles whose subject is not the name before them: passives, crowds, papers."""

from __future__ import annotations

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.words import word_set

#: Participles whose subject is what is told of, not who tells ("X is believed to").
TOLD_OF = word_set(
    "believed expected meant reported said known thought considered alleged suspected feared "
    "supposed assumed estimated deemed rumoured rumored presumed understood scheduled intended"
)
# Those that alone may be the verb of who tells: "the army said to them", "it intended to".
_ACTIVE = word_set("said meant expected intended understood scheduled estimated known supposed")
_PAPERS = word_set("resolution draft declaration motion petition letter bill statement")
_MARCHES = word_set("protests demonstrations rallies marches protesters demonstrators")
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
