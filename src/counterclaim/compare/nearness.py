"""How likely two articles of one topic tell one event: two quakes of one region are two.

Five views of a text are weighed by a fitted scorer, each by the cosine of its words: the
whole text, its first sentences, its names, the names of its first sentences, its numbers.
Words are weighed within the topic, so that what all its articles share tells nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.compare.stories import Telling, average_link, nearness, vectors
from counterclaim.compare.weights import Weights
from counterclaim.spans import Spans

#: Sentences that say what an article is about.
FIRST = 6
NUMBER = re.compile(r"\d+")
#: Digits as letters, since vectors are made of words: "31" becomes "numdb".
DIGITS = str.maketrans("0123456789", "abcdefghij")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as coreference sees it."""

    id: str
    text: str
    sentences: Spans


def _first(item: Text) -> str:
    return " ".join(s.of(item.text) for s in item.sentences[:FIRST])


def _names(text: str) -> str:
    return " ".join(w for w in text.split() if w[0].isupper())


def _numbers(item: Text) -> str:
    return " ".join("num" + n.translate(DIGITS) for n in NUMBER.findall(item.text))


VIEWS: Mapping[str, Callable[[Text], str]] = {
    "text": lambda item: item.text,
    "first": _first,
    "names": lambda item: _names(item.text),
    "first names": lambda item: _names(_first(item)),
    "numbers": _numbers,
}

Pair = tuple[int, int]


def views_of_pairs(items: Sequence[Text]) -> dict[Pair, dict[str, float]]:
    """The square root of the cosine in each view, for every pair of positions."""
    by_view = {
        name: vectors([Telling(item.id, "", view(item), None) for item in items])
        for name, view in VIEWS.items()
    }
    return {
        (a, b): {
            name: math.sqrt(max(0.0, nearness(found[a], found[b])))
            for name, found in by_view.items()
        }
        for a in range(len(items))
        for b in range(a + 1, len(items))
    }


def same_event(items: Sequence[Text], weights: Weights) -> dict[Pair, float]:
    """How likely each pair of articles tells one event, in [0, 1]."""
    return {pair: weights.chance(views) for pair, views in views_of_pairs(items).items()}


def stories_of(items: Sequence[Text], likely: Mapping[Pair, float], threshold: float) -> list[int]:
    """The number of the story of each article."""
    home = [0] * len(items)
    for number, group in enumerate(average_link(len(items), likely, threshold)):
        for position in group:
            home[position] = number
    return home
