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


def test_a_dash_in_a_post_is_no_part_of_its_signature() -> None:
    text = "Shells fall on the pier -Kesh.pic.co - The Blue Helmets (@helmets) June 12 2016"
    assert _signed(text) == [("The Blue Helmets", "Shells fall on the pier -Kesh.pic.co")]


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"We ran to the pier at night" - Orm Tarn. Nine were hurt.', True),
        (
            'Nine were hurt. "We ran to the pier at night." Orm Tarn, baker in Kesh. It rained.',
            True,
        ),
        ('"We ran to the pier at night", Orm Tarn said. Nine were hurt.', False),
        ('"We ran to the pier at night." Orm Tarn, who said so, left.', False),
        ('"We ran to the pier at night." Orm Tarn left the town, and others too.', False),
        ('"We ran to the pier at night." Orm Tarn', False),
    ],
)
def test_who_signs_a_quotation_says_it(text: str, said: bool) -> None:
    words = text[text.index('"') : text.rindex('"') + 1]
    assert _signed(text, "Orm Tarn") == ([("Orm Tarn", words)] if said else [])
