"""The sides that one phrase joins as doers: "Kelian and Ostran jets", "Ostra and its ally"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.compare.charges.doers import ACTING, Doer
from counterclaim.compare.charges.powers import ARMS, MEN, with_power
from counterclaim.compare.lookup import Lookup
from counterclaim.records import Mention, MentionKind
from counterclaim.spans import Span

_POWER = r"(?:regime|government|authorities)"
_THEIRS = rf"(?:{ARMS}|{MEN}|{_POWER}|militias?)"
_STRIKES = (
    r"(?:(?:air|missile|drone)?\s?(?:strikes?|raids?|attacks?)|shelling|bomb\w+|barrages?|assaults?"
    r"|offensives?|operations?|campaigns?)"
)
_AND = r"(?:\s+(?:and|as\s+well\s+as|n?or)\s+|(?<=[a-z]{3})[-–/](?=[A-Z]))"
_OR = re.compile(r"\bn?or\b")
_ALLY = r"(?:(?:its|their|his)\s+(?:[a-z]+\s+)?all(?:y|ies),?\s+)"
_LEAD = rf"(?:both\s+)?(?:the\s+)?{_ALLY}?(?:allied\s+)?"
#: What may stand between two names that are joined: "Kelian | and | Ostran jets".
_JOINT = re.compile(rf"(?i:(?:[’']s?)?(?:\s+{_THEIRS}\b)*)(?:{_AND}|,\s+|[-–/])(?i:{_LEAD})")
_PARTY = r"(?:[A-Z][\w-]+|regime|government|coalition|rebels?|opposition)"
_OR_ANOTHER = re.compile(
    rf"(?:[’']s?)?(?:\s+{_THEIRS}\b)*\s+or\s+(?:(?:by|the|its|their|allied)\s+)*{_PARTY}\b"
)
_ANOTHER_OR = re.compile(
    rf"\b{_PARTY}(?:[’']s?)?(?:\s+{_THEIRS}\b)*\s+or\s+(?:(?:by|the|its|their|allied)\s+)*$"
)
_WITH_AND = re.compile(rf"{_AND}|[-–/]")
#: What makes an adjective of a state stand for the state: "Kelian and Ostran warplanes".
_OF_STATE = re.compile(rf"(?i)\b(?:{ARMS}|{_POWER}|{_STRIKES})\b")
#: What a state's arms alone do: "Kelian air strikes"; a "Kelian bombing" may be one in Kelia.
_BY_ARMS = re.compile(
    rf"(?i)\s+(?:{ARMS}\b|(?:air|missile|drone|artillery)?\s?(?:strikes?|raids?|fire)\b)"
)
_PARTS = re.compile(rf",\s+|{_AND}")
_ADJECTIVES = re.compile(rf"(?:[A-Z][a-z]+(?:,\s+|{_AND}|[-–/]))*[A-Z][a-z]+(?:{_AND}|[-–/])$")
_DETERMINER = re.compile(rf"(?i){_LEAD}")
_BEHIND = re.compile(r"(?:\s+[\w-]+){0,2}")
_TRAIL = re.compile(rf"(?i)(?:\s+{_THEIRS})+$")
_OWNED = re.compile(
    r"(?:[’']s?)?\s+(?:(?!(?:as|and|with|by|when|while|from|in|of|to)\b)[a-z-]+\s+)?"
)
#: "clashes between Kelia and Ostra": they act on each other.
_BETWEEN = re.compile(r"(?i)\bbetween\s+(?:both\s+)?(?:the\s+)?$")
#: What stands before a list of doers: not the verb of "hit the Brigade and Ostra struck back".
_OPENS = re.compile(
    rf"(?i)(?:^|[“\"‘(,;:]\s*|\s[-–—]\s+|\b(?:by|that|when|while|where|as|if|after|before|because|{ARMS}\s+of"
    rf"|{_STRIKES}\s+of)\s+)(?:(?:the|both|joint|suspected|combined)\s+)*$"
)
_VERB = re.compile(r"\s+(?:said|says|has|had|have|is|was|were|denied|denies|rejected|[a-z]+ly)\b")
_TAKES_PART = ACTING - {MentionKind.MEDIA}


def together(lookup: Lookup, doer: Doer, at: int, *, denied: bool = False) -> tuple[Doer, ...]:
    """The sides that a doer's phrase joins, in order; none unless there are two.

    At least one is known, and none stands above another. ``at`` is where the act is told. Of
    "Kelian or Ostran jets" both are meant only where it is denied that they did it.
    """
    if chain := _chain(lookup, doer.span, at):
        phrase = Span(chain[0].span.start, chain[-1].span.end)
        parts = [part for mention in chain for part in _parts(lookup, mention)]
    else:
        phrase = _listed(lookup, doer.span)
        parts = list(_split(lookup, phrase))
    if _BETWEEN.search(lookup.text[max(0, phrase.start - 20) : phrase.start]):
        return ()
    if _OR.search(phrase.of(lookup.text)) and not denied:
        return ()
    sides = _apart(lookup, (_side(lookup, part, phrase) for part in parts))
    return sides if len(sides) > 1 and any(side.actor for side in sides) else ()


def _listed(lookup: Lookup, span: Span) -> Span:
    """A state's adjective that is no mention with the others before it: "Kelian and | Ostran"."""
    before = _ADJECTIVES.search(lookup.text, lookup.sentence_at(span.start).start, span.start)
    return Span(before.start(), span.end) if before else span


def those_who(
    lookup: Lookup, mention: Mention, at: int, *, denied: bool = False
) -> tuple[Doer, ...]:
    """Those who did what a mention is said to do: the owners of jets, or the sides it joins.

    "Kelian air strikes" are Kelia's. None where the mention is itself the one who did it.
    """
    if mention.kind is not MentionKind.PLATFORM:
        joint = together(lookup, _doer(lookup, mention.span), at, denied=denied)
        return joint or _of_adjective(lookup, mention)
    before = [m for m in _outer(lookup, mention.span) if m.span.end <= mention.span.start]
    if not before or not _OWNED.fullmatch(lookup.text, before[-1].span.end, mention.span.start):
        return ()
    sides = together(lookup, _doer(lookup, before[-1].span), at, denied=denied)
    if not sides and _OR.search(
        lookup.text[max(0, before[-1].span.start - 5) : before[-1].span.start]
    ):
        return ()  # "Kelian or Ostran jets"
    own = _side(lookup, before[-1].span, before[-1].span)
    return sides or ((own,) if own.actor else ())


def one_of_two(text: str, doer: Span) -> Span | None:
    """The words that leave open which of two did it: "Kelian or Marlander jets"."""
    if behind := _OR_ANOTHER.match(text, doer.end):
        return Span(doer.start, behind.end())
    start = max(0, doer.start - 40)
    before = _ANOTHER_OR.search(text[start : doer.start])
    return Span(start + before.start(), doer.end) if before else None


def _of_adjective(lookup: Lookup, mention: Mention) -> tuple[Doer, ...]:
    """The state whose adjective stands right before what only its own arms do."""
    if mention.kind is not MentionKind.NATIONALITY:
        return ()
    state = lookup.view.state_of_demonym(mention.span.of(lookup.text))
    if state is None or not _BY_ARMS.match(lookup.text, mention.span.end):
        return ()
    return (replace(_doer(lookup, mention.span), actor=state.government),)


def _chain(lookup: Lookup, span: Span, at: int) -> list[Mention]:
    """The mentions of a joint phrase, in order; empty where the doer is no mention."""
    held = _outer(lookup, span)
    first = next((i for i, m in enumerate(held) if m.span.contains(span)), None)
    if first is None:
        return []
    last = first
    while last + 1 < len(held) and _joined(lookup, held[last], held[last + 1], at):
        last += 1
    while first and _joined(lookup, held[first - 1], held[first], at):
        first -= 1
    while first < last and not (held[first].span.contains(span) or _begins(lookup, held[first])):
        first += 1
    ends_in_and = first < last and _WITH_AND.search(
        lookup.text, held[last - 1].span.end, held[last].span.start
    )
    return held[first : last + 1] if first == last or ends_in_and else []


def _outer(lookup: Lookup, span: Span) -> list[Mention]:
    """The mentions of the sentence that can take part, without those inside others."""
    sentence = lookup.sentence_at(span.start)
    return lookup.once(("outer", sentence), lambda: _outermost(lookup, sentence))


def _outermost(lookup: Lookup, sentence: Span) -> list[Mention]:
    """Those that no other contains, in order; of two on the same words neither."""
    held = [m for m in lookup.mentions_in(sentence) if m.kind in _TAKES_PART]
    times = Counter(m.span for m in held)
    found, reached = [], -1
    for mention in sorted(held, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.end > reached and times[mention.span] == 1:
            found.append(mention)
        reached = max(reached, mention.span.end)
    return found


def _joined(lookup: Lookup, left: Mention, right: Mention, at: int) -> bool:
    """Whether two neighbours stand in one list on the same side of the act."""
    joint = _JOINT.fullmatch(lookup.text, left.span.end, right.span.start)
    clause = at <= left.span.start and _VERB.match(lookup.text, right.span.end)
    return bool(joint) and not clause


def _begins(lookup: Lookup, mention: Mention) -> bool:
    """Whether a list of doers may begin with a mention, as an adjective may anywhere."""
    start = lookup.sentence_at(mention.span.start).start
    opens = _OPENS.search(lookup.text[start : mention.span.start])
    return mention.kind is MentionKind.NATIONALITY or opens is not None


def _parts(lookup: Lookup, mention: Mention) -> Iterator[Span]:
    """The names that one mention joins; the mention itself if it has an actor of its own."""
    return iter((mention.span,)) if lookup.stands_for(mention) else _split(lookup, mention.span)


def _split(lookup: Lookup, span: Span) -> Iterator[Span]:
    start = span.start
    for cut in (*_PARTS.finditer(lookup.text, span.start, span.end), None):
        end = cut.start() if cut else span.end
        lead = _DETERMINER.match(lookup.text, start, end)
        start = lead.end() if lead else start
        if start < end:
            yield Span(start, end)
        start = cut.end() if cut else end


def _side(lookup: Lookup, span: Span, phrase: Span) -> Doer:
    """One side of a joint phrase, with its actor if its words tell it."""
    placed = lookup.once("placed", lambda: {m.span: m for m in reversed(lookup.ordered)})
    mention = placed.get(span)
    nationality = mention is not None and mention.kind is MentionKind.NATIONALITY
    own = lookup.stands_for(mention) if mention and not nationality else None
    return Doer(own or _of_words(lookup, span, phrase), _doer(lookup, span).text, span)


def _of_words(lookup: Lookup, span: Span, phrase: Span) -> str | None:
    """The actor of a side by its words and those that it shares with the last of the phrase."""
    words = span.of(lookup.text)
    behind = _BEHIND.match(lookup.text, phrase.end)
    shared = lookup.text[span.end : behind.end() if behind else phrase.end]
    state = lookup.view.state_of_demonym(words)
    if state is not None:
        return state.government if _OF_STATE.search(shared) else None
    bare = _TRAIL.sub("", words)
    named = lookup.actors_named(words) or (frozenset() if bare == words else _named(lookup, bare))
    return next(iter(named)) if len(named) == 1 else with_power(lookup, _doer(lookup, span)).actor


def _named(lookup: Lookup, bare: str) -> frozenset[str]:
    """Those that bear a name with its arms or men left off: "Stone Brigade | fighters"."""
    return frozenset(naming.actor.id for naming in lookup.view.matches(bare))


def _doer(lookup: Lookup, span: Span) -> Doer:
    return Doer(None, " ".join(span.of(lookup.text).split()), span)


def _apart(lookup: Lookup, sides: Iterable[Doer]) -> tuple[Doer, ...]:
    """The sides, each once, without those that another of them belongs to, and crowds."""
    found: dict[str, Doer] = {}
    for side in sides:
        if side.actor or _OF_STATE.search(side.text):  # not "and its allied groups"
            found.setdefault(side.actor or side.text.lower(), side)
    known = [side.actor for side in found.values() if side.actor]
    above = {a for actor in known for a in lookup.view.ancestors(actor) if a != actor}
    return tuple(side for key, side in found.items() if key not in above)
