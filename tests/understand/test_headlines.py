from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.headlines import headline_draft
from counterclaim.understand.words import cut_words
from tests.understand.scripted import occurrences


@pytest.mark.parametrize(
    ("headline", "names", "speaker"),
    [
        ("Truce holds in the north: Norland official", (), "Norland official"),
        ("Raid on market kills nine - monitor", (), "monitor"),
        ("Nobody left the city: Voss", ("Voss",), "Voss"),
        ("Nobody left the city: Voss", (), None),
        ("Government: Rebels broke truce nine times", (), "Government"),
        ("Health ministry: Raid on market kills nine", (), "Health ministry"),
        ("Ruwan Front: Nobody left the city of Kesh", ("Ruwan Front",), None),
        ("Norland: Truce on the brink of collapse", ("Norland",), None),
        ("The truce holds", (), None),
        ("Nine hurt in raid: what we know so far about the market attack", (), None),
    ],
)
def test_claim_and_speaker(headline: str, names: tuple[str, ...], speaker: str | None) -> None:
    whole = Span(0, len(headline))
    spans = tuple(occurrences(headline, name)[0] for name in names)
    found = headline_draft(headline, whole, cut_words(headline, (whole,)), spans)
    assert (found.source[0].of(headline) if found else None) == speaker
    if found:
        content, after = found.content[0], found.source[0].start > found.cue[0].start
        assert (content.start == 0) if after else (content.end == len(headline))
        assert found.cue[0].of(headline) in (":", "-")
