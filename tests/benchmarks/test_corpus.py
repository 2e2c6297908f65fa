"""Made corpora: the same seed gives the same articles, with the shares that were asked for."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.corpus import Plan, Press, Shares
from benchmarks.pools import Base, Pools, load_pools
from benchmarks.shelves import Made, write

from counterclaim.read import documents, to_article
from counterclaim.records import Article
from counterclaim.settings import Settings

BASES = tuple(
    Base(
        f"Shells fall on Oldtown, part {n}",
        (f"Shells fell on Oldtown on May 7 2013 and killed {n + 3} people, a doctor said.",),
        "Oldtown",
    )
    for n in range(5)
)
POOLS = Pools(
    bases=BASES,
    background=tuple(f"The road numbered {n} has been shut since the winter." for n in range(40)),
    other=tuple(
        (f"Match {n}", tuple(f"Goal {g} of match {n} fell late." for g in range(8)))
        for n in range(20)
    ),
    places=("Northford", "Southford", "Eastford", "Westford"),
)


def made(plan: Plan) -> list[Made]:
    return list(Press(POOLS, plan).articles())


def test_a_seed_makes_the_same_articles_and_another_seed_others() -> None:
    plan = Plan(200)
    assert made(plan) == made(plan)
    assert made(plan) != made(Plan(200, seed=2))


def test_the_shares_are_about_those_asked_for() -> None:
    kinds = Counter(m.kind for m in made(Plan(2000, shares=Shares(0.5, 0.4, 0.2))))
    reports = 2000 - kinds["other"]
    assert kinds["other"] == pytest.approx(1000, abs=80)
    assert kinds["again"] == pytest.approx(0.4 * reports, abs=80)
    assert kinds["copy"] == pytest.approx(0.2 * reports, abs=60)


def test_a_copy_shares_paragraphs_and_a_happening_its_place() -> None:
    articles = made(Plan(400))
    by_id = {m.id: m for m in articles}
    copies = [m for m in articles if m.copy_of]
    assert copies
    for copy in copies:
        source = by_id[str(copy.copy_of)]
        assert set(copy.paragraphs) & set(source.paragraphs)
        assert copy.group == source.group
    told = [m for m in articles if m.kind in ("first", "again")]
    assert all("Oldtown" not in m.text and "May 7" not in m.text for m in told)


def test_articles_spread_over_the_days_asked_for() -> None:
    articles = made(Plan(300, days=60))
    days = [m.published for m in articles]
    assert 58 <= (max(days) - min(days)).days <= 62


@pytest.mark.parametrize("form", ["jsonl", "warc"])
def test_the_product_reads_what_is_written(form: str, tmp_path: Path) -> None:
    articles = made(Plan(12))
    paths = write(articles, tmp_path / "made", form=form, files=1)
    settings = Settings()
    found = [to_article(d, settings=settings) for d in documents(paths, settings=settings)]  # type: ignore[arg-type]
    assert len(found) == 12
    for article, want in zip(found, articles, strict=True):
        assert isinstance(article, Article)
        assert article.outlet == want.outlet
        assert article.published.interval.start == want.published
        assert all(p in article.text for p in want.paragraphs)
    truth = [json.loads(line) for line in (tmp_path / "made.truth.jsonl").open()]
    assert truth == [m.truth for m in articles]


def test_pools_come_from_the_gold(gold: Path) -> None:
    pools = load_pools(gold)
    assert len(pools.bases) > 200
    assert len(pools.background) > 1000
    assert len(pools.other) > 1000
