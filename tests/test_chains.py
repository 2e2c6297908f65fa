"""Through whom a text says what it says: chains of speakers, read with the shipped weights."""

from __future__ import annotations

from functools import cache

import pytest

from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Attribution, Reading
from tests.understand.scripted import article, occurrences

#: A text, a phrase of it that is told through others, and these from the outermost in.
CHAINS = [
    (
        "DORN, 3 May 2016 - According to the Coast Herald, quoting the defence ministry, four "
        "soldiers were killed near Kelt.",
        "four soldiers",
        ("the Coast Herald", "the defence ministry"),
    ),
    (
        "The Coast Herald quoted a police officer as saying that the rebels had admitted planting "
        "the bomb.",
        "planting the bomb",
        ("The Coast Herald", "a police officer", "the rebels"),
    ),
    (
        "Residents told the Kelt Monitor that soldiers had warned them that the dam would be "
        "blown up.",
        "would be blown up",
        ("Residents", "soldiers"),
    ),
    (
        "State television reported that a captured fighter had confessed that Norland paid him to "
        "attack the bridge.",
        "Norland paid him",
        ("State television", "a captured fighter"),
    ),
    (
        '"The ministry told us that nobody was hurt," said Mara Tell, a teacher in Kelt.',
        "nobody was hurt",
        ("Mara Tell, a teacher in Kelt", "The ministry"),
    ),
    (
        '"They said they would burn the village if we did not leave," Ivo Karm told the Herald.',
        "burn the village",
        ("Ivo Karm", "They"),
    ),
    (
        "The envoy said both sides had assured him that they would respect the truce.",
        "respect the truce",
        ("The envoy", "both sides"),
    ),
    (
        "Radio Kelt said that the governor had told its reporter that the rebels had promised to "
        "free the hostages.",
        "free the hostages",
        ("Radio Kelt", "the governor", "the rebels"),
    ),
    (
        "The rights group said survivors had told it that guards threatened to kill them.",
        "to kill them",
        ("The rights group", "survivors", "guards"),
    ),
    (
        "The head of the mission said local leaders complained that soldiers had looted their "
        "shops.",
        "looted their shops",
        ("The head of the mission", "local leaders"),
    ),
    (
        "Hale said in a video that the government had lied when it said the road was open.",
        "the road was open",
        ("Hale", "it"),
    ),
    (
        "However, a spokesman declined to say whether army helicopters were in the area, according "
        "to the Norland Press.",
        "army helicopters",
        ("the Norland Press", "a spokesman"),
    ),
    (
        "Reik said that Norland's allies believed that Ostmark was preparing an attack.",
        "preparing an attack",
        ("Reik", "Norland's allies"),
    ),
]


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def _read(told: Article) -> tuple[Attribution, ...]:
    (reading,) = _pipeline().understand((told,))
    assert isinstance(reading, Reading)
    return reading.understanding.attributions


@pytest.mark.parametrize(("text", "phrase", "speakers"), CHAINS)
def test_who_says_it_through_whom(text: str, phrase: str, speakers: tuple[str, ...]) -> None:
    (where,) = occurrences(text, phrase)
    found = {one.id: one for one in _read(article(text))}
    holding = (one for one in found.values() if any(c.contains(where) for c in one.content))
    chain = max((_chain(found, one) for one in holding), key=len, default=[])
    told = tuple(" ".join(part.of(text) for part in one.source) for one in chain)
    assert told == speakers


def _chain(found: dict[str, Attribution], one: Attribution) -> list[Attribution]:
    """From the outermost attribution in to one."""
    return [*(_chain(found, found[one.parent]) if one.parent else []), one]
