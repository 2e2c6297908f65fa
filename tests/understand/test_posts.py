"""Posts of others that a page sets into its report."""

from __future__ import annotations

import pytest

from counterclaim.understand import understand
from tests.understand.scripted import ScriptedReader, article


def _signed(text: str, *names: str) -> list[tuple[str, str]]:
    reader = ScriptedReader(names=[("Person", name) for name in names])
    found = understand(article(text), reader=reader).attributions
    return [(a.source[0].of(text), a.content[0].of(text)) for a in found]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fall on the pier again. — Orm Tarn (@tarn) May 5, 2016",
        "Shells fall on the pier again - Orm Tarn (@tarn) 5 May 2016 The council met.",
        "Shells fall on the pier again. Orm Tarn (@tarn) May 5 2016",
    ],
)
def test_who_signs_a_post_says_it(text: str) -> None:
    assert _signed(text, "Orm Tarn") == [("Orm Tarn", "Shells fall on the pier again")]


def test_each_of_two_posts_has_its_own_words() -> None:
    text = (
        "Shells fall on the pier. — Orm Tarn (@tarn) May 5, 2016 We all ran. — Voss (@v) May 6 2016"
    )
    assert _signed(text) == [("Orm Tarn", "Shells fall on the pier")]  # the second is too short


@pytest.mark.parametrize(
    "text",
    [
        "Shells fall on the pier again (@tarn) May 5, 2016",
        "Shells fall on the pier again. — Orm Tarn (@tarn) wrote it.",
        f"{'The council met on Monday and again on Tuesday. ' * 5}It fell. — Voss (@v) May 5, 2016",
    ],
)
def test_without_a_signature_or_a_beginning_nobody_does(text: str) -> None:
    assert _signed(text) == []
