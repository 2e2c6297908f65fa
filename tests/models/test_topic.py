"""The topic guess: names do not count, and war reports of the gold sets pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.errors import ModelMissingError
from counterclaim.models import load_topic
from counterclaim.models.topic import features

WAR = (
    "Rebel fighters shelled the village on Friday, killing at least 13 people, the army said. "
    "The opposition denied that its fighters had broken the ceasefire."
)
OTHER = (
    "The striker scored twice in the second half and the home side won the cup for the first time "
    "in a decade, to the delight of the crowd in the stadium."
)


def test_war_scores_above_the_threshold_and_sport_below() -> None:
    topic = load_topic()
    assert topic.score(WAR) >= topic.threshold > topic.score(OTHER)


def test_names_of_parties_change_nothing() -> None:
    one = WAR.replace("village", "town of Aleppo").replace("army", "Russian army")
    two = WAR.replace("village", "town of Donetsk").replace("army", "American army")
    assert features(one) == features(two)
    assert load_topic().score(one) == load_topic().score(two)


def test_a_text_without_words_is_let_through() -> None:
    assert load_topic().score("") == 1.0


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="topic"):
        load_topic(tmp_path / "none.npz")


@pytest.mark.parametrize(
    ("task", "scheme"), [("casualties", None), ("conflictnews", None), ("entities", "re3d")]
)
def test_war_reports_of_dev_pass(gold: Path, task: str, scheme: str | None) -> None:
    topic = load_topic()
    with (gold / task / "dev.jsonl").open(encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [
        f"{r.get('title') or ''}\n{r['text']}" for r in rows if scheme in (None, r.get("scheme"))
    ]
    kept = sum(topic.score(text) >= topic.threshold for text in texts)
    assert kept >= len(texts) - 1
    assert kept / len(texts) >= 0.92
