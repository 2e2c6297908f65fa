"""The fuzzer's stored inputs, each of which was a seed or showed a fault once."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.readers import take

CORPUS = sorted((Path(__file__).resolve().parents[2] / "fuzz" / "corpus").iterdir())
SEEDS = {"text", "page", "jsonl", "csv", "rss", "atom", "zip", "tar", "gzip", "warc", "pdf", "wacz"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_an_input_is_read_or_set_aside_with_a_reason(path: Path, tmp_path: Path) -> None:
    count = take(path.read_bytes(), tmp_path)
    if path.name in SEEDS:
        assert count >= 1
