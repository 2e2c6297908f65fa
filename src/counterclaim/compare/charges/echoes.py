"""Charges that lean on words beside them: "made the same claim", "claimed responsibility"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from counterclaim.compare.charges.charge import Charge
from counterclaim.compare.charges.doers import (
    ACTING,
    PLAIN,
    Doer,
    with_capital,
)
from counterclaim.compare.charges.subjects import subject_before
from counterclaim.compare.lookup import Lookup
from counterclaim.datelines import past_dateline
from counterclaim.records import Attribution, Event, Stance
from counterclaim.spans import Span

#: Sentences between a charge and the "same claim" that takes it up.
NEAR = 2
_SAME = re.compile(
    r"(?i)\b(?:ma[dk]e[sd]?|making|repeat(?:s|ed|ing)?|echo(?:es|ed|ing)|levell?ed|rais(?:es|ed))\s+"
    r"(?:the|a|an|that|this)\s+(?:(?:very\s+)?(?:same|similar|identical)\s+)?"
    r"(?P<noun>claim|accusation|allegation|charge)s?\b"
)
_RESPONSIBILITY = re.compile(r"(?i)\W*(?:the\s+)?responsibility\s+for\b")


def same_claims(lookup: Lookup, charges: Sequence[Charge]) -> Iterator[Charge]:
    """The charge before "X made the same claim", laid again by X."""
    for part in lookup.article.body():
        for match in _SAME.finditer(lookup.text, part.start, part.end):
            who = subject_before(lookup, match.start())
            taken = _before(lookup, charges, match.start())
            if who is None or taken is None or not re.search(r"(?i)same|similar|ident|echo|repeat",
                                                             match.group()):  # fmt: skip
                continue
            sentence = lookup.sentence_at(match.start())
            yield replace(
                taken, span=sentence, at=Span(match.start(), match.end()), voice=None, alleger=who
            )


def _before(lookup: Lookup, charges: Sequence[Charge], at: int) -> Charge | None:
    """The last charge that was told before a position and near it."""
    number = lookup.sentence_number
    near = [c for c in charges if c.at.start < at and number(at) - number(c.at.start) <= NEAR]
    return max(near, key=lambda c: c.at) if near else None


#: "accused the army of helping them, essentially | leaving them untouched"
_AND_SO = re.compile(r",\s+(?:\w+ly\s+|thus\s+|in\s+effect\s+)?\w+ing\b[^,;:]*")


def elaborated(lookup: Lookup, charge: Charge) -> Charge:
    """The outlet's own charge as the accuser's, where it goes on with what the accused did."""
    if charge.voice is not None or charge.alleger is not None or charge.doer is None:
        return charge
    for voice in lookup.attributions.values():
        if voice.stance is not Stance.ACCUSES or not voice.source or not voice.polarity:
            continue
        goes_on = _AND_SO.match(lookup.text, voice.content[-1].end)
        within = goes_on is not None and goes_on.start() < charge.at.start < goes_on.end()
        if within and any(part.contains(charge.doer.span) for part in voice.content):
            return replace(charge, voice=voice)
    return charge


#: Two sides that accuse each other, before the words that say so.
_EACH_OTHER = re.compile(
    r"(?i)\s+(?:(?:have|has|had)\s+)?(?:(?:both|repeatedly|again|been|since|also)\s+){0,2}"
    r"(?:(?:accus\w+|blam\w+)\s+(?:each\s+other|one\s+another)"
    r"|(?:trad|exchang|swapp)(?:ed?|es|ing)\s+(?:mutual\s+)?(?:accusations|blame|charges))"
)
#: What opens the clause in which they stand: "a truce collapses as Norland and the rebels ...".
_JOINS = re.compile(
    r"(?i)\s(?:as|while|after|when|that|amid|before|since|because|though|although|but)\s+"
)
_PAIR = re.compile(r"(?P<a>[^,;:]{2,60}?)\s+and\s+(?P<b>[^,;:]{2,90}),?$")
#: "Ostra, Kelian rebels | trade blame": a headline's pair.
_LISTED = re.compile(r"(?P<a>[^,;:]{2,40}),\s+(?P<b>[^,;:]{2,40})")
_NOW = re.compile(r"\s+(?:again\s+)?(?:accuse|blame|trade|exchange|swap)\b")


def mutual(lookup: Lookup, act_in: Callable[[Span], tuple[str, Event | None]]) -> Iterator[Charge]:
    """Two charges for two sides that "accuse each other of" something, one for each way.

    ``act_in`` gives the act that the words after it tell.
    """
    for part in lookup.article.body():
        for match in _EACH_OTHER.finditer(lookup.text, part.start, part.end):
            sentence = lookup.sentence_at(match.start())
            sentence = Span(past_dateline(lookup.text, sentence), sentence.end)
            joins = _JOINS.finditer(lookup.text, sentence.start, match.start())
            start = max((join.end() for join in joins), default=sentence.start)
            pair = _PAIR.search(lookup.text, start, match.start())
            if pair is None and _NOW.match(match.group()):
                pair = _LISTED.fullmatch(lookup.text, start, match.start())
            if pair is None or match.start() < sentence.start:
                continue
            act, event = act_in(Span(match.end(), max(sentence.end, match.end() + 1)))
            sides = [_side(lookup, Span(*pair.span(key))) for key in ("a", "b")]
            at = Span(match.start() + 1, match.end())
            for number, (alleger, doer) in enumerate((sides, sides[::-1])):
                yield Charge(act, sentence, at, doer, None, event, alleger, number)


def _side(lookup: Lookup, words: Span) -> Doer:
    """A side as a phrase names it: its one name, a plain group, or the words."""
    named = [m for m in lookup.mentions_in(words) if m.kind in ACTING]
    if named:
        first = min(named, key=lambda m: (m.span.start, -len(m.span)))
        return with_capital(lookup, first)
    plain = PLAIN.search(lookup.text, words.start, words.end)
    span = Span(*plain.span()) if plain else words
    return Doer(None, " ".join(span.of(lookup.text).split()), span)


def claims_responsibility(lookup: Lookup, attribution: Attribution) -> bool:
    """Whether words are "(claimed) responsibility for …"."""
    content = attribution.content[0] if attribution.content else None
    return content is not None and bool(_RESPONSIBILITY.match(content.of(lookup.text)))


def owned(lookup: Lookup, act_of: Callable[[Lookup, Event], str | None]) -> Iterator[Charge]:
    """Acts that the outlet tells because the doer is said to have claimed them."""
    for attribution in lookup.reading.understanding.attributions:
        if not claims_responsibility(lookup, attribution) or not attribution.source:
            continue
        source, content = attribution.source[0], attribution.content[0]
        words = " ".join(source.of(lookup.text).split())
        doer = Doer(lookup.speaker_actor(attribution), words, source)
        for event in lookup.reading.understanding.events:
            act = act_of(lookup, event) if content.contains(event.trigger) else None
            if act is not None:
                span = lookup.sentence_at(content.start)
                yield Charge(act, span, event.trigger, doer, None, event)
                break
