"""What the package gives by name, and what it loads for that."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import counterclaim
from counterclaim.ledger import Ledger

HEAVY = ("counterclaim.ledger", "counterclaim.models", "numpy", "onnxruntime", "sqlite3")


def test_every_public_name_is_there() -> None:
    assert all(getattr(counterclaim, name) for name in counterclaim.__all__)
    assert counterclaim.Ledger is Ledger
    with pytest.raises(AttributeError, match="nothing"):
        counterclaim.nothing  # noqa: B018


def test_the_process_that_parses_pages_loads_neither_encoder_nor_database() -> None:
    code = (
        "import json, sys, counterclaim.read.worker as w; w._tasks();"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert json.loads(told.stdout) == []
