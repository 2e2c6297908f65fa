"""How likely two articles of one topic tell one event: two quakes of one region are two.

Five views of a text are weighed by a fitted scorer, each by the cosine of its words: the
whole text, its first sentences, its names, the names of its first sentences, its numbers.
Words are weighed within the topic, so that what all its articles share tells nothing; and
what is near is measured against how near the topic's articles are in general.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.compare.coreference.weights import Weights
from counterclaim.compare.stories import Telling, average_link, nearness, vectors
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


Views = dict[str, float]


def views_of_pairs(items: Sequence[Text]) -> dict[Pair, Views]:
    """What is near in every pair of positions: each view, alone and beside the others.

    Each view's square root of the cosine; by how much it is above that of all pairs
    ("..., of topic"); and above what the two articles have with the others ("..., of both").
    """
    by_view = {
        name: vectors([Telling(item.id, "", view(item), None) for item in items])
        for name, view in VIEWS.items()
    }
    plain = {
        (a, b): {
            name: math.sqrt(max(0.0, nearness(found[a], found[b])))
            for name, found in by_view.items()
        }
        for a in range(len(items))
        for b in range(a + 1, len(items))
    }
    return _beside_others(plain, len(items))


def _beside_others(plain: Mapping[Pair, Views], size: int) -> dict[Pair, Views]:
    """The views with two more of each: a topic of look-alikes is near throughout."""
    usual = _means(plain.values())
    told_of: list[list[Views]] = [[] for _ in range(size)]
    for (a, b), views in plain.items():
        told_of[a].append(views)
        told_of[b].append(views)
    own = [_means(found) for found in told_of]
    return {
        (a, b): {
            **views,
            **{f"{name}, of topic": x - usual[name] for name, x in views.items()},
            **{
                f"{name}, of both": x - (own[a][name] + own[b][name]) / 2
                for name, x in views.items()
            },
        }
        for (a, b), views in plain.items()
    }


def _means(found: Iterable[Views]) -> Views:
    rows = list(found)
    return {name: math.fsum(row[name] for row in rows) / (len(rows) or 1) for name in VIEWS}


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
