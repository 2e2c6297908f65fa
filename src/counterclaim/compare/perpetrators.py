"""Whom an allegation names as the doer: the phrase and the actor it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
    r"|extremists|insurgents|jihadis|jihadists|takfiris)\b"
)
_GOVERNED = re.compile(
    r"(?i)\b(?:in|into|of|from|to|at|by|with|against|on|near|around|entered|left"
    r"|reached|across|for|via)\s+"
    r"(?:the\s+)?[\[(“‘\"']?$"
)
_NEVER = frozenset({"people", "civilians", "children", "women", "residents", "families", "others"})
_SPOKESMAN = re.compile(r"(?i)(?:an?\s+|the\s+)?(?:spokes\w+|correspondent|reporter|witness\w*)\b")
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
    if mention.kind is MentionKind.MEDIA or _SPOKESMAN.match(mention.span.of(text)):
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
    if after and (found := doer_from(lookup, after.start("np"))):
        return found
    before = text[sentence.start : trigger.start]
    blamed = _BLAMED.search(before)
    if blamed:
        start = sentence.start + blamed.start("np")
        span = Span(start, start + len(blamed["np"]))
        named = [m for m in lookup.mentions_in(span) if _acts(lookup, m)]
        if named and named[-1].span.end >= span.end - 1:
            return _from_mention(lookup, named[-1])
        return Doer(None, " ".join(span.of(text).split()), span)
    owner = _POSSESSIVE.search(before)
    if owner:
        end = sentence.start + owner.start()
        held = [m for m in lookup.mentions_in(sentence) if m.span.start < end <= m.span.end + 2]
        held = [m for m in held if _acts(lookup, m)]
        if held:
            return _from_mention(lookup, held[-1])
    return _demonym(lookup, before, sentence.start)


def second_doer(lookup: Lookup, doer: Doer) -> Doer | None:
    """The other state of "Syrian and Russian air strikes", "Russian and regime forces"."""
    inside = re.match(r"(?:[Tt]he\s+)?([A-Z][a-z]+)\s+and\s+\S", doer.text)
    first = lookup.view.state_of_demonym(inside[1]) if inside else None
    if inside and first and first.government not in {doer.actor, *_above(lookup, doer.actor)}:
        return Doer(first.government, inside[1], doer.span)
    pair = re.compile(r"([A-Z][a-z]+)\s+and\s+$").search(lookup.text[: doer.span.start])
    state = lookup.view.state_of_demonym(pair[1]) if pair else None
    if pair is None or state is None or lookup.view.state_of_demonym(doer.text) is None:
        return None
    return Doer(state.government, pair[1], Span(pair.start(1), pair.end(1)))


def _above(lookup: Lookup, actor: str | None) -> tuple[str, ...]:
    return tuple(lookup.view.ancestors(actor)) if actor else ()


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

    Names that a preposition governs ("groups backed by Turkey") stand back. A clause that
    begins with a pronoun ("and they may keep …") takes the subject of the clause before it.
    """
    sentence = lookup.sentence_at(at)
    start = sentence.start
    for stop in _CLAUSE.finditer(lookup.text[start:at]):
        start = sentence.start + stop.end()
    if start > sentence.start and _PRONOUN.match(lookup.text, start, at):
        before = subject_before(lookup, start - 1)
        if before is not None:
            return before
    return _subject_in(lookup, Span(start, max(at, start + 1)))


def _subject_in(lookup: Lookup, clause: Span) -> Doer | None:
    text = lookup.text
    held = [m for m in lookup.mentions_in(clause) if not _bracketed(text, m.span, clause)]
    named = [m for m in held if _acts(lookup, m) or _capital(lookup, m) is not None]
    that = _THAT.search(text, clause.start, clause.end)
    if that and not any(m.span.end > that.start("np") for m in named):
        span = Span(that.start("np"), that.end("np"))
        return Doer(None, " ".join(span.of(text).split()), span)
    free = [m for m in named if not _governed(text, m.span, clause)]
    if free:
        found = _from_mention(lookup, free[-1])
        return replace(found, actor=found.actor or _capital(lookup, free[-1]))
    plain = _INSERTED.search(text, clause.start, clause.end) or _PLAIN.search(
        text, clause.start, clause.end
    )
    if plain:
        span = Span(*plain.span("np" if plain.re is _INSERTED else 0))
        return Doer(None, " ".join(span.of(text).split()), span)
    acting = [m for m in named if _acts(lookup, m)]
    return _from_mention(lookup, acting[-1]) if acting else None


def last_two_groups(lookup: Lookup, at: int) -> list[str]:
    """The two armed groups named last in the three sentences before a position, or none."""
    number = lookup.sentence_number(at)
    found: dict[str, None] = {}
    for mention in reversed(lookup.ordered):
        near = number - lookup.sentence_number(mention.span.start) <= 3
        actor = lookup.actor(mention) if mention.span.end <= at and near else None
        record = lookup.view.actor(actor) if actor else None
        if record is not None and record.kind is MentionKind.ARMED_GROUP:
            found.setdefault(record.id)
        if len(found) == 2:
            return sorted(found)
    return []


def _governed(text: str, span: Span, clause: Span) -> bool:
    return bool(_GOVERNED.search(text[max(clause.start, span.start - 14) : span.start]))


def _capital(lookup: Lookup, mention: Mention) -> str | None:
    """The government that a capital stands for as the subject of a verb: "Damascus had …"."""
    if mention.kind is not MentionKind.PLACE or not _VERB_NEXT.match(lookup.text, mention.span.end):
        return None
    if _GOVERNED.search(lookup.text[max(0, mention.span.start - 14) : mention.span.start]):
        return None
    named = lookup.view.matches(mention.span.of(lookup.text))
    found = {naming.actor.id for naming in named if naming.how == "metonym"}
    return found.pop() if len(found) == 1 else None


#: Where a clause begins; sentences run together in a quotation count too.
_CLAUSE = re.compile(r"[;:]|,\s+(?:while|but|and|when)\s|(?<=[a-z]{3})[.!?]\s+(?=[A-Z])")
#: "(the military) is not only …": a subject that the outlet put into a quotation.
_INSERTED = re.compile(
    r"[\[(](?P<np>(?:the|The)\s+[\w-]+(?:\s+[\w-]+)?|[A-Z][\w-]+)[\])]\s+"
    r"(?:is|are|was|were|has|have|had|will|would)\b"
)
_PRONOUN = re.compile(r"(?i)\s*(?:they|it|he|she)\b")
_VERB_NEXT = re.compile(
    r"\s+(?:had|has|is|was|were|have|would|will|may|might|could|never|also|[a-z]{3,}ed|[a-z]{3,}s)\b"
)
#: "that the West would like to …": a subject with a capital that is nobody's known name.
_THAT = re.compile(
    r"\bthat\s+(?P<np>(?:the\s+)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3})\s+"
    r"(?:would|may|might|could|will|has|have|had|is|was|were|are)\b"
)


def _bracketed(text: str, span: Span, clause: Span) -> bool:
    """Whether a name stands in a bracket that a preposition governs and that is closed again."""
    opened = max(
        text.rfind("[", clause.start, span.start), text.rfind("(", clause.start, span.start)
    )
    if opened < 0 or not re.match(r"[^\[\]()]*[\])]", text[span.end : clause.end]):
        return False
    return bool(_GOVERNED.search(text[max(clause.start, opened - 14) : opened]))


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
    on = _ON.search(lookup.text, content.start, content.end) if "blam" in cue else None
    if on is not None:  # "blamed the attack on the rebels"
        last = Span(on.end(), max(content.end, on.end() + 1))
        return _named_in(lookup, last), Span(content.start, max(on.start(), content.start + 1))
    cut = _OF_OR_FOR.search(lookup.text, content.start, content.end)
    if cut is None:
        return None
    named = Span(content.start, max(cut.start(), content.start + 1))
    aside = _ASIDE.search(lookup.text, cut.end(), content.end)
    what = Span(cut.end(), max(aside.start() if aside else content.end, cut.end() + 1))
    return _named_in(lookup, named), what


_ON = re.compile(
    r"(?i)(?:attack|killing|breach|violation|shelling|bombing|strike|raid|blast|it|this"
    r"|death|violence|collapse|incident|massacre)\w*(?:\s+\w+){0,3}?\s+on\s+(?=\S)"
)


def _named_in(lookup: Lookup, named: Span) -> list[Doer]:
    """Whom a stretch of text names, each once; the words themselves if nobody is known."""
    held = [m for m in lookup.mentions_in(named) if m.kind in _ACTING]
    outer = [m for m in held if not any(o is not m and o.span.contains(m.span) for o in held)]
    doers = [_from_mention(lookup, m) for m in outer if not _inside_of(lookup, m, named)]
    if not doers:
        doers = [Doer(None, " ".join(named.of(lookup.text).split()), named)]
    return doers


def _inside_of(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a mention only describes another one ("the Syrian government")."""
    following = lookup.text[mention.span.end : named.end].strip().lower()
    return mention.kind is MentionKind.NATIONALITY and bool(re.match(r"[a-z]", following))


def doer_from(lookup: Lookup, at: int) -> Doer | None:
    """The doer whose name, or whose words ("both sides"), begin at a position or soon after."""
    plain = _SIDES.match(lookup.text, at) or _PLAIN.match(lookup.text, at)
    found = _mention_near(lookup, at, 24)
    if plain and (found is None or found.span.start > plain.end()):
        return Doer(None, " ".join(plain.group().split()), Span(plain.start(), plain.end()))
    return _from_mention(lookup, found) if found else None


_SIDES = re.compile(
    r"(?:(?:both|all|each|the\s+two)\s+)?(?:warring\s+)?(?:sides?|parties|belligerents)\b"
)


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
