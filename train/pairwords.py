"""Fits the words' weights of ``understand.events.pairs`` on the PLV training rows.

``python -m train.pairwords --gold ../shared/gold`` prints the figures of five folds and
writes ``pair_weights.tsv``. A softmax over sparse features with a quadratic penalty; no
encoder has a part in it, so its figures do not depend on what the encoder has seen.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from torch import Tensor

from counterclaim.models.labels import EVENT_ROOTS
from counterclaim.spans import Span
from counterclaim.understand.events.pairs import features
from counterclaim.understand.names.weighing import BIAS, SCALE
from train.gold import Row, rows

LEAST = 3  # rows that must hold a feature
PENALTY = 0.1
SMALLEST = 0.05  # weights nearer to zero are left out of the file
FOLDS = 5
ROUNDS = 60
TRUCE = re.compile(r"cease-?fire|truce", re.IGNORECASE)
INTO = Path("src/counterclaim/understand/data/pair_weights.tsv")
HEADER = (
    "# Weights of words for the event class between an actor and a recipient; see pairs.py.\n"
    "# Fitted by train.pairwords on the PLV training rows. feature, then ROOT=weight.\n"
)


def seen(row: Row) -> frozenset[str]:
    actor, recipient = (Span(*row[r]) if row[r] else None for r in ("actor", "recipient"))
    return features(row["text"], actor, recipient)


def vocabulary(found: Sequence[frozenset[str]], least: int = LEAST) -> list[str]:
    counts = Counter(f for features_ in found for f in features_)
    return sorted(f for f, n in counts.items() if n >= least)


def matrix(found: Sequence[frozenset[str]], known: Sequence[str]) -> Tensor:
    """One row per sentence; the last column is the bias."""
    place = {f: n for n, f in enumerate(known)}
    made = torch.zeros(len(found), len(known) + 1)
    made[:, -1] = 1
    for n, features_ in enumerate(found):
        at = [place[f] for f in features_ if f in place]
        made[n, at] = SCALE / max(1, len(at)) ** 0.5
    return made


def fitted(x: Tensor, y: Tensor, classes: int = len(EVENT_ROOTS)) -> Tensor:
    """The weights of least cost; the rows are sparse, so the search runs in scipy."""
    rows_, wanted = csr_matrix(x.numpy()), np.eye(classes)[y.numpy()]
    turned = rows_.T.tocsr()

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, classes)
        scores = rows_ @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        loss = -np.log((chances * wanted).sum(1) + 1e-12).sum()
        slope = turned @ (chances - wanted) + PENALTY * weights
        return float(loss + PENALTY / 2 * (weights**2).sum()), slope.ravel()

    start = np.zeros(rows_.shape[1] * classes)
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return torch.from_numpy(found.x.reshape(-1, classes)).float()


def macro_f1(gold: Tensor, given: Tensor) -> float:
    shares = []
    for root in gold.unique():
        right = int(((gold == root) & (given == root)).sum())
        wrong = int(((gold == root) != (given == root)).sum())
        shares.append(2 * right / (2 * right + wrong) if right else 0.0)
    return sum(shares) / len(shares)


def by_folds(found: Sequence[frozenset[str]], y: Tensor) -> Tensor:
    """The class of each row as the rows of the other folds tell it."""
    torch.manual_seed(0)
    fold = torch.randint(FOLDS, (len(found),))
    given = torch.zeros_like(y)
    for number in range(FOLDS):
        inside, outside = (fold != number).nonzero()[:, 0], (fold == number).nonzero()[:, 0]
        known = vocabulary([found[i] for i in inside])
        weights = fitted(matrix([found[i] for i in inside], known), y[inside])
        given[outside] = (matrix([found[i] for i in outside], known) @ weights).argmax(1)
    return given


def of_truces(documents: Sequence[Row]) -> str:
    """How many rows on truces the other folds' rows answer rightly; dev alone has four."""
    y = torch.tensor([EVENT_ROOTS.index(row["root"]) for row in documents])
    given = by_folds([seen(row) for row in documents], y)
    asked = torch.tensor([bool(TRUCE.search(row["text"])) for row in documents])
    return f"{int((given == y)[asked].sum())} of {int(asked.sum())}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.pairwords", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=INTO)
    options = parser.parse_args()
    documents = rows(options.gold / "plover" / "train.jsonl")
    found = [seen(row) for row in documents]
    y = torch.tensor([EVENT_ROOTS.index(row["root"]) for row in documents])
    given = by_folds(found, y)
    accuracy = float((given == y).float().mean())
    print(f"five folds: accuracy {accuracy:.3f}, macro F1 {macro_f1(y, given):.3f}")
    dev = rows(options.gold / "plover" / "dev.jsonl")
    print(f"rows on truces of train and dev, five folds: {of_truces([*documents, *dev])}")
    known = vocabulary(found)
    weights = fitted(matrix(found, known), y)
    write(options.into, HEADER, [*known, BIAS], weights, EVENT_ROOTS)


def write(
    path: Path, header: str, known: Sequence[str], weights: Tensor, names: Sequence[str]
) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.write(header)
        for feature, row in zip(known, weights.tolist(), strict=True):
            kept = [
                f"{name}={weight:.2f}"
                for name, weight in zip(names, row, strict=True)
                if abs(weight) >= SMALLEST or feature == BIAS
            ]
            if kept:
                lines.write(f"{feature}\t{' '.join(kept)}\n")


if __name__ == "__main__":
    main()
