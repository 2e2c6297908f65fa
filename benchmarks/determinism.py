"""``python -m benchmarks.determinism``: one hash of all exports, whatever the order or workers.

Reads the sample corpus (or what is named) in several orders, whole and file by file, and
with several numbers of workers; every ledger's dump and every exported file must be the
same to the byte. ``--cheap`` puts rules in the encoder's place.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.cheap import CheapStock

from counterclaim.engine import executor
from counterclaim.ledger import fingerprint
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.show.corpus import load_corpus
from counterclaim.show.exports import write_tables
from counterclaim.stock import Stock

CORPUS = Path(__file__).resolve().parent.parent / "examples" / "corpus"


def export_hash(ledger: Path, view: View) -> str:
    """One SHA-256 over the dump of a ledger and all its exported files, in hexadecimal."""
    whole = hashlib.sha256(fingerprint(ledger).encode())
    with tempfile.TemporaryDirectory() as folder:
        corpus = load_corpus(ledger, view=view)
        for form in ("csv", "jsonl"):
            for path in sorted(write_tables(corpus, Path(folder), form=form)):
                whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def orders(files: Sequence[Path], count: int) -> Iterator[list[Path]]:
    """The files as they are, backwards, and in random orders."""
    yield list(files)
    for turn in range(1, count):
        shuffled = list(reversed(files))
        if turn > 1:
            random.Random(turn).shuffle(shuffled)
        yield shuffled


def read_one_by_one(pipeline: Pipeline, files: Sequence[Path], ledger: Path) -> None:
    """A run for each file: the ledger is compared anew after every one."""
    for file in files:
        pipeline.read_into([file], ledger)


def main() -> None:
    """Prints a line per way of reading; exits with 1 if two hashes differ."""
    parser = argparse.ArgumentParser(prog="benchmarks.determinism", description=__doc__)
    parser.add_argument("inputs", nargs="*", type=Path, default=sorted(CORPUS.iterdir()))
    parser.add_argument("--orders", type=int, default=5)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--cheap", action="store_true")
    asked = parser.parse_args()
    stock = CheapStock() if asked.cheap else Stock()
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        for n, files in enumerate(orders(asked.inputs, asked.orders)):
            ledger = Path(folder) / f"order{n}.ledger"
            read_one_by_one(Pipeline(stock), files, ledger)
            found.add(export_hash(ledger, stock.view))
            print(f"order {n + 1}, file by file   {export_hash(ledger, stock.view)}", flush=True)
        for workers in asked.workers:
            ledger = Path(folder) / f"workers{workers}.ledger"
            Pipeline(stock, executor(workers)).read_into(asked.inputs, ledger)
            found.add(export_hash(ledger, stock.view))
            print(f"{workers} workers, at once     {export_hash(ledger, stock.view)}", flush=True)
    print(f"{len(found)} different" if len(found) > 1 else "all the same")
    sys.exit(len(found) > 1)


if __name__ == "__main__":
    main()
