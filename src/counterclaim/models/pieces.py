"""Text as the model sees it: word pieces with their shapes, on exact code points.

The vocabulary is uncased, so what case and quotation marks say travels beside the
pieces as two small classes per piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from counterclaim.models.wordstock import case_class, plain_parts, stock_of

Ints = NDArray[np.int64]

MAX_PIECES = 256
CASE_CLASSES = 10
QUOTE_CLASSES = 3
ROLE_CLASSES = 3

_OUTSIDE, _INSIDE, _MARK = 0, 1, 2
_OPENING = "“„«‟"
_CLOSING = "”»"
_STRAIGHT = '"'
_MARKS = re.compile(r"[“„«‟”»\"`']")
_SENTENCE_END = re.compile(r"[.!?]['\"”’»)\]]*\s")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of one passage, or of one window of it, with the special ends.

    ``firsts`` and ``lasts`` index the first and last piece of each word (a run of
    letters and digits, or one punctuation mark); ``word_starts`` and ``word_ends`` are
    where it starts and ends, in code points of the passage.
    """

    ids: Ints
    case: Ints
    quote: Ints
    word_starts: Ints
    word_ends: Ints
    firsts: Ints
    lasts: Ints

    def __len__(self) -> int:
        return len(self.ids)

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
    inside, done = False, 0
    for match in _MARKS.finditer(text):
        at, char = match.start(), match[0]
        if inside:
            states[done:at] = _INSIDE
        doubled = char in "`'" and (text[at + 1 : at + 2] == char or text[at - 1 : at] == char)
        if char in _OPENING or (doubled and char == "`"):
            inside = True
        elif char in _CLOSING or doubled:
            inside = False
        elif char == _STRAIGHT:
            inside = _opens(text, at, inside)
        else:
            done = at
            continue
        states[at], done = _MARK, at + 1
    if inside:
        states[done:] = _INSIDE
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


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of a whole passage, however long."""
    parts = plain_parts(text)
    return _by_tokenizer(text, tokenizer) if parts is None else _by_words(text, parts, tokenizer)


def _by_words(text: str, parts: Sequence[str], tokenizer: Tokenizer) -> Pieces:
    """The pieces of a plain passage, word by word."""
    stock = stock_of(tokenizer)
    words = [stock[part] for part in parts]
    pieces = [word.ids for word in words]
    ids = np.asarray([stock.first, *chain.from_iterable(pieces), stock.last])
    length = np.fromiter(map(len, parts), np.int64, len(parts))
    count = np.fromiter(map(len, pieces), np.int64, len(parts))
    seen = np.flatnonzero(count)
    ends, lasts = np.cumsum(length)[seen], np.cumsum(count)[seen]
    case = np.asarray([word.case for word in words if word.case], dtype=np.int64)
    return _shaped(text, ids, lasts - count[seen] + 1, lasts, ends - length[seen], ends, case)


def _by_tokenizer(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of any passage."""
    made = tokenizer.encode(text)
    offsets = np.asarray(made.offsets, dtype=np.int64).reshape(-1, 2)
    word_ids = np.asarray([-1 if w is None else w for w in made.word_ids], dtype=np.int64)
    real = np.flatnonzero(word_ids >= 0)
    new = word_ids[real] != np.concatenate([[-2], word_ids[real][:-1]])
    firsts = real[new]
    lasts = np.concatenate([firsts[1:] - 1, real[-1:]]) if len(real) else firsts
    starts, ends = offsets[firsts, 0], offsets[lasts, 1]
    words = zip(starts.tolist(), ends.tolist(), strict=True)
    kinds = np.asarray([case_class(text[a:b]) for a, b in words], dtype=np.int64)
    return _shaped(text, np.asarray(made.ids), firsts, lasts, starts, ends, kinds)


def _shaped(
    text: str, ids: Ints, firsts: Ints, lasts: Ints, starts: Ints, ends: Ints, kinds: Ints
) -> Pieces:
    """The pieces with their case and quotation classes; ``kinds`` are the words' case classes."""
    case, quote = np.zeros_like(ids), np.zeros_like(ids)
    if len(firsts):
        counts, real = lasts - firsts + 1, slice(firsts[0], lasts[-1] + 1)
        case[real] = np.repeat(np.where((kinds >= 2) & (kinds <= 4), 8, 7), counts)
        case[firsts] = kinds
        quote[real] = np.repeat(quote_states(text)[starts], counts)
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
        pieces.word_starts[first:last],
        pieces.word_ends[first:last],
        pieces.firsts[first:last] - low + 1,
        pieces.lasts[first:last] - low + 1,
    )
