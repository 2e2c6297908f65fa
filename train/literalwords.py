"""Fits the weights of ``understand.names.literalness`` on GeoWebNews's training part.

``python -m train.literalwords --gold ../shared/gold`` prints the F1 of literal and of not
literal in eight folds by document for each penalty, and writes ``literal_weights.tsv``. A
logistic model with a quadratic penalty. The encoder has seen these texts, but is hardly surer
on them: of the toponyms that it marks, .88 are marked right here and .85 on dev.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.marks import marks
from numpy.typing import NDArray

from counterclaim.pipeline import Pipeline
from counterclaim.spans import Span
from counterclaim.understand.names.literalness import BIAS, READER, Literalness
from counterclaim.understand.words import cut_words
from train.gold import rows

LEAST = 4  # toponyms that must have a feature
PENALTIES = (3.0, 8.0, 16.0)
PENALTY = 8.0
FREE = 0.01  # of the penalty for the bias and the encoder's odds
FOLDS = 8
ROUNDS = 25
INTO = Path("src/counterclaim/understand/data/literal_weights.tsv")
HEADER = (
    "# What speaks for a toponym as a place (above zero) or not; see literalness.py.\n"
    "# Fitted by train.literalwords on GeoWebNews's training part. feature, then weight.\n"
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    document: str
    found: dict[str, float]
    literal: bool


def examples(gold: Path) -> Iterator[Example]:
    documents = [r for r in rows(gold / "places" / "train.jsonl") if r["corpus"] == "geowebnews"]
    for row, marked in zip(documents, marks(documents, Pipeline()), strict=True):
        text = row["text"]
        words = cut_words(text, (Span(0, len(text)),))
        literal = Literalness(text, words, toponyms=marked.toponyms, names=marked.names)
        for place in row["places"]:
            found = literal.features(Span(place["start"], place["end"]))
            yield Example(row["id"], found, place["literal"])


def vocabulary(made: Sequence[Example]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for example in made:
        for name in example.found:
            counts[name] += 1
    return sorted(name for name, count in counts.items() if count >= LEAST)


def matrix(made: Sequence[Example], known: Sequence[str]) -> Floats:
    return np.array([[example.found.get(name, 0.0) for name in known] for example in made])


def fitted(made: Sequence[Example], known: Sequence[str], penalty: float) -> Floats:
    """The weights of least cost, by Newton's steps."""
    x, y = matrix(made, known), np.array([float(example.literal) for example in made])
    cost = np.array([penalty * (FREE if name in (BIAS, READER) else 1.0) for name in known])
    weights = np.zeros(len(known))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + cost * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(cost)
        weights -= np.linalg.solve(bend, slope)
    return weights


def folds(made: Sequence[Example], penalty: float) -> tuple[float, float]:
    """F1 of literal and of not literal, each document judged by weights of the others."""
    ids = sorted({example.document for example in made})
    random.Random(0).shuffle(ids)
    fold = {document: number % FOLDS for number, document in enumerate(ids)}
    given: list[tuple[bool, bool]] = []
    for number in range(FOLDS):
        inside = [e for e in made if fold[e.document] != number]
        outside = [e for e in made if fold[e.document] == number]
        known = vocabulary(inside)
        said = matrix(outside, known) @ fitted(inside, known, penalty) > 0
        given += zip((e.literal for e in outside), said.tolist(), strict=True)
    return f1(given, True), f1(given, False)


def f1(given: Sequence[tuple[bool, bool]], kind: bool) -> float:
    right = sum(gold == said == kind for gold, said in given)
    return 2 * right / sum((gold == kind) + (said == kind) for gold, said in given)


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.literalwords", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=INTO)
    options = parser.parse_args()
    made = list(examples(options.gold))
    for penalty in PENALTIES:
        literal, other = folds(made, penalty)
        print(f"penalty {penalty:g}: literal {literal:.3f}, not literal {other:.3f}")
    known = vocabulary(made)
    weights = fitted(made, known, PENALTY)
    with options.into.open("w", encoding="utf-8", newline="\n") as lines:
        lines.write(HEADER)
        for name, weight in zip(known, weights.tolist(), strict=True):
            lines.write(f"{name}\t{weight:.2f}\n")


if __name__ == "__main__":
    main()
