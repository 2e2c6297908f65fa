"""Event coreference: which triggers of a topic's articles tell of one happening.

Every pair of triggers is scored by a fitted logistic scorer: forms of one word or words
for one happening, what stands beside them, names shared, whether their articles tell one
event, and how near their senses lie if the encoder gives them. Triggers are then grouped
by average link. The way follows the usual mention-pair models on ECB+ (Cybulska and
Vossen 2014), without a model of its own.
"""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.compare.coreference.company import Company, company
from counterclaim.compare.coreference.nearness import Pair, Text, same_event, stories_of
from counterclaim.compare.coreference.weights import Scorers, scorers
from counterclaim.compare.coreference.wordforms import (
    EMPTY,
    head,
    letters,
    one_group,
    one_root,
    opening,
    stem,
)
from counterclaim.compare.stories import average_link
from counterclaim.spans import Span

WORD = re.compile(r"[^\W_]+")
#: Words to either side of a trigger that tell who and whom.
BESIDE = 5
#: A weight of rarity is divided by this, to lie near 1.
RARE = 5.0
#: Words of telling: one "said" is seldom another.
TELLING = frozenset(
    {"say", "tell", "report", "announc", "stat", "add", "confirm", "claim", "ask", "writ"}
)
#: How near a trigger is to this many others tells how near it is to others in general.
CROWD = 8
#: Links below this are left out; they weigh as nothing in an average.
LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a happening, in the article at position ``article``."""

    article: int
    span: Span
    sense: Sequence[float] = ()


Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A trigger with what its words and its sentence say, weighed by rarity."""

    article: int
    words: str
    head: str
    stem: str
    rarity: float
    sentence: Bag
    before: Bag
    behind: Bag
    names: frozenset[str]
    number: int
    sense: Sequence[float]


def _stems(text: str) -> list[str]:
    return [stem(word) for word in WORD.findall(text)]


class _Rarity:
    """How rare stems are among a topic's articles."""

    def __init__(self, items: Sequence[Text]) -> None:
        self._size = len(items)
        self._spread = Counter(word for item in items for word in set(_stems(item.text)))

    def of(self, word: str) -> float:
        return math.log((1 + self._size) / (self._spread.get(word, 0) or 1))

    def bag(self, words: Sequence[str]) -> Bag:
        """The unit vector of some words."""
        found = {word: self.of(word) for word in words if word not in EMPTY}
        length = math.sqrt(sum(x * x for x in found.values())) or 1.0
        return {word: x / length for word, x in found.items()}


def see(items: Sequence[Text], triggers: Sequence[Trigger]) -> list[Seen]:
    """What the scorer needs of each trigger, in the same order."""
    rarity = _Rarity(items)
    return [_seen(items[trigger.article], trigger, rarity) for trigger in triggers]


def _seen(item: Text, trigger: Trigger, rarity: _Rarity) -> Seen:
    text, span = item.text, trigger.span
    number = max(0, bisect_right([s.start for s in item.sentences], span.start) - 1)
    sentence = item.sentences[number]
    before = _stems(text[sentence.start : span.start])
    behind = _stems(text[span.end : sentence.end])
    words = WORD.findall(sentence.of(text))
    last = head(span.of(text))
    return Seen(
        article=trigger.article,
        words=span.of(text).casefold(),
        head=last,
        stem=stem(last),
        rarity=rarity.of(stem(last)) / RARE,
        sentence=rarity.bag([*before, *behind]),
        before=rarity.bag(before[-BESIDE:]),
        behind=rarity.bag(behind[:BESIDE]),
        names=frozenset(stem(w) for w in words if w[0].isupper() or w[0].isdigit()),
        number=number,
        sense=trigger.sense,
    )


def _near(a: Bag, b: Bag) -> float:
    small, large = sorted((a, b), key=len)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def sense_nearness(a: Sequence[float], b: Sequence[float]) -> float:
    """The cosine of two senses; 0 where one is missing."""
    if not len(a) or not len(b):
        return 0.0
    lengths = math.sqrt(sum(x * x for x in a) * sum(y * y for y in b)) or 1.0
    return float(sum(x * y for x, y in zip(a, b, strict=True)) / lengths)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two senses lie: their cosine, and by how much it is above either's crowd.

    Some directions lie near many others; what counts is who is nearer than the nearest
    (Conneau et al. 2018 call it cross-domain similarity local scaling).
    """

    cosine: float
    beyond: float


def nearnesses(seen: Sequence[Seen]) -> list[list[Nearness]]:
    """For each trigger, how near it is to every later one."""
    cosines = [
        [sense_nearness(a.sense, b.sense) for b in seen[at + 1 :]] for at, a in enumerate(seen)
    ]
    every: list[list[float]] = [list(row) for row in cosines]
    for a, row in enumerate(cosines):
        for b, cosine in enumerate(row, a + 1):
            every[b].append(cosine)
    crowd = [math.fsum(heapq.nlargest(CROWD, row)) / (min(CROWD, len(row)) or 1) for row in every]
    return [
        [Nearness(x, x - (crowd[a] + crowd[b]) / 2) for b, x in enumerate(row, a + 1)]
        for a, row in enumerate(cosines)
    ]


def features(
    a: Seen, b: Seen, event: float, story: bool, near: Nearness, beside: Company
) -> dict[str, float]:
    """What speaks for one happening, by name, as the scorer weighs it.

    Args:
        a: one trigger.
        b: the other.
        event: how likely their articles tell one event; 1 within one article.
        story: whether their articles are in one story.
        near: how near their senses lie.
        beside: how often their stems stand side by side.
    """
    same = float(a.stem == b.stem)
    made = float(not same and one_root(a.head, b.head))
    like = float(not same and not made and one_group(a.head, b.head))
    kin, told, within = made + like, float(a.article == b.article), float(story)
    sentence = _near(a.sentence, b.sentence)
    before, behind = _near(a.before, b.before), _near(a.behind, b.behind)
    named = len(a.names & b.names) / (min(len(a.names), len(b.names)) or 1)
    sense, beyond = near.cosine, near.beyond
    return {
        "same": same,
        "made": made,
        "like": like,
        "one article": told,
        "sentence": sentence,
        "before": before,
        "behind": behind,
        "names": named,
        "event": event,
        "story": within,
        "same words": float(a.words == b.words),
        "opening": opening(a.head, b.head),
        "letters": letters(a.head, b.head),
        "rare, either": max(a.rarity, b.rarity),
        "rare, both": min(a.rarity, b.rarity),
        "telling": float((a.stem in TELLING) + (b.stem in TELLING)),
        "in one sentence": beside.sentences,
        "in one article": beside.articles,
        "same, rare": same * a.rarity,
        "same, telling": same * float(a.stem in TELLING),
        "same, one article": same * told,
        "same, sentence": same * sentence,
        "same, before": same * before,
        "same, behind": same * behind,
        "same, names": same * named,
        "same, event": same * event,
        "same, story": same * within,
        "same, story, rare": same * within * a.rarity,
        "kin, sentence": kin * sentence,
        "kin, names": kin * named,
        "made, event": made * event,
        "like, event": like * event,
        "made, story": made * within,
        "like, story": like * within,
        "sense": sense,
        "sense, squared": sense * abs(sense),
        "sense, event": sense * event,
        "sense, story": sense * within,
        "sense, same": sense * same,
        "sense, kin": sense * kin,
        "sense, other": sense * event * (1.0 - same - kin),
        "sense, beyond": beyond,
        "sense, beyond, same": beyond * same,
        "sense, beyond, story": beyond * within,
    }


def pairs_of(
    seen: Sequence[Seen], likely: Mapping[Pair, float], home: Sequence[int]
) -> Iterator[tuple[Pair, dict[str, float]]]:
    """The features of every pair of triggers."""
    beside = company([(one.stem, one.article, one.number) for one in seen])
    for x, (a, row) in enumerate(zip(seen, nearnesses(seen), strict=True)):
        for y, near in enumerate(row, x + 1):
            b = seen[y]
            low, high = sorted((a.article, b.article))
            event = 1.0 if low == high else likely[low, high]
            yield (
                (x, y),
                features(a, b, event, home[low] == home[high], near, beside(a.stem, b.stem)),
            )


def chains(
    items: Sequence[Text], triggers: Sequence[Trigger], *, fitted: Scorers | None = None
) -> list[list[int]]:
    """Groups of positions in ``triggers``, each of one happening.

    Args:
        items: the articles of one topic; work grows with the square of their triggers.
        triggers: what tells of happenings in them.
        fitted: the scorers; the shipped ones if None.
    """
    use = fitted or scorers()
    likely = same_event(items, use.articles)
    home = stories_of(items, likely, use.article_threshold)
    links = {}
    for pair, found in pairs_of(see(items, triggers), likely, home):
        chance = use.triggers.chance(found)
        if chance > LEAST:
            links[pair] = chance
    return average_link(len(triggers), links, use.trigger_threshold)
