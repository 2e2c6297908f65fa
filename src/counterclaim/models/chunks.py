"""Distances between chunks of a passage, as the pair heads know them.

A chunk is (first word, last word), both inclusive.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.models.pieces import Pieces

Chunk = tuple[int, int]
Ints = NDArray[np.int64]
Chunks = Sequence[Chunk] | Ints

_STEPS = np.asarray([1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 38, 52, 72, 100], dtype=np.int64)
DISTANCES = len(_STEPS) + 1
_STEP_OF: Ints = np.searchsorted(_STEPS, np.arange(_STEPS[-1] + 2), side="left")


def distance_bucket(rows: Chunks, columns: Chunks) -> Ints:
    """Per pair the words between the chunks, in steps; the second half is backwards."""
    a: Ints = np.asarray(rows, dtype=np.int64).reshape(-1, 2)[:, None]
    b: Ints = np.asarray(columns, dtype=np.int64).reshape(-1, 2)[None]
    ahead = b[..., 0] >= a[..., 0]
    gap = np.where(ahead, b[..., 0] - a[..., 1], a[..., 0] - b[..., 1])
    step = _STEP_OF[np.minimum(np.maximum(gap, 0), len(_STEP_OF) - 1)]
    bucket: Ints = step + DISTANCES * ~ahead
    return bucket


def between_bucket(cues: Chunks, others: Chunks) -> Ints:
    """Per pair the number of further cues that lie between the two, at most 3."""
    at: Ints = np.asarray(cues, dtype=np.int64).reshape(-1, 2)[:, 0]
    places: Ints = np.asarray(others, dtype=np.int64).reshape(-1, 2)[:, 0]
    low = np.minimum(at[:, None], places[None])
    high = np.maximum(at[:, None], places[None])
    inside = (at[None, None] > low[..., None]) & (at[None, None] < high[..., None])
    count: Ints = np.minimum(inside.sum(-1), 3).astype(np.int64)
    return count


def middle_pieces(pieces: Pieces, a: Chunk, b: Chunk, base: int = 0) -> tuple[int, int]:
    """The pieces ``[low, high)`` between two chunks, counted from ``base``; empty if none."""
    first, second = sorted((a, b))
    low = int(pieces.lasts[first[1]]) + 1
    return base + low, base + max(low, int(pieces.firsts[second[0]]))
