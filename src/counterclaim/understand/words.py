"""The words and punctuation marks of a text, cut once and shared by all rules.

A word is a run of letters and digits; hyphens inside a compound are passed over, so
that "rebel-held" is two words and a lexicon needs no spelling variants for hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.spans import Span, Spans

_TOKEN = re.compile(r"[^\W_]+|\.{2,}|[.,;:!?()\[\]\"“”„«»‘’'`…–—]|(?<=\s)-(?=\s)")
_HYPHENS = "-\u2010\u2011"
QUOTE_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Parallel tuples: where each word or mark starts and ends, and its lower case.

    ``joined`` holds the indexes of words that a hyphen joins to the word before, ``reached``
    for each place of the text how many words start before it.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]
    joined: frozenset[int]
    reached: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The indexes of the words that start inside a span."""
        return range(self.reached[span.start], self.reached[span.end])

    def span(self, first: int, last: int) -> Span:
        """From the start of word ``first`` to the end of word ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def phrase(self, indexes: range) -> str:
        """The words of a range in lower case, parted by single blanks."""
        return " ".join(self.lower[indexes.start : indexes.stop])


def cut_words(text: str, spans: Spans) -> Words:
    """The words of the given stretches of a text, in order; offsets are the text's."""
    found = [
        match.span() for span in spans for match in _TOKEN.finditer(text, span.start, span.end)
    ]
    lower = tuple([text[start:end].lower() for start, end in found])
    hyphened = [
        n
        for n, ((_, end), (start, _)) in enumerate(pairwise(found), 1)
        if start == end + 1 and text[end] in _HYPHENS and lower[n].isalnum()
    ]
    reached: list[int] = []
    for n, (start, _) in enumerate(found):
        reached += [n] * (start + 1 - len(reached))
    reached += [len(found)] * (len(text) + 2 - len(reached))  # a span may end one place behind
    starts, ends = zip(*found, strict=True) if found else ((), ())
    return Words(starts, ends, lower, frozenset(hyphened), reached)


def word_set(text: str) -> frozenset[str]:
    """The words of a string, for lists of words kept in code."""
    return frozenset(text.split())
