"""Quotations told by where they were posted, without a verb: 'Orm Tarn on Telegram: "We go."'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.datelines import past_dateline
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, is_taken
from counterclaim.understand.attributions.quotations import find_quotations
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words

RULE_VERSION = "understand.venues 1"
RULE_SCORE = 0.7
_SITE = (
    r"(?:X|Twitter|Telegram|Facebook|Instagram|WhatsApp|YouTube|TikTok|Weibo|VK|LinkedIn"
    r"|Truth Social|social media)"
)
_POSTED = (
    r"(?:(?:in|via) (?:an?|his|her|its|their) (?:[a-z]+ )?(?:post|tweet|message|video|statement"
    rf"|thread)s?(?: (?:posted )?on {_SITE})?|(?:on|via) {_SITE})"
)
_BEHIND_NAME = re.compile(rf"(?P<who>[^:;“”\"\n]{{2,120}}?),? (?P<cue>{_POSTED}) ?:\s+$")
_BEFORE_NAME = re.compile(rf"(?P<cue>(?i:{_POSTED})),? (?P<who>[^:;“”\"\n]{{2,120}}?) ?:\s+$")
_BY = re.compile(r"(?P<cue>(?:Tweet|Post|Message|Statement) (?:by|from)) (?P<who>[^:;\n]+?) ?:\s+$")
_FORMS = (_BY, _BEFORE_NAME, _BEHIND_NAME)
_LONGEST = 14  # words of a speaker with his offices


def posted_quotations(
    text: str, words: Words, sentences: Spans, passage: Span, drafts: Sequence[Draft], names: Spans
) -> list[Draft]:
    """The drafts, and one more for each quotation behind its speaker and where he posted it.

    What was read there without a speaker is left out.
    """
    made = list(drafts)
    for said in find_quotations(text, passage):
        sentence = next((s for s in sentences if s.start < said.start < s.end), None)
        start = past_dateline(text, sentence) if sentence else said.start
        form = next((f for p in _FORMS if (f := p.fullmatch(text, start, said.start))), None)
        if form is None:
            continue
        source, cue = Span(*form.span("who")), Span(*form.span("cue"))
        inside = words.within(source)
        own = words.lower[inside.start : inside.stop]
        speaks = any(n.overlaps(source) for n in names) or head_kind(own)
        told = any(is_reporting(words, words.span(i, i)) for i in inside)
        whole = Span(start, said.end)
        taken = any(
            is_taken(whole, [d]) for d in made if d.source and not said.contains(d.source[0])
        )
        if speaks and len(inside) <= _LONGEST and not (told or taken):
            made = [
                d for d in made if not any(c.end <= said.start and whole.contains(c) for c in d.cue)
            ]
            made.append(Draft((source,), (cue,), (said,), RULE_SCORE, RULE_VERSION))
    return made
