from __future__ import annotations

from pathlib import Path

from benchmarks.tasks import conflictnews

from counterclaim.pipeline import Pipeline


def test_giving_in_and_leaving_are_events_of_two_classes_as_the_gold_has_them(
    tmp_path: Path,
) -> None:
    text = (
        "The Kelian army withdrew from the town of Orm on Monday. "
        "Its government repealed the law on exile on Sunday."
    )
    record = {"id": "a", "text": text, "published": "2031-05-06"}
    (made,) = conflictnews.predict([record], tmp_path, Pipeline())
    types = {text[slice(*event["trigger"])]: event["type"] for event in made["events"]}
    assert types == {"withdrew": "RETREAT", "repealed": "CONCEDE"}
