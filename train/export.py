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
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from counterclaim.models.encoder import INPUTS
from counterclaim.models.labels import TAG_HEADS
from counterclaim.models.pieces import Pieces, encode, load_tokenizer, windows
from train.gold import training
from train.model import Encoder, ReadingModel, base_folder
from train.quantise import write_eight_bit

PAIR_HEADS = ("cue_source.", "cue_content.", "relation.", "event.", "sense.")
TRAINING_ONLY = ("event.penta.",)
NAME = "counterclaim-reader-4"
SHIPPED = (
    "student-4-400:1,student-4-800:1,student-5-200:1,student-5-400:1,student-5-600:1,"
    "student-5-800:1,student-5:1"
)
State = dict[str, Tensor]
SAMPLE = 400  # paragraphs that show within what bounds the encoder's values lie


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


def sample(gold: Path) -> list[str]:
    """Training paragraphs of all tag heads, evenly spread."""
    marked = training(gold)
    texts = [m.text for head in TAG_HEADS for m in marked[head]]
    return texts[:: max(1, len(texts) // SAMPLE)]


def export(
    state: State, tokenizer: Path, folder: Path, *, name: str, passages: Sequence[str] = ()
) -> None:
    """Writes the files of a model's weights into ``folder``.

    The encoder is written in 8 bits, within the bounds that ``passages`` show; in 32, if
    there are none.
    """
    model = ReadingModel()
    model.load_state_dict(state)
    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    pieces = load_tokenizer(tokenizer)
    seen = [w for text in passages for w in windows(text, encode(text, pieces))]
    _write_graph(model, folder / "reader.onnx", seen)
    _write_heads(model, folder / "heads.npz")
    _write_tokenizer(tokenizer, folder / "tokenizer.json")
    digest = hashlib.sha256((folder / "reader.onnx").read_bytes())
    digest.update((folder / "heads.npz").read_bytes())
    card = {"version": f"{name}+{digest.hexdigest()[:8]}"}
    (folder / "reader.json").write_text(json.dumps(card) + "\n", encoding="utf-8")


def _write_graph(model: ReadingModel, path: Path, seen: Sequence[Pieces]) -> None:
    encoder: Encoder = model.encoder
    if seen:
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
        if seen:
            write_eight_bit(plain, path, seen)
        else:
            path.write_bytes(plain.read_bytes())


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
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder of the checkpoints")
    parser.add_argument("--parts", default=SHIPPED, help="checkpoints and their weights")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--name", default=NAME)
    options = parser.parse_args()
    parts = [(name, float(w)) for name, w in (p.split(":") for p in options.parts.split(","))]
    state = averaged(options.run, parts)
    passages, tokenizer = sample(options.gold), base_folder() / "tokenizer.json"
    export(state, tokenizer, options.into, name=options.name, passages=passages)


if __name__ == "__main__":
    main()
