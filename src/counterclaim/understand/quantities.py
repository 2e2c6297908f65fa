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
from counterclaim.understand.quantitygrammar.harm import HARM
from counterclaim.understand.quantitygrammar.nouns import verbs
from counterclaim.understand.quantitygrammar.totals import NUMBER, TOTAL
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
#: Where another clause begins, with a verb and a time of its own.
_CLAUSE = re.compile(
    r"\bwhose\b|\bthat\s+(?:said|says|shows?|showed)\b|\bbut\b|\b(?:al)?though\b|\bbecause\b(?!\s+of)|\band\s+(?:that|now|has|have|had|was|were|is|are|will)\b"
)
_SAYS = re.compile(r"\b(?:said|says|say|told)\b")
_SINCE = re.compile(r"(?i)^since\b")
_MEASURED = frozenset({Unit.PERCENT, Unit.MONEY, Unit.DISTANCE, Unit.WEIGHT})
_OF_ONE_DAY = re.compile(r"(?i)\ba\s+total\s+of\s+$")  # a sum, and none that goes on
#: "since troops entered the town on | Monday", "the war, which broke out in | 2011".
_BEGUN = re.compile(
    r"\b(?:since\s+(?:[\w'’-]+\s+){1,14}?|(?:began|begun|started|erupted|broke\s+out)"
    r"\s+(?:[\w'’-]+\s+){0,6}?)$",
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
    period = None if what.unit is Unit.DISTANCE else _period(text, sentence, span, what, times)
    before = text[sentence.start : span.start]
    since = period is not None and bool(_SINCE.match(period.of(text)))
    summed = NUMBER.search(before) or ("total" in before and not _OF_ONE_DAY.search(before))
    total = what.unit not in _MEASURED and bool(TOTAL.search(before) and (since or summed))
    return Quantity(
        record_id(article.id, "quantity", span), article.id, span, amount.low, amount.best,
        amount.high, what.unit, what.what, what.of, MADE_BY, what.noun, period,
        total or (since and what.unit is Unit.BREACHES),
    )  # fmt: skip


def _period(
    text: str, sentence: Span, span: Span, what: Counted, times: Sequence[TimeExpression]
) -> Span | None:
    """The time of the same clause that a number is counted over, the nearer one."""
    nearest, found = _FAR, None
    for time in times:
        after = time.span.start >= span.end
        start, end = (span.end, time.span.start) if after else (time.span.end, span.start)
        distance = max(end - start, 0) + (0 if after else 20)
        if (
            distance >= nearest
            or heads_entry(text, time.span)
            or _heads_page(text, time.span)
            or _of_other(text, time.span, span, what.unit)
            or _beyond(text, sentence, time.span, span, what)
        ):
            continue
        if _CLAUSE.search(text, start, end) or (not after and _SAYS_NEXT.match(text, start)):
            continue  # "..., whose term ends on | Monday", "The army on Monday | said"
        distance += 60 * len(_BORDER.findall(text, start, end))
        if not after and _SAYS.search(text, start, end):
            distance += 30
        if distance < nearest:
            nearest, found = distance, time.span
    return _from_start(text, found, span) if found else None


#: "said on Monday", "reported in May | that", "a week after | the raid": no period of a count.
_WHEN = r"\s+(?:(?:late|early)\s+)?(?:(?:on|in|at)\s+)?$"
_SAID = re.compile(
    rf"(?i)\b(?:said|says|saying|updated|told(?:\s+\w+){{0,3}}|announced|added|warned)"
    rf"(?:\s+(?:in|by|via)(?:\s+[\w’'.-]+){{1,5}}?)?{_WHEN}"
)
_REPORTED = re.compile(rf"(?i)ed{_WHEN}")
_SAYS_NEXT = re.compile(r"\s+(?:said|says|reported|announced|quoted|warned|[Ll]ast\s+updated)\b")
_THAT = re.compile(r"\s+that\b")
_AFTER = re.compile(r"(?i)\b(?:after|before)$")
#: "the worst | since March": what has not been since, and no span of a count.
_RECORD = re.compile(
    r"(?i)\b(?:(?:high|low|larg|bigg|great|strong|weak|dead?li|bloodi|heavi|fierc|steep|sharp|fast|clos"
    r"|small)est|most\s+[a-z]+|first|worst|best|record)\s+(?:[\w-]+\s+){0,6}$"
)
#: "12 people | a day": a rate, of the number right before it.
_RATE = re.compile(r"(?i)(?:an?|per|each|every)\s+(?:day|week|month|year|hour)$")
_BARE = re.compile(r"(?i)(?:hours|days|weeks|months|years|decades)$")  # "the second raid in | days"
_ARTICLE = re.compile(r"(?i)\b(?:an?|the|his|her|its|their)\s+$")
_DURING = re.compile(r"(?i)\b(?:in|during|at|over|within|of)\s+(?:(?:an?|the)\s+)?$")
_LONG = re.compile(r"(?i).*-(?:long|old|year|month|week|day|hour)$", re.DOTALL)
_LASTING = re.compile(r"(?i)(?:^|\s)(?:years?|months?|weeks?|days?)$")  # "the worst raid in a year"
#: "the fastest of seven in | one minute": too short a time to count anything over.
_SHORT = re.compile(r"(?i)\s(?:minutes?|seconds?)$")
_NOUN = re.compile(
    r"\s+(?!(?:in|on|of|at|by|to|for|and|or|when|that|as|with|after|said)\b)[a-zA-Z]"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_ACTS = HARM | {Unit.BREACHES, Unit.STRIKES, Unit.ATTACKS}


#: "rose to 6.5 percent | from 4.5 in 2010", "up 8 percent from | last year": of what it is held
#: against; "240,000 barrels, or | around 6 tankers | a month": a rate of the number behind.
_AGAINST = re.compile(r"\b(?:from|against|compared\s+(?:to|with))\s+[^,;.]{0,30}?\d")
_COMPARED = re.compile(r"\b(?:from|than|compared\s+(?:to|with))\s+(?:the\s+)?$")
_BEFORE_EVENT = re.compile(
    r"\b(?:before|prior\s+to|following)\b"
)  # "over 200 a day before the war in 2008"
_HELD_AGAINST = re.compile(r"\b(?:compared\s+(?:to|with)|against|(?:up|down)\s+from)\s+$")
_ANOTHER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|a\s+dozen)\b")
#: "in which the captive, held by three gunmen": what a day of the clause before does not count.
_WITHIN = re.compile(r"\b(?:which|what|who|whom|where)\b")
#: ", who make up less than 20 percent of it, | have protested in recent days".
_ASIDE = re.compile(r",\s+(?:who|which|whose|where)\b[^,;]*$")
_CLOSED = re.compile(r",(?!\s+[a-z]+ing\b)")  # and not ", leaving | nine dead"
#: "two men arrested last month | and in Kesh another two | were killed".
_AND_ANEW = re.compile(r"\s*,?\s+and\s+(?:in|at|near)\s+[A-Z][^,;:]{0,40}$")


def _beyond(text: str, sentence: Span, time: Span, number: Span, what: Counted) -> bool:
    """Whether a time stands in another clause than a number, or tells what it is held against."""
    if time.start < number.start:
        if _HELD_AGAINST.search(text, time.end, number.start):
            return True
        aside = _ASIDE.search(text, sentence.start, time.start)
        if aside and _CLOSED.search(text, time.end, number.start):
            return True
        tells = what.noun and _TELLS.match(text, what.noun.end, sentence.end)
        if tells and what.unit not in _ACTS:
            return True
        anew = _AND_ANEW.match(text, time.end, number.start)
        apart = what.unit not in _ACTS and _WITHIN.search(text, time.end, number.start)
        return bool(anew and time.start > sentence.start + _OPENS) or bool(apart)
    words, between = time.of(text), text[number.end : time.start]
    if what.unit not in _ACTS and _BEFORE_EVENT.search(between):
        return True
    compared = what.unit in _MEASURED and _COMPARED.search(text, number.end, time.start)
    if compared and " to " not in words:
        return True
    if _RATE.match(words) and _ANOTHER.search(text, number.end, time.start):
        return True
    if _AGAINST.search(text, number.end, time.start) or _of_others(text, number, between):
        return True
    aside = _ASIDE.search(text, sentence.start, number.start)
    return aside is not None and re.search(r",\s", text[number.end : time.start]) is not None


#: "after an order in May, | two officials in Kesh | told us".
_TELLS = re.compile(r"(?:\s+(?:at|in|from|of)\s[^,.;]{1,50}?)?\s+(?:said|told)\b")


def _of_others(text: str, number: Span, between: str) -> bool:
    """Whether a time is of somebody else's fate: "it seized 20 to free a man | held by them on"."""
    before = text[max(0, number.start - 40) : number.start].rstrip()
    does = any(verb.end() == len(before) for verb in verbs("doing").finditer(before))
    done = verbs("done").search(between) if does else None
    return done is not None and between[done.end() :].startswith(" by ")


_OPENS = 20  # characters within which a time opens a sentence and is of all its clauses


def _heads_page(text: str, time: Span) -> bool:
    """Whether a date with its year opens the page: "Tue 5 May 2016 Shells kill five"."""
    top = time.start < 9 and not text[: time.start].strip(" •*-–—[(\n")
    return top and _YEAR.search(time.of(text)) is not None


def _of_other(text: str, time: Span, number: Span, unit: Unit) -> bool:
    """Whether a time is of something else: a saying, a record, a thing told ("a 1963 coup")."""
    forms = (_SAID, _REPORTED) if _THAT.match(text, time.end) else (_SAID,)
    if any(form.search(text, max(0, time.start - 60), time.start) for form in forms):
        return True
    words = time.of(text)
    if (
        _BARE.match(words)
        or _SHORT.search(words)
        or (_RATE.match(words) and time.start < number.start)
    ):
        return True
    if (_SINCE.match(words) or _LONG.match(words) or _LASTING.search(words)) and _RECORD.search(
        text, max(0, time.start - 60), time.start
    ):
        return True
    told = _ARTICLE.search(text, max(0, time.start - 7), time.start) or _LONG.match(words)
    if told and unit not in _ACTS and _NOUN.match(text, time.end):
        return _DURING.search(text, max(0, time.start - 12), time.start) is None
    return _AFTER.search(words) is not None


def _from_start(text: str, time: Span, number: Span) -> Span | None:
    """A time, with the words before it that tell what began then, or None for a record since."""
    behind = time.start > number.end
    first = max(number.end if behind else 0, time.start - _FAR)
    begun = _BEGUN.search(text, first, time.start)
    cut = _ARTICLE.search(text, max(0, time.start - 7), time.start)
    if begun is None or cut or not (behind or _begins(text, begun.start())):
        return time
    if _RECORD.search(text, max(0, begun.start() - 60), begun.start()):
        return None
    return Span(begun.start(), time.end)


def _begins(text: str, at: int) -> bool:
    """Whether a clause begins at a place."""
    return (
        text[:at].rstrip(" \t").endswith((",", ".", "\n", "-", "–", "—")) or not text[:at].strip()
    )
