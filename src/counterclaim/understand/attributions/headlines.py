"""Headlines that name their speaker after or before a colon."""

from __future__ import annotations

import re

from counterclaim.records import MentionKind
from counterclaim.spans import Span, trim
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words

RULE_VERSION = "understand.headlines 1"
RULE_SCORE = 0.7
_AFTER = re.compile(r"(?P<content>\S.{12,}?)(?P<cue>:| [-–—]) +(?P<speaker>[\w][\w .’'-]{1,60})$")
_BEFORE = re.compile(r"(?P<speaker>[\w][\w .’'-]{1,60}?)(?P<cue>:) +(?P<content>\S.{20,})$")
_SPEAKERS = frozenset(MentionKind) - {MentionKind.ARMED_GROUP}
_LONGEST_SPEAKER = 6


def headline_draft(
    text: str, headline: Span, words: Words, names: tuple[Span, ...]
) -> Draft | None:
    """The attribution of a headline of the form "Claim: Speaker" or "Speaker: Claim", or None.

    The speaker must end in a word for a person, an office or a medium ("monitor",
    "Iran official") or, behind its claim, be a name that the model marked. "Place: Claim" and
    "Name: Claim" are left alone, since what stands there is the topic more often.
    """
    whole = text[headline.start : headline.end]
    return _of_form(_AFTER.match(whole), headline, text, words, names) or _of_form(
        _BEFORE.match(whole), headline, text, words, ()
    )


def _of_form(
    match: re.Match[str] | None,
    headline: Span,
    text: str,
    words: Words,
    names: tuple[Span, ...],
) -> Draft | None:
    """The attribution of a headline that has a form, if its speaker is one."""
    if match is None:
        return None
    spans = {
        part: Span(headline.start + match.start(part), headline.start + match.end(part))
        for part in ("content", "speaker")
    }
    speaker = spans["speaker"]
    inside = words.within(speaker)
    told = head_kind(words.lower[inside.start : inside.stop])
    named = any(name.contains(speaker) or name == speaker for name in names)
    if len(inside) > _LONGEST_SPEAKER or not (told in _SPEAKERS or named):
        return None
    cue = trim(text, headline.start + match.start("cue"), headline.start + match.end("cue"))
    cues = (cue,) if cue else ()
    return Draft((speaker,), cues, (spans["content"],), RULE_SCORE, RULE_VERSION)
