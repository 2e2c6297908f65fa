"""Names of listed places are places, whatever the encoder takes them for."""

from __future__ import annotations

import pytest

from counterclaim.knowledge import load_knowledge
from counterclaim.records import Mention, MentionKind
from counterclaim.resolve.places import as_places
from counterclaim.spans import Span


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Khan Tuman", MentionKind.PERSON, MentionKind.PLACE),
        ("Khan Touman,", MentionKind.ORGANISATION, MentionKind.PLACE),
        ("Ali Shamkhani", MentionKind.PERSON, MentionKind.PERSON),
        ("Azaz", MentionKind.PERSON, MentionKind.PERSON),
        ("Islamic State", MentionKind.ARMED_GROUP, MentionKind.ARMED_GROUP),
    ],
)
def test_a_listed_place_taken_for_an_actor(
    text: str, kind: MentionKind, expected: MentionKind
) -> None:
    mention = Mention("m", "a", Span(0, len(text)), kind, text, 1.0, "test")
    (found,) = as_places([mention], view=load_knowledge())
    assert found.kind is expected
    assert found.text == text
