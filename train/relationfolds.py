"""What freely marked phrases give relations, on texts of train that the reader has not seen.

``python -m train.relationfolds --gold ../shared/gold --folds runs/folds`` reads each quarter of
re3d's training part with a reader (``train.phrasefolds`` trains them) and words' weights that have
seen the others alone. It prints, for each lean, the phrases in 100 words and the overlap F1 of
each mix, and how the best mix differs from the first row's first, with the 95% interval by
drawing documents.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

from counterclaim.models.labels import RELATION_TYPES
from counterclaim.understand.names.relations import Mix
from counterclaim.understand.names.weighing import Weights
from train.gold import Row, rows
from train.phrasefolds import fold_readers
from train.relationmix import Counts, Remembering, counted, f1, own
from train.relationwords import fitted_words

LEANS = (0.0, 2.0, 3.0, 4.0)
MIXES = tuple(Mix(words, none) for words in (0.5, 0.75) for none in (0.1, 0.2, 0.3))
DRAWS = 2000


def words_without(held: list[Row], related: dict[str, Row], entities: dict[str, Row]) -> Weights:
    """The words' weights that are fitted on all texts of train but those held back."""
    left = {row["id"] for row in held}
    seen = [(row, entities[n]["entities"]) for n, row in related.items() if n not in left]
    features, weights = fitted_words(seen)
    return Weights(
        {
            feature: dict(zip(RELATION_TYPES, row, strict=True))
            for feature, row in zip(features, weights.tolist(), strict=True)
        }
    )


def interval(one: Counts, other: Counts) -> tuple[float, float]:
    """The 95% interval of the difference in F1, by drawing documents."""
    draw, made = random.Random(0), []
    for _ in range(DRAWS):
        at = draw.choices(range(len(one)), k=len(one))
        made.append(f1([one[n] for n in at]) - f1([other[n] for n in at]))
    made.sort()
    return made[DRAWS // 40], made[-DRAWS // 40]


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.relationfolds", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--folds", type=Path, required=True, help="the readers are kept here")
    options = parser.parse_args()
    related = {row["id"]: row for row in rows(options.gold / "relations" / "train.jsonl")}
    entities = {row["id"]: row for row in rows(options.gold / "entities" / "train.jsonl")}
    scorer = options.gold / "scorers" / "relations.py"
    counts: dict[tuple[float, Mix], Counts] = defaultdict(list)
    phrases: dict[float, int] = defaultdict(int)
    for reader, held in fold_readers(options.gold, options.folds):
        words, asking = words_without(held, related, entities), Remembering(reader)
        for lean in LEANS:
            asked = [own(related[row["id"]], reader, lean) for row in held]
            phrases[lean] += sum(len(a.entities) for a in asked)
            for mix in MIXES:
                counts[lean, mix] += counted(asked, asking, mix, scorer, words)
    length = sum(len(row["text"].split()) for row in related.values())
    first = counts[LEANS[0], MIXES[0]]
    for lean in LEANS:
        best = max(MIXES, key=lambda m: f1(counts[lean, m]))
        low, high = interval(counts[lean, best], first)
        print(f"lean {lean}: {100 * phrases[lean] / length:.1f} phrases in 100 words;", end=" ")
        print(*(f"{m.words}/{m.none} {f1(counts[lean, m]):.3f}" for m in MIXES), end="; ")
        print(f"best {f1(counts[lean, best]) - f1(first):+.3f}", end=" ")
        print(f"({low:+.3f} to {high:+.3f})", flush=True)


if __name__ == "__main__":
    main()
