"""What another says behind a semicolon is laid on him, and not on the first speaker."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.semicolons import parted_at_semicolons
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, occurrences
from tests.understand.test_closing_speakers import draft, surfaces


def parted(text: str, *said: Said, names: tuple[str, ...] = ()) -> list[Said]:
    whole = Span(0, len(text))
    words, sentences = cut_words(text, (whole,)), find_sentences(text, (whole,))
    marked = tuple(span for name in names for span in occurrences(text, name))
    drafts = [draft(text, one) for one in said]
    return surfaces(text, parted_at_semicolons(text, words, whole, sentences, drafts, marked))


@pytest.mark.parametrize(
    ("behind", "second"),
    [
        ("the rebels count 12 dead", ("the rebels", "count", "12 dead")),
        ("Norland puts the toll at nine", ("Norland", "puts", "the toll at nine")),
        ("but witnesses said nobody was hurt", ("witnesses", "said", "nobody was hurt")),
        ("Norland blames a drone", ("Norland", "blames", "a drone")),
        ("a local council counts nine", ("a local council", "counts", "nine")),
    ],
)
def test_a_semicolon_parts_two_speakers(behind: str, second: Said) -> None:
    content = f"forty died in the raid; {behind}"
    found = parted(f"The army says {content}.", ("The army", "says", content), names=("Norland",))
    first = ("The army", "says", "forty died in the raid")
    assert found == [first, second]


def test_a_third_speaker_has_words_of_his_own() -> None:
    content = "forty died; the rebels count nine dead; the council counts six dead"
    assert parted(f"The army says {content}.", ("The army", "says", content)) == [
        ("The army", "says", "forty died"),
        ("the rebels", "count", "nine dead"),
        ("the council", "counts", "six dead"),
    ]


def test_who_is_read_already_is_not_read_twice() -> None:
    content = "forty died; the rebels blame a drone"
    other = ("the rebels", "blame", "a drone")
    found = parted(f"The army says {content}.", ("The army", "says", content), other)
    assert found == [("The army", "says", "forty died"), other]


@pytest.mark.parametrize(
    "content",
    [
        "the convoy was shelled; that four lorries burned; and that nobody was hurt",
        "the pier was shut; the road stayed open",
        "the mayor was told of it; he said nothing to the guards",
        "“the pier is shut; the rebels say nobody is hurt”",
    ],
)
def test_what_goes_on_stays_with_its_speaker(content: str) -> None:
    said = ("The army", "says", content)
    assert parted(f"The army says {content}.", said) == [said]
