"""``python -m benchmarks.page``: how fast the page answers, beside a bare Datasette.

Makes a ledger of so many claims by recombining the paragraphs of a small one (see
``recombine``), serves it with ``counterclaim serve`` and with Datasette, and asks both in
turns: every view with addresses drawn from the ledger itself, and the search. Datasette
runs from a Python of its own (``--datasette``), since the product does not need it.

Two times are told of each request: on the clock, from asking to the last byte, and on the
processor, what the server's threads used of it (Linux). On an idle machine the two are
nearly the same; on a shared one only the second says something about the page.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.recombine import Recombined, paragraphs
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Pipeline

COMMAND = "from counterclaim.show.cli import main; main()"
PARTS = 5  # paragraphs of an article
WORDS = (
    "truce",
    "killed",
    "shelling",
    "hospital",
    "observatory",
    "aid convoy",
    "army said",
    "rocket*",
    '"cessation of hostilities"',
    "ministry",
    "Aleppo",
    "denied",
    "ceasefire breach",
    "civilians -killed",
    "wounded OR injured",
)


def make(source: Path, path: Path, claims: int, seed: int) -> None:
    """A ledger of about so many claims from the paragraphs of a small one."""
    pipeline, rng = Pipeline(), random.Random(seed)
    with open_ledger(source, readonly=True) as ledger:
        compared = ledger.compared()
        stock = paragraphs(ledger.readings(), compared)
    made, number, written = Recombined(stock, compared, rng), 0, 0
    with open_ledger(path, create=True) as ledger:
        ledger.replace_knowledge(pipeline.stock.known())
        while written < claims:
            reading = made.article(number, PARTS)
            ledger.add_reading(reading, version="recombined")
            number, written = number + 1, written + len(reading.understanding.attributions)
            if number % 500 == 0:
                print(f"{number} articles, {written} claims", file=sys.stderr)
        ledger.replace_compared(made.found())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running server: where it listens and which process it is."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Milliseconds that its threads have used of the processor; 0 where not told."""
        used = 0
        for task in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):  # a thread may end while we look
                used += int(task.read_text().split()[0])
        return used / 1e6


@contextmanager
def served(command: Callable[[int], Sequence[str]], ready: str) -> Iterator[Server]:
    """Runs a server until the block ends."""
    port = _free_port()
    server = subprocess.Popen(command(port), stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                ask(port, ready)
                break
            except OSError:
                time.sleep(0.1)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait()


def ask(port: int, address: str) -> tuple[int, float]:
    """The status of an answer, and the milliseconds until its last byte."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, (time.perf_counter() - start) * 1000


def _ids(path: Path, sql: str, number: int, rng: random.Random) -> list[str]:
    with open_ledger(path, readonly=True) as ledger:
        found = [str(row[0]) for row in ledger.db.execute(sql) if row[0]]
    return rng.choices(found, k=number) if found else []


def addresses(path: Path, number: int, rng: random.Random) -> dict[str, list[str]]:
    """Addresses of each view: record ids and filter values as the ledger has them."""

    def some(sql: str) -> list[str]:
        return _ids(path, sql, number, rng)

    outlets = some("SELECT DISTINCT outlet FROM article")
    speakers = some("SELECT actor FROM claim_speaker WHERE claim % 7 = 0")
    months = some("SELECT DISTINCT substr(published_start, 1, 7) FROM article")
    (total,) = _ids(path, "SELECT count(*) FROM claim", 1, rng)
    starts = [rng.randrange(0, int(total), 50) for _ in range(number)]
    words = [WORDS[n % len(WORDS)] for n in range(number)]
    weeks = some("SELECT DISTINCT date(interval_start, 'weekday 1', '-7 days') FROM coded_event")
    return {
        "/": ["/"] * number,
        "/claims": ["/claims"] * number,
        "/claims, any page": [f"/claims?start={n}" for n in starts],
        "/claims by outlet": [f"/claims?{urlencode({'outlet': o})}" for o in outlets],
        "/claims by speaker": [f"/claims?speaker={quote(s)}" for s in speakers],
        "/claims by month": [f"/claims?month={m}" for m in months],
        "/claims, stance": [f"/claims?stance={s}" for s in ("says", "denies", "accuses")],
        "/claims/ID": [f"/claims/{i}" for i in some("SELECT id FROM claim LIMIT 50000")],
        "/articles": [f"/articles?{urlencode({'outlet': o})}" for o in ("", *outlets)],
        "/articles/ID": [f"/articles/{i}" for i in some("SELECT id FROM article")],
        "/articles/ID/marks": [f"/articles/{i}/marks" for i in some("SELECT id FROM article")],
        "/actors": [f"/actors?by={by}" for by in ("", "claims", "named")] * (number // 3),
        "/actors/ID": [f"/actors/{i}" for i in some("SELECT actor FROM actor_count")],
        "/incidents": [f"/incidents?conflict={c}" for c in ("", "1")] * (number // 2),
        "/incidents/ID": [
            f"/incidents/{i}"
            for i in some("SELECT incident_id FROM account GROUP BY 1 HAVING count(*) > 1")
        ],
        "/ceasefires": ["/ceasefires"] * number,
        "/ceasefires/ID": [
            f"/ceasefires/{i}" for i in some("SELECT DISTINCT ceasefire FROM ceasefire_mention")
        ],
        "/accusations": ["/accusations"] * number,
        "/labels": [f"/labels?{urlencode({'outlet': o})}" for o in ("", *outlets)],
        "/map": ["/map"] * number,
        "/map by week": [f"/map?since={w}" for w in weeks],
        "/timeline": [f"/timeline?start={20 * n}" for n in range(number)],
        "/changes": ["/changes"] * number,
        "search claims": [f"/claims?{urlencode({'q': w})}" for w in words],
        "search articles": [f"/articles?{urlencode({'q': w})}" for w in words],
    }


def datasette_addresses(name: str, number: int, rng: random.Random) -> dict[str, list[str]]:
    """The same questions as far as Datasette's own pages can put them."""
    plain = [w for w in WORDS if w.replace(" ", "").isalpha() or w.startswith('"')]
    return {
        "table claim": [f"/{name}/claim?_size=50"] * number,
        "table claim, with facets": [f"/{name}/claim?_size=50&_facet=outlet&_facet=stance"]
        * number,
        "view claims": [f"/{name}/claims?_size=50"] * number,
        "table article": [f"/{name}/article?_size=50"] * number,
        "search claims": [
            f"/{name}/claim?{urlencode({'_search': plain[n % len(plain)], '_size': 50})}"
            for n in range(number)
        ],
    }


Times = dict[str, list[tuple[float, float]]]  # by view: on the clock, on the processor


def measured(server: Server, wanted: dict[str, list[str]], rng: random.Random) -> Times:
    """Milliseconds by view; the addresses of all views are asked in one mixed order."""
    mixed = [(name, address) for name, found in wanted.items() for address in found]
    rng.shuffle(mixed)
    times: Times = {name: [] for name in wanted}
    for name, address in mixed:
        before = server.cpu()
        status, took = ask(server.port, address)
        if status != 200:
            print(f"{status} at {address}", file=sys.stderr)
        times[name].append((took, server.cpu() - before))
    return times


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which a share of the times lies."""
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, round(share * (len(ranked) - 1)))]


def told(title: str, times: Times) -> None:
    """Prints the median and the 95th percentile of each view, on the clock and the processor."""
    print(f"\n{title:28} {'n':>4} {'p50':>7} {'p95':>7}   {'cpu p50':>7} {'cpu p95':>7}  ms")
    pages = [t for name, found in times.items() if "search" not in name for t in found]
    searches = [t for name, found in times.items() if "search" in name for t in found]
    for name, found in {**times, "all pages": pages, "all searches": searches}.items():
        if found:
            clock, cpu = zip(*found, strict=True)
            cells = [percentile(x, share) for x in (clock, cpu) for share in (0.5, 0.95)]
            print(f"{name:28} {len(found):4} " + " ".join(f"{t:7.0f}" for t in cells), flush=True)


def main() -> None:
    """Makes the ledger if it is missing, then measures both servers."""
    parser = argparse.ArgumentParser(prog="benchmarks.page", description=__doc__)
    parser.add_argument("source", type=Path, help="a small ledger to take paragraphs from")
    parser.add_argument("ledger", type=Path, help="the large one; made if it is missing")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--number", type=int, default=40, help="requests of each view")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--datasette", type=Path, help="the datasette command; left out if not given"
    )
    parser.add_argument("--make-only", action="store_true")
    asked = parser.parse_args()
    if not asked.ledger.exists():
        make(asked.source, asked.ledger, asked.claims, asked.seed)
    if asked.make_only:
        return
    rng = random.Random(asked.seed)
    (claims,) = _ids(asked.ledger, "SELECT count(*) FROM claim", 1, rng)
    (articles,) = _ids(asked.ledger, "SELECT count(*) FROM article", 1, rng)
    size = asked.ledger.stat().st_size / 2**20
    print(f"{claims} claims, {articles} articles, {size:.0f} MiB; load {os.getloadavg()[0]:.1f}")
    ours = [sys.executable, "-c", COMMAND, "serve", str(asked.ledger)]
    wanted = addresses(asked.ledger, asked.number, rng)
    with served(lambda port: [*ours, "--port", str(port)], "/") as server:
        measured(server, {name: found[:1] for name, found in wanted.items()}, rng)  # warm
        told("counterclaim", measured(server, wanted, rng))
    if asked.datasette:
        theirs = [str(asked.datasette), "serve", str(asked.ledger)]
        limits = ["--setting", "sql_time_limit_ms", "60000"]
        plain = datasette_addresses(asked.ledger.stem, asked.number, rng)
        with served(lambda port: [*theirs, *limits, "--port", str(port)], "/") as server:
            measured(server, {name: found[:1] for name, found in plain.items()}, rng)
            told("datasette", measured(server, plain, rng))


if __name__ == "__main__":
    main()
