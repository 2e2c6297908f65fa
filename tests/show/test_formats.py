"""All formats alike: whole or not at all, the same bytes every time, described as they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import counterclaim.show.exports.formats as registry
from counterclaim.errors import CounterclaimError
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports import FORMATS, TABLES, Wish, write_export
from counterclaim.show.exports.acled import write_acled
from counterclaim.show.exports.annotations import write_annotations
from counterclaim.show.exports.brat import write_brat
from counterclaim.show.exports.files import all_or_nothing
from counterclaim.show.exports.ged import write_ged
from counterclaim.show.exports.geojson import write_geojson
from counterclaim.show.exports.money import write_money
from counterclaim.show.exports.plover import write_plover
from counterclaim.show.exports.tables import write_tables
from tests.cheap import CheapStock
from tests.show.conftest import SAMPLE

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")


def prints(folder: Path) -> dict[str, str]:
    """A hash for every file below a folder."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_files_and_names_them(
    name: str, some_ledger: Path, view: View, tmp_path: Path
) -> None:
    made = write_export(name, Wish(ledger=some_ledger, view=view), tmp_path / "out")
    assert sorted(made) == sorted(p for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert all(re.fullmatch(r"[\w.-]+", p.name) for p in made)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    "write",
    [
        write_annotations,
        write_acled,
        write_brat,
        write_ged,
        write_geojson,
        write_money,
        write_plover,
        lambda corpus, folder: write_tables(corpus, folder, form="csv"),
        lambda corpus, folder: write_tables(corpus, folder, form="jsonl"),
    ],
)
def test_article_by_article_gives_the_bytes_of_all_at_once(
    write: Callable[[Corpus, Path], object], whole: Corpus, stored: Corpus, tmp_path: Path
) -> None:
    for corpus, folder in ((whole, tmp_path / "a"), (stored, tmp_path / "b")):
        folder.mkdir()
        write(corpus, folder)
    assert prints(tmp_path / "a") == prints(tmp_path / "b") != {}


def test_another_order_of_reading_gives_the_same_bytes(stock: CheapStock, tmp_path: Path) -> None:
    files = [*sorted(SAMPLE.glob("0[58]*.txt")), *sorted(SAMPLE.glob("1[01]*.html"))]
    for name, order in (("a", files), ("b", files[::-1])):
        Pipeline(stock).read_into(order, tmp_path / f"{name}.ledger")
        wish = Wish(ledger=tmp_path / f"{name}.ledger", view=stock.view)
        for form in FORMATS:
            if form != "prov":  # that one tells of the runs, so it differs
                write_export(form, wish, tmp_path / name)
    assert prints(tmp_path / "a") == prints(tmp_path / "b")
    assert len(prints(tmp_path / "a")) > 20


def test_an_export_that_fails_leaves_the_folder_as_it_was(
    made_ledger: Path, view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(wish: Wish, folder: Path) -> list[Path]:
        (folder / "half.csv").write_text("id", encoding="utf-8")
        raise OSError("disk full")

    kept = tmp_path / "out" / "kept.csv"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    monkeypatch.setitem(registry.FORMATS, "csv", registry.Format("csv", "", broken))
    with pytest.raises(OSError, match="disk full"):
        write_export("csv", Wish(ledger=made_ledger, view=view), tmp_path / "out")
    assert [p.name for p in tmp_path.rglob("*")] == ["out", "kept.csv"]


def test_a_folder_that_exists_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "out" / "sub").mkdir(parents=True)
    (tmp_path / "out" / "sub" / "old").write_text("old", encoding="utf-8")
    with all_or_nothing(tmp_path / "out") as part:
        (part / "sub").mkdir()
        (part / "sub" / "new").write_text("new", encoding="utf-8")
    assert {p.name for p in (tmp_path / "out" / "sub").iterdir()} == {"old", "new"}


def test_an_unknown_format_is_answered_with_the_choices(
    made_ledger: Path, view: View, tmp_path: Path
) -> None:
    with pytest.raises(CounterclaimError) as error:
        write_export("pdf", Wish(ledger=made_ledger, view=view), tmp_path / "out")
    assert all(name in str(error.value) for name in FORMATS)
    with pytest.raises(CounterclaimError, match="one whole"):
        write_export("brat", Wish(ledger=made_ledger, view=view, tables=("claims",)), tmp_path)


def test_memory_holds_few_articles(stored: Corpus, tmp_path: Path) -> None:
    write_tables(stored, tmp_path, form="jsonl")
    assert len(vars(stored)["_kept"]) <= len(stored.readings)
    assert "by_article" not in vars(stored)
    assert "attributions" not in vars(stored)


def test_every_decision_in_force_is_exported(made_ledger: Path, view: View, tmp_path: Path) -> None:
    with open_ledger(made_ledger, readonly=True) as ledger:
        ids = set(ledger.article_ids())
    write_export("jsonl", Wish(ledger=made_ledger, view=view), tmp_path / "out")
    assert {a for a in ids if a in (tmp_path / "out" / "claims.jsonl").read_text("utf-8")} == ids


def test_documentation_and_code_name_the_same_formats_and_columns() -> None:
    documented = re.findall(r"^## `(\w+)`", DOCS, re.MULTILINE)
    assert documented == list(FORMATS)
    parts = dict(
        zip(documented, re.split(r"^## `\w+`.*$", DOCS, flags=re.MULTILINE)[1:], strict=True)
    )
    for name, part in parts.items():
        assert "Lost:" in part, f"{name}: say what is lost"
        assert "```" in part, f"{name}: show a row"
    for table, _, _ in TABLES:
        assert f"`{table}`" in parts["csv"], table
