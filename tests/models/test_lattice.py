from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.models.lattice import best_spans, bio_moves


def _valid(tags: tuple[int, ...]) -> bool:
    before = 0
    for tag in tags:
        if tag and tag % 2 == 0 and before not in (tag - 1, tag):
            return False
        before = tag
    return True


def _spans(tags: tuple[int, ...]) -> set[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for at, tag in enumerate(tags):
        if tag % 2:
            found.append((at, at, (tag - 1) // 2))
        elif tag:
            first, _, label = found.pop()
            found.append((first, at, label))
    return set(found)


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_agrees_with_going_through_all_taggings(seed: int, words: int) -> None:
    random = np.random.default_rng(seed)
    logits = random.normal(size=(words, 5), scale=2).astype(np.float32)
    learned = random.normal(size=(5, 5)).astype(np.float32)
    weights: dict[tuple[int, ...], float] = {}
    for tags in product(range(5), repeat=words):
        if _valid(tags):
            total = sum(float(logits[i, t]) for i, t in enumerate(tags))
            total += sum(float(learned[a, b]) for a, b in pairwise(tags))
            weights[tags] = np.exp(total)
    best = max(weights, key=lambda t: weights[t])
    [found] = best_spans(logits, [words], bio_moves(2, learned))
    assert {(s.first, s.last, s.label) for s in found} == _spans(best)
    for span in found:
        key = (span.first, span.last, span.label)
        chance = sum(w for t, w in weights.items() if key in _spans(t)) / sum(weights.values())
        assert abs(span.score - chance) < 1e-6


@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_free_moves_are_a_short_way_to_the_same(seed: int, words: int) -> None:
    logits = np.random.default_rng(seed).normal(size=(words, 7), scale=3).astype(np.float32)
    free = bio_moves(3)
    nearly = np.where(free < 0, free, 1e-12)  # no longer free, so searched pair by pair
    for short, long in zip(
        *(best_spans(logits, [words], m)[0] for m in (free, nearly)), strict=True
    ):
        assert short[:3] == long[:3]
        assert abs(short.score - long.score) < 1e-3


@given(st.lists(st.integers(1, 12), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_a_row_does_not_depend_on_the_rows_beside_it(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [random.normal(size=(n, 7), scale=3).astype(np.float32) for n in lengths]
    moves = bio_moves(3)
    alone = [best_spans(row, [len(row)], moves)[0] for row in rows]
    assert best_spans(np.concatenate(rows), lengths, moves) == alone


def test_nothing_gives_nothing() -> None:
    assert best_spans(np.empty((0, 5), dtype=np.float32), [], bio_moves(2)) == []
    outside = np.asarray([[30, 0, 0, 0, 0]] * 4, dtype=np.float32)
    assert best_spans(outside, [4, 0], bio_moves(2)) == [[], []]
