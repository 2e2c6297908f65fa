"""What another says behind a colon, in text that lost its quotation marks."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.coloned import parted_at_colons
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import Said, occurrences
from tests.understand.test_closing_speakers import draft, surfaces


def parted(text: str, said: Said, names: tuple[str, ...]) -> list[Said]:
    whole = (Span(0, len(text)),)
    marked = tuple(span for name in names for span in occurrences(text, name))
    words, sentences = cut_words(text, whole), find_sentences(text, whole)
    drafts = [draft(text, said)]
    return surfaces(text, parted_at_colons(text, words, sentences, drafts, names=marked))


@pytest.mark.parametrize(
    ("head", "behind", "names", "second"),
    [
        (
            "Many guards say that help was late",
            "Nobody came to us until the rain said the medic Orm Tarn.",
            ("Orm Tarn",),
            ("the medic Orm Tarn", "said", "Nobody came to us until the rain"),
        ),
        (
            "Many guards say that help was late",
            "People here are tired of waiting he told the Herald.",
            ("the Herald",),
            ("he", "told", "People here are tired of waiting"),
        ),
    ],
)
def test_a_colon_parts_two_speakers(
    head: str, behind: str, names: tuple[str, ...], second: Said
) -> None:
    told = behind.rpartition(second[1])[0].removesuffix(f"{second[0]} ").strip()
    first = ("Many guards", "say", f"that help was late: {told}")
    found = parted(f"{head}: {behind}", first, names)
    assert found == [("Many guards", "say", "that help was late"), second]


@pytest.mark.parametrize(
    "text",
    [
        "Guards say that help was late: Nobody came to us until the rain.",
        'Guards say that help was late: "Nobody came to us" said the medic Orm Tarn.',
        "Guards say that help was late: nobody came to us said the medic Orm Tarn.",
    ],
)
def test_a_colon_parts_nothing_without_a_second_speaker_or_where_marks_stand(text: str) -> None:
    end = text.index(" said") if " said" in text else len(text) - 1
    said = ("Guards", "say", text[len("Guards say ") : end])
    assert parted(text, said, ("Orm Tarn",)) == [said]
