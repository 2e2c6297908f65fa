"""docs/method.md gives the numbers that decide, and names modules that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterclaim.compare import copies, stories
from counterclaim.compare.charges import matrix
from counterclaim.compare.incidents import agreement, eventdays, evidence, standing, tolls
from counterclaim.compare.logodds import FEWEST_ARTICLES, FEWEST_MENTIONS
from counterclaim.compare.replies.links import NEAR_DAYS
from counterclaim.compare.truces.named import TOLD_OTHERWISE
from counterclaim.resolve.actors import variants
from counterclaim.resolve.places.resolving import CLEAR
from counterclaim.understand.attributions import tree
from counterclaim.understand.attributions.nested import DEEPEST

ROOT = Path(__file__).parents[2]
PAGE = " ".join((ROOT / "docs" / "method.md").read_text(encoding="utf-8").split())
WORDS = {3: "three", 5: "five", 10: "ten"}


def fraction(number: float) -> str:
    """As the page writes it: .6."""
    return f"{number:g}".removeprefix("0")


@pytest.mark.parametrize(
    "words",
    [
        f"their score reaches {fraction(evidence.THRESHOLD)} ",
        f"the same toll of {WORDS[evidence.RARE_FIGURE]} and more",
        f"of {WORDS[tolls.TELLING_TOLL + 1]} to nine",
        f"the same sentence of {WORDS[evidence.SENTENCE_WORDS]} words and more",
        f"the last {eventdays.RECENT.days} days, of the last {WORDS[eventdays.FRESH.days]}",
        f"within {WORDS[copies.WINDOW.days]} days",
        f"(average link {fraction(stories.THRESHOLD)},",
        f"({fraction(matrix.SAME_WORDS)} of the shorter one's word pairs)",
        f"within {NEAR_DAYS} days and with one best match",
        f"fewer than {WORDS[FEWEST_MENTIONS]} mentions or {WORDS[FEWEST_ARTICLES]} articles",
        f"alike by {fraction(variants.SURE)} or more,",
        f"(below {fraction(tree.LEAST_SCORE)}, or {fraction(tree.LEAST_SOURCELESS)} where nobody",
        f"at most {WORDS[DEEPEST]} layers deep",
        f"up to {TOLD_OTHERWISE} days from its own",
    ],
)
def test_the_numbers_are_those_of_the_code(words: str) -> None:
    assert words in PAGE


def test_the_shares_in_words_are_those_of_the_code() -> None:
    assert (copies.THRESHOLD, copies.FRESH) == (1 / 4, 1 / 8)
    assert "a quarter of the shorter one's three-word sequences" in PAGE
    assert "an eighth of those that are not standing text" in PAGE
    assert agreement.CLOSE == standing.FIFTH == 1 / 5
    assert CLEAR == 1 / 2
    assert "by less than 3 to 2 stays open" in PAGE


def test_the_modules_that_it_names_are_there() -> None:
    named = re.findall(r"`([\w/]+\.(?:py|tsv))`", PAGE)
    assert named
    assert [n for n in named if not (ROOT / "src" / "counterclaim" / n).is_file()] == []
