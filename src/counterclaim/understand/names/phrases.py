"""The encoder's phrases brought to the bounds that re3d gives phrases.

In re3d's training part two phrases of one type hardly ever stand side by side (10 of 2,328
are followed so), and bodies, places and people take in the article before them (470 of 506
do). What follows from that was measured there, on texts that the model had not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.overlapping import by_place

_BLANKS = re.compile(r"[ \u00a0]*")
_ARTICLE = re.compile(r"(?<![\w'’-])the[ \u00a0]+$", re.IGNORECASE)
_BEFORE = 6  # characters; "the" with its blanks is no longer
_WITH_ARTICLE = frozenset(("Organisation", "Location", "Person"))
_ALONE = re.compile(r"an?", re.IGNORECASE)
_NEW = re.compile(r"(?:the|an?|its?|his|her|their|he|she|they|we|who)\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?<![^ \u00a0])(?!the$)[^ \u00a0]+$", re.IGNORECASE)


def whole_phrases(text: str, phrases: Iterable[ScoredSpan]) -> list[ScoredSpan]:
    """The phrases of a text in order, parts of one joined, and with the article before them.

    A joined phrase is as likely as its less likely part.
    """
    made: list[ScoredSpan] = []
    for phrase in sorted(phrases, key=by_place):
        last = made[-1] if made else None
        if last is not None and _is_one(text, last, phrase):
            span = Span(last.span.start, phrase.span.end)
            made[-1] = ScoredSpan(span, last.label, min(last.score, phrase.score))
        else:
            made.append(_with_article(text, phrase, last.span.end if last else 0))
    return made


def _is_one(text: str, one: ScoredSpan, other: ScoredSpan) -> bool:
    """Whether two neighbours are one phrase: "Ruwan | fighters".

    Two that are names, or of which the second has an article or is a pronoun, stand side by
    side where a comma was lost; but a person's title and name are one.
    """
    if one.label != other.label or not _BLANKS.fullmatch(text, one.span.end, other.span.start):
        return False
    if _NEW.match(text, other.span.start, other.span.end):
        return False
    if _ALONE.fullmatch(text, one.span.start, one.span.end):
        return other.span.of(text).islower()  # "a | Ruwan Front | shelling" is a shelling
    last = _LAST_WORD.search(text, one.span.start, one.span.end)
    named = last is not None and last[0][0].isupper() and text[other.span.start].isupper()
    return named == (one.label == "Person")


def _with_article(text: str, phrase: ScoredSpan, after: int) -> ScoredSpan:
    """The phrase from the article before it on, if that stands behind ``after``."""
    if phrase.label not in _WITH_ARTICLE:
        return phrase
    start = phrase.span.start
    article = _ARTICLE.search(text, max(after, start - _BEFORE), start)
    return replace(phrase, span=Span(article.start(), phrase.span.end)) if article else phrase
