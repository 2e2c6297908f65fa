"""Who denies, in an aside, what was just said: "…, a charge that Kelia rejects"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.spans import Span, Spans, holds_any
from counterclaim.understand.attributions.drafts import Draft, tidied, without

RULE_VERSION = "understand.asides 1"
RULE_SCORE = 0.8
_CHARGES = ("charge", "claim", "accusation", "allegation", "assertion", "suggestion")
_CLAIM = (
    r"(?P<content>(?:(?:an?|all|both|such)\s+)?(?:[a-z-]+\s+)?"
    rf"(?:{'|'.join(_CHARGES)})s?)"
)
_HAVING = r"(?:(?:has|have|had|again|also|always|all|both|[a-z]+ly)\s+)*"
_DENY = r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|refut(?:es?|ed))"
_SHUT = r"(?=\s*(?:[,.;:!?)”\"—–-]|$)|\s+(?:as|and|but|on|in|when|while|saying|noting|by)\b)"
_BESIDE = r"(?:,|\s[-–—]{1,2})\s+"
#: "an accusation that the government in Mell denies", "a claim Kelia has repeatedly rejected".
_DENIES = re.compile(
    rf"{_BESIDE}{_CLAIM}\s+(?:(?:that|which)\s+)?"
    r"(?P<source>(?!(?:was|were|is|are|has|have|had|by|of|that|which|to|against|we|I|[a-z]+ly)\b)"
    rf"[^\W\d_][^,.;:!?()\n“”\"]{{1,70}}?)\s+(?P<cue>{_HAVING}{_DENY}){_SHUT}"
)
#: "a charge denied by Kelia", "an allegation vehemently rejected on Monday by Ivo Varga"
_DENIED_BY = re.compile(
    rf"{_BESIDE}{_CLAIM}\s+(?:(?:that|which)\s+(?:was|were|is|are|(?:has|have|had)\s+been)\s+)?"
    r"(?P<cue>(?:[a-z]+ly\s+)?(?:denied|rejected|dismissed|disputed|refuted))\s+"
    r"(?:(?:on|late|early)\s+(?:[A-Z]\w+\s+)?)?by\s+"
    r"(?P<source>(?:(?!\s(?:who|which|that|as|when|after)\s)[^,.;:!?()\n“”\"—–]){2,70})"
)
_VERB_OF_SAYING = re.compile(r"(?i)\b(?:said|says|told|accus\w+|blam\w+)\b")


def denied_in_asides(text: str, sentences: Spans, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for whoever denies a charge right behind it.

    The aside is no part of what was charged, and what else was read in it is left out.
    """
    found = list(drafts)
    for sentence in sentences:
        if not holds_any(text, sentence, _CHARGES):
            continue
        for denial, aside in _denials(text, sentence):
            kept = (_before(text, draft, aside) for draft in found)
            found = [*(d for d in kept if d is not None), denial]
    return found


def _denials(text: str, sentence: Span) -> Iterator[tuple[Draft, Span]]:
    """The denials in a sentence outside of quotation marks, each with its whole aside."""
    for form in (_DENIES, _DENIED_BY):
        for match in form.finditer(text, sentence.start, sentence.end):
            before = text[sentence.start : match.start()]
            if before.count("“") > before.count("”") or before.count('"') % 2:
                continue
            if _VERB_OF_SAYING.search(match["source"]):
                continue
            parts = [Span(*match.span(part)) for part in ("source", "cue", "content")]
            source, cue, content = (tidied(text, (part,)) for part in parts)
            yield Draft(source, cue, content, RULE_SCORE, RULE_VERSION), Span(*match.span())


def _before(text: str, draft: Draft, aside: Span) -> Draft | None:
    """A draft without an aside; None for what was read in it alone."""
    if any(aside.overlaps(part) for part in draft.cue):
        return None
    if not any(aside.overlaps(part) for part in draft.content):
        return draft
    kept = [left for part in draft.content for left in without(part, aside)]
    goes_on = [p for p in kept if p.start < aside.end or text[p.start] == ","]
    content = tidied(text, goes_on)
    return replace(draft, content=content) if content else None
