"""Ray gives what local processes give, and outlives its workers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from counterclaim.engine import executor
from counterclaim.engine.bulk import run
from counterclaim.engine.cluster import OnRay
from counterclaim.engine.tables import TABLES
from counterclaim.protocols import Executor
from tests.engine.made import DEADLY, deadly, order, queried, rows, write_corpus

GROUPED = (
    *("incidents", "accounts", "account_values", "comparisons", "origins", "near_copies"),
    *("stories", "ceasefires"),
)


def table(out: Path, name: str) -> list[tuple[Any, ...]]:
    return queried(f"select * from '{out}/{name}/*.parquet' order by all")


@pytest.fixture(scope="module")
def ray_engine() -> Any:
    import ray

    engine = OnRay(workers=2)
    yield engine
    engine.close()
    ray.shutdown()


def test_ray_gives_the_same_rows(tmp_path: Path, ray_engine: Executor) -> None:
    corpus = write_corpus(tmp_path / "news.jsonl", 30)
    here, there = tmp_path / "here", tmp_path / "there"
    run(order(corpus, here), executor(1))
    run(order(corpus, there), ray_engine)
    for name in TABLES:
        assert rows(there, name, "all") == rows(here, name, "all")
    for name in GROUPED:
        assert table(there, name) == table(here, name)


def test_a_killed_worker_of_ray_costs_nothing(tmp_path: Path, ray_engine: Executor) -> None:
    fuse = tmp_path / "fuse"
    fuse.touch()
    poison = {"title": "Cursed", "text": f"Nobody said who crossed {DEADLY} in May."}
    source = write_corpus(tmp_path / "news.jsonl", 6, [poison])
    summary = run(order(source, tmp_path / "out", stock=deadly(fuse)), ray_engine)
    assert not fuse.exists()
    assert (summary.articles, summary.quarantined, summary.failed) == (7, 0, ())


def test_ray_keeps_the_order_of_a_map(ray_engine: Executor) -> None:
    assert list(ray_engine.map(abs, range(-5, 0))) == [5, 4, 3, 2, 1]
