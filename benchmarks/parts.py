"""``python -m benchmarks.parts TEXTS.jsonl``: where the understand stage spends its time.

Each part is timed by the processor time of the thread that runs it. "Second readings" are
contents read once more for what is nested in them; their share lies within those above.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.records import read_jsonl, to_product
from counterclaim.models import encoder, load_reader, reader
from counterclaim.pipeline import Pipeline
from counterclaim.understand import articles, pages, understand_many

#: What is timed: its name in the table, where it stands, and what it is called there.
PARTS: tuple[tuple[str, Any, str], ...] = (
    ("encoder", encoder.Encoder, "_run"),
    ("cutting into pieces", encoder, "encode"),
    ("tag search", reader, "best_spans"),
    ("linking and assembling", reader.Reader, "_assembled"),
    ("drafts and marks", pages.Page, "take"),
    ("rules", articles, "_finished"),
)


@contextmanager
def timed(found: Counter[str]) -> Iterator[None]:
    """Adds up the seconds of each part while the block runs."""

    def counting(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return work(*given, **named)
            finally:
                found[name] += time.thread_time() - began  # type: ignore[assignment]

        return run

    with ExitStack() as stack:
        for name, where, called in PARTS:
            work = counting(name, getattr(where, called))
            stack.enter_context(patch.object(where, called, work))
        yield


def main() -> None:
    """Prints the share of each part in the stage's processor time."""
    parser = argparse.ArgumentParser(prog="benchmarks.parts", description=__doc__)
    parser.add_argument("texts", type=Path, help="JSONL with id, title, text")
    parser.add_argument("--articles", type=int, default=30)
    asked = parser.parse_args()
    pipeline = Pipeline()
    pipeline.stock.load()
    lexicon, model = pipeline.stock.lexicon, load_reader(threads=1)
    records = list(read_jsonl(asked.texts))[: asked.articles]
    given = [to_product(record, pipeline) for record in records]
    words = sum(len(article.text.split()) for article in given)
    list(understand_many(given[:3], reader=model, lexicon=lexicon))
    found: Counter[str] = Counter()
    began = time.process_time()
    with timed(found):
        list(understand_many(given, reader=model, lexicon=lexicon))
    whole = time.process_time() - began
    second: Counter[str] = Counter()
    with timed(second), patch.object(articles, "_read_inside", lambda *_: None):
        list(understand_many(given, reader=model, lexicon=lexicon))
    print(f"{len(given)} articles, {words} words, {whole:.2f} s of the processor")
    for name, seconds in found.items():
        print(f"{name:24} {seconds / whole:6.1%}")
    print(f"{'second readings':24} {(found['encoder'] - second['encoder']) / whole:6.1%}")


if __name__ == "__main__":
    main()
