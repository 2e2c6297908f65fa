"""The best BIO spans of word logits, and the exact probability of each span.

A linear chain over tags: Viterbi for the spans, forward and backward sums for their
probabilities. Every operation runs along a row, so a row's result does not depend on
the rows beside it.

Words that are outside beyond doubt part a row into stretches that are searched alone:
most heads mark a few words of a passage, and the search costs by the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_NEVER = -1e4
#: A word is outside for sure if all other tags together have less than this chance
#: by its own logits; scores of spans change by no more than about as much.
SURE = 1e-4


class WordSpan(NamedTuple):
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


def best_spans(
    logits: NDArray[np.float32], lengths: Sequence[int], moves: Floats
) -> list[list[WordSpan]]:
    """The spans of each row, in order, with probabilities.

    ``logits`` ``[words, tags]`` are those of the rows one behind the other, ``lengths``
    their numbers of words.
    """
    found: list[list[WordSpan]] = [[] for _ in lengths]
    if not len(logits):
        return found
    row_starts = np.cumsum([0, *lengths])
    first, length = _stretches(logits, row_starts, moves)
    if len(first):
        begun = ~np.isin(first, row_starts)
        first, last, label, score = _Search(logits, first, length, begun, moves).spans()
        row = np.searchsorted(row_starts, first, side="right") - 1
        first, last = first - row_starts[row], last - row_starts[row]
        numbers = (n.tolist() for n in (row, first, last, label, score))
        for at, *span in zip(*numbers, strict=True):
            found[at].append(WordSpan(*span))
    return found


def _stretches(logits: NDArray[np.float32], row_starts: Ints, moves: Floats) -> tuple[Ints, Ints]:
    """First word and length of each run of words that may be tagged, within its row.

    With learned moves a run takes in the one sure outside word after it, if its row has
    one, so that the move into that word counts.
    """
    open_ = _open(logits)
    starts = np.zeros(len(open_) + 1, dtype=bool)
    starts[row_starts] = True
    before, after = np.roll(open_, 1), np.roll(open_, -1)
    first = np.flatnonzero(open_ & (starts[:-1] | ~before))
    last = np.flatnonzero(open_ & (starts[1:] | ~after))
    if not _free(moves):
        last = last + ~starts[last + 1]
    return first, last - first + 1


def _open(logits: NDArray[np.float32]) -> Flags:
    """Per word whether it may be tagged; the exact sums are made only where that is near."""
    by_tag = np.ascontiguousarray(logits.T)
    open_: Flags = by_tag[1:].max(0) - by_tag[0] > np.log(SURE / len(by_tag))
    near = np.flatnonzero(open_)
    chances = by_tag[:, near].astype(np.float64)
    chances = np.exp(chances - chances.max(0))
    open_[near] = chances[1:].sum(0) > SURE * chances.sum(0)
    return open_


def _free(moves: Floats) -> bool:
    """Whether the moves only rule out what BIO rules out, as those of ``bio_moves(n)``."""
    return not np.any(moves[moves > _NEVER])


class _Steps:
    """The words of stretches step by step: all first words, then all second ones.

    Stretches stand the longest first, so those that go on at a step are a prefix of it.
    """

    def __init__(self, length: Ints) -> None:
        self.at, self.stretch = np.nonzero(np.arange(length.max(initial=0))[:, None] < length)
        self._cuts = np.cumsum([0, *np.bincount(self.at)]).tolist()

    def pairs(self) -> Iterator[tuple[slice, slice]]:
        """From the second step on: where the words before those of a step stand, and they."""
        for low, middle, high in zip(self._cuts, self._cuts[1:], self._cuts[2:], strict=False):
            yield slice(low, low + high - middle), slice(middle, high)

    def back(self) -> list[tuple[slice, slice]]:
        """The same from the last step on."""
        return list(self.pairs())[::-1]


class _Search:
    """Viterbi over stretches, then forward and backward sums over those that hold a span."""

    def __init__(
        self, logits: NDArray[np.float32], first: Ints, length: Ints, begun: Flags, moves: Floats
    ) -> None:
        """``begun`` tells before which stretches a sure outside word stands."""
        order = np.argsort(-length, kind="stable")
        first, length = first[order], length[order]
        self.moves, self.step, self.free = moves, np.exp(moves), _free(moves)
        self.steps = _Steps(length)
        self.words = first[self.steps.stretch] + self.steps.at
        chosen = logits[self.words].astype(np.float64)
        chosen[np.flatnonzero(begun[order])] += moves[0]
        chosen[: len(first), 2::2] = _NEVER
        self.tags = self._viterbi(chosen)
        holding = np.zeros(len(first), dtype=bool)
        holding[self.steps.stretch[self.tags % 2 == 1]] = True
        kept = holding[self.steps.stretch]
        self.words, self.tags, chosen = self.words[kept], self.tags[kept], chosen[kept]
        self.steps = _Steps(length[holding])
        self.emit = np.exp(chosen - chosen.max(-1, keepdims=True))
        self.forward, self.scale = self._forward()
        self.backward = self._backward()

    def _viterbi(self, logits: Floats) -> Ints:
        """The tag of each word on the best path of its stretch."""
        best = logits.copy()
        for before, here in self.steps.pairs():
            self._add_best(best[before], best[here])
        tags: Ints = best.argmax(1)
        into = np.ascontiguousarray(self.moves.T)
        for before, here in self.steps.back():
            tags[before] = (best[before] + into[tags[here]]).argmax(1)
        return tags

    def _forward(self) -> tuple[Floats, Floats]:
        """Forward sums, each word scaled to add up to one, and the scales."""
        forward, scale = self.emit.copy(), np.empty(len(self.emit))
        np.add.reduce(forward, axis=1, out=scale)
        forward /= scale[:, None]
        for before, here in self.steps.pairs():
            reached = self._times_sum_into(forward[before], self.emit[here])
            np.add.reduce(reached, axis=1, out=scale[here])
            np.divide(reached, scale[here, None], out=forward[here])
        return forward, scale

    def _backward(self) -> Floats:
        backward: Floats = np.ones_like(self.emit)
        for before, here in self.steps.back():
            onward = self.emit[here] * backward[here]
            onward /= self.scale[here, None]
            self._sum_from(onward, backward[before])
        return backward

    # With free moves a tag is reached from all tags alike, but a continuation only from
    # its own label: no sum over pairs of tags is needed.

    def _add_best(self, before: Floats, best: Floats) -> None:
        """Adds to each tag's score that of the best path to the word before it."""
        if not self.free:
            best += np.maximum.reduce(before.T[:, :, None] + self.moves[:, None], axis=0)
            return
        continued = best[:, 2::2] + np.maximum(before[:, 1::2], before[:, 2::2])
        best += np.maximum.reduce(before, axis=1, keepdims=True)
        best[:, 2::2] = continued

    def _times_sum_into(self, forward: Floats, emit: Floats) -> Floats:
        """Each tag's weight times that of all paths into it; ``forward`` adds up to one."""
        if not self.free:
            paths = forward.T[:, :, None] * self.step[:, None]
            return np.asarray(emit * np.add.reduce(paths, axis=0))
        made = emit.copy()
        made[:, 2::2] *= forward[:, 1::2] + forward[:, 2::2]
        return made

    def _sum_from(self, onward: Floats, out: Floats) -> None:
        """Sets per row and tag the weight of all paths from it on."""
        if not self.free:
            paths = onward.T[:, :, None] * self.step.T[:, None]
            np.add.reduce(paths, axis=0, out=out)
            return
        out[:] = (onward[:, 0] + np.add.reduce(onward[:, 1::2], axis=1))[:, None]
        out[:, 1::2] += onward[:, 2::2]
        out[:, 2::2] += onward[:, 2::2]

    def spans(self) -> tuple[Ints, Ints, Ints, Floats]:
        """Of each span the first and last word, label and probability, in order.

        The probability is that exactly this span is tagged so.
        """
        order = np.argsort(self.words)
        tags = self.tags[order]
        begin = tags % 2 == 1
        inside = (tags > 0) & ~begin
        first = np.flatnonzero(begin)
        last = np.flatnonzero((tags > 0) & ~np.append(inside[1:], False))
        chance = self._chances(order, tags, first, last)
        return self.words[order[first]], self.words[order[last]], tags[first] // 2, chance

    def _chances(self, order: Ints, tags: Ints, first: Ints, last: Ints) -> Floats:
        """The probabilities; words are meant by their place in ``order``, that of the text."""
        marked = np.flatnonzero(tags > 0)
        tag, at = tags[marked], order[marked]
        going = self.step[tags[marked - 1], tag] * self.emit[at, tag] / self.scale[at]
        weight = np.where(tag % 2 == 1, self.forward[at, tag], going)
        chance = np.multiply.reduceat(weight, np.flatnonzero(tag % 2 == 1))
        stretch = np.append(self.steps.stretch[order], -1)
        ended = np.flatnonzero(stretch[last + 1] == stretch[last])
        tag, after = tags[last[ended]], order[last[ended] + 1]
        out = self.step[tag] * self.emit[after] * self.backward[after]
        label_inside = 2 * (tags[first[ended]] // 2) + 2
        out[np.arange(len(out)), label_inside] = 0.0
        chance[ended] *= out.sum(-1) / self.scale[after]
        return np.minimum(chance, 1.0)
