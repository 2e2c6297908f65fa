"""The words of an article's head, weighed by how rare they are in heads of war reports.

The weights are counted on training data and shipped (``train/headwords.py``), so that how
near two heads are does not depend on what else a ledger holds.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Set
from functools import cache
from importlib.resources import files
from pathlib import Path
from sys import intern

from counterclaim.compare.stories import TITLE_WEIGHT, WORD, Vector

#: Characters of the text in which the main incident is told.
LEAD = 700
#: What a word of an actor's name weighs: as a word that stands in a quarter of heads.
NAME_WEIGHT = math.log(4)
DATA = Path(str(files("counterclaim.compare").joinpath("data", "headwords.json")))


def head_words(title: str, text: str) -> Counter[str]:
    """The words of the head with their counts; those of the title count more."""
    found = Counter(WORD.findall(text[:LEAD].casefold()))
    for word in WORD.findall(title.casefold()):
        found[word] += TITLE_WEIGHT
    return found


@cache
def _spread() -> tuple[int, int, Mapping[str, int]]:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return int(data["heads"]), int(data["least"]), dict(data["in"])


def head_vector(title: str, text: str, *, names: Set[str] = frozenset()) -> Vector:
    """The unit vector of a head; the words of actors' ``names`` all weigh the same.

    Were they weighed by how rare they are, reports of one side's acts would be joined
    more readily than the same reports of another's.
    """
    heads, least, spread = _spread()
    weights = {
        word: count
        * (NAME_WEIGHT if word in names else math.log((1 + heads) / spread.get(word, least - 1)))
        for word, count in sorted(head_words(title, text).items())
    }
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {intern(word): weight / length for word, weight in weights.items()}
