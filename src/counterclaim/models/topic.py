"""A cheap guess whether an article tells of a conflict, made before the encoder is asked.

Logistic regression over hashed words and pairs of words. Only words in lower case count:
names of people, places and parties say nothing here, so that a war the training texts do
not know is found as well as one they do, and no side is preferred.
"""

from __future__ import annotations

import math
import re
import zlib
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import ModelMissingError

TOPIC: Final = Path(__file__).parent / "weights" / "topic.npz"
#: Weights; a power of two, so that a hash is cut to its lowest bits.
BUCKETS: Final = 1 << 16
#: Words of an article that are read: a report says at its head what it is about.
READ_WORDS: Final = 400
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def features(text: str) -> list[int]:
    """The buckets of an article's words and of pairs that stand side by side, each once."""
    found: set[int] = set()
    before = b""
    for match, _ in zip(_WORD.finditer(text), range(READ_WORDS), strict=False):
        word = match[0]
        if not word.islower():
            before = b""
            continue
        bare = word.encode()
        found.add(zlib.crc32(bare) % BUCKETS)
        if before:
            found.add(zlib.crc32(before + b" " + bare) % BUCKETS)
        before = bare
    return sorted(found)


class Topic:
    """The fitted weights."""

    def __init__(self, weights: NDArray[np.float32], bias: float, threshold: float) -> None:
        """Takes what ``train.topic`` wrote; ``threshold`` is the one that it recommends."""
        self._weights = weights
        self._bias = bias
        self.threshold = threshold

    def score(self, text: str) -> float:
        """The probability that an article with this text is about a conflict, in [0, 1]."""
        found = features(text)
        if not found:
            return 1.0  # nothing to go by: no reason to leave it out
        total = float(self._weights[found].sum()) / math.sqrt(len(found)) + self._bias
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))


@cache
def load_topic(path: Path = TOPIC) -> Topic:
    """The shipped weights.

    Raises:
        ModelMissingError: if the file is missing.
    """
    try:
        with np.load(path, allow_pickle=False) as held:
            weights = held["weights"].astype(np.float32) * float(held["scale"])
            return Topic(weights, float(held["bias"]), float(held["threshold"]))
    except OSError as error:
        raise ModelMissingError(f"the topic weights are not at {path}") from error
