"""``serve`` says what is missing or unsafe before it listens."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim.errors import CounterclaimError, LedgerError, MissingExtraError
from counterclaim.show.cli.serving import serve


def refused(*arguments: str) -> BaseException | None:
    """What the command fails with."""
    return CliRunner().invoke(serve, list(arguments)).exception


def test_a_missing_extra_is_named(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    error = refused(str(ledger_path))
    assert isinstance(error, MissingExtraError)
    assert "counterclaim[web]" in str(error)


def test_other_machines_are_not_let_in_without_a_password(ledger_path: Path) -> None:
    error = refused(str(ledger_path), "--host", "0.0.0.0")
    assert isinstance(error, CounterclaimError)
    assert "--password" in str(error)


def test_a_missing_ledger_is_told_before_listening(tmp_path: Path) -> None:
    assert isinstance(refused(str(tmp_path / "none.ledger")), LedgerError)
