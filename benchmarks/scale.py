"""``python -m benchmarks.scale CORPUS OUT``: bulk beside a plain reading loop and the encoder.

Reads the same web archive three ways in one run: WARC reading and text extraction alone;
the bare int8 encoder on what passes the filter; and ``bulk`` with one worker and with two.
``--growth`` gives time per article and memory for corpora of several sizes, made with one
report of war among twenty articles (``--passing``); ``--resume`` kills a run and tells what
its second start does again. With ``--cheap`` rules stand in the encoder's place, so that
what is measured is all the rest. Ratios count; the rates depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cheap import CheapStock

from benchmarks.forgetful import Forgetful, stock_for
from benchmarks.speed import bare, laid_out
from counterclaim.engine import executor
from counterclaim.engine.bulk import Summary, run
from counterclaim.engine.cluster import OnRay
from counterclaim.engine.local import Processes
from counterclaim.engine.plan import Order
from counterclaim.engine.sieve import Sieve
from counterclaim.engine.tables import to_rows
from counterclaim.models.encoder import load_session
from counterclaim.models.reader import WEIGHTS
from counterclaim.pipeline import understand_batch
from counterclaim.read import documents, to_article
from counterclaim.read.page import read_page
from counterclaim.records import Article, Reading
from counterclaim.settings import Settings
from counterclaim.stock import Stock

#: Articles of a day in the corpora of ``--growth``: more of them are a longer time.
A_DAY = 1_000


def plain_loop(source: Path) -> tuple[float, list[Article]]:
    """Seconds to read and extract every page, and the articles."""
    settings = Settings()
    start = time.perf_counter()
    found = [
        to_article(d, settings=settings)  # type: ignore[arg-type]
        for d in documents([source], settings=settings)
    ]
    return time.perf_counter() - start, [a for a in found if isinstance(a, Article)]


def bare_seconds(articles: Sequence[Article]) -> float:
    """Seconds of the network alone, on one thread, for the passages of articles."""
    session = load_session(WEIGHTS / "reader.onnx")
    pieces = laid_out(articles)
    bare(session, pieces[:4])
    start = time.perf_counter()
    for piece in pieces:
        bare(session, [piece])
    return time.perf_counter() - start


def costs(source: Path, count: int) -> None:
    """Processor time of each step for one document, which other work beside hardly changes."""
    settings, stock, sieve = Settings(), Stock(Settings(threads=1)), Sieve()
    stock.load()
    pages = list(islice(documents([source], settings=settings), count))
    clock = time.process_time
    start = clock()
    for page in pages:
        read_page(page.raw.decode())
    extracting = clock() - start
    start = clock()
    articles = [to_article(p, settings=settings) for p in pages]  # type: ignore[arg-type]
    reading = clock() - start
    found = [a for a in articles if isinstance(a, Article)]
    start = clock()
    kept = [a for a in found if sieve.refusal(a, stock) is None]
    sifting = clock() - start
    some = kept[:16]
    understand_batch(stock, some[:2])
    start = clock()
    readings = [r for r in understand_batch(stock, some) if isinstance(r, Reading)]
    understanding = clock() - start
    start = clock()
    rows = [row for r in readings for row in to_rows(r, version="", shard="")]
    writing = clock() - start
    words = sum(len(a.text.split()) for a in some)
    print(
        f"{len(pages)} documents, {len(kept)} pass, {len(some)} understood, {words} words in them"
    )
    for name, seconds, of in (
        ("extract the main text", extracting, len(pages)),
        ("read an article of it", reading, len(pages)),
        ("filter", sifting, len(found)),
        ("understand and resolve", understanding, len(some)),
        (f"make rows ({len(rows) // max(1, len(some))} each)", writing, len(some)),
    ):
        print(f"{name:28} {1000 * seconds / max(1, of):9.2f} ms of processor", flush=True)


def bulk(source: Path, out: Path, *, stock: Stock, workers: int, shard: int) -> float:
    """Seconds of a whole run, with its grouping; every worker is a process of its own."""
    shutil.rmtree(out, ignore_errors=True)
    order = Order(inputs=(str(source),), out=out, stock=stock, slice_bytes=shard)
    start = time.perf_counter()
    summary = run(order, Processes(workers))
    seconds = time.perf_counter() - start
    if summary.failed:
        sys.exit(f"not done: {summary.failed}")
    print(
        f"bulk, {workers} worker(s)      {summary.documents / seconds:8.2f} documents/s"
        f"  ({summary.articles} kept, {summary.filtered} filtered out, {seconds:.1f} s)",
        flush=True,
    )
    return seconds


def rates(source: Path, out: Path, shard: int) -> None:
    """The comparison of one archive read three ways."""
    seconds, articles = plain_loop(source)
    count = len(articles)
    print(f"{count} articles, load {os.getloadavg()[0]:.1f}")
    print(f"plain reading loop     {count / seconds:8.2f} documents/s", flush=True)
    stock, sieve = Forgetful(Settings(threads=1)), Sieve()
    start = time.perf_counter()
    kept = [a for a in articles if sieve.refusal(a, stock) is None]
    sifting = time.perf_counter() - start
    encoder = bare_seconds(kept)
    print(
        f"filter                 {count / sifting:8.2f} documents/s, keeps {len(kept) / count:.2f}"
    )
    print(f"bare encoder, kept ones{count / encoder:8.2f} documents/s", flush=True)
    one = bulk(source, out / "one", stock=stock, workers=1, shard=shard)
    two = bulk(source, out / "two", stock=stock, workers=2, shard=shard)
    print(f"share of the bound (reading + encoder): {(seconds + encoder) / one:.2f}")
    print(f"two workers to one: {one / two:.2f} times")


def growth(gold: Path, out: Path, sizes: list[int], asked: argparse.Namespace) -> None:
    """Time per article and memory, each size in a process of its own."""
    for size in sizes:
        source = out / f"in-{size}"
        command = [sys.executable, "-m", "benchmarks.corpus", str(gold), str(source)]
        days = max(1, round(size / A_DAY))
        shape = ["--articles", str(size), "--form", asked.form, "--passing", str(asked.passing)]
        shape += ["--days", str(days)]
        subprocess.run([*command, *shape], check=True, stdout=subprocess.DEVNULL)
        command = [sys.executable, "-m", "benchmarks.scale", str(source), str(out / f"out-{size}")]
        more = ["--cheap"] if asked.cheap else []
        subprocess.run([*command, "--alone", "--shard-kb", str(asked.shard_kb), *more], check=True)


def alone(source: Path, out: Path, *, cheap: bool, shard: int) -> None:
    """One run in this process: the map with its tables, then the grouping; time and memory.

    The map of an earlier start is not done again, so that a grouping can be measured alone.
    """
    order = Order(
        inputs=(str(source),),
        out=out,
        stock=stock_for(cheap=cheap),
        slice_bytes=shard,
        group=False,
    )
    warm_up(order.stock)
    mapping, summary = timed(order)
    (out / "work" / "grouped.json").unlink(missing_ok=True)
    before = peak()
    grouping, _ = timed(replace(order, group=True))
    count = summary.documents
    print(
        f"{count:8} documents, {summary.articles} pass the filter; processor time of a document: "
        f"map {1000 * mapping / count:.2f} ms ({summary.skipped} of {summary.shards} shards were "
        f"there), group {1000 * grouping / count:.2f} ms; peak {before:.0f} and {peak():.0f} MiB",
        flush=True,
    )


def warm_up(stock: Stock) -> None:
    """Loads what is loaded once in a process: the encoder, the packs, the world's places."""
    stock.load()
    text = "Rebels shelled the town of Darayya on 4 May 2016, a medic said. It killed 3 people."
    row = json.dumps({"title": "Shells fall", "text": text, "published": "2016-05-05"})
    with TemporaryDirectory() as folder:
        source = Path(folder) / "warm.jsonl"
        source.write_text(row)
        run(Order(inputs=(str(source),), out=Path(folder) / "out", stock=stock), executor(1))


def timed(order: Order) -> tuple[float, Summary]:
    """Seconds of the processor that a run in this process takes, and what it did."""
    start = busy()
    summary = run(order, executor(1))
    if summary.failed:
        sys.exit(f"not done: {summary.failed}")
    return busy() - start, summary


def children() -> list[Path]:
    """The processes that this one started and that live: one extracts the text of pages."""
    held = Path("/proc/self/task").glob("*/children")
    return [Path("/proc") / number for path in held for number in path.read_text().split()]


def busy() -> float:
    """Seconds of the processor that this process has used, with those that it started."""
    gone = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() + gone.ru_utime + gone.ru_stime
    for child in children():
        used = (child / "stat").read_text().rpartition(")")[2].split()[11:13]
        seconds += sum(map(int, used)) / os.sysconf("SC_CLK_TCK")
    return seconds


def peak() -> float:
    """The most memory that this process has held and those that it started, in MiB."""
    held = float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    for child in children():
        lines = (child / "status").read_text().splitlines()
        held += sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return held / 1024


def same_on_ray(source: Path, out: Path) -> None:
    """Compares the tables of a local run and of one on Ray, file by file."""
    hashes = []
    for name, engine in (("local", executor(2)), ("ray", OnRay(workers=2))):
        shutil.rmtree(out / name, ignore_errors=True)
        order = Order(
            inputs=(str(source),), out=out / name, stock=CheapStock(), slice_bytes=200_000
        )
        run(order, engine)
        tables = sorted(p for p in (out / name).rglob("*.parquet") if "shards" not in p.parts)
        hashes.append({str(p.relative_to(out / name)): p.read_bytes() for p in tables})
    print(f"{len(hashes[0])} files; local and Ray the same to the byte: {hashes[0] == hashes[1]}")


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(prog="benchmarks.scale", description=__doc__)
    parser.add_argument("source", type=Path, help="a corpus, or with --growth the gold sets")
    parser.add_argument("out", type=Path)
    parser.add_argument("--shard-kb", type=int, default=200)
    parser.add_argument("--growth", type=int, nargs="*")
    parser.add_argument("--form", default="warc", help="of the corpora of --growth")
    parser.add_argument("--passing", type=float, default=0.05)
    parser.add_argument("--cheap", action="store_true", help="rules in the encoder's place")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--ray", action="store_true")
    parser.add_argument("--costs", type=int, help="processor time by step, of so many documents")
    asked = parser.parse_args()
    if asked.growth:
        growth(asked.source, asked.out, asked.growth, asked)
    elif asked.alone:
        alone(asked.source, asked.out, cheap=asked.cheap, shard=asked.shard_kb * 1024)
    elif asked.costs:
        costs(asked.source, asked.costs)
    elif asked.ray:
        same_on_ray(asked.source, asked.out)
    else:
        rates(asked.source, asked.out, asked.shard_kb * 1024)


if __name__ == "__main__":
    main()
