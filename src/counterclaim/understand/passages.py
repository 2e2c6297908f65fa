"""Where the body of an article is divided into the passages that the model reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.sentences import find_sentences

_LINE = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")
_GAP = re.compile(r"[ \t\u00a0]{2,}(?![a-z \t\u00a0])")  # "two villagers  were killed" goes on
# Of the paragraphs of the training news (PolNeAR) half are below 210 characters and
# 99 in 100 below this; texts that lack paragraph breaks are cut here.
MAX_CHARS = 640


def find_passages(text: str, body: Spans) -> Spans:
    """The paragraphs of the body, in order; over-long ones cut at sentence ends.

    Lines are paragraphs. In a text without line breaks, runs of two or more blanks
    stand for lost line breaks, as in pages that were flattened into one line.
    """
    lines = any(_LINE.search(text, span.start, span.end) for span in body)
    divider = _LINE if lines else _GAP
    return tuple(
        passage
        for stretch in body
        for paragraph in _divided(text, stretch, divider)
        for passage in _shortened(text, paragraph)
    )


def _divided(text: str, stretch: Span, divider: re.Pattern[str]) -> Iterator[Span]:
    at = stretch.start
    for gap in divider.finditer(text, stretch.start, stretch.end):
        span = trim(text, at, gap.start())
        if span is not None:
            yield span
        at = gap.end()
    last = trim(text, at, stretch.end)
    if last is not None:
        yield last


def _shortened(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph, or its parts between gaps, or runs of their whole sentences."""
    if len(paragraph) <= MAX_CHARS:
        yield paragraph
        return
    for part in _divided(text, paragraph, _GAP):
        yield from _runs(text, part)


def _runs(text: str, part: Span) -> Iterator[Span]:
    """Runs of whole sentences, each as long as may be; a giant sentence stays whole."""
    run: Span | None = None
    for sentence in find_sentences(text, (part,)):
        if run is not None and sentence.end - run.start > MAX_CHARS:
            yield run
            run = None
        run = Span(run.start if run else sentence.start, sentence.end)
    if run is not None:
        yield run
