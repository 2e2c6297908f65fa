"""Where the body of an article is divided into the passages that the model reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.sentences import find_sentences

_LINE = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")
_GAP = re.compile(r"[ \t\u00a0]{2,}(?![a-z \t\u00a0])")  # "two villagers  were killed" goes on
# What opens a paragraph: a quotation that no mark closes, and one that is the whole of it.
_OPEN = re.compile(r"(?:[“\"«]|``)(?:(?!``|'')[^“”\"«»])+")
_QUOTATION = re.compile(_OPEN.pattern + r"(?:[”\"»]|'')\.?")
_MARK = re.compile(r"(?P<opening>[“«]|``|(?<!\S)\")|[”»\"]|''|’’")
_NEAR_MARK = re.compile("[“«”»\"`'’]")  # what every mark begins with
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
        for paragraph in _with_quotations(text, _divided(text, stretch, divider))
        for passage in _shortened(text, paragraph)
    )


def _with_quotations(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, those that a quotation joins made one, if it is short enough.

    A paragraph that is one quotation is told by who speaks before: 'X said so. | "We go on."';
    one that closes none by who speaks behind: '"We go. | "We stay," X said.'
    """
    held: Span | None = None
    for paragraph in _whole_quotations(text, paragraphs):
        quoted = _QUOTATION.fullmatch(text, paragraph.start, paragraph.end) is not None
        opens = _OPEN.match(text, paragraph.start, paragraph.end) is not None
        goes_on = held is not None and _ends_open(text, held)
        fits = held is not None and paragraph.end - held.start <= MAX_CHARS
        if held and fits and (opens if goes_on else quoted):
            held = Span(held.start, paragraph.end)
            continue
        if held:
            yield held
        held = paragraph
    if held:
        yield held


def _whole_quotations(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, lines that one quotation runs over made one: '"We go. | No," X said'."""
    lines: list[Span] = []
    for paragraph in paragraphs:
        near = _NEAR_MARK.search(text, paragraph.start, paragraph.end)
        marks = _MARK.search(text, near.start(), paragraph.end) if near else None
        closes = marks is not None and not marks["opening"]
        if lines and closes and paragraph.end - lines[0].start <= MAX_CHARS:
            yield Span(lines[0].start, paragraph.end)
            lines = []
            continue
        if marks:
            yield from lines
            lines = []
        if lines or _ends_open(text, paragraph):
            lines.append(paragraph)
        else:
            yield paragraph
    yield from lines


def _ends_open(text: str, paragraph: Span) -> bool:
    """Whether a quotation opens in a paragraph that no mark closes: 'X said: "We go.'."""
    near = _NEAR_MARK.search(text, paragraph.start, paragraph.end)
    marks = list(_MARK.finditer(text, near.start(), paragraph.end)) if near else []
    last = marks[-1] if marks else None
    if last is None or last["opening"] is None:
        return False
    return last.start() == paragraph.start or not text[last.start() - 1].isalnum()


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
