"""A ledger to ask: two articles on one happening, and one of another outlet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import Reading
from tests.factories import sample_compared, sample_corpus, sample_reading


@pytest.fixture(scope="session")
def third() -> Reading:
    """An article without an outlet on other actors."""
    return sample_reading(
        outlet=None, ministry="Office of Dams", group="River Guard", published="2016-06-01"
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, third: Reading) -> Path:
    """The ledger as it is before any test."""
    path = tmp_path_factory.mktemp("queries") / "sample.ledger"
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        for reading in (first, second, third):
            ledger.add_reading(reading, version="1")
        ledger.replace_compared(sample_compared(first, second))
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path, readonly=True) as ledger:
        yield ledger


@pytest.fixture
def writable(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as ledger:
        yield ledger


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "empty.ledger", create=True) as ledger:
        yield ledger
