"""The words of bulletins: numbers, names, and what a part of a total is named after."""

from __future__ import annotations

import re

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{tens: 10 * at for at, tens in enumerate(_TENS, 2)},
    **{
        f"{tens}-{_UNITS[one]}": 10 * at + one
        for at, tens in enumerate(_TENS, 2)
        for one in range(1, 10)
    },
    "no": 0, "once": 1, "twice": 2,
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
NUM = rf"(?:\d{{1,3}}(?:[, \u00a0]\d{{3}})+|\d+(?:\.\d+)?|(?i:\b(?:{_LONGEST_FIRST})\b))"
NAME = r"(?:[ae][a-z]-)?[A-Z][\w’'-]*(?:[ -](?:[ae][a-z]-|of |and )?[A-Z][\w’'-]*){0,4}"


def number(words: str) -> float:
    """The value of digits or a small number word."""
    plain = words.lower().replace(",", "").replace(" ", "").replace("\u00a0", "")
    return float(_WORDS[plain]) if plain in _WORDS else float(plain)


PARTIAL = re.compile(r"(?i)\b(?:including|among\s+them|of\s+which|of\s+them)\b")
_SIDE = re.compile(
    r"(?i)\b(?:forces?|groups?|regime|government|opposition|factions?|administration"
    r"|army|militants?|side"
    r"|party|coalition|unknown|unidentified|undetermined|ISIS|ISIL|front|police|self-management)\b"
)
KIND = re.compile(
    r"(?i)\b(?:combat|arrests?|shelling|sniping|sniper|air\s?strikes?|raids?|mortars?"
    r"|artillery|ground|explosions?"
    r"|detentions?|operations?|siege|rockets?|small\s+arms|tanks?|detain\w*)\b"
)


def by_of(name: str) -> str:
    """What a name splits a total by: kind, side or place."""
    if KIND.search(name):
        return "kind"
    return "side" if _SIDE.search(name) else "place"
