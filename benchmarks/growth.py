"""``python -m benchmarks.growth ARTICLES.jsonl``: whether names resolve in linear time.

A few articles of a gold file are understood; ten thousand are recombined from them, with
all their records; and the time of the processor to resolve each thousand is told, beside
that to gather the unknown names of all. If the last thousand takes as long as the first,
the time grows with the number of articles.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from benchmarks.recombine import Recombined, paragraphs
from benchmarks.records import read_jsonl, readings
from counterclaim.pipeline import Pipeline
from counterclaim.records import Compared
from counterclaim.resolve import resolve_article

STEP = 1000


def measure(source: Path, *, base: int, articles: int, parts: int, seed: int) -> None:
    """Prints seconds per thousand articles, the growth, and how many names are unknown."""
    pipeline, rng = Pipeline(), random.Random(seed)
    view = pipeline.stock.view
    read = list(read_jsonl(source))
    chosen = rng.sample(read, min(base, len(read)))
    stock = paragraphs((reading for _, reading in readings(chosen, pipeline)), Compared())
    made, taken, unknown = Recombined(stock, Compared(), rng), list[float](), set[str]()
    for number in range(articles):
        reading = made.article(number, parts)
        begun = time.process_time()
        found = resolve_article(reading.article, reading.understanding, view=view)
        taken.append(time.process_time() - begun)
        unknown |= {actor.id for actor in found.actors if view.actor(actor.id) is None}
        if (number + 1) % STEP == 0:
            print(f"{number + 1:6} articles: {sum(taken[-STEP:]):7.1f} s for the last {STEP}")
    half = len(taken) // 2
    print(f"second half / first half: {sum(taken[half:]) / sum(taken[:half]):.2f}")
    print(f"{len(unknown)} unknown names")


def main() -> None:
    """Runs the measurement with the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--base", type=int, default=40)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    measure(
        asked.source,
        base=asked.base,
        articles=asked.articles,
        parts=asked.parts,
        seed=asked.seed,
    )


if __name__ == "__main__":
    main()
