"""What an allegation says was done, from the event that tells it and its words."""

from __future__ import annotations

import re

from counterclaim.compare.lookup import Lookup
from counterclaim.records import Event, EventType, Factuality
from counterclaim.spans import Span

BREACH = "breach"
_UNTOLD = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.DENIED})
_MODES = {
    "aerial": "air strikes", "heavy-weapons": "shelling",
    "explosives": "bombing", "unconventional": "use of prohibited weapons",
    "abduct": "abduction", "execute": "killing", "destroy": "destruction", "seize": "seizure",
    "arrest": "arrest", "restrict": "obstruction", "withhold": "withholding",
}  # fmt: skip
_ASSAULT_WORDS = (
    (re.compile(r"(?i)\b(?:kill|murder|massacre|slaughter|assassinat)"), "killing"),
    (re.compile(r"(?i)\b(?:shell|mortar|rocket|missile|artillery|batter)"), "shelling"),
    (re.compile(r"(?i)\b(?:air\s?strike|air\s?raid|bombard|warplane)"), "air strikes"),
    (re.compile(r"(?i)\b(?:seiz|captur|took|overr[au]n|retak|recaptur|conquest)"), "seizure"),
)
_EXTREME = re.compile(
    r"(?i)terroris|extremis|militant|jihad|takfir|\bIS(?:IS|IL)?\b|islamic\s+state"
    r"|daesh|nusra|qaeda"
)
_OBLIGED = re.compile(
    r"(?i)\b(?:obligation|commitment|pledge|promise|agreement|accord|deal|cease-?fire"
    r"|truce|separate"
    r"|split|distance|comply)"
)
_HELP = frozenset({EventType.AID, EventType.SUPPORT, EventType.COOPERATE})
#: Characters after a word of help within which its object is looked for.
_REACH = 90


def act_of(lookup: Lookup, event: Event) -> str | None:
    """The act in a word or two, or None if the event is no act that one side lays on another."""
    if event.factuality in _UNTOLD or event.negated:
        return None
    if event.mode == "ceasefire-broken":
        return BREACH
    if event.type in {EventType.ASSAULT, EventType.COERCE}:
        return _violence(lookup, event)
    if event.type in _HELP:
        return _help(lookup, event)
    if event.type is EventType.REJECT and _failed(lookup, event):
        return "unmet obligation"
    return None


def _violence(lookup: Lookup, event: Event) -> str | None:
    trigger = event.trigger.of(lookup.text)
    if event.mode == "firearms" and re.match(r"(?i)f(?:ight|ought)|clash|battl", trigger):
        return None  # both sides fight: nobody is accused
    for pattern, label in _ASSAULT_WORDS:
        if pattern.search(trigger):
            return label
    if event.type is EventType.COERCE:
        return _MODES.get(event.mode, "coercion")
    return _MODES.get(event.mode, "attack")


def _help(lookup: Lookup, event: Event) -> str | None:
    """Arms given, or support for those whom the text calls terrorists and the like."""
    trigger = event.trigger.of(lookup.text)
    after = lookup.text[event.trigger.end : event.trigger.end + _REACH].split(".")[0]
    if event.mode == "military" and re.search(r"(?i)\b(?:weapon|arms|ammunition|missile)", after):
        return "arms supply"
    if not _HELPS.match(trigger) or _OUR.search(
        lookup.text[max(0, event.trigger.start - 24) : event.trigger.start]
    ):
        return None
    target = lookup.mentions.get(event.target or "")
    if target is not None and target.span.overlaps(event.trigger):
        return None  # "armed opposition and extremist groups" arms nobody
    reach = _OBJECT_END.split(after[:60])[0]
    near = target is not None and target.span.start < event.trigger.end + len(reach)
    words = target.span.of(lookup.text) if target and near else reach
    return "support" if _EXTREME.search(words) else None


_HELPS = re.compile(
    r"(?i)support|back|arm|aid|help|protect|collaborat|fund|train|shelter|provid|suppl|promot"
)
_OBJECT_END = re.compile(
    r"(?i)\b(?:against|following|after|amid|by|while|before|from|over|despite)\b"
)


def _failed(lookup: Lookup, event: Event) -> bool:
    trigger = event.trigger.of(lookup.text).lower()
    after = lookup.text[event.trigger.end : event.trigger.end + _REACH].split(".")[0]
    return trigger.startswith(("fail", "refus")) and bool(_OBLIGED.search(after))


_DUTY = re.compile(
    r"(?i)\b(?:never\s+delivered\s+on|failures?\s+to\s+(?:uphold|meet|honou?r|keep)"
    r"|(?:has|have)\s+applied\s+no\s+real\s+effort|did\s+not\s+(?:meet|honou?r|fulfil\w*)"
    r"|failed\s+to\s+(?:comply|make|meet|uphold|honou?r|keep|separate))\b[^.;]{0,80}"
)


def duties(lookup: Lookup, within: Span) -> list[Span]:
    """Where a text says that someone did not do what it had undertaken."""
    return [
        Span(m.start(), m.end())
        for m in _DUTY.finditer(lookup.text, within.start, within.end)
        if _OBLIGED.search(m.group())
    ]


_AID = re.compile(
    r"(?i)\b(?:support(?:s|ed|ing)?|back(?:s|ed|ing)|(?:ha[sd]|have)\s+armed|arming"
    r"|(?:help\s+)?rearm\w*|protect(?:s|ed|ing)"
    r"|suppl(?:y|ies|ied|ying)|fund(?:s|ed|ing)|shelter(?:s|ed|ing)|sponsor(?:s"
    r"|ed|ing)|aid(?:s|ed|ing)"
    r"|collaborat\w+\s+with|promot(?:es|ed|ing)|keep|preserve)\s+(?:\S+\s+){0,4}?"
    r"(?P<whom>terroris\w*|extremis\w*|militants?"
    r"|jihad\w*|takfir\w*|ISIS|ISIL|Islamic\s+State|Daesh|[\w-]*Nusra|al-?\s?Qaeda)"
)
_OUR = re.compile(r"(?i)\bwe\s+(?:\w+\s+){0,2}$")
_NEGATED = re.compile(
    r"(?i)\b(?:not|never|no|without|stop|denies|denied|n[’']t)\s+(?:\w+\s+){0,2}$"
)


def supports(lookup: Lookup, within: Span) -> list[Span]:
    """Where a text says that someone supports, arms or keeps those it calls terrorists."""
    text = lookup.text
    return [
        Span(m.start(), m.end())
        for m in _AID.finditer(text, within.start, within.end)
        if not _NEGATED.search(text[max(within.start, m.start() - 30) : m.start()])
        and not _OUR.search(text[max(within.start, m.start() - 24) : m.start()])
        and text[m.start() - 1 : m.start()] != "-"
    ]
