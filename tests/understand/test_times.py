from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import (
    Article,
    Boilerplate,
    Clutter,
    DateBasis,
    Granularity,
    Interval,
    Published,
)
from counterclaim.spans import Span
from counterclaim.understand.times import find_times, is_narrative, resolve_span, timex


def article(text: str, published: str = "2016-05-11", until: str | None = None) -> Article:
    first = date.fromisoformat(published)
    last = date.fromisoformat(until) if until else first
    when = Published(Interval(first, last + timedelta(days=1)), DateBasis.METADATA)
    return Article("a" * 16, "", b"", text, "", "t", "text/plain", when)


def only(text: str, published: str = "2016-05-11") -> tuple[str, str | None, str | None]:
    """The single expression of a text with its interval as ISO days."""
    (found,) = find_times(article(text, published))
    interval = found.interval or Interval(None, None)
    return (
        found.span.of(text),
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
    )


def test_what_stands_ahead_of_a_day_is_told_on_it_at_the_latest() -> None:
    told = "Guards came ahead of a visit by the envoy on"
    assert only(f"{told} Saturday.")[1] == "2016-05-14"
    assert only(f"{told} Wednesday.")[1] == "2016-05-11"


# Wednesday, 11 May 2016 unless a row gives another publication day.
PAST = [
    ("The bridge fell on Sunday.", "Sunday", "2016-05-08", "2016-05-09"),
    ("The bridge fell on Wednesday.", "Wednesday", "2016-05-11", "2016-05-12"),
    ("Norland is set to face its critics on Wednesday.", "Wednesday", "2016-05-11", "2016-05-12"),
    ("The bridge fell last Wednesday.", "last Wednesday", "2016-05-04", "2016-05-05"),
    ("He resigned late on Monday.", "late on Monday", "2016-05-09", "2016-05-10"),
    ("They met early on Tuesday morning.", "early on Tuesday morning", "2016-05-10", "2016-05-11"),
    ("Shells fell on Monday night.", "Monday night", "2016-05-09", "2016-05-10"),
    ("Shells fell in the early hours of Friday.",
     "the early hours of Friday", "2016-05-06", "2016-05-07"),
    ("Shells fell in the small hours of Friday.",
     "the small hours of Friday", "2016-05-06", "2016-05-07"),
    ("Shells fell overnight.", "overnight", "2016-05-10", "2016-05-12"),
    ("Shells fell overnight between 3 and 4 May.",
     "overnight between 3 and 4 May", "2016-05-03", "2016-05-05"),
    ("Shells fell overnight on Sunday.", "overnight on Sunday", "2016-05-08", "2016-05-09"),
    ("It fell in Tuesdays raid.", "Tuesdays", "2016-05-10", "2016-05-11"),
    ("Shells fell yesterday.", "yesterday", "2016-05-10", "2016-05-11"),
    ("Shells fell last night.", "last night", "2016-05-10", "2016-05-11"),
    ("It rained the day before yesterday.", "the day before yesterday", "2016-05-09", "2016-05-10"),
    ("Six breaches were counted in the last 24 hours.",
     "the last 24 hours", "2016-05-10", "2016-05-12"),
    ("Six were counted over the past 48 hours.", "the past 48 hours", "2016-05-09", "2016-05-12"),
    ("Nine were counted in the last three days.",
     "the last three days", "2016-05-08", "2016-05-12"),
    ("Prices doubled in the past five years.", "the past five years", "2011-05-11", "2016-05-12"),
    ("Prices doubled over the past year.", "the past year", "2015-05-11", "2016-05-12"),
    ("The village was lost in early May.", "early May", "2016-05-01", "2016-05-11"),
    ("The village was lost in mid-April.", "mid-April", "2016-04-11", "2016-04-21"),
    ("The village was lost in late April.", "late April", "2016-04-21", "2016-05-01"),
    ("The village was lost at the end of March.", "the end of March", "2016-03-21", "2016-04-01"),
    ("The base was built in mid-2014.", "mid-2014", "2014-05-01", "2014-09-01"),
    ("It began in early 2012.", "early 2012", "2012-01-01", "2012-05-01"),
    ("Thirteen advisers were killed earlier this month.",
     "earlier this month", "2016-05-01", "2016-05-11"),
    ("A deal was struck earlier this week.", "earlier this week", "2016-05-09", "2016-05-11"),
    ("A deal was struck earlier this year.", "earlier this year", "2016-01-01", "2016-05-11"),
    ("The town fell late last month.", "late last month", "2016-04-21", "2016-05-01"),
    ("The town fell last week.", "last week", "2016-05-02", "2016-05-09"),
    ("The town fell last month.", "last month", "2016-04-01", "2016-05-01"),
    ("The town fell last year.", "last year", "2015-01-01", "2016-01-01"),
    ("The town fell last May.", "last May", "2015-05-01", "2015-06-01"),
    ("The town fell last weekend.", "last weekend", "2016-05-07", "2016-05-09"),
    ("Clashes broke out over the weekend.", "the weekend", "2016-05-07", "2016-05-09"),
    ("The road was cut two weeks ago.", "two weeks ago", "2016-04-25", "2016-05-02"),
    ("The road was cut three days ago.", "three days ago", "2016-05-08", "2016-05-09"),
    ("The road was cut a year ago.", "a year ago", "2015-01-01", "2016-01-01"),
    ("He was jailed in December.", "December", "2015-12-01", "2016-01-01"),
    ("He was jailed on 28 December.", "28 December", "2015-12-28", "2015-12-29"),
    ("He was jailed on March 3rd.", "March 3rd", "2016-03-03", "2016-03-04"),
    ("He was jailed on the 3rd of March, 2015.",
     "the 3rd of March, 2015", "2015-03-03", "2015-03-04"),
    ("He was jailed in October last year.", "October last year", "2015-10-01", "2015-11-01"),
    ("He was jailed on Friday, April 8.", "Friday, April 8", "2016-04-08", "2016-04-09"),
    ("He was jailed on 2016-03-05.", "2016-03-05", "2016-03-05", "2016-03-06"),
    ("He was jailed on 24.03.2016.", "24.03.2016", "2016-03-24", "2016-03-25"),
    ("The rains failed last winter.", "last winter", "2015-12-01", "2016-03-01"),
    ("The rains failed in the spring of 2013.", "the spring of 2013", "2013-03-01", "2013-06-01"),
    ("The rains failed in the 1980s.", "the 1980s", "1980-01-01", "1990-01-01"),
    ("Fires were seen on the night of 5-6 May.",
     "the night of 5-6 May", "2016-05-05", "2016-05-07"),
    ("Fires were seen from 2 to 5 May.", "2 to 5 May", "2016-05-02", "2016-05-06"),
    ("Fires were seen between 28 April and 3 May.",
     "28 April and 3 May", "2016-04-28", "2016-05-04"),
    ("Fires were seen from Friday to Sunday.", "Friday to Sunday", "2016-05-06", "2016-05-09"),
    ("Fires were seen on Monday and Tuesday.", "Monday and Tuesday", "2016-05-09", "2016-05-11"),
    ("It was a war of 2008-2009.", "2008-2009", "2008-01-01", "2010-01-01"),
    ("It has held since February 27th.", "since February 27th", "2016-02-27", "2016-05-12"),
    ("It has held since 2013.", "since 2013", "2013-01-01", "2016-05-12"),
    ("It has held since Monday.", "since Monday", "2016-05-09", "2016-05-12"),
    ("Guns fell silent by noon on Monday.", "noon on Monday", "2016-05-09", "2016-05-10"),
    ("Guns fell silent at 19:00 on 9 May.", "19:00 on 9 May", "2016-05-09", "2016-05-10"),
    ("Guns fell silent at noon (0900 GMT) on Monday.", "noon (0900 GMT) on Monday",
     "2016-05-09", "2016-05-10"),
    ("It has held since the truce began at 9 p.m. on Monday.",
     "since the truce began at 9 p.m. on Monday", "2016-05-09", "2016-05-12"),
    ("Guns fell silent on Monday at 0000 GMT.", "Monday at 0000 GMT", "2016-05-09", "2016-05-10"),
    ("ALMA | Sun May 8 , 2016 4:54 am GMT",
     "Sun May 8 , 2016 4:54 am GMT", "2016-05-08", "2016-05-09"),
    ("Guns fell silent at midnight on Monday.", "midnight on Monday", "2016-05-09", "2016-05-10"),
]  # fmt: skip

FUTURE: list[tuple[str, str, str, str | None]] = [
    ("Talks will resume on Friday.", "Friday", "2016-05-13", "2016-05-14"),
    ("Talks will resume next Wednesday.", "next Wednesday", "2016-05-18", "2016-05-19"),
    ("Talks will resume tomorrow.", "tomorrow", "2016-05-12", "2016-05-13"),
    ("Talks will resume next month.", "next month", "2016-06-01", "2016-07-01"),
    ("Talks are due to resume in March.", "March", "2017-03-01", "2017-04-01"),
    ("Talks are expected to begin on 2 June.", "2 June", "2016-06-02", "2016-06-03"),
    ("Talks will resume on Sunday, the office said.", "Sunday", "2016-05-15", "2016-05-16"),
    ("Both sides will pause for the next 72 hours.",
     "the next 72 hours", "2016-05-11", "2016-05-15"),
    ("Flights are suspended from Monday until further notice.",
     "Monday until further notice", "2016-05-09", None),
    ("Flights will stop from Monday until further notice.",
     "Monday until further notice", "2016-05-16", None),
    ("Talks will resume later this month.", "later this month", "2016-05-12", "2016-06-01"),
]  # fmt: skip

DATELESS = [
    ("The truce lasted seven days.", "seven days", "DURATION", "P7D"),
    ("It was a three-day extension.", "three-day", "DURATION", "P3D"),
    ("Shelling grew in recent weeks.", "recent weeks", "DURATION", "PXW"),
    ("Shelling grew in the past few days.", "the past few days", "DURATION", "PXD"),
    ("The siege went on for decades.", "decades", "DURATION", "PXDE"),
    ("They fled during Ramadan.", "Ramadan", "DATE", None),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), [*PAST, *FUTURE])
def test_an_expression_gives_its_days(
    text: str, words: str, start: str | None, end: str | None
) -> None:
    assert only(text) == (words, start, end)


@pytest.mark.parametrize(("text", "words", "kind", "value"), DATELESS)
def test_what_names_no_days_is_kept_with_its_reason(
    text: str, words: str, kind: str, value: str | None
) -> None:
    (found,) = find_times(article(text))
    assert (found.span.of(text), found.type, found.value) == (words, kind, value)
    assert found.interval is None
    assert found.reason


@pytest.mark.parametrize(
    ("text", "published", "start"),
    [
        ("The governor takes office on 2 January.", "2015-12-30", "2016-01-02"),
        ("He was killed on 28 December.", "2016-01-08", "2015-12-28"),
        ("Gunfire was heard on New Year's Eve.", "2016-01-02", "2015-12-31"),
        ("The bill is payable by 10 February.", "2016-01-07", "2016-02-10"),
        ("It was signed on 29 February.", "2017-01-07", "2016-02-29"),
    ],
)
def test_a_date_without_a_year_takes_the_one_that_fits_the_tense(
    text: str, published: str, start: str
) -> None:
    assert only(text, published)[1] == start


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "It was shelled on 3 October, and two days later it was bombed.",
            ["2015-10-03", "2015-10-05"],
        ),
        ("They met on 14 April; the previous day guns fell silent.", ["2016-04-14", "2016-04-13"]),
        (
            "They met on 14 April. Guns had fallen silent the day before.",
            ["2016-04-14", "2016-04-13"],
        ),
        ("They met on 14 April. A week earlier they had refused.", ["2016-04-14", "2016-04-04"]),
        ("They met on 14 April 2014 and again on 2 May.", ["2014-04-14", "2014-05-02"]),
        ("It was held in April and June 2014.", ["2014-04-01", "2014-06-01"]),
        (
            "On the second day of the offensive, which began on 4 May, they lost a tank.",
            ["2016-05-05", "2016-05-04"],
        ),
    ],
)
def test_an_expression_can_hang_on_another(text: str, days: list[str]) -> None:
    found = find_times(article(text))
    assert [t.interval.start.isoformat() for t in found if t.interval and t.interval.start] == days
    assert any(t.anchor == "context" for t in found)


def test_a_since_that_names_an_event_and_its_day_is_one_expression() -> None:
    text = "It rose to 490 since the accord came into effect on February 27."
    assert only(text) == (
        "since the accord came into effect on February 27",
        "2016-02-27",
        "2016-05-12",
    )


def test_a_since_that_names_only_an_event_is_open_at_its_start() -> None:
    text = "The group has grown since the truce went into effect."
    assert only(text) == ("since the truce went into effect", None, "2016-05-12")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "He fired 2000 rounds and 1500 shells.",
        "The F-16 and the T-72 were hit.",
        "Resolution 2254 was adopted.",
        "The child, aged 12, is 12 years old.",
        "The fall of Aleppo shook them.",
        "A second plane came back.",
        "It is shut on Tuesdays and Fridays.",
        "It is shut on Tuesdays when it rains.",
        "He spoke to the Sunday Herald of Norland.",
        "Doctors treated 30 of them, for 3.50 dollars each.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(article(text)) == []


def test_readings_of_both_publication_days_that_agree_stand() -> None:
    (found,) = find_times(article("They met on Sunday.", "2016-05-10", "2016-05-12"))
    assert found.interval is not None
    assert found.interval.start == date(2016, 5, 8)
    assert not found.reason


def test_readings_that_differ_are_widened_and_say_so() -> None:
    (found,) = find_times(article("They met yesterday.", "2016-05-10", "2016-05-12"))
    assert found.interval is not None
    assert (found.interval.start, found.interval.end) == (date(2016, 5, 9), date(2016, 5, 12))
    assert found.value is None
    assert "within 3 days" in found.reason


def test_a_publication_known_only_to_the_year_leaves_relative_days_open() -> None:
    (found,) = find_times(article("They met yesterday.", "2016-01-01", "2016-12-31"))
    assert found.interval is None
    assert "publication date" in found.reason


def test_an_unknown_publication_leaves_relative_days_open() -> None:
    plain = article("They met on Sunday and on 5 May 2016.")
    unknown = Published(Interval(None, None), DateBasis.INFERRED)
    undated = Article(plain.id, "", b"", plain.text, "", "t", "text/plain", unknown)
    sunday, may = find_times(undated)
    assert sunday.interval is None
    assert sunday.reason == "the publication date is unknown"
    assert may.interval is not None
    assert may.interval.start == date(2016, 5, 5)


def test_the_date_line_tells_a_time_and_other_clutter_none() -> None:
    text = "Posted on 9 May 2016\n\nShells fell on Monday.\n\nRelated: it was worse in 2014."
    clutter = (
        Boilerplate(Span(0, 20), Clutter.NAVIGATION, "date_line"),
        Boilerplate(Span(45, len(text)), Clutter.RELATED, "list_heading"),
    )
    made = replace(article(text), boilerplate=clutter)
    found = find_times(made, (Span(22, 44),))
    assert [t.span.of(text) for t in found] == ["9 May 2016", "Monday"]


def test_timex_splits_ranges_and_drops_the_since() -> None:
    text = "The war of 2014-2015 passed. Since March they met from 2 to 5 May."
    found = [(t.span.of(text), t.value) for t in timex(article(text))]
    assert found == [
        ("2014", "2014"), ("2015", "2015"), ("March", "2016-03"),
        ("2", "2016-05-02"), ("5 May", "2016-05-05"),
    ]  # fmt: skip


def test_resolve_span_reads_what_the_caller_points_at() -> None:
    text = "The dam has been dry since the summer of 2014."
    at = text.index("the summer")
    inner = resolve_span(article(text), Span(at, len(text) - 1))
    outer = resolve_span(article(text), Span(at - 6, len(text) - 1))
    assert inner is not None
    assert outer is not None
    assert inner.interval == Interval(date(2014, 6, 1), date(2014, 9, 1), Granularity.SEASON)
    assert outer.interval is not None
    assert outer.interval.end == date(2016, 5, 12)
    assert resolve_span(article(text), Span(0, 7)) is None


def test_a_history_is_told_apart_from_news() -> None:
    history = (
        "In 1914 the war began. In May the front moved. By 1915 it stood. In 1916 nothing"
        " changed. In 1917 a mutiny began, and in January it spread. It ended in 1918."
    )
    assert is_narrative(history, date(2009, 12, 19))
    assert not is_narrative(f"He spoke on Wednesday. {history}", date(2009, 12, 19))
    assert not is_narrative(f"ASTER | Sat Dec 19 , 2009 {history}", date(2009, 12, 19))
    assert not is_narrative(f"19 December 2009. {history}", date(2009, 12, 19))
    assert is_narrative(f"On 19 December 1809. {history}", date(2009, 12, 19))
    assert not is_narrative("Shells fell on Monday. They fell in 2011.", date(2016, 5, 11))
    values = [t.value for t in timex(article(history, "2009-12-19"))]
    assert values == ["1914", "1914-05", "1915", "1916", "1917", "1917-01", "1918"]


_PIECES = st.sampled_from(
    [
        "on Monday", "since March", "from 3 to 7 May", "24 hours", "late last month", "12:00",
        "99999999 years ago", "31 April", "May", "the last 900000 days", "0000 GMT", "\U0001f600",
        "½", "2016", "1 2 3", "ago", "the first week of the truce", "\n\n", "until", "Nov 022017",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map(" ".join), st.dates(date(1, 1, 3), date(9990, 1, 1)))
def test_spans_stay_in_the_text_and_intervals_run_forward(text: str, day: date) -> None:
    found = find_times(article(text, day.isoformat()))
    ends = 0
    for time in found:
        assert time.span.start >= ends
        ends = time.span.end
        assert time.span.of(text) == text[time.span.start : time.span.end]
        if time.interval and time.interval.start and time.interval.end:
            assert time.interval.start < time.interval.end
        assert time.interval is not None or time.reason


def test_the_same_text_gives_the_same_records() -> None:
    made = article("On Monday and since March, two days later, overnight.")
    assert find_times(made) == find_times(made)


def test_gold_expressions(gold: Path) -> None:
    """At least nine of ten of the published expressions, as the project promises."""
    rows = [
        json.loads(line)
        for line in (gold / "times" / "expressions.jsonl").read_text("utf-8").splitlines()
    ]
    right = 0
    for row in rows:
        time = resolve_span(
            article(row["text"], row["published"]), Span(row["span"]["start"], row["span"]["end"])
        )
        days = time.interval if time and time.interval else Interval(None, None)
        got = [d.isoformat() if d else None for d in (days.start, days.end)]
        right += got in [[w["start"], w["end"]] for w in (row["interval"], *row["accept"])]
    assert right >= 0.9 * len(rows)


def test_a_clock_beside_a_year_is_of_the_day_of_publication() -> None:
    _, clock = find_times(article("A budget of 2015. 4:54 am GMT", "2016-05-11"))
    assert clock.interval is not None
    assert str(clock.interval.start) == "2016-05-11"


def test_the_next_day_follows_the_day_of_its_sentence() -> None:
    text = "Guards came for him on Monday and his coat was found the next day."
    days = [t.interval and t.interval.start for t in find_times(article(text))]
    assert days == [date(2016, 5, 9), date(2016, 5, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "It was founded in 1994. The same day two men were hurt.",
        "The raid of 2014 killed nine, and he was at home that day.",
    ],
)
def test_no_day_counts_from_a_year(text: str) -> None:
    last = find_times(article(text))[-1]
    assert last.span.of(text) in ("same day", "that day")
    assert last.interval is None
    assert last.reason


def test_no_day_counts_from_a_weekday_that_cannot_be_dated() -> None:
    text = "The raid of 4 May 2014 was one of many. Guns fell silent on Monday. The next day"
    unknown = replace(article(text), published=Published(Interval(None, None), DateBasis.METADATA))
    assert find_times(unknown)[-1].interval is None


def test_a_date_of_an_undated_text_takes_the_year_told_shortly_before() -> None:
    text = "Bulletin of 3 to 9 July 2017. On 4 July nine died. Two had died on 5 December."
    unknown = replace(article(text), published=Published(Interval(None, None), DateBasis.METADATA))
    told = [t.interval and t.interval.start for t in find_times(unknown)]
    assert told == [date(2017, 7, 3), date(2017, 7, 4), None]


def test_a_since_with_an_event_and_its_month_is_one_expression() -> None:
    text = "Since the militia resumed attacks in March, sixty have died."
    assert only(text) == ("Since the militia resumed attacks in March", "2016-03-01", "2016-05-12")


def test_since_an_event_of_a_day_runs_to_the_publication() -> None:
    text = "Nine hundred have died since the coup of 1 February."
    assert only(text) == ("since the coup of 1 February", "2016-02-01", "2016-05-12")
