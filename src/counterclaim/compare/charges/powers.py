"""Which known side a plain phrase stands for: "the regime jets", "Al-Nusra Front militants"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.lookup import Lookup
from counterclaim.records import Mention, MentionKind
from counterclaim.spans import Span

_POWER = re.compile(r"(?i)\b(?:regime|government)\b")
#: "the regime jet fighters", where "fighters" alone was read as the name.
_POWERS_OWN = re.compile(r"(?i)\b(?:regime|government)(?:[’']s)?\s+(?:(?:jet|war|combat)\s+)?$")
#: Words for what a state fights with.
ARMS = (
    r"(?:army|military|forces?|troops|soldiers|servicemen|air\s?force|aviation|aircraft|(?:war)?planes?|bombers?"
    r"|(?:fighter\s+|war)?jets?|helicopters?|gunships?|artillery|tanks|navy|drones?)"
)
#: "Syrian military source", "Turkish jets": a state's own arms.
_OF_STATE = re.compile(rf"^(?:the\s+|\d+\s+)?(?P<state>[A-Z][A-Za-z.]+)\s+(?:\w+\s+)?{ARMS}\b")
#: "army warplanes", "coalition jets"; the reader of names often marks the first word alone.
_BODY = re.compile(rf"(?i)^(?:the\s+)?(?P<body>army|military|coalition|navy|police)(?:\s+{ARMS})?$")
_ARMIES = frozenset({"army", "military", "armed forces"})
_LEFT = re.compile(r"(?i)\b(?:defectors?|deserters?)$")  # of an army, and its no longer
#: Words for those who fight for a group.
MEN = r"(?:militants?|fighters|forces|rebels|gunmen|terrorists|units?|troops|men)"
_MEN = re.compile(rf"(?i)^{MEN}$")
#: "Islamic State militants": what a name must be to lend itself to the word after it.
_LENDS = frozenset({MentionKind.ARMED_GROUP, MentionKind.STATE_BODY, MentionKind.ORGANISATION})


def with_power(lookup: Lookup, doer: Doer) -> Doer:
    """The doer with its actor, where its words alone tell whose they are; else unchanged."""
    if doer.actor is not None or _LEFT.search(doer.text):
        return doer
    before = lookup.text[max(0, doer.span.start - 24) : doer.span.start]
    led = _POWERS_OWN.search(before)
    words = f"{led.group()} {doer.text}" if led else doer.text
    actor = _named_beside(lookup, doer.span) or power_of(lookup, words) or _body_of(lookup, words)
    return replace(doer, actor=actor) if actor else doer


def power_of(lookup: Lookup, words: str) -> str | None:
    """The state, or its one government in the article, that words speak of; None if unclear."""
    state = _OF_STATE.match(words)
    known = lookup.view.state_of_demonym(state["state"]) if state else None
    if known is not None:
        return known.government
    if not _POWER.search(words):
        return None
    found = {
        actor
        for mention in lookup.ordered
        if mention.kind is MentionKind.STATE_BODY
        and _POWER.search(mention.span.of(lookup.text))
        and (actor := lookup.stands_for(mention)) is not None
    }
    return found.pop() if len(found) == 1 else None


def _body_of(lookup: Lookup, words: str) -> str | None:
    """Whom the article calls "the army", for "army warplanes"; None if it calls two so.

    "The military" is whom it calls "the armed forces".
    """
    led = _BODY.match(words)
    if led is None:
        return None
    body = led["body"].lower()
    names = _ARMIES if body in _ARMIES else {body}
    called = (m for m in lookup.ordered if _called(lookup, m).removeprefix("the ") in names)
    found = {actor for m in called if (actor := lookup.stands_for(m)) is not None}
    return found.pop() if len(found) == 1 else None


def _called(lookup: Lookup, mention: Mention) -> str:
    return " ".join(mention.span.of(lookup.text).lower().split())


def _named_beside(lookup: Lookup, span: Span) -> str | None:
    """The group named right before "militants", which the reader of names left apart."""
    if not _MEN.match(span.of(lookup.text)):
        return None
    before = [m for m in lookup.ordered if _adjoins(lookup, m, span)]
    return lookup.actor(before[-1]) if before else None


def _adjoins(lookup: Lookup, mention: Mention, span: Span) -> bool:
    between = lookup.text[mention.span.end : span.start]
    return mention.kind in _LENDS and mention.span.end < span.start and between == " "
