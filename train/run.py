"""One run: gold in, checkpoints out.

The main phase learns all tasks from the gold. The second goes on from the mean of two
of its checkpoints with more texts without commas and with paragraphs of other training
texts that the first model marked (see ``pseudo``). It can also go on from exported weights
(see ``restore``), where the checkpoints are no longer there.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch

from counterclaim.models import Reader, load_reader
from counterclaim.models.pieces import load_tokenizer
from train.export import State, averaged, export
from train.gold import training
from train.loop import PSEUDO, Recipe, train
from train.model import ReadingModel, base_folder
from train.pseudo import pseudo_marked
from train.restore import restored, take
from train.units import SENSE

MAIN = Recipe(
    epochs=6,
    small_budgets=(("entities", 1024), ("triggers", 1536), ("events", 1024), (SENSE, 6144)),
)
# What the second phase starts from: an early and the last checkpoint of the first.
FIRST = (("main-3", 1.0), ("main-6", 1.0))
SECOND = Recipe(
    name="second",
    epochs=1,
    rate=1e-4,
    head_rate=4e-4,
    warmup=0.05,
    small_budgets=MAIN.small_budgets,
    comma_drop=0.35,
    shares=(
        ("attribution", 0.5),
        (PSEUDO, 1.0),
        ("entities", 3.0),
        ("names", 0.2),
        ("toponyms", 0.5),
        ("triggers", 1.0),
        ("events", 3.0),
        (SENSE, 1.0),
    ),
)


def run(
    gold: Path,
    out: Path,
    *,
    phases: tuple[str, ...],
    epochs: int | None,
    threads: int,
    start: Path | None = None,
) -> None:
    """Runs the phases and leaves their checkpoints in ``out``.

    ``start`` are exported weights that the second phase goes on from, in place of the
    mean of the first's checkpoints; they are kept in ``out`` as ``start.pt``.
    """
    torch.set_num_threads(threads)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    marked = training(gold)
    for recipe in (MAIN, SECOND):
        if recipe.name not in phases:
            continue
        if epochs is not None:
            recipe = replace(recipe, epochs=epochs)
        torch.manual_seed(recipe.seed)
        model = ReadingModel(recipe.dropout)
        if recipe.name == "main":
            model.encoder.load_minilm(base_folder() / "model.safetensors")
        else:
            reader = _start_second(model, start, out)
            marked[PSEUDO] = pseudo_marked(reader, gold)
        train(model, marked, recipe, tokenizer, out)


def _start_second(model: ReadingModel, start: Path | None, out: Path) -> Reader:
    """Gives the model what the second phase goes on from; the reader that marks for it."""
    if start is None:
        first = averaged(out, FIRST)
        model.load_state_dict(first)
        return _reader(first, out)
    first = restored(start)
    take(model, first)
    torch.save(first, out / "start.pt")
    return load_reader(folder=start)


def _reader(first: State, out: Path) -> Reader:
    folder = out / "teacher"
    export(first, base_folder() / "tokenizer.json", folder, name="teacher")
    return load_reader(folder=folder)
