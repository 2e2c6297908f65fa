"""Dates: metadata values, running text, date lines, honest inference."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read import infer_published
from counterclaim.read.dates import mentions, stated
from counterclaim.read.dating import dateline_date
from counterclaim.read.lines import lines_of
from counterclaim.records import DateBasis, Granularity
from counterclaim.spans import Span


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2016-05-08", (2016, 5, 8), (2016, 5, 9)),
        ("2016-05-08T23:30:00-11:00", (2016, 5, 8), (2016, 5, 9)),
        ("2016-05-08 10:00:00", (2016, 5, 8), (2016, 5, 9)),
        ("20160508", (2016, 5, 8), (2016, 5, 9)),
        ("Sun, 08 May 2016 06:00:00 GMT", (2016, 5, 8), (2016, 5, 9)),
        ("May 8, 2016 10:00 am", (2016, 5, 8), (2016, 5, 9)),
        ("08.05.2016", (2016, 5, 8), (2016, 5, 9)),
        ("25/05/2016", (2016, 5, 25), (2016, 5, 26)),
        ("1462665600", (2016, 5, 8), (2016, 5, 9)),
        ("1462665600000", (2016, 5, 8), (2016, 5, 9)),
        ("May 2016", (2016, 5, 1), (2016, 6, 1)),
        ("2016-05", (2016, 5, 1), (2016, 6, 1)),
        ("2016-12", (2016, 12, 1), (2017, 1, 1)),
        ("2016", (2016, 1, 1), (2017, 1, 1)),
        ("06/05/2016", (2016, 5, 6), (2016, 6, 6)),
    ],
)
def test_stated_values(value: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    found = stated(value)
    assert found is not None
    assert (found.interval.start, found.interval.end) == (date(*start), date(*end))


@pytest.mark.parametrize(
    "value",
    [
        *("", "tomorrow", "0000-00-00", "2016-02-31", "Sun, 31 Feb 2016 06:00:00 GMT"),
        *("13/13/2016", "2016-13-01", "12", "x" * 100, "8 May 2016 or 9 May 2016"),
    ],
)
def test_values_that_are_no_date(value: str) -> None:
    assert stated(value) is None


def test_an_impossible_time_keeps_the_day_and_is_told() -> None:
    found = stated("2016-05-06T25:61:00+99:99")
    assert found is not None
    assert "does not exist" in found.note


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("on 5 April 2017, and on April 5, 2017", ["5 April 2017", "April 5, 2017"]),
        ("the 3rd of May 2016 and 3 Mar. 2014", ["3rd of May 2016", "3 Mar. 2014"]),
        ("On May 6 and 7 June", ["May 6", "7 June"]),
        ("in early May, since March", ["May", "March"]),
        ("since 2011 and in March 2011", ["2011", "March 2011"]),
        ("24-09-2013 and 2013-09-24", ["24-09-2013", "2013-09-24"]),
        ("some may 10 march for 3,000 in 2016 places", ["2016"]),
        ("Mar 3,000 people; 31 February 2016; room 2011", []),
    ],
)
def test_mentions(text: str, surfaces: list[str]) -> None:
    assert [m.span.of(text) for m in mentions(text)] == surfaces


@given(st.text(max_size=200))
def test_mentions_fit_any_text(text: str) -> None:
    for mention in mentions(f"{text} 5 May 2016 {text}"):
        assert mention.span.of(f"{text} 5 May 2016 {text}")


BODY = "Nine trucks crossed the bridge at dawn, a local guard said, and none of them came back."


@pytest.mark.parametrize(
    "text",
    [
        f"Sunday 8 May 2016   Trucks Cross Bridge   {BODY}",
        f"Trucks Cross Bridge\n8 May 2016\n{BODY}",
        f"Trucks Cross Bridge\nPublished: May 8, 2016\n{BODY}",
        f"Trucks Cross Bridge\n{BODY}\n{BODY}\n{BODY}\nLast updated: 8 May 2016 14:20 GMT",
        f"Posted on May 8 2016 by Ana Lund {BODY}",
        f"Trucks Cross\n1430 08.05.2016\n{BODY}",
        f"NORTHERN BRIDGE, 8 May 2016 (AFP) - {BODY}",
        f"DALMARA, May 8, 2016 /TASS/. {BODY}",
        f"Trucks Cross Bridge AFP Sunday 8 May 2016 {BODY}",
        f"Trucks cross the bridge\n\nDalmara, 8 May 2016. {BODY}",
        f"Trucks cross the bridge\n\nDalmara, 8 May 2016 – {BODY}",
        f"8 May 2016, Dalmara – {BODY}",
        f"DALMARA, 8 May 2016. – {BODY}",
        f"DALMARA, 8 May 2016 /Northern News/. {BODY}",
        f"Trucks cross the bridge\nBy our correspondent in Dalmara, 8 May 2016\n{BODY}",
        f"Update #3: Trucks at the bridge (as of 8 May 2016)\n{BODY}",
        f"Sunday, 8 May 2016, Dalmara: {BODY}",
        f"Dalmara (8 May 2016) - {BODY}",
        f"Dalmara, (SANA) 8 May 2016 - {BODY}",
        f"DALMARA, SANA, May 8, 2016 – {BODY}",
        f"Dalmara. May 8, 2016. INTERFAX. {BODY}",
        f"Trucks cross the bridge\n\nDALMARA | Sun May 8, 2016 3:14 pm EDT DALMARA - {BODY}",
        f"North Dalmara, NB, May 8, 2016 — {BODY}",
        f"DALMARA, 08.05.2016 - {BODY}",
        f"Dalmara / Tessa, 8 May 2016 – {BODY}",
        f"Trucks Cross\nInterview by Ana Lund, somewhere in the hills. May 8, 2016\n{BODY}",
    ],
)
def test_date_lines_are_found(text: str) -> None:
    found = dateline_date(text, lines_of(text))
    assert found is not None
    assert found.basis is DateBasis.DATELINE
    assert found.interval.start == date(2016, 5, 8)
    assert all(span.of(text) for span in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        f"Trucks Cross Bridge\nOn 8 May 2016 nine trucks crossed. {BODY}",
        f"Trucks Cross Bridge\n{BODY} It was the first time since 8 May 2016.",
        f"Guards lost the bridge on 8 May 2016\n{BODY}",
        f"Trucks Cross Bridge\nMay 8\n{BODY}",
        f"Trucks Cross\nDriven by Ana Lund, nine trucks crossed the bridge, 8 May 2016\n{BODY}",
        f"Dalmara (AFP) – {BODY}",
        f"DALMARA, May 8 (Reuters) - {BODY}",
        f"DALMARA, SANA, May 8 – {BODY}",
        f"Dalmara lost 8 May 2016 elections when nine trucks came. {BODY}",
        f"In Dalmara, 8 May 2016 was the day on which nine trucks came. {BODY}",
    ],
)
def test_dates_of_the_report_are_no_date_lines(text: str) -> None:
    assert dateline_date(text, lines_of(text)) is None


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))] if text else []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The truce began on 27 February 2016 and held until 5 March 2016.", date(2016, 2, 27)),
        ("It began on 27 February 2016. On March 3 it broke.", date(2016, 3, 3)),
        ("It began on 5 January 2017. On December 28 nine had died.", date(2017, 1, 5)),
        ("It began on 7 November 2016, after the vote of April 7.", date(2016, 11, 7)),
        ("The war, which began in March 2011, goes on. On May 6 nine died.", date(2011, 3, 1)),
        ("Since 2011 nothing has changed. On May 6 nine died.", date(2011, 1, 1)),
        ("The vote of 7 May 2015 will be repeated on 7 May 2017.", date(2015, 5, 7)),
        ("On May 6 nine died, and on February 27 ten.", None),
        ("Nine died on Sunday.", None),
        ("", None),
    ],
)
def test_the_lower_bound_is_the_latest_day_that_has_passed(text: str, start: date | None) -> None:
    found = infer_published(text, whole(text))
    assert found.basis is DateBasis.INFERRED
    assert (found.interval.start, found.interval.end) == (start, None)
    assert (found.interval.granularity is Granularity.VAGUE) is (start is None)
    assert found.note


def test_a_caption_bounds_the_year() -> None:
    caption = "Guards at the bridge on April 11, 2016. (AFP)"
    text = f"{caption} The truce of February 27 broke, and in early May the bridge fell."
    body, picture = [Span(len(caption), len(text))], [Span(0, len(caption))]
    found = infer_published(text, body, captions=picture)
    assert found.interval.start == date(2016, 5, 1)
    assert found.interval.end == date(2017, 2, 26)
    assert {s.of(text) for s in found.evidence} == {"April 11, 2016", "February 27", "May"}
    assert infer_published(text, whole(text)).interval.end is None


def test_only_the_given_spans_count() -> None:
    text = "Nine died on 8 May 2016. Copyright 1 January 2018"
    found = infer_published(text, [Span(0, 24)])
    assert found.interval.start == date(2016, 5, 8)


@given(st.text(max_size=200), st.integers(1, 28), st.integers(1, 12), st.integers(1990, 2030))
def test_inference_is_sound_and_fits(text: str, day: int, month: int, year: int) -> None:
    whole_text = f"{text} Nine died. It was on {day}.{month}.{year}, he said. {text}"
    found = infer_published(whole_text, whole(whole_text))
    for span in found.evidence:
        assert span.of(whole_text)
    start, end = found.interval.start, found.interval.end
    assert start is None or end is None or start < end
