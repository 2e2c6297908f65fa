"""What re3d's phrases lose, on texts of train that the model has not seen.

``python -m train.phrasefolds --gold ../shared/gold --run runs/distil --out runs/folds``
goes on from the specialist of attribution in rows, which has read no re3d: once over half of
the newswire texts, then four times over three quarters of re3d. It prints F1 of exact spans and
types on the quarters left out, with the phrases as they were marked and made whole.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from counterclaim.models import Reader, load_reader
from counterclaim.models.pieces import load_tokenizer
from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.phrases import whole_phrases
from counterclaim.understand.passages import find_passages
from train.export import export
from train.gold import Row, by_document, rows, training
from train.loop import Recipe, train
from train.model import ReadingModel, base_folder
from train.units import Marked

FOLDS = 4
START = "context-3.pt"
NEWSWIRE = Recipe(
    name="newswire", epochs=1, seed=3, budget=2304, warmup=0.1, shares=(("names", 0.5),)
)
FOLD = Recipe(
    epochs=7,
    rate=2e-4,
    budget=1024,
    warmup=0.1,
    shares=(("entities", 1.0), ("names", 0.02)),
)
Phrases = Callable[[str, Sequence[ScoredSpan]], Sequence[ScoredSpan]]


def trained(
    start: Path, marked: dict[str, list[Marked]], recipe: Recipe, tokenizer: Tokenizer, out: Path
) -> Path:
    """The last checkpoint of a recipe, trained unless it is there."""
    last = out / f"{recipe.name}-{recipe.epochs}.pt"
    if not last.is_file():
        torch.manual_seed(recipe.seed)
        model = ReadingModel(recipe.dropout)
        model.load_state_dict(torch.load(start, weights_only=True), strict=False)
        train(model, marked, recipe, tokenizer, out)
    return last


def fold_readers(gold: Path, run: Path, out: Path) -> Iterator[Reader]:
    """Per fold a reader, in 32 bits, that has not seen its texts."""
    marked, base = training(gold), base_folder() / "tokenizer.json"
    tokenizer = load_tokenizer(base)
    start = trained(run / START, marked, NEWSWIRE, tokenizer, out)
    documents = by_document(marked["entities"])
    for fold in range(FOLDS):
        seen = [m for n, d in enumerate(documents) if n % FOLDS != fold for m in d]
        recipe = replace(FOLD, name=f"fold{fold}", seed=40 + fold)
        last = trained(start, {**marked, "entities": seen}, recipe, tokenizer, out)
        folder = out / f"fold{fold}"
        export(torch.load(last, weights_only=True), base, folder, name="fold")
        yield load_reader(threads=1, folder=folder)


def told(row: Row, reader: Reader) -> list[ScoredSpan]:
    """The phrases that a reader marks in a document."""
    text = row["text"]
    passages = find_passages(text, (Span(0, len(text)),))
    readings = reader.read([p.of(text) for p in passages])
    return [
        replace(e, span=e.span.shifted(p.start))
        for p, reading in zip(passages, readings, strict=True)
        for e in reading.entities
    ]


def f1(found: Sequence[tuple[Row, list[ScoredSpan]]], made: Phrases) -> float:
    """Micro F1 of exact spans with their types."""
    right = both = 0
    for row, phrases in found:
        gold = {(e["start"], e["end"], e["type"]) for e in row["entities"]}
        given = {(p.span.start, p.span.end, p.label) for p in made(row["text"], phrases)}
        right, both = right + len(gold & given), both + len(gold) + len(given)
    return 2 * right / both


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.phrasefolds", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--run", type=Path, required=True, help=f"folder that holds {START}")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    every = rows(options.gold / "entities" / "train.jsonl")
    documents = [row for row in every if row["scheme"] == "re3d"]
    found = [
        (row, told(row, reader))
        for fold, reader in enumerate(fold_readers(options.gold, options.run, options.out))
        for row in documents[fold::FOLDS]
    ]
    print(f"as marked {f1(found, lambda _, p: p):.4f}, whole {f1(found, whole_phrases):.4f}")


if __name__ == "__main__":
    main()
