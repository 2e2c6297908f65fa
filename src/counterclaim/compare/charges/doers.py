"""Who can be named as the doer of an act: names that act, and plain words for groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from counterclaim.compare.lookup import ACTORS, Lookup
from counterclaim.records import Mention, MentionKind
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Doer:
    """The alleged perpetrator: entity if it is resolved, and always the words."""

    actor: str | None
    text: str
    span: Span


#: What follows the name of who only stands behind a doer: "Ostra-backed".
SPONSORED = re.compile(
    r"-?\s?(?:backed|led|supported|sponsored|brokered|based|controlled|held)\b(?!\s+by\b)"
)
_HELD = re.compile(r"(?i)-(?:backed|led|held|controlled|besieged)$")
PLAIN = re.compile(
    r"(?<![\w-])(?:(?:[Bb]oth|[Tt]he|[Ss]ome|[Aa]ll|[Oo]ther|[A-Za-z]+-backed"
    r"|(?!with\b|from\b|that\b|have\b|were\b|when\b|than\b|then\b)[A-Za-z]{4,})\s+){0,3}"
    r"(?:groups|militants|rebels|fighters|terrorists|forces|troops|factions|gunmen"
    r"|extremists|insurgents|jihadis|jihadists|takfiris)\b"
)
#: "some countries in the region": states that nobody names.
STATES = re.compile(
    r"(?i)\b(?:(?:these|those|some|certain|several|other|same|regional|western|arab|foreign"
    r"|neighbou?ring)\s+){1,3}(?:countries|states|powers|governments)(?:\s+(?:in|of)\s+the\s+region)?"
)
GOVERNED = re.compile(
    r"(?i)\b(?:in|into|of|from|to|at|by|with|against|on|near|around|entered|left"
    r"|reached|across|for|via)\s+"
    r"(?:the\s+)?[\[(“‘\"']?$"
)
#: Words for those to whom things are done.
HARMED = frozenset(
    {"people", "civilians", "children", "women", "residents", "families", "others", "citizens"}
    | {"persons", "villagers", "victims", "person", "civilian", "child", "woman", "man", "girl"}
    | {"boy", "baby", "villager", "refugee", "refugees", "evacuees", "mourners", "patients"}
    | {"doctors", "nurses", "hostages", "rescuers"}
)
#: "one of his aides" names no actor, "Strike kills five Monitor" only who says so.
_NO_DOERS = frozenset(
    {"one", "dozens", "scores", "hundreds", "thousands"}
    | {"monitor", "monitors", "watchdog", "observer", "observers", "inspectors", "investigators"}
    | {"grad", "katyusha", "qassam", "scud", "tomahawk", "hellfire", "apache"}  # what is fired
)
_UNARMED = frozenset(
    {"monitor", "aid organisation", "aid agency", "think tank", "advocacy group"}
    | {"news agency", "broadcaster", "newspaper", "news site", "magazine", "rescue service"}
)
_WATCHING = re.compile(
    r"(?i)\b(?:activists?|rights|monitoring|aid|relief)\s+(?:groups?|organi[sz]ations?|agenc\w+)$"
)
#: "the province of Aster", "a command building": where it is done.
_SITE = re.compile(
    r"(?i)\b(?:province|governorate|city|town|village|district|region|suburb|neighbou?rhood)\s+of\s"
    r"|\b(?:HQ|headquarters|checkpoint|building|airport)$"
)
_HURT = re.compile(r"(?i)\b(?:wounded|injured|killed|slain|dead|martyred)\b")
_OFFSHOOT = re.compile(
    r"(?:[’']s?)?\s+(?:[A-Z]\w+\s+)?(?:offshoot|branch|affiliate|wing|arm|franchise)\b,?\s+(?:the\s+)?"
)
_SPOKESMAN = re.compile(r"(?i)(?:an?\s+|the\s+)?(?:spokes\w+|correspondent|reporter|witness\w*)\b")
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "them", "him", "her", "us"}
)
ACTING = ACTORS | {MentionKind.PLACE}


#: "won a League mandate to strike": what it gave, and nothing that it did.
_GRANTED = re.compile(r"\s+(?:mandate|resolution|approval)\b")


def acts(lookup: Lookup, mention: Mention) -> bool:
    """Whether a mention can be a doer: no place that a preposition governs, no "US-backed"."""
    text, named = lookup.text, mention.span.of(lookup.text)
    if named.lower() in PRONOUNS and lookup.actor(mention) is None:
        return False
    if mention.kind is MentionKind.MEDIA or _SPOKESMAN.match(named):
        return False
    if (
        (HARMED | _NO_DOERS) & {named.lower().split()[-1]}
        or _HURT.search(named)
        or _WATCHING.search(named)
        or _SITE.search(named)
    ):
        return False
    if _GRANTED.match(text, mention.span.end):
        return False
    if mention.kind not in ACTING or SPONSORED.match(text, mention.span.end):
        return False
    if _HELD.search(named):
        return False
    if lookup.stands_for(mention) is None and _is_place(lookup, mention):
        return False
    if mention.kind is MentionKind.PLACE:
        governed = GOVERNED.search(text[max(0, mention.span.start - 14) : mention.span.start])
        return not governed and lookup.stands_for(mention) is not None
    return True


def only_watches(lookup: Lookup, mention: Mention) -> bool:
    """Whether a mention names a monitor, a medium or an aid agency, which bear no arms."""
    known = lookup.actor(mention)
    record = lookup.view.actor(known) if known else None
    return record is not None and record.type in _UNARMED


def _is_place(lookup: Lookup, mention: Mention) -> bool:
    """Whether a mention that names no known actor bears the name of a place."""
    words = mention.span.of(lookup.text).lower()
    return lookup.place(mention) is not None or bool(lookup.view.places_named(words))


def doer_from(lookup: Lookup, at: int) -> Doer | None:
    """The doer whose name, or whose words ("both sides"), begin at a position or soon after."""
    plain = SIDES.match(lookup.text, at) or PLAIN.match(lookup.text, at)
    found = _mention_near(lookup, at, 24)
    if plain and (found is None or found.span.start > plain.end()):
        return Doer(None, " ".join(plain.group().split()), Span(plain.start(), plain.end()))
    return from_mention(lookup, found) if found else None


SIDES = re.compile(
    r"(?:(?:both|all|each|the\s+two)\s+)?(?:warring\s+)?(?:sides?|parties|belligerents)\b"
)


#: What ends the words for a doer: "by an explosion | in the province of Aster".
_END = re.compile(
    r"[.!?;:]\s|\b(?:as|when|while|after|before|who|which|that|in|at|on|near|around|outside|inside"
    r"|across|from|against|over)\s"
)


def _mention_near(lookup: Lookup, at: int, reach: int) -> Mention | None:
    """The mention that begins at a position or within a few characters after it."""
    found = [
        m
        for m in lookup.ordered
        if at - 4 <= m.span.start <= at + reach
        and not _END.search(lookup.text, at, m.span.start)
        and m.kind in ACTING
        and not SPONSORED.match(lookup.text, m.span.end)
        and not m.span.of(lookup.text).endswith("-")
        and not _SITE.search(m.text)
    ]
    return min(found, key=lambda m: (m.span.start, -m.span.end)) if found else None


#: "the Ostran army's | units"
_UNITS = re.compile(r"(?:units?|forces|troops|soldiers|fighters|men|jets|planes)$")


def _owns(text: str, owner: Mention, mention: Mention) -> bool:
    """Whether plain words for troops are those of the name right before them."""
    between = text[owner.span.end : mention.span.start]
    return between in {"'s ", "’s ", " 's ", "' "} and bool(_UNITS.match(mention.text))


#: "members | of the River Front", "forces | loyal to Orm Tarn": who they are stands behind.
_SOME_OF = re.compile(
    r"(?i)(?:(?:the|some|several|armed)\s+)*(?:members|elements|fighters|militants|units|forces|troops|soldiers"
    r"|gunmen|men|officers|cells?|groups?)$"
)
_WHOSE = re.compile(
    r"\s+(?:of|from|belonging\s+to|affiliated\s+(?:with|to)|(?P<loyal>loyal\s+to))\s+(?:the\s+)?"
)


def _told_behind(lookup: Lookup, mention: Mention) -> Doer | None:
    """Who "members of the River Front" are; "forces loyal to Orm Tarn" are nobody known."""
    whose = _WHOSE.match(lookup.text, mention.span.end) if _SOME_OF.match(mention.text) else None
    if whose is None:
        return None
    starts = (whose.end(), whose.end() - len("the "))
    behind = [m for m in lookup.ordered if m.span.start in starts and m.kind in ACTORS]
    if not behind:
        return None
    span = Span(mention.span.start, behind[0].span.end)
    words = " ".join(span.of(lookup.text).split())
    return Doer(None if whose["loyal"] else lookup.stands_for(behind[0]), words, span)


def from_mention(lookup: Lookup, mention: Mention) -> Doer:
    """A mention as a doer, with the actor that it stands for.

    "The Banner's offshoot, the Stone Brigade": not the Banner is meant.
    """
    owners = [m for m in lookup.ordered if m.kind in ACTORS and _owns(lookup.text, m, mention)]
    mention = owners[-1] if owners else mention
    offshoot = _OFFSHOOT.match(lookup.text, mention.span.end)
    if offshoot:
        starts = (offshoot.end(), offshoot.end() - len("the "))
        named = [m for m in lookup.ordered if m.span.start in starts and m.kind in ACTORS]
        mention = named[0] if named else mention
    actor = lookup.stands_for(mention)
    told = _told_behind(lookup, mention) if actor is None else None
    return told or Doer(actor, " ".join(mention.span.of(lookup.text).split()), mention.span)


def with_capital(lookup: Lookup, mention: Mention) -> Doer:
    """A mention as a doer; a capital that is accused or acts stands for its government."""
    found = from_mention(lookup, mention)
    if found.actor is not None or mention.kind is not MentionKind.PLACE:
        return found
    return replace(found, actor=government_of(lookup, mention))


def government_of(lookup: Lookup, mention: Mention) -> str | None:
    """The one government that a capital may stand for, whatever the mention resolves to."""
    named = lookup.view.matches(mention.span.of(lookup.text))
    found = {naming.actor.id for naming in named if naming.how == "metonym"}
    return found.pop() if len(found) == 1 else None
