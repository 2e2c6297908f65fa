"""Quotations that are told by where they were posted, without a verb of saying."""

from __future__ import annotations

import pytest

from counterclaim.understand import understand
from tests.understand.scripted import Said, ScriptedReader, article


def _posted(text: str, *names: str) -> list[Said]:
    reader = ScriptedReader(names=[("Person", name) for name in names])
    found = understand(article(text), reader=reader).attributions
    return [(a.source[0].of(text), a.cue[0].of(text), a.content[0].of(text)) for a in found]


_WORDS = '"The pier will be held."'


@pytest.mark.parametrize(
    ("head", "source", "cue"),
    [
        ("Orm Tarn on X:", "Orm Tarn", "on X"),
        ("Premier Orm Tarn on Telegram:", "Premier Orm Tarn", "on Telegram"),
        ("Rain fell. Orm Tarn via Facebook:", "Orm Tarn", "via Facebook"),
        ("Orm Tarn, head of the port, on Twitter:", "Orm Tarn, head of the port", "on Twitter"),
        ("The junta in a post on X:", "The junta", "in a post on X"),
        ("In a post on X, Premier Orm Tarn:", "Premier Orm Tarn", "In a post on X"),
        ("Tweet by Orm Tarn:", "Orm Tarn", "Tweet by"),
    ],
)
def test_who_posts_a_quotation_says_it(head: str, source: str, cue: str) -> None:
    assert _posted(f"{head} {_WORDS}", "Orm Tarn") == [(source, cue, _WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        f"What was said on Telegram: {_WORDS}",
        f"The bridge on X: {_WORDS}",
        "Orm Tarn on X: The pier will be held.",
        f"Orm Tarn at the pier: {_WORDS}",
    ],
)
def test_without_a_speaker_a_site_or_marks_nobody_does(text: str) -> None:
    assert _posted(text, "Orm Tarn") == []


def test_what_was_read_without_a_speaker_gives_way() -> None:
    text = f"Orm Tarn on X: {_WORDS}"
    reader = ScriptedReader(said=[("", ":", _WORDS)], names=[("Person", "Orm Tarn")])
    found = understand(article(text), reader=reader).attributions
    assert [a.source[0].of(text) for a in found] == ["Orm Tarn"]
