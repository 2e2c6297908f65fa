"""Whom a truce binds, as texts tell: "a truce between A and B", "A agreed with B on a truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.cues import Cues
from counterclaim.compare.truces.phrases import Truce
from counterclaim.records import Mention, MentionKind
from counterclaim.spans import Span

_AGREE = (
    r"(?:agree[ds]?|signed|accepted|concluded|declared|announced|struck|reached|entered\s+into"
    r"|committed\s+(?:itself\s+|themselves\s+)?to)"
)
_LIST = r"(?:(?:has|have|had|both|also|jointly|unilaterally|[a-z]+ly|on\s+[A-Z]\w+(?:\s+\d+)?)\s+)*"
#: "X and Y | agreed on a truce": what stands between who agrees and the truce.
_AGREED = re.compile(
    rf"(?i)^[\s,]*{_LIST}(?P<verb>{_AGREE})(?:\s+(?:late\s+)?on\s+\w+day(?:\s+\w+)?)?"
    r"(?:\s+with\s+(?P<with>[^,.;]{2,60}?))?(?:\s+(?:to|on|upon))?"
    r"(?:\s+(?:observe|respect|implement|begin|renew|extend))?"
    r"(?:\s+(?:an?|the)(?:\s+[\w-]+){0,2}\s+(?:agreement|accord|deal)\s+(?:on|for|of))?\s*$"
)
#: "a truce | signed on Monday by X and Y"
_SIGNED_BY = re.compile(
    r"(?i),?\s+(?:(?:that|which)\s+(?:was|had\s+been)\s+)?(?P<verb>signed|agreed|accepted|declared|announced)"
    r"\s+(?:[\w]+\s+){0,3}?by\s+"
)
_WITH = re.compile(r"\s+(?:\w+\s+)?with\s+(?=[^.;,]{2,60})")
_JOINED = re.compile(
    r"(?i)(?:\s+(?:forces|fighters|militants|rebels|government))?(?:,|,?\s+and)\s+(?:the\s+)?"
)
_BODIES = frozenset({MentionKind.STATE_BODY, MentionKind.ARMED_GROUP, MentionKind.ORGANISATION})


def bound(lookup: Lookup, truce: Truce, found: Cues) -> dict[str, Span]:
    """The actors that a sentence says a truce binds, with the words that name each.

    Those between whom it is, and those who fight and agreed on it.
    """
    if truce.generic:
        return {}
    sides = (*_between(lookup, truce, found), *_agreeing(lookup, truce, found))
    return {actor: words for words, actor in reversed(sides)}


def _between(lookup: Lookup, truce: Truce, found: Cues) -> Iterator[tuple[Span, str]]:
    """Those that a truce is "between", or "with"."""
    named = list(found.sides)
    if not named and (after := _WITH.match(lookup.text, truce.span.end, truce.sentence.end)):
        named = _from(lookup, after.end(), truce.sentence.end)
    for mention in named:
        if (actor := _side(lookup, mention)) is not None:
            yield mention.span, actor


def _agreeing(lookup: Lookup, truce: Truce, found: Cues) -> Iterator[tuple[Span, str]]:
    """Those who agreed on a truce, or declared it, if one of them fights where it holds."""
    named, verb = _agreed(lookup, truce)
    sides = [(m.span, actor) for m in named if (actor := _side(lookup, m)) is not None]
    at_war = [(words, actor) for words, actor in sides if wages(lookup, actor, found)]
    both = len(sides) == 2 and verb.lower() not in ("declared", "announced")
    yield from sides if at_war and both else at_war


def _agreed(lookup: Lookup, truce: Truce) -> tuple[list[Mention], str]:
    """Who is said to have agreed on a truce, before it or behind it, and the verb for it."""
    text, start = lookup.text, truce.sentence.start
    held = lookup.mentions_in(Span(start, max(truce.span.start, start + 1)))
    for last in reversed(held):
        if agreed := _AGREED.match(text[last.span.end : truce.span.start]):
            other = [m for m in held if m.span.start > last.span.end] if agreed["with"] else []
            return [*_until(lookup, held[: held.index(last) + 1]), *other], agreed["verb"]
    if signed := _SIGNED_BY.match(text, truce.span.end, truce.sentence.end):
        return _from(lookup, signed.end(), truce.sentence.end), signed["verb"]
    return [], ""


def _side(lookup: Lookup, mention: Mention) -> str | None:
    """The actor of a mention that can be bound: a state, its forces or an armed group."""
    actor = lookup.stands_for(mention)
    record = lookup.view.actor(actor) if actor else None
    kind = record.kind if record else mention.kind
    return actor if kind in _BODIES else None


def wages(lookup: Lookup, actor: str, found: Cues) -> bool:
    """Whether an actor fights where a truce holds, so that to agree on it binds him.

    An armed group does, and the state in which its places lie; other states broker it.
    """
    record = lookup.view.actor(actor)
    if record is None or record.kind is MentionKind.ARMED_GROUP:
        named = [m for m in lookup.ordered if lookup.actor(m) == actor]
        return record is not None or any(m.kind is MentionKind.ARMED_GROUP for m in named)
    places = [lookup.place_record(place) for place in found.places]
    home = {p.country for p in places if p and p.country} or lookup.countries
    return record.country is not None and home == {record.country}


def _until(lookup: Lookup, held: list[Mention]) -> list[Mention]:
    """The mentions of the list that the last one ends: "X, Y and Z"."""
    found = held[-1:]
    for mention in reversed(held[:-1]):
        if not _JOINED.fullmatch(lookup.text, mention.span.end, found[0].span.start):
            break
        found.insert(0, mention)
    return found


def _from(lookup: Lookup, start: int, end: int) -> list[Mention]:
    """The mentions of the list that begins at a position."""
    found: list[Mention] = []
    for mention in lookup.mentions_in(Span(start, max(end, start + 1))):
        last = found[-1].span.end if found else start
        between = lookup.text[last : mention.span.start]
        if (found and _JOINED.fullmatch(between)) or (not found and between in ("", "the ")):
            found.append(mention)
        else:
            break
    return found
