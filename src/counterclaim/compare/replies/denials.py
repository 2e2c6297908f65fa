"""Denials that are told without an attribution: "they were denied by", "the army's denial"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.compare.charges.doers import Doer, doer_from, with_capital
from counterclaim.compare.charges.powers import with_power
from counterclaim.compare.charges.subjects import antecedent, subject_before
from counterclaim.compare.lookup import ACTORS, Lookup
from counterclaim.compare.replies.charged import denies_a_charge
from counterclaim.compare.sides import same_side
from counterclaim.records import Allegation
from counterclaim.spans import Span

#: Sentences between an allegation and a denial of it that is told of in passing.
NEAR = 3
_PASSIVE = re.compile(
    r"(?i)\b(?:was|were|been|is|are|accusations?|allegations?|claims?|charges?)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|refuted)\s+(?:\w+\s+)?by\s+"
    r"(?:the\s+)?(?=\S)"
)
#: "has long denied claims by", "which denied any responsibility"
_ACTIVE = re.compile(
    r"(?i)\b(?:den(?:ied|ies|ying)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing))\s+(?:any|all|the|such|those|these)?"
    r"\s*(?:responsibility|involvement|wrongdoing|claims?|accusations?|allegations?|charges?)\b"
)
_WHICH = re.compile(r"(?i)\b(?:which|who|that)\s+(?:(?:has|have|had|also|again|\w+ly)\s+){0,3}$")
_FROM = re.compile(r"(?i)\bdenials?\s+(?:by|from|of)\s+(?:the\s+)?(?=\S)")
_OF = re.compile(r"(?i)(?<=\S)[’']?s?\s+(?:(?:repeated|flat|earlier|own|official)\s+)?denials?\b")


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that tell of a denial, who denies, and what is denied if that is known."""

    words: Span
    sentence: Span
    by: Doer
    allegation: Allegation | None
    why: str


def denials(lookup: Lookup, own: Sequence[Allegation]) -> Iterator[Denial]:
    """The denials that an article tells of outside attributions, in order."""
    for words, by in sorted(_told(lookup), key=lambda found: found[0]):
        sentence = lookup.sentence_at(words.start)
        doer = with_power(lookup, by)
        allegation, why = _denied(lookup, words, doer, own)
        charge = denies_a_charge(words.of(lookup.text), sentence.of(lookup.text))
        if allegation is not None or (doer.actor is not None and charge):
            yield Denial(words, sentence, doer, allegation, why)


def _told(lookup: Lookup) -> Iterator[tuple[Span, Doer]]:
    for part in lookup.article.body():
        for pattern in (_PASSIVE, _FROM):
            for match in pattern.finditer(lookup.text, part.start, part.end):
                by = doer_from(lookup, match.end())
                if by is not None:
                    yield Span(match.start(), match.end()), by
        for match in _ACTIVE.finditer(lookup.text, part.start, part.end):
            before = lookup.text[max(part.start, match.start() - 40) : match.start()]
            finds = antecedent if _WHICH.search(before) else subject_before
            by = finds(lookup, match.start())
            if by is not None:
                yield Span(match.start(), match.end()), by
        for match in _OF.finditer(lookup.text, part.start, part.end):
            owner = [m for m in lookup.ordered if m.kind in ACTORS and _ends_at(m.span, match)]
            if owner:
                yield Span(match.start(), match.end()), with_capital(lookup, owner[-1])


def _ends_at(span: Span, match: re.Match[str]) -> bool:
    """Whether a name ends where a possessive begins, or with it."""
    return match.start() <= span.end <= match.start() + 2


def _denied(
    lookup: Lookup, words: Span, by: Doer, own: Sequence[Allegation]
) -> tuple[Allegation | None, str]:
    """The last allegation near before that is laid on who denies, and why it is that one."""
    number = lookup.sentence_number
    near = [
        a
        for a in own
        if a.span.start < words.start
        and number(words.start) - number(a.span.start) <= NEAR
        and same_side(a.perpetrator, by.actor, lookup.view)
        and not same_side(a.alleger, by.actor, lookup.view)
    ]
    if not near:
        return None, "no allegation found that it answers"
    return max(near, key=lambda a: a.span), "the last allegation against that side"
