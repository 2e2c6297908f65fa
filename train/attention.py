"""Puts each layer's attention into one node of an 8-bit graph, for windows without filling.

``QAttention`` takes the product that makes queries, keys and values with it, and what stands
in between as long transposed copies (heads parted, keys turned, heads joined) is not written
at all. The numbers that come out are the same to the last bit. It sees every piece of a
window: there is no mask, so windows that are read together must be of one length.

    python -m train.attention OLD.onnx NEW.onnx
"""

from __future__ import annotations

import sys

import onnx
from onnx import helper

from train.model import HEADS


def with_whole_attention(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph of ``write_eight_bit`` with one node for the attention of each layer."""
    made = onnx.ModelProto()
    made.CopyFrom(model)
    graph = made.graph
    nodes = list(graph.node)
    by_output = {name: n for n, node in enumerate(nodes) for name in node.output}
    products = [node for node in nodes if node.op_type == "MatMulIntegerToFloat"]
    outer = {_layer(node): node for node in products if node.name.endswith("/out/MatMul")}
    for mix in (node for node in products if node.name.endswith("/mix/MatMul")):
        # what enters the product after attention, before it is put into bytes
        [seen] = nodes[by_output[outer[_layer(mix)].input[0]]].input[:1]
        rows, weight, step, scale, zero, zeros, bias = mix.input
        # input, weight, bias, their scales, no mask, their zero points
        given = [rows, weight, bias, step, scale, "", zero, zeros]
        nodes[by_output[seen]] = helper.make_node(
            "QAttention",
            given,
            [seen],
            name=mix.name,  # as the product that it takes in
            domain="com.microsoft",
            num_heads=HEADS,
        )
    kept = _needed(nodes, {output.name for output in graph.output})
    used = {name for node in kept for name in node.input}
    arrays = [array for array in graph.initializer if array.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(kept)
    graph.initializer.extend(arrays)
    return made


def _layer(product: onnx.NodeProto) -> str:
    """The layer of a product, from ``/encoder/layers.3/out/MatMul`` ``/encoder/layers.3``."""
    return str(product.name).rsplit("/", 2)[0]


def _needed(nodes: list[onnx.NodeProto], wanted: set[str]) -> list[onnx.NodeProto]:
    """The nodes that the wanted values hang on, in their order."""
    kept = []
    for node in reversed(nodes):
        if wanted.intersection(node.output):
            kept.append(node)
            wanted = wanted.union(node.input)
    return kept[::-1]


if __name__ == "__main__":
    onnx.save(with_whole_attention(onnx.load(sys.argv[1])), sys.argv[2])
