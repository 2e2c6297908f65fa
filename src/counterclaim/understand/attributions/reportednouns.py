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
_FROM = frozenset({"from", "by", "of"})
_SOME = r"(?:the |an? |these |those |any |all |most )?"
# "Accusations | it carried out the raid", and not "claims | they made last week".
_TOLD = r"(?P<what>(?:that|(?:it|they|he|she) (?!made|makes|received|heard)\w+) \S.{7,})"
_OF = re.compile(
    rf"{_SOME}{_NOUN} (?:made )?(?:of|by|from|on|in) (?P<who>[^,;:.“”\"]{{2,60}}?) {_TOLD}",
    re.DOTALL,
)
_OWN = re.compile(
    r"(?:the |an? )?(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}(?: army| government)?)(?:[’']s?)? "
    rf"{_NOUN} {_TOLD}",
    re.DOTALL,
)
_OF_NOBODY = re.compile(rf"{_SOME}(?P<who>){_NOUN} {_TOLD}", re.DOTALL)


def with_reported_nouns(
    text: str, words: Words, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, and inside each whose content begins so the claim that its noun names.

    ``names`` are the actors that the model marked; others must be people or bodies by
    their nouns. "Reports that guards had fled" are nobody's; in "reports of shelling that
    killed nine" nobody claims anything.
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


def of_claimant(desk: Desk, draft: Draft) -> Draft | None:
    """A claim with whose it is right behind its noun: "there are claims | from Norland | that".

    None if nobody is named there, or more is told of him.
    """
    cue = desk.words.within(draft.cue[-1])
    if not _CLAIM.fullmatch(desk.lower[cue.stop - 1]) or _FROM.isdisjoint(
        desk.lower[cue.stop : cue.stop + 1]
    ):
        return None
    name = desk.name_at(cue.stop + 1)
    behind = desk.words.within(name).stop if name else 0
    told = any(desk.words.within(part).start == behind for part in draft.content)
    return replace(draft, source=(name,)) if name and told else None


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
    for form in (_OWN, _OF_NOBODY):
        match = match or form.match(text, content.start, content.end)
    if match is not None:
        source = (Span(*match.span("who")),) if match["who"] else ()
        cue, what = (Span(*match.span(key)) for key in ("cue", "what"))
        yield Draft(source, (cue,), (what,), RULE_SCORE, RULE_VERSION, draft)
