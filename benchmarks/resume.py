"""``python -m benchmarks.resume CORPUS OUT``: what a bulk run does again after it was killed.

A run is killed while it is at a shard, several times over, and then left to its end.
Counted are the shards that were finished before a kill and were touched after it, the
shards at work when it came, and the articles of those that had been understood already.
Then the tables are held against those of a run that nobody disturbed. Rules stand in the
encoder's place: what is repeated does not depend on who reads.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.cheap import CheapStock

from counterclaim.engine import executor
from counterclaim.engine.bulk import run
from counterclaim.engine.plan import Order, reports


@dataclass(frozen=True, slots=True)
class Killed:
    """What stood when a run was killed: finished shards, shards at work, articles in them."""

    finished: dict[str, int]
    begun: tuple[str, ...]
    understood: int


def order(source: Path, out: Path, shard: int) -> Order:
    """The run that is killed."""
    return Order(inputs=(str(source),), out=out, stock=CheapStock(), slice_bytes=shard)


def finished(out: Path) -> dict[str, int]:
    """The finished shards, with the time at which each was written."""
    return {r.id: (out / "shards" / r.id / "report.json").stat().st_mtime_ns for r in reports(out)}


def kill_once(command: list[str], out: Path, more: int, rng: random.Random) -> Killed | None:
    """Kills a run at some moment after it finished a few more shards; None if it ended first."""
    before = len(finished(out)) if out.exists() else 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None:
        if out.exists() and len(finished(out)) >= before + more and list(journals(out)):
            time.sleep(rng.uniform(0, 0.5))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return standing(out)
        time.sleep(0.02)
    return None


def journals(out: Path) -> list[Path]:
    """The journals of shards that are at work."""
    return sorted((out / "work").glob("*.journal"))


def standing(out: Path) -> Killed:
    """What stands after a kill."""
    done = finished(out)
    begun = [path for path in journals(out) if path.stem not in done]
    return Killed(done, tuple(path.stem for path in begun), sum(map(understood, begun)))


def understood(journal: Path) -> int:
    """The articles of the last attempt at a shard whose batch was understood."""
    last = journal.read_text().rpartition("attempt")[2].split("\n")
    batches = [line.split() for line, after in pairwise(last) if after == "done"]
    return sum(int(end) - int(start) for _, start, end in batches)


def tables(out: Path) -> dict[str, bytes]:
    """All tables by name."""
    found = sorted(p for p in out.rglob("*.parquet") if "shards" not in p.relative_to(out).parts)
    return {str(p.relative_to(out)): p.read_bytes() for p in found}


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(prog="benchmarks.resume", description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--shard-kb", type=int, default=100)
    parser.add_argument("--run", action="store_true", help="run to the end; used by itself")
    asked = parser.parse_args()
    wanted = order(asked.source, asked.out, asked.shard_kb * 1024)
    if asked.run:
        run(wanted, executor(1))
        return
    shutil.rmtree(asked.out, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.resume", *sys.argv[1:], "--run"]
    rng = random.Random(1)
    kills: list[Killed] = []
    while len(kills) < asked.kills and (held := kill_once(command, asked.out, 2, rng)):
        kills.append(held)
    summary = run(wanted, executor(1))
    made, after = {r.id: r for r in reports(asked.out)}, finished(asked.out)
    for at, held in enumerate(kills, 1):
        again = [made[name].documents for name in held.begun]
        touched = sum(after[name] != when for name, when in held.finished.items())
        print(
            f"kill {at}: {len(held.finished)} shards finished, {touched} of them touched later; "
            f"{len(again)} at work, of {again} documents, {held.understood} articles understood "
            f"and understood again"
        )
    whole = asked.out.with_name(f"{asked.out.name}-undisturbed")
    shutil.rmtree(whole, ignore_errors=True)
    run(order(asked.source, whole, asked.shard_kb * 1024), executor(1))
    print(
        f"{summary.documents} documents in {summary.shards} shards; the tables are those of an "
        f"undisturbed run: {tables(asked.out) == tables(whole)}"
    )


if __name__ == "__main__":
    main()
