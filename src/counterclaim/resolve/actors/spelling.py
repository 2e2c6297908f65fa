"""How alike two words are as transliterations of one.

A changed consonant counts more than a changed vowel, "j" and "g" are near, a dropped "h"
is cheap.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from counterclaim.resolve.folding import VOWELS

# Two words are one from here on. Set on the pairs of gold/aliases dev and on our own list
# of Syrian place spellings: .84 joins Hasan with Husein, .90 parts Khalasa from Khalsa.
SAME_WORD = 0.86
SAME_SHORT_WORD = 0.9  # "Douma" and "Dama" have two consonants and differ by one vowel
# Nobody asks how unlike two words are that are less alike than this: most pairs are given
# up after their first letters.
LEAST = 0.85

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


@cache
def _weight(letter: str) -> float:
    return 0.4 if letter in VOWELS else _LIGHT.get(letter, 1.0)


@cache
def _step(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = frozenset((a, b))
    if pair in _VOWEL_STEPS:
        return _VOWEL_STEPS[pair]
    return _NEAR.get(pair, max(_weight(a), _weight(b)) + 0.2)


@lru_cache(maxsize=65536)
def word_similarity(a: str, b: str) -> float:
    """How alike two transliteration keys are, symmetric; 1 for equal keys, 0 below ``LEAST``."""
    if a == b:
        return 1.0
    if not a or not b or JaroWinkler.similarity(a, b) < 0.5:
        return 0.0  # the cheap measure sorts out what is clearly different
    opening = 0.0
    if a[0] != b[0] and a[0] in VOWELS and b[0] in VOWELS:
        opening, a, b = 0.2, a[1:], b[1:]  # the vowel that carries an ayn: "Azaz", "I'zaz"
    weights = [_weight(letter) for letter in b]
    total = max(sum(map(_weight, a)), sum(weights)) + 2 * opening
    most = (1 - LEAST + 1e-4) * total
    row = [opening]
    for weight in weights:
        row.append(row[-1] + weight)
    for letter in a:
        gone = _weight(letter)
        new = [row[0] + gone]
        for i, other in enumerate(b):
            changed = row[i] + _step(letter, other)
            new.append(min(changed, row[i + 1] + gone, new[i] + weights[i]))
        row = new
        if min(row) > most:
            return 0.0
    found = round(1 - row[-1] / total, 4)
    return found if found >= LEAST else 0.0


def same_word(a: str, b: str) -> bool:
    """Whether two transliteration keys are spellings of one word."""
    if a == b:
        return True
    likeness = word_similarity(a, b)
    if not likeness:
        return False
    consonants = min(sum(c not in VOWELS for c in a), sum(c not in VOWELS for c in b))
    if consonants < 2:
        return False
    return likeness >= (SAME_SHORT_WORD if consonants == 2 else SAME_WORD)
