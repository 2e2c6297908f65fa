"""Marked phrases kept within their sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span, Spans

#: A stop behind a whole word; behind "Gen" or "U.S" it may be no end of a sentence.
_STOP = re.compile(r"[^\W\d_]{4,}[.!?]\s+$")
_BEFORE = 12  # characters


def within_sentences(
    text: str, sentences: Spans, marks: Iterable[ScoredSpan]
) -> Iterator[ScoredSpan]:
    """The marks, one that reaches over the end of a sentence parted in two there.

    A part that is a stop alone is left out.
    Where a page lost a paragraph's end, the encoder reads "the Front. Other groups" as one.
    """
    starts = [s.start for s in sentences]
    for mark in marks:
        low, high = bisect_right(starts, mark.span.start), bisect_left(starts, mark.span.end)
        cuts = [at for at in starts[low:high] if _STOP.search(text, max(0, at - _BEFORE), at)]
        if not cuts:
            yield mark
            continue
        for start, end in zip((mark.span.start, *cuts), (*cuts, mark.span.end), strict=True):
            ends = len(text[start:end].rstrip(" .!?\n")) + start if end in cuts else end
            if start < ends:
                yield ScoredSpan(Span(start, ends), mark.label, mark.score)
