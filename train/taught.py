"""What teachers say of the words of a text: soft labels that a student learns from.

Of attribution the chances of each tag, and of each two neighbouring tags, by the chain of
the teachers' mean logits and moves. A student's cross entropy against that chain needs no
more than these (its score is a sum over words and moves).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """Soft labels of a text's words; ``starts`` are where those begin in the text.

    ``tags`` [words, T] and ``moves`` [words, T, T] (from the word before) are of attribution,
    ``others`` [words, ...] of the other tag heads, one after the other. ``alone`` they stand
    where the text has no gold labels.
    """

    starts: Ints
    tags: Floats
    moves: Floats
    others: Floats
    alone: bool = False

    def moved(self, to: Sequence[int]) -> Taught:
        """The same for a rewritten text; ``to`` gives each old place its new one."""
        return replace(self, starts=np.asarray(to, dtype=np.int64)[self.starts])

    def of(self, starts: Ints) -> Taught | None:
        """The labels of the words that begin there, or None if one was not read.

        Where words between two have gone, these two count as independent.
        """
        at = np.searchsorted(self.starts, starts, side="right") - 1
        if not len(at) or (at < 0).any() or (self.starts[at] != starts).any():
            return None
        moves = self.tags[at[:-1], :, None] * self.tags[at[1:], None]
        follows = at[1:] == at[:-1] + 1
        moves[follows] = self.moves[at[1:]][follows]
        moves = np.concatenate([np.zeros_like(self.moves[:1]), moves])
        return replace(self, starts=starts, tags=self.tags[at], moves=moves, others=self.others[at])

    def with_gold(self, tags: Ints, share: float) -> Taught:
        """Mixed with gold tags, which count for ``share``."""
        gold = np.eye(self.tags.shape[1], dtype=np.float32)[tags]
        moves = np.zeros_like(self.moves)
        moves[1:] = gold[:-1, :, None] * gold[1:, None]
        return replace(
            self,
            tags=share * gold + (1 - share) * self.tags,
            moves=share * moves + (1 - share) * self.moves,
        )


def log_total(logits: Tensor, moves: Tensor, mask: Tensor) -> Tensor:
    """Log of the summed weights of all tag sequences, per row.

    ``moves`` are ``[T, T]`` or, by row and step, ``[rows, words - 1, T, T]``.
    """
    steps = logits.unbind(1)
    total = steps[0]
    for at in range(1, len(steps)):
        move = moves if moves.ndim == 2 else moves[:, at - 1]
        new = (total[:, :, None] + move).logsumexp(1) + steps[at]
        total = torch.where(mask[:, at, None], new, total)
    return total.logsumexp(-1)


def chances(logits: Floats, moves: Floats) -> tuple[Floats, Floats]:
    """Chances of the tags of a row's words, and of each tag with the one before.

    They are the slopes of the log total by logits and by moves.
    """
    emitted = torch.from_numpy(logits).double()[None].requires_grad_()
    each = torch.from_numpy(moves).double().repeat(1, len(logits) - 1, 1, 1).requires_grad_()
    total = log_total(emitted, each, torch.ones(1, len(logits), dtype=torch.bool))
    tags, pairs = torch.autograd.grad(total.sum(), (emitted, each), allow_unused=True)
    joined = np.zeros((len(logits), *moves.shape), dtype=np.float32)
    if pairs is not None:
        joined[1:] = pairs[0].numpy()
    return tags[0].float().numpy(), joined
