"""Where an article's text is divided into the passages that the model reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.spans import Span, trim

_LINE = re.compile(r"[\r\n\x0b\x0c\u2028\u2029]+")
_GAP = re.compile(r"[ \t\u00a0]{2,}")


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text, in order, without white space at their edges.

    Lines are paragraphs. In a text without line breaks, runs of two or more blanks
    stand for lost ones (as in the FA-KES articles, which were flattened so).
    """
    stripped = trim(text, 0, len(text))
    if stripped is None:
        return
    divider = _LINE if _LINE.search(stripped.of(text)) else _GAP
    at = stripped.start
    for gap in divider.finditer(text, stripped.start, stripped.end):
        span = trim(text, at, gap.start())
        if span is not None:
            yield span
        at = gap.end()
    last = trim(text, at, stripped.end)
    if last is not None:
        yield last
