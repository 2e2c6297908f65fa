"""A student of several teachers: ``python -m train.distil --gold GOLD --start FOLDER --out RUN``.

Two models learn attribution alone, one paragraph by paragraph, one in rows of neighbours, and
one learns names of all kinds in rows. Together with the weights in FOLDER they read
attribution's training texts and paragraphs without gold; a student goes on from those weights
with what they hold likely, and with the gold of all tasks.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from counterclaim.models.labels import TAG_HEADS
from counterclaim.models.pieces import MAX_PIECES, load_tokenizer
from train.context import rows_of
from train.gold import by_document, training
from train.loop import FREE, TAUGHT, Recipe, train
from train.model import ReadingModel, base_folder
from train.restore import State, restored, take
from train.run import MAIN
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
NAMES = replace(
    CONTEXT,
    name="names",
    epochs=2,
    seed=33,
    rate=2e-4,
    comma_drop=0.2,
    shares=(("entities", 8.0), ("names", 1.0), ("toponyms", 0.5)),
)
STUDENT = Recipe(
    name="student",
    epochs=5,
    every=200,
    seed=7,
    rate=2.5e-4,
    head_rate=8e-4,
    warmup=0.03,
    budget=2560,
    small_budgets=MAIN.small_budgets,
    shares=(
        (TAUGHT, 1.0),
        ("attribution", 1.0),
        (FREE, 1.0),
        ("entities", 3.0),
        ("names", 0.35),
        ("toponyms", 0.35),
        ("triggers", 0.6),
        ("events", 2.0),
        (SENSE, 0.7),
    ),
)


def rows_of_epoch(
    marked: dict[str, list[Marked]], recipe: Recipe, tokenizer: Tokenizer, rng: random.Random
) -> dict[str, list[Unit]]:
    """Rows of neighbouring paragraphs; a document keeps its commas or none."""
    made: dict[str, list[Unit]] = {}
    for task, share in recipe.shares:
        documents = by_document(marked[task])
        picked: list[list[Unit]] = []
        while share > 0:
            count = len(documents) if share >= 1 else int(share * len(documents))
            for document in rng.sample(documents, count):
                drop = float(rng.random() < recipe.comma_drop)
                texts = (augmented(m, rng, comma_drop=drop) for m in document)
                found = (u for m in texts for u in units(m, tokenizer, MAX_PIECES))
                picked.append([u for u in found if len(u.tags)])
            share -= 1
        made[task] = rows_of(picked, rng)
    return made


def _fresh(recipe: Recipe) -> ReadingModel:
    """The encoder as it was, with heads that know nothing."""
    torch.manual_seed(recipe.seed)
    model = ReadingModel(recipe.dropout)
    model.encoder.load_minilm(base_folder() / "model.safetensors")
    return model


def teachers(gold: Path, first: State, out: Path, tokenizer: Tokenizer) -> Iterator[Teacher]:
    """The model of before, and specialists of attribution and of names; trained here."""
    marked = training(gold)
    before = ReadingModel(0.0)
    take(before, first)
    yield Teacher(before, context=False, heads=TAG_HEADS)
    alone, context = _fresh(ALONE), _fresh(CONTEXT)
    train(alone, marked, ALONE, tokenizer, out)
    yield Teacher(alone, context=False, heads=("attribution",))
    train(context, marked, CONTEXT, tokenizer, out, draw=rows_of_epoch)
    yield Teacher(context, context=True, heads=("attribution",))
    torch.manual_seed(NAMES.seed)
    names = ReadingModel(NAMES.dropout)
    take(names, first)
    train(names, marked, NAMES, tokenizer, out, draw=rows_of_epoch)
    yield Teacher(names, context=True, heads=("entities", "names", "toponyms"))


def run(gold: Path, start: Path, out: Path) -> None:
    """Trains the specialists, lets all teachers read, and trains the student."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    first = restored(start)
    teach(gold, first, list(teachers(gold, first, out, tokenizer)), out, tokenizer)


def teach(gold: Path, first: State, by: Sequence[Teacher], out: Path, tokenizer: Tokenizer) -> None:
    """Trains the student on what the teachers hold likely and on the gold.

    A third of the attribution documents is learned from the gold alone.
    """
    marked = training(gold)
    documents = list(enumerate(by_document(marked["attribution"])))
    both = [found for n, found in documents if n % 3 != 2]
    marked["attribution"] = [m for n, found in documents if n % 3 == 2 for m in found]
    marked[TAUGHT] = list(taught(both, by, tokenizer, alone=False))
    marked[FREE] = list(taught(free_documents(gold), by, tokenizer, alone=True))
    torch.manual_seed(STUDENT.seed)
    student = ReadingModel(STUDENT.dropout)
    take(student, first)
    train(student, marked, STUDENT, tokenizer, out)


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
