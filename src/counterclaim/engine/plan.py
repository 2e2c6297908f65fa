"""The plan of a run: which parts of the input there are, which are done, which give way."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from counterclaim.engine.shards import Report, Shard, Task, read_report
from counterclaim.engine.sieve import Sieve
from counterclaim.errors import NoInputError, UnreadableInputError
from counterclaim.protocols import Executor
from counterclaim.read import Found, Slice, find, survey
from counterclaim.records import Quarantined
from counterclaim.stock import Stock

#: Bytes of a shard: a few hundred packed pages, some minutes of one core, and what a
#: worker holds in memory is a small multiple of it.
SLICE_BYTES = 8 * 1024 * 1024
#: A smaller file is cut into so many shards, for workers to share, but into none below so many
#: bytes. How a file is cut hangs on that file alone, so that others that come later change nothing.
SHARES, FEWEST_BYTES = 16, 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a bulk run was asked for."""

    inputs: tuple[str, ...]
    out: Path
    stock: Stock
    sieve: Sieve = field(default_factory=Sieve)
    slice_bytes: int = SLICE_BYTES
    tries: int = 4
    group: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """The shards of a run, and the inputs that cannot be opened."""

    tasks: tuple[Task, ...]
    done: tuple[Report, ...]
    aside: tuple[Quarantined, ...]

    @property
    def left(self) -> list[Task]:
        """The tasks that are not done, in order."""
        finished = {report.id for report in self.done}
        return [task for task in self.tasks if task.shard.id not in finished]


@dataclass(frozen=True, slots=True)
class _Survey:
    """Surveys one file, in any process."""

    size: int

    def __call__(self, found: Found) -> list[Slice] | Quarantined:
        try:
            whole = found.path.stat().st_size if found.path else 0
            return survey(found, min(self.size, max(FEWEST_BYTES, whole // SHARES)))
        except UnreadableInputError as error:
            return Quarantined(found.origin, str(error))
        except OSError as error:
            return Quarantined(found.origin, f"it cannot be read: {error.strerror or error}")


def make_plan(order: Order, executor: Executor) -> Plan:
    """The plan: every input file is read once through, to know its parts and their hashes.

    The user's knowledge files travel with the tasks, so that other machines need none.

    Raises:
        NoInputError: if there is nothing to read.
    """
    stock = order.stock
    travelling = replace(stock.settings, knowledge=stock.files, ceasefires=())
    order = replace(order, stock=type(stock)(travelling) if stock.files else stock)
    items = find(order.inputs, but=order.out)
    aside = [item for item in items if isinstance(item, Quarantined)]
    tasks: list[Task] = []
    files = [item for item in items if isinstance(item, Found)]
    for found in executor.gather(_Survey(order.slice_bytes), files, tries=order.tries):
        if found.result is None or isinstance(found.result, Quarantined):
            aside.append(found.result or Quarantined(found.item.origin, found.failure))
        else:
            tasks += (_task(order, part) for part in found.result)
    tasks.sort(key=lambda task: (task.shard.part.origin, task.shard.part.start))
    if not tasks:
        raise NoInputError(f"nothing to read in {', '.join(order.inputs)}")
    done = [report for task in tasks if (report := read_report(task.folder))]
    return Plan(tuple(tasks), tuple(done), tuple(aside))


def _task(order: Order, part: Slice) -> Task:
    version = order.stock.version
    asked = [part.origin, part.form, part.start, part.end, part.sha256, version]
    settings = order.stock.settings
    key = json.dumps([*asked, repr(order.sieve), str(settings.published), settings.outlet])
    name = hashlib.sha256(key.encode()).hexdigest()[:16]
    return Task(Shard(name, part), order.out, order.stock, order.sieve, version)


def reports(out: Path) -> Iterator[Report]:
    """The reports of all finished shards, by id."""
    for folder in sorted((out / "shards").glob("[!.]*")):
        if report := read_report(folder):
            yield report


def drop_overtaken(out: Path, tasks: Sequence[Task]) -> list[str]:
    """Removes shards of an earlier state of the same files; their ids.

    A file that changed, a newer version, or another filter gives other shards: keeping
    both would tell every article twice.
    """
    wanted = {task.shard.id for task in tasks}
    paths = {str(task.shard.part.path.resolve()) for task in tasks}
    gone = [r.id for r in reports(out) if r.path in paths and r.id not in wanted]
    for name in gone:
        shutil.rmtree(out / "shards" / name)
    for stray in (out / "shards").glob(".new-*"):
        shutil.rmtree(stray, ignore_errors=True)
    return gone
