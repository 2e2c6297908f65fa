"""Numbers as English texts write them: digits, words, and mixtures of the two.

Shared by times ("two weeks ago") and quantities ("two hundred and five fighters").
"""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]

SMALL: dict[str, int] = {word: value for value, word in enumerate(_UNITS)}
SMALL.update({word: 20 + 10 * at for at, word in enumerate(_TENS)})
ORDINAL: dict[str, int] = {word: at for at, word in enumerate(_ORDINALS, start=1)}
ORDINAL["last"] = ORDINAL["final"] = -1

_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = "|".join(SCALES)

DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d{1,3}(?: \d{3}){0,2} 000\b|\d+)(?:\.\d+)?"
"""Digits with thousands marks and decimals ("3,000", "200 000", "1.5"); also without marks.

A common blank is a mark only before "000": what stands behind another number may be one too.
"""

WORDS = (
    rf"(?:(?:{_WORD})(?:[- ](?:{_WORD}))?|an?(?=\s+(?:{_SCALE})\b))"
    rf"(?:\s+(?:{_SCALE})(?:\s+and)?(?:\s+(?:{_WORD})(?:[- ](?:{_WORD}))?)?)*"
)
"""Number words ("twenty-one", "two hundred and five", "a million")."""

NUMBER = rf"(?:(?:{DIGITS})(?:\s+(?:{_SCALE})\b)?|(?i:\b{WORDS}\b))"
"""Any exact number, without word boundaries on the outside."""

ORDINAL_WORD = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"


_THOUSANDS = re.compile(r"[,\s]")


def parse_number(text: str) -> float | None:
    """The value of an exact number, or None if the words are no number.

    >>> parse_number("two hundred and five"), parse_number("3,000"), parse_number("a million")
    (205.0, 3000.0, 1000000.0)
    """
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(rf"{DIGITS}|[a-z]+", text.lower()):
        if word[0].isdigit():
            current += float(_THOUSANDS.sub("", word))
        elif word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word not in {"a", "an", "and"}:
            return None
        seen = seen or word not in {"a", "an", "and"}
    return total + current if seen else None


def parse_ordinal(text: str) -> int | None:
    """The value of "first", "23rd" or "last" (-1), or None."""
    word = text.lower()
    digits = re.match(r"(\d{1,2})(?:st|nd|rd|th)$", word)
    return int(digits.group(1)) if digits else ORDINAL.get(word)
