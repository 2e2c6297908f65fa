"""What is told inside a content tells something of its own."""

from __future__ import annotations

import pytest

from counterclaim.records import LinkedAttribution
from counterclaim.understand.attributions.nested import inner_drafts, worth_reading
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


@pytest.mark.parametrize(
    ("cue", "content", "kept"),
    [
        ("called on", "Soria to leave the port", 1),
        ("wants", "Soria to leave the port", 1),
        ("is known as", "the old pier", 0),
    ],
)
def test_what_is_asked_wanted_or_hoped_is_told_inside_a_content(
    cue: str, content: str, kept: int
) -> None:
    told = f"since the raid in May Norland {cue} {content}"
    words, _ = layout(f"Voss said {told}.")
    parent = draft(f"Voss said {told}.", ("Voss", "said", told))
    source, said, what = ((occurrences(told, p)[0],) for p in ("Norland", cue, content))
    link = LinkedAttribution(source, said, what, 0.9)
    links = [link] if worth_reading(words, parent.content[0]) else []
    assert len(inner_drafts(words, parent, [(parent.content[0], links)], version="t")) == kept


def test_what_became_of_claims_is_no_claim() -> None:
    text = "Voss said nine had died, claims that could not be verified."
    words, _ = layout(text)
    drafts = [
        draft(text, ("Voss", "said", "nine had died")),
        draft(text, ("Voss", "claims", "that could not be verified")),
    ]
    assert without_purposes(words, drafts) == drafts[:1]
