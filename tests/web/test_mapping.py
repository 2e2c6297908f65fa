"""Places in a drawing: inside the frame, as large as they are uncertain, never a speck."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.show.web.mapping import WIDTH, drawn, frame_around, middle, outlines
from counterclaim.show.web.views.places import plotted

POINTS = st.lists(st.tuples(st.floats(-170, 170), st.floats(-70, 70)), min_size=1, max_size=30)


@given(POINTS)
def test_every_point_stands_inside_its_frame(points: list[tuple[float, float]]) -> None:
    frame = frame_around(points)
    assert frame is not None
    for lon, lat in points:
        x, y = frame.place(lon, lat)
        assert 0 <= x <= WIDTH
        assert 0 <= y <= frame.height


def test_a_governorate_is_larger_than_a_village() -> None:
    frame = frame_around([(37.0, 36.1), (38.0, 35.0)])
    assert frame is not None
    assert frame.radius(50) > 3 * frame.radius(2)


def test_one_stray_place_does_not_shrink_the_region() -> None:
    near = [(37 + n / 100, 36 + n / 100) for n in range(40)]
    frame = frame_around(middle([*near, (-88.0, 42.0)]))
    assert frame is not None
    assert frame.west > 30


def test_no_point_gives_no_frame() -> None:
    assert frame_around([]) is None


def test_the_outlines_hold_the_border_of_a_region_and_never_cross_the_map() -> None:
    frame = frame_around([(36.0, 33.0), (42.0, 37.0)])
    assert frame is not None
    assert drawn(frame).count("M") >= 5
    for line in outlines():
        for (a, _), (b, _) in pairwise(line):
            assert abs(a - b) <= 180


MAY = {date(2016, 5, 2) + timedelta(days=n): 10 for n in range(60)}


@pytest.mark.parametrize(
    ("far_off", "expected"),
    [
        ({}, (date(2016, 5, 2), date(2016, 6, 30))),
        ({date(1500, 1, 1): 2}, (date(2016, 5, 2), date(2016, 6, 30))),
        ({date(1500, 1, 1): 2, date(2030, 1, 7): 3}, (date(2016, 5, 2), date(2016, 6, 30))),
        ({date(2016, 4, 27): 2}, (date(2016, 4, 25), date(2016, 6, 30))),
        ({date(2001, 1, 1): 70}, (date(2001, 1, 1), date(2016, 6, 30))),
    ],
)
def test_few_far_off_days_do_not_squeeze_the_plot_of_weeks(
    far_off: dict[date, int], expected: tuple[date, date]
) -> None:
    assert plotted({**MAY, **far_off}) == expected


def test_history_before_the_time_of_the_reports_does_not_squeeze_the_plot_either() -> None:
    old = {**MAY, date(1962, 12, 31): 70}
    assert plotted(old) == (date(1962, 12, 31), date(2016, 6, 30))
    assert plotted(old, date(2015, 5, 1)) == (date(2016, 5, 2), date(2016, 6, 30))
    assert plotted({date(1962, 12, 31): 2}, date(2015, 5, 1))[1] == date(1962, 12, 31)
