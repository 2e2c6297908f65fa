from __future__ import annotations

import math

import numpy as np
import pytest

from counterclaim.models.chunks import DISTANCES, between_bucket, distance_bucket
from counterclaim.models.heads import gelu, softmax


def test_gelu_is_exact_enough() -> None:
    x = np.linspace(-6, 6, 401, dtype=np.float32)
    exact = [0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.tolist()]
    assert np.abs(gelu(x) - np.asarray(exact)).max() < 1e-6


def test_softmax_adds_up_to_one_even_for_large_scores() -> None:
    chances = softmax(np.asarray([[1000.0, 0.0], [3.0, 3.0]], dtype=np.float32))
    assert chances.tolist() == [[1.0, 0.0], [0.5, 0.5]]


@pytest.mark.parametrize(
    ("a", "b", "bucket"),
    [
        ((0, 1), (2, 3), 0),  # next to each other, ahead
        ((2, 3), (0, 1), DISTANCES),  # the same, backwards
        ((0, 0), (4, 9), 3),
        ((0, 0), (500, 501), DISTANCES - 1),
    ],
)
def test_distance_counts_words_between(a: tuple[int, int], b: tuple[int, int], bucket: int) -> None:
    assert distance_bucket([a], [b]).tolist() == [[bucket]]


def test_between_counts_other_cues_on_the_way() -> None:
    cues = [(0, 0), (5, 5), (9, 9)]
    assert between_bucket(cues, [(12, 14)]).tolist() == [[2], [1], [0]]
