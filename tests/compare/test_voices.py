"""Who tells of something, and who did it."""

from __future__ import annotations

import pytest

from counterclaim.compare.incidents.voices import only_tells
from counterclaim.records import Attribution, Event, EventType, Factuality, Stance
from counterclaim.spans import Span


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


@pytest.mark.parametrize(
    ("text", "cue", "tells"),
    [
        ("Rebels reported strikes on Alma.", "reported", True),
        ("Rebels made no mention of strikes.", "made no mention of", True),
        ("Rebels announced strikes on Alma.", "announced", False),
        ("Rebels threatened strikes on Alma.", "threatened", False),
        ("Rebels later used the word strikes.", "", True),
        ("Rebels carried out strikes.", "", False),
    ],
)
def test_who_reports_strikes_did_not_carry_them_out(text: str, cue: str, tells: bool) -> None:
    rebels, strikes = _span(text, "Rebels"), _span(text, "strikes")
    cues = (_span(text, cue),) if cue else ()
    said = Attribution("a", "x", (rebels,), cues, (strikes,), Stance.SAYS, 1.0, "test")
    event = Event(
        id="e",
        article_id="x",
        trigger=strikes,
        type=EventType.ASSAULT,
        factuality=Factuality.REPORTED,
        score=1.0,
        made_by="test",
        attribution="a" if cue else None,
    )
    assert only_tells(event, rebels, {"a": said}, text) is tells
