"""Quantities: how many of what, of whom, over which period, and whether a running total.

Numbers that count nothing are left out: dates and durations (``times`` knows them),
ages, ordinals, clock times, designations ("F-16", "Resolution 2254") and list marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.records import Article, Clutter, Quantity, TimeExpression, Unit
from counterclaim.spans import Span, Spans
from counterclaim.understand.identity import record_id
from counterclaim.understand.quantitygrammar.counted import counted, counts
from counterclaim.understand.quantitygrammar.forms import Amount, Counted, amounts
from counterclaim.understand.quantitygrammar.totals import TOTAL
from counterclaim.understand.timegrammar.entries import heads_entry
from counterclaim.understand.times import find_times, rough_sentences

MADE_BY = "understand.quantities/1"


def find_quantities(
    article: Article, sentences: Spans = (), times: Sequence[TimeExpression] | None = None
) -> list[Quantity]:
    """The quantities of an article's body, in order.

    ``times`` are the article's time expressions, found here if not given; ``sentences``
    bound what a number can belong to.
    """
    known = find_times(article, sentences) if times is None else times
    found: list[Quantity] = []
    for sentence in sentences or tuple(rough_sentences(article.text)):
        if not _in_clutter(article, sentence.start):
            found.extend(_of_sentence(article, sentence, known))
    return found


def _in_clutter(article: Article, at: int) -> bool:
    return any(
        mark.span.start <= at < mark.span.end
        for mark in article.boilerplate
        if mark.kind is not Clutter.CAPTION
    )


def _of_sentence(
    article: Article, sentence: Span, times: Sequence[TimeExpression]
) -> Iterator[Quantity]:
    text = article.text
    found = list(amounts(text, sentence))
    near = [t for t in times if t.span.overlaps(sentence)] if found else []
    last: tuple[Amount, Counted] | None = None
    for amount in found:
        if not counts(text, sentence, amount, near):
            continue
        what = counted(text, sentence, amount, last)
        if what is None:
            continue
        last = amount, what
        yield _quantity(article, sentence, amount, what, near)


#: Characters from which on a time is no period of a number; a border counts as 60.
_FAR = 140
_BORDER = re.compile(r"[;:.]\s|\bwhile\b")
_SINCE = re.compile(r"(?i)^since\b")
_OF_ONE_DAY = re.compile(r"(?i)\ba\s+total\s+of\s+$")  # a sum, and none that goes on
#: "since protests began in | March", "the war, which broke out in | 2011": from that time on.
_BEGUN = re.compile(
    r"\b(?:since\s+(?:[\w'’-]+\s+){1,9}?)?(?:began|begun|started|erupted|broke\s+out)"
    r"\s+(?:[\w'’-]+\s+){0,6}?$",
    re.IGNORECASE,
)


def _quantity(
    article: Article,
    sentence: Span,
    amount: Amount,
    what: Counted,
    times: Sequence[TimeExpression],
) -> Quantity:
    text, span = article.text, amount.span
    period = None if what.unit is Unit.DISTANCE else _period(text, span, times)
    before = text[sentence.start : span.start]
    since = period is not None and bool(_SINCE.match(period.of(text)))
    summed = "number" in before or ("total" in before and not _OF_ONE_DAY.search(before))
    total = bool(TOTAL.search(before)) and (since or summed)
    return Quantity(
        record_id(article.id, "quantity", span), article.id, span, amount.low, amount.best,
        amount.high, what.unit, what.what, what.of, MADE_BY, what.noun, period,
        total or (since and what.unit is Unit.BREACHES),
    )  # fmt: skip


def _period(text: str, span: Span, times: Sequence[TimeExpression]) -> Span | None:
    """The time of the same clause that a number is counted over, the nearer one."""
    nearest, found = _FAR, None
    for time in times:
        after = time.span.start >= span.end
        start, end = (span.end, time.span.start) if after else (time.span.end, span.start)
        distance = max(end - start, 0) + (0 if after else 20)
        if distance >= nearest or heads_entry(text, time.span) or _of_saying(text, time.span):
            continue
        distance += 60 * len(_BORDER.findall(text[start:end]))
        if distance < nearest:
            nearest, found = distance, time.span
    return _from_start(text, found) if found and found.start > span.end else found


#: "said on Monday", "reported in May | that", "a week after | the raid": no period of a count.
_WHEN = r"\s+(?:(?:late|early)\s+)?(?:(?:on|in)\s+)?$"
_SAID = re.compile(rf"(?i)\b(?:said|says|told(?:\s+\w+){{0,3}}|announced|added|warned){_WHEN}")
_REPORTED = re.compile(rf"(?i)ed{_WHEN}")
_THAT = re.compile(r"\s+that\b")
_AFTER = re.compile(r"(?i)\b(?:after|before)$")


def _of_saying(text: str, time: Span) -> bool:
    """Whether a time is when somebody said something, or only tells after what."""
    forms = (_SAID, _REPORTED) if _THAT.match(text, time.end) else (_SAID,)
    said = any(form.search(text, max(0, time.start - 40), time.start) for form in forms)
    return said or _AFTER.search(time.of(text)) is not None


def _from_start(text: str, time: Span) -> Span:
    """A time, with the words before it that tell what began then."""
    begun = _BEGUN.search(text, max(0, time.start - _FAR), time.start)
    return Span(begun.start(), time.end) if begun else time
