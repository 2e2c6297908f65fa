"""Writes a checkpoint as the files that the product reads.

``reader.onnx`` holds the encoder and the tag heads, 8-bit; ``heads.npz`` the pair
heads, which need the tags first; ``tokenizer.json`` the vocabulary; ``reader.json``
the version. No pickle anywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from train.model import Encoder, ReadingModel, base_folder

PAIR_HEADS = ("cue_source.", "cue_content.", "relation.", "event.", "sense.")
TRAINING_ONLY = ("event.penta.",)
NAME = "counterclaim-reader-3"
SHIPPED = "student-1-240:1,student-1-300:1,student-1:1,settled-1:3"
State = dict[str, Tensor]
INPUTS = ("ids", "case", "quote", "role")


class _Exported(nn.Module):
    def __init__(self, model: ReadingModel) -> None:
        super().__init__()
        self.encoder, self.tags = model.encoder, model.tags

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, role: Tensor
    ) -> tuple[Tensor, Tensor]:
        states = self.encoder(ids, case, quote, role)
        return states, self.tags(states)


class _ByteEmbedding(nn.Module):
    """An embedding with a scale per row: half the error of one scale for all."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


def averaged(run: Path, parts: Sequence[tuple[str, float]]) -> State:
    """The weighted mean of a run's checkpoints, given by name.

    A part that only some of them have, as restored weights lack what serves training
    alone, is the mean of those.
    """
    made: State = {}
    total: dict[str, float] = {}
    for name, weight in parts:
        for key, value in torch.load(run / f"{name}.pt", weights_only=True).items():
            made[key] = made.get(key, 0.0) + value * weight
            total[key] = total.get(key, 0.0) + weight
    return {key: value / total[key] for key, value in made.items()}


def export(
    state: State, tokenizer: Path, folder: Path, *, name: str, eight_bit: bool = True
) -> None:
    """Writes the files of a model's weights into ``folder``."""
    model = ReadingModel()
    model.load_state_dict(state)
    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    _write_graph(model, folder / "reader.onnx", eight_bit=eight_bit)
    _write_heads(model, folder / "heads.npz")
    _write_tokenizer(tokenizer, folder / "tokenizer.json")
    digest = hashlib.sha256((folder / "reader.onnx").read_bytes())
    digest.update((folder / "heads.npz").read_bytes())
    card = {"version": f"{name}+{digest.hexdigest()[:8]}"}
    (folder / "reader.json").write_text(json.dumps(card) + "\n", encoding="utf-8")


def _write_graph(model: ReadingModel, path: Path, *, eight_bit: bool) -> None:
    encoder: Encoder = model.encoder
    if eight_bit:
        encoder.words = _ByteEmbedding(encoder.words.weight.detach())  # type: ignore[assignment]
    example = tuple(torch.ones(2, 7, dtype=torch.long) for _ in INPUTS)
    axes = {n: {0: "batch", 1: "length"} for n in (*INPUTS, "states", "logits")}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Exported(model),
            example,
            str(plain),
            input_names=list(INPUTS),
            output_names=["states", "logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if not eight_bit:
            path.write_bytes(plain.read_bytes())
            return
        heads = [n.name for n in onnx.load(plain).graph.node if n.name.startswith("/tags/")]
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # else processors without VNNI overflow and differ
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=heads,
        )


def _write_heads(model: ReadingModel, path: Path) -> None:
    arrays = {"transitions": model.transitions.detach().numpy()}
    for name, value in model.state_dict().items():
        if name.startswith(PAIR_HEADS) and not name.startswith(TRAINING_ONLY):
            arrays[name] = value.numpy().astype(np.float16)
    np.savez(path, **arrays)


def _write_tokenizer(source: Path, path: Path) -> None:
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(path), pretty=False)


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.export", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the checkpoints")
    parser.add_argument("--parts", default=SHIPPED, help="checkpoints and their weights")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--name", default=NAME)
    options = parser.parse_args()
    parts = [(name, float(w)) for name, w in (p.split(":") for p in options.parts.split(","))]
    state = averaged(options.run, parts)
    export(state, base_folder() / "tokenizer.json", options.into, name=options.name)


if __name__ == "__main__":
    main()
