"""Fitted weights of pair scorers, kept as a small data file; see ``train/coreference.py``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic scorer: the weight of each feature, and the bias."""

    bias: float
    of: Mapping[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """The probability in [0, 1]; features without a weight count nothing."""
        total = self.bias + math.fsum(
            self.of.get(name, 0.0) * value for name, value in features.items()
        )
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, total))))


@dataclass(frozen=True, slots=True)
class Scorers:
    """The scorers of articles and of triggers, each with the threshold of its groups."""

    articles: Weights
    article_threshold: float
    triggers: Weights
    trigger_threshold: float


def scorers_from(data: Mapping[str, Mapping[str, object]]) -> Scorers:
    """Scorers from the data of a weights file."""
    found = []
    for part in ("articles", "triggers"):
        entry = data[part]
        of = {name: float(value) for name, value in dict(entry["weights"]).items()}  # type: ignore[call-overload]
        found.append((Weights(float(str(entry["bias"])), of), float(str(entry["threshold"]))))
    return Scorers(*found[0], *found[1])


@cache
def scorers() -> Scorers:
    """The shipped scorers."""
    source = files("counterclaim.compare").joinpath("data", "coreference.json")
    return scorers_from(json.loads(source.read_text(encoding="utf-8")))
