"""Softmax models over sparse features of words, with weights in a readable file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from counterclaim.understand.tables import rows

BIAS = "*"
SCALE = 3.0  # an item's features have this length together, as in training


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Per feature the weight of each class that it speaks for or against."""

    by_feature: Mapping[str, Mapping[str, float]]

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class; unknown features count for nothing."""
        met = [self.by_feature[f] for f in sorted(set(features)) if f in self.by_feature]
        share = SCALE / max(1, len(met)) ** 0.5
        scores = dict(self.by_feature[BIAS])
        for weights in met:
            for name, weight in weights.items():
                scores[name] = scores.get(name, 0.0) + share * weight
        return shares(scores)


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Probabilities in proportion to the exponents of scores."""
    top = max(scores.values())
    grown = {name: exp(score - top) for name, score in scores.items()}
    total = sum(grown.values())
    return {name: value / total for name, value in grown.items()}


@cache
def load_weights(name: str) -> Weights:
    """The weights of a data file: a feature, a tab, then ``CLASS=weight`` by blanks."""
    return Weights(
        {
            feature: {of: float(w) for of, _, w in (p.partition("=") for p in told.split())}
            for feature, told in rows(name, columns=2)
        }
    )
