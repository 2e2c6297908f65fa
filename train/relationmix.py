"""Prints how each mix of reader and words does on the relations of dev.

``python -m train.relationmix --gold ../shared/gold`` scores ``understand.names.relations`` with the
encoder's own entities and with gold ones, by the gold set's scorer. "One left out" scores
each text with the mix that is best on the other texts: what choosing on dev is worth.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from counterclaim.models import Reader, load_reader
from counterclaim.records import ScoredSpan
from counterclaim.spans import Span, Spans
from counterclaim.understand.names.relations import LEAN, Mix, find_relations, related_entities
from counterclaim.understand.names.weighing import Weights
from counterclaim.understand.passages import find_passages
from train.gold import Row, rows

WORDS = (0.0, 0.5, 1.0, 1.5)
NONE = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
Counts = list[tuple[int, int, int]]  # per text: right, given, wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with its passages and entities."""

    row: Row
    passages: Spans
    entities: tuple[ScoredSpan, ...]


class Remembering:
    """A reader that is asked once of each passage, however many mixes are tried."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, Spans], Mapping[tuple[Span, Span], Mapping[str, float]]] = {}

    def relation_chances(
        self, passage: str, entities: Sequence[Span]
    ) -> Mapping[tuple[Span, Span], Mapping[str, float]]:
        key = (passage, tuple(entities))
        if key not in self._known:
            self._known[key] = self._reader.relation_chances(passage, entities)
        return self._known[key]


def own(row: Row, reader: Reader, lean: float = LEAN) -> Asked:
    passages = find_passages(row["text"], (Span(0, len(row["text"])),))
    found = related_entities(row["text"], passages, reader=reader, lean=lean)
    return Asked(row, passages, tuple(found))


def counted(
    asked: list[Asked],
    reader: Remembering,
    mix: Mix,
    scorer: Path,
    words: Weights | None = None,
) -> Counts:
    with TemporaryDirectory() as folder:
        gold, given, told = (Path(folder) / n for n in ("gold.jsonl", "given.jsonl", "told.jsonl"))
        gold.write_text("".join(json.dumps(a.row) + "\n" for a in asked), encoding="utf-8")
        given.write_text("".join(json.dumps(answer(a, reader, mix, words)) + "\n" for a in asked))
        command = [sys.executable, str(scorer), str(gold), str(given), "--per-doc", str(told)]
        subprocess.run(command, capture_output=True, check=True)
        return [(r["tp"], r["pred"], r["gold"]) for r in rows(told)]


def answer(asked: Asked, reader: Remembering, mix: Mix, words: Weights | None) -> Row:
    found = find_relations(
        asked.row["text"], asked.passages, asked.entities, reader=reader, mix=mix, words=words
    )
    listed = [
        {
            "type": r.kind,
            "source": [r.source.start, r.source.end],
            "target": [r.target.start, r.target.end],
        }
        for r in found
    ]
    return {"id": asked.row["id"], "relations": listed}


def f1(counts: Counts) -> float:
    right = sum(c[0] for c in counts)
    return 2 * right / max(1, sum(c[1] + c[2] for c in counts))


def left_out(by_mix: Mapping[Mix, Counts]) -> float:
    """F1 of all texts, each by the mix that is best on the others."""
    made: Counts = []
    for n in range(len(next(iter(by_mix.values())))):
        best = max(by_mix, key=lambda m: f1(by_mix[m][:n] + by_mix[m][n + 1 :]))
        made.append(by_mix[best][n])
    return f1(made)


def report(name: str, by_mix: Mapping[Mix, Counts]) -> Iterator[str]:
    for words in WORDS:
        line = " ".join(f"{f1(by_mix[Mix(words, none)]):.3f}" for none in NONE)
        yield f"{name}, words {words}: {line}"
    yield f"{name}, one left out: {left_out(by_mix):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.relationmix", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    options = parser.parse_args()
    reader = load_reader(threads=1)
    marked = {r["id"]: r["entities"] for r in rows(options.gold / "entities" / "dev.jsonl")}
    mine = [own(row, reader) for row in rows(options.gold / "relations" / "dev.jsonl")]
    theirs = [replace(a, entities=tuple(_scored(e) for e in marked[a.row["id"]])) for a in mine]
    scorer, asking = options.gold / "scorers" / "relations.py", Remembering(reader)
    mixes = [Mix(words, none) for words in WORDS for none in NONE]
    print("factors of no relation:", *NONE)
    for name, asked in (("own entities", mine), ("gold entities", theirs)):
        by_mix = {m: counted(asked, asking, m, scorer) for m in mixes}
        print(*report(name, by_mix), sep="\n", flush=True)


def _scored(entity: Row) -> ScoredSpan:
    return ScoredSpan(Span(entity["start"], entity["end"]), entity["type"], 1.0)


if __name__ == "__main__":
    main()
