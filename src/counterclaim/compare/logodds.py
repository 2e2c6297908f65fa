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
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

#: Mentions that the prior weighs in all.
PRIOR = 10.0
#: Below so many mentions, or articles, on either side no interval is given.
FEWEST_MENTIONS = 10
FEWEST_ARTICLES = 5
#: Resamples; with 1,000 the ends of a 95% interval move by about 2% of its width.
TURNS = 1000

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
            return f"too few: {mentions} mentions in {len(articles)} articles of {whose}"
    return ""


def _interval(
    word: str, own: Sequence[Counts], others: Sequence[Counts], chance: random.Random, turns: int
) -> tuple[float, float]:
    mine, theirs = [_pair(word, c) for c in own], [_pair(word, c) for c in others]
    values = []
    for _ in range(turns):
        sample = (chance.choices(mine, k=len(mine)), chance.choices(theirs, k=len(theirs)))
        values.append(_resampled(*sample))
    values.sort()
    return values[int(0.025 * turns)], values[min(turns - 1, int(0.975 * turns))]


def _pair(word: str, counts: Counts) -> tuple[int, int]:
    return counts.get(word, 0), sum(counts.values())


def _resampled(own: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> float:
    used, total = (
        [sum(u for u, _ in s) for s in (own, others)],
        [sum(n for _, n in s) for s in (own, others)],
    )
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
