"""Fits the words' weights of ``understand.names.relations`` on re3d's training documents.

``python -m train.relationwords --gold ../shared/gold`` writes ``relation_weights.tsv``.
Pairs are those of gold entities in one sentence; one without direction counts both ways.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from counterclaim.models import paragraphs
from counterclaim.models.labels import NO_RELATION, RELATION_TYPES, SYMMETRIC_RELATIONS
from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.relations import candidates
from counterclaim.understand.names.weighing import BIAS
from counterclaim.understand.sentences import find_sentences
from train.gold import Row, rows
from train.pairwords import fitted, matrix, vocabulary, write

LEAST = 5
INTO = Path("src/counterclaim/understand/data/relation_weights.tsv")
HEADER = (
    "# Weights of words for relations between entities; see relations.py.\n"
    "# Fitted by train.relationwords on re3d's training part. feature, then TYPE=weight.\n"
)


def examples(row: Row, entities: list[Row]) -> Iterator[tuple[frozenset[str], str]]:
    marked = [ScoredSpan(Span(e["start"], e["end"]), e["type"], 1.0) for e in entities]
    types: dict[tuple[Span, Span], str] = {}
    for link in row["relations"]:
        source, target = Span(*link["source"]), Span(*link["target"])
        types[source, target] = link["type"]
        if link["type"] in SYMMETRIC_RELATIONS:
            types.setdefault((target, source), link["type"])
    sentences = find_sentences(row["text"], tuple(paragraphs(row["text"])))
    for pair in candidates(row["text"], sentences, marked):
        yield pair.features, types.get((pair.source.span, pair.target.span), NO_RELATION)


def fitted_words(documents: Sequence[tuple[Row, list[Row]]]) -> tuple[list[str], Tensor]:
    """The features of documents with their entities, and the weights of each and of the bias."""
    made = [pair for row, entities in documents for pair in examples(row, entities)]
    found = [features for features, _ in made]
    y = torch.tensor([RELATION_TYPES.index(kind) for _, kind in made])
    known = vocabulary(found, LEAST)
    return [*known, BIAS], fitted(matrix(found, known), y, len(RELATION_TYPES))


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.relationwords", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=INTO)
    options = parser.parse_args()
    entities = {r["id"]: r["entities"] for r in rows(options.gold / "entities" / "train.jsonl")}
    documents = rows(options.gold / "relations" / "train.jsonl")
    known, weights = fitted_words([(row, entities[row["id"]]) for row in documents])
    write(options.into, HEADER, known, weights, RELATION_TYPES)
    print(f"{len(known)} features")


if __name__ == "__main__":
    main()
