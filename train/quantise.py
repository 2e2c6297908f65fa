"""Writes an encoder's graph in 8 bits, with scales that are fixed once.

Scales taken anew from each input, as in dynamic quantisation, would let all windows of a
batch change one another. What enters the products of this encoder lies within like bounds
whatever it reads, set by a few large channels; so the bounds seen on training texts are
kept. Large channels are evened out against their weights first (SmoothQuant, Xiao et al.
2023), which leaves finer steps to the others, and what the rounding of a weight does to a
product is made good by the weights that follow (GPTQ, Frantar et al. 2023).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from counterclaim.models.encoder import INPUTS
from counterclaim.models.pieces import Pieces
from train.attention import with_whole_attention

Floats = NDArray[np.float32]

INPUT_STEPS = 255
#: Seven bits: with eight, processors without VNNI overflow, and differ.
WEIGHT_STEPS = 63
#: How far a channel's size goes over into its weights (0 to 1), by layer part. Chosen on
#: training texts: of 19,467 words 8 bits change the tag of 158 (attribution) and 176
#: (entities), with GPTQ 149 and 143; scales taken from each input 327 and 318. What enters
#: ``out`` has no large channels.
EVENING = {"mix": 0.7, "up": 0.7, "down": 0.9, "out": 0.0}
DAMPING = 0.01  # of the mean of a Gram matrix's diagonal, added to it


@dataclass
class Seen:
    """What was seen of a product's input: each channel's bounds, and the Gram matrix."""

    low: Floats
    high: Floats
    gram: NDArray[np.float64]

    def add(self, rows: Floats) -> None:
        """Takes in further rows."""
        self.low = np.minimum(self.low, rows.min(0))
        self.high = np.maximum(self.high, rows.max(0))
        self.gram += rows.T @ rows

    def over(self, even: Floats) -> Seen:
        """The same of an input whose channels are divided by ``even``."""
        return Seen(self.low / even, self.high / even, self.gram / np.outer(even, even))


def write_eight_bit(plain: Path, path: Path, windows: Sequence[Pieces]) -> None:
    """Writes the graph of ``plain`` with its layers' products in 8 bits, attention whole.

    Inputs are bounded by what they hold while it reads ``windows``; what exceeds that later
    is cut off.
    """
    model = onnx.load(plain)
    graph = model.graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    products = {n.output[0]: n for n in graph.node if _of_layer(n, arrays)}
    seen = _seen(model, [n.input[0] for n in products.values()], windows)
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        product = next((products[x] for x in node.input if x in products), None)
        if product is not None:  # the addition of the bias that follows a product
            made = _EightBit(product, node, arrays[product.input[1]], seen[product.input[0]])
            nodes += made.nodes
            graph.initializer.extend(made.arrays)
        elif node.output[0] not in products:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    kept = [array for array in graph.initializer if array.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    helper.set_model_props(model, {"scales": "fixed"})  # windows may be read in batches
    onnx.save(with_whole_attention(model), path)


class _EightBit:
    """A product with its bias, as nodes of 8 bits and the arrays that these need."""

    def __init__(
        self, product: onnx.NodeProto, bias: onnx.NodeProto, weight: Floats, seen: Seen
    ) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: list[onnx.TensorProto] = []
        self._base = product.input[1]
        given, even = product.input[0], _evening(product.name, weight, seen)
        if even is not None:
            seen, weight = seen.over(even), weight * even[:, None]
            given = self._add("Mul", [given, self._keep("evening", 1 / even)], "evened")
        least, most = min(float(seen.low.min()), 0.0), float(seen.high.max())
        step = self._keep("step", np.float32((most - least) / INPUT_STEPS))
        zero = self._keep("zero", np.uint8(round(-least * INPUT_STEPS / (most - least))))
        scale = np.abs(weight).max(0) / WEIGHT_STEPS
        rows = self._keep("quantized", rounded(weight / scale, seen.gram).astype(np.int8))
        columns = self._keep("scale", scale.astype(np.float32))
        zeros = self._keep("zero_point", np.zeros(len(scale), dtype=np.int8))
        bytes_ = self._add("QuantizeLinear", [given, step, zero], "bytes")
        [term] = [x for x in bias.input if x != product.output[0]]
        inputs = [bytes_, rows, step, columns, zero, zeros, term]
        self.nodes.append(
            helper.make_node(
                "MatMulIntegerToFloat",
                inputs,
                list(bias.output),
                name=product.name,
                domain="com.microsoft",
            )
        )

    def _add(self, kind: str, inputs: list[str], name: str) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [f"{self._base}_{name}"]))
        return f"{self._base}_{name}"

    def _keep(self, name: str, value: np.ndarray | np.generic) -> str:
        array = numpy_helper.from_array(np.asarray(value), f"{self._base}_{name}")
        self.arrays.append(array)
        return str(array.name)


def _of_layer(node: onnx.NodeProto, arrays: Mapping[str, np.ndarray]) -> bool:
    return node.op_type == "MatMul" and node.input[1] in arrays and "/layers." in node.name


def _evening(name: str, weight: Floats, seen: Seen) -> Floats | None:
    """What each channel of an input is divided by and its weights are multiplied with."""
    share = EVENING[name.split("/")[-2]]
    if not share:
        return None
    size = np.maximum(np.maximum(-seen.low, seen.high), 1e-5)
    even = size**share / np.maximum(np.abs(weight).max(1), 1e-5) ** (1 - share)
    return np.asarray(even / np.exp(np.log(even).mean()), dtype=np.float32)


def rounded(weight: Floats, gram: NDArray[np.float64]) -> Floats:
    """Whole numbers for a weight ``[inputs, outputs]`` in steps, row by row.

    What a row's rounding changes in the product with inputs of this Gram matrix, the rows
    after it make good as far as they can.
    """
    left = weight.astype(np.float64)
    damped = gram + DAMPING * gram.diagonal().mean() * np.eye(len(gram))
    after = np.linalg.cholesky(np.linalg.inv(damped)).T
    made = np.empty_like(left)
    for n in range(len(left)):
        made[n] = np.clip(np.round(left[n]), -WEIGHT_STEPS, WEIGHT_STEPS)
        error = (left[n] - made[n]) / after[n, n]
        left[n + 1 :] -= np.outer(after[n, n + 1 :], error)
    return made.astype(np.float32)


def _seen(
    model: onnx.ModelProto, names: Sequence[str], windows: Sequence[Pieces]
) -> dict[str, Seen]:
    """What is seen of the named values over all windows."""
    opened = onnx.ModelProto()
    opened.CopyFrom(model)
    told = [helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in names]
    opened.graph.output.extend(told)
    session = onnxruntime.InferenceSession(opened.SerializeToString())
    seen: dict[str, Seen] = {}
    for window in windows:
        given = (window.ids, window.case, window.quote, np.zeros_like(window.ids))
        feed = {name: row[None] for name, row in zip(INPUTS, given, strict=True)}
        for name, (rows,) in zip(names, session.run(list(names), feed), strict=True):
            if name not in seen:
                width = rows.shape[1]
                seen[name] = Seen(rows[0], rows[0], np.zeros((width, width)))
            seen[name].add(rows)
    return seen
