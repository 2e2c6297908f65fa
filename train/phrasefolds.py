"""What re3d's phrases lose, on texts of train that the model has not seen.

``python -m train.phrasefolds --gold ../shared/gold --folds runs/folds`` starts from MiniLM: once
over a part of the newswire, attribution and toponym texts, then four times over three quarters
of re3d. It prints F1 of exact spans and types on the quarters left out, with the phrases as they
were marked and made whole.
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
NEWSWIRE = Recipe(
    name="newswire",
    epochs=1,
    seed=3,
    rate=3e-4,
    budget=2304,
    warmup=0.1,
    shares=(("attribution", 0.15), ("names", 0.5), ("toponyms", 0.15)),
)
FOLD = Recipe(
    epochs=7,
    rate=2e-4,
    budget=1024,
    warmup=0.1,
    shares=(("entities", 1.0), ("names", 0.01)),
)
Phrases = Callable[[str, Sequence[ScoredSpan]], Sequence[ScoredSpan]]


def trained(
    start: Path | None,
    marked: dict[str, list[Marked]],
    recipe: Recipe,
    tokenizer: Tokenizer,
    out: Path,
) -> Path:
    """The last checkpoint of a recipe that starts from another or MiniLM, trained if not there."""
    last = out / f"{recipe.name}-{recipe.epochs}.pt"
    if not last.is_file():
        torch.manual_seed(recipe.seed)
        model = ReadingModel(recipe.dropout)
        if start is None:
            model.encoder.load_minilm(base_folder() / "model.safetensors")
        else:
            model.load_state_dict(torch.load(start, weights_only=True))
        train(model, marked, recipe, tokenizer, out)
    return last


def fold_readers(gold: Path, out: Path) -> Iterator[tuple[Reader, list[Row]]]:
    """Per fold a reader, in 32 bits, and the texts of re3d that it has not seen."""
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    every = rows(gold / "entities" / "train.jsonl")
    unseen = [row for row in every if row["scheme"] == "re3d"]
    marked, base = training(gold), base_folder() / "tokenizer.json"
    tokenizer = load_tokenizer(base)
    start = trained(None, marked, NEWSWIRE, tokenizer, out)
    documents = by_document(marked["entities"])
    for fold in range(FOLDS):
        seen = [m for n, d in enumerate(documents) if n % FOLDS != fold for m in d]
        recipe = replace(FOLD, name=f"fold{fold}", seed=40 + fold)
        last = trained(start, {**marked, "entities": seen}, recipe, tokenizer, out)
        folder = out / f"fold{fold}"
        export(torch.load(last, weights_only=True), base, folder, name="fold")
        yield load_reader(threads=1, folder=folder), unseen[fold::FOLDS]


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
    parser.add_argument("--folds", type=Path, required=True, help="the readers are kept here")
    options = parser.parse_args()
    found = [
        (row, told(row, reader))
        for reader, texts in fold_readers(options.gold, options.folds)
        for row in texts
    ]
    print(f"as marked {f1(found, lambda _, p: p):.4f}, whole {f1(found, whole_phrases):.4f}")


if __name__ == "__main__":
    main()
