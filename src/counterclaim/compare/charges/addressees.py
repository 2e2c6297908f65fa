"""On whom a demand is made, from its words."""

from __future__ import annotations

import re

from counterclaim.compare.charges.doers import (
    ACTING,
    PLAIN,
    SIDES,
    Doer,
    acts,
    doer_from,
    with_capital,
)
from counterclaim.compare.charges.powers import with_power
from counterclaim.compare.charges.subjects import subject_before
from counterclaim.compare.lookup import Lookup
from counterclaim.records import MentionKind
from counterclaim.spans import Span

#: "the US to act in coordination", "on both sides to respect": who is to do it stands first.
_TO_DO = re.compile(
    r"(?:[Oo]n\s+|[Uu]pon\s+|[Tt]hat\s+)?(?P<who>(?!to\b)(?:[^.;]|(?<=[A-Z])\.){2,80}?)\s+(?:not\s+)?to\s+[a-z]{2,}\b"
)
_FINITE = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|will|would)\b")
#: "that the government cooperate": a verb without an ending right after the name.
_BARE_VERB = re.compile(
    r"\s+(?!(?:and|or|in|of|to|on|at|for|from|with|by|as|over|near|against)\b)(?![a-z]+(?:s|ed|ing)\b)"
    r"[a-z]{3,}\b"
)
_MUST = re.compile(r"(?i)\b(?:must|should|ought\s+to|ha(?:s|ve)\s+to|needs?\s+to)\b")
#: "be exempt from Ostran strikes", "a halt to Ostran and Marlander attacks"
_ACTS = re.compile(
    r"\b(?P<a>[A-Z][\w.]+)(?:\s+and\s+(?P<b>[A-Z][\w.]+))?\s+(?:coalition\s+)?(?:air\s?)?"
    r"(?:strikes?|attacks?|raids?|bomb\w+|shelling|offensives?|operations?|flights|airstrikes)\b"
)
_PASSIVE = re.compile(r"(?i)\bbe\s+(?:\w+ly\s+)?(?:exempt|spared|\w+ed|held|let|kept)\b")
_BY = re.compile(r"(?i)\b(?:strikes?|attacks?|raids?|bombing|shelling)\s+by\s+(?=\S)")


def addressees(lookup: Lookup, what: Span, cue: Span | None) -> list[Doer]:
    """Those on whom a demand is made: who is to act, else whose acts are to end.

    ``cue`` are the words that demand; in "urged Ostra" they may hold the name.
    """
    told = _TO_DO.match(lookup.text, what.start, what.end)
    if told and not _FINITE.search(told["who"]):
        named = _named(lookup, Span(*told.span("who")))
        if named:
            return named
    if cue is not None and re.match(r"(?:not\s+)?to\s", lookup.text[what.start : what.end]):
        return _named(lookup, Span(cue.start, max(what.start, cue.start + 1)))
    bare = _before_bare_verb(lookup, what)
    if bare is not None:
        return [bare]
    must = _MUST.search(lookup.text, what.start, what.end)
    passive = must and _PASSIVE.search(lookup.text, must.end(), what.end)
    if must and not passive:
        subject = subject_before(lookup, must.start())
        return [with_power(lookup, subject)] if subject and subject.span.start >= what.start else []
    return _whose_acts(lookup, what)


#: "militants | in Ostra and Marland": where they are, and none of those asked.
_PLACED = re.compile(
    r"(?P<who>\b(?:militants|rebels|fighters|groups|forces|troops|people|civilians|factions|opposition))\s+in\s"
)


def _named(lookup: Lookup, words: Span) -> list[Doer]:
    """The sides that a phrase names, each once; a person beside an office alone."""
    if placed := _PLACED.search(lookup.text, words.start, words.end):
        words = Span(words.start, placed.end("who"))
    held = [m for m in lookup.mentions_in(words) if m.kind in ACTING and acts(lookup, m)]
    people = [m for m in held if m.kind is MentionKind.PERSON]
    outer = [m for m in held if not any(o is not m and o.span.contains(m.span) for o in held)]
    chosen = people[-1:] or [m for m in outer if m.kind is not MentionKind.NATIONALITY] or outer
    if chosen:
        return [with_power(lookup, with_capital(lookup, mention)) for mention in chosen]
    capital = lookup.actors_named(re.sub(r"^(?:[Uu]p)?[Oo]n\s+", "", words.of(lookup.text)))
    if len(capital) == 1:  # "called on Ruwan to let them go": its government
        return [Doer(min(capital), words.of(lookup.text), words)]
    plain = SIDES.search(lookup.text, words.start, words.end) or PLAIN.search(
        lookup.text, words.start, words.end
    )
    if plain is None:
        return []
    return [Doer(None, " ".join(plain.group().split()), Span(*plain.span()))]


def _before_bare_verb(lookup: Lookup, what: Span) -> Doer | None:
    """Who stands first in "(that) the government cooperate with the inspectors"."""
    for mention in lookup.mentions_in(what):
        lead = lookup.text[what.start : mention.span.start]
        if re.fullmatch(r"(?i)[“\"‘']?(?:that\s+)?(?:the\s+)?", lead) and acts(lookup, mention):
            bare = _BARE_VERB.match(lookup.text, mention.span.end, what.end)
            return with_power(lookup, with_capital(lookup, mention)) if bare else None
    return None


def _whose_acts(lookup: Lookup, what: Span) -> list[Doer]:
    """The states of "a halt to Ostran and Marlander attacks"; who is named by "strikes by"."""
    by = _BY.search(lookup.text, what.start, what.end)
    named = doer_from(lookup, by.end()) if by else None
    if named is not None:
        return [with_power(lookup, named)]
    match = _ACTS.search(lookup.text, what.start, what.end)
    found = []
    for key in ("a", "b"):
        if match is None or match[key] is None:
            continue
        actors = lookup.actors_named(match[key])
        span = Span(*match.span(key))
        if len(actors) == 1:
            found.append(Doer(min(actors), match[key], span))
    return found


#: What parts a name from a "must" behind it: another clause, or another subject.
_PARTS = re.compile(
    r"(?i)[.!?;]|,\s+(?:which|who|that|we|but|and\s+(?:we|he|she|it|they))\b"
    r"|\b(?:who|which|we|i|he|she|it|they|you|there)\b"
)
_PUT_ON = re.compile(r"(?i)[^.;]*\b(?:by|put\s+on)\s+(?:the\s+|all\s+|both\s+)*$")


def is_to(text: str, side: Span, modal: Span) -> bool:
    """Whether a name is who must do it: "Ostra must", and not "Ostra knows that we must"."""
    if side.start < modal.start:
        return not _PARTS.search(text, min(side.end, modal.start), modal.start)
    return bool(_PUT_ON.match(text, modal.end, side.start))
