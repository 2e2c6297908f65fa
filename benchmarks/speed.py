"""``python -m benchmarks.speed TEXTS.jsonl``: the understand stage beside the bare encoder.

Both read the same articles in one run, in turns, on the same two threads. The bare
encoder is the int8 network alone on the same pieces: no tokenizer, no decoding, none of
the product. The ratio is what counts; words per second depend on the machine.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime

from benchmarks.records import read_jsonl, to_product
from counterclaim.models.pieces import Pieces, encode, load_tokenizer, windows
from counterclaim.models.reader import WEIGHTS
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article
from counterclaim.understand import understand_many
from counterclaim.understand.passages import find_passages

THREADS = 2


def bare(session: onnxruntime.InferenceSession, pieces: Sequence[Pieces]) -> None:
    """Runs the network over every window, two at a time."""

    def run(window: Pieces) -> None:
        rows = {"ids": window.ids, "case": window.case, "quote": window.quote}
        feed = {name: row[None] for name, row in rows.items()}
        session.run(["states", "logits"], {**feed, "role": np.zeros_like(window.ids)[None]})

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(run, pieces))


def laid_out(articles: Sequence[Article]) -> list[Pieces]:
    """The distinct passages of the articles, cut into the encoder's windows."""
    tokenizer = load_tokenizer(WEIGHTS / "tokenizer.json")
    texts = {
        span.of(article.text): None
        for article in articles
        for span in find_passages(article.text, article.body())
    }
    return [w for text in texts for w in windows(text, encode(text, tokenizer))]


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Prints words per second of both and their ratio, the medians of several turns."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("texts", type=Path, help="JSONL with id, title, text")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    pipeline = Pipeline()
    pipeline.stock.load()
    records = list(read_jsonl(asked.texts))[: asked.articles]
    articles = [to_product(record, pipeline) for record in records]
    words = sum(len(article.text.split()) for article in articles)
    pieces = laid_out(articles)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(WEIGHTS / "reader.onnx", options)
    stock = pipeline.stock

    def stage() -> object:
        return list(understand_many(articles, reader=stock.reader, lexicon=stock.lexicon))

    bare(session, pieces[:50])
    turns = [(seconds(lambda: bare(session, pieces)), seconds(stage)) for _ in range(asked.turns)]
    encoder = statistics.median(e for e, _ in turns)
    understand = statistics.median(s for _, s in turns)
    ratios = sorted(e / s for e, s in turns)
    print(f"{len(articles)} articles, {words} words, {asked.turns} turns, {THREADS} threads")
    print(f"bare int8 encoder   {words / encoder:8.0f} words/s")
    print(f"understand stage    {words / understand:8.0f} words/s")
    print(
        f"ratio               {statistics.median(ratios):8.2f}"
        f"  ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


if __name__ == "__main__":
    main()
