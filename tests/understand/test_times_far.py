"""Times away from the day's news: decades, seasons, quarters, counted stretches, feasts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.records import DateBasis, Interval, Published, TimeExpression
from counterclaim.understand.times import find_times, timex
from tests.understand.test_times import article

#: Published on Wednesday, 11 May 2016: text, words, first day, day after the last.
DATED = [
    ("The bridge was built in the 1990s.", "the 1990s", "1990-01-01", "2000-01-01"),
    ("They met in the nineties.", "the nineties", "1990-01-01", "2000-01-01"),
    ("He grew up in the '80s.", "the '80s", "1980-01-01", "1990-01-01"),
    ("The mill is of the 19th century.", "the 19th century", "1800-01-01", "1900-01-01"),
    ("It began in the twentieth century.", "the twentieth century", "1900-01-01", "2000-01-01"),
    ("It is a city of the twenty-first century.",
     "the twenty-first century", "2000-01-01", "2100-01-01"),
    ("He left in the last week of August 2015.",
     "the last week of August 2015", "2015-08-25", "2015-09-01"),
    ("He left in the first half of March 2016.",
     "the first half of March 2016", "2016-03-01", "2016-03-16"),
    ("It fell on the first day of April 2016.",
     "the first day of April 2016", "2016-04-01", "2016-04-02"),
    ("The war of 1967-73 was long.", "1967-73", "1967-01-01", "1974-01-01"),
    ("It was signed in the year two thousand and four.",
     "the year two thousand and four", "2004-01-01", "2005-01-01"),
    ("It was signed in nineteen ninety-six.", "nineteen ninety-six", "1996-01-01", "1997-01-01"),
    ("Exports fell in the first quarter of 2015.",
     "the first quarter of 2015", "2015-01-01", "2015-04-01"),
    ("Exports fell in the second half of 2014.",
     "the second half of 2014", "2014-07-01", "2015-01-01"),
    ("The city fell in the summer of 2012.", "the summer of 2012", "2012-06-01", "2012-09-01"),
    ("The city fell last summer.", "last summer", "2015-06-01", "2015-09-01"),
    ("They will meet next autumn.", "next autumn", "2016-09-01", "2016-12-01"),
    ("The city fell last May.", "last May", "2015-05-01", "2015-06-01"),
    ("The city fell last December 23.", "last December 23", "2015-12-23", "2015-12-24"),
    ("The city fell last May 3.", "last May 3", "2016-05-03", "2016-05-04"),
    ("It ran from midnight of May 3 until 11:59 p.m. of June 7, 2016.",
     "midnight of May 3 until 11:59 p.m. of June 7, 2016", "2016-05-03", "2016-06-08"),
    ("They will vote next June.", "next June", "2016-06-01", "2016-07-01"),
    ("They will vote next May.", "next May", "2017-05-01", "2017-06-01"),
    ("Shells fell on Sunday and Monday.", "Sunday and Monday", "2016-05-08", "2016-05-10"),
    ("Roads will be shut from Saturday to Monday.",
     "Saturday to Monday", "2016-05-14", "2016-05-17"),
    ("Shells fell at the weekend.", "the weekend", "2016-05-07", "2016-05-09"),
    ("Shells fell last weekend.", "last weekend", "2016-05-07", "2016-05-09"),
    ("Prices rose over the last decade.", "the last decade", "2000-01-01", "2010-01-01"),
    ("It will rain tomorrow evening.", "tomorrow evening", "2016-05-12", "2016-05-13"),
    ("They meet tonight.", "tonight", "2016-05-11", "2016-05-12"),
    ("They meet the day after tomorrow.", "the day after tomorrow", "2016-05-13", "2016-05-14"),
    ("Shells fell on Christmas Eve.", "Christmas Eve", "2015-12-24", "2015-12-25"),
    ("Shells fell on New Year's Eve 2014.", "New Year's Eve 2014", "2014-12-31", "2015-01-01"),
    ("He left two weeks ago.", "two weeks ago", "2016-04-25", "2016-05-02"),
    ("They will stay for the next three days.", "the next three days", "2016-05-11", "2016-05-15"),
]  # fmt: skip
#: Text, words, value; these have no days.
UNDATED = [
    ("The temple is from the third century BC.", "the third century BC", "BC02"),
    ("The temple was built in 300 BC.", "300 BC", "BC0300"),
    ("A temple of 300 B.C. stood there.", "300 B.C.", "BC0300"),
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They meet each June.", "each June", "XXXX-06"),
    ("They have recently met.", "recently", "PAST_REF"),
    ("They are currently in talks.", "currently", "PRESENT_REF"),
    ("The talks lasted three days.", "three days", "P3D"),
    ("The talks lasted for two fortnights.", "two fortnights", "P4W"),
    ("He spoke for ten minutes.", "ten minutes", "PT10M"),
]

#: Text, words, value, of an article whose day nobody knows.
WITHOUT_A_DAY = [
    ("The bridge fell yesterday.", "yesterday", None),
    ("The bridge fell on Monday.", "Monday", "XXXX-WXX-1"),
    ("The bridge fell the day before yesterday.", "the day before yesterday", None),
    ("The bridge fell overnight.", "overnight", None),
    ("The bridge fell last night.", "last night", None),
    ("The bridge fell last month.", "last month", None),
    ("The bridge fell at the weekend.", "the weekend", None),
    ("The bridge fell last May.", "last May", "XXXX-05"),
    ("The bridge fell last summer.", "last summer", "XXXX-SU"),
    ("The bridge fell on Christmas Day.", "Christmas Day", "XXXX-12-25"),
    ("The bridge fell two weeks ago.", "two weeks ago", None),
    ("Nine fell in the last 24 hours.", "the last 24 hours", "PT24H"),
    ("Exports fell in the first quarter.", "the first quarter", "XXXX-Q1"),
]
#: Day and month as figures.
FIGURES = [
    ("It was signed on 04/05/2016.", "2016-05-04", "2016-05-05"),
    ("It was signed on 13/04/2016.", "2016-04-13", "2016-04-14"),
    ("It was signed on 04/13/2016.", "2016-04-13", "2016-04-14"),
    ("It was signed on 12/01/2015.", None, None),  # 12 January or 1 December
    ("It was signed on 2016-05-03.", "2016-05-03", "2016-05-04"),
    ("They met on 3-5 May.", "2016-05-03", "2016-05-06"),
]


def only(text: str) -> tuple[str, TimeExpression]:
    (found,) = find_times(article(text))
    return found.span.of(text), found


def days(found: TimeExpression) -> tuple[str | None, str | None]:
    interval = found.interval or Interval(None, None)
    start, end = interval.start, interval.end
    return start.isoformat() if start else None, end.isoformat() if end else None


@pytest.mark.parametrize(("text", "words", "start", "end"), DATED, ids=lambda v: str(v)[:40])
def test_far_and_counted_times(text: str, words: str, start: str | None, end: str | None) -> None:
    shown, found = only(text)
    assert (shown, days(found)) == (words, (start, end))


@pytest.mark.parametrize(("text", "words", "value"), UNDATED, ids=lambda v: str(v)[:40])
def test_times_without_days_have_a_value(text: str, words: str, value: str) -> None:
    (found,) = timex(article(text))
    shown = found.span.of(text)
    assert (shown, found.value) == (words, value)
    assert found.interval is None or (found.interval.start, found.interval.end) == (None, None)


@pytest.mark.parametrize(("text", "words", "value"), WITHOUT_A_DAY, ids=lambda v: str(v)[:40])
def test_without_a_day_of_publication_no_day_is_guessed(
    text: str, words: str, value: str | None
) -> None:
    unknown = Published(Interval(None, None), DateBasis.INFERRED)
    (found,) = timex(replace(article(text), published=unknown))
    assert found.span.of(text) == words
    assert days(found) == (None, None)
    assert found.reason
    assert value in (None, found.value)


@pytest.mark.parametrize(("text", "start", "end"), FIGURES, ids=lambda v: str(v)[:40])
def test_days_in_figures(text: str, start: str | None, end: str | None) -> None:
    assert days(only(text)[1]) == (start, end)


def test_figures_that_are_no_day_are_no_time() -> None:
    assert find_times(article("It was signed on 31/31/2016.")) == []


def test_days_are_counted_from_the_day_that_a_truce_began() -> None:
    text = "The third day of the truce, which took effect on 27 February, was quiet."
    found = {t.span.of(text): days(t) for t in timex(article(text))}
    assert ("2016-02-29", "2016-03-01") in found.values()
    lone = "The third day of the truce was quiet."
    assert {days(t) for t in timex(article(lone))} == {(None, None)}
    stretch = "In the first three days of the truce, which began on 27 February, nobody was hurt."
    assert ("2016-02-27", "2016-03-01") in {days(t) for t in timex(article(stretch))}
