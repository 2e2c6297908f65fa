"""Bulk: the same tables on every engine, resumed where they were, whoever dies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
from pyarrow import dataset, parquet

from counterclaim.checking import check
from counterclaim.engine import executor
from counterclaim.engine.bulk import alone_in, run
from counterclaim.engine.importing import Wanted, import_into
from counterclaim.engine.plan import FEWEST_BYTES, SLICE_BYTES, make_plan, reports
from counterclaim.engine.tables import TABLES
from counterclaim.errors import CounterclaimError, NoInputError
from counterclaim.ledger import fingerprint, open_ledger
from counterclaim.pipeline import Pipeline
from tests.engine.made import DEADLY, STOCK, article, deadly, order, queried, rows, write_corpus

COUNT = 24
POISON = {"title": "Cursed", "text": f"Nobody said who crossed {DEADLY} in May.", "outlet": "Post"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("in") / "news.jsonl", COUNT)


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of one run in this process."""
    out = tmp_path_factory.mktemp("out")
    summary = run(order(corpus, out), executor(1))
    assert (summary.documents, summary.articles, summary.failed) == (COUNT, COUNT, ())
    assert summary.shards > 2
    return out


def everything(out: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows(out, table, "all") for table in TABLES}


def test_the_tables_can_be_read_with_the_usual_libraries(made: Path) -> None:
    folder = str(made / "attributions")
    count = parquet.read_table(folder).num_rows
    assert count >= COUNT
    assert dataset.dataset(folder, partitioning="hive").count_rows() == count
    assert len(pandas.read_parquet(folder)) == count
    assert len(polars.read_parquet(folder, hive_partitioning=True)) == count
    sql = f"select count(*), min(day) from read_parquet('{folder}/*/*.parquet')"
    assert queried(sql)[0][0] == count


def test_every_quotation_stands_in_its_article(made: Path) -> None:
    texts = dict(queried(f"select id, text from '{made}/articles/*/*.parquet'"))
    assert len(texts) == COUNT
    for table in ("attributions", "mentions", "times", "quantities"):
        found = queried(
            f'select article_id, quote, "start", "end", spans from \'{made}/{table}/*/*.parquet\''
        )
        assert found
        for name, quote, start, end, spans in found:
            assert quote == texts[name][start:end]
            assert all(s["text"] == texts[name][s["start"] : s["end"]] for s in spans)


def test_local_processes_give_the_same_rows(corpus: Path, made: Path, tmp_path: Path) -> None:
    run(order(corpus, tmp_path / "two"), executor(2))
    assert everything(tmp_path / "two") == everything(made)


def test_a_second_run_does_nothing_anew(corpus: Path, made: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in made.rglob("*.parquet") if "inputs" not in p.parts}
    summary = run(order(corpus, made), executor(1))
    assert summary.skipped == summary.shards
    after = {p: p.stat().st_mtime_ns for p in made.rglob("*.parquet") if "inputs" not in p.parts}
    assert after == before


def test_tables_that_lie_in_the_folder_that_is_read_are_no_source(tmp_path: Path) -> None:
    write_corpus(tmp_path / "news.jsonl", 6)
    asked = order(tmp_path, tmp_path / "month")
    first = run(asked, executor(1))
    again = run(asked, executor(1))
    assert (again.shards, again.documents) == (first.shards, first.documents)


def test_a_lost_shard_alone_is_made_again(corpus: Path, made: Path, tmp_path: Path) -> None:
    asked = order(corpus, tmp_path / "out")
    first = run(asked, executor(1))
    gone = next(reports(asked.out))
    (asked.out / "shards" / gone.id / "report.json").unlink()
    again = run(asked, executor(1))
    assert again.skipped == first.shards - 1
    assert everything(asked.out) == everything(made)


def test_a_changed_file_replaces_what_was_made_of_it(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "news.jsonl", 12)
    asked = order(source, tmp_path / "out")
    run(asked, executor(1))
    write_corpus(source, 9)
    run(asked, executor(1))
    found = queried(f"select count(*) from '{asked.out}/articles/*/*.parquet'")
    assert found == [(9,)]


def test_an_article_in_two_files_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_corpus(folder / "a.jsonl", 6)
    write_corpus(folder / "b.jsonl", 9)
    run(order(folder, tmp_path / "out"), executor(1))
    told = queried(f"select origin from '{tmp_path}/out/articles/*/*.parquet'")
    assert len(told) == 9
    assert sum(origin.startswith("a.jsonl") for (origin,) in told) == 6


def test_a_document_that_kills_its_worker_is_set_aside_alone(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "news.jsonl", 6, [POISON, article(7)])
    asked = order(source, tmp_path / "out", stock=deadly(None), slice_bytes=10**6)
    summary = run(asked, executor(2))
    assert (summary.articles, summary.quarantined, summary.failed) == (7, 1, ())
    told = queried(f"select origin, reason from '{asked.out}/shards/*/quarantine.parquet'")
    [(origin, reason)] = told
    assert origin == "news.jsonl#7"
    assert "died on it twice" in reason


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    fuse = tmp_path / "fuse"
    fuse.touch()
    source = write_corpus(tmp_path / "news.jsonl", 6, [POISON])
    asked = order(source, tmp_path / "out", stock=deadly(fuse), slice_bytes=10**6)
    summary = run(asked, executor(2))
    assert not fuse.exists()
    assert (summary.articles, summary.quarantined, summary.failed) == (7, 0, ())


def test_a_shard_that_cannot_be_done_is_told_and_the_others_stand(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "news.jsonl", 12, [POISON])
    asked = replace(order(source, tmp_path / "out", stock=deadly(None)), tries=1)
    summary = run(asked, executor(2))
    assert len(summary.failed) == 1
    assert "died" in summary.failed[0].why
    assert summary.articles >= 8
    found = queried(f"select count(*) from '{asked.out}/articles/*/*.parquet'")
    assert found == [(summary.articles,)]


def test_import_gives_the_ledger_that_read_gives(corpus: Path, made: Path, tmp_path: Path) -> None:
    pipeline = Pipeline(STOCK)
    pipeline.read_into([corpus], tmp_path / "read.ledger")
    import_into(made, tmp_path / "bulk.ledger", Wanted(), pipeline)
    checked = check(tmp_path / "bulk.ledger")
    assert (checked.faults, checked.notes) == ((), ())
    assert checked.compared
    assert fingerprint(tmp_path / "bulk.ledger") == fingerprint(tmp_path / "read.ledger")


@pytest.mark.parametrize(
    ("wanted", "keeps"),
    [
        ({"outlets": ("harbour wire",)}, lambda a: a["outlet"] == "Harbour Wire"),
        ({"words": ("manbij", "buses")}, lambda a: "Manbij" in a["text"]),
        ({"places": ("Darayya",)}, lambda a: "Darayya" in a["text"]),
    ],
)
def test_import_takes_what_is_asked_for(
    made: Path, tmp_path: Path, wanted: dict[str, Any], keeps: object
) -> None:
    import_into(made, tmp_path / "some.ledger", Wanted(**wanted), Pipeline(STOCK))
    titles = {a["title"] for a in map(article, range(COUNT)) if keeps(a)}  # type: ignore[operator]
    with open_ledger(tmp_path / "some.ledger") as ledger:
        assert {r.article.title for r in ledger.readings()} == titles


def test_import_takes_the_articles_that_name_an_actor(made: Path, tmp_path: Path) -> None:
    source = f"'{made}/resolutions/*/*.parquet'"
    named = queried(
        f"select entity, list(distinct article_id) as held from {source} "
        "where entity_kind = 'actor' and entity is not null "
        "group by entity order by len(held), entity"
    )
    speakers = f"'{made}/speakers/*/*.parquet'"
    spoken = queried(f"select article_id, actor, body from {speakers}")
    actor, articles = named[0]
    articles = {*articles, *(name for name, *who in spoken if actor in who)}
    assert len(articles) > 0
    import_into(made, tmp_path / "some.ledger", Wanted(actors=(actor,)), Pipeline(STOCK))
    with open_ledger(tmp_path / "some.ledger") as ledger:
        assert set(ledger.article_ids()) == articles


def test_a_folder_without_tables_is_no_bulk_run(tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match="no finished bulk run"):
        import_into(tmp_path, tmp_path / "x.ledger", Wanted(), Pipeline(STOCK))


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with (
        alone_in(tmp_path),
        pytest.raises(CounterclaimError, match="another bulk run"),
        alone_in(tmp_path),
    ):
        pass


def test_a_small_file_is_cut_for_workers_to_share_by_itself_alone(tmp_path: Path) -> None:
    def cuts(*names: str) -> list[tuple[str, int]]:
        sources = tuple(str(tmp_path / name) for name in names)
        asked = replace(order(tmp_path, tmp_path / "out", slice_bytes=SLICE_BYTES), inputs=sources)
        return [
            (t.shard.part.path.name, t.shard.part.bytes)
            for t in make_plan(asked, executor(1)).tasks
        ]

    for name, count in (("small.jsonl", 20), ("news.jsonl", 2_000), ("other.jsonl", 4_000)):
        write_corpus(tmp_path / name, count)
    assert len(cuts("small.jsonl")) == 1
    alone = cuts("news.jsonl")
    assert len(alone) == (tmp_path / "news.jsonl").stat().st_size // FEWEST_BYTES + 1 > 4
    assert cuts("news.jsonl", "other.jsonl")[: len(alone)] == alone
    assert 15 <= len(cuts("other.jsonl")) <= 16
