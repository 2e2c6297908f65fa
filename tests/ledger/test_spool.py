"""Readings on disk come back as they were put in, in the order of ids, pass after pass."""

from __future__ import annotations

import errno
import tempfile
from dataclasses import replace
from typing import IO

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import Spool
from counterclaim.records import Reading, ResolvedArticle, Understanding
from tests.factories import article_of


def _reading(article_id: str) -> Reading:
    made = replace(article_of(f"Text {article_id}."), id=article_id)
    return Reading(made, Understanding(article_id, ()), ResolvedArticle(article_id))


def test_every_pass_gives_all_readings_by_id_without_raw_bytes() -> None:
    given = [_reading(name) for name in ("b", "c", "a")]
    with Spool(iter(given)) as spool:
        first, second = iter(spool), iter(spool)
        assert next(first).article.id == "a"
        assert [reading.article.id for reading in second] == ["a", "b", "c"]
        assert [reading.article.id for reading in first] == ["b", "c"]
        (found, *_) = spool
    assert found == replace(given[2], article=replace(given[2].article, raw=b""))
    assert given[2].article.raw


def test_a_folder_for_temporary_files_that_is_full_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> IO[bytes]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(LedgerError, match="temporary files cannot be written"):
        Spool([_reading("a")])
