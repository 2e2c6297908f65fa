"""When an article was published, where no metadata says it.

First the date line or dateline that the text carries at its head or beside words like
"Published"; else an interval inferred from the dates that the report itself names. A
report cannot be older than what it tells; how much younger it is, it does not say, so
an inferred interval is wide, and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from counterclaim.read.dates import DateMention, mentions
from counterclaim.read.lines import Line
from counterclaim.read.outlets import AGENCIES
from counterclaim.records import DateBasis, Granularity, Interval, Published
from counterclaim.spans import Span

_HEAD_LINES: Final = 8
_HEAD_CHARS: Final = 1500
_SHORT_LINE: Final = 14
_CUE: Final = (
    r"(?:(?:date of publication|date"
    r"|(?:last |first )?(?:published|posted|updated?|created|modified))"
    r"(?: on| at)?\s?:?\s*)"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)"
_CLOCK: Final = r"(?:\d{1,2}[:.]?\d\d\s*(?:h|hrs|gmt|utc|[ap]\.?m\.?)?\s*[,-]?\s*)"
_BEFORE: Final = re.compile(
    rf"{_CUE}?(?-i:[A-Z]{{2,8}}|Reuters|Xinhua)?\s*{_WEEKDAY}?{_CLOCK}?[-–—|\s]*", re.IGNORECASE
)
_CUED: Final = re.compile(rf"\b(?i:{_CUE}{_WEEKDAY}?)$")
# "AFP Saturday 10 Aug 2013" may stand between a headline and a report, all in one line.
_CREDITED: Final = re.compile(rf"\b(?:{AGENCIES})\s+(?i:{_WEEKDAY})$")
# A dateline: PLACE, date (AGENCY) - ; the date stands before the bracket.
_DATELINE: Final = re.compile(
    r"[A-Z][\w'’. /-]{1,40}?(?:,\s*[A-Z][\w. ]{2,20}?)?,?\s*(?P<date>.{3,24}?)\s*"
    r"(?:\([A-Z][\w.&’' /-]{1,40}\)|/[A-Z]{3,10}/)"
)
# What stands before and behind the date of a dateline without an agency's bracket behind it:
# "Moscow, 11 May 2016.", "Geneva (11 May 2016) -", "BEIRUT | Mon May 16, 2011 3:14 pm EDT".
_NAME: Final = r"[A-Z][\w'’-]*"
_PLACED: Final = re.compile(
    rf"\W{{0,3}}{_NAME}(?:\s?[ /]\s?{_NAME}){{0,3}}(?:,\s{_NAME}(?: {_NAME})?)?"
    rf"(?:,?\s\(?(?:{AGENCIES})\)?)?[\s,.(/|]{{1,3}}(?i:{_WEEKDAY})?"
)
_ENDED: Final = re.compile(
    r"\)?\s*(?:\.?\s*[-–—:]|/[A-Z][\w ]{1,20}/|\.(?=\s+[A-Z“\"/(])"
    r"|\d{1,2}:\d\d\s?(?:[ap]m)?(?:\s[A-Z]{2,4})?\b)"
)
_BYLINE: Final = re.compile(
    rf"(?:(?:Interview|Report|Story|Text|Words)\s)?[Bb]y\s(?:{_NAME}|(?:our|an?)\s\w+)"
    r"[^\n]{2,80}[.,|–—-]\s*"
)
_AS_OF: Final = re.compile(r"(?i)\(as of\s+$")  # "Update #3: Aster (as of 3 June 2016)"
# What lies ahead bounds nothing: elections due in June 2016, a truce until 2017.
_AHEAD: Final = re.compile(
    r"\b(?:will|scheduled|planned|plans?|due|set|expected|next|deadline|upcoming|would|could"
    r"|to be held|to take place)\b[^.!?]{0,60}$"
    r"|\b(?:by|until|till|before|ahead of)(?: the)?(?: end of| start of| beginning of)?"
    r"(?: (?:late|early|mid|noon|midnight|sunset|on))*\s*$",
    re.IGNORECASE,
)
_YEAR_DAYS: Final = 365
_LEEWAY_DAYS: Final = 31


def dateline_date(text: str, lines: Sequence[Line]) -> Published | None:
    """The day that the text states as its own, or None.

    Read are full dates (day, month and year) that open one of the first lines, stand
    in a short line there, in a dateline, or behind a word such as "Published".
    """
    found = [m for m in mentions(text) if m.year and m.day]
    for mention in found:
        line = _line_of(mention, lines)
        rules = (_opens, _in_dateline, _ends_byline)
        if line and any(rule(mention, line, text) for rule in rules):
            return _published(mention, "stated at the head of the text")
    for mention in found:
        before = text[max(0, mention.span.start - 60) : mention.span.start]
        if _CUED.search(before):
            return _published(mention, "stated beside a word of publication")
        if mention.span.start < _HEAD_CHARS and _CREDITED.search(before):
            return _published(mention, "stated beside an agency's name")
    return None


def infer_published(
    text: str, body_spans: Iterable[Span], *, captions: Iterable[Span] = ()
) -> Published:
    """An interval for the publication, from dates in ``body_spans`` and ``captions`` alone.

    The latest day named with its year is the lower bound; a day without a year is put
    into the last such year that does not lie well after it. A report may recall a day
    of years ago, so it gives no upper bound; the picture beside it is fresh, so a
    caption's date does: days without a year are then taken to lie in the twelve months
    before publication, as agencies write. Without any year both ends stay open.
    """
    fresh = tuple(captions)
    named = _named(text, (*body_spans, *fresh))
    dated = [m for m in named if m.interval]
    yearless = [m for m in named if m.year is None and m.month]
    if not dated:
        return _open(yearless)
    latest = max(dated, key=_start)
    if latest.day is None or not yearless:
        return _after(latest, yearless)
    placed = [(_last_before(m, _start(latest)), m) for m in yearless]
    recent = any(s.contains(latest.span) for s in fresh)
    return _between(latest, placed, recent=recent)


def _named(text: str, spans: Iterable[Span]) -> list[DateMention]:
    inside = tuple(spans)
    return [
        m
        for m in mentions(text)
        if any(s.contains(m.span) for s in inside) and not _lies_ahead(text, m)
    ]


def _lies_ahead(text: str, mention: DateMention) -> bool:
    return bool(_AHEAD.search(text[max(0, mention.span.start - 80) : mention.span.start]))


def _open(yearless: list[DateMention]) -> Published:
    interval = Interval(None, None, Granularity.VAGUE)
    note = "the text names " + ("days and months without a year" if yearless else "no date")
    return Published(interval, DateBasis.INFERRED, tuple(m.span for m in yearless), note)


def _after(latest: DateMention, yearless: list[DateMention]) -> Published:
    interval = Interval(_start(latest), None, Granularity.RANGE)
    note = f"not before {_start(latest)}, the latest date that the text names with its year"
    if yearless:
        note += "; days and months without a year do not narrow it"
    return Published(interval, DateBasis.INFERRED, _spans(latest, *yearless), note)


def _between(
    latest: DateMention, placed: list[tuple[date, DateMention]], *, recent: bool
) -> Published:
    first_day, first = min(placed, key=lambda p: p[0])
    last_day, last = max(placed, key=lambda p: p[0])
    start, end = max(_start(latest), last_day), None
    note = f"not before {start}, days without a year being read by the year of {_start(latest)}"
    used = [latest] if start > last_day else [latest, last]
    if recent:
        end = max(first_day + timedelta(days=_YEAR_DAYS), start + timedelta(days=1))
        note += f"; within a year of {first_day}, as a picture beside the report is of that time"
        used.append(first)
    interval = Interval(start, end, Granularity.RANGE)
    return Published(interval, DateBasis.INFERRED, _spans(*used), note)


def _last_before(mention: DateMention, anchor: date) -> date:
    """The last day of that name that is not more than a month after the anchor."""
    days = [_in_year(mention, anchor.year + shift) for shift in (1, 0, -1)]
    return next((d for d in days if (d - anchor).days <= _LEEWAY_DAYS), days[-1])


def _in_year(mention: DateMention, year: int) -> date:
    day = min(mention.day or 1, 28) if mention.month == 2 else mention.day or 1
    return date(year, mention.month or 1, day)


def _start(mention: DateMention) -> date:
    interval = mention.interval
    return interval.start if interval and interval.start else date.min


def _spans(*found: DateMention) -> tuple[Span, ...]:
    return tuple(sorted({m.span for m in found}))


def _published(mention: DateMention, note: str) -> Published:
    interval = mention.interval
    if interval is None:
        raise ValueError("a stated date has a year")
    return Published(interval, DateBasis.DATELINE, (mention.span,), note)


def _line_of(mention: DateMention, lines: Sequence[Line]) -> Line | None:
    if mention.span.start > _HEAD_CHARS:
        return None
    start = mention.span.start
    return next((x for x in lines[:_HEAD_LINES] if x.span.start <= start < x.span.end), None)


def _opens(mention: DateMention, line: Line, text: str) -> bool:
    """Whether the date begins the line, or the line is short and no sentence."""
    before = text[line.span.start : mention.span.start]
    if _BEFORE.fullmatch(before) or _AS_OF.search(before):
        return True
    return line.words <= _SHORT_LINE and not line.closed and not _sentence_like(line)


def _ends_byline(mention: DateMention, line: Line, text: str) -> bool:
    """Whether the date ends a line that opens with who wrote it: "By Ana Voss. 8 May 2018"."""
    before = text[line.span.start : mention.span.start]
    behind = text[mention.span.end : line.span.end].strip(" .")
    return not behind and _BYLINE.fullmatch(before) is not None


def _sentence_like(line: Line) -> bool:
    """A headline or a caption that names a day is not a date line."""
    lower = sum(word[0].islower() for word in line.surface.split())
    return lower > 2


def _in_dateline(mention: DateMention, line: Line, text: str) -> bool:
    before = text[line.span.start : mention.span.start]
    if _PLACED.fullmatch(before) and _ENDED.match(text, mention.span.end):
        return True
    match = _DATELINE.match(text, line.span.start, min(line.span.end, line.span.start + 160))
    return bool(match) and match.start("date") <= mention.span.start < match.end()  # type: ignore[union-attr]
