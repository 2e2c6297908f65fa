"""A run that is killed, or whose disk is full: nothing told as done is lost.

A small sample of ``python -m benchmarks.crashes``, which says what is checked after each.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "examples" / "corpus"
FILES = [
    "03-sharq-free-press-khan-touman.txt",
    "08-meridian-wire-convoy.txt",
    "12-zagros-dispatch-advisers.html",
    "17-wire-and-ledger.jsonl",
]
KILLS, FULL = 5, 2


@pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills with a signal")
def test_a_run_that_dies_leaves_a_whole_ledger_and_the_next_one_ends_the_work() -> None:
    asked = ["--kills", str(KILLS), "--full", str(FULL), "--seed", "8"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.crashes", *(CORPUS / f for f in FILES), *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["points"] == KILLS + FULL
    assert found["seen"]["killed"] > KILLS // 2
    assert set(found["seen"]) <= {
        "killed",
        "ended before",
        "before there was a ledger",
        "full, and told so",
        "fitted",
    }
    assert done.returncode == 0
