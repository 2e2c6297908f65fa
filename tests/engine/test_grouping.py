"""Grouping by blocks finds what compare finds in one piece."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from counterclaim.compare.incidents.scenes import with_scenes
from counterclaim.compare.stories import stories
from counterclaim.engine import executor
from counterclaim.engine.bulk import run
from counterclaim.engine.columns import Columns
from counterclaim.engine.grouping.incidents import connected
from counterclaim.engine.grouping.tellings import pack, pack_article, unpack, unpack_article
from counterclaim.ledger import shapes
from counterclaim.ledger.mapping import Shape
from counterclaim.pipeline import Pipeline
from counterclaim.records import Compared, Reading
from counterclaim.spans import Span
from tests.engine.made import STOCK, order, queried, statement, write_corpus

COUNT, STATEMENTS = 30, 36


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = [statement(at) for at in range(STATEMENTS)]
    undated = {**statement(0), "id": "u", "title": "The mill again", "published": ""}
    bees = {"id": "b", "title": "Bees", "text": "Beekeepers counted hives after winter frost."}
    path = tmp_path_factory.mktemp("in") / "news.jsonl"
    return write_corpus(path, COUNT, [*said, undated, bees])


@pytest.fixture(scope="module")
def readings(corpus: Path) -> list[Reading]:
    return [r for r in Pipeline(STOCK).extract([corpus]) if isinstance(r, Reading)]


@pytest.fixture(scope="module")
def compared(readings: list[Reading]) -> Compared:
    """What the ledger's own compare finds."""
    return Pipeline(STOCK).compare(readings)


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    run(order(corpus, out), executor(1))
    return out


def selected(out: Path, name: str, columns: str) -> list[tuple[Any, ...]]:
    source = f"'{out}/{name}/*.parquet'"
    return sorted(queried(f"select {columns} from {source}"))


def test_the_same_near_copies_as_compare(made: Path, compared: Compared) -> None:
    assert len(compared.near_copies) >= COUNT // 3
    found = selected(made, "near_copies", "a, b, containment")
    assert found == sorted((c.a, c.b, c.containment) for c in compared.near_copies)
    shared = selected(made, "near_copies", "a, b, spans")
    told = {(c.a, c.b): (c.shared_a, c.shared_b) for c in compared.near_copies}
    for a, b, spans in shared:
        for role, wanted in zip("ab", told[a, b], strict=True):
            own = [(s["start"], s["end"]) for s in spans if s["role"] == role]
            assert own == [(s.start, s.end) for s in wanted]


def test_the_same_incidents_as_compare(made: Path, compared: Compared) -> None:
    assert any(len({a.article_id for a in i.accounts}) > 1 for i in compared.incidents)
    found = selected(made, "incidents", "id, title, type, score, place, events, reasons")
    assert found == sorted(
        (i.id, i.title, i.type, i.score, i.place, list(i.events), list(i.reasons))
        for i in compared.incidents
    )


def test_the_same_accounts_comparisons_and_origins_as_compare(
    made: Path, compared: Compared
) -> None:
    accounts = [a for i in compared.incidents for a in i.accounts]
    assert selected(made, "accounts", "id, article_id, outlet, speaker") == sorted(
        (a.id, a.article_id, a.outlet, a.speaker) for a in accounts
    )
    values = selected(made, "account_values", "account_id, ordinal, slot, value, shown")
    assert values == sorted(
        (a.id, at, v.slot, v.value, v.shown) for a in accounts for at, v in enumerate(a.values)
    )
    assert compared.comparisons
    assert selected(made, "comparisons", "incident_id, slot, a, b, outcome, rule") == sorted(
        (c.incident_id, c.slot, c.a, c.b, c.outcome, c.rule) for c in compared.comparisons
    )
    assert selected(made, "origins", "incident_id, key, why, accounts") == sorted(
        (o.incident_id, o.key, o.why, list(o.accounts)) for o in compared.origins
    )


def test_every_value_is_quoted_from_its_article(made: Path) -> None:
    texts = dict(queried(f"select id, text from '{made}/articles/*/*.parquet'"))
    source = f"'{made}/account_values/*.parquet'"
    found = queried(f"select article_id, spans from {source}")
    assert found
    for name, spans in found:
        assert all(s["text"] == texts[name][s["start"] : s["end"]] for s in spans)


@pytest.mark.parametrize(
    ("table", "shape"),
    [
        ("ceasefire_mentions", shapes.CEASEFIRE_MENTION),
        ("allegations", shapes.ALLEGATION),
        ("replies", shapes.REPLY),
        ("demands", shapes.DEMAND),
        ("tallies", shapes.TALLY),
    ],
)
def test_the_same_statements_as_compare(
    made: Path, compared: Compared, readings: list[Reading], table: str, shape: Shape[Any]
) -> None:
    wanted = getattr(compared, table)
    assert len(wanted) >= STATEMENTS // 3
    folder = made / table
    rows = parquet.read_table(folder).to_pylist()
    says = (
        {"says": tuple((s["what"], Span(s["start"], s["end"])) for s in row["says"])}
        if table == "ceasefire_mentions"
        else {}
        for row in rows
    )
    found = [Columns(shape).read(row, **more) for row, more in zip(rows, says, strict=True)]
    assert sorted(found, key=lambda r: r.id) == sorted(wanted, key=lambda r: r.id)
    texts = {r.article.id: r.article.text for r in readings}
    for row in rows:
        assert row["quote"] == texts[row["article_id"]][row["start"] : row["end"]]


def test_what_crosses_articles_is_there_to_be_compared(compared: Compared) -> None:
    """Without these the test above would say little."""
    homes = {allegation.id: allegation.article_id for allegation in compared.allegations}
    assert any(r.allegation and homes[r.allegation] != r.article_id for r in compared.replies)
    assert any("the total fell" in tally.check for tally in compared.tallies)
    assert any(not agreement.known for agreement in compared.ceasefires)


def test_the_same_agreements_as_compare(made: Path, compared: Compared) -> None:
    found = selected(made, "ceasefires", "id, name, effective, source, known, phrases")
    assert found == sorted(
        (c.id, c.name, c.effective and str(c.effective), c.source, c.known, list(c.phrases))
        for c in compared.ceasefires
    )
    parties = selected(made, "ceasefires", "id, [p.actor || p.role for p in parties]")
    assert dict(parties) == {
        c.id: [p.actor + p.role for p in c.parties] for c in compared.ceasefires
    }


def test_the_same_stories_as_compare(made: Path, readings: list[Reading]) -> None:
    wanted = stories(r.article for r in readings)
    assert any(len(story) > 3 for story in wanted)
    assert any(len(story) == 1 for story in wanted)
    found = selected(made, "stories", "story, article_id, articles")
    assert found == sorted((s[0], article, len(s)) for s in wanted for article in s)


def test_a_happening_comes_back_from_its_packing(corpus: Path) -> None:
    view = STOCK.view
    readings = [r for r in Pipeline(STOCK).extract([corpus]) if isinstance(r, Reading)]
    items = with_scenes(readings, view=view)
    assert items
    for item in items:
        back = unpack(pack(item), unpack_article(pack_article(item.article)))
        assert (back.key, back.event, back.place, back.interval, back.quantities) == (
            *(item.key, item.event, item.place, item.interval, item.quantities),
        )
        assert (back.doers, back.region) == (item.doers, item.region)
        assert back.sentence is not None
        assert back.sentence.of(back.article.text) == back.sentence.of(item.article.text)


def test_a_group_above_the_limit_is_parted_at_its_weak_links() -> None:
    links = [(1, 2, 0.9), (2, 3, 0.9), (3, 4, 0.62), (4, 5, 0.9), (8, 9, 0.61)]
    assert sorted(connected(links, 3)) == [[1, 2, 3], [4, 5], [8, 9]]
