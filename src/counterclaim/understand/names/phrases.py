"""The encoder's phrases brought to the bounds that re3d gives phrases.

In re3d's training part two phrases of one type hardly ever stand side by side (10 of 2,328
are followed so), bodies, places and people take in the article before them (470 of 506 do),
and no article is a phrase. What follows from that was measured there, on texts that the model
had not seen (``train.phrasefolds``); ``LEAST`` was the best of six there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.overlapping import by_place

LEAST = 0.5  # phrases of the rarer types that are likelier none are left out
_USUAL = frozenset(("Organisation", "Location", "Person"))
_BLANKS = re.compile(r"[ \u00a0]*")
_ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
_THE_BEFORE = re.compile(r"(?<![\w'’-])the[ \u00a0]+$", re.IGNORECASE)
_BEFORE = 6  # characters; "the" with its blanks is no longer
_NEW = re.compile(r"(?:the|an?|its?|his|her|their|he|she|they|we|who)\b", re.IGNORECASE)
_HELD = re.compile(r"-(?:held|controlled)$", re.IGNORECASE)  # "rebel-held | Kesh" is Kesh


def whole_phrases(
    text: str, phrases: Iterable[ScoredSpan], *, least: float = LEAST
) -> list[ScoredSpan]:
    """The phrases of a text in order, parts of one joined, and with the article before them.

    A joined phrase has the type of its last part and is as likely as its least likely one;
    phrases of the rarer types that are less likely than ``least`` are left out.
    """
    made: list[ScoredSpan] = []
    for phrase in sorted(phrases, key=by_place):
        last = made[-1] if made else None
        if last is not None and _is_one(text, last, phrase):
            span = Span(last.span.start, phrase.span.end)
            made[-1] = ScoredSpan(span, phrase.label, min(last.score, phrase.score))
        else:
            made.append(_with_article(text, phrase, last.span.end if last else 0))
    likely = (p for p in made if p.label in _USUAL or p.score >= least)
    return [p for p in likely if not _is_article(text, p.span)]


def _is_article(text: str, span: Span) -> bool:
    return _ARTICLE.fullmatch(text, span.start, span.end) is not None


def _is_one(text: str, one: ScoredSpan, other: ScoredSpan) -> bool:
    """Whether two neighbours are one phrase: "Ruwan | fighters".

    Two that are names, or of which the second has an article or is a pronoun, stand side by
    side where a comma was lost; but a person's title and name are one.
    """
    beside = _BLANKS.fullmatch(text, one.span.end, other.span.start)
    if not beside or _NEW.match(text, other.span.start, other.span.end):
        return False
    if _is_article(text, one.span):
        the = len(one.span) == len("the")
        return the or other.span.of(text).split()[-1].islower()  # not "a | Ruwan Front | shelling"
    first, second = one.span.of(text), other.span.of(text)
    if one.label != other.label or (second[0].isupper() and _HELD.search(first)):
        return False
    named = first.split()[-1][0].isupper() and second[0].isupper()
    return named == (one.label == "Person")


def _with_article(text: str, phrase: ScoredSpan, after: int) -> ScoredSpan:
    """The phrase from the article before it on, if that stands behind ``after``."""
    if phrase.label not in _USUAL:
        return phrase
    start = phrase.span.start
    article = _THE_BEFORE.search(text, max(after, start - _BEFORE), start)
    return replace(phrase, span=Span(article.start(), phrase.span.end)) if article else phrase
