"""The page counts accusations as the exports do: by origin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from counterclaim.ledger import open_ledger
from counterclaim.records import NOT_NAMED, DecisionKind
from counterclaim.show.corpus import load_corpus
from counterclaim.show.exports.matrix_rows import matrix_rows
from counterclaim.show.web.asking import Ask
from counterclaim.show.web.views.accusing import Pair, between, pairs
from tests.factories import sample_compared, sample_corpus
from tests.web.conftest import Site, site_over


def shown(site: Site) -> list[Pair]:
    with open_ledger(site.path, readonly=True) as ledger:
        return pairs(Ask(site.desk, ledger))


def exported(path: Path, site: Site) -> list[tuple[str, str, int, int, int, str]]:
    return [
        (r.alleger, r.accused, r.origins, r.allegations, r.articles, r.allegation_ids)
        for r in matrix_rows(load_corpus(path, view=site.desk.view))
    ]


def test_the_page_has_the_pairs_of_the_exported_matrix(site: Site) -> None:
    found = shown(site)
    assert [
        (p.by, p.of, p.origins, p.allegations, p.articles, " ".join(p.ids)) for p in found
    ] == exported(site.path, site)
    (pair,) = found
    assert (pair.origins, pair.allegations) == (1, 2)  # two reports of one incident


def test_a_rejected_allegation_is_in_no_pair(site: Site) -> None:
    (pair,) = shown(site)
    with open_ledger(site.path) as ledger:
        ledger.record_decision(DecisionKind.REJECT, pair.ids[0], who="Ana")
    (left,) = shown(site)
    assert left.ids == pair.ids[1:]


def test_a_source_that_is_not_named_stands_beside_its_body_on_page_and_in_export(
    tmp_path: Path,
) -> None:
    first, second = sample_corpus()
    made = sample_compared(first, second)
    alleger = made.allegations[0].alleger
    unsigned = tuple(
        replace(s, actor=None, body=alleger, description="an aide") if s.actor == alleger else s
        for s in first.resolved.speakers
    )
    path = tmp_path / "unnamed.ledger"
    with open_ledger(path, create=True) as ledger:
        for reading in (
            replace(first, resolved=replace(first.resolved, speakers=unsigned)),
            second,
        ):
            ledger.add_reading(reading)
        ledger.replace_compared(made)
    site = site_over(path)
    by = [pair.by for pair in shown(site)]
    assert any(name.endswith(f", {NOT_NAMED}") for name in by)
    assert by == [row[0] for row in exported(path, site)]


def test_the_allegations_between_two_sides() -> None:
    found = [Pair("A", "B", 1, 2, 1, ("x", "y")), Pair("A", "C", 1, 1, 1, ("z",))]
    assert list(between(found, "A", None)) == ["x", "y", "z"]
    assert list(between(found, None, "C")) == ["z"]
    assert list(between(found, "B", "A")) == []
