from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.figures import SHEETS
from benchmarks.scoring import intervals, load_scorer, look_up, scorer
from benchmarks.table import BEGIN, END, number, placed

SCORER = """
def interval(values):
    return [0.0, 1.0]


def score(gold, given, half=False):
    right = sum(given.get(k, {}).get("x") == row["x"] for k, row in gold.items())
    share = right / len(gold) / (2 if half else 1)
    return {"all": {"share": share}, "ids": sorted(gold), "ci": interval([share])}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made_up.py"
    path.write_text(SCORER, encoding="utf-8")
    return path


def _gold(count: int) -> dict[str, dict[str, object]]:
    return {f"r{n}": {"id": f"r{n}", "x": n % 2, "topic": n // 2} for n in range(count)}


def test_scores_with_options(file: Path) -> None:
    gold = _gold(4)
    assert scorer(file, "score", {})(gold, gold)["all"]["share"] == 1.0
    assert scorer(file, "score", {"half": True})(gold, gold)["all"]["share"] == 0.5


def test_a_quiet_scorer_does_not_resample_by_itself(file: Path) -> None:
    assert scorer(file, "score", {}, quiet=True)(_gold(1), {})["ci"] is None


def test_a_missing_scorer_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="is this the folder"):
        load_scorer(tmp_path / "none.py")


def test_the_interval_lies_about_the_figure_and_is_the_same_again(file: Path) -> None:
    gold = _gold(40)
    given = {k: row | {"x": 0} for k, row in gold.items()}
    score = scorer(file, "score", {}, quiet=True)
    found = intervals(score, gold, given, ["all.share"])
    assert found == intervals(score, gold, given, ["all.share"])
    low, high = found["all.share"]
    assert 0.3 < low < 0.5 < high < 0.7


def test_records_of_one_topic_are_drawn_together(file: Path) -> None:
    gold = _gold(8)
    given = {k: row | {"x": 0} for k, row in gold.items()}
    score = scorer(file, "score", {}, quiet=True)
    assert intervals(score, gold, given, ["all.share"], unit="topic")["all.share"] == (0.5, 0.5)


def test_one_topic_has_no_interval(file: Path) -> None:
    gold = {"a": {"id": "a", "x": 0, "topic": 1}, "b": {"id": "b", "x": 1, "topic": 1}}
    score = scorer(file, "score", {}, quiet=True)
    assert intervals(score, gold, gold, ["all.share"], unit="topic") == {}


def test_nothing_stands_under_a_path_that_is_not_there() -> None:
    assert look_up({"a": {"b": 1}}, "a.b") == 1
    assert look_up({"a": {"b": 1}}, "a.c.d") is None


@pytest.mark.parametrize(
    ("value", "shown"), [(0.7254, ".725"), (1.0, "1.000"), (0, ".000"), (None, "–")]
)
def test_numbers_are_written_short(value: float | None, shown: str) -> None:
    assert number(value) == shown


def test_the_table_takes_the_place_between_its_markers() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert placed(page, "new") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(ValueError, match="no <!-- results -->"):
        placed("no markers", "new")


def test_sheets_have_names_of_their_own() -> None:
    names = [sheet.name for sheet in SHEETS]
    assert len(names) == len(set(names))
