"""Whether a spelling is a verb or a noun, by the words beside it."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.events.wordclass import Spot, fits
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import cut_words


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("They ended it by foiling the attack and killing 20 gunmen.", "killing", True),
        ("They ended it by foiling the attack and killing at least 20 gunmen.", "killing", True),
        ("The siege went on with raids and shelling the town by night.", "shelling", True),
        ("Nine died in air strikes and shelling since May.", "shelling", False),
        ("They spoke of the attack and killing of two men.", "killing", False),
    ],
)
def test_a_gerund_beside_a_noun_is_a_verb_where_it_acts_on_something(
    text: str, word: str, verb: bool
) -> None:
    words = cut_words(text, (Span(0, len(text)),))
    at = words.lower.index(word)
    spot = Spot(words, at, at, range(len(words.lower)))
    assert fits(spot, Form.GERUND, verb=True, phrase=word) is verb
