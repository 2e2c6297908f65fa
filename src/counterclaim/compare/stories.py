"""Stories: articles that tell of one event or its course, grouped in any order of arrival.

Each article is a vector of its words, weighted by how rare they are in the corpus; two
articles are as near as their vectors, the less the further apart they were published.
Groups grow best pair first by average link. Only pairs that share a telling word are
compared, so the work grows with the size of the stories, not with the square of the
corpus. The result is a function of the set of articles.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from counterclaim.records import Article

WORD = re.compile(r"[^\W\d_]{2,}")
#: Words of an article that are read: what follows is background.
READ_WORDS = 1000
#: The title counts as often as this, for it says what the article is about.
TITLE_WEIGHT = 2
#: Average link at or above this joins two groups: the best on other data than news
#: stories, the sub-topics of the event coreference train split (.87 B-cubed there).
THRESHOLD = 0.2
#: An article is compared with those that share one of its weightiest words.
TELLING = 25
#: A word of more articles than this share of the corpus brings none together ...
COMMON = 0.1
#: ... unless the corpus is so small that few articles make a share.
COMMON_LEAST = 30
#: Nor does one of more articles than this, so that the work per article stays bounded.
COMMON_MOST = 150
#: An article is compared with at most this many others that share telling words.
NEIGHBOURS = 80
#: Days after which half of the nearness that time can take away is gone.
FADE_DAYS = 30.0
#: What is left of it after long: anniversaries and verdicts come late.
LASTING = 0.8

Vector = Mapping[str, float]
Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as the grouping sees it: its id, its words and its day, if known."""

    id: str
    title: str
    text: str
    day: date | None


def to_telling(article: Article) -> Telling:
    """An article's title and text outside clutter, dated by its publication."""
    text = " ".join(part.of(article.text) for part in article.body())
    return Telling(article.id, article.title, text, article.published.interval.start)


def word_counts(item: Telling) -> Counter[str]:
    """How often an article has each word that is read; its title counts twice."""
    words = WORD.findall(item.text.casefold())[:READ_WORDS]
    found = Counter(words)
    for word in WORD.findall(item.title.casefold()):
        found[word] += TITLE_WEIGHT
    return found


def vectors(items: Sequence[Telling]) -> list[Vector]:
    """The unit vectors of the articles, in the same order."""
    counts = [word_counts(item) for item in items]
    spread = Counter(word for found in counts for word in found)
    return [to_vector(found, spread, len(items)) for found in counts]


def to_vector(counts: Counter[str], spread: Mapping[str, int], size: int) -> Vector:
    """The unit vector of an article.

    Args:
        counts: how often it has each word.
        spread: in how many articles of the corpus each of its words stands.
        size: how many articles the corpus has.
    """
    weights = {
        word: count * math.log((1 + size) / spread[word]) for word, count in sorted(counts.items())
    }
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def nearness(a: Mapping[Word, float], b: Mapping[Word, float]) -> float:
    """The cosine of two unit vectors, whatever stands for their words."""
    small, large = sorted((a, b), key=len)
    return math.fsum(weight * large[word] for word, weight in small.items() if word in large)


def fading(a: date | None, b: date | None) -> float:
    """What time leaves of the nearness of two articles, in (0, 1]; 1 if a day is unknown."""
    if a is None or b is None:
        return 1.0
    return LASTING + (1.0 - LASTING) * math.exp2(-abs((a - b).days) / FADE_DAYS)


def telling_words(vector: Vector) -> list[str]:
    """The weightiest words of an article: others that have one are compared with it."""
    return heapq.nsmallest(TELLING, vector, key=lambda word: (-vector[word], word))


def common(size: int) -> float:
    """A telling word of more articles than this brings none together, in a corpus of ``size``."""
    return min(max(COMMON_LEAST, COMMON * size), COMMON_MOST)


def neighbours(shared: Counter[int]) -> list[int]:
    """The articles to compare one with: those that share the most telling words with it.

    ``shared`` counts them by the articles' positions in the order of ids.
    """
    nearest = heapq.nsmallest(NEIGHBOURS, shared.items(), key=lambda x: (-x[1], x[0]))
    return [other for other, _ in nearest]


def _candidates(found: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs of positions that share telling words, each once, in order."""
    telling = [telling_words(vector) for vector in found]
    index: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(telling):
        for word in words:
            index[word].append(position)
    most = common(len(found))
    pairs: set[tuple[int, int]] = set()
    for position, words in enumerate(telling):
        shared = Counter(
            other for word in words if len(index[word]) <= most for other in index[word]
        )
        del shared[position]
        pairs.update((min(position, o), max(position, o)) for o in neighbours(shared))
    return iter(sorted(pairs))


def _links(items: Sequence[Telling]) -> dict[tuple[int, int], float]:
    found = vectors(items)
    return {
        (a, b): nearness(found[a], found[b]) * fading(items[a].day, items[b].day)
        for a, b in _candidates(found)
    }


def average_link(
    size: int, links: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Groups of the positions below ``size``, grown best pair first by average link.

    Args:
        size: how many items there are.
        links: nearness of pairs of positions; pairs that are absent count as 0.
        threshold: the least average nearness at which two groups are joined.
    """
    groups = {at: [at] for at in range(size)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (a, b), link in links.items():
        sums[a][b] = sums[b][a] = link
        if link >= threshold:
            heap.append((-link, a, b))
    heapq.heapify(heap)
    fresh = size
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        groups[fresh] = sorted(groups.pop(a) + groups.pop(b))
        for average, other in _merged(sums, (a, b, fresh), groups):
            if average >= threshold:
                heapq.heappush(heap, (-average, other, fresh))
        fresh += 1
    return sorted(groups.values())


def _merged(
    sums: dict[int, dict[int, float]], joined: tuple[int, int, int], groups: dict[int, list[int]]
) -> Iterator[tuple[float, int]]:
    """Gives the joined group the links of its two parts; each average with a neighbour."""
    a, b, fresh = joined
    left, right = sums.pop(a), sums.pop(b)
    for other in sorted((left.keys() | right.keys()) - {a, b}):
        total = left.get(other, 0.0) + right.get(other, 0.0)
        sums[fresh][other] = sums[other][fresh] = total
        sums[other].pop(a, None)
        sums[other].pop(b, None)
        yield total / (len(groups[fresh]) * len(groups[other])), other


def group_stories(
    items: Iterable[Telling], *, threshold: float = THRESHOLD
) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles of each story, sorted; every article is in one story."""
    ordered = sorted(items, key=lambda t: t.id)
    groups = average_link(len(ordered), _links(ordered), threshold)
    return tuple(tuple(ordered[at].id for at in group) for group in groups)


def stories(articles: Iterable[Article]) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles of each story; the order of input is no matter."""
    return group_stories(to_telling(article) for article in articles)
