"""Tables of features, and logistic scorers fitted to them.

Nothing is drawn by chance, so a fit is the same every time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.compare.coreference.weights import Weights

Array = npt.NDArray[np.float64]

PENALTY = 1.0
STEPS = 30
#: What weights are rounded to in the file.
DIGITS = 4


@dataclass
class Table:
    """Rows of features with their labels; ``names`` are the columns."""

    names: list[str]
    rows: Array
    labels: Array


def fit(table: Table, *, known: Array | float = 0.0) -> Weights:
    """A logistic scorer with a small penalty, by Newton's method.

    ``known`` are logits that stand already; what is fitted is added to them.
    """
    rows = np.hstack([table.rows, np.ones((len(table.rows), 1))])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-rows @ weights - known))
        slope = rows.T @ (chance - table.labels) + penalty * weights
        bend = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    rounded = [round(float(w), DIGITS) for w in weights]
    return Weights(rounded[-1], dict(zip(table.names, rounded[:-1], strict=True)))


def table(rows: Sequence[Mapping[str, float]], labels: Sequence[bool]) -> Table:
    """Features by name as a table."""
    names = sorted(rows[0])
    held = np.array([[row[name] for name in names] for row in rows], dtype=np.float64)
    return Table(names, held, np.array(labels, dtype=np.float64))


def joined(tables: Sequence[Table]) -> Table:
    """Several tables of the same columns as one."""
    return Table(
        tables[0].names,
        np.vstack([t.rows for t in tables]),
        np.concatenate([t.labels for t in tables]),
    )


def logits(weights: Weights, held: Table) -> Array:
    """The scorer's logit for each row; columns without a weight count nothing."""
    column = np.array([weights.of.get(name, 0.0) for name in held.names])
    return np.asarray(held.rows @ column + weights.bias)


def chances(weights: Weights, held: Table) -> list[float]:
    """The scorer's chance for each row."""
    return [float(x) for x in 1.0 / (1.0 + np.exp(-logits(weights, held)))]


def columns(held: Table, *, sense: bool) -> Table:
    """The columns of the encoder's senses, or all the others."""
    at = [n for n, name in enumerate(held.names) if name.startswith("sense") == sense]
    return Table([held.names[n] for n in at], held.rows[:, at], held.labels)


def added(a: Weights, b: Weights) -> Weights:
    """One scorer that adds what two say."""
    return Weights(round(a.bias + b.bias, DIGITS), {**a.of, **b.of})


def best(options: Sequence[float], score: Callable[[float], float]) -> tuple[float, float]:
    """The option of the highest score, the smallest of equals, with its score."""
    scored = [(score(option), -option) for option in options]
    top, option = max(scored)
    return -option, top
