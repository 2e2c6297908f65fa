"""Claims that a content names by a noun, with whose they are: "denied claims by X that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.records import MentionKind
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words

RULE_VERSION = "understand.reportednouns 1"
RULE_SCORE = 0.7
_NOUN = r"(?P<cue>claims?|accusations?|allegations?|assertions?|charges?|reports?)"
_CLAIM = re.compile(_NOUN)
_BODIES = (MentionKind.ARMED_GROUP, MentionKind.STATE_BODY, MentionKind.ORGANISATION)
_OF = re.compile(
    rf"(?:the |an? |these |those )?{_NOUN} (?:made )?(?:of|by|from) "
    r"(?P<who>[^,;:.“”\"]{2,60}?) (?P<what>that \S.{8,})",
    re.DOTALL,
)
_OWN = re.compile(
    r"(?:the |an? )?(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?:[’']s?)? "
    rf"{_NOUN} (?P<what>that \S.{{8,}})",
    re.DOTALL,
)


def with_reported_nouns(
    text: str, words: Words, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, and inside each whose content begins so the claim that its noun names.

    ``names`` are the actors that the model marked; others must be people or bodies by
    their nouns. "Reports of shelling that killed nine" are nobody's.
    """
    return [*drafts, *(inner for draft in drafts for inner in _named(text, words, draft, names))]


def of_modifier(desk: Desk, draft: Draft) -> Draft | None:
    """A claim named by a noun with whose it is right before: "counter | rebel | allegations that".

    None if no body stands there.
    """
    cue = desk.words.within(draft.cue[0])
    at = cue.start - 1
    if len(cue) != 1 or at < 0 or not _CLAIM.fullmatch(desk.lower[cue.start]):
        return None
    name = desk.name_ending(desk.words.ends[at])
    speaks = head_kind(desk.lower[at : at + 1]) in _BODIES
    if name is None and not speaks:
        return None
    return replace(draft, source=(name or desk.words.span(at, at),))


def _named(text: str, words: Words, draft: Draft, names: Spans) -> Iterator[Draft]:
    content = draft.content[0] if len(draft.content) == 1 and draft.source else None
    if content is None or draft.cue[0].start > content.start:
        return
    match = _OF.match(text, content.start, content.end)
    if match is not None:
        who = Span(*match.span("who"))
        inside = words.within(who)
        speaks = head_kind(words.lower[inside.start : inside.stop])
        if not (speaks or any(name.overlaps(who) for name in names)):
            return
    match = match or _OWN.match(text, content.start, content.end)
    if match is not None:
        parts = (Span(*match.span(key)) for key in ("who", "cue", "what"))
        source, cue, what = parts
        yield Draft((source,), (cue,), (what,), RULE_SCORE, RULE_VERSION, draft)
