"""The scripts of examples/questions: each answers its question on a real ledger."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "questions"
SCRIPTS = sorted(FOLDER.glob("q*.py"))
README = (FOLDER.parent / "README.md").read_text("utf-8")


def answer(
    script: Path,
    *arguments: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> str:
    monkeypatch.setattr(sys, "argv", [str(script), *map(str, arguments)])
    runpy.run_path(str(script), run_name="__main__")
    return capsys.readouterr().out


def test_there_is_a_script_for_each_of_the_six_questions() -> None:
    assert [s.name[:2] for s in SCRIPTS] == [f"q{n}" for n in range(1, 7)]
    for script in SCRIPTS:
        assert f"`{script.name}`" in README
        assert len(script.read_text("utf-8").splitlines()) < 60


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: s.stem)
def test_a_script_answers_on_a_real_ledger(
    script: Path,
    read_ledger: Path,
    made_ledger: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for ledger in (read_ledger, made_ledger):
        found = answer(script, ledger, monkeypatch=monkeypatch, capsys=capsys)
        assert found.strip() or script.stem.startswith("q6"), script.name
    found = answer(script, made_ledger, monkeypatch=monkeypatch, capsys=capsys)
    if script.stem.startswith("q1"):
        assert "The Lantern → Harbour news agency → Ministry of Ports" in found
    if script.stem.startswith("q2"):
        assert "conflict on killed: “at least 13” against “at least 13”" in found


def test_the_sentence_is_shown_on_its_exact_characters(
    made_ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(SCRIPTS[5], made_ledger, "shelled", monkeypatch=monkeypatch, capsys=capsys)
    with open_ledger(made_ledger, readonly=True) as ledger:
        texts = [r.article.text for r in ledger.readings()]
    places = re.findall(r"characters (\d+) to (\d+): '(\w+)'", found)
    assert len(places) == 2
    for start, end, words in places:
        assert words in {text[int(start) : int(end)] for text in texts}


def test_an_actor_that_is_not_there_is_told_so(
    made_ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="no actor"):
        answer(SCRIPTS[0], made_ledger, "Nobody", monkeypatch=monkeypatch, capsys=capsys)
