"""Who tells of something, and who did it."""

from __future__ import annotations

import pytest

from counterclaim.compare.incidents.voices import only_tells, speaker_of
from counterclaim.records import Attribution, Event, EventType, Factuality, Speaker, Stance
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


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The watch said the raid, believed to be Norlandic, killed nine.", "believed", "watch"),
        ("The watch said allegations that a raid killed nine were aired.", "allegations", None),
    ],
)
def test_what_is_only_taken_for_so_is_told_by_who_tells_of_it(
    text: str, cue: str, speaker: str | None
) -> None:
    nine, watch = _span(text, "killed nine"), _span(text, "The watch")
    said = Attribution("a", "x", (watch,), (_span(text, "said"),), (nine,), Stance.SAYS, 1.0, "t")
    held = Attribution(
        "b", "x", (), (_span(text, cue),), (nine,), Stance.SAYS, 1.0, "t", parent="a"
    )
    speakers = {"a": Speaker("a", "watch", "exact", 1.0, "t")}
    assert speaker_of("b", {"a": said, "b": held}, speakers, text) == speaker
