"""Which counts of dead are of one happening, and which of several."""

from __future__ import annotations

import pytest

from counterclaim.compare.incidents.deadcounts import counts_many
from counterclaim.records import Quantity, Unit
from counterclaim.spans import Span


def _dead(text: str, word: str) -> Quantity:
    span = Span(text.index(word), text.index(word) + len(word))
    low = float(word)
    return Quantity("q" + word, "a", span, low, low, low, Unit.KILLED, "killed", "", "test/1")


@pytest.mark.parametrize(
    ("text", "numbers", "many"),
    [
        ("In all 22 died, including 16 in Alma and 5 in Dera.", ("22", "16", "5"), True),
        ("In all 50 died, 36 in Alma and 14 in Dera.", ("50", "36", "14"), True),
        ("Some 34 people died in Alma, 14 in Dera and 11 in Tarn.", ("34", "14", "11"), False),
        ("In all 22 died, including 16 men and 5 women.", ("22", "16", "5"), False),
        ("In all 22 died, including 16 in Alma.", ("22", "16"), False),
        ("The toll rises to 22", ("22",), False),
        ("Raids killed 22 in the south and northeast of the country.", ("22",), True),
        ("Raids killed 22 in the south of the country.", ("22",), False),
    ],
)
def test_a_toll_of_several_places_is_of_several_happenings(
    text: str, numbers: tuple[str, ...], many: bool
) -> None:
    counts = [_dead(text, n) for n in numbers]
    assert counts_many(counts[0], counts, Span(0, len(text)), text) is many
