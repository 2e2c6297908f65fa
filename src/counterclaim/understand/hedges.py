"""Words by which a text keeps its distance: reportedly, allegedly, it seems."""

from __future__ import annotations

from functools import cache

from counterclaim.spans import Spans
from counterclaim.understand.lexicon import Hit, Lexicon
from counterclaim.understand.tables import rows
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

_BEFORE_ADJECTIVE = QUOTE_MARKS | word_set("a an the its their his of by in for on over . ; and")


def find_hedges(words: Words) -> Spans:
    """The hedges of an article, in order, by the lexicon ``hedges.tsv``.

    Participles count as adjectives alone: "a suspected attack", not "he suspected".
    """
    hits = _hedges().hits(words, range(len(words)))
    return tuple(words.span(hit.first, hit.last) for hit in hits if _stands(words, hit))


def _stands(words: Words, hit: Hit[bool]) -> bool:
    adjective = hit.value
    return not adjective or not hit.first or words.lower[hit.first - 1] in _BEFORE_ADJECTIVE


@cache
def _hedges() -> Lexicon[bool]:
    """The phrases; the value says whether one counts as an adjective alone."""
    return Lexicon((tuple(p.split()), part == "a") for p, part in rows("hedges.tsv", columns=2))
