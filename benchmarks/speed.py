"""``python -m benchmarks.speed TEXTS.jsonl``: the understand stage beside the bare encoder.

All read the same articles in one run, in turns, on two threads. The bare encoder is the
int8 network alone on the same pieces, one window at a time: no tokenizer, no batches, no
decoding, none of the product. The stage is measured as ``counterclaim read`` runs it: one
process whose encoder has two threads, as for its first articles, and two processes of one
thread each, hired and loaded beforehand, as for those that follow. The ratio is what counts;
words per second depend on the machine. It is given by the clock and by processor time: on a
machine that others use too, the second is the fairer one.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime

from benchmarks.records import read_jsonl, to_product
from counterclaim.engine.local import Processes
from counterclaim.models import load_reader
from counterclaim.models.encoder import load_session
from counterclaim.models.pieces import Pieces, encode, load_tokenizer, windows
from counterclaim.models.reader import WEIGHTS
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Understanding
from counterclaim.settings import Settings
from counterclaim.stock import Stock
from counterclaim.understand import understand_many
from counterclaim.understand.passages import find_passages

THREADS = 2
SHARE = 25  # articles that a worker is given at a time


@dataclass(frozen=True)
class Taken:
    """Seconds of a piece of work, by the clock and of all processors together."""

    clock: float
    processor: float


def taken(work: Callable[[], object]) -> Taken:
    """How long ``work`` takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - clock, time.process_time() - processor)


def bare(session: onnxruntime.InferenceSession, pieces: Sequence[Pieces]) -> None:
    """Runs the network over every window, two at a time."""

    def run(window: Pieces) -> None:
        rows = {"ids": window.ids, "case": window.case, "quote": window.quote}
        feed = {name: row[None] for name, row in rows.items()}
        session.run(["states", "logits"], {**feed, "role": np.zeros_like(window.ids)[None]})

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(run, pieces))


def understood(stock: Stock, articles: Sequence[Article]) -> tuple[float, list[Understanding]]:
    """What a worker finds in some articles, and how long its processor took.

    Nothing is remembered of an earlier turn.
    """
    start = time.process_time()
    reader = load_reader(threads=stock.settings.threads)
    found = list(understand_many(articles, reader=reader, lexicon=stock.lexicon))
    return time.process_time() - start, found


def in_workers(crew: Processes, articles: Sequence[Article]) -> Taken:
    """How long the workers take for the articles, until all that they found is here."""
    shares = [articles[n : n + SHARE] for n in range(0, len(articles), SHARE)]
    work = partial(understood, Stock(Settings(threads=1)))
    start = time.perf_counter()
    found = [done.result for done in crew.gather(work, shares) if done.result is not None]
    if len(found) < len(shares):
        raise RuntimeError("a worker failed")
    return Taken(time.perf_counter() - start, sum(seconds for seconds, _ in found))


def laid_out(articles: Sequence[Article]) -> list[Pieces]:
    """The distinct passages of the articles, cut into the encoder's windows."""
    tokenizer = load_tokenizer(WEIGHTS / "tokenizer.json")
    texts = {
        span.of(article.text): None
        for article in articles
        for span in find_passages(article.text, article.body())
    }
    return [w for text in texts for w in windows(text, encode(text, tokenizer))]


def row(name: str, words: int, found: Sequence[Taken]) -> str:
    """Words per second by the clock, and per second of one processor: medians of turns."""
    clock = words / statistics.median(t.clock for t in found)
    core = words / statistics.median(t.processor for t in found)
    return f"{name:34} {clock:8.0f} {core:8.0f}"


def ratio(name: str, pairs: Sequence[tuple[float, float]]) -> str:
    """The median ratio of the turns, with the least and the greatest."""
    found = sorted(encoder / stage for encoder, stage in pairs)
    return f"{name:34} {statistics.median(found):8.2f}   ({found[0]:.2f} to {found[-1]:.2f})"


def main() -> None:
    """Prints words per second of both and their ratio, the medians of several turns."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("texts", type=Path, help="JSONL with id, title, text")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    pipeline = Pipeline()
    pipeline.stock.load()
    lexicon, reader = pipeline.stock.lexicon, load_reader(threads=THREADS)
    records = list(read_jsonl(asked.texts))[: asked.articles]
    articles = [to_product(record, pipeline) for record in records]
    words = sum(len(article.text.split()) for article in articles)
    pieces = laid_out(articles)
    session = load_session(WEIGHTS / "reader.onnx")

    def stage() -> object:
        return list(understand_many(articles, reader=reader, lexicon=lexicon))

    bare(session, pieces[:50])
    crew = Processes(THREADS)
    in_workers(crew, articles)
    turns = [
        (taken(lambda: bare(session, pieces)), taken(stage), in_workers(crew, articles))
        for _ in range(asked.turns)
    ]
    crew.close()
    print(f"{len(articles)} articles, {words} words, {asked.turns} turns, {THREADS} threads")
    print(f"{'words per second':34} {'clock':>8} {'a core':>8}")
    for number, name in enumerate(("bare int8 encoder", "one process", "two processes")):
        print(row(name, words, [turn[number] for turn in turns]))
    for number, name in ((1, "one process"), (2, "two processes")):
        pairs = [(turn[0], turn[number]) for turn in turns]
        print(ratio(f"ratio by the clock, {name}", [(e.clock, s.clock) for e, s in pairs]))
        print(ratio(f"ratio a core, {name}", [(e.processor, s.processor) for e, s in pairs]))
        busy = statistics.median(s.processor / s.clock for _, s in pairs)
        print(f"{f'processors at work, {name}':34} {busy:8.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory, MB':34} {peak:8.0f}")


if __name__ == "__main__":
    main()
