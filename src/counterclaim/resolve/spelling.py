"""How alike two words are as transliterations of one.

A changed consonant counts more than a changed vowel, "j" and "g" are near, a dropped "h"
is cheap.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from counterclaim.resolve.folding import VOWELS

# Two words are one from here on. Set on the pairs of gold/aliases dev and on our own list
# of Syrian place spellings: .84 joins Hasan with Husein, .90 parts Khalasa from Khalsa.
SAME_WORD = 0.86
SAME_SHORT_WORD = 0.9  # "Douma" and "Dama" have two consonants and differ by one vowel

_VOWEL_STEPS = {
    frozenset("ea"): 0.1,
    frozenset("ei"): 0.1,
    frozenset("au"): 0.3,
    frozenset("ai"): 0.4,
    frozenset("iu"): 0.4,
    frozenset("eu"): 0.4,
}
_NEAR = {
    frozenset("jg"): 0.2,
    frozenset("kg"): 0.4,
    frozenset("dz"): 0.4,
    frozenset("sz"): 0.4,
    frozenset("dt"): 0.5,
    frozenset("mn"): 0.4,
    frozenset("st"): 0.6,
    frozenset("xk"): 0.4,
    frozenset("xh"): 0.3,
    frozenset("$s"): 0.4,
    frozenset("$j"): 0.5,
    frozenset("fw"): 0.4,
    frozenset("bw"): 0.4,
}
_LIGHT = {"h": 0.3, "y": 0.7, "w": 0.7}


def _weight(letter: str) -> float:
    return 0.4 if letter in VOWELS else _LIGHT.get(letter, 1.0)


def _step(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = frozenset((a, b))
    if pair in _VOWEL_STEPS:
        return _VOWEL_STEPS[pair]
    return _NEAR.get(pair, max(_weight(a), _weight(b)) + 0.2)


@lru_cache(maxsize=65536)
def word_similarity(a: str, b: str) -> float:
    """How alike two transliteration keys are, in [0, 1] and symmetric; 1 for equal keys."""
    if a == b:
        return 1.0
    if not a or not b or JaroWinkler.similarity(a, b) < 0.5:
        return 0.0  # the cheap measure sorts out what is clearly different
    opening = 0.0
    if a[0] != b[0] and a[0] in VOWELS and b[0] in VOWELS:
        opening, a, b = 0.2, a[1:], b[1:]  # the vowel that carries an ayn: "Azaz", "I'zaz"
    row = [opening]
    for letter in b:
        row.append(row[-1] + _weight(letter))
    for letter in a:
        new = [row[0] + _weight(letter)]
        for i, other in enumerate(b):
            changed = row[i] + _step(letter, other)
            new.append(min(changed, row[i + 1] + _weight(letter), new[i] + _weight(other)))
        row = new
    total = max(sum(map(_weight, a)), sum(map(_weight, b))) + 2 * opening
    return max(0.0, round(1 - row[-1] / total, 4))


def same_word(a: str, b: str) -> bool:
    """Whether two transliteration keys are spellings of one word."""
    if a == b:
        return True
    consonants = min(sum(c not in VOWELS for c in a), sum(c not in VOWELS for c in b))
    if consonants < 2:
        return False
    return word_similarity(a, b) >= (SAME_SHORT_WORD if consonants == 2 else SAME_WORD)
