"""An article more never renames an actor that a person has confirmed, nor parts or joins it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.records import DecisionKind
from tests.cheap import CheapStock

# Spellings of a few unknown bodies and persons, and known actors with former names.
NAMES = st.sampled_from(
    [
        "Karim Haddadin",
        "Karim Al-Haddadin",
        "Kareem Haddadin",
        "Haddadin",
        "Harbour Relief Committee",
        "Harbor Relief Committee",
        "the Harbour Relief Committee",
        "Jabhat al-Nusra",
        "Jabhat Fateh al-Sham",
        "Sergei Lavrov",
        "Sergey Lavrov",
    ]
)
SENTENCES = st.lists(NAMES.map(lambda name: f"{name} said that the road was open."), min_size=1)
TEXTS = st.lists(SENTENCES.map(" ".join), min_size=1, max_size=4, unique=True)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(CheapStock())


def _read(pipeline: Pipeline, folder: Path, texts: list[str], round_: int) -> Path:
    files = [folder / f"{round_}-{n}.txt" for n, _ in enumerate(texts)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(f"Report {file.stem}\n\n{text}\n", encoding="utf-8")
    pipeline.read_into(files, folder / "a.ledger")
    return folder / "a.ledger"


def _shown(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """The name of each actor and the id of the one that it is shown as."""
    rows = ledger.db.execute("SELECT id, name, canonical FROM actor")
    return {actor: (name, canonical) for actor, name, canonical in rows}


@given(TEXTS, TEXTS, st.data())
@settings(max_examples=5)
def test_more_articles_rename_nobody_who_was_confirmed(
    pipeline: Pipeline, first: list[str], more: list[str], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _read(pipeline, Path(folder), first, 1)
        with open_ledger(path) as ledger:
            spoken = {s.actor for r in ledger.readings() for s in r.resolved.speakers if s.actor}
            chosen = data.draw(st.sampled_from(sorted(spoken)))
            ledger.record_decision(DecisionKind.RENAME, chosen, "Confirmed Name", who="Ana")
            before = _shown(ledger)[chosen]
            claims = {
                row[0]
                for row in ledger.db.execute(
                    "SELECT c.id FROM claim AS c JOIN claim_speaker AS s ON s.claim = c.key "
                    "WHERE s.actor = ?",
                    (chosen,),
                )
            }
        assert before[0] == "Confirmed Name"
        _read(pipeline, Path(folder), more, 2)
        with open_ledger(path) as ledger:
            assert _shown(ledger)[chosen] == before
            kept = ledger.db.execute(
                "SELECT c.id FROM claim AS c JOIN claim_speaker AS s ON s.claim = c.key "
                "WHERE s.actor = ?",
                (chosen,),
            )
            assert claims <= {row[0] for row in kept}
