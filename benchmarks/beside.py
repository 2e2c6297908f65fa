"""``python -m benchmarks.beside TEXTS.jsonl --python VENV/bin/python``: beside spaCy's pipelines.

Our understand stage, spaCy's small pipeline and its transformer pipeline read the same
articles in turns, in one run, each with one thread. They do different things: spaCy's
tag, parse and name; ours attributes, names, dates, counts and codes. What is compared is
what an hour of a processor reads. ``VENV`` is any environment with spaCy; see
``spacy_pipelines``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.records import read_jsonl, to_product
from benchmarks.speed import Taken, taken
from counterclaim.models import load_reader
from counterclaim.models.reader import WEIGHTS
from counterclaim.pipeline import Pipeline
from counterclaim.understand import understand_many

SERVER = Path(__file__).with_name("spacy_pipelines.py")
THEIRS = ("small", "transformer")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Server:
    """The other environment's process, with the texts it has been given."""

    def __init__(self, python: Path, texts: Sequence[str], folder: Path) -> None:
        path = folder / "texts.json"
        path.write_text(json.dumps(list(texts)), encoding="utf-8")
        self._process = subprocess.Popen(
            [python, SERVER, path, WEIGHTS / "tokenizer.json"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": ""},
        )

    def take(self, name: str) -> Taken:
        """How long the pipeline of this name takes for all texts."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self._process.stdin.write(f"{name}\n")
        self._process.stdin.flush()
        clock, processor = json.loads(self._process.stdout.readline())["seconds"]
        return Taken(clock, processor)

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


def main() -> None:
    """Prints words per second of one processor, the medians of the turns, and our ratio."""
    parser = argparse.ArgumentParser(prog="benchmarks.beside", description=__doc__)
    parser.add_argument("texts", type=Path, help="JSONL with id, title, text")
    parser.add_argument("--python", type=Path, required=True, help="of an environment with spaCy")
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    pipeline = Pipeline()
    pipeline.stock.load()
    lexicon, reader = pipeline.stock.lexicon, load_reader(threads=1)
    records = list(read_jsonl(asked.texts))[: asked.articles]
    articles = [to_product(record, pipeline) for record in records]
    words = sum(len(article.text.split()) for article in articles)

    def stage() -> object:
        return list(understand_many(articles, reader=reader, lexicon=lexicon))

    with tempfile.TemporaryDirectory() as folder:
        server = Server(asked.python, [a.text for a in articles], Path(folder))
        for name in THEIRS:
            server.take(name)
        stage()
        turns = [
            {"ours": taken(stage)} | {name: server.take(name) for name in THEIRS}
            for _ in range(asked.turns)
        ]
        server.close()
    print(f"{len(articles)} articles, {words} words, {asked.turns} turns, one thread each")
    print(f"{'words per second of a processor':34} {'median':>8} {'ours is':>8}")
    ours = words / statistics.median(t["ours"].processor for t in turns)
    for name in ("ours", *THEIRS):
        speed = words / statistics.median(t[name].processor for t in turns)
        print(f"{name:34} {speed:8.0f} {ours / speed:8.2f}")


if __name__ == "__main__":
    main()
