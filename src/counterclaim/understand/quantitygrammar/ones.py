"""Whether a "one" counts: "one farmer was killed", not "one of the towns"."""

from __future__ import annotations

import re

from counterclaim.spans import Span
from counterclaim.understand.quantitygrammar.harm import PEOPLE
from counterclaim.understand.quantitygrammar.nouns import noun_after, noun_unit

_ONE_BEFORE = re.compile(
    r"(?i)\b(?:no|any|this|which|each|every|the|as|another|only|(?:members|people)\s+(?:of|from))\s+$"
)
#: "the second | one waited", "a new | one".
_STANDS_FOR = re.compile(
    r"(?i)\b(?:an?|the)\s+(?:first|second|third|last|next|new|previous|other|old|big|good|better|similar"
    r"|[a-z]+est)\s+$"
)
#: "Kesh is | one of the towns", ", | one of the towns": what is so, and no count.
_IS_BEFORE = re.compile(
    r"\b(?:is|was|are|were|be|been|becom(?:e|es|ing)|became|remains?|as)\s+(?:[a-z]+ly\s+|just\s+|also\s+|now\s+|still\s+)?$|(?:,|\s[-–—]{1,2})\s+$"
)
_OF_MANY = re.compile(r"\s+of\s+(?!them\b|whom\b|those\b)")
#: "One of the sanctions | is an embargo": which one, and not how many.
_WHICH = re.compile(r"\s+(?:is|was)\s+(?:an?|the|to|that)\b")
_THAT = re.compile(r"\s+(?:that|which|who|where)\b")  # "it is one project | that lasted"
_THAT_BEFORE = re.compile(r"(?i)\bthat\s+$")
_ONE_AFTER = re.compile(
    r"(?i)\s+(?:of\s+(?:those|them|the)\s+(?:killed|dead|slain|wounded|injured|hurt|victims)\b"
    r"|of\s+(?:the|its|his|her|their|those|these|our|my|many|several|[A-Z]\w+|[\w’'-]+(?:\s[\w’'-]+)?\s?['’]s)?\s*"
    r"(?:most|few|main|key|biggest|major|many|best|worst|last|only|first|two|three"
    r"|\w+est|them|us|leading|reasons?|ways?|things?)\b"
    r"|last\s+(?:week|month|night|year)|yesterday|today|another|side|hand|day|thing|way|that|who|which|where|is|are|was|were|has|have|can|should|must|would|may"
    r"|saying|too|part\s+of|point|more|time|single|to|in|on|at|for|and|or|step|else|knows?|could|with|whose"
    r"|the|he|she|it|they|we|(?:led|\w+ed)\s+by)\b"
    r"|\s+(?:(?:\w+\s+)?(?:reason|factor|voice|example|instance|thing|message|word)|third|quarter)\b"
    r"|\s*[.,;:!?)’”\"]|['’]s"
)


def one_counts(text: str, sentence: Span, span: Span) -> bool:
    """Whether a "one" counts, and does not stand for what was told of or say what it is."""
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 40]
    noun = noun_after(text, span.end, sentence.end, single=True)
    unit = noun_unit(noun.of(text)) if noun else None
    if _THAT_BEFORE.search(before):  # "said that one farmer was killed", not "that one"
        return unit is not None
    if _ONE_BEFORE.search(before) or _ONE_AFTER.match(after):
        return False
    if _STANDS_FOR.search(before) and unit is None:
        return False
    if noun and unit not in PEOPLE and _OF_MANY.match(after) and _WHICH.match(text, noun.end):
        return False
    told = noun is not None and _THAT.match(text, noun.end) is not None
    is_one = _IS_BEFORE.search(before) and (_OF_MANY.match(after) or told)
    return not is_one or (before.endswith((", ", "- ", "– ", "— ")) and unit in PEOPLE)
