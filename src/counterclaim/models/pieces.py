"""Text as the model sees it: word pieces with their shapes, on exact code points.

The vocabulary is uncased, so what case and quotation marks say travels beside the
pieces as two small classes per piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

MAX_PIECES = 256
CASE_CLASSES = 10
QUOTE_CLASSES = 3
ROLE_CLASSES = 3

_OUTSIDE, _INSIDE, _MARK = 0, 1, 2
_OPENING = "“„«‟"
_CLOSING = "”»"
_STRAIGHT = '"'
_MARKED = re.compile(r"[“„«‟”»\"]|``|''|`'|'`")
_SENTENCE_END = re.compile(r"[.!?]['\"”’»)\]]*\s")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of one passage, or of one window of it, with the special ends.

    ``starts`` and ``ends`` are code points of the passage, per piece; both are 0 at
    the special ends. ``firsts`` and ``lasts`` index the first and last piece of each
    word (a run of letters and digits, or one punctuation mark).
    """

    ids: Ints
    case: Ints
    quote: Ints
    starts: Ints
    ends: Ints
    firsts: Ints
    lasts: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def word_starts(self) -> Ints:
        """Where each word starts in the passage."""
        return self.starts[self.firsts]

    @property
    def word_ends(self) -> Ints:
        """Where each word ends in the passage."""
        return self.ends[self.lasts]

    def words_of(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last word that share a code point with ``[start, end)``, or None."""
        low = int(np.searchsorted(self.word_ends, start, side="right"))
        high = int(np.searchsorted(self.word_starts, end, side="left")) - 1
        return (low, high) if low <= high else None


@cache
def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a ``tokenizer.json``, never cutting and never padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def quote_states(text: str) -> Ints:
    """Per code point: outside (0) or inside (1) quotation marks, or at a mark (2).

    A straight mark opens after white space or a bracket and closes before white space
    or punctuation; a second opening mark inside changes nothing. So doubled marks and
    a mark that is never closed do no harm beyond the end of the passage.
    """
    states = np.zeros(len(text), dtype=np.int64)
    if not _MARKED.search(text):
        return states
    inside = False
    for at, char in enumerate(text):
        doubled = char in "`'" and (text[at + 1 : at + 2] == char or text[at - 1 : at] == char)
        if char in _OPENING or (doubled and char == "`"):
            inside = True
        elif char in _CLOSING or doubled:
            inside = False
        elif char == _STRAIGHT:
            inside = _opens(text, at, inside)
        else:
            states[at] = _INSIDE if inside else _OUTSIDE
            continue
        states[at] = _MARK
    return states


def _opens(text: str, at: int, inside: bool) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before == _STRAIGHT:  # the second of a doubled mark (re3d) changes nothing
        return inside
    after_gap = not before or before.isspace() or before in "([{-–—"
    before_gap = not after or after.isspace() or after in '.,;:!?)]}"'
    if after_gap != before_gap:
        return after_gap
    return not inside


@lru_cache(maxsize=1 << 15)
def _case_class(word: str) -> int:
    if not any(c.isalpha() for c in word):
        return 5 if any(c.isdigit() for c in word) else 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of a whole passage, however long."""
    made = tokenizer.encode(text)
    offsets = np.asarray(made.offsets, dtype=np.int64).reshape(-1, 2)
    word_ids = np.asarray([-1 if w is None else w for w in made.word_ids], dtype=np.int64)
    starts, ends = offsets[:, 0].copy(), offsets[:, 1].copy()
    real = np.flatnonzero(word_ids >= 0)
    new = word_ids[real] != np.concatenate([[-2], word_ids[real][:-1]])
    firsts = real[new]
    lasts = np.concatenate([firsts[1:] - 1, real[-1:]]) if len(real) else firsts
    words = zip(starts[firsts].tolist(), ends[lasts].tolist(), strict=True)
    kinds = np.asarray([_case_class(text[a:b]) for a, b in words], dtype=np.int64)
    case = np.zeros(len(word_ids), dtype=np.int64)
    case[real] = np.repeat(np.where((kinds >= 2) & (kinds <= 4), 8, 7), lasts - firsts + 1)
    case[firsts] = kinds
    quote = np.zeros(len(word_ids), dtype=np.int64)
    if len(real):
        quote[real] = quote_states(text)[starts[real]]
    ids = np.asarray(made.ids, dtype=np.int64)
    return Pieces(ids, case, quote, starts, ends, firsts, lasts)


def windows(text: str, pieces: Pieces, limit: int = MAX_PIECES) -> Iterator[Pieces]:
    """The passage in windows of at most ``limit`` pieces, cut at sentence ends.

    A sentence that is too long alone is cut at a word. Offsets stay the passage's.
    """
    if len(pieces) <= limit:
        yield pieces
        return
    stops = np.asarray([m.end() for m in _SENTENCE_END.finditer(text)], dtype=np.int64)
    sentence_starts = set(np.searchsorted(pieces.word_starts, stops).tolist())
    first, count = 0, len(pieces.firsts)
    while first < count:
        room = int(pieces.firsts[first]) + limit - 2
        last = int(np.searchsorted(pieces.lasts, room, side="left"))
        last = max(last, first + 1)
        if last < count:
            cuts = [w for w in range(first + 1, last + 1) if w in sentence_starts]
            last = cuts[-1] if cuts else last
        yield _slice(pieces, first, last)
        first = last


def _slice(pieces: Pieces, first: int, last: int) -> Pieces:
    """Words ``[first, last)`` between the passage's special ends."""
    low, high = int(pieces.firsts[first]), int(pieces.lasts[last - 1]) + 1

    def part(values: Ints) -> Ints:
        return np.concatenate([values[:1], values[low:high], values[-1:]])

    return Pieces(
        part(pieces.ids),
        part(pieces.case),
        part(pieces.quote),
        part(pieces.starts),
        part(pieces.ends),
        pieces.firsts[first:last] - low + 1,
        pieces.lasts[first:last] - low + 1,
    )
