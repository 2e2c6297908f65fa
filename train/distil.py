"""A student of several teachers: ``python -m train.distil --gold GOLD --start FOLDER --out RUN``.

Two models learn attribution alone, one paragraph by paragraph, one in rows of neighbours.
Together with the weights in FOLDER they read attribution's training texts and paragraphs
without gold; a student goes on from those weights with what the three hold likely, and with
the gold of all tasks, and once more from the mean of its last checkpoints, at a rate that
falls to zero. Both means together are shipped (``export.SHIPPED``).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from counterclaim.models.pieces import MAX_PIECES, load_tokenizer
from train.context import rows_of
from train.export import averaged
from train.gold import attribution_by_document, training
from train.loop import FREE, TAUGHT, Recipe, train
from train.model import ReadingModel
from train.restore import restored, take
from train.run import MAIN, base_folder
from train.teachers import Teacher, free_documents, taught
from train.units import SENSE, Marked, Unit, augmented, units

ALONE = Recipe(
    name="alone",
    epochs=4,
    seed=11,
    rate=3e-4,
    budget=2048,
    comma_drop=0.15,
    shares=(("attribution", 1.0),),
)
CONTEXT = replace(ALONE, name="context", epochs=3, seed=22, budget=2304)
STUDENT = Recipe(
    name="student",
    epochs=1,
    reach=0.56,
    every=60,
    seed=7,
    rate=1.5e-4,
    head_rate=5e-4,
    budget=2560,
    small_budgets=MAIN.small_budgets,
    shares=(
        (TAUGHT, 0.6),
        (FREE, 0.8),
        ("entities", 1.5),
        ("names", 0.08),
        ("toponyms", 0.1),
        ("triggers", 0.2),
        ("events", 0.7),
        (SENSE, 0.25),
    ),
)
#: Goes on from the mean of the student's last checkpoints; fewer batches, a smaller rate.
SETTLED = replace(
    STUDENT,
    name="settled",
    reach=1.0,
    every=None,
    seed=8,
    rate=6e-5,
    head_rate=2e-4,
    shares=tuple((task, round(0.41 * share, 3)) for task, share in STUDENT.shares),
)
LAST = (("student-1-240", 1.0), ("student-1-300", 1.0), ("student-1", 1.0))


def rows_of_epoch(
    marked: dict[str, list[Marked]], recipe: Recipe, tokenizer: Tokenizer, rng: random.Random
) -> dict[str, list[Unit]]:
    """Attribution in rows of neighbouring paragraphs; a document keeps its commas or none."""
    documents: dict[str, list[Unit]] = {}
    drops: dict[str, float] = {}
    for one in marked["attribution"]:
        drop = drops.setdefault(one.group, float(rng.random() < recipe.comma_drop))
        found = units(augmented(one, rng, comma_drop=drop), tokenizer, MAX_PIECES)
        documents.setdefault(one.group, []).extend(u for u in found if len(u.tags))
    return {"attribution": rows_of(documents.values(), rng)}


def specialists(gold: Path, out: Path, tokenizer: Tokenizer) -> Iterator[Teacher]:
    """The two models that learn attribution alone, from the encoder as it was."""
    marked = {"attribution": [m for found in attribution_by_document(gold) for m in found]}
    for recipe in (ALONE, CONTEXT):
        torch.manual_seed(recipe.seed)
        model = ReadingModel(recipe.dropout)
        model.encoder.load_minilm(base_folder() / "model.safetensors")
        if recipe is CONTEXT:
            train(model, marked, recipe, tokenizer, out, draw=rows_of_epoch)
        else:
            train(model, marked, recipe, tokenizer, out)
        yield Teacher(model, context=recipe is CONTEXT)


def run(gold: Path, start: Path, out: Path) -> None:
    """Trains the specialists, lets all teachers read, and trains the student."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    student = ReadingModel(STUDENT.dropout)
    take(student, restored(start))
    first = ReadingModel(0.0)
    first.load_state_dict(student.state_dict())
    teachers = [Teacher(first, context=False), *specialists(gold, out, tokenizer)]
    documents = [d for n, d in enumerate(attribution_by_document(gold)) if n % 3 != 2]
    marked = training(gold)
    marked[TAUGHT] = list(taught(documents, teachers, tokenizer, alone=False))
    marked[FREE] = list(taught(free_documents(gold), teachers, tokenizer, alone=True))
    train(student, marked, STUDENT, tokenizer, out)
    settled = ReadingModel(SETTLED.dropout)
    settled.load_state_dict(averaged(out, LAST))
    train(settled, marked, SETTLED, tokenizer, out)


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.distil", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--start", type=Path, required=True, help="weights to go on from")
    parser.add_argument("--out", type=Path, default=Path("runs/distil"))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    run(options.gold, options.start, options.out)


if __name__ == "__main__":
    main()
