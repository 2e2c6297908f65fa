"""The best BIO spans of word logits, and the exact probability of each span.

A linear chain over tags: Viterbi for the spans, forward and backward sums for their
probabilities. Every operation runs along a row, so a row's result does not depend on
the rows beside it.

Words that are outside beyond doubt part a row into stretches that are searched alone:
most heads mark a few words of a passage, and the search costs by the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_NEVER = -1e4
#: A word is outside for sure if all other tags together have less than this chance
#: by its own logits; scores of spans change by no more than about as much.
SURE = 1e-4


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
    found: list[list[WordSpan]] = [[] for _ in rows]
    if not any(len(row) for row in rows):
        return found
    logits = np.concatenate(rows).astype(np.float64)
    row_starts = np.cumsum([0, *(len(row) for row in rows)])
    first, length = _stretches(logits, row_starts, moves)
    row = np.searchsorted(row_starts, first, side="right") - 1
    first_of_row = row_starts[row]
    for chosen in _alike(length):
        begun = first[chosen] > first_of_row[chosen]
        lattice = _Lattice(logits, first[chosen], length[chosen], begun, moves)
        number, *rest = lattice.spans()
        shift = (first - first_of_row)[chosen][number]
        begin, end, label, score = rest
        for n, *span in zip(
            row[chosen][number].tolist(),
            (begin + shift).tolist(),
            (end + shift).tolist(),
            label.tolist(),
            score.tolist(),
            strict=True,
        ):
            found[n].append(WordSpan(*span))
    for spans in found:
        spans.sort(key=lambda s: s.first)
    return found


def _stretches(logits: Floats, row_starts: Ints, moves: Floats) -> tuple[Ints, Ints]:
    """First word and length of each run of words that may be tagged, within its row.

    With learned moves a run takes in the one sure outside word after it, if its row has
    one, so that the move into that word counts.
    """
    chances = np.exp(logits - logits.max(1, keepdims=True))
    open_ = chances[:, 1:].sum(1) > SURE * chances.sum(1)
    starts = np.zeros(len(open_) + 1, dtype=bool)
    starts[row_starts] = True
    before, after = np.roll(open_, 1), np.roll(open_, -1)
    first = np.flatnonzero(open_ & (starts[:-1] | ~before))
    last = np.flatnonzero(open_ & (starts[1:] | ~after))
    if not _free(moves):
        last = last + ~starts[last + 1]
    return first, last - first + 1


def _free(moves: Floats) -> bool:
    """Whether the moves only rule out what BIO rules out, as those of ``bio_moves(n)``."""
    return not np.any(moves[moves > _NEVER])


def _alike(length: Ints) -> list[Ints]:
    """Numbers of the stretches in groups of like length, each the longest first.

    Within a group none is less than half as long as another, so little is padded.
    """
    order = np.argsort(-length, kind="stable")
    size = np.ceil(np.log2(length[order])).astype(np.int64)
    cuts = np.flatnonzero(np.diff(size)) + 1
    return [group for group in np.split(order, cuts) if len(group)]


class _Lattice:
    """Viterbi, forward and backward sums over stretches, the longest first.

    At each word only the stretches that reach so far take part: a prefix.
    """

    def __init__(
        self,
        logits: Floats,
        first: Ints,
        length: Ints,
        begun: NDArray[np.bool_],
        moves: Floats,
    ) -> None:
        """``begun`` tells before which stretches a sure outside word stands."""
        self.moves, self.step, self.length = moves, np.exp(moves), length
        self.free = _free(moves)
        width = int(length[0])
        at = first[:, None] + np.arange(width)
        padded = logits[np.minimum(at, len(logits) - 1)]
        padded[begun, 0] += moves[0]
        padded[:, 0, 2::2] = _NEVER
        self.alive = [int(n) for n in (length[:, None] > np.arange(width)).sum(0)]
        self.tags = self._viterbi(padded)
        self.emit = np.exp(padded - padded.max(-1, keepdims=True))
        self.forward, self.scale = self._forward()
        self.backward = self._backward()

    def _viterbi(self, logits: Floats) -> Ints:
        count, width, _ = logits.shape
        best = logits[:, 0].copy()
        back = np.zeros(logits.shape, dtype=np.int64)
        for at in range(1, width):
            n = self.alive[at]
            back[:n, at], reached = self._best_into(best[:n])
            best[:n] = reached + logits[:n, at]
        tags = np.zeros((count, width), dtype=np.int64)
        here, every = best.argmax(1), np.arange(count)
        for at in range(width - 1, -1, -1):
            n = self.alive[at]
            tags[:n, at] = here[:n]
            here[:n] = back[every[:n], at, here[:n]]
        return tags

    def _forward(self) -> tuple[Floats, Floats]:
        """Forward sums, each word scaled to add up to one, and the scales."""
        forward: Floats = np.zeros_like(self.emit)
        scale = np.ones(self.emit.shape[:2])
        here = self.emit[:, 0]
        for at in range(self.emit.shape[1]):
            n = self.alive[at]
            if at:
                here = self._sum_into(forward[:n, at - 1]) * self.emit[:n, at]
            scale[:n, at] = here.sum(-1)
            forward[:n, at] = here / scale[:n, at, None]
        return forward, scale

    def _backward(self) -> Floats:
        backward: Floats = np.ones_like(self.emit)
        for at in range(self.emit.shape[1] - 2, -1, -1):
            n = self.alive[at + 1]
            onward = (self.emit[:n, at + 1] * backward[:n, at + 1]) / self.scale[:n, at + 1, None]
            backward[:n, at] = self._sum_from(onward)
        return backward

    # With free moves a tag is reached from all tags alike, but a continuation only from
    # its own label: no sum over pairs of tags is needed.

    def _best_into(self, best: Floats) -> tuple[Ints, Floats]:
        """Per row and tag the tag before it on the best path, and that path's score."""
        if not self.free:
            paths = best[:, :, None] + self.moves
            return paths.argmax(1), paths.max(1)
        before = np.repeat(best.argmax(1)[:, None], best.shape[1], axis=1)
        score = np.repeat(best.max(1)[:, None], best.shape[1], axis=1)
        begun, kept = best[:, 1::2], best[:, 2::2]
        before[:, 2::2] = np.arange(1, best.shape[1], 2) + (kept > begun)
        score[:, 2::2] = np.maximum(begun, kept)
        return before, score

    def _sum_into(self, forward: Floats) -> Floats:
        """Per row and tag the weight of all paths into it; ``forward`` adds up to one."""
        if not self.free:
            return np.asarray((forward[:, :, None] * self.step).sum(1))
        reached = np.ones_like(forward)
        reached[:, 2::2] = forward[:, 1::2] + forward[:, 2::2]
        return reached

    def _sum_from(self, onward: Floats) -> Floats:
        """Per row and tag the weight of all paths from it on."""
        if not self.free:
            return np.asarray((self.step * onward[:, None]).sum(-1))
        leaving = np.empty_like(onward)
        leaving[:] = (onward[:, 0] + onward[:, 1::2].sum(-1))[:, None]
        leaving[:, 1::2] += onward[:, 2::2]
        leaving[:, 2::2] += onward[:, 2::2]
        return leaving

    def spans(self) -> tuple[Ints, Ints, Ints, Ints, Floats]:
        """Of each span the stretch, first and last word in it, label and probability.

        The probability is that exactly this span is tagged so.
        """
        number, first = np.nonzero(self.tags % 2)
        label = self.tags[number, first] // 2
        last = self._lasts(number, first, 2 * label + 2)
        return number, first, last, label, self._chances(number, first, last, label)

    def _lasts(self, number: Ints, first: Ints, inside: Ints) -> Ints:
        last, growing = first.copy(), np.arange(len(first))
        while len(growing):
            growing = growing[last[growing] + 1 < self.length[number[growing]]]
            onward = self.tags[number[growing], last[growing] + 1] == inside[growing]
            growing = growing[onward]
            last[growing] += 1
        return last

    def _chances(self, number: Ints, first: Ints, last: Ints, label: Ints) -> Floats:
        begin, inside = 2 * label + 1, 2 * label + 2
        chance = self.forward[number, first, begin]
        tag, at = begin, first
        for _ in range(int((last - first).max(initial=0))):
            tag, at = np.where(at < last, inside, tag), at + 1
            going = at <= last
            n, i, t = number[going], at[going], inside[going]
            came = np.where(i - 1 == first[going], begin[going], t)
            chance[going] *= self.step[came, t] * self.emit[n, i, t] / self.scale[n, i]
        ended = last + 1 < self.length[number]
        n, after, t = number[ended], last[ended] + 1, tag[ended]
        out = self.step[t] * self.emit[n, after] * self.backward[n, after]
        out[np.arange(len(out)), inside[ended]] = 0.0
        chance[ended] *= out.sum(-1) / self.scale[n, after]
        return np.minimum(chance, 1.0)
