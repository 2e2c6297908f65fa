"""Whom an allegation names as the doer: the phrase and the actor it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.compare.lookup import ACTORS, Lookup
from counterclaim.records import Attribution, Event, Mention, MentionKind, Stance
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Doer:
    """The alleged perpetrator: entity if it is resolved, and always the words."""

    actor: str | None
    text: str
    span: Span


_AFTER = re.compile(
    r"\s+(?:of\s+(?:the\s+)?(?:(?!brokered|agreed|sponsored|mediated)[\w-]+\s+){1,4}?)?"
    r"(?:committed\s+)?(?:by|on\s+the\s+part\s+of)\s+(?=(?P<np>[\w“\"‘'’.-]))"
)
_LOST_TO = re.compile(r"[^.;]{0,60}?\bto\s+(?=(?P<np>[\w“\"‘'’.-]))")
_POSSESSIVE = re.compile(r"[’']s?\s+(?:\w+\s+){0,2}$")
_BLAMED = re.compile(
    r"(?P<np>[A-Z“\"][^.;]{2,70}?)(?:\s+(?:which|who|that)\s[^.;]{3,80}?)?\s+(?:is|are|was|were)\s+"
    r"(?:\w+\s+)?(?:responsible|to\s+blame)\s+for\s+(?:\w+\s+){0,3}$"
)
_SPONSORED = re.compile(r"-?\s?(?:backed|led|supported|sponsored|brokered|based|controlled|held)\b")
_BROKER = re.compile(
    r"(?i)\b(?:brokered|sponsored|mediated|agreed|guaranteed|negotiated)\s+by\s+[^.;,]{0,30}$"
)
_LED = re.compile(
    r"(?P<who>(?P<by>[A-Z][\w.]*)-led(?:\s+(?:international\s+)?coalition)?)\s+(?:[a-z-]+\s+)?$"
)
_DEMONYM = re.compile(r"([A-Z][a-z]+)\s+(?:[a-z-]+\s+)?$")
_PLAIN = re.compile(
    r"(?<![\w-])(?:(?:[Bb]oth|[Tt]he|[Ss]ome|[Aa]ll|[Oo]ther|[A-Za-z]+-backed"
    r"|(?!with\b|from\b|that\b|have\b|were\b|when\b|than\b|then\b)[A-Za-z]{4,})\s+){0,3}"
    r"(?:groups|militants|rebels|fighters|terrorists|forces|troops|factions|gunmen"
    r"|extremists|insurgents)\b"
)
_GOVERNED = re.compile(
    r"(?i)\b(?:in|into|of|from|to|at|by|with|against|on|near|around|entered|left"
    r"|reached|across|for|via)\s+"
    r"(?:the\s+)?$"
)
_NEVER = frozenset({"people", "civilians", "children", "women", "residents", "families", "others"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which"})
_ACTING = ACTORS | {MentionKind.PLACE}


def doer_of_event(lookup: Lookup, event: Event) -> Doer | None:
    """The doer of an event: as its words have it ("breaches by …"), else its own actor."""
    beside = doer_beside(lookup, event.trigger)
    if beside is not None:
        return beside
    actor = lookup.mentions.get(event.actor or "")
    if actor is not None and _acts(lookup, actor):
        return _from_mention(lookup, actor)
    return subject_before(lookup, event.trigger.start) if actor is not None else None


def _acts(lookup: Lookup, mention: Mention) -> bool:
    """Whether a mention can be a doer: no place that a preposition governs, no "US-backed"."""
    text = lookup.text
    if mention.span.of(text).lower() in _PRONOUNS and lookup.actor(mention) is None:
        return False
    if _NEVER & {mention.span.of(text).lower().split()[-1]}:
        return False
    if mention.kind not in _ACTING or _SPONSORED.match(text, mention.span.end):
        return False
    if mention.span.of(text).endswith("-") or _BROKER.search(text[: mention.span.start][-60:]):
        return False
    if lookup.stands_for(mention) is None and _is_place(lookup, mention):
        return False
    if mention.kind is MentionKind.PLACE:
        governed = _GOVERNED.search(text[max(0, mention.span.start - 14) : mention.span.start])
        return not governed and lookup.stands_for(mention) is not None
    return True


def _is_place(lookup: Lookup, mention: Mention) -> bool:
    """Whether a mention that names no known actor bears the name of a place."""
    words = mention.span.of(lookup.text).lower()
    return lookup.place(mention) is not None or bool(lookup.view.places_named(words))


def doer_beside(lookup: Lookup, trigger: Span) -> Doer | None:
    """The doer that stands beside a word: "breaches by …", "…'s breaches", "lost to …"."""
    text, sentence = lookup.text, lookup.sentence_at(trigger.start)
    lost = trigger.of(text).lower().startswith(("lost", "lose", "fell", "fall"))
    after = (_LOST_TO if lost else _AFTER).match(text, trigger.end, sentence.end)
    if after and (found := _mention_near(lookup, after.start("np"), 24)):
        return _from_mention(lookup, found)
    before = text[sentence.start : trigger.start]
    blamed = _BLAMED.search(before)
    if blamed:
        start = sentence.start + blamed.start("np")
        span = Span(start, start + len(blamed["np"]))
        return Doer(None, " ".join(span.of(text).split()), span)
    owner = _POSSESSIVE.search(before)
    if owner:
        end = sentence.start + owner.start()
        held = [m for m in lookup.mentions_in(sentence) if m.span.start < end <= m.span.end + 2]
        held = [m for m in held if _acts(lookup, m)]
        if held:
            return _from_mention(lookup, held[-1])
    return _demonym(lookup, before, sentence.start)


def second_doer(lookup: Lookup, event: Event, doer: Doer) -> Doer | None:
    """The other state of "Syrian and Russian air strikes"."""
    pair = re.compile(r"([A-Z][a-z]+)\s+and\s+$").search(lookup.text[: doer.span.start])
    state = lookup.view.state_of_demonym(pair[1]) if pair else None
    if pair is None or state is None or lookup.view.state_of_demonym(doer.text) is None:
        return None
    return Doer(state.government, pair[1], Span(pair.start(1), pair.end(1)))


def _demonym(lookup: Lookup, before: str, start: int) -> Doer | None:
    """The state of "the Syrian assault", "Russian airstrikes"."""
    led = _LED.search(before)
    if led:
        span = Span(start + led.start("who"), start + led.end("who"))
        named = lookup.actors_named(f"{led['by']}-led coalition")
        return Doer(min(named) if len(named) == 1 else None, span.of(lookup.text), span)
    match = _DEMONYM.search(before)
    state = lookup.view.state_of_demonym(match[1]) if match else None
    if match is None or state is None:
        return None
    span = Span(start + match.start(1), start + match.end(1))
    return Doer(state.government, match[1], span)


def subject_before(lookup: Lookup, at: int) -> Doer | None:
    """The last actor named in the clause before a position, as its likely subject.

    Names that a preposition governs ("groups backed by Turkey") stand back.
    """
    sentence = lookup.sentence_at(at)
    clause = sentence.start
    for stop in re.finditer(r"[;:]|,\s+(?:while|but|and|when)\s", lookup.text[sentence.start : at]):
        clause = sentence.start + stop.end()
    held = [m for m in lookup.mentions_in(sentence) if clause <= m.span.start and m.span.end <= at]
    held = [m for m in held if _acts(lookup, m)]
    free = [
        m
        for m in held
        if not _GOVERNED.search(lookup.text[max(clause, m.span.start - 14) : m.span.start])
    ]
    if free:
        return _from_mention(lookup, free[-1])
    plain = _PLAIN.search(lookup.text, clause, at)
    if plain:
        span = Span(plain.start(), plain.end())
        return Doer(None, " ".join(span.of(lookup.text).split()), span)
    return _from_mention(lookup, held[-1]) if held else None


_ASIDE = re.compile(r",\s|\s(?:as\s+they|while|whilst|despite|although)\s")
_OF_OR_FOR = re.compile(r"\s(?:of|for|over)\s+(?=[\w“\"'‘]+ing\b|[\w’'-]+)")


def accused(lookup: Lookup, attribution: Attribution) -> tuple[list[Doer], Span] | None:
    """Whom "accuses X and Y of Z" or "blames X for Z" names, and the span of Z."""
    if attribution.stance is not Stance.ACCUSES or not attribution.content:
        return None
    content = attribution.content[0]
    cue = " ".join(s.of(lookup.text).lower() for s in attribution.cue)
    if not re.search(r"accus|blam|charg|alleg|faulted", cue):
        return None
    cut = _OF_OR_FOR.search(lookup.text, content.start, content.end)
    if cut is None:
        return None
    named = Span(content.start, max(cut.start(), content.start + 1))
    held = [m for m in lookup.mentions_in(named) if m.kind in _ACTING]
    outer = [m for m in held if not any(o is not m and o.span.contains(m.span) for o in held)]
    doers = [_from_mention(lookup, m) for m in outer if not _inside_of(lookup, m, named)]
    if not doers:
        doers = [Doer(None, " ".join(named.of(lookup.text).split()), named)]
    aside = _ASIDE.search(lookup.text, cut.end(), content.end)
    return doers, Span(cut.end(), max(aside.start() if aside else content.end, cut.end() + 1))


def _inside_of(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a mention only describes another one ("the Syrian government")."""
    following = lookup.text[mention.span.end : named.end].strip().lower()
    return mention.kind is MentionKind.NATIONALITY and bool(re.match(r"[a-z]", following))


def _mention_near(lookup: Lookup, at: int, reach: int) -> Mention | None:
    """The mention that begins at a position or within a few characters after it."""
    found = [
        m
        for m in lookup.ordered
        if at - 4 <= m.span.start <= at + reach
        and m.kind in _ACTING
        and not _SPONSORED.match(lookup.text, m.span.end)
        and not m.span.of(lookup.text).endswith("-")
    ]
    return min(found, key=lambda m: (m.span.start, -m.span.end)) if found else None


def _from_mention(lookup: Lookup, mention: Mention) -> Doer:
    words = " ".join(mention.span.of(lookup.text).split())
    return Doer(lookup.stands_for(mention), words, mention.span)
