"""Who says "I" or "we": of a quotation, of a statement, on a page that lost its marks."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.speakers.antecedents import Antecedent
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.coreference import FIRST
from counterclaim.resolve.speakers.desk import anchor
from counterclaim.spans import Span

_COMMA = 3  # characters between a cue and the quotation that it opens
_STATEMENT = re.compile(r"\b(?:said|says|stated|declared)\s*:\s*(?=[A-Z])")
_SOURCE = re.compile(r"\(Source: (?P<name>[^()+]{3,60})\)\s*\w*\s*$")
_RELEASE = 4  # sentences between those who speak around a "we"


def of_quotation(case: Case, span: Span) -> Speaker | None:
    """Who is told to speak where the quotation opens or ends, for "we" further inside it."""
    opened = _opened(case.text, span.start)
    if opened < 0:
        return None
    for one in case.by_id.values():
        said = case.found.get(one.id)
        around = any(opened <= part.start <= opened + 1 for part in one.content)
        before = bool(one.cue) and 0 <= opened - one.cue[-1].end <= _COMMA
        if said and one.parent is None and (around or before) and is_told(said):
            return replace(said, attribution_id=case.one.id, how="pronoun", score=0.7)
    return None


def _opened(text: str, position: int) -> int:
    """Where the quotation opens that a position stands in, by its line; -1 for none."""
    start = text.rfind("\n", 0, position) + 1
    straight = text.rfind('"', start, position) if text.count('"', start, position) % 2 else -1
    curved = [text.rfind(one, start, position) for one in ("“", "«", "``")]
    closed = [text.rfind(one, start, position) for one in ("”", "»", "''")]
    return max(straight, *(at for at, end in zip(curved, closed, strict=True) if at > end), -1)


def of_statement(case: Case, span: Span) -> Speaker | None:
    """Who says "I" in a statement printed without quotation marks after "Tarn said:"."""
    opened = max(_STATEMENT.finditer(case.text, 0, span.start + 1), key=Match.start, default=None)
    if opened is None:
        return None
    before = [
        (use.span.end, referent)
        for referent in case.desk.scene.all()
        for use in referent.uses
        if use.span.end <= opened.start()
        and case.desk.scene.distance(use.span.start, opened.start()) == 0
    ]
    persons = [(end, r) for end, r in before if r.person and r.entity]
    if len({r.id for _, r in persons}) != 1:
        return None
    referent = persons[0][1]
    found = Antecedent(referent, None, 0.7, (f"the statement of {referent.name}",))
    return case.of_referent(found, "pronoun", span)


def neighbours(case: Case) -> tuple[Attribution | None, Attribution | None]:
    """The outermost attributions before and behind this one whose source is no "we"."""
    here = anchor(case.one)
    outer = [one for one in case.by_id.values() if one.parent is None and one.source]
    outer = [one for one in outer if one.source[0].of(case.text).lower() not in FIRST]
    before = max((one for one in outer if anchor(one) < here), key=anchor, default=None)
    return before, min((one for one in outer if anchor(one) > here), key=anchor, default=None)


def of_release(case: Case) -> Speaker | None:
    """Who says "we" on a page without quotation marks: the body that speaks before and behind."""
    if credited := _credited(case):
        return credited
    before, behind = neighbours(case)
    if before is None or behind is None or case.one.parent or not _is_near(case, before, behind):
        return None
    said = case.found.get(before.id)
    who = case.desk.linker.phrase(behind.source[0].of(case.text)).entity
    if said is None or said.actor is None or said.actor != who:
        return None
    return replace(said, attribution_id=case.one.id, how="pronoun", score=0.6)


def _credited(case: Case) -> Speaker | None:
    """The body that a page gives as its source, where it has spoken: "(Source: Ruwan Front)"."""
    credit = _SOURCE.search(case.text)
    name = credit["name"].removeprefix("the ") if credit else ""
    who = case.desk.linker.phrase(name).entity if name else None
    spoke = (said for said in case.found.values() if who and said.actor == who)
    said = next(spoke, None)
    if said is None or case.one.parent:
        return None
    return replace(said, attribution_id=case.one.id, how="pronoun", score=0.6)


def _is_near(case: Case, before: Attribution, behind: Attribution) -> bool:
    scene, here = case.desk.scene, anchor(case.one)
    return (
        max(scene.distance(anchor(before), here), scene.distance(here, anchor(behind))) <= _RELEASE
    )


def is_told(speaker: Speaker) -> bool:
    """Whether a speaker is named or described."""
    return bool(speaker.actor or speaker.description)
