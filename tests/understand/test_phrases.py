"""Parts of one phrase are joined, and articles belong to their phrase."""

import pytest

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.phrases import whole_phrases


def _marked(marked: str, label: str) -> tuple[str, list[ScoredSpan]]:
    """The text without its bars; what stands between each two of them is a phrase."""
    parts = marked.split("|")
    found, at = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            found.append(ScoredSpan(Span(at, at + len(part)), label, 1 - number / 10))
        at += len(part)
    return "".join(parts), found


@pytest.mark.parametrize(
    ("marked", "label", "expected"),
    [
        ("Near Tal Rifa |Ruwan| |fighters| withdrew.", "Organisation", ["Ruwan fighters"]),
        ("They hit |a| |base|.", "Location", ["a base"]),
        ("|The| |Ruwan Council| met.", "Organisation", ["The Ruwan Council"]),
        ("the |Governor| |Aram Voss| spoke.", "Person", ["the Governor Aram Voss"]),
        ("the |province of| |Dorn| is quiet.", "Location", ["the province of Dorn"]),
        ("It met the |council| twice.", "Organisation", ["the council"]),
    ],
)
def test_what_is_one_phrase(marked: str, label: str, expected: list[str]) -> None:
    text, found = _marked(marked, label)
    assert [p.span.of(text) for p in whole_phrases(text, found)] == expected


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("in |Tal Rifa| |Dorn| and elsewhere", "Location"),
        ("by |a brigade| |the Dorn|-based watchdog said", "Organisation"),
        ("in |a| |al-Ruwan Front| shelling", "Organisation"),
        ("if |Dorn| |its allies| agree", "Organisation"),
        ("from |Dorn|, |the town| said", "Location"),
        ("on the |morning| of a day", "Temporal"),
        ("bathe |council| members", "Organisation"),
    ],
)
def test_what_is_none(marked: str, label: str) -> None:
    text, found = _marked(marked, label)
    assert whole_phrases(text, found) == found


def test_types_are_not_mixed_and_a_whole_is_as_likely_as_its_least_likely_part() -> None:
    text, (first, second) = _marked("|Ruwan| |fighters| withdrew", "Organisation")
    [whole] = whole_phrases(text, [second, first])
    assert whole == ScoredSpan(Span(0, 14), "Organisation", min(first.score, second.score))
    other = ScoredSpan(second.span, "Person", second.score)
    assert whole_phrases(text, [first, other]) == [first, other]


def test_an_article_that_is_marked_already_stays_where_it_is() -> None:
    text, (article, name) = _marked("|the| |Council| met", "Organisation")
    other = ScoredSpan(article.span, "Person", 0.9)
    assert whole_phrases(text, [other, name]) == [other, name]
