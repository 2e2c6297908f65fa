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
        ("They met |a| |Ruwan patrol|.", "Organisation", ["a Ruwan patrol"]),
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
        ("if |Dorn| |its allies| agree", "Organisation"),
        ("from |Dorn|, |the town| said", "Location"),
        ("on |rebel-held| |Dorn| at dawn", "Organisation"),
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


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("in |a| |al-Ruwan Front| shelling", ["al-Ruwan Front"]), ("|The| war goes on", [])],
)
def test_an_article_is_no_phrase(marked: str, expected: list[str]) -> None:
    text, found = _marked(marked, "Organisation")
    assert [p.span.of(text) for p in whole_phrases(text, found)] == expected


def test_an_article_of_any_type_goes_to_what_follows() -> None:
    text, (article, council) = _marked("|the| |Council| met", "Organisation")
    other = ScoredSpan(article.span, "Person", 0.9)
    [whole] = whole_phrases(text, [other, council])
    assert whole == ScoredSpan(Span(0, 11), "Organisation", council.score)


def test_a_phrase_of_a_rarer_type_is_left_out_if_it_is_likelier_none() -> None:
    unsure = [ScoredSpan(Span(0, 7), "Weapon", 0.4), ScoredSpan(Span(12, 19), "Location", 0.4)]
    assert whole_phrases("mortars hit a hillside", unsure) == unsure[1:]
    assert whole_phrases("mortars hit a hillside", unsure, least=0.0) == unsure
