"""The pieces of plain words, from a stock of those met before.

Where a text holds plain letters and marks alone, the tokenizer cuts each of its words
alike wherever it stands; so it is asked once for a word and not again for each passage.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tokenizers import Tokenizer

KEPT = 1 << 16  # words; more are seldom met again

_LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ſ"
_MARKS = r"!-/:-@\\\]^_`{-~“”„‟‘’«»…–—"  # no opening bracket: "[SEP]" is a piece of its own
_BLANKS = " \t\n\u00a0"
_PLAIN = re.compile(f"[{_LETTERS}{_MARKS}{_BLANKS}]*")
_PART = re.compile(f"[{_LETTERS}]+|[{_MARKS}]|[{_BLANKS}]+")


class Word(NamedTuple):
    """The pieces of a word and the class of its case; white space has neither."""

    ids: tuple[int, ...]
    case: int


class WordStock(dict[str, Word]):
    """Words by their spelling, asked of a tokenizer when first met."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self._tokenizer = tokenizer
        self.first, self.last = tokenizer.encode("").ids  # the special ends

    def __missing__(self, part: str) -> Word:
        if len(self) >= KEPT:
            self.clear()
        gap = part.isspace()
        ids = () if gap else tuple(self._tokenizer.encode(part).ids[1:-1])
        self[part] = word = Word(ids, 0 if gap else case_class(part))
        return word


@cache
def stock_of(tokenizer: Tokenizer) -> WordStock:
    """The words met so far with a tokenizer."""
    return WordStock(tokenizer)


def plain_parts(text: str) -> list[str] | None:
    """The words, marks and gaps that a text is made of, or None if it is not plain."""
    return _PART.findall(text) if _PLAIN.fullmatch(text) else None


def case_class(word: str) -> int:
    """How a word is written: 1 lower, 2 capital, 3 all capitals, 4 mixed, 5 number, 6 mark."""
    if not any(c.isalpha() for c in word):
        return 5 if any(c.isdigit() for c in word) else 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4
