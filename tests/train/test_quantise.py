"""Rounding of weights to 8 bits."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="the training stack is not installed")
onnx = pytest.importorskip("onnx", reason="the training stack is not installed")

from train.model import LAYERS  # noqa: E402
from train.quantise import WEIGHT_STEPS, rounded  # noqa: E402

from counterclaim.models.reader import WEIGHTS  # noqa: E402


def test_what_inputs_have_in_common_makes_rounding_good() -> None:
    draw = np.random.default_rng(1)
    shared = draw.normal(size=(500, 3)) @ draw.normal(size=(3, 24))
    inputs = (shared + 0.1 * draw.normal(size=(500, 24))).astype(np.float32)
    weight = draw.normal(scale=9, size=(24, 8)).astype(np.float32)
    made = rounded(weight, (inputs.T @ inputs).astype(np.float64))
    plain = np.abs(inputs @ (np.round(weight) - weight)).mean()
    assert np.abs(inputs @ (made - weight)).mean() < plain / 2
    assert (made == np.round(made)).all()


def test_inputs_that_have_nothing_in_common_change_nothing() -> None:
    weight = np.asarray([[0.4, -0.6], [70.0, 2.4]], dtype=np.float32)
    made = rounded(weight, np.eye(2))
    assert made.tolist() == [[0.0, -1.0], [WEIGHT_STEPS, 2.0]]


def test_the_shipped_weights_have_fixed_scales() -> None:
    kinds = {node.op_type for node in onnx.load(WEIGHTS / "reader.onnx").graph.node}
    assert "MatMulIntegerToFloat" in kinds
    assert "DynamicQuantizeLinear" not in kinds


def test_the_shipped_weights_have_their_attention_whole_and_no_mask() -> None:
    graph = onnx.load(WEIGHTS / "reader.onnx").graph
    attention = [node for node in graph.node if node.op_type == "QAttention"]
    assert len(attention) == LAYERS
    assert not any(node.input[5] for node in attention)
    assert "Softmax" not in {node.op_type for node in graph.node}
