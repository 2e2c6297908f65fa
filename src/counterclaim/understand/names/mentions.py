"""Mentions: phrases that name or describe actors, places, weapons and platforms.

The model marks phrases after re3d (they take in determiners and common nouns), proper
names after the newswire scheme, and toponyms as literal or not. Here they become one
list in which no mention overlaps another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.datelines import past_dateline
from counterclaim.records import Mention, MentionKind, ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.identity import record_id
from counterclaim.understand.kinds import head_kind, is_common, nominals, weapons
from counterclaim.understand.names.compounds import ACTORS, Found, composed
from counterclaim.understand.names.literalness import Literalness
from counterclaim.understand.names.overlapping import Overlapping, by_place
from counterclaim.understand.words import Words, word_set

MADE_BY = "understand.mentions 1"
LEXICON_SCORE = 0.5

_PHRASES = {
    "Person": MentionKind.PERSON,
    "Organisation": MentionKind.ORGANISATION,
    "Location": MentionKind.PLACE,
    "Nationality": MentionKind.NATIONALITY,
    "Weapon": MentionKind.WEAPON,
    "MilitaryPlatform": MentionKind.PLATFORM,
    "Vehicle": MentionKind.PLATFORM,
}
_NAMES = {
    "Person": MentionKind.PERSON,
    "Organization": MentionKind.ORGANISATION,
    "Location": MentionKind.PLACE,
    "NORP": MentionKind.NATIONALITY,
    "Facility": MentionKind.PLACE,
}
_THINGS = frozenset({MentionKind.WEAPON, MentionKind.PLATFORM})
_CAPITALISED = re.compile(
    r"[A-Z][\w.’'-]*(?:[ -](?:(?:of|for|the|and|al|el|bin|ibn|de) )?[A-Z][\w.’'-]*)*"
)
_EMPTY = word_set(
    "the a an this that these those its their his her our some any at of in on by for to and or - '"
) | {"at least"}
# "The ceasefire regime" is no government.
_SPOTS = word_set(
    "neighbourhood neighborhood town village city district area areas enclave stronghold bastion "
    "territory suburb quarter towns villages neighbourhoods neighborhoods suburbs districts"
)
_COURTS = ("court", "courts", "tribunal")
_SCHEMES = word_set(
    "ceasefire fire truce cessation silence calm sanctions visa legal inspection monitoring border"
)
_OWNED = re.compile(r"['’]s\s+")
_TWO_PHRASES = re.compile(
    r"(?:[\w.’'-]+ )*?(?!(?:of|in|on|at|for|to|by|from|with|and|or|near|inside|within|outside"
    r"|around|under|over|between|including|into|both|all|half|than|as|against|but|like) )"
    r"[a-z][\w’'-]* "
    r"(?P<own>the [A-Z][\w.’'-]*)"
)
_LETTER = re.compile(r"[^\W_]")
_US = "us"  # a pronoun, which the model, blind to case, takes for a country
_AND = re.compile(r"\s(?:and|or)\s|,")
_JOINED = re.compile(r"\s*,?\s*(?:and|or|&|,)\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the model marked in one article; offsets are the article's."""

    phrases: tuple[ScoredSpan, ...] = ()
    names: tuple[ScoredSpan, ...] = ()
    toponyms: tuple[ScoredSpan, ...] = ()
    triggers: tuple[ScoredSpan, ...] = ()


def find_mentions(
    article_id: str, text: str, words: Words, marks: Marks, *, version: str
) -> tuple[Mention, ...]:
    """The mentions of an article, in order, none overlapping another.

    A name inside a phrase becomes the phrase's ``name``; a name that reaches beyond
    a phrase ("Syrian" in the name of an observatory) replaces it, and names joined by
    "and" replace the phrase that holds them. Of overlapping phrases the longer stays,
    then the more probable. Common nouns of the lexicon fill in where the model marked
    nothing. ``version`` is the model's.
    """
    names = [
        Found(span, _NAMES[m.label], m.score, version, span)
        for m, bare in _bare(text, marks.names)
        if m.label in _NAMES and bare.of(text) != _US and not _is_prefix(text, bare)
        for span in (_from_article(text, bare),)
    ]
    phrases = [
        Found(_from_article(text, bare), _PHRASES[m.label], m.score, version)
        for m, bare in _bare(text, marks.phrases)
        if m.label in _PHRASES and _says_something(bare.of(text))
    ]
    merged = _apart([*_reconciled(phrases, Overlapping(names), text), *names])
    filled = composed(text, _filled(merged, _from_lexicons(words)))
    filled = [found for found in filled if not _is_scheme(words, found.span)]
    literal = Literalness(text, words, toponyms=marks.toponyms, names=marks.names)
    return tuple(_mention(article_id, text, words, found, literal) for found in filled)


#: Brackets as split corpora write them, at either end of a name: "SNC -RRB-".
_FIRST_BRACKETS = re.compile(r"(?:-?[LR]RB-?\s*)+")
_LAST_BRACKETS = re.compile(r"(?:\s*-?[LR]RB-?)+$")


def _bare(text: str, marked: Iterable[ScoredSpan]) -> Iterator[tuple[ScoredSpan, Span]]:
    """What is marked, each with its span less brackets that are written as words.

    One that opens inside is kept whole: "the Council -LRB- SNC -RRB-".
    """
    if "RB-" not in text:
        yield from ((one, one.span) for one in marked)
        return
    for one in marked:
        start, end = one.span.start, one.span.end
        if first := _FIRST_BRACKETS.match(text, start, end):
            start = first.end()
        if last := _LAST_BRACKETS.search(text, start, end):
            end = end if "-LRB-" in text[start : last.start()] else last.start()
        if start < end:
            yield one, Span(start, end)


def _is_scheme(words: Words, span: Span) -> bool:
    """Whether a regime is what has been agreed, and no government: "the regime of calm"."""
    stop = words.within(span).stop
    if words.lower[stop - 1] != "regime":
        return False
    of = words.lower[stop : stop + 2]
    return (of[:1] == ("of",) and of[-1] in _SCHEMES) or words.lower[stop - 2] in _SCHEMES


def _from_article(text: str, span: Span) -> Span:
    """A phrase without the noun before it that a lost comma has joined: "militants | the Guard"."""
    owner = _OWNED.match(text, span.start, span.end)  # "Voss | 's regime"
    start = owner.end() if owner else past_dateline(text, span)  # "RUWAN - | Armed men"
    if span.start < start < span.end:
        return Span(start, span.end)
    inner = _TWO_PHRASES.match(text, span.start, span.end)
    return Span(inner.start("own"), span.end) if inner else span


def _is_prefix(text: str, span: Span) -> bool:
    """Whether a span is the small first part of a compound, and no name: "anti | -tank"."""
    return span.of(text).islower() and text[span.end : span.end + 1] == "-"


def _says_something(surface: str) -> bool:
    """Whether a phrase has a word beyond determiners."""
    told = bool(_LETTER.search(surface)) and surface.lower() not in _EMPTY
    return told and surface != _US


def _reconciled(phrases: list[Found], names: Overlapping[Found], text: str) -> Iterator[Found]:
    """The phrases that stand beside their names, each with its proper name if it has one."""
    for phrase in phrases:
        met = names.meeting(phrase.span)
        if any(n.span.contains(phrase.span) and n.span != phrase.span for n in met):
            continue
        inside = [n for n in met if phrase.span.contains(n.span)]
        if any(_JOINED.fullmatch(text, a.span.end, b.span.start) for a, b in pairwise(inside)):
            continue
        same = [n for n in inside if _alike(n.kind, phrase.kind)]
        if len(same) > 1 and _AND.search(text, same[0].span.end, same[-1].span.start):
            continue
        yield _named(phrase, same[-1].span if same else None, bool(met), text)


def _alike(one: MentionKind, other: MentionKind) -> bool:
    return one == other or {one, other} <= ACTORS


def _named(phrase: Found, name: Span | None, met: bool, text: str) -> Found:
    """The phrase with the name given, or with its longest capitalised run."""
    if name is None and not met and phrase.kind not in _THINGS:
        matches = _CAPITALISED.finditer(text, phrase.span.start, phrase.span.end)
        runs = (Span(*match.span()) for match in matches)
        proper = [run for run in runs if not _ordinary(text, run)]
        name = max(proper, key=lambda run: (len(run), run.start), default=None)
    return Found(phrase.span, phrase.kind, phrase.score, phrase.made_by, name)


def _ordinary(text: str, run: Span) -> bool:
    """Whether a capitalised run is no name: common nouns, or one word that starts a sentence."""
    before = text[max(run.start - 2, 0) : run.start].strip()
    starts = not before or before[-1] in '.!?"“«'
    return is_common(run.of(text).lower()) or (starts and " " not in run.of(text))


def _apart(found: list[Found]) -> list[Found]:
    """What stays when the longer, then the more probable, of two overlapping ones wins."""
    kept: list[Found] = []
    taken = bytearray(max((one.span.end for one in found), default=0))  # 1 where one is kept
    for one in sorted(found, key=_rank):
        start, end = one.span.start, one.span.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(one)
    return sorted(kept, key=by_place)


def _rank(one: Found) -> tuple[int, float, int, int, MentionKind]:
    """The key by which the longer, the more probable and the earlier come first."""
    start, end = one.span.start, one.span.end
    return start - end, -one.score, start, end, one.kind


def _filled(kept: list[Found], extra: Iterable[Found]) -> list[Found]:
    """``kept`` with those of ``extra`` that overlap none of them."""
    ends = [f.span.end for f in kept]
    room = [
        one
        for one in extra
        if (at := bisect_right(ends, one.span.start)) == len(kept)
        or kept[at].span.start >= one.span.end
    ]
    return sorted([*kept, *_apart(room)], key=by_place)


def _from_lexicons(words: Words) -> Iterator[Found]:
    for lexicon in (nominals(), weapons()):
        for hit in lexicon.hits(words, range(len(words))):
            before = words.lower[hit.first - 1] if hit.first else ""
            if words.lower[hit.last] == "regime" and before in _SCHEMES:
                continue
            span = words.span(hit.first, hit.last)
            yield Found(span, hit.value, LEXICON_SCORE, MADE_BY)


def _mention(
    article_id: str, text: str, words: Words, found: Found, literal: Literalness
) -> Mention:
    kind = _kind(words, found)
    return Mention(
        id=record_id(article_id, "mention", found.span, kind),
        article_id=article_id,
        span=found.span,
        kind=kind,
        text=found.span.of(text),
        score=found.score,
        made_by=found.made_by,
        name=found.name,
        literal=literal.marked(found.name, found.span),
    )


def _kind(words: Words, found: Found) -> MentionKind:
    """The kind by the phrase's own words where they tell it, else the model's.

    The newswire names have no armed groups, so that "Jabhat ..." comes as a person or
    place at times; what has a person's office before it stays a person.
    """
    inside = words.within(found.span)
    if found.name is None and words.lower[inside.stop - 1] in _SPOTS:
        return MentionKind.PLACE  # "a rebel-held neighbourhood"
    told = head_kind(words.lower[inside.start : inside.stop])
    if told is None or found.kind in _THINGS or found.kind == told:
        return found.kind
    court = found.kind == MentionKind.PLACE and words.lower[inside.stop - 1] in _COURTS
    bare = found.name is None and (found.kind == MentionKind.PERSON or court)
    if not bare and found.kind in (
        MentionKind.PERSON,
        MentionKind.PLACE,
        MentionKind.NATIONALITY,
    ):
        return told if told in (MentionKind.ARMED_GROUP, MentionKind.MEDIA) else found.kind
    return told if told != MentionKind.PERSON else found.kind
