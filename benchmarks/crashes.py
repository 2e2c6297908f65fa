"""``python -m benchmarks.crashes --kills N --full M``: runs that die, and what they leave.

A child process reads the sample corpus into a ledger, takes decisions and compares anew;
it is killed (SIGKILL) at a random moment of a random step, or its disk is full at a
random size. After each: the ledger opens, ``verify`` finds nothing, all that was told
as done is there, and a second run ends with the same ledger and exports, to the byte,
as a run that nobody disturbed. Rules stand in for the encoder, and what they found is
kept for the next child, so that the time goes into reading, writing and comparing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from tests.cheap import CheapStock

from benchmarks.determinism import CORPUS, export_hash
from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger, open_ledger, verify
from counterclaim.pipeline import Pipeline
from counterclaim.records import Actor, Article, DecisionKind, Place, Quarantined, Reading

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
FULL = 7  # the child's exit status for "could not write, and said so"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class FewNames(CheapStock):
    """A stock that writes of the packs' thousands of names those that the corpus uses.

    Writing all takes most of a short run, and most kills would fall there.
    """

    used: set[str] = field(default_factory=set)

    def known(self) -> Iterator[Actor | Place]:
        """The actors and places of the packs whose ids are ``used``."""
        return (found for found in super().known() if found.id in self.used)


@dataclass(frozen=True)
class Recalled(Pipeline):
    """A pipeline that understands an article once and hands it out again."""

    known: dict[str, Reading | Quarantined] = field(default_factory=dict)

    def understand(self, articles: Iterable[Article]) -> Iterator[Reading | Quarantined]:
        """Each article as it was understood the first time, one at a time."""
        for article in articles:
            if article.id not in self.known:
                (self.known[article.id],) = super().understand([article])
            yield self.known[article.id]


def whole_run(pipeline: Pipeline, inputs: Sequence[Path], ledger: Path, tell: Tell) -> None:
    """Reads, decides, compares; tells of every step when it is done. Can be run again."""
    tell("start")
    pipeline.read_into(inputs, ledger, progress=lambda origin: tell(f"read {origin}"))
    tell("compared")
    with open_ledger(ledger) as opened:
        for kind, subject, value in _decisions(opened):
            made = opened.record_decision(kind, subject, value, who="Ana", when=WHEN)
            tell(f"decided {made.id}")
        pipeline.compare_into(opened)
    tell("end")


def _decisions(ledger: Ledger) -> Iterator[tuple[DecisionKind, str, str]]:
    """A decision of several kinds, the same in every run over the same articles."""
    readings = list(ledger.readings())
    said = [a.id for r in readings for a in r.understanding.attributions]
    spoke = sorted({s.actor for r in readings for s in r.resolved.speakers if s.actor})
    yield DecisionKind.REJECT, said[0], ""
    yield DecisionKind.RELABEL, said[1], "warns"
    yield DecisionKind.RENAME, spoke[0], "A name by Ana"
    yield DecisionKind.MERGE, spoke[1], spoke[2]


@dataclass
class Child:
    """A forked process that does ``work`` and tells of its steps through a pipe."""

    work: Callable[[Tell], None]

    def __post_init__(self) -> None:
        self._heard, write = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(write)
            self.told: list[str] = []
            self._rest = b""
            return
        status = 1
        try:
            self.work(lambda line: void(os.write(write, line.encode() + b"\n")))
            status = 0
        except (CounterclaimError, OSError) as error:
            os.write(write, f"error {error}".replace("\n", " ").encode() + b"\n")
            status = FULL
        finally:
            os._exit(status)

    def hear(self, *, until: int = sys.maxsize) -> None:
        """Waits for so many steps, or for the end."""
        while len(self.told) < until:
            select.select([self._heard], [], [])
            data = os.read(self._heard, 65536)
            if not data:
                return
            *lines, self._rest = (self._rest + data).split(b"\n")
            self.told += [line.decode() for line in lines]

    def kill(self) -> None:
        """Ends it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> int:
        """Its exit status, after all that it told was heard."""
        self.hear()
        os.close(self._heard)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def void(_: object) -> None:
    """Nothing."""


@dataclass
class Trial:
    """The work, how an undisturbed run of it ends, and what was seen of disturbed ones."""

    stock: FewNames
    inputs: Sequence[Path]
    folder: Path
    expected: str = ""
    gaps: list[float] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pipeline = Recalled(self.stock)

    def prepare(self) -> None:
        """Warms up, then takes an undisturbed run as the measure, with the time of each step."""
        for item in self.pipeline.understand(
            a for a in self.pipeline.read(self.inputs) if isinstance(a, Article)
        ):
            if isinstance(item, Quarantined):
                raise SystemExit(f"cannot be understood: {item.reason}")
            self.stock.used.update(s.actor for s in item.resolved.speakers if s.actor)
            self.stock.used.update(r.entity for r in item.resolved.resolutions if r.entity)
        path, times = self.folder / "whole.ledger", [time.monotonic()]

        def tell(_: str) -> None:
            times.append(time.monotonic())

        whole_run(self.pipeline, self.inputs, path, tell)
        self.gaps = [after - before for before, after in pairwise(times[1:])]
        self.expected = self._hash(path)

    def _hash(self, path: Path) -> str:
        return export_hash(path, self.stock.view)

    def run(self, ledger: Path) -> Child:
        """A child at the work."""
        return Child(lambda tell: whole_run(self.pipeline, self.inputs, ledger, tell))

    def kill_once(self, random_: random.Random, number: int) -> None:
        """One kill, at a random moment of a random step, and all checks after it."""
        path = self.folder / f"kill{number}.ledger"
        step = random_.randrange(len(self.gaps))
        moment = random_.random() * self.gaps[step]
        child = self.run(path)
        child.hear(until=step + 1)
        time.sleep(moment)
        child.kill()
        self.seen["killed" if child.end() == -signal.SIGKILL else "ended before"] += 1
        self._check(path, child.told, f"kill {number} after {child.told[-1:]}")

    def fill_once(self, random_: random.Random, number: int) -> None:
        """One disk that is full at a random size, and all checks after there is room again."""
        with small_disk(self.folder / f"disk{number}") as disk:
            whole = (self.folder / "whole.ledger").stat().st_size
            room = int(random_.uniform(0.01, 2.5) * whole)
            child = disk.run(lambda: self.run(disk.path / "a.ledger"), room)
            status = child.end()
            self.seen[{0: "fitted", FULL: "full, and told so"}.get(status, f"status {status}")] += 1
            if status not in (0, FULL):
                self.faults.append(f"full disk {number}: status {status}")
            disk.grow(whole * 8)
            self._check(disk.path / "a.ledger", child.told, f"full {number} at {room}")

    def _check(self, path: Path, told: Sequence[str], about: str) -> None:
        faults = list(self._left(path, told))
        again = self.run(path)
        status = again.end()
        if status:
            faults.append(f"the run again ends with {status}: {again.told[-1:]}")
        elif self._hash(path) != self.expected:
            faults.append("the ledger of the run again is another")
        self.faults += [f"{about}: {fault}" for fault in faults]
        for leftover in path.parent.glob(f"{path.name}*"):
            if leftover != path:
                self.faults.append(f"{about}: {leftover.name} is left behind")
            leftover.unlink()

    def _left(self, path: Path, told: Sequence[str]) -> Iterator[str]:
        """What is wrong with the ledger that a disturbed run left."""
        if not _is_ledger(path):
            if any(line.startswith(("read ", "decided ")) for line in told):
                yield "there is no ledger, though articles were told as read"
            self.seen["before there was a ledger"] += 1
            return
        yield from (str(fault) for fault in verify(path))
        with open_ledger(path, readonly=True) as ledger:
            kept = {f"read {r.article.origin}" for r in ledger.readings()}
            kept |= {f"read {q.origin}" for q in ledger.quarantined()}
            kept |= {f"decided {d.id}" for d in ledger.decisions()}
        for line in told:
            if line.startswith(("read ", "decided ")) and line not in kept:
                yield f"lost: {line}"


def _is_ledger(path: Path) -> bool:
    """Whether the first transaction, which makes the tables, was written."""
    try:
        open_ledger(path, readonly=True).close()
    except CounterclaimError:
        return False
    return True


@dataclass
class Disk:
    """A folder with little room: a small tmpfs where one can be mounted, else a file limit."""

    path: Path
    mounted: bool

    def run(self, start: Callable[[], Child], room: int) -> Child:
        """A child that finds only so much room, in bytes."""
        if self.mounted:
            self.grow(room)
            return start()
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, old[1]))
        try:
            return start()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)

    def grow(self, size: int) -> None:
        """Makes room."""
        if self.mounted:
            _mount("-o", f"remount,size={max(size, 65536)}", str(self.path))


def _mount(*arguments: str) -> bool:
    program = shutil.which("mount")
    if program is None:
        return False
    return subprocess.run([program, *arguments], capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(path: Path) -> Iterator[Disk]:
    """A disk of its own for a ledger."""
    path.mkdir()
    mounted = _mount("-t", "tmpfs", "-o", "size=65536", "none", str(path))
    try:
        yield Disk(path, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", str(path)], check=True)


def main() -> None:
    """Prints what was seen, as JSON; exits with 1 on a fault."""
    parser = argparse.ArgumentParser(prog="benchmarks.crashes", description=__doc__)
    parser.add_argument("inputs", nargs="*", type=Path, default=[CORPUS])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--full", type=int, default=0, help="runs on a disk that is full")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after")
    asked = parser.parse_args()
    random_, began = random.Random(asked.seed), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(FewNames(), asked.inputs, Path(folder))
        trial.prepare()
        jobs = [trial.kill_once] * asked.kills + [trial.fill_once] * asked.full
        random_.shuffle(jobs)
        for number, job in enumerate(jobs):
            if time.monotonic() - began > asked.seconds:
                break
            job(random_, number)
    points = trial.seen.total() - trial.seen["before there was a ledger"]
    found = {
        "points": points,
        "steps": len(trial.gaps),
        "seen": dict(trial.seen),
        "faults": trial.faults,
    }
    print(json.dumps(found, indent=2))
    sys.exit(bool(trial.faults))


if __name__ == "__main__":
    main()
