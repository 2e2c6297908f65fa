"""``python -m train.topic GOLD``: fits the cheap guess whether an article is about a conflict.

Positive are the war reports of the train splits. What is taken as negative holds some
conflict news too (newswire, American politics, local news): articles that a first fit on
other folds takes for conflict news are left out of the second. The threshold is the one at
which cross-validation on train keeps nearly all war reports. dev is only reported.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from counterclaim.models.topic import BUCKETS, TOPIC, Topic, features
from train.gold import Row, rows

FOLDS = 5
#: Passes over all examples, the rate of each, and how far weights are held small.
STEPS, RATE, L2 = 80, 0.05, 1e-6
#: Share of the war reports that the threshold keeps in cross-validation.
KEPT = 0.995
#: Negatives that a first fit scores above this are taken for conflict news.
DOUBTFUL = 0.1
Examples = list[list[int]]


def texts(found: Iterable[Row]) -> list[str]:
    return [f"{row.get('title') or ''}\n{row['text']}" for row in found]


def positive(gold: Path, split: str) -> dict[str, list[str]]:
    """War reports, by gold set."""
    entities = [r for r in rows(gold / f"entities/{split}.jsonl") if r["scheme"] == "re3d"]
    found = {
        "casualties": texts(rows(gold / f"casualties/{split}.jsonl")),
        "re3d": texts(entities),
        "aliases": texts(rows(gold / f"aliases/{split}.jsonl")),
    }
    if split == "train":  # histories of wars, in pieces as long as a report
        wars = [r for r in rows(gold / "times/train.jsonl") if r["corpus"] == "wikiwars"]
        found["wikiwars"] = [piece for t in texts(wars) for piece in pieces(t)]
    else:
        found["conflictnews"] = texts(rows(gold / "conflictnews/dev.jsonl"))
    return found


def pieces(text: str, size: int = 250) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]


def negative(gold: Path, split: str) -> dict[str, list[str]]:
    """Other news, with some conflict news among it, by gold set."""
    entities = rows(gold / f"entities/{split}.jsonl")
    wire = [r for r in entities if r["scheme"] != "re3d" and r["origin"] != "Middle East"]
    return {
        "attribution": texts(rows(gold / f"attribution/{split}.jsonl")),
        "eventcoref": texts(rows(gold / f"eventcoref/{split}.jsonl")),
        "newswire": texts(wire),
        "places": texts(r for r in rows(gold / f"places/{split}.jsonl") if r["corpus"] == "lgl"),
    }


def halves(found: Sequence[str]) -> list[str]:
    """Whole texts and, since articles may be short, their first hundred words."""
    return [*found, *(" ".join(t.split()[:100]) for t in found)]


class Sparse:
    """Examples as one run of buckets, so that a pass over all is a few array operations."""

    def __init__(self, examples: Examples) -> None:
        sizes = [len(found) for found in examples]
        self.buckets = np.fromiter((b for found in examples for b in found), np.int64)
        self.owners = np.repeat(np.arange(len(examples)), sizes)
        self.roots = np.sqrt(np.maximum(1, sizes))

    def totals(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        sums = np.bincount(self.owners, weights[self.buckets], len(self.roots))
        found: NDArray[np.float64] = sums / self.roots
        return found

    def gradient(self, errors: NDArray[np.float64]) -> NDArray[np.float64]:
        shares = (errors / self.roots)[self.owners]
        return np.bincount(self.buckets, shares, BUCKETS)


def chances(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(totals, -50, 50)))
    return found


def fit(examples: Examples, labels: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias by Adam over all examples at once; each class weighs the same."""
    data, share = Sparse(examples), float(labels.mean())
    importance = np.where(labels > 0, 0.5 / share, 0.5 / (1 - share)) / len(labels)
    both = np.zeros(BUCKETS + 1)
    mean, square = np.zeros_like(both), np.zeros_like(both)
    for step in range(1, STEPS + 1):
        errors = (chances(data.totals(both[:-1]) + both[-1]) - labels) * importance
        slope = np.append(data.gradient(errors) + L2 * both[:-1], errors.sum())
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        size = np.sqrt(square / (1 - 0.99**step)) + 1e-9
        both -= RATE * (mean / (1 - 0.9**step)) / size
    return both[:-1], float(both[-1])


def crossed(examples: Examples, labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """The score of each example by a fit on the other folds."""
    fold = np.random.default_rng(2).integers(0, FOLDS, len(examples) // 2)
    fold = np.concatenate([fold, fold])  # an article and its head stay together
    scores = np.zeros(len(examples))
    for held in range(FOLDS):
        kept = np.flatnonzero(fold != held)
        weights, bias = fit([examples[i] for i in kept], labels[kept])
        rest = np.flatnonzero(fold == held)
        scores[rest] = chances(Sparse([examples[i] for i in rest]).totals(weights) + bias)
    return scores


def main() -> None:
    """Fits, writes the weights, and prints what they keep on dev."""
    parser = argparse.ArgumentParser(prog="train.topic", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TOPIC)
    asked = parser.parse_args()
    war = [t for found in positive(asked.gold, "train").values() for t in found]
    other = [t for found in negative(asked.gold, "train").values() for t in found]
    whole = [*war, *other]
    examples = [features(t) for t in halves(whole)]
    labels = np.tile(np.repeat([1.0, 0.0], [len(war), len(other)]), 2)
    first = crossed(examples, labels)
    doubtful = (labels == 0) & (first > DOUBTFUL)
    kept = np.flatnonzero(~(doubtful | np.roll(doubtful, len(whole))))
    print(f"{len(war)} war reports, {len(other)} others, {len(whole) - len(kept) // 2} left out")
    examples, labels = [examples[i] for i in kept], labels[kept]
    scores = crossed(examples, labels)
    threshold = float(np.quantile(scores[labels == 1], 1 - KEPT))
    weights, bias = fit(examples, labels)
    scale = float(np.abs(weights).max()) / 127
    small = np.round(weights / scale).astype(np.int8)
    np.savez_compressed(
        asked.out, weights=small, scale=scale, bias=bias, threshold=round(threshold, 4)
    )
    passed = float((scores[labels == 0] >= threshold).mean())
    print(f"threshold {threshold:.4f}: keeps {passed:.3f} of the others on train")
    report(Topic(small.astype(np.float32) * scale, bias, threshold), asked.gold)
    print(f"{asked.out}: {asked.out.stat().st_size} bytes")


def report(topic: Topic, gold: Path) -> None:
    """Prints the share kept of each dev set."""
    for what, sets in (("war", positive(gold, "dev")), ("other", negative(gold, "dev"))):
        every: list[bool] = []
        for name, found in sets.items():
            kept = [topic.score(t) >= topic.threshold for t in found]
            every += kept
            print(f"dev {what:5} {name:12} kept {sum(kept)} of {len(kept)}")
        print(f"dev {what:5} all          kept {sum(every) / len(every):.4f}")


if __name__ == "__main__":
    main()
