"""Soft labels: their chances, their places in a rewritten text, what they cost."""

from __future__ import annotations

import random
from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training stack is not installed")

from train.batches import collate  # noqa: E402
from train.context import in_a_row, joined, runs  # noqa: E402
from train.losses import crf_loss, taught_loss  # noqa: E402
from train.model import ReadingModel  # noqa: E402
from train.taught import Taught, chances  # noqa: E402
from train.teachers import Teacher, taught  # noqa: E402
from train.units import Marked, augmented, units  # noqa: E402

from counterclaim.models.labels import TAG_HEADS, head_slices  # noqa: E402
from counterclaim.models.pieces import MAX_PIECES, load_tokenizer  # noqa: E402
from counterclaim.models.reader import WEIGHTS  # noqa: E402

TEXT = "The mayor, a farmer, said that rebels had left."
MARKED = Marked(
    "attribution",
    TEXT,
    ((0, 9, "source"), (21, 25, "cue"), (26, 46, "content")),
    (((21, 25), (0, 9), ((26, 46),)),),
)
TOKENIZER = load_tokenizer(WEIGHTS / "tokenizer.json")
OTHERS = head_slices()["triggers"].stop - head_slices()["attribution"].stop


def _taught(words: int, rng: np.random.Generator) -> Taught:
    def shares(*shape: int) -> np.ndarray:
        made = rng.random(shape).astype(np.float32)
        shared: np.ndarray = made / made.sum(-1, keepdims=True)
        return shared

    return Taught(np.arange(words) * 3, shares(words, 7), shares(words, 7, 7), shares(words, 5))


def test_chances_are_those_of_all_sequences() -> None:
    rng = np.random.default_rng(1)
    logits, moves = rng.normal(size=(4, 3)), rng.normal(size=(3, 3))
    tags, pairs = np.zeros((4, 3)), np.zeros((4, 3, 3))
    for path in product(range(3), repeat=4):
        score = sum(logits[n, t] for n, t in enumerate(path))
        weight = np.exp(score + sum(moves[a, b] for a, b in pairwise(path)))
        for n, tag in enumerate(path):
            tags[n, tag] += weight
            if n:
                pairs[n, path[n - 1], tag] += weight
    total = tags[0].sum()
    given = chances(logits.astype(np.float32), moves.astype(np.float32))
    assert np.allclose(given[0], tags / total, atol=1e-5)
    assert np.allclose(given[1], pairs / total, atol=1e-5)


def test_one_word_has_chances_too() -> None:
    tags, pairs = chances(np.zeros((1, 3), dtype=np.float32), np.zeros((3, 3), dtype=np.float32))
    assert np.allclose(tags, 1 / 3)
    assert not pairs.any()


def test_words_are_found_by_where_they_start() -> None:
    made = _taught(4, np.random.default_rng(2))
    found = made.of(np.asarray([0, 6, 9]))
    assert found is not None
    assert np.array_equal(found.tags, made.tags[[0, 2, 3]])
    assert np.array_equal(found.moves[2], made.moves[3])
    assert np.allclose(found.moves[1], np.outer(made.tags[0], made.tags[2]))
    assert made.of(np.asarray([0, 7])) is None


def test_gold_as_soft_labels_costs_what_gold_costs() -> None:
    torch.manual_seed(3)
    model = ReadingModel(0.0)
    model.transitions.data.normal_()
    (unit,) = units(MARKED, TOKENIZER, MAX_PIECES)
    none = np.zeros((len(unit.tags), OTHERS), dtype=np.float32)
    empty = np.zeros((len(unit.tags), 7), dtype=np.float32)
    moves = np.zeros((len(unit.tags), 7, 7), dtype=np.float32)
    soft = Taught(unit.pieces.word_starts, empty, moves, none)
    unit.taught = soft.with_gold(unit.tags, 1.0)
    batch = collate([unit])
    logits = torch.randn(1, len(unit.tags), 7 + OTHERS)
    wanted = crf_loss(logits[..., :7], batch.tags, batch.word_mask, model.transitions)
    assert torch.allclose(taught_loss(model, batch, logits), wanted, atol=1e-4)


def test_a_rewritten_text_keeps_the_labels_of_its_words() -> None:
    torch.manual_seed(4)
    teacher = Teacher(ReadingModel(0.0), context=True, heads=TAG_HEADS)
    (marked,) = taught([[MARKED]], [teacher], TOKENIZER, alone=False)
    changed = augmented(marked, random.Random(0), comma_drop=1.0)
    assert "," not in changed.text
    (before,), (after,) = (units(m, TOKENIZER, MAX_PIECES) for m in (marked, changed))
    assert before.taught is not None
    assert after.taught is not None
    kept = [n for n, s in enumerate(before.pieces.word_starts) if TEXT[s] != ","]
    assert np.array_equal(before.taught.tags[kept], after.taught.tags)
    assert np.array_equal(before.tags[kept], after.tags)
    assert (before.taught.tags[np.arange(len(before.tags)), before.tags] >= 0.4).all()


def test_a_head_is_taught_by_those_who_learned_it() -> None:
    torch.manual_seed(6)
    first = Teacher(ReadingModel(0.0), context=False, heads=TAG_HEADS)
    second = Teacher(ReadingModel(0.0), context=False, heads=("entities",))
    (one,) = taught([[MARKED]], [first], TOKENIZER, alone=True)
    (both,) = taught([[MARKED]], [first, second], TOKENIZER, alone=True)
    assert one.taught is not None
    assert both.taught is not None
    assert np.array_equal(one.taught.tags, both.taught.tags)
    slices = head_slices()
    at = slices["attribution"].stop
    for head in ("entities", "names", "toponyms", "triggers"):
        place = slice(slices[head].start - at, slices[head].stop - at)
        same = np.array_equal(one.taught.others[:, place], both.taught.others[:, place])
        assert same == (head != "entities")


def test_runs_fill_rows_with_neighbours() -> None:
    assert runs([3, 3, 3, 9, 1], limit=6) == [range(2), range(2, 3), range(3, 4), range(4, 5)]
    assert runs([]) == []


def test_a_row_holds_its_windows_one_after_the_other() -> None:
    (unit,) = units(MARKED, TOKENIZER, MAX_PIECES)
    row = joined([unit, unit])
    words, chunks = len(unit.tags), len(unit.chunks)
    assert np.array_equal(row.tags, np.concatenate([unit.tags, unit.tags]))
    assert row.chunks[chunks:] == [(a + words, b + words, role) for a, b, role in unit.chunks]
    assert row.cue_source == {1: 0, 1 + chunks: chunks}
    assert row.content_cue == {2: 1, 2 + chunks: 1 + chunks}
    unit.relations = {(0, 1): "BelongsTo"}
    assert joined([unit, unit]).relations == {
        (0, 1): "BelongsTo",
        (chunks, 1 + chunks): "BelongsTo",
    }
    again = in_a_row([unit.pieces, unit.pieces])
    assert np.array_equal(again.ids[again.firsts[words:]], unit.pieces.ids[unit.pieces.firsts])
