"""What is told inside a content tells something of its own."""

from __future__ import annotations

import pytest

from counterclaim.records import LinkedAttribution
from counterclaim.understand.attributions.nested import (
    clause,
    closing_drafts,
    inner_drafts,
    worth_reading,
)
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


@pytest.mark.parametrize(
    ("told", "cue", "content", "kept"),
    [
        ("crews are chosen according to merit and to rank", "according to", "merit and to rank", 0),
        ("it was no chance so do not tell me it was chance", "do not tell", "it was chance", 0),
        ("it was reportedly the army that had left the port", "reportedly", "the army that", 1),
    ],
)
def test_what_nobody_says_is_no_claim_inside_a_content(
    told: str, cue: str, content: str, kept: int
) -> None:
    words, _ = layout(f"Voss said {told}.")
    parent = draft(f"Voss said {told}.", ("Voss", "said", told))
    said, what = ((occurrences(told, part)[0],) for part in (cue, content))
    readings = [(parent.content[0], [LinkedAttribution((), said, what, 0.9)])]
    assert len(inner_drafts(words, parent, readings, version="test")) == kept


def test_what_became_of_claims_is_no_claim() -> None:
    text = "Voss said nine had died, claims that could not be verified."
    words, _ = layout(text)
    drafts = [
        draft(text, ("Voss", "said", "nine had died")),
        draft(text, ("Voss", "claims", "that could not be verified")),
    ]
    assert without_purposes(words, drafts) == drafts[:1]


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("that the guards had confessed to it", "the guards had confessed to it"),
        ("“The guards told us that it is over,”", "The guards told us that it is over,"),
        ("`` They say they are free . ''", "They say they are free ."),
        ("the guards called it a “lie”", "the guards called it a “lie”"),
        ("that", "that"),
    ],
)
def test_a_content_is_read_as_a_sentence(content: str, read: str) -> None:
    text = f"Voss said {content}."
    words, _ = layout(text)
    assert clause(words, occurrences(text, content)[0]).of(text) == read


@pytest.mark.parametrize(
    ("source", "cue", "content", "kept"),
    [
        ("we", "believe", "that the truce will hold", 0),
        ("we", "said", "that the truce will hold", 0),
        ("we", "deny", "that the truce was broken", 1),
        ("they", "believe", "that the truce will hold", 1),
    ],
)
def test_what_a_speaker_thinks_is_no_second_claim(
    source: str, cue: str, content: str, kept: int
) -> None:
    told = f"{source} {cue} {content}, whatever others do"
    text = f"Voss said {told}."
    words, _ = layout(text)
    who, how, what = ((occurrences(told, part)[0],) for part in (source, cue, content))
    parent = draft(text, ("Voss", "said", told))
    readings = [(parent.content[0], [LinkedAttribution(who, how, what, 0.9)])]
    assert len(inner_drafts(words, parent, readings, version="test")) == kept


@pytest.mark.parametrize(
    ("source", "cue", "score", "kept"),
    [
        ("", "was ordered", 0.45, 0),
        ("", "was ordered", 0.55, 1),
        ("", "was reportedly", 0.45, 1),
        ("Norland", "was ordered", 0.45, 1),
    ],
)
def test_inside_a_content_too_the_bar_is_higher_where_nobody_is_named(
    source: str, cue: str, score: float, kept: int
) -> None:
    told = f"the raid {cue} by night, and Norland knew"
    text = f"Voss said {told}."
    words, _ = layout(text)
    who, how, what = (tuple(occurrences(told, p)) if p else () for p in (source, cue, "by night"))
    parent = draft(text, ("Voss", "said", told))
    readings = [(parent.content[0], [LinkedAttribution(who, how, what, score)])]
    assert len(inner_drafts(words, parent, readings, version="test")) == kept


@pytest.mark.parametrize(
    ("cue", "content", "kept"),
    [
        ("to say", "whether the truce will hold", 0),
        ("to have said", "that the truce will hold", 1),
        ("think of", "the truce and its terms", 0),
        ("call for", "the truce and its terms", 1),
    ],
)
def test_the_rest_of_the_outer_cue_and_mere_thought_tell_nothing(
    cue: str, content: str, kept: int
) -> None:
    told = f"{cue} {content}, and Norland said so"
    text = f"Voss declined {told}."
    words, _ = layout(text)
    parent = draft(text, ("Voss", "declined", told))
    how, what = ((occurrences(told, part)[0],) for part in (cue, content))
    readings = [(parent.content[0], [LinkedAttribution((), how, what, 0.9)])]
    assert len(inner_drafts(words, parent, readings, version="test")) == kept


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("ten guards were killed in the port on Monday Orm Tarn said", "Orm Tarn"),
        ("ten guards were killed in the port on Monday as Orm Tarn said", None),
        ("ten guards were killed in the port on Monday", None),
    ],
)
def test_who_ends_a_content_is_heard_in_it(told: str, speaker: str | None) -> None:
    text = f"According to the Herald {told}."
    words, _ = layout(text)
    parent = draft(text, ("the Herald", "According to", told))
    names = tuple(occurrences(text, "Orm Tarn"))
    found = closing_drafts(text, words, parent, parent.content, known=(), names=names)
    assert [d.source[0].of(text) for d in found] == ([speaker] if speaker else [])
    assert all(d.parent is parent for d in found)
