"""How an outlet's choice of words for an actor differs from the other outlets'.

The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi and Quinn,
"Fightin' Words" (Political Analysis 16, 2008): the prior is how often all outlets use a
word, scaled to ``PRIOR`` pseudo-mentions, so that rare words are drawn to no difference.
The interval is a bootstrap over whole articles, since uses within one article are not
independent. Few uses give no interval, and say so.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

#: Mentions that the prior weighs in all.
PRIOR = 10.0
#: Below so many mentions, or articles, on either side no interval is given.
FEWEST_MENTIONS = 10
FEWEST_ARTICLES = 5
#: Resamples; with 1,000 the ends of a 95% interval move by about 2% of its width.
TURNS = 1000
DRAWN = 200_000  # articles drawn at a time, which bounds the memory

#: One article's mentions of an actor: by word, or by class; unlabelled ones included.
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LogOdds:
    """The difference for one word: above 0 the outlet uses it more than the others do.

    ``z`` is the value over its approximate standard error. ``low`` and ``high`` hold the
    middle 95% of the resamples; both are None where ``note`` says that there is too little.
    """

    value: float
    z: float
    low: float | None
    high: float | None
    note: str = ""


def log_odds(
    word: str,
    own: Sequence[Counts],
    others: Sequence[Counts],
    *,
    key: Hashable = "",
    turns: int = TURNS,
) -> LogOdds:
    """How much more often one outlet uses a word for an actor than the others do.

    Args:
        word: what is counted; each article's counts sum to its mentions of the actor.
        own: the outlet's articles.
        others: the articles of all other outlets.
        key: what the resampling is seeded with, so that it is the same on every run.
        turns: resamples.
    """
    prior = _prior(word, (*own, *others))
    value, error = _value(word, own, others, prior)
    short = _too_few(own, others)
    if short:
        return LogOdds(value, value / error, None, None, short)
    low, high = _interval(word, own, others, random.Random(f"{key}|{word}"), turns)
    return LogOdds(value, value / error, low, high)


def _prior(word: str, articles: Sequence[Counts]) -> float:
    """The pseudo-mentions of a word: its share of all mentions, times ``PRIOR``."""
    total = sum(sum(counts.values()) for counts in articles)
    used = sum(counts.get(word, 0) for counts in articles)
    return PRIOR * (used + 0.5) / (total + 1)


def _value(
    word: str, own: Sequence[Counts], others: Sequence[Counts], prior: float
) -> tuple[float, float]:
    """The log-odds ratio and its approximate standard error (equations 16, 20, 22)."""
    logits, variance = [], 0.0
    for articles in (own, others):
        total = sum(sum(counts.values()) for counts in articles)
        used = sum(counts.get(word, 0) for counts in articles)
        logits.append(math.log((used + prior) / (total + PRIOR - used - prior)))
        variance += 1 / (used + prior)
    return logits[0] - logits[1], math.sqrt(variance)


def _too_few(own: Sequence[Counts], others: Sequence[Counts]) -> str:
    for whose, articles in (("this outlet", own), ("the other outlets", others)):
        mentions = sum(sum(counts.values()) for counts in articles)
        if mentions < FEWEST_MENTIONS or len(articles) < FEWEST_ARTICLES:
            told = _counted(mentions, "mention"), _counted(len(articles), "article")
            return f"too few: {told[0]} in {told[1]} of {whose}"
    return ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _interval(
    word: str, own: Sequence[Counts], others: Sequence[Counts], chance: random.Random, turns: int
) -> tuple[float, float]:
    sides = [np.asarray([_pair(word, c) for c in counted]) for counted in (own, others)]
    values = sorted(_resampled(*sums) for sums in _resamples(sides, _numbers(chance), turns))
    return values[int(0.025 * turns)], values[min(turns - 1, int(0.975 * turns))]


def _pair(word: str, counts: Counts) -> tuple[int, int]:
    return counts.get(word, 0), sum(counts.values())


def _numbers(chance: random.Random) -> np.random.RandomState:
    """The numbers that ``chance`` would give, drawn many at a time."""
    _, (*key, at), _ = chance.getstate()
    numbers = np.random.RandomState()
    numbers.set_state(("MT19937", np.asarray(key, dtype=np.uint32), at, 0, 0.0))
    return numbers


def _resamples(
    sides: Sequence[Ints], numbers: np.random.RandomState, turns: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Per turn the uses and mentions of as many articles of each side, drawn with replacement."""
    size = sum(map(len, sides))
    for at in range(0, turns, step := max(1, DRAWN // size)):
        drawn = numbers.random_sample((min(step, turns - at), size))
        halves = np.split(drawn, [len(sides[0])], axis=1)
        sums = [
            side[(half * len(side)).astype(np.int64)].sum(1)
            for side, half in zip(sides, halves, strict=True)
        ]
        yield from zip(sums[0].tolist(), sums[1].tolist(), strict=True)


def _resampled(own: Sequence[int], others: Sequence[int]) -> float:
    """The log-odds ratio of two samples' uses and mentions."""
    used, total = zip(own, others, strict=True)
    prior = PRIOR * (sum(used) + 0.5) / (sum(total) + 1)
    logits = [
        math.log((u + prior) / (n + PRIOR - u - prior)) for u, n in zip(used, total, strict=True)
    ]
    return logits[0] - logits[1]


def added(articles: Sequence[Counts]) -> Counter[str]:
    """The counts of several articles as one."""
    whole: Counter[str] = Counter()
    for counts in articles:
        whole.update(counts)
    return whole
