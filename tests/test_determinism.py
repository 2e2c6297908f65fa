"""The same inputs give the same bytes: in any order, in any batches, with any workers."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from benchmarks.determinism import CORPUS, export_hash, orders, read_one_by_one

import counterclaim.pipeline
from counterclaim.engine import executor
from counterclaim.pipeline import Pipeline
from counterclaim.settings import Settings
from counterclaim.stock import Stock
from tests.cheap import CheapStock

FILES = sorted(CORPUS.glob("0[3-8]*.txt"))


@pytest.fixture(scope="module")
def stock() -> CheapStock:
    return CheapStock()


@pytest.fixture(scope="module")
def expected(stock: CheapStock, tmp_path_factory: pytest.TempPathFactory) -> str:
    ledger = tmp_path_factory.mktemp("whole") / "a.ledger"
    assert Pipeline(stock).read_into(FILES, ledger).added == len(FILES) > 4
    return export_hash(ledger, stock.view)


@pytest.mark.parametrize("turn", range(5))
def test_any_order_gives_the_same_exports(
    stock: CheapStock, expected: str, tmp_path: Path, turn: int
) -> None:
    ledger = tmp_path / "a.ledger"
    files = list(orders(FILES, 5))[turn]
    if turn == 1:
        read_one_by_one(Pipeline(stock), files, ledger)
    else:
        Pipeline(stock).read_into(files[:3], ledger)
        Pipeline(stock).read_into(files, ledger)
    assert export_hash(ledger, stock.view) == expected


def test_two_workers_give_the_same_exports(
    stock: CheapStock, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counterclaim.pipeline, "BATCH", 2)  # so that both have work
    ledger = tmp_path / "a.ledger"
    Pipeline(stock, executor(2)).read_into(FILES, ledger)
    assert export_hash(ledger, stock.view) == expected


def test_another_text_gives_another_hash(stock: CheapStock, expected: str, tmp_path: Path) -> None:
    Pipeline(stock).read_into(FILES[1:], tmp_path / "a.ledger")
    assert export_hash(tmp_path / "a.ledger", stock.view) != expected


def test_a_stock_travels_as_its_settings_and_is_loaded_once_per_process() -> None:
    stock = Stock(Settings(outlet="Evening Mirror"))
    there = pickle.loads(pickle.dumps(stock))
    assert there == Stock(Settings(outlet="Evening Mirror", threads=1))
    assert there is pickle.loads(pickle.dumps(stock))
    assert len(pickle.dumps(CheapStock())) < 2000
