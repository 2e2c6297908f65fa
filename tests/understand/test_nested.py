"""What is told inside a content tells something of its own."""

from __future__ import annotations

import pytest

from counterclaim.records import LinkedAttribution
from counterclaim.understand.attributions.nested import inner_drafts
from counterclaim.understand.attributions.purposes import without_purposes
from tests.understand.scripted import occurrences
from tests.understand.test_sources import draft, layout


@pytest.mark.parametrize(("content", "kept"), [("which", 0), ("which Norland had agreed", 1)])
def test_a_pronoun_alone_is_no_content(content: str, kept: int) -> None:
    told = "the truce, which Norland had agreed in May, was over"
    text = f"Voss said {told}."
    words, _ = layout(text)
    parent = draft(text, ("Voss", "said", told))
    source, cue, said = (occurrences(told, p)[0] for p in ("Norland", "had agreed", content))
    link = LinkedAttribution((source,), (cue,), (said,), 0.9)
    found = inner_drafts(words, parent, [(parent.content[0], [link])], version="test")
    assert len(found) == kept


def test_what_became_of_claims_is_no_claim() -> None:
    text = "Voss said nine had died, claims that could not be verified."
    words, _ = layout(text)
    drafts = [
        draft(text, ("Voss", "said", "nine had died")),
        draft(text, ("Voss", "claims", "that could not be verified")),
    ]
    assert without_purposes(words, drafts) == drafts[:1]
