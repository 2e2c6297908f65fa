"""The best BIO spans of word logits, and the exact probability of each span.

A linear chain over tags: Viterbi for the spans, forward and backward sums for their
probabilities. Every operation runs along a row, so a row's result does not depend on
the rows beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words ``first`` to ``last`` (both inclusive) under label number ``label``."""

    first: int
    last: int
    label: int
    score: float


def bio_moves(labels: int, learned: NDArray[np.float32] | None = None) -> Floats:
    """Log potentials ``[from, to]``; a continuation must follow its own label."""
    count = 1 + 2 * labels
    moves = np.zeros((count, count)) if learned is None else learned.astype(np.float64)
    allowed = np.ones((count, count), dtype=bool)
    for label in range(labels):
        begin, inside = 2 * label + 1, 2 * label + 2
        allowed[:, inside] = False
        allowed[[begin, inside], inside] = True
    return np.where(allowed, moves, _NEVER)


def best_spans(rows: Sequence[NDArray[np.float32]], moves: Floats) -> list[list[WordSpan]]:
    """The spans of each row of logits ``[words, tags]``, in order, with probabilities."""
    if not rows:
        return []
    lengths = np.asarray([len(r) for r in rows], dtype=np.int64)
    logits = np.zeros((len(rows), max(1, int(lengths.max())), moves.shape[0]))
    for at, row in enumerate(rows):
        logits[at, : len(row)] = row
    logits[:, 0, 2::2] = _NEVER
    tags = _viterbi(logits, lengths, moves)
    chain = _Chain(logits, lengths, moves)
    return [
        [chain.scored(row, *span) for span in _spans(tags[row, : lengths[row]])]
        for row in range(len(rows))
    ]


def _viterbi(logits: Floats, lengths: Ints, moves: Floats) -> Ints:
    count, width, _ = logits.shape
    best = logits[:, 0].copy()
    back = np.zeros(logits.shape, dtype=np.int64)
    for at in range(1, width):
        paths = best[:, :, None] + moves
        back[:, at] = paths.argmax(1)
        new = paths.max(1) + logits[:, at]
        best = np.where((at < lengths)[:, None], new, best)
    tags = np.zeros((count, width), dtype=np.int64)
    here = best.argmax(1)
    for at in range(width - 1, -1, -1):
        inside = at < lengths
        tags[:, at] = np.where(inside, here, 0)
        here = np.where(inside, back[np.arange(count), at, here], here)
    return tags


def _spans(tags: Ints) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for at, tag in enumerate(tags.tolist()):
        if tag and tag % 2:
            found.append((at, at, (tag - 1) // 2))
        elif tag:
            first, _, label = found[-1]
            found[-1] = (first, at, label)
    return found


class _Chain:
    """Forward and backward sums, each position scaled to add up to one."""

    def __init__(self, logits: Floats, lengths: Ints, moves: Floats) -> None:
        self.lengths = lengths
        self.step = np.exp(moves)
        self.emit = np.exp(logits - logits.max(-1, keepdims=True))
        self.forward, self.scale = self._forward()
        self.backward = self._backward()

    def _forward(self) -> tuple[Floats, Floats]:
        forward: Floats = np.zeros_like(self.emit)
        scale = np.ones(self.emit.shape[:2])
        here = self.emit[:, 0]
        for at in range(self.emit.shape[1]):
            if at:
                here = (forward[:, at - 1, :, None] * self.step).sum(1) * self.emit[:, at]
            scale[:, at] = here.sum(-1)
            forward[:, at] = here / scale[:, at, None]
        return forward, scale

    def _backward(self) -> Floats:
        backward: Floats = np.ones_like(self.emit)
        for at in range(self.emit.shape[1] - 2, -1, -1):
            onward = (self.emit[:, at + 1] * backward[:, at + 1]) / self.scale[:, at + 1, None]
            new = (self.step * onward[:, None]).sum(-1)
            backward[:, at] = np.where((at + 1 < self.lengths)[:, None], new, 1.0)
        return backward

    def scored(self, row: int, first: int, last: int, label: int) -> WordSpan:
        """The span with the probability that exactly it is tagged so."""
        begin, inside = 2 * label + 1, 2 * label + 2
        chance, tag = float(self.forward[row, first, begin]), begin
        for at in range(first + 1, last + 1):
            move = self.step[tag, inside] * self.emit[row, at, inside]
            chance *= float(move / self.scale[row, at])
            tag = inside
        if last + 1 < self.lengths[row]:
            onward = self.step[tag] * self.emit[row, last + 1] * self.backward[row, last + 1]
            onward[inside] = 0.0
            chance *= float(onward.sum() / self.scale[row, last + 1])
        return WordSpan(first, last, label, min(chance, 1.0))
