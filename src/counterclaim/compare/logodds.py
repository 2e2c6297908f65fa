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
BASE = 1 << 31  # above the mentions of any sample

#: One article's mentions of an actor: by word, or by class; unlabelled ones included.
Counts = Mapping[str, int]
#: How often a word is used, among how many mentions.
Pair = tuple[int, int]
SIDES = ("this outlet", "the other outlets")


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
    sides = [[_pair(word, counts) for counts in articles] for articles in (own, others)]
    sums = [(sum(used for used, _ in side), sum(total for _, total in side)) for side in sides]
    value, prior = _value(sums[0], sums[1])
    z = value / math.sqrt(sum(1 / (used + prior) for used, _ in sums))  # equations 20 and 22
    short = _too_few(sums, sides)
    if short:
        return LogOdds(value, z, None, None, short)
    low, high = _interval(sides, random.Random(f"{key}|{word}"), turns)
    return LogOdds(value, z, low, high)


def _pair(word: str, counts: Counts) -> Pair:
    return counts.get(word, 0), sum(counts.values())


def _value(own: Pair, others: Pair) -> tuple[float, float]:
    """The log-odds ratio (equation 16), and the pseudo-mentions of the word.

    These are its share of all mentions, times ``PRIOR``.
    """
    used, total = zip(own, others, strict=True)
    prior = PRIOR * (sum(used) + 0.5) / (sum(total) + 1)
    logits = [
        math.log((u + prior) / (n + PRIOR - u - prior)) for u, n in zip(used, total, strict=True)
    ]
    return logits[0] - logits[1], prior


def _too_few(sums: Sequence[Pair], sides: Sequence[Sequence[Pair]]) -> str:
    for whose, (_, mentions), articles in zip(SIDES, sums, sides, strict=True):
        if mentions < FEWEST_MENTIONS or len(articles) < FEWEST_ARTICLES:
            told = _counted(mentions, "mention"), _counted(len(articles), "article")
            return f"too few: {told[0]} in {told[1]} of {whose}"
    return ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _interval(
    sides: Sequence[Sequence[Pair]], chance: random.Random, turns: int
) -> tuple[float, float]:
    arrays = [np.asarray(side, dtype=np.int64) for side in sides]
    samples = _resamples(arrays, _numbers(chance), turns)
    values = sorted(_value(own, others)[0] for own, others in samples)
    return values[int(0.025 * turns)], values[min(turns - 1, int(0.975 * turns))]


def _numbers(chance: random.Random) -> np.random.RandomState:
    """The numbers that ``chance`` would give, drawn many at a time."""
    _, (*key, at), _ = chance.getstate()
    numbers = np.random.RandomState()
    numbers.set_state(("MT19937", np.asarray(key, dtype=np.uint32), at, 0, 0.0))
    return numbers


def _resamples(
    sides: Sequence[Ints], numbers: np.random.RandomState, turns: int
) -> Iterator[tuple[Pair, Pair]]:
    """Per turn the uses and mentions of as many articles of each side, drawn with replacement."""
    size = sum(map(len, sides))
    packed = [side[:, 0] * BASE + side[:, 1] for side in sides]  # to look up and add both at once
    for at in range(0, turns, step := max(1, DRAWN // size)):
        drawn = numbers.random_sample((min(step, turns - at), size))
        halves = np.split(drawn, [len(sides[0])], axis=1)
        sums = [
            side[(half * len(side)).astype(np.int64)].sum(1)
            for side, half in zip(packed, halves, strict=True)
        ]
        pairs = [[divmod(packed, BASE) for packed in added.tolist()] for added in sums]
        yield from zip(*pairs, strict=True)


def added(articles: Sequence[Counts]) -> Counter[str]:
    """The counts of several articles as one."""
    whole: Counter[str] = Counter()
    for counts in articles:
        whole.update(counts)
    return whole
