"""An inferred date is narrowed by dated knowledge, and never against the text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from counterclaim.records import (
    Actor,
    Article,
    Ceasefire,
    DateBasis,
    Granularity,
    Interval,
    MentionKind,
    Name,
    Published,
    Role,
)
from counterclaim.resolve.dating import narrow_published
from tests.views import BlankView

TRUCE = Ceasefire("t", "River truce", "truce", date(2016, 2, 22), date(2016, 2, 27))
WEEK = Ceasefire("w", "Week of calm", "truce", None, date(2016, 9, 12), date(2016, 9, 20))
FRONT = Actor(
    "front",
    "Hill Front",
    MentionKind.ARMED_GROUP,
    names=(Name("Hill Front"), Name("Front of the Hills", date(2016, 7, 28))),
)
MINISTER = Actor(
    "ada",
    "Ada Marsh",
    MentionKind.PERSON,
    names=(Name("Ada Marsh"),),
    roles=(Role("Minister of Harbours", None, date(2015, 1, 1), date(2016, 5, 29)),),
)


class View(BlankView):
    def actors(self) -> Iterable[Actor]:
        return (FRONT, MINISTER)


def undated(
    text: str, *, low: date | None = None, basis: DateBasis = DateBasis.INFERRED
) -> Article:
    return Article(
        id="x",
        sha256="",
        raw=b"",
        text=text,
        title="",
        origin="",
        media_type="text/plain",
        published=Published(Interval(low, None, Granularity.VAGUE), basis),
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The Front of the Hills attacked.", date(2016, 7, 28), None),
        ("The Hill Front attacked.", None, None),
        ("Harbours Minister Ada Marsh spoke.", date(2015, 1, 1), date(2016, 6, 5)),
        ("Former harbours minister Ada Marsh spoke.", None, None),
        ("The truce holds since February 27th.", date(2016, 2, 27), date(2017, 2, 27)),
        ("The market closed on February 27th.", None, None),
        ("The truce holds since February 27, 2014.", None, None),
        ("The seven-day truce expired last Monday.", date(2016, 9, 20), date(2016, 10, 4)),
        ("The seven-day truce expired last Friday.", None, None),
        ("Ada Marsh said Sunday that she was resigning.", date(2016, 5, 29), date(2016, 6, 5)),
        ("Ada Marsh said Friday that she was resigning.", None, None),
        (
            "The truce holds since 27 February. On June 15 it was broken.",
            date(2016, 6, 15),
            date(2017, 2, 27),
        ),
    ],
)
def test_clues_narrow_the_interval(text: str, start: date | None, end: date | None) -> None:
    found = narrow_published(undated(text), view=View(), agreements=[TRUCE, WEEK]).published
    assert (found.interval.start, found.interval.end) == (start, end)
    assert bool(found.evidence) == (start is not None)
    assert all(span.of(text) for span in found.evidence)


def test_a_clue_against_the_text_is_left_out() -> None:
    article = undated("The truce holds since February 27th.", low=date(2018, 1, 1))
    found = narrow_published(article, view=View(), agreements=[TRUCE])
    assert found.published.interval.start == date(2018, 1, 1)
    assert found.published.interval.end is None


def test_a_stated_date_is_left_alone() -> None:
    article = undated("The Front of the Hills attacked.", basis=DateBasis.METADATA)
    assert narrow_published(article, view=View()) is article
