"""``python -m benchmarks.memory TEXTS.jsonl``: how much memory a stream of articles takes.

Paragraphs of real reports are put together anew, and so many articles go through the
product's own stream one by one: read, understood, resolved, let go. Only a part of the
paragraphs is distinct, which makes the run short and leaves fewer readings in memory than
a real corpus would; so at the end as many copies of readings are kept as the reader ever
remembers, and the memory is looked at again.
"""

from __future__ import annotations

import argparse
import copy
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pools import paragraphs
from benchmarks.records import Json, read_jsonl, to_product
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Quarantined
from counterclaim.understand.remembering import KEPT

STEP = 500


def peak() -> float:
    """The most memory of this process so far, in MB (units of Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def recombined(bases: list[Json], count: int, rng: random.Random) -> Iterator[Json]:
    """Articles as long as the bases, of paragraphs drawn from all of them."""
    whole = [paragraphs(base["text"]) for base in bases]
    pool = [paragraph for found in whole for paragraph in found]
    for number in range(count):
        size = len(rng.choice(whole))
        text = "\n\n".join(rng.choice(pool) for _ in range(size))
        yield {"id": f"made-{number}", "title": rng.choice(bases).get("title"), "text": text}


def articles(found: Iterator[Json], pipeline: Pipeline) -> Iterator[Article]:
    """The articles, leaving out what the product would set aside."""
    for record in found:
        try:
            yield to_product(record, pipeline)
        except ValueError:
            continue


def main() -> None:
    """Prints the most memory after each so many articles, and with all that is remembered."""
    parser = argparse.ArgumentParser(prog="benchmarks.memory", description=__doc__)
    parser.add_argument("texts", type=Path, help="JSONL with id, title, text")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--base", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pipeline, rng = Pipeline(), random.Random(asked.seed)
    pipeline.stock.load()
    print(f"{0:6} articles: {peak():5.0f} MB", flush=True)
    bases = list(read_jsonl(asked.texts))[: asked.base]
    count, words, began = 0, 0, time.process_time()
    stream = articles(recombined(bases, asked.articles, rng), pipeline)
    for reading in pipeline.understand(stream):
        if isinstance(reading, Quarantined):
            raise SystemExit(f"set aside: {reading.reason}")
        count, words = count + 1, words + len(reading.article.text.split())
        if count % STEP == 0:
            print(f"{count:6} articles: {peak():5.0f} MB", flush=True)
    taken = time.process_time() - began
    print(f"{words} words in {count} articles; {taken:.0f} s of the processor")
    texts = [p for base in bases for p in paragraphs(base["text"])]
    kept = [copy.deepcopy(r) for r in pipeline.stock.reader.read(texts)]
    while len(kept) < KEPT:
        kept.append(copy.deepcopy(rng.choice(kept)))
    print(f"with {len(kept)} readings remembered besides: {peak():.0f} MB")


if __name__ == "__main__":
    main()
