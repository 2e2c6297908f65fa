"""What stands before a report: "BEIRUT, May 5 (Reuters) - Shells fell on ...", "19:40 Shells".

Its place, day and agency are of the report and of nothing that it tells. And a reader of
attributions that learned from few datelines misses some of the statements behind them, most of
all those whose speaker ends the sentence.
"""

from __future__ import annotations

import re

from counterclaim.spans import Span

_NAME = r"[A-Z][\w’'.-]*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:,\s{_NAME}(?:\s{_NAME})?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?)"
_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z]\w{1,12}/)"
_DASH = r"\s*(?:[-–—]{1,2}|:)\s+"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}(?:[,.]?\s\(?{_DATE}\)?)?[,.]?\s*{_AGENCY}(?:{_DASH}|\.\s+)",
        rf"{_PLACE},?\s\(?{_DATE}\)?{_DASH}",
        rf"(?:[A-Z][A-Z’'.]+[ /]?){{1,3}}(?:,\s{_NAME}(?:\s{_NAME})?)?{_DASH}",
    )
)
#: What every form ends with; a name or a phrase seldom holds any.
_END = re.compile(r"[-–—:.]\s")
#: "19:40", "7:05 pm GMT -", "16:45 BREAKING:" before an entry of a digest.
_CLOCK = re.compile(
    r"[0-2]?\d[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|CET|local\stime))?"
    r"(?:\s?[-–—:|]{1,2})?\s+(?:(?:BREAKING|URGENT|UPDATE|FLASH)\s?[-–—:]?\s+)?"
    r"(?=[A-Z“\"«‘])"
)
#: "4 May 2016 - Shells fell": the day alone.
_DAY = re.compile(rf"{_DATE}{_DASH}")
#: "Wednesday 4 May 2016 Shells fell", "0 13 The shells": the page's day, or its counters.
_PAGE_HEAD = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}),?\s\d{{4}}\s+(?=[A-Z])"
    r"|(?:\d{1,5}\s+){1,3}(?=(?:The|An?)\s)"
)
#: "DORN (Harbour Wire)", "Dorn. Shells fell": how a report goes on behind its place.
_BEHIND_PLACE = re.compile(r"(?:\.|:)?\s*(?:\(|[-–—]+ |\n|[A-Z][a-z])")
#: "Lakeside - Regime jets": a place in small letters, with what a name has behind it.
_RUN_IN = re.compile(rf"(?:{_NAME}\s+){{1,3}}[-–—]\s+(?=[A-Z])")
_LEAST = 40  # characters of a report behind it


def behind_dateline(text: str, passage: Span) -> Span | None:
    """The passage without the dateline that it begins with; None if it has none."""
    start = past_dateline(text, passage, least=_LEAST)
    return Span(start, passage.end) if start > passage.start else None


def past_dateline(text: str, span: Span, *, least: int = 1) -> int:
    """Where what a span tells begins: behind a dateline with at least so much after it."""
    if not "A" <= text[span.start] <= "Z" or not _END.search(text, span.start, span.end):
        return span.start  # as most do; no form needs to be tried
    ends = (m.end() for form in _FORMS if (m := form.match(text, span.start, span.end)))
    return next((end for end in ends if span.end - end >= least), span.start)


def past_page_head(text: str, passage: Span) -> int:
    """Where a passage begins behind the page's day with its year, or behind its counters."""
    found = _PAGE_HEAD.match(text, passage.start, passage.end)
    return found.end() if found else passage.start


def behind_clock(text: str, passage: Span) -> Span:
    """The passage without the time of day that an entry of a digest begins with."""
    found = _CLOCK.match(text, passage.start, passage.end)
    return Span(found.end(), passage.end) if found else passage


def in_dateline(text: str, sentence: Span, span: Span) -> bool:
    """Whether a span stands in the dateline, or the day alone, that its sentence begins with."""
    day = _DAY.match(text, sentence.start, sentence.end)
    return span.end <= max(past_dateline(text, sentence), day.end() if day else 0)


def is_place_of_dateline(text: str, span: Span) -> bool:
    """Whether a name in capitals opens a line as a report's place does: "GENEVA (Tarn)"."""
    if not span.of(text).isupper() or not _BEHIND_PLACE.match(text, span.end):
        return False
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()


def past_place_run_in(text: str, start: int) -> int:
    """Where a name begins that was read together with the place of a dateline before it."""
    found = _RUN_IN.match(text, start)
    return found.end() if found else start
