"""What keeps company: stems of triggers that stand in one sentence, or in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Company:
    """How often two stems stand in one sentence and in one article.

    As shares of where the rarer of the two stands; 0 for one stem. What a sentence tells
    side by side is seldom one happening.
    """

    sentences: float
    articles: float


def company(places: Iterable[tuple[str, int, int]]) -> Callable[[str, str], Company]:
    """What tells the company of two stems, from each trigger's stem, article and sentence."""
    sentences: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for stem, article, number in places:
        sentences[stem].add((article, number))
    articles = {stem: {article for article, _ in found} for stem, found in sentences.items()}

    @cache
    def of(a: str, b: str) -> Company:
        if a == b:
            return Company(0.0, 0.0)
        return Company(_shared(sentences, a, b), _shared(articles, a, b))

    return of


def _shared(places: Mapping[str, AbstractSet[object]], a: str, b: str) -> float:
    return len(places[a] & places[b]) / min(len(places[a]), len(places[b]))
