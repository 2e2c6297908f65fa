"""Reads shipped weights back as a state of ``train.model``, to go on from them.

Weights of 8 bits come back as what they stood for, so training starts from the model that
is shipped and not from the one it was rounded from. Parts that are not shipped, being new
or for training alone, are not in the state.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from train.model import ReadingModel

State = dict[str, Tensor]

#: Their second input are weights, and they are named after the module whose weights these are.
PRODUCTS = ("MatMul", "MatMulIntegerToFloat", "QAttention")


def restored(folder: Path) -> State:
    """The state of the weights in ``folder``, as 32-bit floats."""
    graph = onnx.load(folder / "reader.onnx").graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    state = {name: a for name, a in arrays.items() if name.startswith(("encoder.", "tags."))}
    rows, scale = state.pop("encoder.words.rows", None), state.pop("encoder.words.scale", None)
    if rows is not None and scale is not None:
        state["encoder.words.weight"] = rows.astype(np.float32) * scale
    for node in graph.node:
        if node.op_type in PRODUCTS and node.input[1] in arrays:
            module = node.name.strip("/").rsplit("/", 1)[0].replace("/", ".")
            state[f"{module}.weight"] = _matrix(arrays, node.input[1]).T
    with np.load(folder / "heads.npz", allow_pickle=False) as heads:
        state |= {name: heads[name] for name in heads.files}
    return {name: torch.from_numpy(a.astype(np.float32)) for name, a in state.items()}


def _matrix(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A matrix of the graph; one of 8 bits has a scale per column, and may be evened per row."""
    found = arrays[name]
    if found.dtype != np.int8:
        return found
    base = name.removesuffix("_quantized")
    made = found.astype(np.float32) * arrays[f"{base}_scale"]
    evening = arrays.get(f"{base}_evening")
    return made if evening is None else np.asarray(made * evening[:, None], dtype=np.float32)


def take(model: ReadingModel, state: State) -> list[str]:
    """Loads a state; parts that it lacks stay as they are. Returns their names, sorted."""
    missing, unknown = model.load_state_dict(state, strict=False)
    if unknown:
        raise ValueError(f"weights do not fit: {', '.join(unknown)}")
    return sorted(missing)
